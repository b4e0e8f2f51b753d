import pytest

from desktop.presets import Presets
from desktop.rule_changes import RuleChanges
from engine.analysis.region_rules import InstrumentRule, RegionRules
from engine.errors import SettingsError

BASE = RegionRules({"piano": InstrumentRule(0.4, 0.2)}, InstrumentRule(0.5, 0.3))


def test_without_changes_the_rules_are_the_bundles():
    assert RuleChanges().applied(BASE) == BASE


def test_a_threshold_of_its_own_takes_the_release_along_and_ignores_the_scale():
    rule = RuleChanges(scale=0.5).with_value("piano", "threshold", 0.8).applied(BASE).for_instrument("piano")
    assert (rule.threshold, rule.release) == (pytest.approx(0.8), pytest.approx(0.4))


def test_a_release_never_lies_over_its_threshold():
    changes = RuleChanges().with_value("piano", "release", 0.9)
    assert changes.applied(BASE).for_instrument("piano").release == pytest.approx(0.4)


def test_every_setting_reaches_its_rule():
    changes = RuleChanges()
    wanted = {"threshold": 0.6, "release": 0.5, "min_duration_s": 1.5, "merge_gap_s": 0.7, "median_frames": 5}
    for setting, value in wanted.items():
        changes = changes.with_value("flute", setting, value)
    assert changes.applied(BASE).for_instrument("flute") == InstrumentRule(0.6, 0.5, 5, 1.5, 0.7)
    assert changes.applied(BASE).for_instrument("piano") == BASE.for_instrument("piano")


def test_a_median_has_an_odd_number_of_frames():
    assert RuleChanges().with_value("flute", "median_frames", 4).overrides["flute"]["median_frames"] == 5


def test_an_instrument_is_reset_alone():
    changes = RuleChanges().with_value("flute", "threshold", 0.6).with_value("piano", "threshold", 0.6)
    assert set(changes.without("flute").overrides) == {"piano"}
    assert changes.with_value("flute", "threshold", None).with_value("piano", "threshold", None) == RuleChanges()


def test_changes_come_back_from_json():
    changes = RuleChanges(0.7).with_value("flute", "median_frames", 7).with_value("piano", "release", 0.1)
    assert RuleChanges.from_json(changes.to_json()) == changes


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        {"scale": "much", "overrides": {}},
        {"scale": 1.0},
        {"scale": 1.0, "overrides": {"flute": {"volume": 3}}},
        {"scale": 1.0, "overrides": {"flute": [1, 2]}},
        {"scale": float("nan"), "overrides": {}},
    ],
)
def test_json_of_another_shape_is_refused_in_words(data):
    with pytest.raises(SettingsError, match="The thresholds cannot be read"):
        RuleChanges.from_json(data)


def test_presets_are_kept_and_found_by_what_they_change(own_folders):
    changes = RuleChanges().with_value("flute", "threshold", 0.6)
    assert Presets().put({"Flute take": changes.to_json()}) == ""
    presets = Presets()
    assert presets.own == {"Flute take": changes}
    assert presets.name_of(changes) == "Flute take"
    assert presets.name_of(RuleChanges()) == "As trained"
    presets.put({"Flute take": None})
    assert presets.own == {}


def test_a_preset_of_the_program_is_not_replaced(own_folders):
    with pytest.raises(SettingsError, match="choose another name"):
        Presets().check_name("As trained")


def test_presets_that_cannot_be_read_are_left_out_and_stay_in_the_settings(own_folders):
    presets = Presets()
    presets.put({"good": RuleChanges(0.5).to_json()})
    text = str(presets._store.value("rules/presets"))
    presets._store.setValue("rules/presets", text.replace("{", '{"bad": 3, ', 1))
    assert list(Presets().own) == ["good"]
    presets.put({"good": None})
    assert presets.own == {}
    assert presets.stored("bad", "good") == {"bad": 3, "good": None}
    presets._store.setValue("rules/presets", "no json")
    assert Presets().own == {}

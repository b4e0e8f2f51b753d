import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog

from desktop.audio_output import TimerOutput
from desktop.presets import Presets
from desktop.views.rules_panel import RulesPanel
from desktop.window import MainWindow
from tests.desktop.conftest import facts
from tests.desktop.view_builders import shown


@pytest.fixture
def panel(qtbot, document):
    return shown(qtbot, RulesPanel(document, Presets()), 320, 600)


def choose(panel: RulesPanel, instrument: str) -> None:
    for row in range(panel.instruments.topLevelItemCount()):
        item = panel.instruments.topLevelItem(row)
        if item.data(0, Qt.ItemDataRole.UserRole) == instrument:
            panel.instruments.setCurrentItem(item)
    assert panel.instrument == instrument


def of(document, instrument: str) -> int:
    document.flush()
    return sum(region.instrument == instrument for region in document.regions)


def test_moving_a_slider_derives_regions_of_that_instrument_at_once(panel, document):
    choose(panel, "clarinet")
    assert of(document, "clarinet") == 1
    slider = panel.rows["threshold"].slider
    for _ in range(10):
        QTest.keyClick(slider, Qt.Key.Key_Left)
    assert document.rules.for_instrument("clarinet").threshold == pytest.approx(0.40)
    assert of(document, "clarinet") == 2
    assert document.rules.for_instrument("piano").threshold == pytest.approx(0.5)
    assert document.undo_stack.count() == 1
    assert document.undo_stack.undoText() == "Change threshold of clarinet"
    document.undo_stack.undo()
    assert of(document, "clarinet") == 1
    assert panel.rows["threshold"].number.value() == pytest.approx(0.5)


def test_every_row_changes_its_setting(panel, document):
    choose(panel, "piano")
    for setting, value in (
        ("threshold", 0.6),
        ("release", 0.55),
        ("min_duration_s", 4.0),
        ("merge_gap_s", 1.25),
        ("median_frames", 5),
    ):
        panel.rows[setting].number.setValue(value)
        assert getattr(document.rules.for_instrument("piano"), setting) == pytest.approx(value)
    assert of(document, "piano") == 1
    assert panel.rows["release"].label.text() == "Release •"


def test_all_instruments_are_changed_together(panel, document):
    choose(panel, "")
    panel.rows["min_duration_s"].number.setValue(3.5)
    assert {document.rules.for_instrument(name).min_duration_s for name in document.instruments} == {3.5}


def test_an_instrument_is_reset_and_then_all(panel, document):
    for name in ("clarinet", "piano"):
        choose(panel, name)
        panel.rows["threshold"].number.setValue(0.7)
    panel.reset_button.click()
    assert set(document.work.rule_changes.overrides) == {"clarinet"}
    panel.reset_all_button.click()
    assert document.work.rule_changes.overrides == {}
    assert not panel.reset_all_button.isEnabled()


def test_the_list_shows_thresholds_counts_and_what_is_changed(panel, document):
    choose(panel, "piano")
    panel.rows["threshold"].number.setValue(0.75)
    document.flush()
    texts = {
        panel.instruments.topLevelItem(row).text(0): [panel.instruments.topLevelItem(row).text(c) for c in (1, 2)]
        for row in range(3)
    }
    assert texts["piano"] == ["0.75 •", "1"]
    assert texts["clarinet"] == ["0.50", "1"]
    assert texts["All instruments"][1] == "2"


def test_selecting_a_region_shows_its_instrument(panel, document):
    document.select_region(next(region for region in document.regions if region.instrument == "piano"))
    assert panel.instrument == "piano"


def test_presets_of_the_program_and_ones_own(panel, document, monkeypatch):
    panel.preset_box.setCurrentText("More regions")
    panel.preset_box.activated.emit(panel.preset_box.currentIndex())
    assert document.threshold_scale == pytest.approx(0.75)
    choose(panel, "piano")
    panel.rows["threshold"].number.setValue(0.7)
    assert panel.preset_box.currentText() == "Own settings"
    monkeypatch.setattr(QInputDialog, "getText", lambda *args: ("Rehearsal", True))
    panel.save_button.click()
    assert panel.preset_box.currentText() == "Rehearsal"
    panel.reset_all_button.click()
    assert panel.preset_box.currentText() == "As trained"
    panel.preset_box.setCurrentText("Rehearsal")
    panel.preset_box.activated.emit(panel.preset_box.currentIndex())
    assert document.rules.for_instrument("piano").threshold == pytest.approx(0.7)
    assert panel.remove_button.isEnabled()
    panel.remove_button.click()
    assert panel.preset_box.findText("Rehearsal") < 0


def test_edits_survive_every_setting(panel, document):
    clarinet = document.regions[0]
    document.confirm(clarinet)
    choose(panel, "clarinet")
    panel.rows["threshold"].number.setValue(0.98)
    panel.rows["min_duration_s"].number.setValue(9.0)
    document.flush()
    assert [r.status for r in document.regions if r.instrument == "clarinet"] == ["confirmed"]


def test_the_panel_is_shown_and_hidden_by_its_command(filled):
    action = filled.actions_by_id["show_rules"]
    assert not filled.rules_dock.isVisible()
    action.trigger()
    assert filled.rules_dock.isVisible()
    filled.rules_dock.close()
    assert not action.isChecked()


def test_the_panel_is_there_again_at_the_next_start(filled, bundle):
    filled.actions_by_id["show_rules"].trigger()
    filled.close()
    other = MainWindow(str(bundle), TimerOutput)
    assert other.actions_by_id["show_rules"].isChecked()
    assert other.rules_dock.isHidden()
    other.session.document.set_recording(facts())
    assert not other.rules_dock.isHidden()
    other.close()
    other.deleteLater()

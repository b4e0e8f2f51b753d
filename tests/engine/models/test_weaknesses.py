"""Weak instruments are those whose own card says so."""

from dataclasses import replace

from engine.features import FeatureSettings
from engine.models import Card
from engine.models.weaknesses import weaknesses

CARD = Card(
    name="judged",
    description="For tests.",
    instruments=("flute", "organ", "ukulele", "voice"),
    architecture="hran",
    arguments={},
    features=FeatureSettings(),
    calibration={},
    rules={},
    metrics={
        "validation": {"average_precision": {"flute": 0.9, "organ": 0.9, "voice": 0.9}},
        "cross_fitted": {"average_precision": {"flute": 0.8, "organ": 0.31, "voice": 0.12}},
    },
)


def test_worst_come_first_then_those_that_nobody_judged() -> None:
    assert [weak.instrument for weak in weaknesses(CARD)] == ["voice", "organ", "ukulele"]
    assert [str(weak) for weak in weaknesses(CARD)] == [
        "voice (average precision 0.12)",
        "organ (average precision 0.31)",
        "ukulele (never judged: no recording of it)",
    ]


def test_card_without_figures_names_no_weakness() -> None:
    assert weaknesses(replace(CARD, metrics={})) == ()
    assert weaknesses(replace(CARD, metrics={"cross_fitted": "lost"})) == ()


def test_figures_of_few_recordings_are_told_as_such() -> None:
    judged = {
        "average_precision": {"flute": 0.95, "organ": 0.31, "ukulele": 0.76, "voice": 0.7},
        "recordings": {"flute": 1, "organ": 1, "ukulele": 2, "voice": 3},
    }
    found = weaknesses(replace(CARD, metrics={"cross_fitted": judged}))
    assert [str(weak) for weak in found] == [
        "organ (average precision 0.31 by 1 recording only)",
        "ukulele (average precision 0.76 by 2 recordings only)",
        "flute (average precision 0.95 by 1 recording only)",
    ]

"""Metrics, calibration and rules on figures that can be worked out by hand."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine.analysis.activations import Activations
from engine.analysis.region_rules import InstrumentRule, RegionRules
from engine.training.cross_fitting import calibrated, cross_fitted, two_halves, uncalibrated
from engine.training.fitting import PRIOR, fit_calibration, fit_rules
from engine.training.judgement import judge, with_labelled_solos
from engine.training.metrics import Counts, average_precision, binary_counts, macro_f1, precision_at_recalls
from engine.training.validation_set import LabelledRecording, LabelledSpan, read_validation_set, score_activations

NAMES = ("flute", "violin")


def recording(name: str, classes: tuple[str, ...], complete: bool = True) -> LabelledRecording:
    return LabelledRecording(Path(name), (LabelledSpan(0.0, 2.0, classes, complete),))


def curves(flute: np.ndarray | float, violin: np.ndarray | float, frames: int = 20) -> Activations:
    values = np.stack([np.broadcast_to(flute, frames), np.broadcast_to(violin, frames)], axis=1).astype(np.float32)
    return Activations(values, NAMES, 0.1, frames * 0.1)


def test_average_precision_of_a_known_ranking() -> None:
    truth = np.array([True, False, True, False])
    assert average_precision(truth, np.array([0.9, 0.8, 0.7, 0.1])) == pytest.approx((1 + 2 / 3) / 2)
    assert average_precision(truth, np.array([0.9, 0.1, 0.8, 0.2])) == 1.0
    assert np.isnan(average_precision(np.zeros(4, bool), np.ones(4)))


def test_precision_recall_and_f1_of_known_counts() -> None:
    truth = np.array([True, True, True, False])
    predicted = np.array([True, False, False, True])
    counts = binary_counts(truth, predicted)
    assert counts == Counts(hits=1, true=3, found=2)
    assert (counts.precision, counts.recall, counts.f1) == pytest.approx((0.5, 1 / 3, 0.4))
    assert (Counts().precision, Counts().recall, Counts().f1) == (0, 0, 0)


def test_mean_f1_leaves_out_what_never_sounds() -> None:
    assert macro_f1([Counts(1, 1, 1), Counts(0, 1, 0), Counts(0, 0, 5)]) == 0.5
    assert np.isnan(macro_f1([Counts(0, 0, 1)]))


def test_precision_recall_curve_of_a_known_ranking() -> None:
    truth = np.array([False, True, True, False, True])
    score = np.array([0.9, 0.8, 0.7, 0.6, 0.5])
    # Precision at the hits is 1/2, 2/3 and 3/5; interpolation takes the best from there on.
    curve = precision_at_recalls(truth, score, np.array([0.0, 1 / 3, 2 / 3, 0.9, 1.0]))
    assert curve == pytest.approx([2 / 3, 2 / 3, 2 / 3, 3 / 5, 3 / 5])
    assert np.isnan(precision_at_recalls(np.zeros(3, bool), np.ones(3), np.array([0.5]))).all()


def test_score_counts_right_and_confused_solos() -> None:
    recordings = (recording("a", ("flute",)), recording("b", ("violin",)), recording("c", ("flute", "violin")))
    found = {
        Path("a"): curves(0.9, 0.2),
        Path("b"): curves(0.6, 0.5),
        Path("c"): curves(0.8, 0.7),
    }
    score = score_activations(recordings, found)
    assert score.top1 == 0.5
    assert score.solo_hits == {"flute": (1, 1), "violin": (0, 1)}
    assert score.confusions == {("violin", "flute"): 1}
    assert score.average_precision["flute"] == 1.0
    assert score.average_precision["violin"] == 1.0
    assert score.frame_map == 1.0
    assert score.recordings == {"flute": 2, "violin": 2}


def test_labels_without_a_break_are_one_interval() -> None:
    spans = (
        LabelledSpan(4.0, 5.0, ("flute",), True),
        LabelledSpan(0.0, 1.0, ("flute",), True),
        LabelledSpan(1.0, 2.5, ("flute", "violin"), True),
    )
    labels = LabelledRecording(Path("a"), spans)
    assert labels.intervals("flute").tolist() == [[0.0, 2.5], [4.0, 5.0]]
    assert labels.intervals("violin").tolist() == [[1.0, 2.5]]
    assert labels.intervals("organ").shape == (0, 2)
    assert [span.start_s for span in labels.solos()] == [4.0, 0.0]


def test_judgement_counts_frames_of_each_instrument_and_names_of_solos() -> None:
    recordings = (recording("a", ("flute",)), recording("b", ("violin",)), recording("c", ("flute",), complete=False))
    rules = RegionRules({"flute": InstrumentRule(0.6, 0.5), "violin": InstrumentRule(0.4, 0.3)})
    half = np.where(np.arange(20) < 10, 0.9, 0.1)
    found = {Path("a"): curves(half, 0.5), Path("b"): curves(0.7, 0.8), Path("c"): curves(0.0, 1.0)}
    found = {path: replace(each, rules=rules) for path, each in found.items()}
    judged = judge(with_labelled_solos(recordings, found))
    assert (judged.recordings, judged.complete, judged.minutes) == (3, 2, pytest.approx(4 / 60))
    # Half of the flute is found, and all of the violin's recording beside it; the third recording does not count.
    assert judged.instruments["flute"].confusion == ((0, 20), (10, 10))
    assert judged.instruments["violin"].confusion == ((0, 20), (0, 20))
    assert judged.frames == Counts(hits=30, true=40, found=70)
    assert judged.instruments["flute"].segments[1.0] == Counts(hits=1, true=2, found=3)
    # In recording a, both have a mean of 0.5: the first of them is named.
    assert judged.confusion == ((1, 0), (0, 1))
    assert judged.top1 == 1.0
    assert judged.mistaken() == []


def test_cross_fitted_rules_stay_above_the_noise_floor_as_calibrated() -> None:
    recordings = tuple(recording(str(n), ("flute",) if n % 2 else ("violin",)) for n in range(20))
    raw = {Path(str(n)): curves(0.8 if n % 2 else 0.3, 0.3 if n % 2 else 0.8) for n in range(20)}
    quiet, loud = (
        cross_fitted(recordings, raw, NAMES, curves(floor, 0.001, frames=1))[Path("1")].rules for floor in (0.001, 0.7)
    )
    assert quiet is not None and loud is not None
    assert loud.for_instrument("flute").threshold > quiet.for_instrument("flute").threshold
    assert loud.for_instrument("violin") == quiet.for_instrument("violin")
    assert cross_fitted(recordings, raw, NAMES)[Path("1")].rules is None
    own = RegionRules({"flute": InstrumentRule(0.5, 0.4, 9, 2.0, 1.0)})
    shaped = {path: replace(each, rules=own) for path, each in raw.items()}
    kept = cross_fitted(recordings, shaped, NAMES, curves(0.001, 0.001, frames=1))[Path("1")].rules
    assert kept is not None
    rule, threshold = kept.for_instrument("flute"), quiet.for_instrument("flute").threshold
    assert (rule.threshold, rule.release) == (threshold, pytest.approx(0.8 * threshold))
    assert (rule.median_frames, rule.min_duration_s, rule.merge_gap_s) == (9, 2.0, 1.0)


def test_calibration_finds_the_slope_and_offset_that_made_the_labels() -> None:
    rng = np.random.default_rng(0)
    recordings, found = [], {}
    for number in range(400):
        present = number % 4 == 0
        # Logits of two normal distributions two apart: the true log-odds are 2 x + constant.
        logits = rng.normal(1.0 if present else -1.0, 1.0, 20)
        recordings.append(recording(str(number), ("flute",) if present else ("violin",)))
        found[Path(str(number))] = curves(1 / (1 + np.exp(-logits)), 0.5)
    slope, offset = fit_calibration(tuple(recordings), found, NAMES)["flute"]
    assert slope == pytest.approx(2.0, rel=0.1)
    assert offset == pytest.approx(np.log(PRIOR / (1 - PRIOR)), abs=0.3)


def test_one_misheard_recording_does_not_bend_a_scale_out_of_shape() -> None:
    recordings = (recording("a", ("violin",)), *(recording(str(n), ("flute",)) for n in range(9)))
    # The violin reads lower in its own recording than in any other.
    found = {Path("a"): curves(0.01, 1e-5), **{Path(str(n)): curves(0.9, 1e-3) for n in range(9)}}
    slope, offset = fit_calibration(recordings, found, NAMES)["violin"]
    assert 0.5 <= slope <= 2.0
    assert abs(offset) < 30


def test_class_without_recordings_takes_the_common_calibration_and_threshold() -> None:
    recordings = (recording("a", ("flute",)), recording("b", ("other",)))
    found = {Path("a"): curves(0.9, 0.3), Path("b"): curves(0.2, 0.3)}
    calibration = fit_calibration(recordings, found, NAMES)
    assert np.isfinite(calibration["violin"]).all()
    assert fit_rules(recordings, found, NAMES).for_instrument("violin").threshold > 0


def test_threshold_lies_between_sounding_and_silent_frames_and_above_the_noise_floor_where_it_can() -> None:
    recordings = tuple(recording(str(n), ("flute",) if n % 2 else ("violin",)) for n in range(20))
    found = {Path(str(n)): curves(0.8 if n % 2 else 0.35, 0.35 if n % 2 else 0.8) for n in range(20)}
    rules = fit_rules(recordings, found, NAMES)
    assert 0.35 < rules.for_instrument("flute").threshold <= 0.8
    raised = fit_rules(recordings, found, NAMES, {"flute": 0.65})
    assert rules.for_instrument("flute").threshold < 0.65 < raised.for_instrument("flute").threshold <= 0.8
    assert raised.for_instrument("violin") == rules.for_instrument("violin")
    # A flute that noise resembles more than flutes do would never be found above it.
    for floor in (0.75, 0.8, 0.99):
        assert fit_rules(recordings, found, NAMES, {"flute": floor}) == rules


def test_frames_of_incomplete_labels_never_count_as_absence() -> None:
    recordings = (recording("a", ("flute",), complete=False), recording("b", ("violin",), complete=False))
    found = {Path("a"): curves(0.9, 0.9), Path("b"): curves(0.9, 0.9)}
    slope, offset = fit_calibration(recordings, found, NAMES)["flute"]
    assert slope * np.log(9) + offset > np.log(9)  # only presence was seen, so the answer may only rise


def test_validation_table_is_read_with_its_gaps_as_silence(training_folder: Path) -> None:
    recordings = read_validation_set(training_folder)
    duo = next(r for r in recordings if r.path.name == "duo.flac")
    labels = duo.presence(np.array([0.5, 1.9, 2.5]), NAMES)
    assert labels.tolist() == [[True, True], [True, True], [False, False]]


def test_halves_share_no_recording_and_each_has_every_class() -> None:
    recordings = tuple(recording(f"{name}-{n}", (name,)) for name in NAMES for n in range(5))
    first, second = two_halves(recordings)
    assert set(first).isdisjoint(second)
    assert set(first) | set(second) == set(recordings)
    for half in (first, second):
        assert {r.spans[0].classes[0] for r in half} == set(NAMES)


def test_calibration_can_be_taken_away_again() -> None:
    raw = curves(np.linspace(0.01, 0.99, 20), np.logspace(-5, -0.05, 20))
    constants = {"flute": (0.7, 1.2), "violin": (2.0, -0.5)}
    again = uncalibrated(calibrated(raw, constants), constants)
    assert again.values == pytest.approx(raw.values, abs=1e-4)
    assert again.values[:, 1] == pytest.approx(raw.values[:, 1], rel=1e-3)


def test_cross_fitting_never_calibrates_a_recording_with_itself() -> None:
    # Only one half has violins, so only the other half's violin curves can be bent by them.
    recordings = tuple(recording(f"{n}", ("violin",) if n % 2 else ("flute",)) for n in range(2))
    raw = {Path("0"): curves(0.9, 0.2), Path("1"): curves(0.2, 0.6)}
    found = cross_fitted(recordings, raw, NAMES)
    for judged, fitted_on in ((recordings[0], recordings[1]), (recordings[1], recordings[0])):
        expected = calibrated(raw[judged.path], fit_calibration((fitted_on,), raw, NAMES))
        assert np.array_equal(found[judged.path].values, expected.values)

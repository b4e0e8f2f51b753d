import numpy as np
import pytest

from desktop.snapping import SnapPoint, crossings_s, nearest, snap_points
from engine.analysis.region_rules import InstrumentRule
from tests.desktop.conftest import activations

RULE = InstrumentRule(threshold=0.5, release=0.3)


def test_a_curve_crosses_a_level_between_frame_centres():
    curve = np.array([0.0, 0.0, 1.0, 1.0, 0.0], np.float32)
    assert crossings_s(curve, 1.0, 0.25, 0.0, 5.0) == pytest.approx([1.75, 4.25])


def test_only_crossings_inside_the_stretch_are_given():
    curve = np.array([0.0, 1.0, 0.0, 1.0, 0.0], np.float32)
    assert crossings_s(curve, 1.0, 0.5, 2.1, 3.2) == pytest.approx([3.0])


def test_frames_not_analysed_count_as_silent():
    assert crossings_s(np.array([1.0, np.nan], np.float32), 1.0, 0.5, 0.0, 2.0) == pytest.approx([1.0])


def test_edges_snap_to_both_thresholds_and_the_playhead():
    curves = activations({"flute": [(2.0, 4.0, 1.0)]})
    points = snap_points(curves, "flute", RULE, 2.2, (1.5, 2.5))
    assert {(point.what, round(point.time_s, 2)) for point in points} == {
        ("playhead", 2.2),
        ("threshold", 2.0),
        ("release", 1.98),
    }


def test_an_instrument_without_a_curve_snaps_to_the_playhead_alone():
    assert snap_points(activations({"flute": []}), "theremin", RULE, 2.0, (1.0, 3.0)) == [SnapPoint(2.0, "playhead")]


def test_the_nearest_point_within_reach_is_taken():
    points = [SnapPoint(1.0, "a"), SnapPoint(1.3, "b")]
    assert nearest(points, 1.2, 0.2) == points[1]
    assert nearest(points, 2.0, 0.2) is None

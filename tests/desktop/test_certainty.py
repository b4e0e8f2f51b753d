"""Regions near their threshold look and read differently from sure ones, and edges carry their plus/minus."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt

from desktop.views.lanes import LanesView
from desktop.views.regions_model import END, START, STATUS
from desktop.views.regions_table import RegionsTable
from engine.analysis.activations import Activations
from tests.desktop.view_builders import RULES, open_scene, picture, pixels, shown

DURATION_S = 20.0


@pytest.fixture
def scene(qapp):
    """A flute that is sure, then one that barely reaches the threshold of 0.5 and starts slowly."""
    made = open_scene(DURATION_S)
    curve = np.zeros(200, np.float32)
    curve[20:80] = 0.95
    curve[100:120] = np.linspace(0, 0.55, 20)
    curve[120:170] = 0.55
    made.document.finish_analysis(Activations(curve[:, None], ("flute",), 0.1, DURATION_S), RULES, "test")
    assert len(made.document.regions) == 2
    return made


def test_the_table_says_which_region_is_near_its_threshold(qtbot, scene):
    table = shown(qtbot, RegionsTable(scene.document, scene.axis))
    words = [table.model.index(row, STATUS).data() for row in range(2)]
    assert words == ["not checked", "? near threshold"]
    tip = table.model.index(1, STATUS).data(Qt.ItemDataRole.ToolTipRole)
    assert "unsure: its peak 0.55 barely reaches the threshold 0.50" in tip
    scene.document.confirm(scene.document.regions[1])
    assert table.model.index(1, STATUS).data() == "✓ confirmed"


def test_edges_tell_their_plus_minus(qtbot, scene):
    table = shown(qtbot, RegionsTable(scene.document, scene.axis))
    fast, slow = (table.model.index(row, START).data(Qt.ItemDataRole.ToolTipRole) for row in range(2))
    assert fast.startswith("± 0.1 s")
    assert slow.startswith("± 1.")
    assert table.model.index(1, END).data(Qt.ItemDataRole.ToolTipRole).startswith("± 0.1 s")


def test_a_lower_threshold_makes_a_region_sure(qtbot, scene):
    table = shown(qtbot, RegionsTable(scene.document, scene.axis))
    scene.document.set_threshold("flute", 0.3)
    scene.document.flush()
    assert [table.model.index(row, STATUS).data() for row in range(2)] == ["not checked"] * 2


def test_an_unsure_region_looks_different_without_its_colour(qtbot, scene):
    view = shown(qtbot, LanesView(scene.document, scene.axis), height=120)
    view.set_lane_height(60)
    image = pixels(picture(view))
    sure, unsure = (view.region_rect(region).toRect() for region in scene.document.regions)

    def top_edge(rect):
        grey = image[rect.top() : rect.top() + 2, rect.left() + 30 : rect.left() + 130].mean(axis=(0, 2))
        return grey.std()

    def inside(rect):
        return image[rect.top() + 6 : rect.top() + 12, rect.left() + 30 : rect.left() + 130].mean()

    # Dashed rather than solid, and empty rather than filled.
    assert top_edge(unsure) > 3 * top_edge(sure) + 3
    assert inside(unsure) < 0.75 * inside(sure)

    # The curve below the bar's top is striped where it barely reaches the threshold.
    def stripes(rect):
        line = image[rect.bottom() - 12, rect.left() + 40 : rect.left() + 120].mean(axis=1)
        return line.std()

    middle_of_plateau = unsure.adjusted(140, 0, 0, 0)
    assert stripes(middle_of_plateau) > 5 * stripes(sure) + 3


def test_the_selected_region_shows_brackets_where_its_edges_may_lie(qtbot, scene):
    view = shown(qtbot, LanesView(scene.document, scene.axis), height=120)
    slow = scene.document.regions[1]
    onset_error_s, _ = view.certainty.errors_s(slow)
    scene.document.select_region(slow)
    bar = view.region_rect(slow)
    after = pixels(picture(view))
    x = view.x_of(slow.onset_s - onset_error_s / 2)
    y = round(bar.bottom() - 5)
    assert after[y, round(x)].min() > 180
    assert after[y - 8, round(x)].max() < 140
    assert view.region_at(QPoint(round(x), y).toPointF()) is None

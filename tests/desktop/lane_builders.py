"""Four lanes that tests of the lanes look at: one silent, three that sound at known times."""

from PySide6.QtCore import QPoint

from desktop.views.lane_stack import HEADER_HEIGHT
from desktop.views.lane_state import LANE_HEIGHT
from desktop.views.lanes import LanesView
from desktop.views.time_axis import LANE_LABEL_WIDTH
from engine.analysis.regions import Region
from tests.desktop.view_builders import Scene, analysed, shown

WIDTH = 1000
SPANS = {
    "accordion": [],
    "clarinet": [(6.0, 12.0), (40.0, 44.0)],
    "mallet_percussion": [(30.0, 36.0)],
    "piano": [(39.0, 55.0)],
}


def lanes_scene() -> Scene:
    return analysed(SPANS, 60.0)


def lanes_view(qtbot, scene: Scene) -> LanesView:
    made = shown(qtbot, LanesView(scene.document, scene.axis), LANE_LABEL_WIDTH + WIDTH, HEADER_HEIGHT + 4 * 40)
    assert made.lane_height == LANE_HEIGHT
    return made


def region(scene: Scene, instrument: str, number: int = 0) -> Region:
    return [r for r in scene.document.regions if r.instrument == instrument][number]


def centre(view: LanesView, wanted: Region) -> QPoint:
    return view.region_rect(wanted).center().toPoint()


def names(view: LanesView) -> list[str]:
    return [lane.instrument for lane in view.lanes]

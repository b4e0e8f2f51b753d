"""What an empty table of regions says, over the real table."""

from desktop.document import AnalysisState
from desktop.region_filter import RegionFilter
from desktop.views.regions_table import RegionsTable
from tests.desktop.view_builders import analysed, open_scene, shown


def test_a_table_with_rows_says_nothing_and_a_filter_without_any_is_named(qtbot):
    scene = analysed({"clarinet": [(6.0, 12.0)]}, 60.0)
    table = shown(qtbot, RegionsTable(scene.document, scene.axis), 900, 240)
    assert not table.hint.isVisible()
    scene.document.set_filter(RegionFilter("violin"))
    assert table.hint.isVisible()
    assert table.hint.text() == "No region passes the filter."
    assert table.hint.geometry() == table.table.viewport().rect()
    scene.document.set_filter(RegionFilter())
    assert not table.hint.isVisible()


def test_silence_says_that_nothing_was_found(qtbot):
    scene = analysed({}, 20.0)
    table = shown(qtbot, RegionsTable(scene.document, scene.axis), 900, 240)
    assert scene.document.analysis is AnalysisState.DONE
    assert table.hint.text() == "No instrument was found. A higher sensitivity finds fainter ones."


def test_before_the_first_region_the_table_says_that_they_will_come(qtbot):
    scene = open_scene(20.0)
    table = shown(qtbot, RegionsTable(scene.document, scene.axis), 900, 240)
    assert table.hint.text() == "There are no regions yet."
    scene.document.expect_analysis()
    assert table.hint.text() == "Regions appear here as they are found."

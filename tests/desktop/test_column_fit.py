"""The regions table fits into any width: nothing scrolls sideways, the least important columns go first."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.views.column_fit import ColumnSpec, fitted
from desktop.views.regions_model import DURATION, END, INSTRUMENT, MEAN, PEAK, SOLO, START, STATUS
from desktop.views.regions_table import RegionsTable
from tests.desktop.view_builders import analysed, shown

SPECS = {0: ColumnSpec("a", 100, 60, 0), 1: ColumnSpec("b", 80, 40, 2), 2: ColumnSpec("c", 50, 30, 1)}


def test_columns_are_as_wide_as_they_like_where_there_is_room():
    assert fitted(SPECS, 1000) == {0: 100, 1: 80, 2: 50}


def test_columns_shrink_before_one_is_left_out():
    widths = fitted(SPECS, 150)
    assert set(widths) == {0, 1, 2}
    assert sum(widths.values()) <= 150
    assert all(widths[column] >= SPECS[column].least for column in widths)


def test_the_highest_rank_goes_first_and_rank_0_never():
    assert set(fitted(SPECS, 120)) == {0, 2}
    assert set(fitted(SPECS, 70)) == {0}
    assert fitted(SPECS, 10) == {0: 60}


@pytest.fixture
def table(qtbot):
    scene = analysed({"mallet_percussion": [(3.0, 9.0)], "flute": [(12.0, 20.0)], "cello": [(1.0, 2.0)]})
    return shown(qtbot, RegionsTable(scene.document, scene.axis), 1100, 200)


def entries(menu):
    menu.aboutToShow.emit()
    return {action.text(): action for action in menu.actions() if action.text()}


@pytest.mark.parametrize("width", [1400, 910, 700, 560, 420])
def test_it_never_scrolls_sideways(table, width):
    table.resize(width, 200)
    QApplication.processEvents()
    assert table.table.horizontalScrollBar().maximum() == 0
    assert {INSTRUMENT, START} <= set(table.columns.shown)


def test_what_is_shown_can_be_read(table):
    """No cell of a column in sight is cut off, but for long names of instruments and notes."""
    for width in (1100, 910, 780):
        table.resize(width, 200)
        QApplication.processEvents()
        for column in set(table.columns.shown) & {START, END, DURATION, MEAN, PEAK, SOLO, STATUS}:
            needed = table.table.sizeHintForColumn(column)
            assert table.table.columnWidth(column) >= needed, (width, column, needed)


def test_columns_come_back_with_the_room(table):
    table.resize(560, 200)
    QApplication.processEvents()
    assert PEAK not in table.columns.shown
    table.resize(1200, 200)
    QApplication.processEvents()
    assert len(table.columns.shown) == 9


def test_the_menu_hides_a_column_for_good(table, qtbot):
    with qtbot.waitSignal(table.columns.chosen_changed):
        entries(table.columns.menu)["Duration"].trigger()
    assert DURATION not in table.columns.shown
    kept = table.columns.to_json()
    assert kept == {"hidden": ["duration"]}
    table.columns.read_json({"hidden": ["instrument", "peak", 3]})
    assert {INSTRUMENT, DURATION} <= set(table.columns.shown)
    assert PEAK not in table.columns.shown
    table.columns.read_json({"hidden": "nonsense"})
    assert len(table.columns.shown) == 9


def test_the_menu_says_what_has_no_room(table):
    table.resize(560, 200)
    QApplication.processEvents()
    assert "Peak (no room)" in entries(table.columns.menu)


def test_the_menu_sorts_by_keyboard(table):
    def instruments():
        return [region.instrument for region in table.shown_regions]

    assert instruments() == ["cello", "mallet_percussion", "flute"]
    order = entries(entries(table.columns.menu)["Sort by"].menu())
    order["Duration"].trigger()
    assert instruments() == ["cello", "mallet_percussion", "flute"]
    order = entries(entries(table.columns.menu)["Sort by"].menu())
    assert order["Duration"].isChecked()
    order["Descending"].trigger()
    assert instruments() == ["flute", "mallet_percussion", "cello"]


def test_the_button_opens_its_menu_by_key(table, qtbot):
    button = table.columns.button
    button.setFocus()
    opened = []

    def look():
        opened.append(table.columns.menu.isVisible())
        table.columns.menu.close()

    QTimer.singleShot(100, look)
    QTest.keyClick(button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(opened), timeout=30_000)
    assert opened == [True]


def test_a_column_drawn_narrower_stays_so(table):
    header = table.table.horizontalHeader()
    header.resizeSection(INSTRUMENT, 140)
    table.resize(1250, 200)
    QApplication.processEvents()
    assert table.table.columnWidth(INSTRUMENT) == 140

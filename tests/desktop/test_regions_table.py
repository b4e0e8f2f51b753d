import math
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QIcon
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from desktop import region_edits
from desktop.region_filter import RegionFilter
from desktop.theme import instrument_colour
from desktop.views.regions_model import DURATION, END, INSTRUMENT, MEAN, NOTE, PEAK, SOLO, START, STATUS, RegionsModel
from desktop.views.regions_table import RegionsTable
from engine.analysis.regions import Region
from engine.instruments import OPENMIC_INSTRUMENTS
from tests.desktop.view_builders import analysed, near, picture, pixels, shown
from tests.pace import processor_time_below

SPANS = {
    "clarinet": [(6.0, 12.0), (40.0, 44.0)],
    "mallet_percussion": [(30.0, 36.0)],
    "piano": [(39.0, 55.0)],
}


@pytest.fixture
def scene(qapp):
    return analysed(SPANS, 60.0)


@pytest.fixture
def table(qtbot, scene):
    return shown(qtbot, RegionsTable(scene.document, scene.axis), 1000, 260)


def many(count: int) -> tuple[Region, ...]:
    rng = np.random.default_rng(0)
    onsets = np.sort(rng.uniform(0, 10800, count))
    return tuple(
        Region(
            OPENMIC_INSTRUMENTS[int(rng.integers(20))],
            float(onset),
            float(onset) + float(rng.uniform(0.3, 30)),
            float(rng.uniform(0.3, 0.9)),
            float(rng.uniform(0.5, 1.0)),
            solo="unaccompanied" if rng.random() < 0.1 else "",
        )
        for onset in onsets
    )


def column(model: RegionsModel, number: int) -> list[str]:
    return [model.index(row, number).data() for row in range(model.rowCount())]


def click_row(qtbot, table: RegionsTable, row: int, double: bool = False) -> None:
    place = table.table.visualRect(table.model.index(row, START)).center()
    viewport = table.table.viewport()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    if double:
        qtbot.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=place)


def test_the_model_keeps_qts_rules(scene):
    model = RegionsModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_regions(scene.document.regions)
    model.set_filter(RegionFilter("piano"))
    model.set_regions(())
    assert tester.model() is model


def test_every_region_is_a_row_with_its_facts_in_words(table, scene):
    model = table.model
    assert model.rowCount() == 4 == len(scene.document.regions)
    first = scene.document.regions[0]
    row = [model.index(0, c).data() for c in range(model.columnCount())]
    assert row[INSTRUMENT] == "clarinet"
    assert row[START].startswith("0:00:0") and row[END].startswith("0:00:12.")
    assert row[DURATION] == f"{first.duration_s:.3f} s"
    assert row[MEAN] == f"{first.mean:.2f}" and row[PEAK] == f"{first.peak:.2f}"
    assert row[SOLO] == "★ unaccompanied"
    assert row[STATUS] == "not checked"
    assert column(model, INSTRUMENT)[1] == "mallet percussion"


@pytest.mark.parametrize("number", range(8))
@pytest.mark.parametrize("order", [Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder])
def test_any_column_sorts_both_ways(qapp, number, order):
    model = RegionsModel()
    model.set_regions(many(200))
    model.sort(number, order)
    names = ("instrument", "onset_s", "offset_s", "duration_s", "mean", "peak", "solo", "status")
    values = [getattr(region, names[number]) for region in model.rows]
    assert values == sorted(values, reverse=order == Qt.SortOrder.DescendingOrder)
    assert len(values) == 200


def test_a_click_on_a_heading_sorts(qtbot, table):
    header = table.table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(DURATION) + 40, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    durations = [region.duration_s for region in table.shown_regions]
    assert durations == sorted(durations) or durations == sorted(durations, reverse=True)
    assert durations != [region.duration_s for region in table.document.regions]


def test_the_filter_takes_parts_of_names_and_several(qtbot, table):
    QTest.keyClicks(table.filter_edit, "perc")
    assert column(table.model, INSTRUMENT) == ["mallet percussion"]
    table.filter_edit.setText("CLAR, pian")
    assert sorted(set(column(table.model, INSTRUMENT))) == ["clarinet", "piano"]
    assert table.count_label.text() == "3 of 4 regions"
    table.filter_edit.clear()
    assert table.count_label.text() == "4 regions"


def test_solos_only(qtbot, table):
    table.solos_box.click()
    assert [region.solo for region in table.shown_regions] == ["unaccompanied"] * len(table.shown_regions)
    assert 0 < len(table.shown_regions) < 4


def test_a_chosen_row_is_the_documents_region_and_comes_into_view(qtbot, table, scene):
    scene.axis.set_view(0, 5)
    row = column(table.model, INSTRUMENT).index("piano")
    click_row(qtbot, table, row)
    assert scene.document.selected_region == table.shown_regions[row]
    assert scene.axis.start_s < 39 and scene.axis.end_s > 55


def test_the_documents_region_is_the_chosen_row(table, scene):
    scene.document.select_region(scene.document.regions[2])
    assert [index.row() for index in table.table.selectionModel().selectedRows()] == [2]
    scene.document.select_region(None)
    assert not table.table.selectionModel().selectedRows()


def test_the_chosen_row_follows_its_region_through_sorting_and_filtering(table, scene):
    wanted = scene.document.regions[0]
    scene.document.select_region(wanted)
    table.table.sortByColumn(START, Qt.SortOrder.DescendingOrder)
    assert [index.row() for index in table.table.selectionModel().selectedRows()] == [3]
    table.filter_edit.setText("piano")
    assert not table.table.selectionModel().selectedRows()
    assert scene.document.selected_region == wanted
    table.filter_edit.setText("")
    assert [index.row() for index in table.table.selectionModel().selectedRows()] == [3]


def test_a_filter_that_hides_the_region_does_not_choose_another(table, scene):
    scene.document.select_region(scene.document.regions[0])
    table.filter_edit.setText("nothing like it")
    assert table.model.rowCount() == 0
    assert scene.document.selected_region == scene.document.regions[0]


def test_a_solo_that_is_part_of_a_region_stays_the_selected_time(table, scene):
    solo = scene.document.next_region(43.0, solo_only=True)
    assert solo is not None and solo.instrument == "piano"
    region = scene.document.selected_region
    assert solo.onset_s > region.onset_s + 1
    assert [index.row() for index in table.table.selectionModel().selectedRows()] == [table.model.row_of(region)]
    assert scene.document.time_selection == (solo.onset_s, solo.offset_s)


def test_arrows_walk_through_the_regions(table, scene):
    scene.document.select_region(scene.document.regions[0])
    table.table.setFocus()
    QTest.keyClick(table.table, Qt.Key.Key_Down)
    assert scene.document.selected_region == scene.document.regions[1]


def test_a_double_click_selects_the_region_and_seeks_to_its_onset(qtbot, table, scene):
    wanted = table.shown_regions[1]
    sought = []
    scene.axis.seek_requested.connect(sought.append)
    click_row(qtbot, table, 1, double=True)
    assert scene.document.selected_region == wanted
    assert sought == [wanted.onset_s]


def test_decisions_show_in_the_status(table, scene):
    scene.document.confirm(scene.document.regions[0])
    scene.document.reject(scene.document.regions[1])
    assert column(table.model, STATUS)[:2] == ["✓ confirmed", "✕ rejected"]
    colours = [table.model.index(row, STATUS).data(Qt.ItemDataRole.ForegroundRole) for row in (0, 1)]
    assert colours[0] != colours[1]


def test_the_selection_survives_a_change_of_threshold(table, scene):
    scene.document.select_region(scene.document.regions[2])
    scene.document.set_threshold_scale(0.8)
    scene.document.flush()
    rows = table.table.selectionModel().selectedRows()
    assert len(rows) == 1
    assert table.shown_regions[rows[0].row()] == scene.document.selected_region


def test_instruments_have_their_colour(table):
    image = pixels(picture(table))
    assert near(image, instrument_colour("piano"), 12).sum() > 60


def test_scores_have_bars_as_long_as_they_are_large(qtbot, scene):
    table = shown(qtbot, RegionsTable(scene.document, scene.axis), 1000, 260)
    table.model.set_regions((replace(scene.document.regions[0], instrument="piano", mean=0.25, peak=1.0),))
    QApplication.processEvents()
    image = near(pixels(picture(table.table.viewport())), instrument_colour("piano"), 12)
    widths = []
    for number in (MEAN, PEAK):
        rect = table.table.visualRect(table.model.index(0, number))
        widths.append(image[rect.top() : rect.bottom() + 1, rect.left() : rect.right()].any(axis=0).sum())
    assert widths[0] == pytest.approx(0.25 * widths[1], abs=3)
    assert widths[1] > 40


def test_ten_thousand_rows_are_shown_sorted_and_filtered_fast(qtbot, table):
    regions = many(10_000)
    for act in (
        lambda: table.model.set_regions(regions),
        lambda: table.table.sortByColumn(PEAK, Qt.SortOrder.DescendingOrder),
        lambda: table.filter_edit.setText("piano"),
    ):
        with processor_time_below(0.2):
            act()
            QApplication.processEvents()
    assert table.model.total == 10_000
    assert 100 < table.model.rowCount() < 1000


def test_the_state_filter_shows_only_what_is_asked_for(table, scene):
    scene.document.confirm(scene.document.regions[0])
    scene.document.reject(scene.document.regions[1])
    total = len(scene.document.regions)
    for status, count in (("all", total), ("confirmed", 1), ("rejected", 1), ("undecided", total - 2), ("edited", 0)):
        table.status_box.setCurrentIndex(table.status_box.findData(status))
        assert len(table.shown_regions) == count, status
        assert scene.document.filter.status == status


def test_a_filter_that_the_document_is_given_is_shown(table, scene):
    scene.document.set_filter(RegionFilter("piano", "undecided", True))
    assert table.filter_edit.text() == "piano"
    assert table.status_box.currentText() == "Not checked"
    assert table.solos_box.isChecked()


def test_several_rows_select_several_regions(qtbot, table, scene):
    rows = [table.table.visualRect(table.model.index(row, START)).center() for row in (0, 2)]
    viewport = table.table.viewport()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=rows[1])
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, rows[0])
    assert scene.document.selected_regions == (table.shown_regions[2], table.shown_regions[0])
    scene.document.confirm()
    assert len({index.row() for index in table.table.selectionModel().selectedRows()}) == 2
    assert [r.status for r in table.shown_regions[:3]] == ["confirmed", "auto", "confirmed"]


def test_notes_and_missing_figures_have_their_cells(table, scene):
    scene.document.edit("note", region_edits.annotate((), scene.document.regions[0], "two\nlines"))
    assert table.model.index(0, NOTE).data() == "two lines"
    table.model.set_regions((replace(scene.document.regions[0], mean=math.nan, peak=math.nan),))
    assert table.model.index(0, MEAN).data() == "–"
    assert table.model.index(0, MEAN).data(Qt.ItemDataRole.UserRole) is None


def test_every_state_can_be_read_whole_where_there_is_room(qtbot, scene):
    table = shown(qtbot, RegionsTable(scene.document, scene.axis), 1400, 260)
    words = ("? near threshold", "not checked", "✓ confirmed", "✕ rejected", "✎ edited", "✎ drawn")
    widest = max(table.fontMetrics().horizontalAdvance(text) for text in words)
    assert table.table.columnWidth(STATUS) >= widest + 16


def test_an_instrument_keeps_its_colour_in_a_selected_row(qtbot, scene, table):
    icon = table.model.index(0, INSTRUMENT).data(Qt.ItemDataRole.DecorationRole)
    modes = (QIcon.Mode.Normal, QIcon.Mode.Selected)
    plain, selected = (icon.pixmap(table.table.iconSize(), mode).toImage() for mode in modes)
    assert plain == selected
    name = table.model.rows[0].instrument
    seen = plain.pixelColor(plain.rect().center()).getRgb()[:3]
    assert max(abs(a - b) for a, b in zip(seen, instrument_colour(name).getRgb()[:3], strict=True)) < 90


def test_a_selected_row_is_drawn_with_the_colour_of_its_instrument(qtbot, scene, table):
    def sample() -> tuple[int, ...]:
        cell = table.table.visualRect(table.model.index(0, INSTRUMENT))
        drawn = table.table.viewport().grab().toImage()
        return max(
            (drawn.pixelColor(x, cell.center().y()).getRgb() for x in range(6, 18)),
            key=lambda rgb: -sum(abs(a - b) for a, b in zip(rgb, wanted, strict=True)),
        )

    wanted = instrument_colour(table.model.rows[0].instrument).getRgb()
    plain = sample()
    scene.document.select_region(table.model.rows[0])
    assert sample() == plain

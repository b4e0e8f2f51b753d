"""Much at once costs little: what the window does with thousands of regions, rows and widgets is counted, not timed."""

import time
from collections import Counter

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QVBoxLayout, QWidget

from desktop import region_edits, region_filter
from desktop.document import Document
from desktop.region_composer import MOST_AT_ONCE
from desktop.region_filter import RegionFilter
from desktop.theme import LIGHT, LOOK, apply_theme, change_theme, dress_window
from desktop.views.chosen_regions import MOST_FRAMED, ChosenRegions, outlines
from desktop.views.lane_data import lane_of
from desktop.views.lane_painter import place_regions
from desktop.views.lanes import LanesView
from desktop.views.regions_model import RegionsModel
from desktop.views.regions_table import RegionsTable
from desktop.views.row_selection import rows_in, runs_of, select_rows, selected_runs
from desktop.views.time_axis import TimeAxis
from engine.analysis.regions import Region
from engine.instruments import OPENMIC_INSTRUMENTS
from tests.desktop.view_builders import RULES, analysed, facts, orchestra, shown
from tests.desktop.window_builders import press

MANY = 10_000


def imported(count: int = MANY, every_s: float = 1.0) -> tuple[Region, ...]:
    """Regions of a file, of twenty instruments in turn."""
    names = OPENMIC_INSTRUMENTS
    nan = float("nan")
    return tuple(
        Region(names[n % len(names)], every_s * n, every_s * n + 1.5, nan, nan, status="edited", origin="import")
        for n in range(count)
    )


@pytest.fixture
def full(qapp):
    """A document with very many regions."""
    document = Document()
    document.set_recording(facts(MANY + 10.0))
    document.finish_analysis(orchestra(600.0), RULES, "test")
    regions = imported()
    document.edit("import", region_edits.import_instead(regions, MANY + 10.0))
    document.flush()
    assert len(document.regions) == MANY
    yield document
    document.close()


def views_follow(qtbot, document: Document) -> None:
    """Let the views have their turns."""
    qtbot.waitUntil(lambda: not document._turns.busy, timeout=30_000)


# ---- rows -----------------------------------------------------------------------------------------------------------


class CountingModel(RegionsModel):
    """Counts what a view asks."""

    asked: Counter[str]

    def rowCount(self, *arguments):
        self.asked["rowCount"] += 1
        return super().rowCount(*arguments)

    def index(self, *arguments):
        self.asked["index"] += 1
        return super().index(*arguments)

    def data(self, *arguments):
        self.asked["data"] += 1
        return super().data(*arguments)


def test_rows_that_follow_one_another_are_one_run():
    assert runs_of([5, 1, 2, 3, 9, 8]) == [(1, 3), (5, 5), (8, 9)]
    assert rows_in(runs_of([5, 1, 2, 3, 9, 8])) == [1, 2, 3, 5, 8, 9]
    assert runs_of([]) == []


def test_to_select_ten_thousand_rows_the_model_is_not_asked_for_each(qtbot, full, monkeypatch):
    CountingModel.asked = Counter()
    monkeypatch.setattr("desktop.views.regions_table.RegionsModel", CountingModel)
    table = shown(qtbot, RegionsTable(full, TimeAxis(MANY + 10.0)))
    CountingModel.asked.clear()
    full.select_regions(table.shown_regions)
    QApplication.processEvents()
    assert sum(CountingModel.asked.values()) < MANY / 4
    assert selected_runs(table.table.selectionModel().selection()) == [(0, MANY - 1)]
    assert table.table.currentIndex().row() == MANY - 1


def test_rows_chosen_by_hand_are_the_documents_regions(qtbot, full):
    table = shown(qtbot, RegionsTable(full, TimeAxis(MANY + 10.0)))
    table.table.selectRow(100)
    flags = QItemSelectionModel.SelectionFlag
    model = table.table.model()
    table.table.selectionModel().select(model.index(4000, 0), flags.Select | flags.Rows)
    assert set(full.selected_regions) == {table.shown_regions[100], table.shown_regions[4000]}
    assert full.selected_region == table.shown_regions[4000]


def test_rows_far_apart_stay_selected_when_the_table_is_sorted(qtbot, full):
    table = shown(qtbot, RegionsTable(full, TimeAxis(MANY + 10.0)))
    full.select_regions([region for region in full.regions if region.instrument in ("flute", "voice")])
    views_follow(qtbot, full)
    selection = table.table.selectionModel()
    assert len(selected_runs(selection.selection())) == MANY // 10
    table.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    views_follow(qtbot, full)
    assert len(rows_in(selected_runs(selection.selection()))) == MANY // 10
    assert len(selected_runs(selection.selection())) == 2
    select_rows(table.table, ())
    assert not selection.hasSelection()


def test_the_filter_looks_at_each_name_once(monkeypatch):
    asked = []
    monkeypatch.setattr(region_filter, "display_name", lambda name: asked.append(name) or name)
    chosen = RegionFilter("flute, voice").chosen(imported())
    assert len(chosen) == MANY // 10
    assert len(asked) == len(OPENMIC_INSTRUMENTS)


# ---- frames in the lanes --------------------------------------------------------------------------------------------


def test_regions_next_to_one_another_have_one_frame_where_there_are_very_many():
    regions = [Region("flute", float(n), n + 0.9, 0.5, 0.6) for n in range(5000)]
    placed = place_regions(lane_of("flute", None, regions), TimeAxis(5000.0), 1000)
    assert outlines(placed, 1000) == [(0, 1000)]
    two = [region for region in regions if region.onset_s < 1000 or region.onset_s >= 4000]
    placed = place_regions(lane_of("flute", None, two), TimeAxis(5000.0), 1000)
    assert outlines(placed, 1000) == [(0, 200), (800, 1000)]


def test_only_selected_regions_in_sight_are_framed(qtbot):
    spans = {"flute": [(2.0 * n, 2.0 * n + 1.0) for n in range(400)], "piano": [(0.0, 5.0)]}
    scene = analysed(spans, 900.0, scanned=False)
    lanes = shown(qtbot, LanesView(scene.document, scene.axis))
    scene.document.select_regions(scene.document.regions)
    chosen = ChosenRegions(lanes)
    image = QImage(QSize(1150, 300), QImage.Format.Format_RGB32)
    framed = {}
    for span_s in (900.0, 20.0):
        scene.axis.set_view(0.0, span_s)
        painter = QPainter(image)
        framed[span_s] = chosen.paint(painter)
        painter.end()
    assert len(scene.document.selected_regions) > MOST_FRAMED
    assert framed[900.0] == []
    assert 5 < len(framed[20.0]) < 20
    assert all(region.onset_s < 20.0 for region, _ in framed[20.0])


# ---- composing ------------------------------------------------------------------------------------------------------


def test_very_many_regions_are_composed_beside_the_window(qtbot, full):
    before = full.regions
    assert len(before) > MOST_AT_ONCE
    assert full.confirm(before[0])
    # The window goes on with what there was.
    assert full.regions is before
    qtbot.waitUntil(lambda: full.regions is not before, timeout=30_000)
    assert full.regions[0].status == "confirmed"


def test_edits_one_after_another_all_arrive_and_are_taken_back(qtbot, full):
    for number in range(5):
        full.confirm(full.regions[number])
    full.undo_stack.undo()
    full.flush()
    assert [region.status for region in full.regions[:6]] == ["confirmed"] * 4 + ["edited"] * 2
    while full.undo_stack.canUndo():
        full.undo_stack.undo()
    settled: list[int] = []
    full.when_settled(lambda: settled.append(len(full.regions)))
    qtbot.waitUntil(lambda: bool(settled), timeout=30_000)
    assert all(region.origin == "analysis" for region in full.regions)


def test_what_is_selected_is_still_selected_after_a_decision_on_all(qtbot, full):
    full.select_regions(full.regions)
    full.confirm()
    told: list[int] = []
    full.selection_changed.connect(lambda: told.append(len(full.selected_regions)))
    full.flush()
    assert {region.status for region in full.selected_regions} == {"confirmed"}
    assert full.selected_regions == full.regions
    assert told == [MANY]


def test_who_waits_for_the_regions_does_not_wait_for_those_that_were_asked_for_later(qtbot, full):
    told: list[str] = []
    full.confirm(full.regions[0])
    full.when_settled(lambda: told.append(full.regions[0].status))

    def ask_for_more() -> None:
        if not told:
            full._compose()

    # As during an analysis: whenever regions come, newer ones have been asked for.
    full.regions_changed.connect(ask_for_more)
    more = QTimer(interval=1)
    more.timeout.connect(ask_for_more)
    more.start()
    qtbot.waitUntil(lambda: bool(told), timeout=30_000)
    more.stop()
    assert told == ["confirmed"]


def test_while_an_analysis_brings_more_very_many_regions_do_not_follow_each_time(qtbot, full):
    curves = orchestra(600.0)
    full.begin_analysis(curves.instruments, curves.frame_s, len(curves.values), RULES)
    qtbot.waitUntil(lambda: full._settled and not full._composer.busy, timeout=30_000)
    # The thread rests after its work, for a time that a busy test need not meet.
    assert full._composer._rests_until_s > 0
    full._composer._rests_until_s = time.monotonic() + 60
    composed: list[int] = []
    full.regions_changed.connect(lambda: composed.append(len(full.regions)))
    full.add_activations(0, curves.values[:100])
    full._grow.flush()
    assert not full._composer.busy and not composed
    full._composer._rests_until_s = 0
    full.add_activations(100, curves.values[100:200])
    full._grow.flush()
    qtbot.waitUntil(lambda: bool(composed), timeout=30_000)
    # The end of it is never left out.
    full.finish_analysis(curves, RULES, "test")
    full.flush()
    assert full._composed.given.final


def test_an_export_opens_with_the_regions_that_are_being_composed(qtbot, filled, tmp_path):
    document = filled.session.document
    document.edit("import", region_edits.import_instead(imported(), MANY + 10.0))
    document.flush()
    filled.settings.set_folder("export", tmp_path)
    document.confirm(document.regions[0])
    press(filled, "export_csv")
    assert filled.export.dialog is None, "the window is not held up for them"
    qtbot.waitUntil(lambda: filled.export.dialog is not None, timeout=30_000)
    assert filled.export.dialog._regions[0].status == "confirmed"
    filled.export.dialog.reject()


def test_after_a_change_of_very_many_regions_the_views_follow_turn_by_turn(qtbot, full):
    scene_axis = TimeAxis(MANY + 10.0)
    table, lanes = shown(qtbot, RegionsTable(full, scene_axis)), shown(qtbot, LanesView(full, scene_axis))
    full.select_regions(full.regions)
    full.reject()
    full._composer.flush()
    # What was composed has come; the views show what there was, for they have not had their turns.
    assert {region.status for region in full.regions} == {"rejected"}
    assert not any(region.status == "rejected" for region in table.shown_regions)
    qtbot.waitUntil(lambda: len(selected_runs(table.table.selectionModel().selection())) == 1)
    assert set(map(id, table.shown_regions)) == set(map(id, full.regions))
    assert sum(len(lane.regions) for lane in lanes.lanes) == MANY
    assert all(lane.rejected.all() for lane in lanes.lanes)


def test_other_instruments_have_their_lanes_before_anything_is_drawn(qtbot, full):
    lanes = shown(qtbot, LanesView(full, TimeAxis(MANY + 10.0)))
    full.begin_analysis(("kazoo", "flute"), 0.1, 6000, RULES)
    assert {lane.instrument: lane.column for lane in lanes.lanes if lane.column is not None} == {"kazoo": 0, "flute": 1}
    full.flush()


def test_another_recording_forgets_what_is_being_composed(qtbot, full):
    full.confirm(full.regions[0])
    full.set_recording(None)
    changes: list[int] = []
    full.regions_changed.connect(lambda: changes.append(len(full.regions)))
    qtbot.wait(50)
    assert full.regions == () and not changes


def test_few_regions_are_there_at_once(qapp):
    document = analysed({"flute": [(1.0, 4.0)], "piano": [(5.0, 9.0)]}).document
    document.reject(document.regions[0])
    assert document.regions[0].status == "rejected"
    done = []
    document.when_settled(lambda: done.append(True))
    assert done


# ---- another look ---------------------------------------------------------------------------------------------------


class Restyled(QObject):
    """Counts how often widgets are given another style sheet."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, watched, event):
        self.count += event.type() == QEvent.Type.StyleChange
        return False


def nested(depth: int) -> QWidget:
    """A widget in a widget in a widget."""
    window = inner = QWidget()
    for _ in range(depth):
        layout = QVBoxLayout(inner)
        inner = QLabel("letters")
        layout.addWidget(inner)
    return window


def test_a_change_of_look_dresses_each_widget_once_however_deep_it_lies(dressed, qtbot):
    window = shown(qtbot, nested(8))
    restyled = Restyled()
    for label in window.findChildren(QLabel):
        label.installEventFilter(restyled)
    change_theme(dressed, LIGHT, 1.0)
    qtbot.waitUntil(window.updatesEnabled)  # one window a turn, and other tests may have left some
    assert 8 <= restyled.count <= 16
    # What it is done for: by the application, each label is dressed for all that it lies in, too.
    restyled.count = 0
    apply_theme(dressed, LIGHT, 1.2)
    assert restyled.count > 16


def test_windows_and_dialogs_made_after_a_change_wear_the_look_in_force(dressed, qtbot):
    window = shown(qtbot, nested(1))
    change_theme(dressed, LIGHT, 1.0)
    qtbot.waitUntil(window.updatesEnabled)  # one window a turn, and other tests may have left some
    later = QWidget()
    dress_window(later)
    for parent in (window, later):
        dialog = QDialog(parent)
        qtbot.addWidget(dialog)
        dialog.resize(80, 60)
        dialog.show()
        QApplication.processEvents()
        assert dialog.grab().toImage().pixelColor(40, 30).name() == LIGHT.window
    qtbot.addWidget(later)


def test_a_look_chosen_before_the_last_was_worn_is_the_one_worn(dressed, qtbot):
    window = shown(qtbot, nested(2))
    told: list[str] = []
    LOOK.changed.connect(lambda: told.append(LOOK.theme.name))
    before = LOOK.theme
    change_theme(dressed, LIGHT, 1.0)
    change_theme(dressed, before, 1.0)
    qtbot.waitUntil(window.updatesEnabled)
    assert set(told) == {before.name}
    assert window.styleSheet() == ""


def test_figures_that_are_right_already_cost_no_new_region():
    from engine.analysis.regions import with_figures

    curves = orchestra(60.0)
    measured = with_figures([Region("flute", 1.0, 5.0, 0.0, 0.0), Region("tuba", 1.0, 5.0, 0.1, 0.2)], curves)
    assert with_figures(measured, curves)[0] is measured[0]
    assert np.isnan(measured[1].mean)

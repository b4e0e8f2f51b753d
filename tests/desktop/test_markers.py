"""Markers: set by key, shown, dragged, renamed, deleted, undone, kept in sessions and brought back after a crash."""

import json
import zipfile

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from desktop.document import Document
from desktop.session_file import SessionFileError, read_session, session_bytes, write_session
from desktop.views.lanes import LanesView
from desktop.views.marker_flags import FLAG_HEIGHT, apart, flag_rects
from desktop.views.markers_table import NAME, TIME
from desktop.views.time_ruler import RULER_HEIGHT, TimeRuler
from engine.markers import Marker, in_order, moved_inside
from tests.desktop.conftest import facts
from tests.desktop.view_builders import analysed, drag, near, picture, pixels, point_at, shown
from tests.desktop.window_builders import open_window, press
from tests.pace import processor_time_below


@pytest.fixture
def window(song, qapp):
    with open_window(song) as made:
        yield made


def markers_of(window):
    return [(marker.name, round(marker.time_s, 3)) for marker in window.session.document.markers.all]


def set_at(window, *times_s):
    """Set markers at times and give them back."""
    for time_s in times_s:
        window.session.player.seek(time_s)
        press(window, "marker_add")
    return window.session.document.markers.all


def flag_of(window, marker):
    rect = next(rect for shown, rect in window.editor.ruler.flags() if shown == marker)
    return QPoint(round(rect.left()) + 4, round(rect.center().y()))


# ---- without a window -----------------------------------------------------------------------------------------------


def test_markers_are_kept_by_time_each_once():
    first, second = Marker(1.0, "b"), Marker(0.5, "z")
    assert in_order([first, second, first]) == (second, first)


def test_markers_past_the_end_move_to_the_end():
    assert moved_inside([Marker(3.0, "a"), Marker(9.0, "b")], 4.0) == (Marker(3.0, "a"), Marker(4.0, "b"))


def test_every_change_is_a_named_step_that_undo_takes_back(document):
    markers, stack = document.markers, document.undo_stack
    first = markers.add(3.0)
    markers.rename(first, "  Chorus \n two ")
    markers.move(markers.current, 5.0)
    markers.remove(markers.current)
    texts = [stack.text(index) for index in range(stack.count())]
    assert texts == ["Add Marker 1", "Rename Marker 1", "Move Chorus two", "Delete Chorus two"]
    states = []
    while stack.canUndo():
        stack.undo()
        states.append(markers.all)
    assert states == [(Marker(5.0, "Chorus two"),), (Marker(3.0, "Chorus two"),), (Marker(3.0, "Marker 1"),), ()]
    stack.redo()
    assert markers.all == (first,)


def test_names_go_on_from_the_highest_number(document):
    for time_s in (1.0, 2.0, 3.0):
        document.markers.add(time_s)
    document.markers.remove(document.markers.all[0])
    assert document.markers.add(9.0).name == "Marker 4"


def test_a_second_marker_at_the_same_place_is_the_first(document):
    first = document.markers.add(3.0)
    document.markers.set_current(None)
    assert document.markers.add(3.0004) == first
    assert document.markers.current == first
    assert len(document.markers.all) == 1
    document.markers.add(4.0)
    assert not document.markers.move(first, 4.0)


def test_quick_nudges_are_one_step(document):
    document.markers.add(3.0)
    for _ in range(5):
        document.markers.move(document.markers.current, document.markers.current.time_s + 0.01, "nudge")
    assert document.markers.current.time_s == pytest.approx(3.05)
    assert document.undo_stack.count() == 2


def test_markers_stay_inside_the_recording_and_leave_with_it(document):
    document.markers.add(99.0)
    assert document.markers.all[0].time_s == document.duration_s
    document.set_recording(facts())
    assert document.markers.all == ()
    assert document.markers.current is None


def test_a_name_of_nothing_is_refused(document):
    marker = document.markers.add(1.0)
    assert not document.markers.rename(marker, "   ")
    assert document.markers.all == (marker,)


def test_flags_give_way_to_the_next_one():
    markers = [Marker(0.0, "a long name"), Marker(1.0, "b")]
    rects = dict(flag_rects(markers, lambda time_s: 30 * time_s, lambda name: 8.0 * len(name)))
    assert rects[markers[0]].right() < 30
    assert rects[markers[1]].width() > 9


def test_markers_that_nobody_could_tell_apart_are_drawn_as_one():
    markers = [Marker(index / 10, f"m{index}") for index in range(100)]
    seen = apart(markers, lambda time_s: 10 * time_s, 3.0, markers[7])
    assert [x for _, x in seen][:4] == [0.0, 3.0, 6.0, 7.0]
    assert len(seen) < 40


def test_a_thousand_markers_are_drawn_in_no_time(qtbot):
    scene = analysed({"flute": [(1.0, 5.0)]}, 3600.0, scanned=False)
    markers = tuple(Marker(3.6 * index, f"Take {index}") for index in range(1000))
    scene.document.change_markers("many", markers)
    for kind in (TimeRuler, LanesView):
        view = shown(qtbot, kind(scene.document, scene.axis), 1400, 300)
        view.repaint()
        with processor_time_below(7 * 0.03):
            for _ in range(7):
                view.repaint()


# ---- in the window --------------------------------------------------------------------------------------------------


def test_m_sets_a_marker_at_the_playhead(window):
    window.session.player.seek(2.5)
    QTest.keyClick(window, Qt.Key.Key_M)
    assert markers_of(window) == [("Marker 1", 2.5)]
    assert window.isWindowModified()


def test_m_sets_markers_while_it_plays(window, qtbot):
    player = window.session.player
    player.play()
    qtbot.waitUntil(lambda: player.position_s > 0.15, timeout=30_000)
    QTest.keyClick(window, Qt.Key.Key_M)
    first = player.position_s
    qtbot.waitUntil(lambda: player.position_s > first + 0.1, timeout=30_000)
    QTest.keyClick(window, Qt.Key.Key_M)
    assert player.playing
    (_, one), (_, two) = markers_of(window)
    assert 0.1 < one < two
    player.pause()


def test_keys_go_from_marker_to_marker(window):
    set_at(window, 2.0, 6.0, 9.0)
    player = window.session.player
    player.seek(0.0)
    stops = []
    for command in ("marker_next", "marker_next", "marker_next", "marker_next", "marker_previous"):
        press(window, command)
        stops.append(player.position_s)
    assert stops == [2.0, 6.0, 9.0, 9.0, 6.0]
    assert window.session.document.markers.current.time_s == 6.0


def test_commands_that_need_a_marker_wait_for_one(window):
    actions = window.actions_by_id
    assert not actions["marker_next"].isEnabled()
    assert not actions["marker_delete"].isEnabled()
    set_at(window, 2.0)
    assert actions["marker_next"].isEnabled()
    assert actions["marker_delete"].isEnabled()
    press(window, "marker_delete")
    assert not actions["marker_next"].isEnabled()


def test_the_ruler_shows_flags_only_when_there_are_markers(window):
    ruler = window.editor.ruler
    assert ruler.height() == RULER_HEIGHT
    (marker,) = set_at(window, 4.0)
    QApplication.processEvents()
    assert ruler.height() == RULER_HEIGHT + FLAG_HEIGHT
    image = pixels(picture(ruler))
    place = flag_of(window, marker)
    flag = image[2:FLAG_HEIGHT, place.x() - 3 : place.x() + 60]
    assert near(flag, ruler.theme.accent_strong, 12).sum() > 200
    assert ruler.marker_at(QPointF(place)) == marker


def test_every_view_shows_a_line_where_a_marker_is(window):
    window.session.player.seek(0.0)
    views = [view for view in window.editor.views if view is not window.editor.ruler]
    before = [pixels(picture(view)) for view in views]
    window.session.document.markers.add(6.0)
    for view, old in zip(views, before, strict=True):
        new = pixels(picture(view))
        changed = (new != old).any(axis=(0, 2)).nonzero()[0]
        assert abs(changed - view.x_of(6.0)).min() <= 2, view.accessibleName()


def test_the_overview_reads_out_a_markers_name(window):
    window.session.document.markers.rename(window.session.document.markers.add(6.0), "Bridge")
    overview = window.editor.overview
    point_at(overview, QPoint(round(overview.x_of(6.0)), 20))
    assert "Bridge" in window.status_line.readout.text()


def test_dragging_a_flag_moves_the_marker_in_one_step(window, qtbot):
    (marker,) = set_at(window, 4.0)
    ruler, steps = window.editor.ruler, window.session.document.undo_stack.count()
    start = flag_of(window, marker)
    end = start + QPoint(round(ruler.x_of(7.0) - ruler.x_of(4.0)), 0)
    drag(qtbot, ruler, start, end, release=False)
    assert window.session.document.markers.shown[0].time_s == pytest.approx(7.0, abs=0.05)
    assert window.session.document.markers.all == (marker,)
    drag(qtbot, ruler, start, end)
    assert window.session.document.markers.all[0].time_s == pytest.approx(7.0, abs=0.05)
    assert window.session.document.undo_stack.count() == steps + 1
    press(window, "undo")
    assert window.session.document.markers.all == (marker,)


def test_escape_lets_go_of_a_dragged_marker(window, qtbot):
    (marker,) = set_at(window, 4.0)
    ruler = window.editor.ruler
    ruler.setFocus()
    start = flag_of(window, marker)
    drag(qtbot, ruler, start, start + QPoint(200, 0), release=False)
    QTest.keyClick(ruler, Qt.Key.Key_Escape)
    assert window.session.document.markers.shown == (marker,)
    QTest.mouseRelease(ruler, Qt.MouseButton.LeftButton, pos=start + QPoint(200, 0))
    assert window.session.document.markers.all == (marker,)


def test_a_click_on_a_flag_goes_there(window):
    marker, _ = set_at(window, 4.0, 9.0)
    QTest.mouseClick(window.editor.ruler, Qt.MouseButton.LeftButton, pos=flag_of(window, marker))
    assert window.session.player.position_s == 4.0
    assert window.session.document.markers.current == marker


@pytest.mark.parametrize("how", ["double click", "F2", "command"])
def test_a_marker_is_renamed_where_its_flag_is(window, how):
    (marker,) = set_at(window, 4.0)
    ruler, handles = window.editor.ruler, window.marker_desk.handles
    if how == "double click":
        QTest.mouseDClick(ruler, Qt.MouseButton.LeftButton, pos=flag_of(window, marker))
    elif how == "F2":
        ruler.setFocus()
        QTest.keyClick(ruler, Qt.Key.Key_F2)
    else:
        press(window, "marker_rename")
    editor = handles.editor
    assert editor is not None
    assert editor.selectedText() == "Marker 1"
    QTest.keyClicks(editor, "Strophe xnm")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert markers_of(window) == [("Strophe xnm", 4.0)]
    assert handles.editor is None
    assert window.session.document.undo_stack.undoText() == "Rename Marker 1"


def test_escape_keeps_the_old_name(window):
    set_at(window, 4.0)
    press(window, "marker_rename")
    editor = window.marker_desk.handles.editor
    QTest.keyClicks(editor, "other")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert markers_of(window) == [("Marker 1", 4.0)]


def test_delete_in_the_ruler_deletes_the_marker_and_no_region(window):
    set_at(window, 4.0)
    document = window.session.document
    document.select_region(document.regions[0])
    before = document.regions
    window.editor.ruler.setFocus()
    QTest.keyClick(window.editor.ruler, Qt.Key.Key_Delete)
    assert markers_of(window) == []
    assert document.regions == before


def test_a_flag_tells_what_it_is(window, qtbot):
    (marker,) = set_at(window, 4.0)
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QHelpEvent

    ruler, place = window.editor.ruler, flag_of(window, marker)
    QApplication.sendEvent(ruler, QHelpEvent(QEvent.Type.ToolTip, place, ruler.mapToGlobal(place)))
    assert QToolTip.text().startswith("0:00:04.000   Marker 1")
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible(), timeout=30_000)


# ---- the list -------------------------------------------------------------------------------------------------------


def test_the_list_names_and_finds_markers(window):
    press(window, "show_markers")
    table = window.marker_desk.table
    assert "M sets one" in table.table.empty_text
    assert "M sets one" in table.table.accessibleDescription()
    empty = pixels(picture(table.table.viewport()))
    assert len(np.unique(empty.reshape(-1, 3), axis=0)) > 3
    set_at(window, 8.0, 2.0)
    assert not table.table.accessibleDescription()
    rows = [[table.model.index(row, column).data() for column in (TIME, NAME)] for row in range(2)]
    assert rows == [["0:00:02.000", "Marker 2"], ["0:00:08.000", "Marker 1"]]
    table.table.setCurrentIndex(table.model.index(1, NAME))
    QTest.keyClick(table.table, Qt.Key.Key_Return)
    assert window.session.player.position_s == 8.0
    QTest.keyClick(table.table, Qt.Key.Key_Delete)
    assert markers_of(window) == [("Marker 2", 2.0)]


def test_the_list_renames_in_place(window):
    press(window, "show_markers")
    set_at(window, 2.0)
    document = window.session.document
    document.select_region(document.regions[0])
    table = window.marker_desk.table.table
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    editor.selectAll()
    QTest.keyClicks(editor, "Verse n")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert markers_of(window) == [("Verse n", 2.0)]
    assert document.selected_region.status == "auto"


def test_the_list_follows_its_command_and_its_own_button(window):
    action, dock = window.actions_by_id["show_markers"], window.marker_desk.dock
    action.trigger()
    assert dock.isVisible()
    dock.close()
    assert not action.isChecked()


def test_changed_keys_are_named_in_the_empty_list(window):
    actions = window.actions_by_id
    actions.keymap.replace("marker_add", "Ctrl+Alt+K")
    assert "Ctrl+Alt+K sets one" in window.marker_desk.table.table.empty_text


# ---- kept -----------------------------------------------------------------------------------------------------------


def saved(window):
    return window.sessions.keeper.snapshot(None)


def test_sessions_keep_markers(window, tmp_path):
    set_at(window, 2.0, 6.5)
    write_session(tmp_path / "a.soloscope", saved(window))
    assert read_session(tmp_path / "a.soloscope").work.markers == window.session.document.work.markers


def test_sessions_from_before_there_were_markers_still_open(window, tmp_path):
    set_at(window, 2.0)
    (tmp_path / "new.soloscope").write_bytes(session_bytes(saved(window)))
    rewrite(tmp_path / "new.soloscope", tmp_path / "old.soloscope", lambda facts: facts.pop("markers"))
    assert read_session(tmp_path / "old.soloscope").work.markers == ()


@pytest.mark.parametrize("entry", [{"time_s": -1, "name": "a"}, {"time_s": 1, "name": ""}, {"name": "a"}, 3])
def test_damaged_markers_end_in_a_sentence(window, tmp_path, entry):
    (tmp_path / "a.soloscope").write_bytes(session_bytes(saved(window)))
    rewrite(tmp_path / "a.soloscope", tmp_path / "b.soloscope", lambda facts: facts.update(markers=[entry]))
    with pytest.raises(SessionFileError, match="damaged"):
        read_session(tmp_path / "b.soloscope")


def rewrite(source, target, change):
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "session.json":
                content = json.loads(data)
                change(content)
                data = json.dumps(content).encode()
            new.writestr(name, data)


def test_markers_are_autosaved(window, qtbot):
    keeper = window.sessions.keeper
    set_at(window, 3.0)
    keeper.autosave()
    qtbot.waitUntil(keeper._slot.path.exists, timeout=30_000)
    assert read_session(keeper._slot.path).work.markers == window.session.document.work.markers


def test_a_document_without_a_recording_has_no_markers(qapp):
    assert Document().markers.all == ()

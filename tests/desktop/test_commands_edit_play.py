"""Every command that edits, plays or goes somewhere, tried with its key in the real window."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop.dialogs.note import NoteDialog
from desktop.playback import Player
from desktop.player_facts import PlayerState
from tests.desktop.command_checks import Check, becomes, covers, less, more, press_key, titles, try_all
from tests.desktop.window_builders import open_window


def doc(window):
    return window.session.document


def axis(window):
    return window.session.time_axis


def player(window) -> Player:
    return window.session.player


def first(window) -> None:
    doc(window).select_region(doc(window).regions[0])


def last(window) -> None:
    doc(window).select_region(doc(window).regions[-1])


def inside(window) -> None:
    """Select the first region and put the playhead into it."""
    first(window)
    player(window).seek(2.0)


def confirmed(window) -> None:
    first(window)
    doc(window).confirm()
    first(window)


def taken_back(window) -> None:
    confirmed(window)
    doc(window).undo_stack.undo()


def two_of_one(window) -> None:
    inside(window)
    window.actions_by_id["split"].trigger()
    flutes = [region for region in doc(window).regions if region.instrument == "flute"]
    doc(window).select_regions(flutes)


def deleted(window) -> None:
    first(window)
    window.actions_by_id["delete"].trigger()
    doc(window).select_region(None)


def span(window) -> None:
    doc(window).set_time_selection(5.0, 6.0)


def middle(window) -> None:
    player(window).seek(6.0)


def marked(window) -> None:
    doc(window).markers.add(2.0)
    doc(window).markers.add(8.0)
    player(window).seek(5.0)


def on_a_marker(window) -> None:
    marked(window)
    doc(window).markers.set_current(doc(window).markers.all[0])


def results(window) -> None:
    if not window.finder.dock.isVisible():
        window.finder.toggle()
    window.editor.lanes.setFocus()
    window.finder.panel.kind.setCurrentIndex(3)
    window.finder.panel.step(1)
    window.finder.panel.step(1)


def statuses(window) -> list[str]:
    return sorted(region.status for region in doc(window).regions)


def regions(window) -> int:
    return len(doc(window).regions)


def onset(window) -> float:
    return doc(window).regions[0].onset_s


def offset(window) -> float:
    return doc(window).regions[0].offset_s


def selected(window) -> int:
    return len(doc(window).selected_regions)


def position(window) -> float:
    return player(window).position_s


def markers(window) -> int:
    return len(doc(window).markers.all)


def marker_time(window) -> float:
    return doc(window).markers.all[0].time_s


EDIT = {
    "undo": becomes("auto", lambda w: doc(w).regions[0].status, confirmed),
    "redo": becomes("confirmed", lambda w: doc(w).regions[0].status, taken_back),
    "confirm": becomes("confirmed", lambda w: doc(w).regions[0].status, first),
    "reject": becomes("rejected", lambda w: doc(w).regions[0].status, first),
    "withdraw": becomes("auto", lambda w: doc(w).regions[0].status, confirmed),
    "split": more(regions, inside),
    "merge": less(regions, two_of_one),
    "draw_selection": more(lambda w: len(titles(w)), span),
    "change_instrument": more(lambda w: len(titles(w)), first),
    "region_start": becomes(2.0, onset, inside),
    "region_end": becomes(2.0, offset, inside),
    "region_earlier": less(onset, first),
    "region_later": more(onset, first),
    "delete": less(regions, first),
    "restore_deleted": more(regions, deleted),
    "select_all": Check(selected, lambda was, now: was == 0 and now > 2, lambda w: doc(w).select_region(None)),
    "select_none": becomes(0, selected, first),
    "marker_add": more(markers, middle),
    "marker_next": becomes(8.0, position, marked),
    "marker_previous": becomes(2.0, position, marked),
    "marker_rename": Check(
        lambda w: type(QApplication.focusWidget()).__name__, lambda was, now: was != now, on_a_marker
    ),
    "marker_here": becomes(5.0, marker_time, on_a_marker),
    "marker_earlier": less(marker_time, on_a_marker),
    "marker_later": more(marker_time, on_a_marker),
    "marker_delete": less(markers, on_a_marker),
}

PLAY = {
    "play": becomes(True, lambda w: player(w).playing, middle),
    "play_selection": Check(
        lambda w: (player(w).playing, position(w)), lambda was, now: now[0] and 5.0 <= now[1] < 6.5, span
    ),
    "loop": becomes((5.0, 6.0), lambda w: player(w).loop, span),
    "stop": becomes(0.0, position, middle),
    "shuttle_back": less(position, middle),
    "shuttle_on": more(position, middle),
    "shuttle_stop": becomes(PlayerState.PAUSED, lambda w: player(w).state, lambda w: player(w).shuttle(+1)),
    "slower": less(lambda w: player(w).speed),
    "faster": more(lambda w: player(w).speed, lambda w: player(w).set_speed(0.75)),
    "plain_speed": becomes(1.0, lambda w: player(w).speed, lambda w: player(w).set_speed(0.75)),
    "roll_1": becomes(1.0, lambda w: w.listening.roll_s),
    "roll_0.5": becomes(0.5, lambda w: w.listening.roll_s),
    "roll_0.25": becomes(0.25, lambda w: w.listening.roll_s),
    "roll_0": becomes(0.0, lambda w: w.listening.roll_s),
    "quieter": less(lambda w: player(w).volume, lambda w: player(w).set_volume(0.8)),
    "louder": more(lambda w: player(w).volume, lambda w: player(w).set_volume(0.8)),
    "mute": becomes(True, lambda w: player(w).muted, lambda w: player(w).set_muted(False)),
    "forget_clipping": becomes(False, lambda w: bool(w.listening.bar.meter.levels.clipped.any()), lambda w: clip(w)),
}

GO = {
    "go_start": becomes(0.0, position, middle),
    "go_end": becomes(12.0, position, middle),
    "nudge_left": less(position, middle),
    "nudge_right": more(position, middle),
    "jump_left": becomes(True, lambda w: abs(position(w) - 4.8) < 0.01, middle),
    "jump_right": becomes(True, lambda w: abs(position(w) - 7.2) < 0.01, middle),
    "next_region": more(position, middle),
    "previous_region": less(position, middle),
    "next_solo": more(position),
    "previous_solo": less(position, lambda w: player(w).seek(11.5)),
    "go_to": becomes(["Go to time"], titles, middle),
    "show_playhead": becomes(True, lambda w: axis(w).start_s <= position(w) <= axis(w).end_s, lambda w: away(w)),
    "set_in": becomes(6.0, lambda w: (doc(w).time_selection or (None,))[0], middle),
    "set_out": becomes(6.0, lambda w: (doc(w).time_selection or (None, None))[1], middle),
    "find_solos": Check(
        lambda w: w.finder.dock.isVisible() and w.finder.panel.isAncestorOf(QApplication.focusWidget()),
        lambda was, now: not was and now,
    ),
    "find_choices": becomes(True, lambda w: w.finder.panel.instruments.hasFocus()),
    "filter_regions": becomes(True, lambda w: w.table.filter_edit.hasFocus()),
    "find_next": more(lambda w: w.finder.panel.list.currentIndex().row(), results),
    "find_previous": less(lambda w: w.finder.panel.list.currentIndex().row(), results),
    "audition": Check(lambda w: w.finder.panel.audition.isChecked(), lambda was, now: was != now),
}


def away(window) -> None:
    axis(window).set_view(8.0, 10.0)
    player(window).seek(0.0)
    axis(window).set_view(8.0, 10.0)


def clip(window) -> None:
    import numpy as np

    window.listening.bar.meter.add(np.full((2048, 2), 1.0, np.float32), 22050)


covers(*EDIT, *PLAY, *GO, "note", "output_device")


def test_every_command_of_editing_changes_the_recordings_regions_or_markers(song, qtbot):
    with open_window(song) as window:
        try_all(window, song, qtbot, EDIT)


def test_every_command_of_playing_is_heard_or_seen_in_the_transport(song, qtbot):
    with open_window(song) as window:
        try_all(window, song, qtbot, PLAY)


def test_every_command_of_going_somewhere_gets_there(song, qtbot):
    with open_window(song) as window:
        try_all(window, song, qtbot, GO)


def test_a_note_is_written_with_its_key(song, qtbot, monkeypatch):
    def write(dialog: NoteDialog) -> bool:
        dialog.field.setPlainText("mine")
        return True

    monkeypatch.setattr(NoteDialog, "exec", write)
    with open_window(song) as window:
        note = Check(lambda w: doc(w).regions[0].note, lambda was, now: (was, now) == ("", "mine"), first)
        try_all(window, song, qtbot, {"note": note})


def test_the_menu_of_outputs_opens_with_its_key(song, qtbot):
    shown = []

    def look(window) -> None:
        shown.append(type(QApplication.activePopupWidget()).__name__)
        QApplication.activePopupWidget().close()

    with open_window(song) as window:
        # A button's menu has a loop of its own until it is closed.
        QTimer.singleShot(300, window, lambda: look(window))
        press_key(window, "output_device")
    assert shown == ["QMenu"]

"""The whole window by keyboard: from pane to pane, own keys of controls, sizes and places of panels, a frame to see."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QDockWidget, QPushButton, QSlider, QWidget

from desktop.dialogs.shortcuts import ShortcutsDialog
from desktop.theme import DARK
from tests.desktop.view_builders import near, picture, pixels
from tests.desktop.window_builders import open_window, press

SIDE_PANELS = ("show_rules", "show_attention", "show_reasons", "show_markers")


@pytest.fixture
def window(song, qapp):
    with open_window(song) as made:
        # Another test may have left a button of the mouse held down.
        QTest.mouseRelease(made, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
        yield made


def tab_to(widget: QWidget) -> None:
    """Give a widget the focus as Tab does."""
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    assert QApplication.focusWidget() is widget


def holder_of(window, widget):
    pane = window.panes._pane_of(widget)
    return pane.name if pane else None


# ---- from pane to pane -----------------------------------------------------------------------------------------


def test_f6_walks_all_panes_and_shift_f6_back(window):
    for command in SIDE_PANELS:
        press(window, command)
    window.finder.toggle()
    QApplication.processEvents()
    names = [pane.name for pane in window.panes.panes()]
    wanted = {"Views", "Regions", "Markers", "Thresholds", "Attention", "Why here?", "Find solos", "Transport"}
    assert set(names) == wanted
    window.editor.lanes.setFocus()
    walked = []
    for _ in names:
        QTest.keyClick(window, Qt.Key.Key_F6)
        QApplication.processEvents()
        walked.append(holder_of(window, QApplication.focusWidget()))
    assert sorted(walked) == sorted(names), (walked, names)
    assert walked[-1] == "Views"
    QTest.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert holder_of(window, QApplication.focusWidget()) == walked[-2]


def test_f6_returns_to_where_the_focus_was_in_a_pane(window):
    window.editor.waveform.setFocus()
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert QApplication.focusWidget() is not window.editor.waveform
    QTest.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is window.editor.waveform


def test_a_message_is_a_pane_and_can_be_closed_by_key(window):
    window.message_bar.tell("Something happened.", "error")
    window.editor.lanes.setFocus()
    QTest.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is window.message_bar.close_button
    QTest.keyClick(window.message_bar.close_button, Qt.Key.Key_Space)
    assert not window.message_bar.isVisible()
    assert not window.session.player.playing


def test_without_a_recording_f6_goes_to_the_invitation(qapp):
    with open_window() as window:
        QTest.keyClick(window, Qt.Key.Key_F6)
        assert QApplication.focusWidget() is window.empty_state.open_button


def test_tab_reaches_everything_that_takes_the_focus(window):
    """Whatever takes the focus by a click is also reached by Tab, from top to bottom."""
    for command in SIDE_PANELS:
        press(window, command)
    window.finder.toggle()
    QApplication.processEvents()
    wanted = {
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.ClickFocus
        # A part of a control has the control's focus.
        and widget.focusProxy() is None
    }
    reached, present = set(), QApplication.focusWidget() or window
    window.editor.overview.setFocus()
    for _ in range(400):
        present = QApplication.focusWidget()
        if present in reached:
            break
        reached.add(present)
        window.focusNextChild()
    missing = [f"{type(w).__name__} {w.accessibleName() or w.objectName()} {w.parent()}" for w in wanted - reached]
    assert missing == [], "\n".join(missing)
    order = [view for view in walk_order(window) if view in window.editor.views]
    assert order == list(window.editor.views)


def walk_order(window):
    window.editor.overview.setFocus()
    seen = []
    while QApplication.focusWidget() not in seen:
        seen.append(QApplication.focusWidget())
        window.focusNextChild()
    return seen


# ---- keys of controls ------------------------------------------------------------------------------------------


def test_a_slider_keeps_its_arrows(window):
    slider, player = window.transport.sensitivity, window.session.player
    player.seek(5.0)
    tab_to(slider)
    before = slider.value()
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert slider.value() == before + 1
    QTest.keyClick(slider, Qt.Key.Key_Home)
    assert slider.value() == slider.minimum()
    assert player.position_s == 5.0


def test_space_presses_a_button_reached_by_tab_and_plays_elsewhere(window):
    button, player = window.transport.buttons["next_region"], window.session.player
    tab_to(button)
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert not player.playing
    assert window.session.document.selected_region is not None
    window.editor.lanes.setFocus()
    QTest.keyClick(window.editor.lanes, Qt.Key.Key_Space)
    assert player.playing
    player.pause()


def test_space_plays_after_a_click_on_a_box(window, qtbot):
    box = window.table.solos_box
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
    on = box.isChecked()
    box.clearFocus()
    QTest.mousePress(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
    QTest.mouseRelease(box, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    assert box.hasFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert window.session.player.playing
    assert box.isChecked() == on
    window.session.player.pause()
    box.setChecked(False)


def test_the_table_keeps_home_and_end(window):
    table = window.table.table
    tab_to(table)
    window.session.player.seek(5.0)
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_End)
    assert window.session.player.position_s == 5.0


# ---- sizes and places ------------------------------------------------------------------------------------------


def test_views_and_panels_change_size_by_command(window):
    views = window.editor
    views.spectrogram.setFocus()
    before = views.spectrogram.height()
    press(window, "pane_larger")
    QApplication.processEvents()
    assert views.spectrogram.height() > before
    press(window, "show_rules")
    QApplication.processEvents()
    tab_to(window.rules_dock.panel.instruments)
    width = window.rules_dock.width()
    press(window, "pane_larger")
    QApplication.processEvents()
    assert window.rules_dock.width() > width
    tab_to(window.table.table)
    height = window.dock.height()
    press(window, "pane_smaller")
    QApplication.processEvents()
    assert window.dock.height() < height


def test_a_panel_floats_moves_and_closes_by_command(window):
    press(window, "show_rules")
    dock = window.rules_dock
    tab_to(dock.panel.instruments)
    press(window, "pane_float")
    assert dock.isFloating()
    QApplication.processEvents()
    assert QApplication.focusWidget() is dock.panel.instruments
    press(window, "pane_float")
    QApplication.processEvents()
    assert not dock.isFloating()
    assert QApplication.focusWidget() is dock.panel.instruments
    tab_to(dock.panel.instruments)
    press(window, "pane_move")
    assert window.dockWidgetArea(dock) == Qt.DockWidgetArea.BottomDockWidgetArea
    tab_to(dock.panel.instruments)
    press(window, "pane_close")
    assert dock.isHidden()
    assert not window.actions_by_id["show_rules"].isChecked()
    assert QApplication.focusWidget() in window.editor.views


def test_commands_for_panels_say_where_to_go_first(window):
    window.editor.lanes.setFocus()
    press(window, "pane_float")
    assert "F6 goes from pane to pane" in window.statusBar().currentMessage()


def test_views_zoom_and_scroll_vertically_by_key(window):
    window.editor.waveform.setFocus()
    press(window, "vertical_in")
    assert window.editor.waveform.gain == pytest.approx(1.25)
    press(window, "vertical_out")
    assert window.editor.waveform.gain == pytest.approx(1.0)
    lanes = window.editor.lanes
    lanes.setFocus()
    height = lanes.lane_height
    press(window, "vertical_in")
    assert lanes.lane_height > height
    for _ in range(12):
        press(window, "vertical_in")
    press(window, "vertical_down")
    assert lanes._scroll_bar.value() > 0


def test_one_lane_changes_its_height_by_key(window):
    lanes = window.editor.lanes
    lanes.arrangement.set_current("guitar")
    before = [lanes.lane_rect(index).height() for index in range(3)]
    press(window, "lane_higher")
    after = [lanes.lane_rect(index).height() for index in range(3)]
    changed = [new - old for old, new in zip(before, after, strict=True)]
    assert sorted(changed)[:2] == [0, 0] or sum(step != 0 for step in changed) == 1
    assert max(changed) > 0


def test_the_menu_key_opens_the_menu_of_the_selected_region(window, qtbot):
    lanes, document = window.editor.lanes, window.session.document
    document.select_region(document.regions[0])
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, lanes.rect().center(), QPoint(0, 0))
    with qtbot.waitSignal(lanes.menu_requested) as asked:
        QApplication.sendEvent(lanes, event)
    assert document.selected_regions == (document.regions[0],)
    bar = lanes.region_rect(document.regions[0])
    assert bar.contains(lanes.mapFromGlobal(asked.args[0]).toPointF())
    window.correction.menu.close()


def test_the_clip_marks_are_emptied_by_key(window):
    meter = window.listening.bar.meter
    meter.add(np.ones((2205, 2), np.float32), 22050)
    assert meter.levels.clipped.any()
    press(window, "forget_clipping")
    assert not meter.levels.clipped.any()


# ---- the frame -------------------------------------------------------------------------------------------------


def controls(window: QWidget) -> list[QWidget]:
    """What takes the focus by Tab and can be seen."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not widget.isWindow()
        and not widget.visibleRegion().isEmpty()
    ]


def framed(window: QWidget, widget: QWidget) -> bool:
    """Whether a widget that gets the focus gets a frame two pixels wide that was not there before."""
    top = widget.window()
    for other in controls(window):
        other.clearFocus()
    QApplication.processEvents()
    without = pixels(picture(top))
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    with_focus = pixels(picture(top))
    seen = widget.visibleRegion().boundingRect()
    corner = widget.mapTo(top, seen.topLeft())
    area = np.s_[corner.y() : corner.y() + seen.height(), corner.x() : corner.x() + seen.width()]
    accent = near(with_focus[area], DARK.accent, 60) & ~near(without[area], DARK.accent, 60)
    rows, columns = accent.shape
    middle_row = accent[rows // 3 : 2 * rows // 3 + 1]
    middle_column = accent[:, columns // 3 : 2 * columns // 3 + 1]
    sides = (
        middle_row[:, : columns // 2].sum(axis=1).max(initial=0),
        middle_row[:, columns // 2 :].sum(axis=1).max(initial=0),
        middle_column[: rows // 2].sum(axis=0).max(initial=0),
        middle_column[rows // 2 :].sum(axis=0).max(initial=0),
    )
    # One side may lie under a scrolled edge; three sides of two pixels are a frame.
    return sum(side >= 2 for side in sides) >= 3


def test_everything_in_the_window_shows_the_focus(window):
    press(window, "show_rules")
    press(window, "show_markers")
    window.finder.toggle()
    window.marker_desk.add()
    window.resize(1440, 900)
    bare = []
    for dock in (window.finder.dock, window.rules_dock):
        dock.raise_()
        QApplication.processEvents()
        bare += [
            f"{type(widget).__name__} {widget.accessibleName() or widget.objectName()}"
            for widget in controls(window)
            if (dock.isAncestorOf(widget) or dock is window.rules_dock) and not framed(window, widget)
        ]
    assert bare == [], "\n".join(bare)


def test_dialogs_show_the_focus(window):
    dialog = ShortcutsDialog(window.actions_by_id, window)
    dialog.show()
    QApplication.processEvents()
    bare = [f"{type(w).__name__} {w.accessibleName()}" for w in controls(dialog) if not framed(dialog, w)]
    dialog.close()
    dialog.deleteLater()
    assert bare == [], "\n".join(bare)


def test_a_frame_goes_with_its_window(window):
    dialog = QDialog(window)
    button, slider = QPushButton("Go", dialog), QSlider(dialog)
    slider.move(50, 50)
    dialog.show()
    button.setFocus()
    QApplication.processEvents()
    dialog.deleteLater()
    QApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete)
    window.activateWindow()
    QApplication.processEvents()
    tab_to(window.table.table)
    assert window.panes.frames.frame is not None
    assert window.panes.frames.frame.parent() is window.table.table
    assert isinstance(window.dock, QDockWidget)

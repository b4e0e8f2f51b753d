"""A low window: strips, bars and rows do with less, so that the table shows six rows beside any panel."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from desktop.theme import DARK, LIGHT, LOOK, apply_theme, change_theme
from desktop.theme.colours import contrast
from tests.desktop.small_screen import HEIGHT, WIDTH
from tests.desktop.view_builders import pixels
from tests.desktop.window_builders import open_window, press


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


def rows_in_sight(window) -> float:
    table = window.table.table
    return table.viewport().height() / table.verticalHeader().defaultSectionSize()


def lanes_in_sight(window) -> float:
    lanes = window.editor.lanes
    return (lanes.height() - lanes.lane_rect(0).top()) / lanes.lane_height


@pytest.fixture
def low(song):
    with open_window(song) as window:
        window.resize(WIDTH, HEIGHT)
        window._show_state()
        settle()
        yield window


@pytest.mark.parametrize("panel", ["", "find_solos", "show_rules", "show_attention", "show_reasons"])
def test_six_rows_and_three_lanes_are_in_sight_beside_any_panel(low, panel):
    if panel:
        press(low, panel)
        settle()
    assert rows_in_sight(low) >= 6
    assert lanes_in_sight(low) >= 3


def test_a_high_window_has_its_high_parts_again(low):
    before = low.toolbar.height(), low.editor.overview.height(), low.transport.height(), low.statusBar().height()
    low.resize(1440, 900)
    settle()
    after = low.toolbar.height(), low.editor.overview.height(), low.transport.height(), low.statusBar().height()
    assert all(high > less for high, less in zip(after, before, strict=True))
    assert rows_in_sight(low) >= 6


def test_a_height_that_somebody_chose_for_the_table_stays(low):
    low.resizeDocks([low.dock], [300], Qt.Orientation.Vertical)
    settle()
    low.resize(1440, 900)
    settle()
    assert low.dock.height() == 300


def test_large_letters_make_any_usual_window_a_low_one(dressed, song):
    with open_window(song) as window:
        window.resize(1440, 900)
        window._show_state()
        settle()
        high = window.editor.overview.height()
        apply_theme(dressed, DARK, 1.5)
        settle()
        assert LOOK.scale == 1.5
        assert window.editor.overview.height() < 1.5 * high


def test_the_filter_stands_in_the_title_of_the_table(low):
    title = low.dock.titleBarWidget()
    assert title.isAncestorOf(low.table.filter_edit)
    assert title.isAncestorOf(low.table.columns.button)
    low.table.filter_edit.setText("violin")
    assert {region.instrument for region in low.table.shown_regions} == {"violin"}


def test_the_buttons_in_the_title_float_and_close_the_table(low):
    title = low.dock.titleBarWidget()
    title.float_button.click()
    assert low.dock.isFloating()
    title.float_button.click()
    assert not low.dock.isFloating()
    title.close_button.click()
    assert low.dock.isHidden()
    assert not low.actions_by_id["show_table"].isChecked()


def test_the_buttons_in_the_title_are_seen_in_a_theme_that_is_put_on_later(dressed, low, qtbot):
    for theme in (LIGHT, DARK):
        change_theme(dressed, theme, 1.0)
        qtbot.waitUntil(low.updatesEnabled)
        title = low.dock.titleBarWidget()
        for button in (title.float_button, title.close_button):
            picture = title.grab(button.geometry()).toImage().convertToFormat(QImage.Format.Format_RGB32)
            seen = pixels(picture).reshape(-1, 3)
            strokes = max(contrast(QColor(*pixel), theme.panel) for pixel in seen.tolist())
            assert strokes > 3, (theme.name, button.toolTip())


def test_the_name_in_the_title_gives_way_to_its_controls(low):
    title = low.dock.titleBarWidget()
    assert title.name.isVisible()
    title.resize(QSize(500, title.height()))
    assert not title.name.isVisible()


def test_the_current_lane_stays_in_sight_when_the_lanes_lose_room(low):
    lanes = low.editor.lanes
    low.resize(1440, 900)
    settle()
    low.session.document.select_region(low.session.document.regions[-1])
    index = lanes.index_of(lanes.arrangement.current)
    lanes.set_lane_height(60)
    settle()
    assert lanes.lane_rect(index).bottom() <= lanes.height()
    low.editor.splitter.setSizes([60, 300, 100])
    settle()
    rect = lanes.lane_rect(index)
    assert rect.top() < lanes.height()
    assert rect.bottom() <= lanes.height()


# ---- one pane as large as it can be --------------------------------------------------------------------------


def test_the_table_takes_all_room_and_gives_it_back(low):
    before = low.dock.height(), low.editor.splitter.sizes()
    low.table.table.setFocus()
    press(low, "pane_largest")
    settle()
    assert low.dock.height() > before[0] + 150
    press(low, "pane_largest")
    settle()
    assert (low.dock.height(), low.editor.splitter.sizes()) == before


def test_a_view_takes_all_room_and_gives_it_back(low):
    lanes = low.editor.lanes
    before = low.dock.height(), lanes.height()
    lanes.setFocus()
    press(low, "pane_largest")
    settle()
    assert lanes.height() > before[1] + 60
    assert low.dock.height() < before[0]
    press(low, "pane_largest")
    settle()
    assert (low.dock.height(), lanes.height()) == before


def test_another_pane_takes_the_room_from_the_first(low):
    low.table.table.setFocus()
    press(low, "pane_largest")
    settle()
    high = low.dock.height()
    low.editor.lanes.setFocus()
    press(low, "pane_largest")
    settle()
    assert low.dock.height() < high
    press(low, "pane_largest")
    settle()
    assert rows_in_sight(low) >= 6


# ---- strips --------------------------------------------------------------------------------------------------


def test_hidden_strips_give_their_room_to_the_lanes_and_stay_hidden_tomorrow(song, low):
    before = low.editor.lanes.height()
    press(low, "show_waveform")
    press(low, "show_spectrogram")
    settle()
    assert not low.editor.waveform.isVisible()
    assert not low.editor.spectrogram.isVisible()
    assert low.editor.lanes.height() > before + 80
    with open_window(song) as tomorrow:
        assert tomorrow.editor.waveform.isHidden()
        assert not tomorrow.actions_by_id["show_spectrogram"].isChecked()
        press(tomorrow, "show_spectrogram")
        assert not tomorrow.editor.spectrogram.isHidden()


def test_a_view_grows_at_the_cost_of_the_next_one_that_is_shown(low):
    press(low, "show_spectrogram")
    settle()
    low.resize(1440, 900)
    settle()
    waveform = low.editor.waveform
    waveform.setFocus()
    before = waveform.height()
    press(low, "pane_larger")
    settle()
    assert waveform.height() > before


# ---- straight to a field -------------------------------------------------------------------------------------


def test_a_key_goes_to_the_filter_and_back_to_the_rows(low, qtbot):
    low.activateWindow()
    low.editor.lanes.setFocus()
    qtbot.keyClick(low, Qt.Key.Key_Slash)
    assert low.table.filter_edit.hasFocus()
    qtbot.keyClicks(low.table.filter_edit, "vio")
    qtbot.keyClick(low.table.filter_edit, Qt.Key.Key_Return)
    assert low.table.table.hasFocus()
    assert [region.instrument for region in low.session.document.selected_regions] == ["violin"]
    assert low.session.document.selected_region.status == "auto"


def test_escape_empties_the_filter_and_then_leaves_it(low, qtbot):
    press(low, "filter_regions")
    edit = low.table.filter_edit
    edit.setText("vio")
    qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert edit.text() == ""
    assert edit.hasFocus()
    qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert low.editor.lanes.hasFocus()


def test_the_filter_brings_a_hidden_table_back(low):
    press(low, "show_table")
    assert low.dock.isHidden()
    press(low, "filter_regions")
    assert low.dock.isVisible()
    assert low.table.filter_edit.hasFocus()


def test_a_key_goes_to_the_choices_of_find_solos(low, qtbot):
    low.activateWindow()
    qtbot.keyClick(low, Qt.Key.Key_F4, Qt.KeyboardModifier.ShiftModifier)
    assert low.finder.dock.isVisible()
    assert low.finder.panel.instruments.hasFocus()


# ---- boxes of numbers ----------------------------------------------------------------------------------------


def test_numbers_keep_off_the_frame_of_their_boxes_and_have_room(low):
    from PySide6.QtWidgets import QAbstractSpinBox

    press(low, "find_solos")
    settle()
    boxes = [box for box in low.finder.panel.findChildren(QAbstractSpinBox) if box.isVisible()]
    assert len(boxes) == 3
    for box in boxes:
        assert box.lineEdit().textMargins().left() >= 4
        needed = box.fontMetrics().horizontalAdvance(box.text()) + box.lineEdit().textMargins().left()
        assert needed <= box.lineEdit().width()

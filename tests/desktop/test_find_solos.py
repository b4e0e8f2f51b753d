"""The Find solos panel in a real window: walking, listening, following, with pictures by the real engine."""

import math

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QImage
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QWidget

from desktop.document import AnalysisState, Document
from desktop.solo_search import Kind, SortBy
from desktop.thumbnails import Thumbnails
from desktop.views.find_solos import FindSolosPanel
from desktop.views.time_axis import format_time
from engine.analysis.regions import Region
from tests.desktop.view_builders import analysed, picture, pixels, shown
from tests.desktop.window_builders import fill, open_window, press
from tests.pace import processor_time_below

KINDS, SORTS = list(Kind), list(SortBy)
TIMEOUT = 120_000


@pytest.fixture
def window(qtbot, song):
    """The flute leads over the guitar; all three sound alone for a while."""
    with open_window(song, {"flute": 0.9, "guitar": 0.0, "violin": 0.0}) as made:
        # A file of its own would be decoded: these tests look at the list, not at its pictures.
        made.finder.thumbnails.set_recording(None)
        made.activateWindow()
        yield made


@pytest.fixture
def panel(window, qtbot) -> FindSolosPanel:
    press(window, "find_solos")
    qtbot.waitUntil(window.finder.panel.list.hasFocus)
    return window.finder.panel


def listed(panel: FindSolosPanel) -> list[tuple[str, str]]:
    return [(place.instrument, place.solo) for place in panel.results]


# ---- what is found ------------------------------------------------------------------------------------------------


def test_the_panel_opens_by_key_takes_the_focus_and_closes_again(qtbot, window):
    assert not window.finder.dock.isVisible()
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, Qt.Key.Key_F, both)
    panel = window.finder.panel
    qtbot.waitUntil(panel.list.hasFocus)
    assert window.finder.dock.isVisible()
    assert len(panel.results) == len(window.session.document.solo_places)
    qtbot.keyClick(panel.list, Qt.Key.Key_F, both)
    assert not window.finder.dock.isVisible()


def test_kind_length_confidence_and_instruments_narrow_the_list(panel):
    assert ("flute", "featured") in listed(panel) and ("violin", "unaccompanied") in listed(panel)
    panel.kind.setCurrentIndex(KINDS.index(Kind.APPEARANCE))
    assert [name for name, _ in listed(panel)] == ["flute", "guitar", "violin"]
    panel.length.setValue(3.5)
    assert [name for name, _ in listed(panel)] == ["violin"]
    panel.length.setValue(0.0)
    panel.confidence.setValue(75)
    assert [name for name, _ in listed(panel)] == ["flute", "guitar"]
    panel.choose_instrument("flute", False)
    assert [name for name, _ in listed(panel)] == ["guitar"]
    assert panel.instruments.text() == "2 instruments"
    assert panel.count_label.text().startswith("1 result, ")


def test_instruments_are_checked_in_a_menu_that_stays_open(qtbot, panel):
    panel.kind.setCurrentIndex(KINDS.index(Kind.APPEARANCE))
    menu = panel.instruments.menu()
    menu.popup(panel.mapToGlobal(panel.rect().topLeft()))
    entries = [action for action in menu.actions() if action.isCheckable()]
    assert [action.text() for action in entries] == ["flute", "guitar", "violin"]
    for action in entries[:2]:
        qtbot.mouseMove(menu, menu.actionGeometry(action).center())
        menu.setActiveAction(action)
        qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
        assert menu.isVisible()
    assert [name for name, _ in listed(panel)] == ["violin"]
    assert panel.instruments.text() == "Violin"
    menu.close()


def test_results_are_sorted_as_chosen(panel):
    panel.kind.setCurrentIndex(KINDS.index(Kind.APPEARANCE))
    panel.sort.setCurrentIndex(SORTS.index(SortBy.LENGTH))
    assert [name for name, _ in listed(panel)] == ["violin", "flute", "guitar"]
    panel.sort.setCurrentIndex(SORTS.index(SortBy.CONFIDENCE))
    assert [name for name, _ in listed(panel)] == ["flute", "guitar", "violin"]


def test_an_empty_list_says_why(panel):
    panel.kind.setCurrentIndex(KINDS.index(Kind.UNACCOMPANIED))
    panel.length.setValue(100.0)
    assert panel.results == ()
    assert panel.list.empty_text.startswith("Nothing answers.")


def test_an_empty_list_does_not_send_anyone_away_while_the_analysis_goes_on(panel, window):
    panel.length.setValue(100.0)
    document = window.session.document
    done = document.activations
    document.begin_analysis(done.instruments, done.frame_s, len(done.values))
    document.add_activations(0, done.values[: len(done.values) // 2])
    document.flush()
    panel.refresh()
    assert panel.list.empty_text.startswith("None so far.")
    document.finish_analysis(done)
    panel.refresh()
    assert panel.list.empty_text.startswith("Nothing answers.")
    assert not picture(panel.list).isNull()


# ---- walking ------------------------------------------------------------------------------------------------------


def test_opening_the_panel_plays_and_selects_nothing(qtbot, window, panel):
    assert panel.list.hasFocus() and panel.current is None
    assert window.session.document.selected_region is None
    assert not window.session.player.playing


def test_a_click_on_the_first_row_plays_it(qtbot, window):
    window.finder.dock.show()
    panel = window.finder.panel
    spot = panel.list.visualRect(panel.model.index(0)).center()
    with qtbot.waitSignal(panel.moved_to) as moved:
        qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert moved.args == [panel.results[0]]
    qtbot.waitUntil(lambda: window.session.player.playing, timeout=30_000)


def test_arrow_keys_walk_the_list_and_selection_and_sound_follow(qtbot, window, panel):
    panel.pre_roll.setValue(0.25)
    player, document = window.session.player, window.session.document
    for row in (0, 1):
        qtbot.keyClick(panel.list, Qt.Key.Key_Down)
        place = panel.results[row]
        assert panel.current == place
        assert document.selected_region.instrument == place.instrument
        assert document.time_selection == (place.onset_s, place.offset_s)
        begun = max(0.0, place.onset_s - 0.25)
        qtbot.waitUntil(lambda b=begun: player.playing and b <= player.position_s < b + 1.0, timeout=30_000)
    qtbot.keyClick(panel.list, Qt.Key.Key_Up)
    assert panel.current == panel.results[0]


def test_without_audition_the_playhead_goes_there_in_silence(qtbot, window, panel):
    press(window, "audition")
    assert not panel.audition.isChecked() and not panel.pre_roll.isEnabled()
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    assert window.session.player.position_s == pytest.approx(panel.results[0].onset_s)
    assert not window.session.player.playing
    panel.audition.click()
    assert window.actions_by_id["audition"].isChecked()


def test_enter_goes_there_and_does_not_confirm(qtbot, window, panel):
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: window.session.player.playing, timeout=30_000)
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert not window.session.player.playing
    assert window.session.player.position_s == pytest.approx(panel.results[0].onset_s)
    assert window.editor.lanes.hasFocus()
    assert not window.session.document.undo_stack.canUndo()


def test_f3_walks_from_anywhere_and_says_where_it_ends(qtbot, window):
    panel = window.finder.panel
    qtbot.keyClick(window, Qt.Key.Key_F3)
    assert window.finder.dock.isVisible()
    assert panel.current == panel.results[0]
    for _ in panel.results:
        qtbot.keyClick(window, Qt.Key.Key_F3)
    assert panel.current == panel.results[-1]
    assert window.statusBar().currentMessage() == "No further result."
    qtbot.keyClick(window, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert panel.current == panel.results[-2]


def test_a_held_arrow_plays_only_where_it_rests(qtbot, window, panel):
    played = QSignalSpy(window.session.player.state_changed)
    for _ in panel.results:
        qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    assert played.count() == 0
    qtbot.waitUntil(lambda: window.session.player.playing, timeout=30_000)
    last = panel.results[-1]
    assert window.session.player.position_s >= last.onset_s - panel.pre_roll.value() - 0.01


# ---- following ----------------------------------------------------------------------------------------------------


def test_the_list_follows_the_regions_and_keeps_its_place(qtbot, window, panel):
    document = window.session.document
    panel.kind.setCurrentIndex(KINDS.index(Kind.APPEARANCE))
    press(window, "audition")
    panel.list.setCurrentIndex(panel.model.index(2))
    assert panel.current.instrument == "violin"
    sought = QSignalSpy(panel.moved_to)
    document.set_threshold("flute", 0.3)
    qtbot.waitUntil(lambda: len(panel.results) == 4, timeout=30_000)
    assert panel.current.instrument == "violin"
    document.reject(next(r for r in document.regions if r.instrument == "guitar"))
    qtbot.waitUntil(lambda: "guitar" not in [name for name, _ in listed(panel)], timeout=30_000)
    assert panel.current.instrument == "violin"
    assert sought.count() == 0


def test_a_region_selected_elsewhere_is_chosen_in_the_list(qtbot, window, panel):
    panel.kind.setCurrentIndex(KINDS.index(Kind.APPEARANCE))
    sought = QSignalSpy(panel.moved_to)
    document = window.session.document
    document.select_region(document.regions[1])
    assert panel.current == document.regions[1]
    assert sought.count() == 0


def test_the_panel_goes_with_the_recording_and_comes_with_the_next(window, panel, song):
    window.close_recording()
    assert not window.finder.dock.isVisible()
    fill(window, song)
    window._show_state()
    assert window.finder.dock.isVisible()


def test_the_query_is_there_at_the_next_start(window, panel, song):
    panel.kind.setCurrentIndex(KINDS.index(Kind.FEATURED))
    panel.pre_roll.setValue(1.5)
    panel.choose_instrument("guitar", False)
    press(window, "audition")
    with open_window(song) as second:
        again = second.finder.panel
        assert again.query == panel.query
        assert again.pre_roll.value() == 1.5
        assert not second.actions_by_id["audition"].isChecked()


# ---- rows ---------------------------------------------------------------------------------------------------------


def test_a_row_says_all_of_it_to_a_screen_reader(panel):
    panel.kind.setCurrentIndex(KINDS.index(Kind.APPEARANCE))
    text = panel.model.data(panel.model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert text == f"flute leads, {format_time(panel.results[0].onset_s)}, 3.0 s, 90%"


def test_a_region_without_figures_is_drawn_with_a_dash(qtbot, qapp):
    document, owner = Document(), QWidget()
    qtbot.addWidget(owner)
    panel = FindSolosPanel(document, QAction(owner, checkable=True), lambda start, end: None)
    document.regions = document.solo_places = (Region("theremin", 1.0, 3.0, math.nan, math.nan, "featured"),)
    shown(qtbot, panel, 330, 400)
    assert panel.model.data(panel.model.index(0)).endswith("2.0 s, –")
    assert not panel.grab().isNull()


def test_ten_thousand_regions_are_listed_sorted_and_walked_without_a_pause(qtbot, qapp):
    document = Document()
    regions = tuple(Region("flute", 2.0 * i, 2.0 * i + 1.5, 0.5 + (i % 50) / 100, 0.9) for i in range(10_000))
    owner = QWidget()
    qtbot.addWidget(owner)
    panel = FindSolosPanel(document, QAction(owner, checkable=True), lambda start, end: None)
    document.regions = document.solo_places = regions
    shown(qtbot, panel, 330, 700)
    panel.kind.setCurrentIndex(KINDS.index(Kind.APPEARANCE))
    assert len(panel.results) == 10_000
    with processor_time_below(0.6):
        panel.sort.setCurrentIndex(SORTS.index(SortBy.CONFIDENCE))
        panel.step(+1)
        panel.grab()
    assert panel.current.mean == max(region.mean for region in regions)
    with processor_time_below(20 * 0.05):
        for _ in range(20):
            qtbot.keyClick(panel.list, Qt.Key.Key_PageDown)
            QApplication.processEvents()


def test_thumbnails_are_made_by_the_engine_and_kept(qtbot, song, bundle):
    with open_window() as window:
        window.session.bundle = str(bundle)
        window.open_path(song)
        qtbot.waitUntil(lambda: window.session.document.analysis is AnalysisState.DONE, timeout=TIMEOUT)
        press(window, "find_solos")
        panel, thumbnails = window.finder.panel, window.finder.thumbnails
        panel.kind.setCurrentIndex(KINDS.index(Kind.APPEARANCE))
        assert panel.results
        tiles = QSignalSpy(window.session.spectrograms.tile_ready)
        picture(panel)
        place = panel.results[0]
        qtbot.waitUntil(lambda: thumbnails.get(place.onset_s, place.offset_s) is not None, timeout=TIMEOUT)
        qtbot.waitUntil(lambda: thumbnails.pending == 0, timeout=TIMEOUT)
        made = thumbnails.get(place.onset_s, place.offset_s)
        assert (made.width(), made.height()) == (96, 40)
        # There is a spectrum in it, in the colours of the map; and it is in the row.
        colours = pixels(made.toImage().convertToFormat(QImage.Format.Format_RGB32)).reshape(-1, 3)
        assert len(np.unique(colours, axis=0)) > 50
        assert pixels(picture(panel.list))[10:40, 10:90].std() > 10
        # The spectrogram's own tiles are another matter.
        assert tiles.count() == 0


def test_a_thumbnail_that_cannot_be_made_is_asked_for_once(qtbot, tmp_path, client):
    thumbnails = Thumbnails(client)
    thumbnails.set_recording(tmp_path / "gone.wav")
    assert thumbnails.get(1.0, 2.0) is None
    with qtbot.waitSignal(thumbnails.ready, timeout=TIMEOUT):
        pass
    assert thumbnails.get(1.0, 2.0) is not None
    assert thumbnails.pending == 0


def test_what_a_quick_scroll_has_passed_is_not_made(qtbot, client, song):
    thumbnails = Thumbnails(client)
    thumbnails.set_recording(song)
    for second in range(100):
        thumbnails.get(second / 10, second / 10 + 0.5)
    assert thumbnails.pending <= 24
    thumbnails.set_recording(None)
    assert thumbnails.pending == 0


def test_scenes_with_leads_have_featured_places(qapp):
    scene = analysed({"clarinet": [(6.0, 26.0)], "piano": [(6.0, 26.0)]}, lead={"clarinet": 0.9, "piano": 0.1})
    assert [place.solo for place in scene.document.solo_places] == ["featured"]

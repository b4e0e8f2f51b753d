"""What a screen reader hears: a name for everything that is operated, the views in words, news as they happen."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QTabBar,
    QToolButton,
    QWidget,
)

from desktop.theme import display_name
from desktop.views.time_view import TimeView
from tests.desktop.dialog_builders import BUILDERS, all_dialog_classes
from tests.desktop.view_builders import Scene, scan
from tests.desktop.window_builders import open_window, press

OPERATED = (
    *(QAbstractButton, QAbstractItemView, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit, QTabBar, TimeView),
)
PANELS = ("show_rules", "show_attention", "show_reasons", "show_markers")


@pytest.fixture
def window(song, qapp):
    with open_window(song) as made:
        yield made


def is_part(widget: QWidget) -> bool:
    """Whether a widget is a part of another control, which has the name."""
    within_scrolling = isinstance(widget, QScrollBar) and isinstance(widget.parent().parent(), QAbstractScrollArea)
    in_control = isinstance(widget.parent(), QComboBox | QAbstractSpinBox | QTabBar | QLineEdit | QAbstractItemView)
    in_box = any(isinstance(up, QComboBox) for up in ancestors(widget))
    return within_scrolling or in_control or in_box or isinstance(widget, QHeaderView)


def ancestors(widget: QWidget):
    while (widget := widget.parentWidget()) is not None:
        yield widget


def takes_focus_or_clicks(widget: QWidget) -> bool:
    if isinstance(widget, QScrollArea | QLabel) or widget.focusProxy() is not None:
        # What is in them has names; a label is its own.
        return False
    return isinstance(widget, OPERATED) or widget.focusPolicy() != Qt.FocusPolicy.NoFocus


def nameless(holder: QWidget) -> list[str]:
    """Widgets that take focus or clicks and for which a screen reader has no name."""
    found = []
    for widget in holder.findChildren(QWidget):
        if widget.objectName().startswith("qt_") or is_part(widget) or not takes_focus_or_clicks(widget):
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        # Of a bar of tabs Qt gives the name of the chosen tab; one without tabs has its own.
        name = (interface.text(QAccessible.Text.Name) if interface else "") or widget.accessibleName()
        if not name.strip():
            found.append(f"{type(widget).__name__} {widget.objectName()!r} in {type(widget.parent()).__name__}")
    return found


def test_a_control_without_a_name_is_found(qtbot):
    holder = QWidget()
    qtbot.addWidget(holder)
    QPushButton(holder)
    QPushButton("Go", holder)
    QComboBox(holder).setAccessibleName("Kind")
    QToolButton(holder).setToolTip("a tip is no name")
    assert sorted(word.split()[0] for word in nameless(holder)) == ["QPushButton", "QToolButton"]


def test_everything_in_the_window_has_a_name(window):
    for command in PANELS:
        press(window, command)
    window.finder.toggle()
    press(window, "gain_mid")
    window.marker_desk.add()
    press(window, "marker_rename")
    window.message_bar.tell("Something happened.", "warning")
    QApplication.processEvents()
    assert nameless(window) == [], "\n".join(nameless(window))


def test_everything_in_the_empty_window_has_a_name(qapp):
    with open_window() as window:
        assert nameless(window) == []


def test_everything_in_the_batch_window_has_a_name(window):
    press(window, "batch")
    assert nameless(window.batch.window) == []


def test_every_dialog_is_known_here():
    assert all_dialog_classes() == set(BUILDERS)


@pytest.mark.parametrize("kind", BUILDERS, ids=lambda kind: kind.__name__)
def test_everything_in_a_dialog_has_a_name(window, kind):
    dialog = BUILDERS[kind](window)
    dialog.show()
    QApplication.processEvents()
    bare = nameless(dialog)
    title = dialog.windowTitle() or dialog.accessibleName()
    dialog.close()
    dialog.deleteLater()
    assert bare == []
    assert title


# ---- the views in words ----------------------------------------------------------------------------------------


def described(window, view):
    window.narrator.flush()
    return view.accessibleDescription()


def test_painted_views_are_pictures_to_a_screen_reader(window):
    for view in (*window.editor.views, *window.evidence.attention_panel.figures):
        interface = QAccessible.queryAccessibleInterface(view)
        assert interface.role() == QAccessible.Role.Graphic, view.accessibleName()
        assert interface.text(QAccessible.Text.Name) == view.accessibleName() != ""


def test_the_lanes_tell_instrument_regions_and_activation(window):
    lanes = window.editor.lanes
    window.session.player.seek(2.0)
    lanes.arrangement.set_current("flute")
    assert described(window, lanes) == "flute, 1 region, playhead inside a region, activation 0.90"
    window.session.player.seek(10.0)
    lanes.arrangement.set_current("guitar")
    assert described(window, lanes) == "guitar, 1 region, playhead outside of its regions, activation 0.00"


def test_the_lanes_tell_the_selected_region(window):
    document, lanes = window.session.document, window.editor.lanes
    region = document.regions[0]
    document.select_region(region)
    words = described(window, lanes)
    assert words.startswith(f"{display_name(region.instrument)}, 1 region")
    assert "not checked yet" in words
    assert lanes.certainty.words(region) in words


def test_every_view_describes_itself_and_follows_the_playhead(window):
    window.marker_desk.add()
    window.session.player.seek(4.0)
    editor = window.editor
    assert "playhead at 0:00:04.000" in described(window, editor.overview)
    assert "3 regions, 3 solos" in described(window, editor.overview)
    assert described(window, editor.ruler).endswith("1 marker")
    assert described(window, editor.waveform).startswith("0:00:04.000")
    window.session.player.seek(0.0)
    window.session.document.markers.add(6.0)
    window.session.player.seek(1.0)
    assert "next: Marker 2 at 0:00:06.000" in described(window, editor.ruler)


def test_the_spectrogram_tells_the_loudest_frequency(window):
    overview = window.session.overview
    overview.reset(2, 48000, 12.0)
    scene = Scene(window.session.document, window.session.time_axis, overview)
    scan(scene)
    window.session.player.seek(3.0)
    words = described(window, window.editor.spectrogram)
    assert words.startswith("loudest: 0:00:03.000")
    view = window.editor.spectrogram
    # The scene's levels fall evenly from the lowest to the highest row.
    step = view.height() / 32
    assert words == "loudest: " + view.readout(QPointF(view.x_of(3.0), view.height() - step / 2))


def test_descriptions_rest_while_it_plays(window, qtbot):
    window.session.player.seek(1.0)
    before = described(window, window.editor.ruler)
    window.session.player.play()
    qtbot.waitUntil(lambda: window.session.player.position_s > 1.2, timeout=30_000)
    assert window.editor.ruler.accessibleDescription() == before
    window.session.player.pause()
    assert described(window, window.editor.ruler) != before


def test_without_a_recording_nothing_is_described(window):
    window.session.close_recording()
    window.narrator.flush()
    assert [view.accessibleDescription() for view in window.editor.views] == [""] * 5


# ---- news ------------------------------------------------------------------------------------------------------


@pytest.fixture
def heard(window):
    sentences = []
    window.narrator.said.connect(sentences.append)
    return sentences


def test_the_chosen_region_is_announced(window, heard):
    window.editor.lanes.setFocus()
    QTest.keyClick(window, Qt.Key.Key_N)
    region = window.session.document.selected_region
    assert len(heard) == 1
    assert heard[0].startswith(f"{display_name(region.instrument)}, 0:00:0")
    assert heard[0].endswith("not checked yet")
    QTest.keyClick(window, Qt.Key.Key_I)
    assert heard[-1].startswith("selected 0:00:")


def test_a_decision_is_announced_with_what_it_leads_to(window, heard):
    document = window.session.document
    document.select_region(document.regions[0])
    heard.clear()
    press(window, "confirm")
    assert heard and display_name(document.selected_region.instrument) in heard[-1]


def test_messages_panes_and_markers_are_announced(window, heard):
    window.session.told.emit("The device is gone.", "error")
    window.editor.lanes.setFocus()
    press(window, "pane_next")
    press(window, "marker_add")
    assert "The device is gone." in heard
    assert "Regions" in heard
    assert heard.count("Marker 1") == 1


def test_nothing_is_announced_into_the_music(window, heard, qtbot):
    player = window.session.player
    player.play()
    qtbot.waitUntil(lambda: player.position_s > 0.05, timeout=30_000)
    document = window.session.document
    document.select_region(document.regions[1])
    assert heard == []
    player.pause()


def test_the_frame_of_the_focus_is_no_part_of_what_is_read(window):
    button = window.transport.buttons["play"]
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert window.panes.frames.frame.parent() is button
    interface = QAccessible.queryAccessibleInterface(button)
    names = [interface.child(index).text(QAccessible.Text.Name) for index in range(interface.childCount())]
    assert "" not in names
    assert button.childAt(QPoint(1, 1)) in (None, window.panes.frames.frame)

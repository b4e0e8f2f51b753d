from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.actions import Actions
from desktop.commands import COMMANDS
from desktop.keymap import Keymap
from desktop.theme import DARK
from desktop.views.time_axis import Follow
from desktop.views.transport_bar import TransportBar
from tests.desktop.view_builders import analysed, near, picture, pixels, shown


@pytest.fixture
def scene(qapp):
    made = analysed({"clarinet": [(6.0, 12.0)], "piano": [(30.0, 36.0)]}, 4000.0, scanned=False)
    yield made
    made.document.flush()


@pytest.fixture
def bar(qtbot, scene):
    actions = Actions(scene.document, Keymap(COMMANDS))
    for _, action in actions:
        action.setEnabled(True)
    return shown(qtbot, TransportBar(scene.document, scene.axis, actions), 1300, 54)


def test_buttons_are_the_windows_own_actions(qtbot, bar):
    for command_id in ("play", "previous_region", "next_region", "previous_solo", "next_solo", "loop"):
        action = bar.buttons[command_id].defaultAction()
        assert action.objectName() == command_id
        with qtbot.waitSignal(action.triggered):
            qtbot.mouseClick(bar.buttons[command_id], Qt.MouseButton.LeftButton)


def test_a_disabled_action_has_a_disabled_button(bar):
    action = bar.buttons["next_solo"].defaultAction()
    action.setEnabled(False)
    assert not bar.buttons["next_solo"].isEnabled()


def test_every_button_has_a_picture_a_name_and_a_tip(bar):
    for button in (*bar.buttons.values(), bar.follow_button, bar.reset_button):
        assert not button.icon().isNull()
        assert button.accessibleName()
        assert button.toolTip()


def test_actions_that_are_missing_get_no_button(qtbot, scene):
    bar = TransportBar(scene.document, scene.axis, {"play": QAction("Play", scene.document)})
    qtbot.addWidget(bar)
    assert set(bar.buttons) == {"play"}
    bar.set_playing(True)


def test_the_play_button_turns_into_pause(bar):
    play = bar.buttons["play"].icon().cacheKey()
    bar.set_playing(True)
    assert bar.buttons["play"].icon().cacheKey() != play
    assert bar.buttons["play"].accessibleName() == "Pause"
    bar.set_playing(False)
    assert bar.buttons["play"].icon().cacheKey() == play


def test_the_time_is_the_playheads(bar, scene):
    scene.axis.set_playhead(3661.234)
    assert bar.time_display.text == "1:01:01.234"
    assert bar.time_display.accessibleDescription() == "1:01:01.234 of 1:06:40.000"


def test_the_time_is_drawn_large_and_inside_of_its_frame(bar, scene):
    scene.axis.set_playhead(3661.234)
    image = pixels(picture(bar.time_display))[4:-4, 4:-4]  # without the corners outside of its frame
    ink = near(image, DARK.text, 60)
    rows, columns = ink.any(axis=1).nonzero()[0], ink.any(axis=0).nonzero()[0]
    assert rows.max() - rows.min() >= 15
    assert columns.min() > 5 and columns.max() < bar.time_display.width() - 12


def test_the_slider_moves_the_documents_sensitivity(bar, scene):
    bar.sensitivity.setFocus()
    bar.sensitivity.setValue(120)
    assert scene.document.sensitivity == pytest.approx(1.2)
    assert scene.document.rules.for_instrument("piano").threshold < 0.5
    assert bar.sensitivity_label.text() == "120 %"
    QTest.keyClick(bar.sensitivity, Qt.Key.Key_Left)
    assert scene.document.sensitivity == pytest.approx(1.19)


def test_the_slider_follows_the_document_without_answering(qtbot, bar, scene):
    scene.document.set_threshold_scale(0.75)
    assert bar.sensitivity.value() == 125
    with qtbot.assertNotEmitted(bar.sensitivity.valueChanged):
        scene.document.set_threshold_scale(0.6543)
    assert bar.sensitivity.value() == 135
    assert scene.document.threshold_scale == 0.6543


def test_a_double_click_and_the_button_set_it_back(qtbot, bar, scene):
    assert not bar.reset_button.isEnabled()
    bar.sensitivity.setValue(60)
    qtbot.mouseClick(bar.reset_button, Qt.MouseButton.LeftButton)
    assert scene.document.sensitivity == 1.0
    bar.sensitivity.setValue(60)
    place = QPointF(5, 10)
    button = Qt.MouseButton.LeftButton
    event = QMouseEvent(
        QEvent.Type.MouseButtonDblClick, place, bar.mapToGlobal(place), button, button, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(bar.sensitivity, event)
    assert scene.document.sensitivity == 1.0
    assert bar.sensitivity.value() == 100


def test_follow_shows_the_axis_mode(qtbot, bar, scene):
    assert bar.follow_button.text() == "Follow: page"
    scene.axis.set_follow(Follow.OFF)
    assert bar.follow_button.text() == "Follow: off"
    assert [action.objectName() for action in bar.follow_button.menu().actions()] == [
        "follow_off",
        "follow_page",
        "follow_centre",
    ]


def test_without_actions_the_follow_menu_works_on_the_axis(qtbot, scene):
    bar = TransportBar(scene.document, scene.axis, {})
    qtbot.addWidget(bar)
    bar.follow_button.menu().actions()[2].trigger()
    assert scene.axis.follow is Follow.CENTRE
    assert bar.follow_button.text() == "Follow: centre"


def test_without_a_recording_the_time_is_zero(bar, scene):
    scene.axis.set_duration(0.0)
    assert bar.time_display.text == "0:00:00.000"
    assert near(pixels(picture(bar.time_display))[4:-4, 4:-4], DARK.text, 20).sum() == 0


def test_nothing_overlaps_at_the_windows_least_width(qtbot, bar):
    bar.resize(max(820, bar.minimumSizeHint().width()), 54)
    QApplication.processEvents()
    places = sorted(
        (child.geometry() for child in bar.children() if isinstance(child, QWidget) and child.isVisible()),
        key=lambda rect: rect.left(),
    )
    assert len(places) > 8
    for left, right in pairwise(places):
        assert left.right() < right.left()
    assert bar.rect().contains(QPoint(places[-1].right(), 20))

"""Keys that are commands elsewhere, pressed in the fields of the real window: whose they are there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.desktop.command_checks import press_key
from tests.desktop.window_builders import open_window

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(song):
    with open_window(song) as made:
        made.activateWindow()
        QApplication.processEvents()
        yield made


def field_of_threshold(window):
    document = window.session.document
    document.select_region(document.regions[0])
    press_key(window, "show_rules")
    field = window.rules_dock.panel.rows["threshold"].number
    field.setFocus()
    field.selectAll()
    return field


def typed(field, text: str) -> None:
    QTest.keyClicks(field.lineEdit(), text)


def threshold(window) -> float:
    return window.session.document.rules.for_instrument("flute").threshold


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_return_takes_a_typed_number_and_confirms_no_region(window, key):
    field = field_of_threshold(window)
    typed(field, "0.61")
    QTest.keyClick(field, key)
    assert threshold(window) == 0.61
    assert {region.status for region in window.session.document.regions} == {"auto"}
    assert window.session.document.undo_stack.count() == 1


def test_undo_takes_typed_letters_back_and_then_the_number_in_force(window):
    field = field_of_threshold(window)
    typed(field, "0.61")
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert field.cleanText() == "0.50" and window.session.document.undo_stack.count() == 0
    field.selectAll()
    typed(field, "0.61")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert (threshold(window), field.cleanText()) == (0.5, "0.50")
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL | SHIFT)
    assert (threshold(window), field.cleanText()) == (0.61, "0.61")


def test_undo_in_the_filter_is_for_its_letters_first(window):
    document, edit = window.session.document, window.table.filter_edit
    document.select_region(document.regions[0])
    press_key(window, "delete")
    press_key(window, "filter_regions")
    QTest.keyClicks(edit, "gui")
    QTest.keyClick(edit, Qt.Key.Key_Z, CTRL)
    assert edit.text() == "" and document.undo_stack.canUndo()
    QTest.keyClick(edit, Qt.Key.Key_Z, CTRL)
    assert not document.undo_stack.canUndo()
    QTest.keyClick(edit, Qt.Key.Key_Z, CTRL | SHIFT)
    assert edit.text() == "gui" and document.undo_stack.canRedo()
    QTest.keyClick(edit, Qt.Key.Key_Z, CTRL | SHIFT)
    assert document.undo_stack.canUndo()

"""The look follows the user's choice in an open window: colours, letters, and room for them."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QFontMetrics
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

from desktop.appearance import Appearance, appearance_of
from desktop.theme import (
    DARK,
    HIGH_CONTRAST,
    LIGHT,
    LOOK,
    THEMES,
    Theme,
    apply_theme,
    change_theme,
    mono_font,
    scaled,
    ui_font,
)
from desktop.views.lane_stack import HEADER_HEIGHT
from desktop.views.time_axis import LANE_LABEL_WIDTH
from desktop.views.time_ruler import RULER_HEIGHT
from tests.desktop.view_builders import near, picture, pixels
from tests.desktop.window_builders import open_window

ROOT = Path(__file__).resolve().parents[2]


def settle() -> None:
    """Let all that was posted be done: styles, layouts, paint."""
    for _ in range(3):
        QApplication.processEvents()


def share_of(widget: QWidget, colour: str, tolerance: int = 2) -> float:
    """Part of a widget's picture in a colour."""
    return float(near(pixels(picture(widget)), colour, tolerance).mean())


def grounds(window) -> dict[str, tuple[QWidget, str]]:
    """Widgets of an open window, and the ground of the theme that each must show most of."""
    editor = window.editor
    return {
        "overview": (editor.overview, "plot"),
        "ruler": (editor.ruler, "panel"),
        "waveform": (editor.waveform, "plot"),
        "lanes": (editor.lanes, "plot"),
        "table": (window.table.table.viewport(), "plot"),
        "transport": (window.transport, "panel"),
        "menu bar": (window.menuBar(), "window"),
        "status bar": (window.statusBar(), "panel"),
    }


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_every_part_of_an_open_window_follows_a_change_of_theme(dressed, song, qtbot, theme: Theme):
    with open_window(song) as window:
        window.resize(1280, 720)
        settle()
        apply_theme(dressed, LIGHT if theme is DARK else DARK)
        settle()
        change_theme(dressed, theme, 1.0)
        qtbot.waitUntil(window.updatesEnabled)
        settle()
        for name, (widget, ground) in grounds(window).items():
            least = 0.1 if name in ("overview", "lanes", "waveform", "transport") else 0.4
            grounds_shown = share_of(widget, getattr(theme, ground))
            assert grounds_shown > least, f"{name}: {grounds_shown:.2f} of it is {ground}"


@pytest.mark.parametrize("theme", [LIGHT, HIGH_CONTRAST], ids=["light", "contrast"])
def test_nothing_of_the_dark_theme_is_left_in_another(dressed, song, theme):
    with open_window(song) as window:
        window.resize(1280, 720)
        apply_theme(dressed, theme)
        settle()
        left = {
            name: share_of(widget, getattr(DARK, ground), 1)
            for name, (widget, ground) in grounds(window).items()
            for ground in ("panel", "plot", "raised")
        }
        assert max(left.values()) < 0.01, left


def test_the_icons_of_buttons_and_menus_take_the_colours_of_the_theme(dressed, song):
    with open_window(song) as window:
        button = window.transport.buttons["play"]
        for theme in (LIGHT, DARK, HIGH_CONTRAST):
            apply_theme(dressed, theme)
            settle()
            image = button.icon().pixmap(24, 24).toImage()
            inked = [
                image.pixelColor(x, y)
                for x in range(image.width())
                for y in range(image.height())
                if image.pixelColor(x, y).alpha() == 255
            ]
            assert inked and all(colour == QColor(theme.text) for colour in inked)


def test_a_sentence_in_the_message_bar_keeps_its_weight_in_another_theme(dressed, song):
    with open_window(song) as window:
        window.message_bar.tell("The disk is full.", "error")
        apply_theme(dressed, LIGHT)
        settle()
        assert near(pixels(picture(window.message_bar)), LIGHT.error, 4).sum() > 20
        window.message_bar.tell("Done.", "warning")
        settle()
        assert near(pixels(picture(window.message_bar)), LIGHT.warning, 4).sum() > 20


def test_the_frame_around_what_has_the_keys_is_thick_in_high_contrast(dressed, song):
    with open_window(song) as window:
        window.activateWindow()
        window.editor.ruler.setFocus(Qt.FocusReason.TabFocusReason)
        settle()
        thin = near(pixels(picture(window.editor.ruler)), DARK.accent, 4).sum()
        apply_theme(dressed, HIGH_CONTRAST)
        settle()
        thick = near(pixels(picture(window.editor.ruler)), HIGH_CONTRAST.accent, 4).sum()
        assert window.editor.ruler.hasFocus()
        assert thick > 1.4 * thin > 0


def test_the_system_theme_follows_the_system_while_it_is_chosen(dressed):
    appearance = Appearance(dressed)
    hints = dressed.styleHints()
    appearance.wear("system", 100)
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert LOOK.theme is LIGHT
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert LOOK.theme is DARK
    appearance.wear("contrast", 100)
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert LOOK.theme is HIGH_CONTRAST
    appearance.deleteLater()


def test_there_is_one_appearance_for_the_application(dressed):
    assert appearance_of(dressed) is appearance_of(dressed)


def test_letters_and_what_holds_them_grow_together(dressed, song):
    with open_window(song) as window:
        # High enough for large letters; a low window has smaller parts.
        window.resize(1440, 1700)
        apply_theme(dressed, DARK, 2.0)
        settle()
        assert ui_font(12).pixelSize() == 24
        assert mono_font(11).pixelSize() == 22
        assert window.menuBar().font().pixelSize() == 26
        assert window.editor.ruler.height() == 2 * RULER_HEIGHT
        assert window.editor.lanes.plot_rect().left() == 2 * LANE_LABEL_WIDTH
        assert window.editor.lanes.lane_rect(0).top() == 2 * HEADER_HEIGHT
        assert window.table.table.verticalHeader().defaultSectionSize() == 50
        assert window.transport.buttons["play"].width() == 88
        apply_theme(dressed, DARK, 1.0)
        settle()
        assert window.editor.ruler.height() == RULER_HEIGHT
        assert window.editor.lanes.plot_rect().left() == LANE_LABEL_WIDTH


def test_titles_of_docks_grow_with_the_letters(dressed, song):
    def title_rows(dock) -> int:
        title = pixels(picture(dock))[: scaled(24), : dock.width() // 2]
        return int(near(title, DARK.text, 60).any(axis=1).sum())

    with open_window(song) as window:
        window.show()
        settle()
        small = title_rows(window.dock)
        apply_theme(dressed, DARK, 2.0)
        settle()
        assert title_rows(window.dock) > 1.6 * small > 5


@pytest.mark.parametrize("scale", [0.8, 1.0, 1.5, 2.0])
def test_times_and_names_have_room_at_every_size(dressed, scale):
    apply_theme(dressed, DARK, scale)
    assert QFontMetrics(mono_font(11)).height() <= scaled(RULER_HEIGHT)
    assert QFontMetrics(ui_font(12)).horizontalAdvance("mallet percussion") <= scaled(LANE_LABEL_WIDTH - 43)
    assert QFontMetrics(mono_font(22, bold=True)).horizontalAdvance("0:00:00.000") <= scaled(196)


@pytest.mark.parametrize("theme", ["dark", "contrast"])
def test_at_200_percent_and_1280x720_everything_essential_can_be_reached(dressed, song, theme):
    with open_window(song) as window:
        window.resize(1280, 720)
        apply_theme(dressed, THEMES[theme], 2.0)
        settle()
        assert (window.width(), window.height()) == (1280, 720)
        bar = window.transport
        shown = [*bar.buttons.values(), bar.time_display]
        places = [child.geometry() for child in shown]
        assert all(child.isVisible() and bar.rect().contains(place) for child, place in zip(shown, places, strict=True))
        assert not any(a.intersects(b) for i, a in enumerate(places) for b in places[i + 1 :])
        # The page is higher than the window and scrolls down to its last lane.
        scroll = window.editor.verticalScrollBar()
        assert scroll.maximum() > 0
        scroll.setValue(scroll.maximum())
        lanes = window.editor.lanes
        bottom = lanes.mapTo(window.editor.viewport(), QPoint(0, lanes.height() - 1)).y()
        assert bottom < window.editor.viewport().height()
        # Tool buttons that find no room are in the bar's own menu.
        extension = window.toolbar.findChild(QToolButton, "qt_toolbar_ext_button")
        reached = [a for a in window.toolbar.actions() if window.toolbar.widgetForAction(a).isVisible()]
        assert len(reached) == len(window.toolbar.actions()) or extension.isVisible()


def test_at_100_percent_and_1280x720_the_page_does_not_scroll(dressed, song):
    with open_window(song) as window:
        window.resize(1280, 720)
        settle()
        assert window.editor.verticalScrollBar().maximum() == 0


def test_views_and_dialogs_ask_for_the_look_in_force():
    """A colour of one theme that is named outright would stay when the theme changes."""
    named = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in sorted((ROOT / "desktop").rglob("*.py"))
        if "theme" not in path.parts
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(r"\b(DARK|LIGHT|HIGH_CONTRAST)\.(?!name)\w", line)
    ]
    assert named == []

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from desktop import theme
from desktop.theme import DARK
from engine.instruments import OPENMIC_INSTRUMENTS
from tests.desktop.view_builders import near, picture, pixels, shown


def test_contrast_follows_wcag():
    assert theme.contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert theme.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert theme.contrast("#123456", "#123456") == pytest.approx(1.0)


@pytest.mark.parametrize("ground", ["window", "panel", "raised", "plot", "plot_alternate"])
@pytest.mark.parametrize("ink", ["text", "text_dim", "accent", "solo", "confirmed", "rejected", "warning", "error"])
def test_text_can_be_read_on_every_ground(ground, ink):
    assert theme.contrast(getattr(DARK, ink), getattr(DARK, ground)) >= 4.5


def test_selected_text_can_be_read():
    colours = theme.palette()
    ink, ground = colours.color(QPalette.ColorRole.HighlightedText), colours.color(QPalette.ColorRole.Highlight)
    assert theme.contrast(ink, ground) >= 4.5
    assert theme.contrast(DARK.on_accent, DARK.accent_strong) >= 4.5


@pytest.mark.parametrize("name", OPENMIC_INSTRUMENTS)
def test_every_instrument_is_seen_on_the_plot_and_its_name_on_its_colour(name):
    colour = theme.instrument_colour(name)
    assert theme.contrast(colour, DARK.plot) >= 3.0
    assert theme.contrast(theme.text_on(colour), colour) >= 4.5


def test_no_two_instruments_look_alike():
    looks = {(theme.instrument_colour(n).name(), theme.instrument_pattern(n)) for n in OPENMIC_INSTRUMENTS}
    assert len(looks) == len(OPENMIC_INSTRUMENTS)


def test_the_first_eight_instruments_have_the_colours_of_okabe_and_ito_without_hatching():
    first = theme.COLOUR_ORDER[:8]
    assert [theme.instrument_colour(n).name().upper() for n in first] == list(theme.OKABE_ITO)
    assert {theme.instrument_pattern(n) for n in first} == {Qt.BrushStyle.SolidPattern}
    assert all(theme.instrument_pattern(n) != Qt.BrushStyle.SolidPattern for n in theme.COLOUR_ORDER[8:])


def test_the_colour_order_is_all_the_instruments():
    assert sorted(theme.COLOUR_ORDER) == sorted(OPENMIC_INSTRUMENTS)


def test_an_unknown_instrument_keeps_its_look():
    assert theme.instrument_colour("theremin") == theme.instrument_colour("theremin")
    assert theme.instrument_colour("mallet percussion") == theme.instrument_colour("mallet_percussion")
    assert theme.display_name("mallet_percussion") == "mallet percussion"


@pytest.mark.parametrize("name", theme.COLOUR_MAPS)
def test_colour_maps_grow_lighter_from_end_to_end(name):
    lut = theme.colour_map(name)
    assert lut.shape == (256,)
    assert ((lut >> 24) == 255).all()
    luminance = [theme.relative_luminance(QColor.fromRgba(int(value))) for value in lut[::5]]
    assert all(after >= before - 1e-3 for before, after in pairwise(luminance))
    assert luminance[-1] - luminance[0] > 0.4


def test_every_icon_is_drawn_in_the_text_colour(qapp):
    names = ("play", "pause", "stop", "loop", "next-region", "previous-region", "next-solo", "previous-solo", "reset")
    for name in names:
        image = theme.icon(name).pixmap(24, 24).toImage()
        inked = sum(image.pixelColor(x, y).alpha() > 200 for x in range(image.width()) for y in range(image.height()))
        assert inked > 20, name


def test_a_missing_icon_is_an_error_not_a_blank(qapp):
    with pytest.raises(FileNotFoundError):
        theme.icon("no-such-icon")


def test_the_application_icon_is_there(qapp):
    image = theme.app_icon().pixmap(256, 256).toImage()
    assert image.width() == 256
    assert image.pixelColor(128, 128).alpha() == 255


def test_digits_of_times_are_equally_wide(qapp):
    metrics = QFontMetricsF(theme.mono_font(20))
    assert len({metrics.horizontalAdvance(digit) for digit in "0123456789"}) == 1


@pytest.fixture
def themed(qapp):
    """The theme on the application, and off again after the test."""
    before = (qapp.style().objectName(), qapp.palette(), qapp.font(), qapp.styleSheet(), qapp.windowIcon())
    theme.apply_theme(qapp)
    yield qapp
    style, palette, font, sheet, window_icon = before
    qapp.setStyleSheet(sheet)
    qapp.setStyle(style)
    qapp.setPalette(palette)
    qapp.setFont(font)
    qapp.setWindowIcon(window_icon)


def test_a_themed_widget_is_dark_with_light_text(qtbot, themed):
    button = QPushButton("Analyse")
    shown(qtbot, button, 160, 40)
    image = pixels(picture(button))
    assert near(image, DARK.raised, 6).mean() > 0.5
    assert near(image, DARK.text, 40).sum() > 20


def test_focus_is_visible(qtbot, themed):
    holder = QWidget()
    layout = QVBoxLayout(holder)
    widgets = [QPushButton("One"), QLineEdit("Two"), QToolButton()]
    widgets[2].setText("Three")
    widgets[2].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    for widget in widgets:
        layout.addWidget(widget)
    shown(qtbot, holder, 240, 160)
    for widget in widgets:
        holder.setFocus()
        QApplication.processEvents()
        without = near(pixels(picture(widget)), DARK.accent, 12).sum()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        assert near(pixels(picture(widget)), DARK.accent, 12).sum() > without + 20, widget


def test_the_style_sheet_names_no_unknown_colour(qapp):
    sheet = theme.style_sheet()
    assert "@" not in sheet
    assert DARK.panel in sheet

import re
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from desktop import theme
from desktop.theme import DARK, HIGH_CONTRAST, LIGHT, THEMES
from engine.instruments import OPENMIC_INSTRUMENTS
from tests.desktop.view_builders import near, picture, pixels, shown

GROUNDS = ("window", "panel", "raised", "plot", "plot_alternate")


def test_contrast_follows_wcag():
    assert theme.contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert theme.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert theme.contrast("#123456", "#123456") == pytest.approx(1.0)


@pytest.mark.parametrize("look", THEMES)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", ["text", "text_dim", "accent", "solo", "confirmed", "rejected", "warning", "error"])
def test_text_can_be_read_on_every_ground(look, ground, ink):
    least = 7.0 if look == "contrast" else 4.5
    assert theme.contrast(getattr(THEMES[look], ink), getattr(THEMES[look], ground)) >= least


@pytest.mark.parametrize("look", THEMES)
@pytest.mark.parametrize("ground", GROUNDS)
def test_what_is_disabled_or_operated_is_seen_on_every_ground(look, ground):
    """Disabled text, the frame of what has the keys, outlines of controls, playhead: 3:1; in high contrast 4.5:1."""
    chosen = THEMES[look]
    least = 4.5 if look == "contrast" else 3.0
    for ink in ("text_disabled", "accent", "border", "handle", "playhead", "waveform"):
        assert theme.contrast(getattr(chosen, ink), getattr(chosen, ground)) >= least, ink


@pytest.mark.parametrize("look", THEMES)
def test_selected_text_can_be_read(look):
    colours = theme.palette(THEMES[look])
    ink, ground = colours.color(QPalette.ColorRole.HighlightedText), colours.color(QPalette.ColorRole.Highlight)
    assert theme.contrast(ink, ground) >= (7.0 if look == "contrast" else 4.5)
    assert theme.contrast(THEMES[look].on_accent, THEMES[look].accent_strong) >= 4.5


def test_high_contrast_has_visible_lines_and_a_thick_frame_around_what_has_the_keys():
    assert theme.contrast(HIGH_CONTRAST.line, HIGH_CONTRAST.panel) >= 4.5
    assert HIGH_CONTRAST.focus_px > DARK.focus_px
    assert f"border-color: {HIGH_CONTRAST.accent}" in theme.style_sheet(HIGH_CONTRAST)


@pytest.mark.parametrize("look", THEMES)
@pytest.mark.parametrize("name", OPENMIC_INSTRUMENTS)
def test_every_instrument_is_seen_on_the_plots_and_its_name_on_its_colour(dressed, look, name):
    theme.apply_theme(dressed, THEMES[look])
    colour = theme.instrument_colour(name)
    for ground in (THEMES[look].plot, THEMES[look].plot_alternate):
        assert theme.contrast(colour, ground) >= (4.5 if look == "contrast" else 3.0)
    assert theme.contrast(theme.text_on(colour), colour) >= 4.5


@pytest.mark.parametrize("look", THEMES)
def test_instruments_differ_in_every_theme(dressed, look):
    theme.apply_theme(dressed, THEMES[look])
    looks = {(theme.instrument_colour(n).name(), theme.instrument_pattern(n)) for n in OPENMIC_INSTRUMENTS}
    assert len(looks) == len(OPENMIC_INSTRUMENTS)


def test_the_users_own_colours_stay_as_chosen_in_every_theme(dressed):
    theme.set_own_colours({"piano": "#fefefe"})
    try:
        theme.apply_theme(dressed, LIGHT)
        assert theme.instrument_colour("piano").name() == "#fefefe"
    finally:
        theme.set_own_colours({})


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


def test_a_dressed_widget_is_dark_with_light_text(qtbot, dressed):
    button = QPushButton("Analyse")
    shown(qtbot, button, 160, 40)
    image = pixels(picture(button))
    assert near(image, DARK.raised, 6).mean() > 0.5
    assert near(image, DARK.text, 40).sum() > 20


def test_focus_is_visible(qtbot, dressed):
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


@pytest.mark.parametrize("look", THEMES)
def test_the_style_sheet_names_no_unknown_colour(qapp, look):
    sheet = theme.style_sheet(THEMES[look])
    assert "@" not in sheet
    assert THEMES[look].panel in sheet
    for picture_file in re.findall(r'url\("([^"]+)"\)', sheet):
        assert Path(picture_file).is_file(), picture_file

"""How an instrument looks: colour, hatching, name, sample; the same everywhere it is drawn."""

import zlib
from collections.abc import Mapping
from functools import cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QIcon, QPainter, QPixmap

from desktop.theme.colours import blend, contrast
from desktop.theme.look import THEME
from desktop.translation import translate

OKABE_ITO = ("#E69F00", "#56B4E9", "#009E73", "#F5C710", "#0072B2", "#D55E00", "#CC79A7", "#999999")
"""Eight colours told apart by colour-blind eyes too."""

_TINTS = ("#FFC65C", "#A5D8F5", "#5FD0AE", "#FFE680", "#6FB1E0", "#FF9A5C", "#EBB3D2", "#C9C9C9")
_SHADES = ("#B98A3A", "#3D8FBF", "#3FA37F", "#BDA23A", "#8C8CE0", "#C77B5A", "#B06FC0", "#7F8C8D")

# Instruments met most often come first, so that the plain colours go to them; voices of one family stand apart.
COLOUR_ORDER = (
    "piano", "guitar", "violin", "trumpet", "voice", "drums", "flute", "cymbals",
    "saxophone", "cello", "clarinet", "bass", "organ", "trombone", "mallet_percussion", "banjo",
    "accordion", "synthesizer", "mandolin", "ukulele",
)  # fmt: skip

_PATTERNS = (Qt.BrushStyle.SolidPattern, Qt.BrushStyle.BDiagPattern, Qt.BrushStyle.Dense5Pattern)


@cache
def _style_index(name: str) -> int:
    """Place of an instrument in the 24 styles; unknown names get a fixed one of their own."""
    key = name.strip().lower().replace(" ", "_")
    if key in COLOUR_ORDER:
        return COLOUR_ORDER.index(key)
    return zlib.crc32(key.encode()) % (3 * len(OKABE_ITO))


_own_colours: dict[str, str] = {}


def set_own_colours(colours: Mapping[str, str]) -> None:
    """Let the user's colours (``#rrggbb`` by instrument) stand in the place of Soloscope's; all others are its own."""
    _own_colours.clear()
    _own_colours.update(colours)


def instrument_colour(name: str) -> QColor:
    """Return the colour of an instrument in the theme in force.

    The user's own as it was chosen; else Okabe-Ito for the first eight, then tints and shades, darker or lighter where
    the theme's plots would swallow them.
    """
    if name in _own_colours:
        return QColor(_own_colours[name])
    return seen_on_plot((*OKABE_ITO, *_TINTS, *_SHADES)[_style_index(name)])


def seen_on_plot(colour: str) -> QColor:
    """Return a colour, made darker or lighter if the plots of the theme in force would swallow it."""
    return QColor(_seen_on(colour, THEME.plot, THEME.plot_alternate, THEME.lane_contrast))


@cache
def _seen_on(chosen: str, plot: str, alternate: str, least: float) -> str:
    """Return a colour, moved towards white or black until it has `least` contrast to both grounds."""
    towards = "#000000" if contrast(plot, "#000000") > contrast(plot, "#ffffff") else "#ffffff"
    for step in range(51):
        moved = chosen if step == 0 else blend(towards, chosen, step / 50).name()
        if min(contrast(moved, plot), contrast(moved, alternate)) >= least:
            return moved
    return towards


def instrument_pattern(name: str) -> Qt.BrushStyle:
    """Return the hatching that tells an instrument from the one whose colour is near: none for the first eight."""
    return _PATTERNS[_style_index(name) // len(OKABE_ITO)]


def instrument_brush(name: str, alpha: float = 1.0) -> QBrush:
    """Return colour and hatching of an instrument as a brush."""
    colour = instrument_colour(name)
    colour.setAlphaF(alpha)
    return QBrush(colour, instrument_pattern(name))


def display_name(name: str) -> str:
    """Return an instrument's name in the window's language: ``mallet_percussion`` is "mallet percussion"."""
    plain = name.replace("_", " ").strip()
    return translate("Instruments", plain) if plain else ""


_swatches: dict[tuple[int, Qt.BrushStyle, int, float], QPixmap] = {}


def swatch(name: str, size: int = 12, ratio: float = 1.0) -> QPixmap:
    """Return a small rounded sample of an instrument's colour and hatching; drawn once for all that list them."""
    look = (instrument_colour(name).rgb(), instrument_pattern(name), size, ratio)
    if look not in _swatches:
        _swatches[look] = _drawn_swatch(name, size, ratio)
    return _swatches[look]


def swatch_icon(name: str, size: int = 12, ratio: float = 1.0) -> QIcon:
    """Return a swatch for lists in which rows are selected: it keeps its colour there, where Qt would tint it."""
    icon, sample = QIcon(), swatch(name, size, ratio)
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
        icon.addPixmap(sample, mode)
    return icon


def _drawn_swatch(name: str, size: int, ratio: float) -> QPixmap:
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_swatch(painter, QRectF(0, 0, size, size), name)
    painter.end()
    return pixmap


def paint_swatch(painter: QPainter, rect: QRectF, name: str) -> None:
    """Draw a rounded sample of an instrument's colour and hatching."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    colour = instrument_colour(name)
    pattern = instrument_pattern(name)
    painter.setBrush(colour)
    painter.drawRoundedRect(rect, 3, 3)
    if pattern != Qt.BrushStyle.SolidPattern:
        painter.setBrush(QBrush(QColor(0, 0, 0, 190), pattern))
        painter.drawRoundedRect(rect, 3, 3)
    painter.restore()

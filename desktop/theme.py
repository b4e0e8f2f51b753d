"""How Soloscope looks: palette, style sheet, fonts, instrument colours and patterns, colour maps, icons.

It styles widgets and knows no recording; every colour drawn anywhere comes from here.
"""

import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontDatabase, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from engine.resource_files import resource_path


@dataclass(frozen=True)
class Theme:
    """Every colour of the window by its use, as ``#rrggbb``."""

    window: str = "#15171c"
    panel: str = "#1b1e25"
    raised: str = "#262a33"
    plot: str = "#101217"
    plot_alternate: str = "#13161c"
    line: str = "#2e333e"
    grid: str = "#242933"
    text: str = "#e6e9ef"
    text_dim: str = "#a3abb9"
    text_disabled: str = "#6b7382"
    accent: str = "#5eb1ef"
    accent_strong: str = "#2a75b3"
    on_accent: str = "#ffffff"
    waveform: str = "#6fa8dc"
    waveform_core: str = "#a9cdf0"
    playhead: str = "#ff5c5c"
    selection: str = "#5eb1ef"
    solo: str = "#ffd166"
    confirmed: str = "#5fd38d"
    rejected: str = "#8f96a3"
    warning: str = "#ffb454"
    error: str = "#ff7b72"


DARK = Theme()

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
    """Return the colour of an instrument: the user's, else Okabe-Ito for the first eight, then tints and shades."""
    if name in _own_colours:
        return QColor(_own_colours[name])
    index = _style_index(name)
    return QColor((*OKABE_ITO, *_TINTS, *_SHADES)[index])


def instrument_pattern(name: str) -> Qt.BrushStyle:
    """Return the hatching that tells an instrument from the one whose colour is near: none for the first eight."""
    return _PATTERNS[_style_index(name) // len(OKABE_ITO)]


def instrument_brush(name: str, alpha: float = 1.0) -> QBrush:
    """Return colour and hatching of an instrument as a brush."""
    colour = instrument_colour(name)
    colour.setAlphaF(alpha)
    return QBrush(colour, instrument_pattern(name))


def display_name(name: str) -> str:
    """Return an instrument's name as people write it: ``mallet_percussion`` is "mallet percussion"."""
    return name.replace("_", " ").strip()


def swatch(name: str, size: int = 12, ratio: float = 1.0) -> QPixmap:
    """Return a small rounded sample of an instrument's colour and hatching."""
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


def relative_luminance(colour: QColor | str) -> float:
    """Luminance after WCAG 2, 0 for black to 1 for white."""
    value = QColor(colour)
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value.redF(), value.greenF(), value.blueF())
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: QColor | str, second: QColor | str) -> float:
    """Contrast ratio after WCAG 2, from 1 to 21."""
    light, dark = sorted((relative_luminance(first), relative_luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def text_on(background: QColor | str) -> QColor:
    """Return black or white, whichever reads better on ``background``."""
    black, white = QColor("#0b0d10"), QColor("#ffffff")
    return black if contrast(black, background) >= contrast(white, background) else white


def blend(over: QColor | str, under: QColor | str, alpha: float) -> QColor:
    """Return what ``over`` at ``alpha`` looks like on an opaque ``under``."""
    top, bottom = QColor(over), QColor(under)
    return QColor.fromRgbF(
        *(
            alpha * one + (1 - alpha) * other
            for one, other in (
                (top.redF(), bottom.redF()),
                (top.greenF(), bottom.greenF()),
                (top.blueF(), bottom.blueF()),
            )
        )
    )


# Each map in 17 even steps; the perceptual maps of matplotlib (CC0) are smooth enough for that.
_COLOUR_MAPS = {
    "magma": "000004 090721 1c1046 35106a 50127b 691c81 822581 9b2e7f b63679 cf406f e55063 f4695c fb8761 fea571 "
    "fec287 fde0a1 fcfdbf",
    "viridis": "440154 481769 472c7a 423f85 3b518b 33628d 2c718e 26818e 21908c 1f9f88 27ad80 3dbc73 5cc862 81d34c "
    "aadc31 d5e219 fde725",
    "cividis": "00204d 002b68 05366e 2c416c 404d6b 51586c 60646f 6e6f73 7c7b78 8b8779 9b9477 aca174 bcaf6f cebc67 "
    "e0cb5d f2da4f ffea46",
    "grey": "000000 ffffff",
}

COLOUR_MAPS = tuple(_COLOUR_MAPS)


@cache
def colour_map(name: str = "magma") -> np.ndarray:
    """Return 256 opaque colours of a map as ``0xAARRGGBB`` (uint32), dark to light."""
    anchors = np.array([[int(step[i : i + 2], 16) for i in (0, 2, 4)] for step in _COLOUR_MAPS[name].split()])
    positions = np.linspace(0, 255, len(anchors))
    channels = [np.round(np.interp(np.arange(256), positions, anchors[:, i])).astype(np.uint32) for i in range(3)]
    lut: np.ndarray = (np.uint32(255) << 24) | (channels[0] << 16) | (channels[1] << 8) | channels[2]
    lut.flags.writeable = False
    return lut


_UI_FAMILIES = ("Inter", "Segoe UI Variable", "Segoe UI", "SF Pro Text", "Cantarell", "Noto Sans", "DejaVu Sans")
_MONO_FAMILIES = ("JetBrains Mono", "Cascadia Mono", "SF Mono", "Consolas", "Menlo", "DejaVu Sans Mono")


def _available(families: tuple[str, ...]) -> list[str]:
    installed = set(QFontDatabase.families())
    return [family for family in families if family in installed]


def ui_font(pixels: int = 13, *, bold: bool = False) -> QFont:
    """Return the font of labels and buttons."""
    font = QFont()
    families = _available(_UI_FAMILIES)
    if families:
        font.setFamilies(families)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font


def mono_font(pixels: int = 13, *, bold: bool = False) -> QFont:
    """Return the font of times and numbers, all digits equally wide."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    families = _available(_MONO_FAMILIES)
    if families:
        font.setFamilies(families)
    font.setStyleHint(QFont.StyleHint.Monospace)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font


def icon(name: str) -> QIcon:
    """Return one of ``resources/icons`` by its stem, drawn in the theme's text colours."""
    return _cached_icon(name)


@cache
def _cached_icon(name: str) -> QIcon:
    text = resource_path("icons", f"{name}.svg").read_text(encoding="utf-8")
    result = QIcon()
    states = (
        (DARK.text, QIcon.Mode.Normal, QIcon.State.Off),
        (DARK.accent, QIcon.Mode.Normal, QIcon.State.On),
        (DARK.text_disabled, QIcon.Mode.Disabled, QIcon.State.Off),
        (DARK.text_disabled, QIcon.Mode.Disabled, QIcon.State.On),
    )
    for colour, mode, state in states:
        renderer = QSvgRenderer(QByteArray(text.replace("currentColor", colour).encode()))
        for size in (16, 20, 24, 32, 48):
            pixmap = QPixmap(size, size)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            renderer.render(painter)
            painter.end()
            result.addPixmap(pixmap, mode, state)
    return result


def app_icon() -> QIcon:
    """Return the application's own icon."""
    result = QIcon(str(resource_path("icons", "soloscope.png")))
    result.addFile(str(resource_path("icons", "soloscope.svg")), QSize(512, 512))
    return result


def palette(theme: Theme = DARK) -> QPalette:
    """Return the Qt palette of a theme."""
    result = QPalette()
    role = QPalette.ColorRole
    for which, colour in (
        (role.Window, theme.window),
        (role.WindowText, theme.text),
        (role.Base, theme.plot),
        (role.AlternateBase, theme.plot_alternate),
        (role.Text, theme.text),
        (role.Button, theme.raised),
        (role.ButtonText, theme.text),
        (role.BrightText, theme.error),
        (role.ToolTipBase, theme.raised),
        (role.ToolTipText, theme.text),
        (role.PlaceholderText, theme.text_dim),
        (role.Highlight, theme.accent_strong),
        (role.HighlightedText, theme.on_accent),
        (role.Link, theme.accent),
        (role.LinkVisited, theme.accent),
        (role.Light, theme.raised),
        (role.Midlight, theme.line),
        (role.Mid, theme.line),
        (role.Dark, theme.plot),
        (role.Shadow, "#000000"),
    ):
        result.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, which, QColor(theme.text_disabled))
    return result


_QSS = """
* { outline: 0; }
QMainWindow, QDialog { background: @window; }
QToolTip { background: @raised; color: @text; border: 1px solid @line; padding: 5px 7px; }
QMenuBar { background: @window; color: @text; padding: 2px 4px; }
QMenuBar::item { padding: 4px 9px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: @raised; }
QMenu { background: @panel; color: @text; border: 1px solid @line; padding: 5px; }
QMenu::item { padding: 5px 28px 5px 24px; border-radius: 4px; }
QMenu::item:selected { background: @accent_strong; color: @on_accent; }
QMenu::item:disabled { color: @text_disabled; background: transparent; }
QMenu::separator { height: 1px; background: @line; margin: 5px 8px; }
QToolBar { background: @panel; border: 0; border-bottom: 1px solid @line; spacing: 4px; padding: 3px 6px; }
QToolBar::separator { background: @line; width: 1px; margin: 4px 6px; }
QStatusBar { background: @panel; color: @text_dim; border-top: 1px solid @line; }
QStatusBar::item { border: 0; }
QDockWidget::title { background: @panel; padding: 5px 8px; }
QSplitter::handle { background: @line; }
QSplitter::handle:hover { background: @accent_strong; }
QSplitter::handle:vertical { height: 3px; }
QSplitter::handle:horizontal { width: 3px; }

QToolButton { background: transparent; color: @text; border: 1px solid transparent; border-radius: 5px; padding: 4px; }
QToolButton:hover { background: @raised; }
QToolButton:pressed { background: @line; }
QToolButton:checked { background: @raised; border-color: @accent_strong; }
QToolButton:focus { border-color: @accent; }
QToolButton:disabled { color: @text_disabled; }
QToolButton[popupMode="2"] { padding-right: 20px; }
QToolButton[popupMode="1"] { padding-right: 15px; }
QToolButton::menu-button { border: 0; width: 14px; }
QToolButton::menu-arrow { image: url("@chevron"); width: 9px; height: 9px; }
QToolButton::menu-indicator {
    image: url("@chevron"); width: 10px; height: 10px; right: 6px;
    subcontrol-origin: padding; subcontrol-position: right center;
}
QPushButton { background: @raised; color: @text; border: 1px solid @line; border-radius: 5px; padding: 5px 14px; }
QPushButton:hover { background: @line; }
QPushButton:pressed { background: @panel; }
QPushButton:default { background: @accent_strong; color: @on_accent; border-color: @accent_strong; }
QPushButton:focus { border-color: @accent; }
QPushButton:disabled { color: @text_disabled; }

QLineEdit, QComboBox, QAbstractSpinBox {
    background: @plot; color: @text; border: 1px solid @line; border-radius: 5px; padding: 3px 7px;
    selection-background-color: @accent_strong; selection-color: @on_accent;
}
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus { border-color: @accent; }
QLineEdit:disabled, QComboBox:disabled { color: @text_disabled; }
QAbstractSpinBox { padding: 3px 20px 3px 7px; }
QAbstractSpinBox QLineEdit { border: 0; padding: 0; background: transparent; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
    subcontrol-origin: border; width: 18px; border: 0; background: transparent;
}
QAbstractSpinBox::up-button { subcontrol-position: top right; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; }
QAbstractSpinBox::up-arrow { image: url("@chevron-up"); width: 9px; height: 9px; }
QAbstractSpinBox::down-arrow { image: url("@chevron"); width: 9px; height: 9px; }
QAbstractSpinBox:disabled { color: @text_disabled; }
QComboBox { padding-right: 20px; }
QComboBox::drop-down { border: 0; width: 20px; }
QComboBox::down-arrow { image: url("@chevron"); width: 10px; height: 10px; }
QComboBox QAbstractItemView { background: @panel; border: 1px solid @line; selection-background-color: @accent_strong; }
QCheckBox, QRadioButton { color: @text; spacing: 6px; padding: 2px; border: 1px solid transparent; border-radius: 4px; }
QCheckBox:focus, QRadioButton:focus { border-color: @accent; }
QCheckBox::indicator { width: 13px; height: 13px; border: 1px solid @text_dim; border-radius: 3px; background: @plot; }
QCheckBox::indicator:checked { background: @accent_strong; border-color: @accent; image: url("@check"); }

QSlider { border: 1px solid transparent; border-radius: 4px; }
QSlider:focus { border-color: @accent; }
QSlider::groove:horizontal { height: 4px; background: @line; border-radius: 2px; }
QSlider::sub-page:horizontal { background: @accent_strong; border-radius: 2px; }
QSlider::handle:horizontal {
    width: 12px; height: 12px; margin: -5px 0; border-radius: 7px; background: @text; border: 1px solid @window;
}
QSlider::handle:horizontal:hover { background: @on_accent; border-color: @accent; }
QSlider::handle:horizontal:disabled { background: @text_disabled; }
QSlider::sub-page:horizontal:disabled { background: @line; }

QProgressBar {
    background: @plot; color: @text; border: 1px solid @line; border-radius: 4px; text-align: center;
    min-height: 14px;
}
QProgressBar::chunk { background: @accent_strong; border-radius: 3px; }

QTableView {
    background: @plot; alternate-background-color: @plot_alternate; color: @text; border: 1px solid @line;
    gridline-color: @grid; selection-background-color: @accent_strong; selection-color: @on_accent;
}
QTableView:focus { border-color: @accent; }
QTableView::item { padding: 0 7px; border: 0; }
QTableView::item:selected { background: @accent_strong; color: @on_accent; }
QHeaderView { background: @panel; border: 0; }
QHeaderView::section {
    background: @panel; color: @text_dim; border: 0; border-right: 1px solid @line; border-bottom: 1px solid @line;
    padding: 4px 8px;
}
QHeaderView::down-arrow, QHeaderView::up-arrow {
    width: 9px; height: 9px; subcontrol-position: left center; left: 6px;
}
QHeaderView::down-arrow { image: url("@chevron"); }
QHeaderView::up-arrow { image: url("@chevron-up"); }
QHeaderView::section:hover { color: @text; }
QTableCornerButton::section { background: @panel; border: 0; }

QScrollBar { background: transparent; border: 0; }
QScrollBar:vertical { width: 11px; }
QScrollBar:horizontal { height: 11px; }
QScrollBar::handle { background: #4a515f; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: #6b7382; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QLabel#dim { color: @text_dim; }
"""


def style_sheet(theme: Theme = DARK) -> str:
    """Return the application's style sheet in the colours of a theme."""
    files = {name: resource_path("icons", f"{name}.svg").as_posix() for name in ("chevron", "chevron-up", "check")}

    def value(match: re.Match[str]) -> str:
        name = match.group(1)
        return files.get(name) or getattr(theme, name)

    return re.sub(r"@([\w-]+)", value, _QSS)


def apply_theme(app: QApplication, theme: Theme = DARK) -> None:
    """Dress a whole application: Fusion base, palette, style sheet, font, icon."""
    app.setStyle("Fusion")
    app.setPalette(palette(theme))
    app.setFont(ui_font())
    app.setStyleSheet(style_sheet(theme))
    app.setWindowIcon(app_icon())

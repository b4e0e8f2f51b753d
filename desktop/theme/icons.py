"""The icons, drawn in the colours of the theme in force, and drawn anew when that changes."""

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QAction, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication
from shiboken6 import isValid

from desktop.theme.look import THEME
from engine.resource_files import resource_path

_SIZES = (16, 20, 24, 32, 48)
_drawn: dict[tuple[str, str], QIcon] = {}
_names: dict[int, str] = {}


def icon(name: str) -> QIcon:
    """Return one of ``resources/icons`` by its stem, drawn in the theme's text colours."""
    key = (THEME.name, name)
    if key not in _drawn:
        _drawn[key] = _draw(name)
        _names[_drawn[key].cacheKey()] = name
    return _drawn[key]


def redraw_icons(app: QApplication) -> None:
    """Give every action and button that has one of these icons the same one in the colours now in force."""
    holders: list[QAction | QAbstractButton] = []
    for window in app.topLevelWidgets():
        holders += window.findChildren(QAction)
        holders += window.findChildren(QAbstractButton)
    for holder in holders:
        # A new icon may have a menu make its entries anew, and then those found before are gone.
        if not isValid(holder):
            continue
        name = _names.get(holder.icon().cacheKey())
        if name is not None:
            holder.setIcon(icon(name))


def _draw(name: str) -> QIcon:
    text = resource_path("icons", f"{name}.svg").read_text(encoding="utf-8")
    result = QIcon()
    states = (
        (THEME.text, QIcon.Mode.Normal, QIcon.State.Off),
        (THEME.accent, QIcon.Mode.Normal, QIcon.State.On),
        (THEME.text_disabled, QIcon.Mode.Disabled, QIcon.State.Off),
        (THEME.text_disabled, QIcon.Mode.Disabled, QIcon.State.On),
    )
    for colour, mode, state in states:
        renderer = QSvgRenderer(QByteArray(text.replace("currentColor", colour).encode()))
        for size in _SIZES:
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

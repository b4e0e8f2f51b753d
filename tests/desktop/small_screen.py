"""What does not fit into a window on a small screen; as a program it looks at all panels and dialogs and prints JSON.

``QT_SCALE_FACTOR=2 python -m tests.desktop.small_screen SONG PICTURE`` does it as on a screen of twice the density.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDockWidget,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMainWindow,
    QScrollBar,
    QStatusBar,
    QToolBar,
    QWidget,
)

from desktop.views.time_view import TimeView

WIDTH, HEIGHT = 1280, 682
"""A screen of 1280 by 720 less a title bar and a thin panel."""

_CONTROLS = (
    *(QAbstractButton, QAbstractItemView, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit, QLabel, TimeView),
)


def does_not_fit(window: QWidget) -> list[str]:
    """Return what is cut off, lies outside of the window or over something else, in words."""
    return [*_outside(window), *_narrow(window), *_overlapping(window)]


def _controls(window: QWidget) -> Iterator[QWidget]:
    for widget in window.findChildren(QWidget):
        part = widget.objectName().startswith("qt_") or isinstance(widget, QScrollBar | QHeaderView)
        if isinstance(widget, _CONTROLS) and widget.isVisible() and not part and widget.window() is window:
            yield widget


def _scrolls(widget: QWidget, window: QWidget) -> bool:
    """Whether a widget can be scrolled into sight."""
    while widget is not window and widget is not None:
        widget = widget.parentWidget()
        if isinstance(widget, QAbstractScrollArea):
            return True
    return False


def _outside(window: QWidget) -> Iterator[str]:
    for widget in _controls(window):
        place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
        # Qt parks a panel that lies under another one far outside.
        if place.right() < 0 and place.bottom() < 0:
            continue
        if not window.rect().contains(place) and not _scrolls(widget, window):
            yield f"outside: {_name(widget)} at {place.getRect()}"


def _narrow(window: QWidget) -> Iterator[str]:
    for widget in _controls(window):
        if not isinstance(widget, QAbstractButton | QLabel) or not widget.text():
            continue
        if isinstance(widget, QLabel) and (widget.wordWrap() or widget.text().startswith("<")):
            continue
        icon_only = isinstance(widget, QAbstractButton) and not widget.icon().isNull() and widget.width() < 60
        needed = widget.fontMetrics().horizontalAdvance(widget.text().replace("&", ""))
        if not icon_only and needed > widget.width() + 1:
            yield f"cut off: {_name(widget)} needs {needed} of {widget.width()}"


def _overlapping(window: QWidget) -> Iterator[str]:
    if not isinstance(window, QMainWindow):
        return
    parts: list[QWidget] = [window.centralWidget(), *window.findChildren(QStatusBar)]
    parts += [bar for bar in window.findChildren(QToolBar) if bar.isVisible()]
    parts += [
        dock
        for dock in window.findChildren(QDockWidget)
        if dock.isVisible() and not dock.isFloating() and not dock.visibleRegion().isEmpty()
    ]
    for index, one in enumerate(parts):
        for other in parts[index + 1 :]:
            both = one.geometry().intersected(other.geometry())
            # Of panels that share a place only one is to be seen.
            tabbed = isinstance(one, QDockWidget) and other in window.tabifiedDockWidgets(one)
            if both.width() > 1 and both.height() > 1 and not tabbed:
                yield f"overlapping: {_name(one)} and {_name(other)}"


def _name(widget: QWidget) -> str:
    text = widget.text() if hasattr(widget, "text") and callable(widget.text) else ""
    return f"{type(widget).__name__} {widget.accessibleName() or text or widget.objectName()!r}"


def look(song: Path, picture: Path) -> dict[str, object]:
    """Open every panel and dialog in a small window and return what does not fit, and the sizes."""
    from desktop.theme import apply_theme
    from tests.desktop.dialog_builders import BUILDERS
    from tests.desktop.window_builders import open_window, press

    application = QApplication.instance()
    assert isinstance(application, QApplication)
    apply_theme(application)
    found: dict[str, list[str]] = {}
    with open_window(song) as window:
        window.resize(WIDTH, HEIGHT)
        window._show_state()
        window.marker_desk.add()
        window.session.document.select_region(window.session.document.regions[-1])

        def note(name: str) -> None:
            for _ in range(3):
                application.processEvents()
            sideways = window.table.table.horizontalScrollBar().maximum()
            found[name] = does_not_fit(window) + ["the table scrolls sideways"] * bool(sideways)
            if window.size().toTuple() != (WIDTH, HEIGHT):
                found[name].append(f"the window has grown to {window.size().toTuple()}")

        note("table")
        for command in ("show_markers", "show_rules", "show_attention", "show_reasons"):
            press(window, command)
            note(command)
            press(window, command)
        window.finder.toggle()
        note("find solos")
        table, lanes = window.table.table, window.editor.lanes
        room = {
            "rows": table.viewport().height() / table.verticalHeader().defaultSectionSize(),
            "lanes": (lanes.height() - lanes.lane_rect(0).top()) / lanes.lane_height,
        }
        window.grab().save(str(picture))
        for command in ("show_rules", "show_attention", "gain_mid"):
            press(window, command)
        note("everything")
        window.resize(window.minimumSize())
        application.processEvents()
        found["smallest"] = [words for words in does_not_fit(window) if words.startswith("overlapping")]
        smallest = window.minimumSize().expandedTo(window.minimumSizeHint()).toTuple()
        press(window, "batch")
        batch = window.batch.window
        assert batch is not None
        batch.resize(WIDTH, HEIGHT)
        application.processEvents()
        found["batch"] = does_not_fit(batch) + ["it has grown"] * (batch.size().toTuple() != (WIDTH, HEIGHT))
        for kind, build in BUILDERS.items():
            dialog = build(window)
            dialog.show()
            application.processEvents()
            found[kind.__name__] = does_not_fit(dialog)
            if dialog.width() > WIDTH or dialog.height() > HEIGHT:
                found[kind.__name__].append(f"as large as {dialog.size().toTuple()}")
            dialog.close()
            dialog.deleteLater()
    return {"found": found, "smallest": smallest, "room": room, "ratio": window.devicePixelRatioF()}


if __name__ == "__main__":
    app = QApplication(["soloscope"])
    print(json.dumps(look(Path(sys.argv[1]), Path(sys.argv[2]))))

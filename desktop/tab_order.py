"""The order in which Tab walks: as one reads, whatever the order in which the widgets were made."""

from collections.abc import Iterable, Iterator
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QScrollArea, QSplitter, QWidget


def in_reading_order(holder: QWidget) -> Iterator[QWidget]:
    """Yield a widget, if Tab comes to it, and those inside it: along its layouts, rows of grids one after the other."""
    if holder.focusPolicy() & Qt.FocusPolicy.TabFocus and holder.focusProxy() is None:
        yield holder
    seen: set[QWidget] = set()
    for child in _laid_out(holder):
        seen.add(child)
        yield from in_reading_order(child)
    for other in holder.children():
        # What lies on another widget without a layout, as a button over a picture does.
        if isinstance(other, QWidget) and other not in seen and not other.isWindow():
            yield from in_reading_order(other)


def set_tab_order(holders: Iterable[QWidget]) -> None:
    """Let Tab walk through some parts of a window, one after the other."""
    previous: QWidget | None = None
    for holder in holders:
        for widget in in_reading_order(holder):
            # A panel that floats is a window of its own, with an order of its own.
            if previous is not None and previous.window() is widget.window():
                QWidget.setTabOrder(previous, widget)
            previous = widget


def _laid_out(holder: QWidget) -> Iterator[QWidget]:
    if isinstance(holder, QSplitter):
        yield from (part for index in range(holder.count()) if (part := holder.widget(index)) is not None)
    elif isinstance(holder, QScrollArea):
        inside = holder.widget()
        if inside is not None:
            yield inside
    else:
        layout = holder.layout()
        if layout is not None:
            yield from _of_layout(layout)


def _of_layout(layout: QLayout) -> Iterator[QWidget]:
    places = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        places.sort(key=lambda index: _row_first(layout, index))
    for index in places:
        item = layout.itemAt(index)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _of_layout(inner)


def _row_first(layout: QGridLayout, index: int) -> tuple[int, int]:
    position: Any = layout.getItemPosition(index)  # typed as object, is (row, column, rows, columns)
    return position[0], position[1]

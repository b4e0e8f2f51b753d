"""What mouse and keys do to the flags of markers in the time ruler: choose, drag, rename in place, delete."""

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QToolTip

from desktop.views.marker_flags import FLAG_HEIGHT
from desktop.views.time_axis import format_time
from desktop.views.time_ruler import TimeRuler
from engine.markers import Marker

_DRAG_PX = 3
_LEAST_EDITOR_PX = 150
_OWN_KEYS = (Qt.Key.Key_F2, Qt.Key.Key_Delete, Qt.Key.Key_Escape)


class MarkerHandles(QObject):
    """Takes the mouse over the flags of a ruler, before the ruler does.

    Click on a flag: go there. Drag it: move the marker; Esc lets go of it. Double click, or F2: rename it in place.
    Del: delete the current one. Right click: a menu.

    Parameters
    ----------
    ruler : TimeRuler
    """

    menu_requested = Signal(QPoint)
    """A place on the screen for the menu of the current marker."""

    def __init__(self, ruler: TimeRuler) -> None:
        super().__init__(ruler)
        self._ruler, self._markers = ruler, ruler.document.markers
        self._held: tuple[Marker, QPointF] | None = None
        self._moved_to: float | None = None
        self.editor: NameEdit | None = None
        ruler.installEventFilter(self)

    def rename(self, marker: Marker) -> None:
        """Let the user write another name where the flag is."""
        if self.editor is not None:
            self.editor.finish(keep=True)
        ruler = self._ruler
        ruler.axis.reveal(marker.time_s)
        rect = next((rect for shown, rect in ruler.flags() if shown == marker), None)
        if rect is None:
            return
        width = max(_LEAST_EDITOR_PX, round(rect.width()))
        left = max(ruler.plot_rect().left(), min(round(rect.left()), ruler.width() - width))
        editor = self.editor = NameEdit(marker.name, ruler)
        editor.setGeometry(left, 0, width, max(FLAG_HEIGHT + 5, editor.sizeHint().height()))
        editor.done.connect(lambda name: self._named(marker, name))
        editor.show()
        editor.setFocus()

    def _named(self, marker: Marker, name: str) -> None:
        self.editor = None
        if name:
            self._markers.rename(marker, name)
        self._ruler.setFocus()

    # ---- mouse ------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if isinstance(event, QKeyEvent):
            return self._key(event)
        if isinstance(event, QMouseEvent):
            if kind == QEvent.Type.MouseMove:
                return self._move(event.position())
            if event.button() == Qt.MouseButton.LeftButton:
                if kind == QEvent.Type.MouseButtonPress:
                    return self._press(event.position())
                if kind == QEvent.Type.MouseButtonRelease:
                    return self._release()
                if kind == QEvent.Type.MouseButtonDblClick:
                    return self._double_click(event.position())
        elif isinstance(event, QContextMenuEvent):
            return self._menu(event)
        elif isinstance(event, QHelpEvent) and kind == QEvent.Type.ToolTip:
            return self._tip(event)
        return False

    def _press(self, position: QPointF) -> bool:
        marker = self._ruler.marker_at(position) if self._ruler.in_flags(position) else None
        if marker is None:
            return False
        self._markers.set_current(marker)
        self._held = (marker, position)
        return True

    def _move(self, position: QPointF) -> bool:
        if self._held is None:
            over = self._ruler.in_flags(position) and self._ruler.marker_at(position) is not None
            if over:
                self._ruler.setCursor(Qt.CursorShape.PointingHandCursor)
                self._ruler.hovered.emit(self._words(self._ruler.marker_at(position)))
            return over
        marker, press = self._held
        if self._moved_to is not None or abs(position.x() - press.x()) >= _DRAG_PX:
            axis = self._ruler.axis
            per_px = axis.span_s / self._ruler.plot_rect().width()
            self._moved_to = axis.clip(marker.time_s + (position.x() - press.x()) * per_px)
            self._ruler.setCursor(Qt.CursorShape.SizeHorCursor)
            self._markers.hold(marker, self._moved_to)
            self._ruler.hovered.emit(self._words(self._markers.current))
        return True

    def _release(self) -> bool:
        if self._held is None:
            return False
        (marker, _), moved_to = self._held, self._moved_to
        self._let_go()
        if moved_to is None:
            self._ruler.axis.request_seek(marker.time_s)
        else:
            self._markers.move(marker, moved_to)
        return True

    def _let_go(self) -> None:
        self._held = self._moved_to = None
        self._markers.hold(None)
        self._ruler.unsetCursor()

    def _double_click(self, position: QPointF) -> bool:
        marker = self._ruler.marker_at(position) if self._ruler.in_flags(position) else None
        if marker is not None:
            self._let_go()
            self._markers.set_current(marker)
            self.rename(marker)
        return marker is not None

    def _menu(self, event: QContextMenuEvent) -> bool:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            marker = self._ruler.marker_at(QPointF(event.pos()))
            if marker is None:
                return False
            self._markers.set_current(marker)
        current = self._markers.current
        if current is None:
            return False
        place = QPoint(round(self._ruler.x_of(current.time_s)), FLAG_HEIGHT)
        at_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        self.menu_requested.emit(event.globalPos() if at_mouse else self._ruler.mapToGlobal(place))
        return True

    def _tip(self, event: QHelpEvent) -> bool:
        marker = self._ruler.marker_at(QPointF(event.pos())) if self._ruler.in_flags(QPointF(event.pos())) else None
        if marker is None:
            return False
        hint = self.tr("Drag to move, double click to rename, right click for more")
        QToolTip.showText(event.globalPos(), f"{self._words(marker)}\n{hint}", self._ruler)
        return True

    @staticmethod
    def _words(marker: Marker | None) -> str:
        return "" if marker is None else f"{format_time(marker.time_s)}   {marker.name}"

    # ---- keys -------------------------------------------------------------------------------------------------

    def _key(self, event: QKeyEvent) -> bool:
        """Take keys that mean something for the current marker, before the window's own commands do."""
        wanted = event.key() == Qt.Key.Key_Escape if self._held is not None else event.key() != Qt.Key.Key_Escape
        current = self._markers.current
        if event.key() not in _OWN_KEYS or event.modifiers() or not wanted or current is None:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        elif event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self._let_go()
            elif event.key() == Qt.Key.Key_F2:
                self.rename(current)
            else:
                self._markers.remove(current)
        return True


class NameEdit(QLineEdit):
    """A field for a name that stands where the name is; Enter, Tab or going elsewhere keeps it, Esc does not."""

    done = Signal(str)
    """The name, or nothing if the old one stays."""

    def __init__(self, name: str, parent: TimeRuler) -> None:
        super().__init__(name, parent)
        self._open = True
        self.setAccessibleName(self.tr("Name of the marker"))
        self.setToolTip(self.tr("Enter keeps the name, Esc does not"))
        self.selectAll()

    def finish(self, *, keep: bool) -> None:
        """Close the field."""
        if self._open:
            self._open = False
            self.hide()
            self.deleteLater()
            self.done.emit(self.text().strip() if keep else "")

    def event(self, event: QEvent) -> bool:
        own = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Tab)
        if isinstance(event, QKeyEvent) and event.key() in own:
            if event.type() == QEvent.Type.KeyPress:
                self.finish(keep=event.key() != Qt.Key.Key_Escape)
            event.accept()
            return True
        if event.type() == QEvent.Type.FocusOut:
            self.finish(keep=True)
        return super().event(event)

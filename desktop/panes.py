"""The panes of the window for the keyboard: from one to the next, larger, smaller, to another edge, away."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QChildEvent, QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDockWidget, QScrollArea, QTabBar, QWidget
from shiboken6 import isValid

from desktop.focus_frame import FocusFrames
from desktop.largest_pane import LargestPane
from desktop.own_keys import OwnKeys
from desktop.tab_order import in_reading_order, set_tab_order
from desktop.views.time_view import TimeView

if TYPE_CHECKING:
    from desktop.window import MainWindow

STEP_PX = 32
_TOLD_MS = 3000
_VERTICAL_STEP = 1.0
_SCROLL_PX = 40.0
_EDGES = (
    Qt.DockWidgetArea.RightDockWidgetArea,
    Qt.DockWidgetArea.BottomDockWidgetArea,
    Qt.DockWidgetArea.LeftDockWidgetArea,
)


@dataclass(frozen=True)
class Pane:
    """A part of the window that keys go to: its name, what it holds, and what gets the focus at first."""

    name: str
    holder: QWidget
    first: QWidget


class Panes(QObject):
    """Everything about panes that the mouse can do, by command.

    Parameters
    ----------
    window : MainWindow
        Built already, with all its docks.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window, self._actions = window, window.actions_by_id
        self._last: dict[QWidget, QWidget] = {}
        self._view: TimeView = window.editor.lanes
        # Kept in this order: raising a panel changes the window's own.
        self._all_docks = window.findChildren(QDockWidget)
        self.frames = FocusFrames(self)
        self.own_keys = OwnKeys(self)
        self.largest = LargestPane(window, self)
        calls: dict[str, Callable[[], object]] = {
            "pane_next": lambda: self._go(+1),
            "pane_previous": lambda: self._go(-1),
            "pane_larger": lambda: self._resize(+STEP_PX),
            "pane_smaller": lambda: self._resize(-STEP_PX),
            "pane_float": lambda: self._with_dock(self._float),
            "pane_move": lambda: self._with_dock(self._move),
            "pane_close": lambda: self._with_dock(self._close),
            "vertical_in": lambda: self._zoom(+_VERTICAL_STEP),
            "vertical_out": lambda: self._zoom(-_VERTICAL_STEP),
            "vertical_up": lambda: self._view.pan_vertical(_SCROLL_PX),
            "vertical_down": lambda: self._view.pan_vertical(-_SCROLL_PX),
        }
        for command_id, call in calls.items():
            self._actions[command_id].triggered.connect(lambda _=False, call=call: call())
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_changed)
        for dock in self._all_docks:
            dock.dockLocationChanged.connect(self.order_tabs)
            dock.topLevelChanged.connect(self.order_tabs)
        window.installEventFilter(self)
        for bar in window.findChildren(QTabBar):
            bar.setAccessibleName(self.tr("Panels in this place"))
        self.order_tabs()

    def order_tabs(self) -> None:
        """Let Tab walk through the window as one reads it: message, views, panels, transport."""
        window = self._window
        docks = sorted(self._all_docks, key=self._place)
        # A title with controls of its own comes before what it stands above.
        parts = [part for dock in docks for part in (dock.titleBarWidget(), dock.widget())]
        panels = [part for part in parts if part is not None]
        # A panel in a window of its own is walked by itself.
        for panel in panels:
            if panel.window() is not window:
                set_tab_order([panel])
        panels = [panel for panel in panels if panel.window() is window]
        set_tab_order([window.message_bar, window.empty_state, window.editor, *panels, window.transport_area])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Name the tabs of panels that share a place; Qt makes them when it needs them."""
        if event.type() == QEvent.Type.ChildPolished and isinstance(event, QChildEvent):
            bar = event.child()
            if isinstance(bar, QTabBar):
                bar.setAccessibleName(self.tr("Panels in this place"))
        return False

    # ---- which there are --------------------------------------------------------------------------------------

    def panes(self) -> list[Pane]:
        """Return the panes that are there now, in the order in which keys walk them."""
        window = self._window
        found = []
        bar = window.message_bar
        if bar.isVisible():
            found.append(Pane(self.tr("Message"), bar, bar.close_button))
        page = window.stack.currentWidget()
        if page is window.editor:
            found.append(Pane(self.tr("Views"), page, window.editor.lanes))
        elif page is not None:
            found.append(Pane(self.tr("Start"), page, window.empty_state.open_button))
        for dock in self._docks():
            inside = dock.widget()
            first = None if inside is None else self._first_inside(inside)
            if first is not None:
                found.append(Pane(dock.windowTitle(), dock, first))
        if window.transport_area.isVisible():
            found.append(Pane(self.tr("Transport"), window.transport_area, window.transport.buttons["play"]))
        return found

    def _docks(self) -> list[QDockWidget]:
        """Docks that are wanted, by their place: also those that lie under others."""
        docks = [dock for dock in self._all_docks if not dock.isHidden()]
        return sorted(docks, key=self._place)

    def _place(self, dock: QDockWidget) -> int:
        # Not by coordinates: those of panels that share a place change with the one that lies on top.
        return self._window.dockWidgetArea(dock).value

    @staticmethod
    def _first_inside(holder: QWidget) -> QWidget | None:
        """Return a panel's list or table, or else the first widget in it that Tab comes to."""
        inside = [w for w in in_reading_order(holder) if w.isEnabled() and w.isVisibleTo(holder)]
        lists = [widget for widget in inside if isinstance(widget, QAbstractItemView)]
        return next(iter([*lists, *inside]), None)

    def _pane_of(self, widget: QWidget | None) -> Pane | None:
        if widget is None:
            return None
        return next((p for p in self.panes() if p.holder is widget or p.holder.isAncestorOf(widget)), None)

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or (new.window() is not self._window and not isinstance(new.window(), QDockWidget)):
            return
        if isinstance(new, TimeView):
            self._view = new
        _scroll_into_sight(new)
        pane = self._pane_of(new)
        if pane is not None:
            self._last[pane.holder] = new

    # ---- commands ---------------------------------------------------------------------------------------------

    def _go(self, step: int) -> None:
        """Go to the next pane, where the focus was last in it."""
        panes = self.panes()
        present = self._pane_of(QApplication.focusWidget())
        holders = [pane.holder for pane in panes]
        if present is not None:
            index = (holders.index(present.holder) + step) % len(panes)
        else:
            index = 0 if step > 0 else len(panes) - 1
        pane = panes[index]
        if isinstance(pane.holder, QDockWidget):
            pane.holder.raise_()
            pane.holder.activateWindow()
        else:
            self._window.activateWindow()
        last = self._last.get(pane.holder)
        usable = last is not None and isValid(last) and last.isVisible() and last.isEnabled()
        target = last if usable and last is not None else pane.first
        target.setFocus(Qt.FocusReason.TabFocusReason)
        self._window.statusBar().showMessage(pane.name, _TOLD_MS)

    @property
    def view(self) -> TimeView:
        """The view that has the focus, or had it last."""
        return self._view

    def focused_dock(self) -> QDockWidget | None:
        pane = self._pane_of(QApplication.focusWidget())
        return pane.holder if pane is not None and isinstance(pane.holder, QDockWidget) else None

    def _with_dock(self, call: Callable[[QDockWidget], object]) -> None:
        dock = self.focused_dock()
        if dock is None:
            words = self.tr("Go to a panel first: {key} goes from pane to pane.")
            self._window.statusBar().showMessage(words.format(key=self._actions.key_text("pane_next")), _TOLD_MS)
        else:
            call(dock)

    def _float(self, dock: QDockWidget) -> None:
        """Take a panel out of the window or put it back; the focus stays in it."""
        inside = QApplication.focusWidget()
        dock.setFloating(not dock.isFloating())
        dock.window().activateWindow()
        if inside is not None:
            inside.setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self, dock: QDockWidget) -> None:
        dock.setFloating(False)
        present = self._window.dockWidgetArea(dock)
        index = _EDGES.index(present) if present in _EDGES else -1
        self._window.addDockWidget(_EDGES[(index + 1) % len(_EDGES)], dock)
        dock.show()
        dock.raise_()

    def _close(self, dock: QDockWidget) -> None:
        dock.close()
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _resize(self, step_px: int) -> None:
        dock = self.focused_dock()
        if dock is None:
            self._resize_view(step_px)
        elif dock.isFloating():
            dock.resize(dock.width() + step_px, dock.height() + step_px)
        else:
            below = self._window.dockWidgetArea(dock) == Qt.DockWidgetArea.BottomDockWidgetArea
            size = dock.height() if below else dock.width()
            way = Qt.Orientation.Vertical if below else Qt.Orientation.Horizontal
            self._window.resizeDocks([dock], [max(STEP_PX, size + step_px)], way)

    def _resize_view(self, step_px: int) -> None:
        """Move the splitter's handle under the view, or over it if it is the last one."""
        splitter = self._window.editor.splitter
        index = splitter.indexOf(self._view)
        sizes = splitter.sizes()
        shown = [at for at in range(len(sizes)) if (w := splitter.widget(at)) is not None and not w.isHidden()]
        others = [at for at in shown if at > index] or [at for at in reversed(shown) if at < index]
        if index < 0 or not others:
            return
        other = others[0]
        step_px = min(step_px, sizes[other])
        sizes[index] += step_px
        sizes[other] -= step_px
        splitter.setSizes(sizes)

    def _zoom(self, steps: float) -> None:
        self._view.zoom_vertical(steps, self._view.rect().center().toPointF())


def _scroll_into_sight(widget: QWidget) -> None:
    """Scroll what holds a widget until that can be seen."""
    holder = widget.parentWidget()
    while holder is not None and not widget.isWindow():
        if isinstance(holder, QScrollArea):
            holder.ensureWidgetVisible(widget, 0, 0)
        holder = holder.parentWidget()

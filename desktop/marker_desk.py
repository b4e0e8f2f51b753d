"""Joins markers with the window: their commands, the list in its dock, the menu under the pointer."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDockWidget, QMenu

from desktop.views.marker_handles import MarkerHandles
from desktop.views.markers_table import MarkersTable
from engine.markers import Marker

if TYPE_CHECKING:
    from desktop.window import MainWindow

NUDGE_S = 0.01
_TOLD_MS = 3000
_MENU = ("marker_rename", "marker_here", "", "marker_delete")


class MarkerDesk(QObject):
    """What the Markers menu does.

    Parameters
    ----------
    window : MainWindow
        Built already; gets a dock beside the regions table.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window, self._session, self._actions = window, window.session, window.actions_by_id
        self._markers = window.session.document.markers
        self.handles = MarkerHandles(window.editor.ruler)
        self.table = MarkersTable(window.session.document, window.session.time_axis, window)
        self.menu = QMenu(window)
        self.dock = self._made_dock()
        for command_id in _MENU:
            if command_id:
                self.menu.addAction(self._actions[command_id])
            else:
                self.menu.addSeparator()
        self.handles.menu_requested.connect(self.menu.popup)
        self.table.menu_requested.connect(self.menu.popup)
        self._connect()
        self._show_key()

    def _made_dock(self) -> QDockWidget:
        dock = QDockWidget(self.tr("Markers"), self._window)
        dock.setObjectName("markers")
        dock.setWidget(self.table)
        self._window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, dock)
        self._window.tabifyDockWidget(self._window.dock, dock)
        dock.hide()
        return dock

    def _connect(self) -> None:
        markers, axis = self._markers, self._session.time_axis
        calls: dict[str, Callable[[], object]] = {
            "marker_add": self.add,
            "marker_next": lambda: self._go(markers.after(axis.playhead_s), self.tr("No further marker.")),
            "marker_previous": lambda: self._go(markers.before(axis.playhead_s), self.tr("No earlier marker.")),
            "marker_rename": lambda: self._with_current(self.handles.rename),
            "marker_here": lambda: self._with_current(lambda marker: self._move(marker, axis.playhead_s)),
            "marker_earlier": lambda: self._with_current(lambda marker: self._nudge(marker, -NUDGE_S)),
            "marker_later": lambda: self._with_current(lambda marker: self._nudge(marker, NUDGE_S)),
            "marker_delete": lambda: self._with_current(markers.remove),
        }
        for command_id, call in calls.items():
            self._actions[command_id].triggered.connect(lambda _=False, call=call: call())
        self._actions["show_markers"].toggled.connect(self._show_dock)
        self._actions.keys_changed.connect(self._show_key)
        self.dock.toggleViewAction().toggled.connect(self._dock_toggled)
        self._session.document.recording_changed.connect(self._recording_changed)

    # ---- commands ---------------------------------------------------------------------------------------------

    def add(self) -> None:
        """Set a marker at the playhead and say so."""
        marker = self._markers.add(self._session.time_axis.playhead_s)
        self._window.statusBar().showMessage(marker.name, _TOLD_MS)

    def _go(self, marker: Marker | None, otherwise: str) -> None:
        if marker is None:
            self._window.statusBar().showMessage(otherwise, _TOLD_MS)
            return
        self._markers.set_current(marker)
        self._session.player.seek(marker.time_s)
        self._session.time_axis.reveal(marker.time_s)
        self._window.statusBar().showMessage(marker.name, _TOLD_MS)

    def _nudge(self, marker: Marker, delta_s: float) -> None:
        self._move(marker, marker.time_s + delta_s, f"nudge {marker.name}")

    def _move(self, marker: Marker, time_s: float, gesture: str = "") -> None:
        if not self._markers.move(marker, time_s, gesture):
            words = self.tr("{name} stays: another marker stands there, or it is there already.")
            self._window.statusBar().showMessage(words.format(name=marker.name), _TOLD_MS)

    def _with_current(self, call: Callable[[Marker], object]) -> None:
        if self._markers.current is not None:
            call(self._markers.current)

    @property
    def there(self) -> set[str]:
        """Which needs of commands are met: ``markers``, ``marker``."""
        met = {"markers"} if self._markers.all else set()
        return met | {"marker"} if self._markers.current is not None else met

    # ---- the list ---------------------------------------------------------------------------------------------

    def take_up_layout(self) -> None:
        """Note that the window's stored layout was put back: the list is wanted if it was shown then."""
        self._actions["show_markers"].setChecked(not self.dock.isHidden())
        self._recording_changed()

    def _show_dock(self, wanted: bool) -> None:
        self.dock.setVisible(wanted and self._session.document.recording is not None)
        if not self.dock.isHidden():
            self.dock.raise_()

    def _recording_changed(self) -> None:
        wanted = self._actions["show_markers"].isChecked()
        self.dock.setVisible(wanted and self._session.document.recording is not None)

    def _dock_toggled(self, on: bool) -> None:
        """Note that the user closed the list with its own button."""
        if self._session.document.recording is not None:
            self._actions["show_markers"].setChecked(on)

    def _show_key(self) -> None:
        key = self._actions.key_text("marker_add")
        words = self.tr("There are no markers yet. {key} sets one at the playhead, also while it plays.")
        plain = self.tr("There are no markers yet; the Edit menu sets one at the playhead.")
        self.table.set_empty_text(words.format(key=key) if key else plain)

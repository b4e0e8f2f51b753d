"""Joins the *Find solos* panel to the window: its dock, its commands, audition through the player, its memory."""

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QWidget

from desktop.actions import Actions
from desktop.session import Session
from desktop.settings import Settings
from desktop.solo_search import SoloQuery
from desktop.thumbnails import Thumbnails
from desktop.views.find_solos import LONGEST_PRE_ROLL_S, FindSolosPanel
from desktop.views.panel_scroll import PanelScroll
from engine.analysis.regions import Region

_FACTS = "find_solos"
_PRE_ROLL_S = 0.5
_AUDITION_MS = 120
"""A held arrow key passes many results; only where it rests is played."""
_TOLD_MS = 3000
_WIDTH = 330


class SoloFinder(QObject):
    """The panel in its dock at the window's right.

    Parameters
    ----------
    window : QMainWindow
    session : Session
    actions : Actions
    settings : Settings
        Where the query, the pre-roll and whether results are auditioned are kept.
    home : QWidget
        Gets the focus when the user goes to a result.
    """

    def __init__(
        self, window: QMainWindow, session: Session, actions: Actions, settings: Settings, home: QWidget
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._settings, self._home = window, session, settings, home
        self._audition = actions["audition"]
        self._wanted = False
        self.thumbnails = Thumbnails(session.engine, self)
        stored = settings.facts(_FACTS)
        self._audition.setChecked(stored.get("audition") is not False)
        self.panel = FindSolosPanel(session.document, self._audition, self.thumbnails.get, window)
        self.panel.set_query(SoloQuery.from_json(stored))
        pre_roll = stored.get("pre_roll_s")
        if not isinstance(pre_roll, int | float) or not 0 <= pre_roll <= LONGEST_PRE_ROLL_S:
            pre_roll = _PRE_ROLL_S
        self.panel.pre_roll.setValue(float(pre_roll))
        self._sound = QTimer(self, singleShot=True, interval=_AUDITION_MS)
        self._sound.timeout.connect(self._play)
        self.dock = self._made_dock()
        self._connect(actions)

    def _made_dock(self) -> QDockWidget:
        dock = QDockWidget(self.tr("Find solos"), self._window)
        dock.setObjectName("find solos")
        dock.setWidget(PanelScroll(self.panel, dock))
        self._window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
        self._window.resizeDocks([dock], [_WIDTH], Qt.Orientation.Horizontal)
        # The list needs height more than the table needs width.
        self._window.setCorner(Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea)
        dock.hide()
        return dock

    def _connect(self, actions: Actions) -> None:
        panel, document = self.panel, self._session.document
        actions["find_solos"].triggered.connect(lambda _=False: self.toggle())
        actions["find_next"].triggered.connect(lambda _=False: self._step(+1))
        actions["find_previous"].triggered.connect(lambda _=False: self._step(-1))
        panel.moved_to.connect(self._move_to)
        panel.entered.connect(self._enter)
        panel.query_changed.connect(self._keep)
        self._audition.toggled.connect(self._keep)
        self.thumbnails.ready.connect(panel.list.viewport().update)
        document.recording_changed.connect(self._recording_changed)

    # ---- commands ---------------------------------------------------------------------------------------------

    def toggle(self) -> None:
        """Open the panel and go there; where the focus is in it already, close it."""
        focus = QApplication.focusWidget()
        if self.dock.isVisible() and focus is not None and self.panel.isAncestorOf(focus):
            self.dock.hide()
            self._home.setFocus()
            return
        self._show_dock()
        self.panel.list.setFocus()

    def go_to_choices(self) -> None:
        """Open the panel and go to what it is told to look for."""
        self._show_dock()
        self.panel.instruments.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_dock(self) -> None:
        self.dock.show()
        self.dock.raise_()

    def _step(self, rows: int) -> None:
        if not self.dock.isVisible():
            self._show_dock()
        if self.panel.step(rows) is None:
            words = self.tr("No further result.") if rows > 0 else self.tr("No earlier result.")
            self._window.statusBar().showMessage(words, _TOLD_MS)

    def _move_to(self, place: Region) -> None:
        """Let selection, view and sound follow the list."""
        session = self._session
        session.document.select_place(place)
        session.time_axis.reveal(place.onset_s, place.offset_s)
        if self._audition.isChecked():
            self._sound.start()
        else:
            session.player.seek(place.onset_s)

    def _play(self) -> None:
        place = self.panel.current
        if place is not None and self._audition.isChecked():
            self._session.player.play_once(max(0.0, place.onset_s - self.panel.pre_roll.value()), place.offset_s)

    def _enter(self, place: Region) -> None:
        """Go to a result for good: the audition ends, the playhead stands at its onset."""
        session = self._session
        self._sound.stop()
        session.player.pause()
        session.document.select_place(place)
        session.player.seek(place.onset_s)
        session.time_axis.reveal(place.onset_s, place.offset_s)
        self._home.setFocus()

    # ---- what changed -----------------------------------------------------------------------------------------

    def _recording_changed(self) -> None:
        self._sound.stop()
        self.thumbnails.set_recording(self._session.document.path)

    def show_with_recording(self, there: bool) -> None:
        """Hide the panel while there is no recording; it comes back with the next one."""
        if not there and not self.dock.isHidden():
            self._wanted = True
            self.dock.hide()
        elif there and self._wanted:
            self._wanted = False
            self._show_dock()

    def _keep(self) -> None:
        facts = self.panel.query.to_json()
        facts["pre_roll_s"] = self.panel.pre_roll.value()
        facts["audition"] = self._audition.isChecked()
        self._settings.set_facts(_FACTS, facts)

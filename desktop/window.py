"""The main window: joins views, commands and session; it computes nothing."""

import logging
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import (
    QDockWidget,
    QMainWindow,
    QStackedWidget,
)

from desktop.actions import Actions
from desktop.audacity_desk import AudacityDesk
from desktop.audio_output import OutputFactory, SoundDeviceOutput
from desktop.batch.desk import BatchDesk
from desktop.command_windows import CommandWindows
from desktop.correction_desk import CorrectionDesk
from desktop.demo import demo_recording
from desktop.dropping import Dropping
from desktop.editor_page import EditorPage
from desktop.engine_facts import EngineReport
from desktop.evidence import Evidence
from desktop.field_commands import FieldCommands
from desktop.file_opening import FileOpening
from desktop.import_desk import ImportDesk
from desktop.instrument_colours import InstrumentColours
from desktop.keymap import kept_keymap
from desktop.lane_commands import LaneCommands
from desktop.listening import Listening
from desktop.marker_desk import MarkerDesk
from desktop.menus import added_recent_menu, fill_menus
from desktop.message_place import MessagePlace
from desktop.narrator import Narrator
from desktop.navigation import Navigation
from desktop.notifications import Notifications
from desktop.panes import Panes
from desktop.preferences_desk import PreferencesDesk
from desktop.region_export import RegionExport
from desktop.rule_commands import RuleCommands
from desktop.session import ERROR, INFO, WARNING, Session
from desktop.session_desk import SessionDesk, is_session
from desktop.settings import Settings
from desktop.solo_audio_desk import SoloAudioDesk
from desktop.solo_finder import SoloFinder
from desktop.spectrum_choice import SpectrumChoice
from desktop.status_line import StatusLine
from desktop.strips import Strips
from desktop.support_windows import SupportWindows
from desktop.tool_bar import ToolBar
from desktop.transport_area import TransportArea
from desktop.undo_desk import UndoDesk
from desktop.views.panel_title import PanelTitle
from desktop.views.regions_table import RegionsTable
from desktop.views.rules_panel import RulesDock
from desktop.views.transport_bar import TransportBar
from desktop.widgets import DropOverlay, EmptyState, MessageBar
from desktop.window_memory import WindowMemory
from engine.naming import display_name

_LOG = logging.getLogger(__name__)

SENSITIVITY_STEP = 0.05


class MainWindow(QMainWindow):
    """One recording in one window.

    Parameters
    ----------
    bundle : str
        Name or folder of the model; empty for the default.
    output_factory : callable
        Opens the audio output.
    unattended : bool
        Nobody is there: the window has its standard size, asks nothing and remembers nothing.
    """

    def __init__(
        self, bundle: str = "", output_factory: OutputFactory = SoundDeviceOutput, *, unattended: bool = False
    ) -> None:
        super().__init__()
        self._unattended = unattended
        self.settings = Settings(fresh=unattended)
        self.session = Session(self, bundle, output_factory)
        self.actions_by_id = Actions(self, kept_keymap(self.settings, self))
        self._build()
        menus = fill_menus(self, self.actions_by_id)
        self.recent_menu = added_recent_menu(menus["File"], self.actions_by_id["close"])
        self.opening = FileOpening(self, self.settings, self.recent_menu, self.open_path)
        self.export = RegionExport(self, self.session.document, self.settings, self.message_bar.tell)
        self._connect_commands()
        self.undo_desk = UndoDesk(self)
        self._connect_session()
        self.command_windows = CommandWindows(self, self.actions_by_id)
        self.navigation = Navigation(self, self.session, self.actions_by_id, self.settings)
        self.finder = SoloFinder(self, self.session, self.actions_by_id, self.settings, self.editor.lanes)
        self._arrange_lanes()
        self.marker_desk = MarkerDesk(self)
        self.evidence = Evidence(self, output_factory)
        remembered = None if unattended else self.settings
        self.listening = Listening(self.session, self.actions_by_id, remembered, self.transport)
        self.listening.told.connect(lambda sentence: self.message_bar.tell(sentence, INFO))
        self.listening.include(self.evidence.reasons.player)
        self.strips = Strips(self.editor, self.actions_by_id, remembered)
        self.spectrum = SpectrumChoice(self.session, self.actions_by_id, remembered, self.editor)
        for dock in (self.rules_dock, self.finder.dock):
            self.tabifyDockWidget(self.evidence.attention_dock, dock)
        self.correction = CorrectionDesk(
            self, self.session, self.actions_by_id, self.table, self.editor.lanes, self.message_bar
        )
        self.sessions = SessionDesk(
            self,
            self.session,
            self.actions_by_id,
            self.editor.lanes,
            self.message_bar,
            self.settings,
            unattended=unattended,
        )
        self.panes, self.fields = Panes(self), FieldCommands(self)
        self.rule_commands = RuleCommands(self, self.rules_dock.panel, self.actions_by_id, self.message_bar.tell)
        self.narrator = Narrator(self)
        report = EngineReport(self.session.engine, self)
        self.support = SupportWindows(self, self.session, report, self.actions_by_id, self.settings)
        self.support.told.connect(lambda sentence: self.message_bar.tell(sentence, INFO))
        self.notifications = Notifications(self)
        self.preferences = PreferencesDesk(self, report, self.notifications)
        self.batch = BatchDesk(self, unattended=unattended)
        self.audacity = AudacityDesk(self, self.session, self.actions_by_id, self.message_bar.tell)
        desk = (self, self.session, self.actions_by_id, self.settings, self.message_bar.tell)
        self.solo_audio, self.imports = SoloAudioDesk(*desk), ImportDesk(*desk)
        self.solo_audio.ended.connect(self.notifications.work_ended)
        self.dropping = Dropping(self)
        self._memory = WindowMemory(self, remembers=not unattended)
        self._memory.restore()
        self.navigation.set_follow(self.settings.follow)
        self.actions_by_id["open_demo"].setEnabled(demo_recording().is_file())
        self._show_state()

    # ---- parts ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        actions = self.actions_by_id
        self.setAcceptDrops(True)
        self.setMinimumSize(1060, 620)
        self.message_bar = MessageBar(self)
        self.empty_state = EmptyState(actions, self)
        self.editor = EditorPage(self.session.document, self.session.time_axis, self.session.overview, self)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.empty_state)
        self.stack.addWidget(self.editor)
        self.setCentralWidget(MessagePlace(self.message_bar, self.stack, self))
        self.drop_overlay = DropOverlay(self)
        self._build_table()
        self.toolbar = ToolBar(actions, self)
        self.addToolBar(self.toolbar)
        self.transport = TransportBar(self.session.document, self.session.time_axis, actions, self)
        self.transport_area = TransportArea(self.transport, self)
        self.addToolBar(Qt.ToolBarArea.BottomToolBarArea, self.transport_area)
        self.status_line = StatusLine(self.statusBar(), self.session, actions)

    def _build_table(self) -> None:
        session = self.session
        self.table = RegionsTable(session.document, session.time_axis, self)
        self.dock = QDockWidget(self.tr("Regions"), self)
        self.dock.setObjectName("regions")
        self.dock.setWidget(self.table)
        PanelTitle(self.dock, self.table.filter_line)
        self.dock.visibilityChanged.connect(self._dock_toggled)
        self.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, self.dock)
        self.rules_dock = RulesDock(session.document, self.actions_by_id["show_rules"], self)
        self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.rules_dock)

    def _connect_commands(self) -> None:
        document, player = self.session.document, self.session.player
        calls = {
            "open": self.opening.ask,
            "open_demo": self.opening.open_demo,
            "reopen_last": self.reopen_last,
            "close": self.close_recording,
            "export_csv": self.export.ask,
            "export_again": self.export.again,
            "quit": self.close,
            "select_none": lambda: document.set_time_selection(None),
            "play": lambda: self.evidence.play_or_pause(),
            "stop": player.stop,
            "full_screen": self._toggle_full_screen,
            "analyze": lambda: self.session.analyze(use_cache=False),
            "more_regions": lambda: document.set_threshold_scale(document.threshold_scale - SENSITIVITY_STEP),
            "fewer_regions": lambda: document.set_threshold_scale(document.threshold_scale + SENSITIVITY_STEP),
            "trained_thresholds": document.reset_threshold_scale,
            "cancel": self.session.cancel_analysis,
        }
        for command_id, call in calls.items():
            self.actions_by_id[command_id].triggered.connect(lambda _=False, call=call: call())
        self.actions_by_id["show_table"].toggled.connect(self._show_table)

    def _connect_session(self) -> None:
        session, document = self.session, self.session.document
        session.told.connect(self.message_bar.tell)
        session.opened.connect(self._recording_opened)
        session.open_failed.connect(lambda _: self._show_state())
        session.progress_changed.connect(self.status_line.show_progress)
        session.analysis_ended.connect(self._analysis_ended)
        session.overview_ended.connect(self._show_state)
        document.recording_changed.connect(self._show_state)
        document.regions_changed.connect(self.status_line.show_summary)
        for signal in (
            document.analysis_changed,
            document.regions_changed,
            document.selection_changed,
            document.markers.changed,
            document.markers.current_changed,
            self.rules_dock.panel.readiness_changed,
        ):
            signal.connect(self._enable_commands)
        self.editor.waveform.sample_error.connect(lambda sentence: self.message_bar.tell(sentence, ERROR))
        session.player.state_changed.connect(lambda _: self.transport.set_playing(session.player.playing))
        self.empty_state.open_path.connect(self.open_path)
        for view in self.editor.views:
            view.hovered.connect(self.status_line.show_readout)

    def _arrange_lanes(self) -> None:
        colours = InstrumentColours(self.settings, self)
        document, lanes = self.session.document, self.editor.lanes
        self.lane_commands = LaneCommands(self, lanes, document, self.actions_by_id, self.settings, colours)
        self.lane_commands.told.connect(lambda sentence: self.message_bar.tell(sentence, WARNING))
        colours.changed.connect(self.table.model.forget_swatches)
        colours.changed.connect(self.editor.overview.invalidate)
        colours.changed.connect(self.finder.panel.list.viewport().update)
        for signal in (lanes.arrangement.changed, lanes.arrangement.current_changed, colours.changed):
            signal.connect(self._enable_commands)

    # ---- opening, exporting, closing --------------------------------------------------------------------------

    def open_path(self, path: Path) -> None:
        """Open a recording or a session in place of what is open."""
        if not self.sessions.may_let_go():
            return
        self.message_bar.clear()
        if is_session(path):
            self.sessions.open(path.absolute())
        else:
            self.session.open(path.absolute())
        self._show_state()

    def reopen_last(self) -> None:
        """Open what was open last and is not now."""
        present = (self.sessions.recent_place, self.session.document.path)
        last = next((path for path in self.settings.recent if path not in present), None)
        if last is None:
            self.message_bar.tell(self.tr("Nothing else was open before."), INFO)
        else:
            self.open_path(last)

    def close_recording(self) -> None:
        """Go back to the empty window."""
        if self.sessions.may_let_go():
            self.message_bar.clear()
            self.session.close_recording()
            self._show_state()

    # ---- commands ---------------------------------------------------------------------------------------------

    def _show_table(self, wanted: bool) -> None:
        self.dock.setVisible(wanted and self.session.document.recording is not None)

    def _dock_toggled(self) -> None:
        """Note that the user closed the table with its own button."""
        if self.isVisible() and self.session.document.recording is not None and self.dock.isHidden():
            self.actions_by_id["show_table"].setChecked(False)

    def _toggle_full_screen(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    # ---- showing how the work goes ----------------------------------------------------------------------------

    def _recording_opened(self) -> None:
        self.status_line.forget_timing()
        path = self.session.document.path
        alone = not self.sessions.keeper.opening
        if path is not None and path != demo_recording() and alone and not self._unattended:
            self.settings.add_recent(path)
        self._show_state()
        # The first view in the chain would take the focus and its frame, though nobody has gone there.
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_state(self) -> None:
        """Bring title, page and status bar up to date."""
        recording = self.session.document.recording
        self.stack.setCurrentWidget(self.empty_state if recording is None else self.editor)
        if recording is None:
            self.setWindowTitle("Soloscope[*]")
            self.empty_state.set_recent(self.settings.recent)
        else:
            self.setWindowTitle(f"{display_name(recording.path)}[*] — Soloscope")
        self._show_parts(recording is not None)
        self.status_line.show_state()
        self._enable_commands()

    def _analysis_ended(self, how: str) -> None:
        self._show_state()
        self.status_line.analysis_ended(how)
        if how == "cancelled":
            found = self.session.document.activations is not None
            if found:
                words = self.tr("Analysis cancelled; what it found is kept.")
            else:
                words = self.tr("Analysis cancelled; nothing was found yet.")
            key = self.actions_by_id.key_text("analyze")
            again = " " + self.tr("{key} analyses again.").format(key=key) if key else ""
            self.message_bar.tell(words + again, INFO)

    def _show_parts(self, there: bool) -> None:
        """Show toolbar and table with a recording; without one the invitation has the window for itself."""
        self.toolbar.setVisible(there)
        self.transport_area.setVisible(there)
        self.finder.show_with_recording(there)
        self.dock.setVisible(there and self.actions_by_id["show_table"].isChecked())
        self.evidence.show_parts(there)
        recording = self.session.document.recording
        self.toolbar.show_facts(recording)

    def _enable_commands(self) -> None:
        document = self.session.document
        there = {
            "recording": document.recording is not None,
            "regions": document.activations is not None,
            "writable": document.writable,
            "region": bool(document.selected_regions),
            "selection": document.time_selection is not None,
            "running": self.session.analysing,
        }
        self.actions_by_id.enable(
            {name for name, present in there.items() if present}
            | self.lane_commands.there
            | self.marker_desk.there
            | self.rules_dock.panel.there
        )
        self.transport.sensitivity.setEnabled(there["regions"])

    # ---- Qt overrides -----------------------------------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.sessions.may_let_go():
            event.ignore()
            return
        self._memory.keep()
        # Gone from the screen first: ending the engine's process may take a moment.
        self.hide()
        self.evidence.close()
        self.export.close()
        self.audacity.close()
        self.solo_audio.close()
        self.imports.close()
        self.sessions.keeper.close()
        self.batch.close()
        self.support.close()
        self.preferences.close()
        self.session.close()
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.drop_overlay.setGeometry(self.rect())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.dropping.enter(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.dropping.leave()

    def dropEvent(self, event: QDropEvent) -> None:
        self.dropping.drop(event)

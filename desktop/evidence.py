"""Joins everything about evidence with the window: model gain, the attention panel, *why here?*, and their commands."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDockWidget, QWidget

from desktop.audio_output import OutputFactory
from desktop.gain_tiles import STAGES
from desktop.key_tips import keep_tip
from desktop.model_gain import ModelGainModel
from desktop.reasons import Reasons
from desktop.session import WARNING
from desktop.views.attention_panel import AttentionPanel
from desktop.views.evidence_overlay import EvidenceOverlay
from desktop.views.gain_overlay import GainOverlay
from desktop.views.gain_strips import GainStripsView
from desktop.views.panel_scroll import PanelScroll
from desktop.views.reasons_panel import AT_PLAYHEAD, WHOLE_REGION, ReasonsPanel
from desktop.window_attention import WindowAttentionModel

if TYPE_CHECKING:
    from desktop.window import MainWindow

OPACITY_STEP = 0.15
PANEL_WIDTH = 370
_PLACES = {"why_window": AT_PLAYHEAD, "why_region": WHOLE_REGION}


class Evidence(QObject):
    """The evidence shown in a main window.

    Parameters
    ----------
    window : MainWindow
        Built already; gets two docks, strips under its time ruler and an overlay on its spectrogram.
    output_factory : callable
        Opens the audio output that evidence is played through.
    """

    def __init__(self, window: "MainWindow", output_factory: OutputFactory) -> None:
        super().__init__(window)
        session = window.session
        self._restored = False
        self._window = window
        self.gain = ModelGainModel(session, self)
        self.attention = WindowAttentionModel(session, self)
        self.reasons = Reasons(session, output_factory, self)
        self._build(window)
        self._connect(window)

    def _build(self, window: "MainWindow") -> None:
        session, editor = window.session, window.editor
        editor.spectrogram.add_overlay(GainOverlay(self.gain))
        editor.spectrogram.add_overlay(EvidenceOverlay(self.reasons))
        self.strips = GainStripsView(session.document, session.time_axis, self.gain, editor)
        editor.insert_under_ruler(self.strips)
        self.attention_panel = AttentionPanel(self.attention, window)
        panel = self.reasons_panel = ReasonsPanel(session.document, session.time_axis, self.reasons, window)
        buttons = {"why": panel.ask_button, "play_evidence": panel.evidence_button}
        for command_id, button in (*buttons.items(), ("play_original", panel.original_button)):
            keep_tip(window.actions_by_id, button, button.toolTip(), command_id)
        keep_tip(window.actions_by_id, panel.place_box, panel.place_box.toolTip(), *_PLACES)
        self.attention_dock = self._dock(self.tr("Attention"), "attention", self.attention_panel)
        self.reasons_dock = self._dock(self.tr("Why here?"), "reasons", self.reasons_panel)
        self._docks = {"show_attention": self.attention_dock, "show_reasons": self.reasons_dock}
        # Tall panels: they reach down beside the table, not only to it.
        window.setCorner(Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea)
        window.tabifyDockWidget(self.attention_dock, self.reasons_dock)

    def _dock(self, title: str, name: str, panel: QWidget) -> QDockWidget:
        dock = QDockWidget(title, self._window)
        dock.setObjectName(name)
        dock.setWidget(PanelScroll(panel, dock))
        self._window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
        dock.hide()
        return dock

    def _connect(self, window: "MainWindow") -> None:
        actions = window.actions_by_id
        for stage in ("", *STAGES):
            action = actions[f"gain_{stage or 'off'}"]
            action.triggered.connect(lambda _=False, stage=stage: self.gain.show_stage(stage))
        actions["gain_off"].setChecked(True)
        calls = {
            "gain_next": self.gain.next_stage,
            "gain_stronger": lambda: self.gain.set_opacity(self.gain.opacity + OPACITY_STEP),
            "gain_fainter": lambda: self.gain.set_opacity(self.gain.opacity - OPACITY_STEP),
            "why": self.ask_why,
            "play_evidence": self.reasons.play_evidence,
            "play_original": self.reasons.play_original,
            "stop": self.reasons.halt,
            "shuttle_stop": self.reasons.halt,
        }
        for command_id, call in calls.items():
            actions[command_id].triggered.connect(lambda _=False, call=call: call())
        for command_id, place in _PLACES.items():
            actions[command_id].triggered.connect(lambda _=False, place=place: self.look_at(place))
        self._show_place(self.reasons_panel.place)
        self.reasons_panel.place_changed.connect(self._show_place)
        for name, dock in self._docks.items():
            actions[name].toggled.connect(lambda on, dock=dock: self._show_dock(dock, on))
            dock.toggleViewAction().toggled.connect(lambda on, name=name: self._dock_toggled(name, on))
        for changed in (self.gain.changed, self.reasons.changed):
            changed.connect(window.editor.spectrogram.invalidate)
        self.gain.stage_changed.connect(lambda stage: actions[f"gain_{stage or 'off'}"].setChecked(True))
        self.gain.failed.connect(lambda sentence: window.message_bar.tell(sentence, WARNING))
        self.reasons.failed.connect(lambda sentence: window.message_bar.tell(sentence, WARNING))
        self.reasons.player.failed.connect(lambda sentence: window.message_bar.tell(sentence, WARNING))
        self.strips.hovered.connect(window.status_line.show_readout)
        window.session.player.state_changed.connect(lambda _: self._silence_evidence())

    def ask_why(self) -> None:
        """Show the panel and ask about the selected region's instrument, or the one chosen there."""
        self._show_reasons()
        self.reasons_panel.ask()

    def look_at(self, place: str) -> None:
        """Show the panel and choose there what the next question is about: `AT_PLAYHEAD` or `WHOLE_REGION`."""
        self._show_reasons()
        self.reasons_panel.choose_place(place)

    def play_or_pause(self) -> None:
        """End the evidence where it is heard; else play the recording, or pause it."""
        if not self.reasons.halt():
            self._window.session.player.toggle()

    def close(self) -> None:
        """End playback of evidence."""
        self.reasons.close()

    def show_parts(self, there: bool) -> None:
        """Show the panels that are wanted with a recording; without one the invitation has the window for itself."""
        actions = self._window.actions_by_id
        for name, dock in self._docks.items():
            if not self._restored:
                # The first time, what the window remembered of its docks says what is wanted.
                actions[name].setChecked(not dock.isHidden())
            dock.setVisible(there and actions[name].isChecked())
        self._restored = True

    def _show_reasons(self) -> None:
        self._window.actions_by_id["show_reasons"].setChecked(True)
        self._show_dock(self.reasons_dock, True)

    def _show_place(self, place: str) -> None:
        for command_id, meant in _PLACES.items():
            self._window.actions_by_id[command_id].setChecked(meant == place)

    def _dock_toggled(self, name: str, on: bool) -> None:
        """Note that the user closed a panel with its own button."""
        if self._window.session.document.recording is not None:
            self._window.actions_by_id[name].setChecked(on)

    def _show_dock(self, dock: QDockWidget, on: bool) -> None:
        if on and dock.isHidden():
            dock.show()
            self._window.resizeDocks([dock], [PANEL_WIDTH], Qt.Orientation.Horizontal)
        if on:
            dock.raise_()
        else:
            dock.hide()

    def _silence_evidence(self) -> None:
        """Stop the evidence when the recording begins to play."""
        if self._window.session.player.playing:
            self.reasons.halt()

"""The work behind the window: opens a recording, has it scanned and analysed, plays it; shows nothing itself."""

import logging
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.audio_output import OutputFactory, SoundDeviceOutput
from desktop.corrections import clipped
from desktop.document import Document
from desktop.engine_client import EngineClient
from desktop.playback import Player
from desktop.session_file import SavedSession
from desktop.spectrogram_source import SpectrogramSource
from desktop.views.overview_model import OverviewModel
from desktop.views.time_axis import TimeAxis
from engine.analysis.activations import Activations
from engine.analysis.region_rules import RegionRules
from engine.analysis.settings import DEFAULT_HOP_S
from engine.markers import moved_inside
from engine.service.messages import (
    AnalysisDone,
    AnalysisProgress,
    AnalysisStarted,
    Cancelled,
    Failed,
    OverviewChunk,
    OverviewDone,
    PartialActivations,
    RecordingOpened,
)

_LOG = logging.getLogger(__name__)

INFO, WARNING, ERROR = "info", "warning", "error"
NO_REQUEST = -1


class Session(QObject):
    """One recording at a time, and everything that serves it.

    It joins document, engine client, player, overview and time axis; each of them knows nothing of the others. A
    recording that cannot be opened leaves the present one as it is. A crash of the engine's process leaves the
    document as it is: the overview is scanned again and the analysis starts again by itself, once.

    Parameters
    ----------
    parent : QObject, optional
        Owner.
    bundle : str
        Name or folder of the model; empty for the default.
    output_factory : callable
        Opens the audio output.
    """

    told = Signal(str, str)
    """A sentence for the user, and its weight: ``info``, ``warning`` or ``error``."""
    opened = Signal()
    open_failed = Signal(str)
    progress_changed = Signal(object)
    """An `AnalysisProgress`, or None while there is none (loading, or nothing runs)."""
    restored = Signal()
    """What a session file held is there again."""
    analysis_ended = Signal(str)
    """``done``, ``cancelled`` or ``failed``."""
    overview_ended = Signal()

    def __init__(
        self, parent: QObject | None = None, bundle: str = "", output_factory: OutputFactory = SoundDeviceOutput
    ) -> None:
        super().__init__(parent)
        self.bundle = bundle
        self.device = ""
        self.wanted_device, self.hop_s = "auto", DEFAULT_HOP_S
        self.opening: Path | None = None
        self._restoring: SavedSession | None = None
        self._taking_up: SavedSession | None = None
        self.document = Document(self)
        self.time_axis = TimeAxis(parent=self)
        self.overview = OverviewModel(self)
        self.engine = EngineClient(self)
        self.spectrograms = SpectrogramSource(self.engine, self.overview, self)
        self.player = Player(self, output_factory)
        self.last_done: AnalysisDone | None = None
        self._open_request = self._overview_request = self._analysis_request = 0
        self._connect()

    def _connect(self) -> None:
        engine = self.engine
        engine.recording_opened.connect(self._recording_opened)
        engine.overview_chunk.connect(self._overview_chunk)
        engine.overview_done.connect(self._overview_done)
        engine.analysis_started.connect(self._analysis_started)
        engine.analysis_progress.connect(self._analysis_progress)
        engine.partial_activations.connect(self._partial_activations)
        engine.analysis_done.connect(self._analysis_done)
        engine.cancelled.connect(self._cancelled)
        engine.failed.connect(self._failed)
        engine.retried.connect(self._retried)
        engine.crashed.connect(lambda sentence: self.told.emit(sentence, WARNING))
        self.spectrograms.failed.connect(lambda sentence: self.told.emit(sentence, ERROR))
        self.player.position_changed.connect(self.time_axis.set_playhead)
        self.player.failed.connect(lambda sentence: self.told.emit(sentence, WARNING))
        self.time_axis.seek_requested.connect(self.player.seek)

    # ---- commands ---------------------------------------------------------------------------------------------

    def open(self, path: Path, saved: SavedSession | None = None) -> None:
        """Open a recording, with what a session file holds about it; `opened` or `open_failed` follows."""
        self.engine.cancel(self._open_request)
        self.opening, self._restoring = path, saved
        self._open_request = self.engine.open_recording(path)

    def warm_up(self) -> None:
        """Have the engine load the model: a recording is likely to be opened."""
        if self.document.recording is None:
            self.engine.warm_up(self.bundle, device=self.wanted_device)

    def close_recording(self) -> None:
        """Let the recording go."""
        self._cancel_all()
        self.opening = None
        self.player.set_recording(None)
        self.overview.clear()
        self.time_axis.set_duration(0.0)
        self.document.set_recording(None)

    def analyze(self, use_cache: bool = True) -> None:
        """Analyse the open recording, in place of an analysis that may be running."""
        if self.document.path is None:
            return
        self.engine.cancel(self._analysis_request)
        self._analysis_request = self.engine.analyze(
            self.document.path, self.bundle, hop_s=self.hop_s, device=self.wanted_device, use_cache=use_cache
        )
        self.document.expect_analysis()
        self.progress_changed.emit(None)

    def cancel_analysis(self) -> None:
        """Stop the analysis; at once for the user, however long the engine takes to notice."""
        if not self._analysis_request:
            return
        request, self._analysis_request = self._analysis_request, 0
        self.engine.cancel(request)
        self._end_analysis("cancelled")

    def close(self) -> None:
        """End playback and the engine's process."""
        self.document.close()
        self.player.close()
        self.engine.close()

    @property
    def analysing(self) -> bool:
        """Whether an analysis has been asked for and has not ended."""
        return self._analysis_request != 0

    @property
    def scanning(self) -> bool:
        """Whether the overview is still being read."""
        return self._overview_request != 0

    # ---- what the engine says ---------------------------------------------------------------------------------

    def _cancel_all(self) -> None:
        for request in (self._open_request, self._overview_request, self._analysis_request):
            self.engine.cancel(request)
        self.spectrograms.set_path(None)
        self._taking_up = None
        self._open_request = self._overview_request = self._analysis_request = 0

    def _recording_opened(self, message: RecordingOpened) -> None:
        if message.request_id != self._open_request:
            return
        # Imported here: the sound libraries behind it must not delay the window.
        from engine.audio import RecordingInfo

        self._cancel_all()
        self.opening, self.device = None, ""
        path = Path(message.path)
        self.player.set_recording(path, message.duration_s, message.sample_rate)
        self.overview.reset(message.channels, message.sample_rate, message.duration_s)
        self.spectrograms.set_path(path)
        self.time_axis.set_duration(message.duration_s)
        self.document.set_recording(
            RecordingInfo(
                path=path,
                duration_s=message.duration_s,
                sample_rate=message.sample_rate,
                channels=message.channels,
                container=message.container,
                codec=message.codec,
                bit_depth=None,
                start_timecode_s=message.start_timecode_s,
            )
        )
        self.opened.emit()
        self._overview_request = self.engine.scan_overview(path)
        self._taking_up, self._restoring = self._restoring, None
        if self._taking_up is None:
            self.analyze()
        else:
            # In a turn of its own: the window answers between the two.
            QTimer.singleShot(0, self, self._take_up)

    def _take_up(self) -> None:
        """Go on with what a session file holds, unless another recording has been opened meanwhile."""
        saved, self._taking_up = self._taking_up, None
        if saved is None:
            return
        if not self._restore(saved):
            self.analyze()
        self.document.when_settled(self.restored.emit)

    def _restore(self, saved: SavedSession) -> bool:
        """Put the user's work and the activations back; False if an analysis has to give the latter."""
        corrections = clipped(saved.work.corrections, self.document.duration_s)
        markers = moved_inside(saved.work.markers, self.document.duration_s)
        self.document.restore(saved.work._replace(corrections=corrections, markers=markers))
        if saved.activations is None or not saved.complete:
            return False
        self.last_done = None
        self.document.finish_analysis(saved.activations, saved.base_rules, saved.bundle)
        self.analysis_ended.emit("done")
        return True

    def _overview_chunk(self, message: OverviewChunk) -> None:
        if message.request_id == self._overview_request:
            self.overview.add_chunk(message)

    def _overview_done(self, message: OverviewDone) -> None:
        if message.request_id == self._overview_request:
            self._overview_request = 0
            self.overview.finish()
            self.overview_ended.emit()

    def _analysis_started(self, message: AnalysisStarted) -> None:
        if message.request_id == self._analysis_request:
            self.device = message.device
            self.document.begin_analysis(
                message.instruments, message.frame_s, message.frames, _rules_from(message.rules_json)
            )

    def _analysis_progress(self, message: AnalysisProgress) -> None:
        if message.request_id == self._analysis_request:
            self.progress_changed.emit(message)

    def _partial_activations(self, message: PartialActivations) -> None:
        if message.request_id == self._analysis_request:
            self.document.add_activations(message.start_frame, message.values)

    def _analysis_done(self, message: AnalysisDone) -> None:
        if message.request_id != self._analysis_request:
            return
        self._analysis_request = 0
        self.last_done = message
        self.device = message.device
        rules = _rules_from(message.rules_json)
        activations = Activations(
            message.values, message.instruments, message.frame_s, message.duration_s, message.lead, rules
        )
        self.document.finish_analysis(activations, rules, message.bundle)
        self.analysis_ended.emit("done")

    def _cancelled(self, message: Cancelled) -> None:
        if message.request_id == self._analysis_request:
            self._end_analysis("cancelled")

    def _failed(self, message: Failed) -> None:
        _LOG.warning("%s: %s", message.kind, message.sentence)
        if message.request_id == self._open_request and self.opening is not None:
            self._open_request, self.opening, self._restoring = 0, None, None
            self.told.emit(message.sentence, ERROR)
            self.open_failed.emit(message.sentence)
        elif message.request_id == self._analysis_request and self.analysing:
            self.told.emit(message.sentence, ERROR)
            self._end_analysis("failed")
        elif message.request_id == self._overview_request and self.scanning:
            self._overview_request = 0
            self.overview.finish()
            self.told.emit(message.sentence, ERROR)
            self.overview_ended.emit()
        elif message.request_id == NO_REQUEST:
            self.told.emit(message.sentence, WARNING)

    def _retried(self, request_id: int) -> None:
        """Make room again: a new process answers from the beginning."""
        recording = self.document.recording
        if request_id == self._overview_request and recording is not None:
            self.overview.reset(recording.channels, recording.sample_rate, recording.duration_s)
        elif request_id == self._analysis_request:
            self.progress_changed.emit(None)

    def _end_analysis(self, how: str) -> None:
        self._analysis_request = 0
        self.document.stop_analysis()
        self.analysis_ended.emit(how)


def _rules_from(data: dict | None) -> RegionRules | None:
    return None if data is None else RegionRules.from_json(data)

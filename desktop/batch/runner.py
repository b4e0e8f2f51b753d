"""Works through a batch's queue: one recording after another, in an engine process of its own.

That process is not the window's: an analysis of an hour must not stand before the recording that somebody has just
opened, and what the batch does must not share a crash with it. It computes at a low priority, so the window's own
analysis goes first; it takes one recording at a time, so its memory is bounded by the network and not by the queue;
and it ends with the batch, which gives the memory back.
"""

import logging
from collections import deque
from collections.abc import Collection
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.batch.engine import BatchEngine
from desktop.batch.phase import Phase
from desktop.batch.queue_keeper import QueueKeeper
from desktop.format_words import format_name
from desktop.turns import Turns
from engine.batch.items import BatchItem, State
from engine.batch.pace import Pace
from engine.batch.queue import BatchQueue
from engine.batch.settings import BatchSettings
from engine.interchange import format_by_id
from engine.naming import display_name
from engine.service.batch_messages import RecordingDone
from engine.service.messages import AnalysisProgress, Failed

_LOG = logging.getLogger(__name__)
_NOBODY_TO_BLAME = ("BundleError", "SettingsError")
_CRASHES_IN_A_ROW = 3
_AT_ONCE = 2_000
"""More recordings than this are let wait again in portions, with the event loop between."""


class BatchRunner(QObject):
    """Starts, pauses, goes on and cancels; tells how far it is.

    Parameters
    ----------
    path : Path
        The queue's file.
    settings : BatchSettings, optional
        Of a queue that is made anew.
    parent : QObject, optional
    """

    items_changed = Signal()
    """Recordings came, went or changed places."""
    item_changed = Signal(int)
    """A recording has another state, or its progress moved on; its number."""
    phase_changed = Signal()
    progress_changed = Signal()
    told = Signal(str, str)
    """A sentence and its severity: ``info``, ``warning`` or ``error``."""
    ended = Signal(str)
    """The batch has come to its end; a sentence that says how."""

    def __init__(self, path: Path, settings: BatchSettings | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.phase = Phase.IDLE
        self.keeper = QueueKeeper(path, settings, self)
        self.keeper.changed.connect(self.items_changed)
        self.keeper.told.connect(self.told)
        self.engine = BatchEngine(self)
        self.engine.analysis_progress.connect(self._progressed)
        self.engine.recording_done.connect(self._done)
        self.engine.failed.connect(self._failed)
        self.engine.retried.connect(self._retried)
        self._pace = Pace()
        self._current: tuple[int, int] | None = None
        self._share = 0.0
        self._crashes = 0
        self._exports: deque[int] = deque()
        self._exported = self._not_exported = 0
        self._export_format = ""
        self._turns = Turns(self)

    @property
    def queue(self) -> BatchQueue | None:
        """The queue; None until it has been opened."""
        return self.keeper.queue

    @property
    def busy(self) -> bool:
        """Whether something is being worked on, or rests in the middle."""
        return self.phase is not Phase.IDLE

    @property
    def current(self) -> BatchItem | None:
        """The recording that is being worked on."""
        if self._current is None or self.queue is None:
            return None
        return self.queue.item(self._current[1])

    @property
    def current_share(self) -> float:
        """How far the recording is that is being worked on, 0..1."""
        return self._share

    @property
    def share(self) -> float:
        """How far the whole is, 0..1."""
        if self.queue is None:
            return 0.0
        if self.phase is Phase.EXPORTING:
            done = self._exported + self._not_exported
            return done / max(1, done + len(self._exports) + (self._current is not None))
        return self._pace.share(self.queue)

    @property
    def remaining_s(self) -> float | None:
        """Seconds the whole will still take; None where that cannot be told."""
        return None if self.queue is None else self._pace.remaining_s(self.queue)

    # ---- orders -----------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Work on what waits, and on what was cancelled before."""
        queue = self.queue
        if self.busy or queue is None:
            return
        self.keeper.settle()
        cancelled = [item.id for item in queue if item.state is State.CANCELLED]
        if cancelled:
            queue.retry(cancelled)
            self.items_changed.emit()
        if queue.next_waiting() is None:
            self.told.emit(self.tr("Nothing waits. Add recordings, or retry those that failed."), "info")
            return
        queue.set_active(True)
        self._pace, self._crashes = Pace(), 0
        self._enter(Phase.RUNNING)
        self._take_next()

    def pause(self) -> None:
        """Let the work rest; the recording at hand goes on later from where it is."""
        if self.phase is Phase.RUNNING:
            if self._current is not None:
                self.engine.rest(self._current[0], True)
            self._enter(Phase.PAUSED)

    def go_on(self) -> None:
        """Go on after a pause."""
        if self.phase is Phase.PAUSED:
            self._enter(Phase.RUNNING)
            if self._current is not None:
                self.engine.rest(self._current[0], False)
            else:
                self._take_next()

    def cancel(self) -> None:
        """Stop now: the recording at hand counts as cancelled, what waits goes on waiting."""
        if not self.busy or self.queue is None:
            return
        exporting = self.phase is Phase.EXPORTING
        if self._current is not None and not exporting:
            self._change(self._current[1], state=State.CANCELLED)
        self._current, self._share = None, 0.0
        self._exports.clear()
        self.engine.stop()
        self.queue.set_active(False)
        self._enter(Phase.IDLE)
        self.told.emit(
            self.tr("The export was cancelled.") if exporting else self.tr("The batch was cancelled."), "info"
        )

    def leave(self) -> None:
        """Do not go on with an interrupted batch; its recordings wait until they are started."""
        if not self.busy and self.queue is not None:
            self.queue.set_active(False)
            self.progress_changed.emit()

    def retry(self, item_ids: Collection[int] | None = None) -> None:
        """Let recordings wait again: these, or all that failed or were cancelled."""
        if self.queue is None:
            return
        chosen = self.queue.resting(item_ids)
        if not chosen:
            return
        if len(chosen) <= _AT_ONCE:
            self._retry(chosen)
            self._tell_of_retried()
            return
        for first in range(0, len(chosen), _AT_ONCE):
            self._turns.take(partial(self._retry, chosen[first : first + _AT_ONCE]))
        self._turns.take(self._tell_of_retried)

    def _retry(self, item_ids: Collection[int]) -> None:
        if self.queue is not None:
            self.queue.retry(item_ids)

    def _tell_of_retried(self) -> None:
        self.items_changed.emit()
        self.progress_changed.emit()

    def export_again(self, format_id: str, item_ids: Collection[int] | None = None) -> None:
        """Write the regions of finished recordings in another format, from the analyses that are kept."""
        if self.busy or self.queue is None:
            return
        self.keeper.settle()
        chosen = [
            item.id
            for item in self.queue
            if item.state in (State.DONE, State.SKIPPED) and (item_ids is None or item.id in item_ids)
        ]
        if not chosen:
            self.told.emit(self.tr("No recording is done yet, so there is nothing to export."), "info")
            return
        self._exports, self._export_format = deque(chosen), format_id
        self._exported = self._not_exported = 0
        self._enter(Phase.EXPORTING)
        self._take_next()

    def set_settings(self, settings: BatchSettings) -> None:
        """Change what the recordings that follow are analysed and written with."""
        if self.queue is not None and settings != self.queue.settings:
            self.queue.set_settings(settings)
            self._look_for_trouble()

    def close(self) -> None:
        """End the engine's process; a batch that runs is noted as unfinished."""
        if self._current is not None and self.queue is not None and self.phase is not Phase.EXPORTING:
            # Put back by hand: the program ends in an orderly way, so it is no failed attempt.
            self.queue.update(self._current[1], state=State.WAITING)
        self._current = None
        self.phase = Phase.IDLE
        self._turns.cancel()
        self.engine.close()
        self.keeper.close()

    # ---- the work ---------------------------------------------------------------------------------------------

    def _enter(self, phase: Phase) -> None:
        self.phase = phase
        if phase in (Phase.RUNNING, Phase.EXPORTING):
            self._pace.go()
        else:
            self._pace.rest()
        self.phase_changed.emit()
        self.progress_changed.emit()

    def _take_next(self) -> None:
        queue = self.queue
        if queue is None:
            return
        self._share = 0.0
        if self.phase is Phase.EXPORTING:
            self._take_next_export(queue)
        elif self.phase is Phase.RUNNING:
            item = queue.next_waiting()
            if item is None:
                self._finish(queue)
                return
            number = self.engine.work_on(item.path, item.base, queue.settings.to_json())
            self._current = number, item.id
            self._change(item.id, state=State.RUNNING, sentence="")

    def _take_next_export(self, queue: BatchQueue) -> None:
        while self._exports:
            item = queue.item(self._exports.popleft())
            if item is not None:
                settings = queue.settings.with_formats(self._export_format)
                number = self.engine.work_on(item.path, item.base, settings.to_json(), kept_only=True)
                self._current = number, item.id
                return
        self._finish_export()

    def _finish(self, queue: BatchQueue) -> None:
        self.engine.stop()
        queue.set_active(False)
        self._enter(Phase.IDLE)
        counts = queue.counts
        parts = [self.tr("%Ln recording(s) done", "", counts[State.DONE])]
        if counts[State.SKIPPED]:
            parts.append(self.tr("%Ln skipped", "", counts[State.SKIPPED]))
        if counts[State.FAILED]:
            parts.append(self.tr("%Ln failed", "", counts[State.FAILED]))
        sentence = self.tr("The batch has ended: {counts}.").format(counts=", ".join(parts))
        self.told.emit(sentence, "warning" if counts[State.FAILED] else "info")
        self.ended.emit(sentence)

    def _finish_export(self) -> None:
        self.engine.stop()
        self._enter(Phase.IDLE)
        name = format_name(format_by_id(self._export_format).name)
        sentence = self.tr("%Ln recording(s) exported as {format}.", "", self._exported).format(format=name)
        if self._not_exported:
            sentence += " " + self.tr("%Ln could not be; select one to read why.", "", self._not_exported)
        self.told.emit(sentence, "warning" if self._not_exported else "info")
        self.ended.emit(sentence)

    def _progressed(self, message: AnalysisProgress) -> None:
        item = self.current
        if item is None or self._current is None or message.request_id != self._current[0]:
            return
        self._share = min(1.0, message.done_s / message.total_s) if message.total_s > 0 else 1.0
        self._pace.advance(item, self._share)
        self.item_changed.emit(item.id)
        self.progress_changed.emit()

    def _done(self, message: RecordingDone) -> None:
        item = self._taken(message.request_id)
        if item is None:
            return
        if self.phase is Phase.EXPORTING:
            self._exported += 1
            self._change(item.id, sentence="", regions=message.regions)
        elif message.skipped:
            self._change(item.id, state=State.SKIPPED)
            self._pace.finish(item, counts=False)
        else:
            changes = {"regions": message.regions, "duration_s": message.duration_s}
            self._change(item.id, state=State.DONE, sentence="", **changes)
            self._pace.finish(item, counts=not message.from_cache)
        self._go_to_next()

    def _failed(self, message: Failed) -> None:
        item = self._taken(message.request_id)
        if item is None or self.queue is None:
            return
        self._crashes = self._crashes + 1 if message.kind == "Crash" else 0
        if message.kind in _NOBODY_TO_BLAME or self._crashes >= _CRASHES_IN_A_ROW:
            # Every other recording would fail in the same way: they wait until the reason is mended.
            if self.phase is not Phase.EXPORTING:
                self._change(item.id, state=State.WAITING)
            self._give_up(message.sentence)
            return
        name = display_name(item.path)
        sentence = message.sentence if name in message.sentence else f"{name}: {message.sentence}"
        if self.phase is Phase.EXPORTING:
            self._not_exported += 1
            self._change(item.id, sentence=sentence)
        else:
            self._change(item.id, state=State.FAILED, sentence=sentence)
            self._pace.finish(item, counts=False)
        self._go_to_next()

    def _give_up(self, sentence: str) -> None:
        self._exports.clear()
        self.engine.stop()
        if self.queue is not None:
            self.queue.set_active(False)
        self._enter(Phase.IDLE)
        self.told.emit(sentence, "error")

    def _retried(self, number: int) -> None:
        """Show that a recording begins anew, in a new process after the engine stopped in the middle."""
        if self._current is None or number != self._current[0]:
            return
        self._share = 0.0
        self.item_changed.emit(self._current[1])
        if self.phase is Phase.PAUSED:
            self.engine.rest(number, True)

    def _taken(self, number: int) -> BatchItem | None:
        """Return the recording that an answer is about, which is then no longer being worked on."""
        if self._current is None or number != self._current[0]:
            return None
        item = self.current
        self._current = None
        return item

    def _go_to_next(self) -> None:
        self.progress_changed.emit()
        if self.phase is not Phase.PAUSED:
            self._take_next()

    def _change(self, item_id: int, **changes: object) -> None:
        if self.queue is not None and self.queue.item(item_id) is not None:
            self.queue.update(item_id, **changes)
            self.item_changed.emit(item_id)
            self._look_for_trouble()

    def _look_for_trouble(self) -> None:
        self.keeper.tell_trouble()

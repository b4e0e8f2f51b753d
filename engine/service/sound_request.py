"""One sound that a client of the service sends: gathered, analysed, answered exactly once."""

import logging
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from engine.analysis.file_analysis import FileAnalysis
from engine.analysis.progress import Cancelled, Progress
from engine.analysis.regions import Region
from engine.analysis.settings import AnalysisSettings
from engine.analysis.solos import every_solo
from engine.audio import GatheredSound
from engine.errors import SettingsError, SoloscopeError
from engine.interchange.labels import label_text
from engine.models import Card
from engine.service import messages as m
from engine.service.sound_messages import BeginSound, FoundRegions, SoundHeard

__all__ = ["Analyse", "SoundRequest"]

_LOG = logging.getLogger("soloscope.service")
_RATES = range(1_000, 1_000_001)
_MOST_CHANNELS = 256

Analyse = Callable[["SoundRequest", Callable[[Progress], None]], FileAnalysis]


class SoundRequest:
    """A request from its beginning to its one last answer.

    Parameters
    ----------
    begin : BeginSound
    card : Card
        Of the bundle that the sound is for.
    folder : Path
        Where the sound is kept meanwhile.
    send : callable
        Takes the answers; must not wait.

    Raises
    ------
    SettingsError, RecordingError
        If something asked for is not possible.
    """

    def __init__(self, begin: BeginSound, card: Card, folder: Path, send: Callable[[m.Reply], None]) -> None:
        _check(begin, card)
        self.settings = AnalysisSettings(begin.bundle, device=begin.device)
        self.sound = GatheredSound(begin.sample_rate, begin.channels, card.features.sample_rate, folder)
        self.cancelled = threading.Event()
        self._begin = begin
        self._send = send
        self._lock = threading.Lock()
        self._over = self._handed_over = False
        self._progress = Progress(0.0, 0.0)

    @property
    def over(self) -> bool:
        """Whether the last answer was given."""
        return self._over

    def add(self, samples: np.ndarray) -> None:
        """Take further samples; they are dropped when the request is over."""
        if self._over:
            return
        try:
            self.sound.add(samples)
        except SoloscopeError as error:
            self._fail(error)
            self.sound.close()

    def finish(self, put: Callable[[Callable[[], None]], None], analyse: Analyse) -> None:
        """Have `put` do the analysis when its turn comes; all sound is here."""
        if self._over or self._handed_over:
            return
        self._handed_over = True
        put(lambda: self._work(analyse))

    def beat(self) -> None:
        """Tell the client that its request is alive; while it sends it does not listen."""
        if self._handed_over:
            self._on_progress(self._progress)

    def cancel(self) -> None:
        """End the request; work on it winds down unheard."""
        self.cancelled.set()
        self._end(m.Cancelled(self._begin.request_id))
        if not self._handed_over:
            self.sound.close()

    def _work(self, analyse: Analyse) -> None:
        try:
            if not self._over:
                self.sound.finish()
                self._answer(analyse(self, self._on_progress))
        except Cancelled:
            self._end(m.Cancelled(self._begin.request_id))
        except SoloscopeError as error:
            self._fail(error)
        except MemoryError:
            sentence = "There is too little memory to analyse this sound; close other programs and try again."
            self._end(m.Failed(self._begin.request_id, sentence, "MemoryError"))
        except Exception as error:  # a fault of the program: say so, keep the service for the others
            _LOG.exception("a sound cannot be analysed")
            sentence = (
                f"Something went wrong inside Soloscope ({type(error).__name__}: {error}); its log has the details."
            )
            self._end(m.Failed(self._begin.request_id, sentence, type(error).__name__))
        finally:
            self.sound.close()

    def _answer(self, done: FileAnalysis) -> None:
        found, number, wanted = done.activations, self._begin.request_id, self._begin.instrument
        regions = found.regions(threshold=self._begin.threshold or None)
        lists = {"regions": regions, "solos": every_solo(regions)}
        answers = [
            _found(number, kind, [region for region in listed if wanted in ("", region.instrument)])
            for kind, listed in lists.items()
        ]
        last = SoundHeard(number, found.values, found.instruments, found.frame_s, found.duration_s, done.from_cache)
        self._end(*answers, last)

    def _on_progress(self, progress: Progress) -> None:
        self._progress = progress
        with self._lock:
            if not self._over:
                self._send(m.AnalysisProgress(self._begin.request_id, progress.done_s, progress.total_s))

    def _fail(self, error: SoloscopeError) -> None:
        self._end(m.Failed(self._begin.request_id, str(error), type(error).__name__))

    def _end(self, *answers: m.Reply) -> None:
        with self._lock:
            if self._over:
                return
            self._over = True
            for answer in answers:
                self._send(answer)


def _check(begin: BeginSound, card: Card) -> None:
    if begin.sample_rate not in _RATES:
        raise SettingsError(f"Sound of {begin.sample_rate} Hz cannot be analysed; 1000 to 1000000 Hz can.")
    if not 1 <= begin.channels <= _MOST_CHANNELS:
        raise SettingsError(f"Sound of {begin.channels} channels cannot be analysed; 1 to {_MOST_CHANNELS} can.")
    if not 0.0 <= begin.threshold <= 1.0:
        raise SettingsError(f"A threshold must be above 0 and at most 1, or 0 as trained, not {begin.threshold:g}.")
    if begin.instrument and begin.instrument not in card.instruments:
        raise SettingsError(
            f"The model bundle '{card.name}' does not know the instrument '{begin.instrument}'; "
            f"it knows {', '.join(card.instruments)}."
        )


def _found(request_id: int, kind: str, regions: Sequence[Region]) -> FoundRegions:
    return FoundRegions(
        request_id,
        kind,
        np.array([region.onset_s for region in regions], np.float64),
        np.array([region.offset_s for region in regions], np.float64),
        tuple(region.instrument for region in regions),
        tuple(label_text(region) for region in regions),
        tuple(region.solo for region in regions),
    )

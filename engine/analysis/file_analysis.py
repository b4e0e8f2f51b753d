"""The analysis of one recording as programs run it: from the cache if it is there, else by a warm analyzer.

Importing this module does not import torch; a cached result is delivered without it.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.analysis.activations import Activations
from engine.analysis.cache import AnalysisCache, KeptAnalysis, cache_key
from engine.analysis.lift import sound_lift
from engine.analysis.progress import Cancelled, Progress
from engine.analysis.region_rules import RegionRules
from engine.analysis.settings import PRECISIONS, AnalysisSettings
from engine.analysis.usual_precision import remember_precision, usual_precision
from engine.audio import GatheredSound, Recording, content_hash
from engine.models import Card, bundle_sha256, find_bundle, read_card
from engine.models.shelf import CARD_FILE

if TYPE_CHECKING:
    from engine.analysis.analyzer import Analyzer

__all__ = ["AnalyzerShelf", "FileAnalysis", "analyze_file", "analyze_gathered", "kept_analysis"]

_HASH_FIRST_S = 0.5
_POLL_S = 0.05


@dataclass(frozen=True, eq=False)
class FileAnalysis:
    """A finished analysis and what it came from.

    Attributes
    ----------
    device : str
        What the network ran on, now or when the result was kept.
    """

    activations: Activations
    recording_sha256: str
    bundle_sha256: str
    from_cache: bool
    device: str
    elapsed_s: float


class AnalyzerShelf:
    """Keeps the analyzer used last, because loading torch and a bundle takes seconds. For use by one thread at once."""

    def __init__(self) -> None:
        self._settings: tuple[str, str, str, int] | None = None
        self._analyzer: Analyzer | None = None

    def get(self, settings: AnalysisSettings) -> "Analyzer":
        """Return an analyzer for these settings, loaded now if it is not the one at hand.

        Raises
        ------
        BundleError, SettingsError
            If there is no such bundle or no such device.
        """
        from engine.analysis.analyzer import Analyzer

        wanted = self._identity(settings)
        if self._analyzer is None or self._settings != wanted:
            self._analyzer = None  # before the next one is loaded, or both are in memory
            self._analyzer = Analyzer.from_bundle(settings.bundle, settings.device, settings.batch_size)
            self._settings = wanted
        return self._analyzer

    def precision(self, settings: AnalysisSettings) -> str:
        """Return with which precision these settings are analysed; empty if that takes loading an analyzer first."""
        known = self._analyzer is not None and self._settings == self._identity(settings)
        return self._analyzer.precision if known and self._analyzer is not None else ""

    @staticmethod
    def _identity(settings: AnalysisSettings) -> tuple[str, str, str, int]:
        bundle_hash = bundle_sha256(read_card(find_bundle(settings.bundle) / CARD_FILE))
        return settings.bundle, bundle_hash, settings.device, settings.batch_size


def analyze_file(
    recording: Recording,
    settings: AnalysisSettings,
    shelf: AnalyzerShelf,
    cache: AnalysisCache | None = None,
    *,
    on_started: Callable[["Analyzer"], Any] | None = None,
    on_progress: Callable[[Progress], Any] | None = None,
    on_partial: Callable[[int, np.ndarray], Any] | None = None,
    cancelled: threading.Event | None = None,
) -> FileAnalysis:
    """Analyse an open recording, or fetch what was found before.

    Parameters
    ----------
    on_started : callable, optional
        Called with the analyzer when the network is about to run; not called when the cache has the answer.
    on_progress, on_partial, cancelled
        As in `Analyzer.analyze`.

    Raises
    ------
    Cancelled, RecordingError, BundleError, SettingsError
    """
    began = time.monotonic()
    card = read_card(find_bundle(settings.bundle) / CARD_FILE)
    bundle_hash = bundle_sha256(card)
    hashing = _Hashing(recording)
    # Reading gigabytes to learn which recording it is takes longer than the first regions.
    if cache is not None and cache.may_hold(recording.info.duration_s, len(card.instruments)):
        precision = _known_precision(settings, shelf, cache)
        if not hashing.wait(_HASH_FIRST_S, cancelled) or not precision:
            precision = shelf.get(settings).precision  # a long file is still being hashed: warm up meanwhile
        recording_hash = hashing.result(cancelled)
        kept = _loaded(cache, cache_key(recording_hash, bundle_hash, settings.hop_s, precision), card)
        if kept is not None:
            return _from_cache(kept, recording_hash, bundle_hash, began)
    analyzer = shelf.get(settings)
    if on_started is not None:
        on_started(analyzer)

    def partial(start: int, values: np.ndarray) -> None:
        if on_partial is not None:
            on_partial(start, values)
        hashing.start()  # not before: it would take the processor from what is waited for

    activations = analyzer.analyze(recording, settings.hop_s, on_progress, cancelled, partial)
    recording_hash = hashing.result(cancelled)
    recording.check_unchanged()  # or the hash would be that of other sound
    _keep(cache, recording_hash, bundle_hash, settings, analyzer, activations)
    elapsed = time.monotonic() - began
    return FileAnalysis(activations, recording_hash, bundle_hash, False, analyzer.device_name, elapsed)


def kept_analysis(
    recording: Recording, settings: AnalysisSettings, cache: AnalysisCache, cancelled: threading.Event | None = None
) -> FileAnalysis | None:
    """Fetch what was found before, or None if it is not kept any more; the network is never run.

    Raises
    ------
    Cancelled, RecordingError, BundleError
    """
    began = time.monotonic()
    card = read_card(find_bundle(settings.bundle) / CARD_FILE)
    bundle_hash = bundle_sha256(card)
    recording_hash = _Hashing(recording).result(cancelled)
    usual = usual_precision(cache.folder, settings.device)
    for precision in (usual,) if usual else PRECISIONS:
        kept = _loaded(cache, cache_key(recording_hash, bundle_hash, settings.hop_s, precision), card)
        if kept is not None:
            return _from_cache(kept, recording_hash, bundle_hash, began)
    return None


def analyze_gathered(
    sound: GatheredSound,
    settings: AnalysisSettings,
    shelf: AnalyzerShelf,
    cache: AnalysisCache | None = None,
    *,
    on_progress: Callable[[Progress], Any] | None = None,
    cancelled: threading.Event | None = None,
) -> FileAnalysis:
    """Analyse sound that was gathered and finished, as `analyze_file` does the file it came from.

    Raises
    ------
    Cancelled, RecordingError, BundleError, SettingsError
    """
    began = time.monotonic()
    card = read_card(find_bundle(settings.bundle) / CARD_FILE)
    bundle_hash, sound_hash = bundle_sha256(card), sound.sha256
    if cache is not None and cache.may_hold(sound.duration_s, len(card.instruments)):
        precision = _known_precision(settings, shelf, cache) or shelf.get(settings).precision
        kept = _loaded(cache, cache_key(sound_hash, bundle_hash, settings.hop_s, precision), card)
        if kept is not None:
            return _from_cache(kept, sound_hash, bundle_hash, began)
    analyzer = shelf.get(settings)
    rate = analyzer.bundle.features.sample_rate
    lift = sound_lift(sound.blocks(analyzer.block_s), rate, sound.duration_s, cancelled)
    blocks = sound.blocks(analyzer.block_s)
    activations = analyzer.analyze_samples(blocks, sound.duration_s, settings.hop_s, on_progress, cancelled, lift=lift)
    _keep(cache, sound_hash, bundle_hash, settings, analyzer, activations)
    elapsed = time.monotonic() - began
    return FileAnalysis(activations, sound_hash, bundle_hash, False, analyzer.device_name, elapsed)


def _known_precision(settings: AnalysisSettings, shelf: AnalyzerShelf, cache: AnalysisCache) -> str:
    return shelf.precision(settings) or usual_precision(cache.folder, settings.device)


def _keep(
    cache: AnalysisCache | None,
    content_hash: str,
    bundle_hash: str,
    settings: AnalysisSettings,
    analyzer: "Analyzer",
    activations: Activations,
) -> None:
    if cache is not None:
        key = cache_key(content_hash, bundle_hash, settings.hop_s, analyzer.precision)
        cache.save(key, KeptAnalysis(activations, analyzer.device_name))
        remember_precision(cache.folder, settings.device, analyzer.precision)


def _loaded(cache: AnalysisCache, key: str, card: Card) -> KeptAnalysis | None:
    """Return an entry of the cache with the bundle's present rules."""
    kept = cache.load(key)
    if kept is None or kept.activations.instruments != card.instruments:
        return None
    return replace(kept, activations=replace(kept.activations, rules=RegionRules.from_json(card.rules)))


def _from_cache(kept: KeptAnalysis, recording_hash: str, bundle_hash: str, began: float) -> FileAnalysis:
    elapsed = time.monotonic() - began
    return FileAnalysis(kept.activations, recording_hash, bundle_hash, True, kept.device, elapsed)


class _Hashing:
    """The hash of a recording's file, computed in the background once it has begun; reading 2 GB takes a while."""

    def __init__(self, recording: Recording) -> None:
        self._path = recording.info.path
        self._hash = ""
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._run, name="content-hash", daemon=True)

    def start(self) -> None:
        """Begin, unless that was done."""
        if self._thread.ident is None:
            self._thread.start()

    def _run(self) -> None:
        try:
            self._hash = content_hash(self._path)
        except Exception as error:  # raised by `result`, in the thread that asks
            self._error = error

    def wait(self, seconds: float, cancelled: threading.Event | None) -> bool:
        """Begin, and wait at most so long; return whether the hash is there."""
        self.start()
        deadline = time.monotonic() + seconds
        while self._thread.is_alive() and time.monotonic() < deadline:
            if cancelled is not None and cancelled.is_set():
                raise Cancelled
            self._thread.join(_POLL_S)
        return not self._thread.is_alive()

    def result(self, cancelled: threading.Event | None) -> str:
        self.wait(float("inf"), cancelled)
        if self._error is not None:
            raise self._error
        return self._hash

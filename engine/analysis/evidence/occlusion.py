"""Why this instrument here: how its activation changes when a piece of the sound is taken away.

The window's spectrum is cut into cells, 8 frequency bands by 5 steps of time. One cell after another is turned down by
`CUT_DB`, as an equaliser would, before *any* representation is computed; so log-mel, chroma, contrast and Tonnetz all
lose the same sound. Filling rows of the stack with the features' mean instead would make quiet passages louder (the
mean log-mel of music lies far above most of what a solo leaves in the upper bands) and would leave the sound in the
other three representations. What the cells are cut by is also what `audible` cuts, so that the evidence can be heard.
"""

import math
import threading
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from engine.analysis.analyzer import Analyzer
from engine.analysis.evidence.stack_rows import mel_edge_hz
from engine.analysis.evidence.window_reader import WindowReader
from engine.analysis.folding import TRACING
from engine.analysis.progress import Cancelled
from engine.analysis.settings import FRAME_S
from engine.errors import EvidenceError, SettingsError
from engine.features import FeatureExtractor
from engine.features.spectrum import SPECTRUM_FLOOR

__all__ = ["BANDS", "CUT_DB", "STEPS", "CellGrid", "Occlusion", "occlusion"]

BANDS, STEPS = 8, 5
CUT_DB = 40.0
DELETION_COUNTS = (1, 2, 3, 5, 8, 12, 20, 30)
"""How many of the most important cells are turned down together; all of them would only be the same sound, quieter."""
MOST_WINDOWS = 8
"""A longer region is looked at in this many windows, spread evenly over it."""
LEAST_ACTIVATION = 0.02
"""Below this there is nothing to explain."""
_BATCH = 8


@dataclass(frozen=True)
class CellGrid:
    """The cells of a window.

    Attributes
    ----------
    band_edges_hz : tuple of float
        `BANDS` + 1 edges, of 16 mel rows each.
    step_edges : tuple of int
        `STEPS` + 1 edges in STFT frames from the start of the window.
    frame_s : float
        Seconds from one STFT frame to the next.
    bin_edges : tuple of int
        The first STFT bin of each band, and the bin after the last.
    """

    band_edges_hz: tuple[float, ...]
    step_edges: tuple[int, ...]
    frame_s: float
    bin_edges: tuple[int, ...]

    @classmethod
    def of(cls, extractor: FeatureExtractor) -> "CellGrid":
        """Return the cells of the windows that an extractor's network sees."""
        s = extractor.settings
        mel_rows = s.representation_rows["log_mel"]
        edges = tuple(mel_edge_hz(round(mel_rows * k / BANDS), mel_rows, s.sample_rate / 2) for k in range(BANDS + 1))
        bins = [math.ceil(edge * s.n_fft / s.sample_rate - 1e-6) for edge in edges]
        bins[-1] = s.n_fft // 2 + 1
        steps = tuple(round(s.window_frames * k / STEPS) for k in range(STEPS + 1))
        return cls(edges, steps, s.hop_length / s.sample_rate, tuple(bins))

    @property
    def step_edges_s(self) -> tuple[float, ...]:
        """Edges in seconds from the start of the window."""
        return tuple(edge * self.frame_s for edge in self.step_edges)

    def cut(self, spectrum: Tensor, cells: np.ndarray) -> Tensor:
        """Turn cells down by `CUT_DB`.

        Parameters
        ----------
        spectrum : Tensor (bins, frames)
            Floored magnitude spectrum of a window.
        cells : ndarray (variants, BANDS, STEPS), bool
            Which cells to turn down in each variant.

        Returns
        -------
        Tensor (variants, bins, frames)
        """
        inside = torch.from_numpy(cells).to(spectrum.device)
        bands = torch.tensor(np.diff(self.bin_edges), device=spectrum.device)
        steps = torch.tensor(np.diff(self.step_edges), device=spectrum.device)
        inside = inside.repeat_interleave(bands, dim=1).repeat_interleave(steps, dim=2)
        quiet = (spectrum * 10.0 ** (-CUT_DB / 20.0)).clamp_min(SPECTRUM_FLOOR)
        return torch.where(inside, quiet[None], spectrum[None])


@dataclass(frozen=True, eq=False)
class Occlusion:
    """What an instrument's activation rests on, in one or more windows.

    Attributes
    ----------
    instrument : str
    start_s, end_s : float
        The span that was asked about; only frames of the answer inside it count.
    window_starts_s : tuple of float
    window_s : float
    cells : CellGrid
    activation : ndarray (windows,), float32
        Mean calibrated probability in each window by itself, as it sounds.
    points : ndarray (windows, BANDS, STEPS), float32
        By how many points (hundredths of calibrated probability) it falls when a cell is turned down; negative where
        it rises.
    evidence : ndarray (windows, BANDS, STEPS), bool
        The fewest of the most important cells that, turned down together, halve the activation; all that matter where
        no number of them does.
    deletion : ndarray (windows, len(DELETION_COUNTS)), float32
        Activation with the so many most important cells turned down.
    representations : tuple of str
    representation_points : ndarray (windows, representations), float32
        By how many points it falls when all rows of a representation show its mean in the training data.
    """

    instrument: str
    start_s: float
    end_s: float
    window_starts_s: tuple[float, ...]
    window_s: float
    cells: CellGrid
    activation: np.ndarray
    points: np.ndarray
    evidence: np.ndarray
    deletion: np.ndarray
    representations: tuple[str, ...]
    representation_points: np.ndarray


def occlusion(
    analyzer: Analyzer,
    reader: WindowReader,
    instrument: str,
    start_s: float,
    end_s: float,
    cancelled: threading.Event | None = None,
    on_progress: Callable[[int, int], None] | None = None,
) -> Occlusion:
    """Find out what an instrument's activation in a span rests on, in about fifty passes a window.

    A span no longer than a window is seen in the one around it; a longer one in windows edge to edge, or, beyond
    `MOST_WINDOWS`, spread evenly over it.

    Parameters
    ----------
    analyzer : Analyzer
        In full precision: differences are small.
    reader : WindowReader
        Its extractor on the analyzer's device.
    instrument : str
    start_s, end_s : float
    cancelled : threading.Event, optional
    on_progress : callable, optional
        Called with the passes done and their number.

    Raises
    ------
    Cancelled
        If `cancelled` was set.
    EvidenceError
        If the model does not know the instrument or does not hear it there at all.
    RecordingError
        If the recording cannot be read.
    SettingsError
        If the span cannot be used.
    """
    if instrument not in analyzer.instruments:
        raise EvidenceError(f"The model “{analyzer.bundle.card.name}” does not know the instrument “{instrument}”.")
    if not (math.isfinite(start_s) and math.isfinite(end_s) and end_s > start_s):
        raise SettingsError(f"There is no evidence from {start_s:g} to {end_s:g} s.")
    starts = _window_starts(reader, start_s, end_s)
    cells = CellGrid.of(reader.extractor)
    passes = _Passes(analyzer, reader, instrument, len(starts), cancelled, on_progress)
    seen = [_window(passes, cells, start, start_s, end_s) for start in starts]
    if max(float(found.activation) for found in seen) < LEAST_ACTIVATION:
        raise EvidenceError(
            f"The model hears no {instrument.replace('_', ' ')} there when it listens to that window alone, "
            "so there is nothing to explain."
        )
    return Occlusion(
        instrument,
        start_s,
        end_s,
        tuple(start * reader.frame_s for start in starts),
        reader.window_s,
        cells,
        np.array([found.activation for found in seen], dtype=np.float32),
        np.stack([found.points for found in seen]),
        np.stack([found.evidence for found in seen]),
        np.stack([found.deletion for found in seen]),
        tuple(reader.settings.representation_rows),
        np.stack([found.representation_points for found in seen]),
    )


def single_cells() -> np.ndarray:
    """Return one variant per cell, (BANDS * STEPS, BANDS, STEPS) bool, bands outermost."""
    return np.eye(BANDS * STEPS, dtype=bool).reshape(-1, BANDS, STEPS)


def most_important(importance: np.ndarray, counts: tuple[int, ...]) -> np.ndarray:
    """Return variants (counts, BANDS, STEPS) with the so many cells of the greatest importance (BANDS, STEPS)."""
    rank = np.empty(importance.size, dtype=int)
    rank[np.argsort(-importance, axis=None, kind="stable")] = np.arange(importance.size)
    return rank.reshape(importance.shape)[None] < np.array(counts)[:, None, None]


@dataclass(frozen=True, eq=False)
class _Seen:
    """One window's part of `Occlusion`."""

    activation: float
    points: np.ndarray
    evidence: np.ndarray
    deletion: np.ndarray
    representation_points: np.ndarray


class _Passes:
    """Runs the network on variants of a window, counts passes and listens for a cancel."""

    def __init__(
        self,
        analyzer: Analyzer,
        reader: WindowReader,
        instrument: str,
        windows: int,
        cancelled: threading.Event | None,
        on_progress: Callable[[int, int], None] | None,
    ) -> None:
        self.reader = reader
        self._analyzer = analyzer
        self._column = analyzer.instruments.index(instrument)
        self._cancelled = cancelled
        self._on_progress = on_progress
        self._done = 0
        self._total = windows * (1 + BANDS * STEPS + len(reader.settings.representation_rows) + len(DELETION_COUNTS))

    def log_odds(self, stacks: Tensor) -> np.ndarray:
        """Calibrated log-odds of the instrument for stacks (variants, rows, frames): (variants, output frames)."""
        slopes, offsets = self._analyzer.bundle.calibration
        answers = []
        for first in range(0, len(stacks), _BATCH):
            if self._cancelled is not None and self._cancelled.is_set():
                raise Cancelled
            batch = stacks[first : first + _BATCH, None]
            with TRACING:
                answers.append(self._analyzer.logits(batch)[..., self._column].cpu().numpy())
            self._done += len(batch)
            if self._on_progress is not None:
                self._on_progress(min(self._done, self._total), self._total)
        odds: np.ndarray = slopes[self._column] * np.concatenate(answers) + offsets[self._column]
        return odds

    @torch.inference_mode()
    def of_spectra(self, spectra: Tensor) -> np.ndarray:
        """As `log_odds`, for magnitude spectra (variants, bins, frames)."""
        extractor = self.reader.extractor
        return self.log_odds(extractor.stacked(extractor.representations_of(spectra)))


def _window(passes: _Passes, cells: CellGrid, start: int, start_s: float, end_s: float) -> _Seen:
    reader = passes.reader
    spectrum = reader.spectrum(start)
    as_it_is = passes.of_spectra(spectrum[None])[0]
    counted = _frames_inside(len(as_it_is), start * reader.frame_s, start_s, end_s)
    base, base_odds = float(_probability(as_it_is[counted]).mean()), float(as_it_is[counted].mean())
    cut = passes.of_spectra(cells.cut(spectrum, single_cells()))[:, counted]
    points = 100.0 * (base - _probability(cut).mean(axis=1)).reshape(BANDS, STEPS)
    # Ranked by log-odds: where the network is very sure, no single cell moves the probability.
    importance = (base_odds - cut.mean(axis=1)).reshape(BANDS, STEPS)
    together = most_important(importance, DELETION_COUNTS)
    deletion = _probability(passes.of_spectra(cells.cut(spectrum, together))[:, counted]).mean(axis=1)
    without = _probability(passes.log_odds(_without_representations(reader, spectrum))[:, counted]).mean(axis=1)
    return _Seen(
        base,
        points.astype(np.float32),
        _evidence(importance, together, deletion, base),
        deletion.astype(np.float32),
        (100.0 * (base - without)).astype(np.float32),
    )


def _evidence(importance: np.ndarray, together: np.ndarray, deletion: np.ndarray, base: float) -> np.ndarray:
    halved = np.flatnonzero(deletion <= base / 2)
    enough = together[halved[0]] if len(halved) else np.ones_like(importance, dtype=bool)
    found: np.ndarray = enough & (importance > 0)
    return found


@torch.inference_mode()
def _without_representations(reader: WindowReader, spectrum: Tensor) -> Tensor:
    """Stacks (representations, rows, frames), each with one representation at its mean: 0 once standardised."""
    extractor = reader.extractor
    stack = extractor.stacked(extractor.representations_of(spectrum[None]))[0]
    variants, first = [], 0
    for rows in reader.settings.representation_rows.values():
        variant = stack.clone()
        variant[first : first + rows] = 0.0
        variants.append(variant)
        first += rows
    return torch.stack(variants)


def _window_starts(reader: WindowReader, start_s: float, end_s: float) -> list[int]:
    length = end_s - start_s
    if length <= 1.05 * reader.window_s:
        return [reader.around((start_s + end_s) / 2)]
    count = min(MOST_WINDOWS, math.ceil(length / reader.window_s - 0.05))
    middles = np.linspace(start_s + reader.window_s / 2, end_s - reader.window_s / 2, count)
    return [reader.around(middle) for middle in middles.tolist()]


def _frames_inside(frames: int, window_start_s: float, start_s: float, end_s: float) -> np.ndarray:
    """Frames of a window's answer whose centre lies in the span; all of them if none does."""
    centres_s = window_start_s + (np.arange(frames) + 0.5) * FRAME_S
    inside = np.flatnonzero((centres_s >= start_s) & (centres_s < end_s))
    return inside if len(inside) else np.arange(frames)


def _probability(log_odds: np.ndarray) -> np.ndarray:
    values: np.ndarray = 1.0 / (1.0 + np.exp(-np.clip(log_odds, -60, 60)))
    return values

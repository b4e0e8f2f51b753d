"""The messages about evidence: the network's gates, and what an answer rests on; see `engine.service.messages`."""

from dataclasses import dataclass

import numpy as np

from engine.analysis.settings import DEFAULT_BUNDLE, DEFAULT_HOP_S


@dataclass(frozen=True)
class ReadModelGain:
    """Stitch the network's gates over ``[start_s, end_s)``, a window every `hop_s`; answered by ModelGain or Failed."""

    request_id: int
    path: str
    start_s: float
    end_s: float
    hop_s: float = DEFAULT_HOP_S
    bundle: str = DEFAULT_BUNDLE


@dataclass(frozen=True)
class ReadAttention:
    """Ask what the network's attention does in the window around a time; answered by WindowAttention or Failed."""

    request_id: int
    path: str
    time_s: float
    bundle: str = DEFAULT_BUNDLE


@dataclass(frozen=True)
class Explain:
    """Ask what an instrument's activation in a span rests on; ExplainProgress..., then Explanation."""

    request_id: int
    path: str
    instrument: str
    start_s: float
    end_s: float
    bundle: str = DEFAULT_BUNDLE
    device: str = "auto"


@dataclass(frozen=True, eq=False)
class ModelGain:
    """Gates over a stretch; they depend on the sound, not on an instrument.

    Attributes
    ----------
    early, mid, late : np.ndarray, shape (rows, columns), float32
        Height gates 0..1 at the rows of the stacked input, lowest frequency first; columns of `column_s`.
    early_width, mid_width, late_width : np.ndarray, shape (columns,), float32
        Width gates in columns of `width_column_s`.
    bands : tuple of str
        Representations in the stack, from its first row on.
    band_rows : np.ndarray, shape (bands + 1,), int64
        Where each begins, and where the last ends.
    mel_edges_hz : np.ndarray, shape (mel rows + 1,), float64
        Frequencies between which each row of the log-mel lies.
    sampled : bool
        Whether each column is one window out of several.
    """

    request_id: int
    start_s: float
    end_s: float
    early: np.ndarray
    mid: np.ndarray
    late: np.ndarray
    column_s: float
    early_width: np.ndarray
    mid_width: np.ndarray
    late_width: np.ndarray
    width_column_s: float
    bands: tuple[str, ...]
    band_rows: np.ndarray
    mel_edges_hz: np.ndarray
    sampled: bool


@dataclass(frozen=True, eq=False)
class WindowAttention:
    """What attention does in one window.

    Attributes
    ----------
    early_height, mid_height, late_height : np.ndarray, shape (rows,), float32
    early_width, mid_width, late_width : np.ndarray, shape (frames,), float32
    channel : np.ndarray, shape (channels,), float32
    early_maps, mid_maps, late_maps : np.ndarray, shape (1 + channels shown, rows, steps), float32
        Feature maps under the gates: the mean of all channels, then the ones that vary most.
    early_shown, mid_shown, late_shown : np.ndarray, int64
        Numbers of these channels.
    bands, band_rows
        As in ModelGain.
    """

    request_id: int
    start_s: float
    end_s: float
    early_height: np.ndarray
    mid_height: np.ndarray
    late_height: np.ndarray
    early_width: np.ndarray
    mid_width: np.ndarray
    late_width: np.ndarray
    channel: np.ndarray
    early_maps: np.ndarray
    mid_maps: np.ndarray
    late_maps: np.ndarray
    early_shown: np.ndarray
    mid_shown: np.ndarray
    late_shown: np.ndarray
    bands: tuple[str, ...]
    band_rows: np.ndarray


@dataclass(frozen=True)
class ExplainProgress:
    """How many passes of the network are done, of how many."""

    request_id: int
    done: int
    total: int


@dataclass(frozen=True, eq=False)
class Explanation:
    """What an instrument's activation rests on; fields as in `engine.analysis.evidence.occlusion.Occlusion`.

    Attributes
    ----------
    window_starts_s, activation : np.ndarray, shape (windows,), float64 and float32
    points : np.ndarray, shape (windows, 8, 5), float32
    evidence : np.ndarray, shape (windows, 8, 5), uint8
    deletion_counts : np.ndarray, shape (counts,), int64
    deletion : np.ndarray, shape (windows, counts), float32
    band_edges_hz, step_edges_s : np.ndarray, shape (9,) and (6,), float64
    representation_points : np.ndarray, shape (windows, representations), float32
    evidence_path : str
        A sound file with nothing but the evidence in it.
    evidence_start_s : float
        Where in the recording that file begins.
    """

    request_id: int
    instrument: str
    start_s: float
    end_s: float
    window_starts_s: np.ndarray
    window_s: float
    activation: np.ndarray
    points: np.ndarray
    evidence: np.ndarray
    deletion_counts: np.ndarray
    deletion: np.ndarray
    band_edges_hz: np.ndarray
    step_edges_s: np.ndarray
    cut_db: float
    representations: tuple[str, ...]
    representation_points: np.ndarray
    evidence_path: str
    evidence_start_s: float

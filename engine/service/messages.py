"""The messages between a program and the engine's worker: frozen dataclasses; `engine.service.wire` sends them."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.analysis.settings import DEFAULT_BUNDLE, DEFAULT_HOP_S
from engine.service.batch_messages import RecordingDone, Rest, WorkOn
from engine.service.evidence_messages import (
    Explain,
    ExplainProgress,
    Explanation,
    ModelGain,
    ReadAttention,
    ReadModelGain,
    WindowAttention,
)
from engine.service.facts_messages import BundleFacts, DescribeBundles, DescribeEngine, EngineFacts, UseCache
from engine.service.sound_messages import (
    BeginSound,
    EndSound,
    FoundRegions,
    Hello,
    Retire,
    SoundBlock,
    SoundHeard,
    Welcome,
)

# --- program to worker -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class OpenRecording:
    """Say what kind of recording this is; answered by RecordingOpened or Failed."""

    request_id: int
    path: str


@dataclass(frozen=True)
class ScanOverview:
    """Decode the recording once for its waveform and spectrogram strip; OverviewChunk..., then OverviewDone."""

    request_id: int
    path: str


@dataclass(frozen=True)
class ReadSpectrogram:
    """Draw ``[start_s, end_s)`` into a picture `columns` wide; answered by SpectrogramTile.

    `kind` is one of `engine.frequency_scales.KINDS`.
    """

    request_id: int
    path: str
    start_s: float
    end_s: float
    columns: int
    kind: str = "log_mel"


@dataclass(frozen=True)
class ScanSpectrogram:
    """Decode the recording once for one kind of spectrogram; SpectrogramChunk..., then OverviewDone."""

    request_id: int
    path: str
    kind: str


@dataclass(frozen=True)
class Analyze:
    """Run the network; AnalysisStarted, AnalysisProgress and PartialActivations..., AnalysisDone.

    `batch_size` 0 lets the engine choose.
    """

    request_id: int
    path: str
    bundle: str = DEFAULT_BUNDLE
    hop_s: float = DEFAULT_HOP_S
    device: str = "auto"
    batch_size: int = 0
    use_cache: bool = True


@dataclass(frozen=True)
class WarmUp:
    """Load a model, since an analysis with it is likely to follow; not answered."""

    bundle: str = DEFAULT_BUNDLE
    device: str = "auto"


@dataclass(frozen=True)
class Cancel:
    """End the request of this number; it answers Cancelled unless it is done already."""

    request_id: int


@dataclass(frozen=True)
class Shutdown:
    """End the worker."""


# --- worker to program -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Ready:
    """The worker listens; sent once, before anything slow is loaded."""

    version: str
    pid: int


@dataclass(frozen=True)
class RecordingOpened:
    """The facts of a recording."""

    request_id: int
    path: str
    duration_s: float
    sample_rate: int
    channels: int
    container: str
    codec: str
    start_timecode_s: float | None = None


@dataclass(frozen=True, eq=False)
class OverviewChunk:
    """A further piece of the overview, in order from the start of the recording.

    Attributes
    ----------
    start_bucket : int
        Index of the first bucket in this piece.
    bucket_samples : int
        Samples of the recording's own rate in a bucket.
    minima, maxima : np.ndarray, shape (channels, buckets), float32
        Lowest and highest sample of each bucket.
    mel_start_column : int
        Index of the first column in this piece; a column is 0.05 s long.
    mel : np.ndarray, shape (128, columns), uint8
        Log-mel bands, lowest first; -90..0 dB re full scale as 0..255.
    """

    request_id: int
    start_bucket: int
    bucket_samples: int
    minima: np.ndarray
    maxima: np.ndarray
    mel_start_column: int
    mel: np.ndarray


@dataclass(frozen=True)
class OverviewDone:
    """The overview, or the spectrogram of the whole recording, is complete."""

    request_id: int


@dataclass(frozen=True, eq=False)
class SpectrogramTile:
    """A spectrogram picture, shape (rows, columns), uint8: lowest row first; -90..0 dB as 0..255.

    `engine.frequency_scales.frequency_scale` says what the rows of a kind are.
    """

    request_id: int
    start_s: float
    end_s: float
    image: np.ndarray
    kind: str = "log_mel"


@dataclass(frozen=True, eq=False)
class SpectrogramChunk:
    """Further columns, each 0.05 s long, of a spectrogram of the whole recording; `image` as in SpectrogramTile."""

    request_id: int
    kind: str
    start_column: int
    image: np.ndarray


@dataclass(frozen=True)
class AnalysisStarted:
    """The model is loaded and the network is about to run; says on which device and what it will deliver.

    `rules_json` are the bundle's region rules, so that regions of partial results are the final ones.
    """

    request_id: int
    instruments: tuple[str, ...]
    frame_s: float
    frames: int
    device: str
    rules_json: dict[str, Any] | None = None


@dataclass(frozen=True)
class AnalysisProgress:
    """How far the analysis is; `remaining_s` is None until it can be estimated."""

    request_id: int
    done_s: float
    total_s: float
    remaining_s: float | None = None


@dataclass(frozen=True, eq=False)
class PartialActivations:
    """Final values, shape (frames, instruments), float32, of the frames from `start_frame` on."""

    request_id: int
    start_frame: int
    values: np.ndarray


@dataclass(frozen=True, eq=False)
class AnalysisDone:
    """The whole result; fields as in `engine.analysis.activations.Activations`, `rules_json` for RegionRules.

    `device` is what the network ran on, now or, with `from_cache`, when the result was kept.
    """

    request_id: int
    values: np.ndarray
    instruments: tuple[str, ...]
    frame_s: float
    duration_s: float
    bundle: str
    bundle_sha256: str
    rules_json: dict[str, Any]
    from_cache: bool
    elapsed_s: float
    lead: np.ndarray | None = None
    device: str = ""


@dataclass(frozen=True)
class Cancelled:
    """The request was ended on demand."""

    request_id: int


@dataclass(frozen=True)
class Failed:
    """The request could not be answered.

    `sentence` is written for the user; `kind` is the name of the error's class. `request_id` is -1 where the fault
    belongs to no request.
    """

    request_id: int
    sentence: str
    kind: str


Request = (
    OpenRecording
    | ScanOverview
    | ReadSpectrogram
    | ScanSpectrogram
    | Analyze
    | WorkOn
    | Rest
    | ReadModelGain
    | ReadAttention
    | Explain
    | DescribeEngine
    | DescribeBundles
    | UseCache
    | WarmUp
    | Hello
    | BeginSound
    | SoundBlock
    | EndSound
    | Retire
    | Cancel
    | Shutdown
)
Reply = (
    Ready
    | RecordingOpened
    | OverviewChunk
    | OverviewDone
    | SpectrogramTile
    | SpectrogramChunk
    | AnalysisStarted
    | AnalysisProgress
    | PartialActivations
    | AnalysisDone
    | RecordingDone
    | ModelGain
    | WindowAttention
    | ExplainProgress
    | Explanation
    | EngineFacts
    | BundleFacts
    | Welcome
    | FoundRegions
    | SoundHeard
    | Cancelled
    | Failed
)
Message = Request | Reply

ENDINGS = (
    RecordingOpened,
    OverviewDone,
    SpectrogramTile,
    AnalysisDone,
    RecordingDone,
    ModelGain,
    WindowAttention,
    Explanation,
    EngineFacts,
    BundleFacts,
    SoundHeard,
    Cancelled,
    Failed,
)
"""Replies after which nothing more comes for their request."""

"""The messages between a program and the engine's worker, and how they travel as bytes.

A message is a frozen dataclass. On the wire it is a 4-byte big-endian length, that many bytes of JSON (class name,
fields, and the name, type and shape of every array), then the arrays' little-endian bytes one after another. Nothing
that is received can run code.
"""

import json
import math
import struct
from dataclasses import MISSING, dataclass, fields
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

import numpy as np

from engine.analysis.settings import DEFAULT_BUNDLE
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

PROTOCOL_VERSION = 1
MAX_HEADER_BYTES = 4 * 2**20
MAX_ARRAY_BYTES = 512 * 2**20

_WIRE_TYPES = {"float32": "<f4", "float64": "<f8", "uint8": "|u1", "int16": "<i2", "int32": "<i4", "int64": "<i8"}
_LENGTH = struct.Struct(">I")


class ProtocolError(ValueError):
    """The bytes received are not a message of this protocol."""


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
    hop_s: float = 0.5
    device: str = "auto"
    batch_size: int = 0
    use_cache: bool = True


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
    """The whole result; fields as in `engine.analysis.activations.Activations`, `rules_json` for RegionRules."""

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

_CLASSES: dict[str, type] = {cls.__name__: cls for cls in get_args(Message)}
_HINTS: dict[str, dict[str, Any]] = {name: get_type_hints(cls) for name, cls in _CLASSES.items()}


def encode(message: Message) -> bytes:
    """Return the bytes of one message."""
    header: dict[str, Any] = {"type": type(message).__name__}
    arrays: list[dict[str, Any]] = []
    payload: list[bytes] = []
    for f in fields(message):
        value = getattr(message, f.name)
        if isinstance(value, np.ndarray):
            arrays.append({"name": f.name, "dtype": value.dtype.name, "shape": list(value.shape)})
            payload.append(np.ascontiguousarray(value, dtype=_WIRE_TYPES[value.dtype.name]).tobytes())
        else:
            header[f.name] = value
    header["arrays"] = arrays
    text = json.dumps(header, allow_nan=False).encode("ascii")
    return b"".join([_LENGTH.pack(len(text)), text, *payload])


class Decoder:
    """Turns a stream of bytes, cut anywhere, back into messages.

    After a ProtocolError the stream cannot be trusted any more; start over with a new connection.
    """

    def __init__(self) -> None:
        self._buffer = bytearray()
        self._header: dict[str, Any] | None = None
        self._header_end = 0
        self._frame_end = 0

    def feed(self, data: bytes) -> list[Message]:
        """Take further bytes and return the messages that are complete by now.

        Raises
        ------
        ProtocolError
            If the bytes cannot be a message.
        """
        self._buffer += data
        messages = []
        while self._header_is_there() and len(self._buffer) >= self._frame_end:
            messages.append(self._take())
        return messages

    def _header_is_there(self) -> bool:
        if self._header is not None:
            return True
        if len(self._buffer) < _LENGTH.size:
            return False
        (length,) = _LENGTH.unpack_from(self._buffer)
        if not 2 <= length <= MAX_HEADER_BYTES:
            raise ProtocolError(f"a header of {length} bytes is not possible")
        self._header_end = _LENGTH.size + length
        if len(self._buffer) < self._header_end:
            return False
        self._header = _parsed_header(bytes(self._buffer[_LENGTH.size : self._header_end]))
        size = sum(_array_bytes(entry) for entry in self._header["arrays"])
        if size > MAX_ARRAY_BYTES:
            raise ProtocolError(f"arrays of {size} bytes are too large")
        self._frame_end = self._header_end + size
        return True

    def _take(self) -> Message:
        assert self._header is not None  # narrowed by _header_is_there
        header, self._header = self._header, None
        position = self._header_end
        values = {name: value for name, value in header.items() if name not in ("type", "arrays")}
        for entry in header["arrays"]:
            size = _array_bytes(entry)
            raw = bytes(self._buffer[position : position + size])
            array = np.frombuffer(raw, dtype=_WIRE_TYPES[entry["dtype"]]).reshape(entry["shape"])
            values[entry["name"]] = array
            position += size
        del self._buffer[: self._frame_end]
        return _built(header["type"], values)


def _parsed_header(text: bytes) -> dict[str, Any]:
    try:
        header = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ProtocolError("the header is not JSON") from error
    if not isinstance(header, dict) or not isinstance(header.get("arrays", []), list):
        raise ProtocolError("the header is not an object")
    if header.get("type") not in _CLASSES:
        raise ProtocolError(f"unknown message {header.get('type')!r}")
    header.setdefault("arrays", [])
    return header


def _array_bytes(entry: Any) -> int:
    if not isinstance(entry, dict) or entry.get("dtype") not in _WIRE_TYPES or not isinstance(entry.get("name"), str):
        raise ProtocolError("an array is not described as it must be")
    shape = entry.get("shape")
    if not isinstance(shape, list) or not all(type(n) is int and n >= 0 for n in shape):
        raise ProtocolError("an array has an impossible shape")
    return math.prod(shape) * np.dtype(_WIRE_TYPES[entry["dtype"]]).itemsize


def _built(type_name: str, values: dict[str, Any]) -> Message:
    cls = _CLASSES[type_name]
    hints = _HINTS[type_name]
    unknown = values.keys() - hints.keys()
    if unknown:
        raise ProtocolError(f"{type_name} has no field {sorted(unknown)[0]!r}")
    missing = {f.name for f in fields(cls) if f.default is MISSING} - values.keys()
    if missing:
        raise ProtocolError(f"{type_name} lacks the field {sorted(missing)[0]!r}")
    checked = {name: _checked(f"{type_name}.{name}", value, hints[name]) for name, value in values.items()}
    message: Message = cls(**checked)
    return message


def _checked(what: str, value: Any, hint: Any) -> Any:
    """Return `value` as the field's type has it: lists become tuples, whole numbers may stand for floats."""
    if isinstance(hint, UnionType):
        if value is None and NoneType in get_args(hint):
            return None
        hint = next(option for option in get_args(hint) if option is not NoneType)
    origin = get_origin(hint) or hint
    if hint is float and type(value) is int:
        return float(value)
    if origin is tuple and isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    if origin is not tuple and isinstance(value, origin) and (origin is bool or not isinstance(value, bool)):
        return value
    raise ProtocolError(f"{what} cannot be {type(value).__name__}")

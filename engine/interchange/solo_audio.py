"""Regions as sound: each cut out of the recording to a file of its own, sample-exact, with handles and fades.

The cut keeps the recording's sample rate, channels and, where the container can hold it, width of samples. Nothing but
the fades touches a sample. A WAV carries the place it was cut from as its timecode (``bext``), so that an editor can
put it back there.
"""

import math
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Literal

import numpy as np
import soundfile

from engine.analysis.regions import Region
from engine.audio.exact_source import ExactSource, Width
from engine.errors import ExportError, SettingsError
from engine.interchange.atomic_write import writing
from engine.interchange.format_spec import OnProgress
from engine.interchange.labels import label_text
from engine.interchange.regions_csv import timecode
from engine.interchange.selection import file_name_part

__all__ = ["Cut", "CutSettings", "planned_cuts", "sample_format", "write_cuts"]

Container = Literal["wav", "flac"]

_BLOCK = 1 << 16
_LARGEST_WAV = 4_000_000_000
_LONGEST_MS = 600_000.0
_FLAC_CHANNELS = 8
_BEXT_BYTES = 602
_IN_WAV: dict[Width, str] = {
    "8": "PCM_U8",
    "16": "PCM_16",
    "24": "PCM_24",
    "32": "PCM_32",
    "float32": "FLOAT",
    "float64": "DOUBLE",
    "lossy": "FLOAT",
}
_IN_FLAC: dict[Width, str] = {"8": "PCM_S8", "16": "PCM_16"}
_BITS = {"PCM_U8": 8, "PCM_S8": 8, "PCM_16": 16, "PCM_24": 24, "PCM_32": 32}


@dataclass(frozen=True)
class CutSettings:
    """
    How regions are cut out.

    Attributes
    ----------
    container
        ``wav`` or ``flac``.
    handle_ms
        Sound kept before and after each region, as far as the recording reaches.
    fade_in_ms, fade_out_ms
        Length of the equal-power fades at both ends of the file, which lie in the handles where these are longer.
    """

    container: Container = "wav"
    handle_ms: float = 0.0
    fade_in_ms: float = 0.0
    fade_out_ms: float = 0.0

    def __post_init__(self) -> None:
        """Refuse values that cannot be used, in words."""
        if self.container not in ("wav", "flac"):
            raise SettingsError(f"Sound is cut to wav or flac, not to “{self.container}”.")
        for value in (self.handle_ms, self.fade_in_ms, self.fade_out_ms):
            if not 0 <= value <= _LONGEST_MS:
                raise SettingsError(f"Handles and fades last from 0 to {_LONGEST_MS:g} ms, not {value:g} ms.")


@dataclass(frozen=True)
class Cut:
    """A region, the samples to cut for it (``last`` exclusive), and the name of its file."""

    region: Region
    first: int
    last: int
    file_name: str


def planned_cuts(
    regions: Sequence[Region],
    settings: CutSettings,
    *,
    name: str,
    sample_rate: int,
    frames: int,
    start_timecode_s: float = 0.0,
    taken: Sequence[str] = (),
) -> tuple[Cut, ...]:
    """
    Return what is cut for regions, in order of time; those without a single sample are left out.

    Parameters
    ----------
    regions
        In any order.
    settings
        How to cut.
    name
        Of the recording; its stem goes into the names of files, with the timecode of the cut and the instrument.
    sample_rate, frames
        Of the recording.
    start_timecode_s
        Time of day of its first sample.
    taken
        Names of files that must not be used; a number is added instead.
    """
    handle = round(settings.handle_ms / 1000 * sample_rate)
    used = {each.casefold() for each in taken}
    cuts = []
    for region in sorted(regions, key=lambda r: (r.onset_s, r.instrument, r.offset_s)):
        start, end = round(region.onset_s * sample_rate), round(region.offset_s * sample_rate)
        start, end = max(0, min(start, frames)), max(0, min(end, frames))
        if end <= start:
            continue
        first, last = max(0, start - handle), min(frames, end + handle)
        place = timecode(start_timecode_s + first / sample_rate).replace(":", "-")
        stem = f"{file_name_part(Path(name).stem)}_{place}_{file_name_part(region.instrument)}"
        cuts.append(Cut(region, first, last, _unused(stem, settings.container, used)))
    return tuple(cuts)


def sample_format(width: Width, container: Container) -> tuple[str, str]:
    """
    Return libsndfile's name of the format that samples of a width are written in, and a sentence if they change.

    Parameters
    ----------
    width
        What the recording holds.
    container
        What is written.
    """
    if container == "wav":
        note = (
            "The recording is lossy; the cuts are WAV with 32-bit floating-point samples." if width == "lossy" else ""
        )
        return _IN_WAV[width], note
    held = _IN_FLAC.get(width, "PCM_24")
    if width in ("8", "16", "24"):
        return held, ""
    what = {"lossy": "The recording is lossy", "32": "FLAC holds no 32-bit samples"}.get(
        width, "FLAC holds no floating-point samples"
    )
    return held, f"{what}; the cuts are FLAC with 24-bit samples, and what is louder than full scale is clipped."


def write_cuts(
    source: ExactSource,
    folder: Path,
    cuts: Sequence[Cut],
    settings: CutSettings,
    on_progress: OnProgress | None = None,
) -> tuple[Path, ...]:
    """
    Write cuts to a folder, each whole or not at all, in bounded memory.

    Parameters
    ----------
    source
        The recording.
    folder
        Made if it is not there.
    cuts
        As planned for this recording.
    settings
        Those they were planned with.
    on_progress
        Called with the share done, from 0 to 1; what it raises ends the work. Files finished until then stay.

    Raises
    ------
    ExportError
        When a file cannot be written, or the container cannot hold the recording's channels.
    RecordingError
        When the recording cannot be read.
    """
    if settings.container == "flac" and source.info.channels > _FLAC_CHANNELS:
        raise ExportError(f"FLAC holds no more than {_FLAC_CHANNELS} channels; cut to WAV.")
    total = sum(cut.last - cut.first for cut in cuts)
    done = 0
    written = []
    for cut in cuts:
        path = folder / cut.file_name
        with writing(path) as stream:
            done = _write(source, stream, cut, settings, done, total, on_progress)
        written.append(path)
    return tuple(written)


def _write(
    source: ExactSource,
    stream: BinaryIO,
    cut: Cut,
    settings: CutSettings,
    done: int,
    total: int,
    on_progress: OnProgress | None,
) -> int:
    """Write one cut; return how many samples are done of all."""
    info = source.info
    subtype, _ = sample_format(source.width, settings.container)
    length = cut.last - cut.first
    fades = _Fades(length, info.sample_rate, settings)
    guarded = _GuardedStream(stream)
    kind = settings.container.upper()
    if kind == "WAV" and length * info.channels * 8 > _LARGEST_WAV:
        kind = "RF64"
    try:
        with soundfile.SoundFile(guarded, "w", info.sample_rate, info.channels, subtype, format=kind) as out:
            for start in range(0, length, _BLOCK):
                stop = min(length, start + _BLOCK)
                samples = source.read(cut.first + start, cut.first + stop)
                out.write(_fit(fades.applied(samples, start), subtype))
                done += stop - start
                if on_progress is not None:
                    on_progress(done / total)
    except (soundfile.SoundFileError, AssertionError) as error:
        if guarded.error is not None:
            raise guarded.error from error
        raise ExportError(f"“{cut.file_name}” was not written: libsndfile says {error}.") from error
    if guarded.error is not None:
        raise guarded.error
    if settings.container == "wav":
        origin = round((info.start_timecode_s or 0.0) * info.sample_rate) + cut.first
        _append_bext(stream, kind == "RF64", origin, f"{label_text(cut.region)} of {info.path.name}")
    return done


def _fit(samples: np.ndarray, subtype: str) -> np.ndarray:
    """Return samples in the type that libsndfile writes to a format without changing them."""
    if subtype in ("FLOAT", "DOUBLE") or samples.dtype == np.int32:
        return samples
    # libsndfile scales by one less than full scale; a power of two keeps what was decoded from integers.
    bits = _BITS[subtype]
    full = 1 << (bits - 1)
    whole = np.clip(np.rint(samples.astype(np.float64) * full), -full, full - 1)
    return (whole.astype(np.int64) << (32 - bits)).astype(np.int32)


class _Fades:
    """Equal-power fades at both ends of a cut; where they would overlap, both are shortened."""

    def __init__(self, length: int, sample_rate: int, settings: CutSettings) -> None:
        self._length = length
        wanted = [round(ms / 1000 * sample_rate) for ms in (settings.fade_in_ms, settings.fade_out_ms)]
        share = min(1.0, length / max(1, sum(wanted)))
        self._fade_in, self._fade_out = (int(samples * share) for samples in wanted)

    def applied(self, samples: np.ndarray, start: int) -> np.ndarray:
        """Return a block of the cut, which begins at its sample ``start``, with the fades that touch it."""
        stop = start + len(samples)
        if start >= self._fade_in and stop <= self._length - self._fade_out:
            return samples
        at = np.arange(start, stop, dtype=np.float64)
        gain = np.ones(len(samples))
        if self._fade_in:
            gain *= np.sin(math.pi / 2 * np.minimum(1.0, (at + 0.5) / self._fade_in))
        if self._fade_out:
            gain *= np.sin(math.pi / 2 * np.minimum(1.0, (self._length - at - 0.5) / self._fade_out))
        touched = gain < 1.0
        faded = samples.copy()
        product = samples[touched] * gain[touched, np.newaxis]
        faded[touched] = np.rint(product) if samples.dtype == np.int32 else product
        return faded


class _GuardedStream:
    """A stream for libsndfile that keeps an error of the disk, which cannot travel through C, until it is asked for."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.error: OSError | None = None

    def write(self, data: Any) -> int:
        """Write as a stream does; after an error nothing more is written."""
        if self.error is None:
            try:
                self._stream.write(data)
                return len(data)
            except OSError as error:
                self.error = error
        return 0

    def seek(self, offset: int, whence: int = 0) -> int:
        """Seek as a stream does."""
        try:
            return self._stream.seek(offset, whence)
        except OSError as error:
            self.error = self.error or error
            return 0

    def tell(self) -> int:
        """Tell as a stream does."""
        return self._stream.tell()

    def flush(self) -> None:
        """Do nothing; the stream is flushed by its owner."""


def _append_bext(stream: BinaryIO, long: bool, origin: int, description: str) -> None:
    """Put a chunk with the time of the first sample, in samples since midnight, at the end of a WAV."""
    body = bytearray(_BEXT_BYTES)
    body[:256] = description.encode("ascii", "replace")[:256].ljust(256, b"\0")
    body[256:265] = b"Soloscope"
    struct.pack_into("<Q", body, 338, origin)
    end = stream.seek(0, 2)
    stream.write(bytes(end % 2) + b"bext" + struct.pack("<I", len(body)) + body)
    size = stream.tell() - 8
    stream.seek(20 if long else 4)
    stream.write(struct.pack("<Q" if long else "<I", size))
    stream.seek(0, 2)


def _unused(stem: str, container: Container, used: set[str]) -> str:
    name, count = f"{stem}.{container}", 1
    while name.casefold() in used:
        count += 1
        name = f"{stem} ({count}).{container}"
    used.add(name.casefold())
    return name

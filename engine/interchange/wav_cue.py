"""Markers inside a WAV: cue chunks written into a copy of the recording, and read from any WAV.

The samples and every other chunk (``bext`` with its timecode, ``iXML``, …) are copied as they are. Markers that the
recording had stay. WAV, RF64 and BW64 are understood; a copy that outgrows a WAV becomes an RF64.
"""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from engine.analysis.regions import Region
from engine.audio.riff import PLACEHOLDERS, Chunk, is_riff, read_riff, riff_chunks
from engine.errors import ExportError
from engine.interchange.atomic_write import writing
from engine.interchange.format_spec import ExportFacts, FormatSpec, OnProgress
from engine.interchange.labels import imported_region, label_text
from engine.naming import display_name

__all__ = ["FORMAT", "Marker", "marker_chunks", "read_wav_cues", "write_wav_with_cues"]

_LARGEST_RIFF = (1 << 32) - 1
_LARGEST_MARKERS = 64 << 20
_BLOCK = 1 << 20
_REGION = b"rgn "
_DS64_BYTES = 36


@dataclass(frozen=True)
class Marker:
    """A cue point in samples; ``extras`` are further parts of its description, kept as they were found."""

    start: int
    length: int
    text: bytes
    extras: tuple[tuple[bytes, bytes], ...] = field(default=())


def write_wav_with_cues(
    source: Path,
    target: Path,
    regions: Sequence[Region],
    facts: ExportFacts,
    on_progress: OnProgress | None = None,
) -> None:
    """
    Write a copy of a WAV with the regions as markers, whole or not at all.

    Parameters
    ----------
    source, target
        The recording, which is only read, and the file to write; both must not be the same.
    regions
        In any order.
    facts
        Of the recording; only whether scores are wanted is asked.
    on_progress
        Called with the share done, from 0 to 1; what it raises ends the copy and leaves nothing behind.

    Raises
    ------
    ExportError
        When the recording is no WAV, is damaged, is the target itself, or the target cannot be written.
    """
    name = display_name(source)
    if target.exists() and source.exists() and target.samefile(source):
        raise ExportError(f"“{name}” is the recording itself, which is never written to; choose another name.")
    with _opened(source) as stream:
        layout = _layout(stream, source)
        had = _markers(stream, layout.chunks)
        made = [_marker(region, layout.sample_rate, facts.scores) for region in regions]
        places = {(marker.start, marker.length, marker.text) for marker in made}
        kept = [marker for marker in had if (marker.start, marker.length, marker.text) not in places]
        added = marker_chunks([*kept, *made])
        with writing(target) as out:
            _copy(stream, out, layout, added, on_progress or _no_progress)


def read_wav_cues(path: Path) -> tuple[Region, ...]:
    """
    Return the markers of a WAV as regions, in order of time; markers without a length have none.

    Raises
    ------
    ExportError
        When the file is no WAV or cannot be read.
    """
    with _opened(path) as stream:
        layout = _layout(stream, path)
        rate = layout.sample_rate
        markers = _markers(stream, layout.chunks)
    if not markers:
        raise ExportError(f"“{display_name(path)}” holds no cue markers; choose a file of regions.")
    regions = []
    for marker in markers:
        onset, offset = marker.start / rate, (marker.start + marker.length) / rate
        regions.append(imported_region(_decoded(marker.text), onset, offset))
    return tuple(sorted(regions, key=lambda r: (r.onset_s, r.instrument, r.offset_s)))


def marker_chunks(markers: Sequence[Marker]) -> bytes:
    """
    Return the chunks ``cue `` and ``LIST/adtl`` that hold the markers, empty when there are none.

    Every ``labl`` stands before any ``ltxt``: libsndfile and ffmpeg lose labels in any other order.
    """
    if not markers:
        return b""
    ordered = sorted(markers, key=lambda marker: (marker.start, marker.length, marker.text))
    cues, labels, lengths = [struct.pack("<I", len(ordered))], [], []
    for identity, marker in enumerate(ordered, 1):
        cues.append(struct.pack("<II4sIII", identity, marker.start, b"data", 0, 0, marker.start))
        labels.append(_chunk(b"labl", struct.pack("<I", identity) + marker.text + b"\0"))
        if marker.length:
            described = struct.pack("<II4s4H", identity, marker.length, _REGION, 0, 0, 0, 0)
            lengths.append(_chunk(b"ltxt", described))
        lengths += [_chunk(kind, struct.pack("<I", identity) + body) for kind, body in marker.extras]
    return _chunk(b"cue ", b"".join(cues)) + _chunk(b"LIST", b"adtl" + b"".join([*labels, *lengths]))


# ---- what is in a file --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Layout:
    """Where the chunks of a WAV are, with sizes that can be relied on."""

    kind: bytes
    sample_rate: int
    chunks: tuple[Chunk, ...]


def _opened(path: Path) -> BinaryIO:
    name = display_name(path)
    try:
        return open(path, "rb")
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "no file can have that name"
        raise ExportError(f"“{name}” cannot be read ({reason}); check the path.") from error


def _layout(stream: BinaryIO, path: Path) -> _Layout:
    name = display_name(path)
    head = stream.read(16)
    if not is_riff(head) or head[:4] not in (b"RIFF", b"RF64", b"BW64"):
        raise ExportError(f"“{name}” is not a WAV file, and only those hold cue markers; choose another format.")
    size = stream.seek(0, 2)
    facts = read_riff(stream, size)
    if facts.data_bytes is None or not facts.sample_rate:
        raise ExportError(f"“{name}” is a damaged WAV file: it has no sound in it; export or record it again.")
    if facts.unclosed or facts.missing_bytes:
        raise ExportError(f"“{name}” is cut short or was never closed by its recorder; repair it first.")
    chunks = []
    for chunk in riff_chunks(stream, size):
        left = size - chunk.position
        if chunk.kind == b"data" and chunk.size in PLACEHOLDERS and chunk.size > left:
            chunk = Chunk(chunk.kind, chunk.position, left)
        if chunk.size > left:  # a damaged tail
            break
        chunks.append(chunk)
    return _Layout(head[:4], facts.sample_rate, tuple(chunks))


def _markers(stream: BinaryIO, chunks: Sequence[Chunk]) -> list[Marker]:
    """Return the markers that are in a file already."""
    starts: dict[int, int] = {}
    lengths: dict[int, int] = {}
    texts: dict[int, bytes] = {}
    extras: dict[int, list[tuple[bytes, bytes]]] = {}
    for chunk in chunks:
        if chunk.size > _LARGEST_MARKERS:
            continue
        if chunk.kind == b"cue ":
            body = _body(stream, chunk)
            for position in range(4, len(body) - 23, 24):
                identity, _, kind, _, _, sample = struct.unpack_from("<II4sIII", body, position)
                if kind in (b"data", b"\0\0\0\0"):
                    starts[identity] = sample
        elif chunk.kind == b"LIST":
            for kind, body in _described(_body(stream, chunk)):
                (identity,) = struct.unpack_from("<I", body)
                if kind == b"labl":
                    texts[identity] = body[4:].split(b"\0", 1)[0]
                elif kind == b"ltxt" and len(body) >= 8:
                    (lengths[identity],) = struct.unpack_from("<I", body, 4)
                    if len(body) > 20:  # some programs put a region's name here
                        texts.setdefault(identity, body[20:].split(b"\0", 1)[0])
                else:
                    extras.setdefault(identity, []).append((kind, body[4:]))
    return [
        Marker(start, lengths.get(identity, 0), texts.get(identity, b""), tuple(extras.get(identity, ())))
        for identity, start in starts.items()
    ]


def _described(body: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the parts of a LIST of the type ``adtl`` that describe a cue point."""
    if body[:4] != b"adtl":
        return
    position = 4
    while position + 8 <= len(body):
        kind, size = body[position : position + 4], int.from_bytes(body[position + 4 : position + 8], "little")
        part = body[position + 8 : position + 8 + size]
        if len(part) >= 4:
            yield kind, part
        position += 8 + size + size % 2


def _body(stream: BinaryIO, chunk: Chunk) -> bytes:
    stream.seek(chunk.position)
    return stream.read(chunk.size)


def _decoded(text: bytes) -> str:
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError:
        return text.decode("cp1252", "replace")


# ---- the copy -----------------------------------------------------------------------------------------------------


def _marker(region: Region, rate: int, scores: bool) -> Marker:
    start, end = round(region.onset_s * rate), round(region.offset_s * rate)
    if end >= 1 << 32:
        hours = (1 << 32) / rate / 3600
        raise ExportError(f"Cue markers of a WAV reach no further than {hours:.0f} hours; choose another format.")
    return Marker(start, end - start, label_text(region, scores).encode("utf-8", "replace"))


def _copy(stream: BinaryIO, out: BinaryIO, layout: _Layout, added: bytes, on_progress: OnProgress) -> None:
    chunks = [chunk for chunk in layout.chunks if not _replaced(stream, chunk)]
    total = 4 + sum(8 + chunk.size + chunk.size % 2 for chunk in chunks) + len(added)
    long = layout.kind in (b"RF64", b"BW64")
    if not long and total > _LARGEST_RIFF:
        long, total = True, total + _DS64_BYTES
        chunks.insert(0, Chunk(b"ds64", 0, _DS64_BYTES - 8))
    kind = layout.kind if layout.kind != b"RIFF" or not long else b"RF64"
    out.write(kind + struct.pack("<I", _LARGEST_RIFF if long else total) + b"WAVE")
    data_bytes = next(chunk.size for chunk in chunks if chunk.kind == b"data")
    done = 0
    for chunk in chunks:
        if chunk.kind == b"ds64":
            out.write(_chunk(b"ds64", _sizes(stream, chunk, total, data_bytes)))
            continue
        open_size = long and chunk.kind == b"data"
        out.write(chunk.kind + struct.pack("<I", _LARGEST_RIFF if open_size else chunk.size))
        stream.seek(chunk.position)
        left = chunk.size
        while left:
            block = stream.read(min(_BLOCK, left))
            if not block:
                raise ExportError("The recording was changed while it was copied; try again.")
            out.write(block)
            left -= len(block)
            done += len(block)
            on_progress(min(1.0, done / total))
        out.write(bytes(chunk.size % 2))
    out.write(added)
    on_progress(1.0)


def _replaced(stream: BinaryIO, chunk: Chunk) -> bool:
    """Tell whether a chunk is one of those that hold markers."""
    if chunk.kind != b"LIST":
        return chunk.kind == b"cue "
    stream.seek(chunk.position)
    return stream.read(4) == b"adtl"


def _sizes(stream: BinaryIO, chunk: Chunk, total: int, data_bytes: int) -> bytes:
    """Return the body of ``ds64``: what it says of other chunks and of samples stays, where there was one."""
    if chunk.position:
        body = _body(stream, chunk)
        return struct.pack("<QQ", total, data_bytes) + body[16:]
    return struct.pack("<QQQI", total, data_bytes, 0, 0)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return kind + struct.pack("<I", len(body)) + body + bytes(len(body) % 2)


def _no_progress(share: float) -> None:
    pass


FORMAT = FormatSpec(
    id="wav-cue",
    name="WAV with cue markers",
    extensions=(".wav",),
    keeps="Sound, timecode and markers of the recording as they are; instrument, times to the sample, mean activation"
    " (in the label).",
    loses="Peak activation, solo, status, notes.",
    verified_by="sndfile-info 1.2, ffprobe 5.1, ExifTool 12.57",
    copier=write_wav_with_cues,
    file_reader=read_wav_cues,
    recognise=is_riff,
    times="recording",
    scores_in_labels=True,
)

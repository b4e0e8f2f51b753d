"""Regions and markers inside a WAV: cue chunks written into a copy of the recording, and read from any WAV.

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
from engine.interchange.entries import Entry, by_time, imported
from engine.interchange.format_spec import ExportFacts, FormatSpec, OnProgress
from engine.interchange.labels import label_text, marker_text
from engine.naming import display_name

__all__ = ["FORMAT", "Cue", "cue_chunks", "read_wav_cues", "write_wav_with_cues"]

_LARGEST_RIFF = (1 << 32) - 1
_LARGEST_CUES = 24 << 20
_BLOCK = 1 << 20
_REGION = b"rgn "
_DS64_BYTES = 36


@dataclass(frozen=True)
class Cue:
    """A cue point in samples; a region has a length. ``extras`` are further parts of its description, kept as found."""

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
    Write a copy of a WAV with regions and markers as cue points, whole or not at all.

    Parameters
    ----------
    source, target
        The recording, which is only read, and the file to write; both must not be the same.
    regions
        In any order.
    facts
        The markers, and whether scores are wanted.
    on_progress
        Called with the share done, from 0 to 1; what it raises ends the copy and leaves nothing behind.

    Raises
    ------
    ExportError
        When the recording is no WAV, is damaged, is the target itself, or the target cannot be written.
    """
    name = display_name(source)
    if _is_same_file(target, source):
        raise ExportError(f"“{name}” is the recording itself, which is never written to; choose another name.")
    with _opened(source) as stream:
        layout = _layout(stream, source)
        had = _cues(stream, layout.chunks)
        rate = layout.sample_rate
        made = [_cue(region.onset_s, region.offset_s, label_text(region, facts.scores), rate) for region in regions]
        made += [_cue(marker.time_s, marker.time_s, marker_text(marker), rate) for marker in facts.markers]
        places = {(cue.start, cue.length, cue.text) for cue in made}
        kept = [cue for cue in had if (cue.start, cue.length, cue.text) not in places]
        added = cue_chunks([*kept, *made])
        with writing(target) as out:
            _copy(stream, out, layout, added, on_progress or _no_progress)


def _is_same_file(target: Path, source: Path) -> bool:
    try:
        return target.samefile(source)
    except OSError:  # one is not there, or may not be looked at: reading and writing say so
        return False


def read_wav_cues(path: Path) -> tuple[Entry, ...]:
    """
    Return the cue points of a WAV in order of time: regions, and markers where they have no length.

    Raises
    ------
    ExportError
        When the file is no WAV or cannot be read.
    """
    with _opened(path) as stream:
        layout = _layout(stream, path)
        rate = layout.sample_rate
        cues = _cues(stream, layout.chunks)
    if not cues:
        raise ExportError(f"“{display_name(path)}” holds no cue markers; choose a file of regions.")
    return by_time(imported(_decoded(cue.text), cue.start / rate, (cue.start + cue.length) / rate) for cue in cues)


def cue_chunks(points: Sequence[Cue]) -> bytes:
    """
    Return the chunks ``cue `` and ``LIST/adtl`` that hold cue points, empty when there are none.

    Every ``labl`` stands before any ``ltxt``: libsndfile and ffmpeg lose labels in any other order.
    """
    if not points:
        return b""
    ordered = sorted(points, key=lambda point: (point.start, point.length, point.text))
    cues, labels, lengths = [struct.pack("<I", len(ordered))], [], []
    for identity, point in enumerate(ordered, 1):
        cues.append(struct.pack("<II4sIII", identity, point.start, b"data", 0, 0, point.start))
        labels.append(_chunk(b"labl", struct.pack("<I", identity) + point.text + b"\0"))
        if point.length:
            described = struct.pack("<II4s4H", identity, point.length, _REGION, 0, 0, 0, 0)
            lengths.append(_chunk(b"ltxt", described))
        lengths += [_chunk(kind, struct.pack("<I", identity) + body) for kind, body in point.extras]
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


def _cues(stream: BinaryIO, chunks: Sequence[Chunk]) -> list[Cue]:
    """Return the markers that are in a file already."""
    starts: dict[int, int] = {}
    lengths: dict[int, int] = {}
    texts: dict[int, bytes] = {}
    extras: dict[int, list[tuple[bytes, bytes]]] = {}
    for chunk in chunks:
        if chunk.size > _LARGEST_CUES:
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
        Cue(start, lengths.get(identity, 0), texts.get(identity, b""), tuple(extras.get(identity, ())))
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


def _cue(onset_s: float, offset_s: float, text: str, rate: int) -> Cue:
    start, end = round(onset_s * rate), round(offset_s * rate)
    if end >= 1 << 32:
        hours = (1 << 32) / rate / 3600
        raise ExportError(f"Cue markers of a WAV reach no further than {hours:.0f} hours; choose another format.")
    return Cue(start, end - start, text.encode("utf-8", "replace"))


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
    " (in the label); markers.",
    loses="Peak activation, solo, status, notes.",
    verified_by="sndfile-info 1.2, ffprobe 5.1, ExifTool 12.57",
    copier=write_wav_with_cues,
    file_reader=read_wav_cues,
    recognise=is_riff,
    times="recording",
    scores_in_labels=True,
)

"""Bounded looks into the outer structure of AIFF, CAF, Ogg, MP4 and Matroska files: is it all there, is it locked."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

_MOST_BOXES = 100_000
_PARENTS = {b"moov", b"trak", b"mdia", b"minf", b"stbl"}
_PROTECTED = {b"drms", b"enca", b"aavd"}
_LARGEST_PAGE = 65_307
_SEGMENT = 0x18538067


@dataclass(frozen=True)
class BoxFacts:
    """Whether the file is whole, has its index, and holds sound that only its seller's player may open."""

    missing_bytes: int = 0
    indexed: bool = True
    protected: bool = False


def read_mp4(stream: BinaryIO, file_size: int) -> BoxFacts:
    """Return what the boxes of an MP4, M4A or MOV file say of it."""
    missing, indexed, protected = 0, False, False
    for kind, start, end in _mp4_boxes(stream, 0, file_size):
        missing = max(missing, end - file_size)
        if kind == b"moov":
            indexed = True
            protected = any(entry in _PROTECTED for entry in _sample_entries(stream, start, min(end, file_size)))
    return BoxFacts(missing, indexed, protected)


def read_aiff(stream: BinaryIO, file_size: int) -> BoxFacts:
    """Return whether the chunks of an AIFF file are all there."""
    position, missing = 12, 0
    for _ in range(_MOST_BOXES):
        stream.seek(position)
        header = stream.read(8)
        if len(header) < 8:
            break
        size = int.from_bytes(header[4:], "big")
        position += 8 + size
        if header[:4] == b"SSND" and size < 0xFFFFFFFF:
            missing = max(missing, position - file_size)
        position += position % 2
    return BoxFacts(missing)


def read_caf(stream: BinaryIO, file_size: int) -> BoxFacts:
    """Return whether the chunks of a CAF file are all there; its sound may be of unknown length."""
    position, missing = 8, 0
    for _ in range(_MOST_BOXES):
        if position >= file_size:
            break
        stream.seek(position)
        header = stream.read(12)
        size = int.from_bytes(header[4:], "big", signed=True)
        if len(header) < 12 or size < 0:
            break
        position += 12 + size
        if header[:4] == b"data":
            missing = max(0, position - file_size)
    return BoxFacts(missing)


def read_ogg(stream: BinaryIO, file_size: int) -> BoxFacts:
    """Return whether the last page of an Ogg file is all there; how many should come before it nobody knows."""
    start = max(0, file_size - _LARGEST_PAGE)
    stream.seek(start)
    tail = stream.read(_LARGEST_PAGE)
    page = tail.rfind(b"OggS")
    if page < 0:
        return BoxFacts()
    lacing = tail[page + 27 :][: tail[page + 26]] if page + 26 < len(tail) else b""
    return BoxFacts(max(0, page + 27 + sum(lacing) + len(lacing) - len(tail)))


def read_matroska(stream: BinaryIO, file_size: int) -> BoxFacts:
    """Return whether the one large element of a Matroska or WebM file, its segment, is all there."""
    position = 0
    while position < file_size:
        stream.seek(position)
        head = stream.read(12)
        if len(head) < 12:
            break
        id_length = _vint_length(head[0])
        size_length = _vint_length(head[id_length]) if id_length <= 4 else 9
        if size_length > 8 or id_length + size_length > len(head):
            break
        raw = int.from_bytes(head[id_length : id_length + size_length], "big")
        unknown = (1 << (7 * size_length)) - 1
        size = raw & unknown
        position += id_length + size_length
        if int.from_bytes(head[:id_length], "big") == _SEGMENT:
            return BoxFacts(0 if size == unknown else max(0, position + size - file_size))
        position += size
    return BoxFacts()


def _mp4_boxes(stream: BinaryIO, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    position = start
    for _ in range(_MOST_BOXES):
        if position + 8 > end:
            return
        stream.seek(position)
        header = stream.read(16)
        size, body = int.from_bytes(header[:4], "big"), position + 8
        if size == 1 and len(header) == 16:
            size, body = int.from_bytes(header[8:], "big"), position + 16
        elif size == 0:
            size = end - position
        if position + size < body:
            return
        yield header[4:8], body, position + size
        position += size


def _sample_entries(stream: BinaryIO, start: int, end: int) -> Iterator[bytes]:
    for kind, first, last in _mp4_boxes(stream, start, end):
        if kind in _PARENTS:
            yield from _sample_entries(stream, first, min(last, end))
        elif kind == b"stsd":
            for entry, _, _ in _mp4_boxes(stream, first + 8, min(last, end)):
                yield entry


def _vint_length(first: int) -> int:
    return 9 - first.bit_length() if first else 9

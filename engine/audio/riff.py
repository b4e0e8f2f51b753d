"""A bounded walk over the chunks of a WAV, RF64 or W64 file: format, length of the sound, and the BWF start time."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

_MOST_CHUNKS = 4096
_W64_RIFF = bytes.fromhex("726966662e91cf11a5d628db04c10000")
_W64_TAIL = bytes.fromhex("f3acd3118cd100c04f8edb8a")
_TIME_REFERENCE_OFFSET = 338
_LATEST_TIMECODE_S = 100 * 3600
PLACEHOLDERS = range(0x7FFF0000, 1 << 32)
"""Data sizes that mean "not known yet": programs that stream, or stop without closing the file, leave one of these."""


@dataclass(frozen=True)
class RiffFacts:
    """What the chunks of a WAV say of it; ``None`` where there is no such chunk."""

    channels: int | None = None
    sample_rate: int | None = None
    data_bytes: int | None = None
    data_bytes_present: int = 0
    time_reference: int | None = None
    unclosed: bool = False
    """No length was ever written, though sound follows: the recorder stopped before it closed the file."""

    @property
    def missing_bytes(self) -> int:
        """Return how many bytes of sound the header promises that the file does not hold."""
        if self.data_bytes is None or self.data_bytes in PLACEHOLDERS:
            return 0
        return max(0, self.data_bytes - self.data_bytes_present)

    @property
    def start_timecode_s(self) -> float | None:
        """
        Return the time of day of the first sample, in seconds, from the ``bext`` chunk's TimeReference.

        A time of 100 hours or more is no timecode but damage, and counts as none.
        """
        if self.time_reference is None or not self.sample_rate:
            return None
        seconds = self.time_reference / self.sample_rate
        return seconds if seconds < _LATEST_TIMECODE_S else None


@dataclass(frozen=True)
class Chunk:
    """A chunk: its four letters, where its content starts, and how many bytes it has."""

    kind: bytes
    position: int
    size: int


def is_riff(head: bytes) -> bool:
    """Return whether the first bytes of a file are those of a WAV, RF64 or W64."""
    return (head[:4] in (b"RIFF", b"RF64", b"BW64") and head[8:12] == b"WAVE") or head[:16] == _W64_RIFF


def read_riff(stream: BinaryIO, file_size: int) -> RiffFacts:
    """
    Return what the chunks of a WAV, RF64 or W64 file say.

    Damaged chunks end the walk; what was found until then is returned.

    Parameters
    ----------
    stream
        The open file.
    file_size
        Its size in bytes.
    """
    stream.seek(0)
    head = stream.read(16)
    chunks = _w64_chunks(stream, file_size) if head == _W64_RIFF else riff_chunks(stream, file_size)
    channels = sample_rate = data_bytes = time_reference = None
    present, unclosed = 0, False
    for chunk in chunks:
        stream.seek(chunk.position)
        if chunk.kind == b"fmt " and chunk.size >= 16:
            body = stream.read(16)
            if len(body) == 16:
                _, channels, sample_rate = struct.unpack_from("<HHI", body)
        elif chunk.kind == b"data" and data_bytes is None:
            data_bytes = chunk.size
            following = stream.read(8)
            unclosed = data_bytes == 0 and len(following) == 8 and not _looks_like_a_chunk(following)
            present = max(0, min(chunk.size, file_size - chunk.position))
        elif chunk.kind == b"bext" and chunk.size >= _TIME_REFERENCE_OFFSET + 8:
            body = stream.read(_TIME_REFERENCE_OFFSET + 8)
            if len(body) == _TIME_REFERENCE_OFFSET + 8:
                (time_reference,) = struct.unpack_from("<Q", body, _TIME_REFERENCE_OFFSET)
    return RiffFacts(channels, sample_rate, data_bytes, present, time_reference, unclosed)


def _looks_like_a_chunk(header: bytes) -> bool:
    return header[:4].isascii() and header[:4].decode("ascii").isprintable()


def riff_chunks(stream: BinaryIO, file_size: int) -> Iterator[Chunk]:
    """Yield the chunks of a WAV or RF64 file in order, with the sizes that its headers say."""
    position, long_data = 12, None
    for _ in range(_MOST_CHUNKS):
        stream.seek(position)
        header = stream.read(8)
        if len(header) < 8:
            return
        kind, size = header[:4], int.from_bytes(header[4:], "little")
        position += 8
        if kind == b"ds64":
            body = stream.read(16)
            long_data = int.from_bytes(body[8:16], "little") if len(body) == 16 else None
        if kind == b"data" and size == 0xFFFFFFFF and long_data is not None:
            size = long_data
        yield Chunk(kind, position, size)
        position += size + size % 2
        if position >= file_size:
            return


def _w64_chunks(stream: BinaryIO, file_size: int) -> Iterator[Chunk]:
    position = 40
    for _ in range(_MOST_CHUNKS):
        stream.seek(position)
        header = stream.read(24)
        size = int.from_bytes(header[16:24], "little") - 24
        if len(header) < 24 or size < 0:
            return
        position += 24
        if header[4:16] == _W64_TAIL:
            yield Chunk(header[:4], position, size)
        position += size + -size % 8
        if position >= file_size:
            return

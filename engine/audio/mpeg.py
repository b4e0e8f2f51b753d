"""The frames of an MP3 file, counted: what its Xing header promises, or how many there are without one."""

from dataclasses import dataclass
from typing import BinaryIO

_BIT_RATES = {
    (True, 1): (0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448),
    (True, 2): (0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384),
    (True, 3): (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    (False, 1): (0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256),
    (False, 2): (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
    (False, 3): (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
_SEARCH = 1 << 18


@dataclass(frozen=True)
class MpegFrame:
    """One frame's header: its length in the file, and the samples it decodes to."""

    size: int
    samples: int
    sample_rate: int
    layer: int
    mpeg1: bool
    mono: bool


@dataclass(frozen=True)
class MpegFacts:
    """``tagged``: a Xing header counts the frames; ``missing_bytes``: promised there and not in the file."""

    tagged: bool
    missing_bytes: int
    first_frame: int
    samples_per_frame: int


def parse_frame(header: bytes) -> MpegFrame | None:
    """Return what four bytes say if they are a frame header of MPEG audio, else None."""
    if len(header) < 4 or header[0] != 0xFF or header[1] & 0xE0 != 0xE0:
        return None
    version, layer = header[1] >> 3 & 3, 4 - (header[1] >> 1 & 3)
    bit_rate, rate = header[2] >> 4, header[2] >> 2 & 3
    if version == 1 or layer == 4 or bit_rate in (0, 15) or rate == 3:
        return None
    mpeg1 = version == 3
    kbps, hz, padding = _BIT_RATES[mpeg1, layer][bit_rate], _RATES[version][rate], header[2] >> 1 & 1
    samples = 384 if layer == 1 else 1152 if layer == 2 or mpeg1 else 576
    size = (12_000 * kbps // hz + padding) * 4 if layer == 1 else samples // 8 * 1000 * kbps // hz + padding
    return MpegFrame(size, samples, hz, layer, mpeg1, header[3] >> 6 == 3)


def read_mpeg(stream: BinaryIO, file_size: int) -> MpegFacts | None:
    """Return what the start of an MP3 file says of its length, or None when no frame is found there."""
    stream.seek(0)
    start = _after_id3(stream)
    stream.seek(start)
    head = stream.read(_SEARCH)
    offset = -1
    while (offset := head.find(b"\xff", offset + 1)) >= 0:
        frame = parse_frame(head[offset : offset + 4])
        if frame is None:
            continue
        following = parse_frame(head[offset + frame.size : offset + frame.size + 4])
        if following is not None and following.sample_rate == frame.sample_rate and following.layer == frame.layer:
            return _tag_facts(head[offset : offset + 192], frame, start + offset, file_size)
    return None


def count_frames(stream: BinaryIO, facts: MpegFacts) -> int:
    """
    Return how many frames follow each other from the first one; for files without a Xing header.

    Stops at the first bytes that are not a frame (an ID3v1 tag, rubbish, or the cut of a broken copy).
    """
    count, position, base, buffer = 0, facts.first_frame, 0, b""
    while True:
        offset = position - base
        if not 0 <= offset <= len(buffer) - 4:
            stream.seek(position)
            base, offset, buffer = position, 0, stream.read(1 << 20)
        frame = parse_frame(buffer[offset : offset + 4])
        if frame is None:
            return count
        count += 1
        position += frame.size


def _after_id3(stream: BinaryIO) -> int:
    position = 0
    for _ in range(8):
        stream.seek(position)
        header = stream.read(10)
        if header[:3] != b"ID3" or len(header) < 10:
            break
        size = sum((byte & 0x7F) << shift for byte, shift in zip(header[6:10], (21, 14, 7, 0), strict=True))
        position += 10 + size + (10 if header[5] & 0x10 else 0)
    return position


def _tag_facts(head: bytes, frame: MpegFrame, first: int, file_size: int) -> MpegFacts:
    side = {(True, False): 32, (True, True): 17, (False, False): 17, (False, True): 9}[frame.mpeg1, frame.mono]
    tag = head[4 + side :]
    tagged = tag[:4] in (b"Xing", b"Info")
    missing = 0
    if tagged and tag[7] & 3 == 3 and len(tag) >= 16:
        missing = max(0, first + int.from_bytes(tag[12:16], "big") - file_size)
    return MpegFacts(tagged or head[36:40] == b"VBRI", missing, first, frame.samples)

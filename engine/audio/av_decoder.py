"""Decode M4A/AAC and the sound of MP4, MOV, MKV and WebM through ffmpeg (PyAV), from any position sample-exactly."""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.stream import Discard, Disposition

from engine.audio.byte_source import ByteSource
from engine.audio.decoder import DecodingError, NoSoundTrackError, SoundFacts

FORMATS = (
    "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,aac,ac3,eac3,mp3,ogg,flac,wav,w64,aiff,caf,asf,avi,flv,mpeg,mpegts,ape,wv,tta,"
    "amr,au,dsf,iff,tak,mpc,mpc8,voc"
)
"""The demuxers that may look at a file: containers of sound, none that reads images, text, lists or the network."""

_COUNTED = {"aac", "ac3", "eac3", "mp3"}
"""Demuxers of bare frames: they make times up by adding rounded durations, so here packets are counted instead."""

_RUN_UP_S = 2.0
"""Decoded and dropped after a seek: what comes after is then bit for bit that of a decode from the start."""

_TAIL_S = 2.0
_JUMP_S = 0.015
"""A packet further than this from where the last one ended leaves a hole; shorter than any codec's usual frame."""

_MOST_DAMAGED = 200
_CODECS = {
    "aac": "AAC",
    "ac3": "AC-3",
    "alac": "ALAC",
    "flac": "FLAC",
    "mp3": "MP3",
    "opus": "Opus",
    "vorbis": "Vorbis",
}
_CONTAINERS = {"mov": "MP4", "matroska": "Matroska", "aac": "ADTS", "asf": "WMA"}
_VORBIS_GRID = 64


@dataclass(frozen=True)
class _Anchor:
    """Where one packet time stands in samples, and the grid that all later ones fall on."""

    time_s: float
    frame: int
    grid: int

    def frame_at(self, time_s: float, rate: int) -> int:
        exact = (time_s - self.time_s) * rate
        if self.grid > 1:
            snapped = round(exact / self.grid) * self.grid
            if abs(snapped - exact) <= 0.0011 * rate:
                return self.frame + snapped
        return self.frame + round(exact)


class AvDecoder:
    """
    The best sound track of a file that ffmpeg reads.

    Sample 0 is the first one a player would let be heard: the encoder's priming samples are dropped, and a
    track that starts after the picture is preceded by silence. Holes in the track's time are filled with
    silence, so that times stay those of the film.

    Parameters
    ----------
    path
        The file.

    Raises
    ------
    NoSoundTrackError
        When no stream in the file is sound.
    DecodingError
        When ffmpeg does not know the format or can decode nothing of it.
    """

    def __init__(self, path: Path) -> None:
        self._bytes = ByteSource(path)
        self._packet_times: np.ndarray | None = None
        try:
            with _decoding_errors():
                self._container = _open_container(self._bytes)
                self._start()
        except BaseException:
            self.close()
            raise

    def _rewind(self) -> None:
        """Go back to the very start; a new container, for no seek there brings the priming packets back."""
        self._container.close()
        self._container = _open_container(self._bytes)
        self._start()

    def _start(self) -> None:
        """Choose the track and decode its first frame, which fixes rate, channels and time zero."""
        track = self._container.streams.best("audio")
        if not isinstance(track, av.AudioStream):
            raise NoSoundTrackError
        for stream in self._container.streams:
            if stream is not track:
                stream.discard = Discard.all
        self._track = track
        self._time_base = track.time_base or Fraction(1, av.time_base)
        self._counted = self._container.format.name in _COUNTED
        self._packets = self._container.demux(track)
        self._frames: deque[av.AudioFrame] = deque()
        self._chunk: tuple[int, np.ndarray] | None = None
        self._position = self._end = 0
        self._resync = False
        first = self._next_frame()
        if first is None:
            raise DecodingError("no sound could be decoded")
        self._rate, self._channels = first.sample_rate, first.layout.nb_channels
        if self._rate < 1 or self._channels < 1:
            raise DecodingError("no sample rate or no channels")
        self._end = self._lead_in(first)
        time_s = first.time or 0.0
        self._frame_samples = max(first.samples, track.codec_context.frame_size or 0)
        self._anchor = _Anchor(time_s + first.samples / self._rate, self._end + first.samples, self._grid())
        self._chunk = (self._end, _samples(first))
        self._end += first.samples

    def facts(self) -> SoundFacts:
        """Return length, rate, channels and format; the length is found by decoding the end of the track."""
        codec: av.AudioCodecContext = self._track.codec_context
        kind = self._container.format.name.partition(",")[0]
        declared = None
        if self._counted:
            declared = len(self._times()) * self._frame_samples
        elif self._track.duration:
            start = self._track.start_time or 0
            declared = self._anchor.frame_at(float((start + self._track.duration) * self._time_base), self._rate)
        elif self._container.duration:
            declared = round(self._container.duration / av.time_base * self._rate)
        with _decoding_errors():
            frames = self._find_end(declared)
        packet = max(codec.frame_size or 0, 4096)
        if kind == "mov" and declared is not None and 0 < frames - declared <= packet:
            frames = declared
        name = codec.name.removesuffix("float").removeprefix("lib")
        return SoundFacts(
            frames=frames,
            sample_rate=self._rate,
            channels=self._channels,
            container=_CONTAINERS.get(kind, kind.upper()),
            codec="PCM" if name.startswith("pcm") else _CODECS.get(name, name),
            bit_depth=_bit_depth(name, codec.format.name),
            slack=2 * packet,
        )

    def seek(self, frame: int) -> None:
        """Make ``frame`` the next one that ``read`` returns."""
        if not 0 <= frame - self._position <= self._rate:
            with _decoding_errors():
                self._jump(frame)
        self._position = frame

    def _jump(self, frame: int) -> None:
        target = frame - round(_RUN_UP_S * self._rate)
        if target <= self._anchor.frame:
            self._rewind()
        else:
            time = self._packet_time(target)  # may open the container anew
            self._container.seek(time, stream=self._track)
            self._packets = self._container.demux(self._track)
            self._frames.clear()
            self._chunk = None
            self._resync = True

    def read(self, frames: int) -> np.ndarray:
        """Return the next ``(n, channels)`` float32 samples, fewer at the end."""
        out = np.zeros((frames, self._channels), np.float32)
        filled = 0
        while filled < frames:
            chunk = self._current_chunk()
            if chunk is None:
                break
            start, samples = chunk
            offset = self._position - start
            if offset < 0:  # a hole in the track's time: silence
                taken = min(-offset, frames - filled)
            else:
                piece = samples[offset : offset + frames - filled]
                taken = len(piece)
                out[filled : filled + taken] = piece
                if offset + taken >= len(samples):
                    self._chunk = None
            filled += taken
            self._position += taken
        return out[:filled]

    def close(self) -> None:
        """Close the file."""
        container = getattr(self, "_container", None)
        if container is not None:
            container.close()
        self._bytes.close()

    def _current_chunk(self) -> tuple[int, np.ndarray] | None:
        if self._chunk is None:
            with _decoding_errors():
                self._decode_chunk()
        return self._chunk

    def _decode_chunk(self) -> bool:
        frame = self._next_frame()
        if frame is None:
            return False
        if frame.sample_rate != self._rate or frame.layout.nb_channels != self._channels:
            raise DecodingError("the sample rate or the channels change on the way")
        self._end = self._placed(frame)
        self._resync = False
        self._chunk = (self._end, _samples(frame))
        self._end += frame.samples
        return True

    def _next_frame(self) -> av.AudioFrame | None:
        damaged = 0
        while not self._frames:
            try:
                packet = next(self._packets, None)
                if packet is None:
                    return None
                self._frames.extend(
                    frame for frame in packet.decode() if isinstance(frame, av.AudioFrame) and frame.samples
                )
            except av.error.EOFError:
                return None
            except av.error.InvalidDataError as error:
                damaged += 1
                if damaged > _MOST_DAMAGED:
                    raise DecodingError(str(error)) from error
        return self._frames.popleft()

    def _placed(self, frame: av.AudioFrame) -> int:
        """Return the position of a frame: after the last one, unless after a seek or a hole its time says else."""
        if self._counted:
            if self._resync:
                return int(np.searchsorted(self._times(), frame.pts or 0)) * self._frame_samples
        elif frame.time is not None:
            placed = self._anchor.frame_at(frame.time + frame.samples / self._rate, self._rate) - frame.samples
            if self._resync or abs(placed - self._end) > _JUMP_S * self._rate:
                return placed
        elif self._resync:
            raise DecodingError("a packet without a time")
        return self._end

    def _packet_time(self, position: int) -> int:
        """Return the time, in the track's units, of the packet that holds a position."""
        if self._counted:
            times = self._times()
            return int(times[min(position // self._frame_samples, len(times) - 1)])
        return int((self._anchor.time_s + (position - self._anchor.frame) / self._rate) / self._time_base)

    def _times(self) -> np.ndarray:
        """Return the time of every packet of bare frames, found once by walking over all of them."""
        if self._packet_times is None:
            with _open_container(self._bytes) as fresh:  # one that has not decoded the first packets yet
                packets = fresh.demux(fresh.streams[self._track.index])
                times = [packet.pts for packet in packets if packet.size and packet.pts is not None]
            if not times:
                raise DecodingError("no packet has a time")
            self._packet_times = np.array(times, np.int64)
            self._rewind()
        return self._packet_times

    def _lead_in(self, first: av.AudioFrame) -> int:
        """Return the samples of silence before a track that starts after the picture."""
        for video in self._container.streams.video:
            is_cover = Disposition.attached_pic in video.disposition
            if is_cover or video.start_time is None or video.time_base is None or first.time is None:
                continue
            late_s = first.time - float(video.start_time * video.time_base)
            return round(late_s * self._rate) if 0.002 < late_s < 3600 else 0
        return 0

    def _grid(self) -> int:
        """Return the step in samples that all frame ends share, where packet times are coarser than one sample."""
        codec = self._track.codec_context
        if self._time_base * self._rate <= 1:
            return 1
        if codec.name == "vorbis":
            return _VORBIS_GRID
        second = self._next_frame()
        if second is None:
            return 1
        self._frames.appendleft(second)
        return second.samples

    def _find_end(self, declared: int | None) -> int:
        """Return the position after the last sample, decoding no more of the file's end than it takes."""
        if declared is None:
            declared = self._demuxed_end()
        back = _TAIL_S * self._rate
        while True:
            start = max(0, declared - round(back))
            self.seek(start)
            found = False
            while self._decode_chunk():
                found = True
            if found or start == 0:
                end = self._end
                self._rewind()
                return end
            back *= 10

    def _demuxed_end(self) -> int:
        end_s = 0.0
        for packet in self._container.demux(self._track):
            if packet.pts is not None:
                end_s = max(end_s, float((packet.pts + (packet.duration or 0)) * packet.time_base))
        self._rewind()
        return self._anchor.frame_at(end_s, self._rate)


def _samples(frame: av.AudioFrame) -> np.ndarray:
    """Return a decoded frame as ``(n, channels)`` float32 in -1..1."""
    values = frame.to_ndarray()
    values = values.T if frame.format.is_planar else values.reshape(-1, frame.layout.nb_channels)
    if values.dtype == np.uint8:
        return (values.astype(np.float32) - 128) / 128
    if values.dtype.kind == "i":
        return values.astype(np.float32) / float(1 << (8 * values.dtype.itemsize - 1))
    with np.errstate(over="ignore"):  # damage in 64-bit floats; what becomes infinite is silenced later
        return values.astype(np.float32, copy=False)


def _bit_depth(codec: str, sample_format: str) -> int | None:
    """Return the bits of a lossless codec; ``None`` where 32-bit samples may hold 20 or 24 bits, and for lossy ones."""
    digits = "".join(character for character in codec.removeprefix("pcm_") if character.isdigit())
    if codec.startswith("pcm_") and digits:
        return int(digits[:2])
    return 16 if codec in ("alac", "flac") and sample_format.startswith("s16") else None


def _open_container(stream: ByteSource) -> av.container.InputContainer:
    stream.seek(0)
    return av.open(
        stream,
        "r",
        container_options={"format_whitelist": FORMATS, "protocol_whitelist": ""},
        metadata_errors="replace",
        buffer_size=1 << 16,
    )


@contextmanager
def _decoding_errors() -> Iterator[None]:
    try:
        yield
    except av.error.FFmpegError as error:
        raise DecodingError(str(error)) from error

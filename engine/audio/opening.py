"""Choose the decoder for a file by its content, and put what is wrong with the file into one sentence."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal

from engine.audio import boxes, mpeg, riff
from engine.audio.decoder import Decoder, DecodingError, NoSoundTrackError, SoundFacts, implausible
from engine.audio.files import CheckedFile, file_errors
from engine.errors import RecordingError
from engine.naming import display_name

Backend = Literal["soundfile", "av"]
_OPEN_END = 1 << 60
_MP4_STARTS = {b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"}
_READERS = {b"FORM": boxes.read_aiff, b"caff": boxes.read_caf, b"OggS": boxes.read_ogg}
_SOUNDFILE_STARTS = (b"fLaC", b"RIFX", b".snd", b"NIST", b"Creative Voice File")


@dataclass(frozen=True)
class Opened:
    """A file that can be decoded: by which library, its facts, and its start timecode if it has one."""

    backend: Backend
    facts: SoundFacts
    start_timecode_s: float | None


class _Refused(Exception):
    """Carries the end of the sentence that tells the user why."""


def probe(file: CheckedFile) -> Opened:
    """
    Look at a file's structure, choose a decoder and ask it for the facts.

    Raises
    ------
    RecordingError
        When the file is not sound, protected, damaged or cut short.
    """
    name = display_name(file.path)
    with file_errors(file.path), open(file.path, "rb") as stream:
        try:
            order, timecode = _examined(stream, file.size)
        except _Refused as refusal:
            raise RecordingError(f"“{name}” {refusal}.") from refusal
    backend, facts = _asked(file, order)
    reason = implausible(facts)
    if reason is not None:
        raise RecordingError(f"“{name}” {reason}, so it is damaged; export or record it again.")
    if facts.frames < 1:
        raise RecordingError(f"“{name}” holds no sound (0 samples); record or export it again.")
    return Opened(backend, facts, timecode)


def open_decoder(backend: Backend, path: Path) -> Decoder:
    """Open a file with one of the two decoding libraries."""
    if backend == "soundfile":
        from engine.audio.soundfile_decoder import SoundfileDecoder

        return SoundfileDecoder(path)
    from engine.audio.av_decoder import AvDecoder

    return AvDecoder(path)


@contextmanager
def reading_errors(file: CheckedFile) -> Iterator[None]:
    """Turn what a decoder raises while it opens or reads a file that was fine before into a sentence."""
    try:
        yield
    except (DecodingError, OSError) as error:
        file.check_unchanged()
        raise RecordingError(
            f"“{display_name(file.path)}” is damaged and cannot be read to its end; copy it again or repair it."
        ) from error


def _examined(stream: BinaryIO, size: int) -> tuple[tuple[Backend, ...], float | None]:
    """Return which decoders to ask, in order, and the start timecode; refuse what the structure rules out."""
    head = stream.read(64)
    if riff.is_riff(head):
        facts = riff.read_riff(stream, size)
        _refuse_impossible_wav(facts)
        _refuse_cut(facts.missing_bytes)
        return ("av",) if facts.unclosed else ("soundfile", "av"), facts.start_timecode_s
    if head[:4] in _READERS:
        _refuse_cut(_READERS[head[:4]](stream, size).missing_bytes)
        # libsndfile 1.2.2 takes one in seven sound Opus files for damaged when it is some seconds into them.
        return ("av", "soundfile") if b"OpusHead" in head else ("soundfile", "av"), None
    if head[4:8] in _MP4_STARTS:
        mp4 = boxes.read_mp4(stream, size)
        if mp4.protected:
            raise _Refused("is protected against copying (DRM), so its sound cannot be read; use an unprotected copy")
        _refuse_cut(mp4.missing_bytes)
        if not mp4.indexed:
            raise _Refused("is incomplete: the index of its sound is missing; copy it again or finish its recording")
        return ("av",), None
    if head[:4] == b"\x1a\x45\xdf\xa3":
        _refuse_cut(boxes.read_matroska(stream, size).missing_bytes)
        return ("av",), None
    if head.startswith(_SOUNDFILE_STARTS):
        return ("soundfile", "av"), None
    mp3 = mpeg.read_mpeg(stream, size)
    if mp3 is not None:
        _refuse_cut(mp3.missing_bytes)
        return ("soundfile", "av"), None
    return ("av",), None


def _refuse_impossible_wav(facts: riff.RiffFacts) -> None:
    if facts.channels is not None and facts.sample_rate is not None:
        reason = implausible(SoundFacts(0, facts.sample_rate, facts.channels, "WAV", "", None))
        if reason is not None:
            raise _Refused(f"{reason}, so it is damaged; export or record it again")


def _refuse_cut(missing_bytes: int) -> None:
    if missing_bytes:
        raise _Refused(f"is cut short: its last {missing_bytes:,} bytes are missing; copy it again or repair it")


def _asked(file: CheckedFile, order: tuple[Backend, ...]) -> tuple[Backend, SoundFacts]:
    """Return the first decoder that can read the file, and what it says of it."""
    name = display_name(file.path)
    for backend in order:
        try:
            with file_errors(file.path):
                decoder = open_decoder(backend, file.path)
            try:
                facts = decoder.facts()
                if 0 < facts.frames < _OPEN_END:
                    _check_end(decoder, facts, name)
                return backend, facts
            finally:
                decoder.close()
        except NoSoundTrackError as error:
            raise RecordingError(f"“{name}” has no sound track; choose a film or recording with sound.") from error
        except DecodingError:
            continue
    raise RecordingError(
        f"“{name}” is not a recording Soloscope can read, or it is damaged; "
        "open a WAV, FLAC, Ogg, MP3, AIFF or M4A file, or a film with sound."
    )


def _check_end(decoder: Decoder, facts: SoundFacts, name: str) -> None:
    """
    Read the last sample that the header promises, so that a file cut short is known before it is analysed.

    An MP3 is spared: its bytes or frames were counted, and a seek to its end reads all of it.
    """
    if facts.container == "MP3":
        return
    try:
        decoder.seek(max(0, facts.frames - facts.slack - 1))
        if len(decoder.read(1)):
            return
    except DecodingError:
        pass
    raise RecordingError(f"“{name}” is cut short: the end of its sound is missing; copy it again or repair it.")

"""Markers inside a WAV: the copy has every sample and chunk of the recording, and markers come and go unharmed."""

import hashlib
import os
import struct
from pathlib import Path

import numpy as np
import pytest
import soundfile

from engine.audio import open_recording
from engine.errors import ExportError
from engine.interchange import ExportFacts, read_contents, read_regions, wav_cue
from engine.interchange.wav_cue import Cue, cue_chunks, write_wav_with_cues
from tests.builders import chirp, noise, region, write_wav
from tests.builders_interchange import plain_regions

RATE = 8000
PLAIN = [("clarinet", 1.0, 2.5), ("violin", 2.0, 4.0), ("clarinet", 4.25, 5.0)]


def copied(source: Path, regions=None, facts: ExportFacts | None = None) -> Path:
    target = source.with_name(f"{source.stem} marked.wav")
    write_wav_with_cues(source, target, plain_regions() if regions is None else regions, facts or ExportFacts())
    return target


def chunks_of(path: Path) -> dict[bytes, bytes]:
    data = path.read_bytes()
    found, position = {}, 12
    while position + 8 <= len(data):
        kind, size = data[position : position + 4], int.from_bytes(data[position + 4 : position + 8], "little")
        if kind == b"data" and size == 0xFFFFFFFF:
            size = int.from_bytes(data[28:36], "little")
        found[kind + data[position + 8 : position + 12] if kind == b"LIST" else kind] = data[
            position + 8 : position + 8 + size
        ]
        position += 8 + size + size % 2
    assert position == len(data), "the chunks do not end where the file does"
    return found


def appended(path: Path, *chunks: tuple[bytes, bytes]) -> Path:
    """Add chunks to the end of a WAV."""
    data = bytearray(path.read_bytes())
    for kind, body in chunks:
        data += kind + struct.pack("<I", len(body)) + body + bytes(len(body) % 2)
    struct.pack_into("<I", data, 4, len(data) - 8)
    path.write_bytes(data)
    return path


def points(path):
    return [(marker.name, marker.time_s) for marker in read_contents(path).markers]


def spans(path: Path) -> list[tuple[str, float, float]]:
    return [(each.instrument, each.onset_s, each.offset_s) for each in read_regions(path)]


@pytest.mark.parametrize(
    ("subtype", "container", "channels"),
    [("PCM_16", "WAV", 1), ("PCM_24", "WAV", 3), ("PCM_U8", "WAV", 1), ("FLOAT", "WAV", 2), ("PCM_24", "RF64", 2)],
)
def test_samples_and_timecode_are_those_of_the_recording(tmp_path, subtype, container, channels):
    samples = chirp(5.0 + 1 / RATE, RATE, channels)  # an odd number of bytes where that is possible
    take = write_wav(tmp_path / "take.wav", samples, RATE, subtype, container, time_reference=RATE * 3600)
    before = hashlib.sha256(take.read_bytes()).digest()
    target = copied(take)
    assert hashlib.sha256(take.read_bytes()).digest() == before
    own, new = chunks_of(take), chunks_of(target)
    assert {kind: body for kind, body in new.items() if kind in own and kind != b"ds64"} == {
        kind: body for kind, body in own.items() if kind != b"ds64"
    }
    assert new.keys() - own.keys() == {b"cue ", b"LISTadtl"}
    np.testing.assert_array_equal(soundfile.read(target)[0], soundfile.read(take)[0])
    with open_recording(target) as recording:
        assert recording.info.start_timecode_s == 3600.0
        assert recording.info.container == ("RF64" if container == "RF64" else "WAV")
    assert spans(target) == PLAIN


def test_every_label_stands_before_any_length():
    body = cue_chunks([Cue(5, 10, b"odd"), Cue(1, 20, b"even"), Cue(7, 0, b"point")])
    assert body.index(b"ltxt") > body.rindex(b"labl")
    assert body.count(b"ltxt") == 2
    assert len(body) % 2 == 0
    assert cue_chunks([]) == b""


def test_markers_that_were_there_stay_and_are_not_doubled(tmp_path):
    cue = struct.pack("<I", 2) + struct.pack("<II4sIII", 7, 800, b"data", 0, 0, 800)
    cue += struct.pack("<II4sIII", 9, 8000, b"data", 0, 0, 8000)
    labels = b"adtl" + b"labl" + struct.pack("<I", 4 + 6) + struct.pack("<I", 7) + b"intro\0"
    labels += b"note" + struct.pack("<I", 4 + 6) + struct.pack("<I", 7) + b"check\0"
    take = appended(write_wav(tmp_path / "take.wav", chirp(6.0, RATE), RATE), (b"cue ", cue), (b"LIST", labels))
    once = copied(take)
    assert sorted(spans(once)) == sorted(PLAIN)
    assert points(once) == [("intro", 0.1), ("unnamed", 1.0)]
    assert b"check\0" in once.read_bytes()
    twice = copied(once)
    assert sorted(spans(twice)) == sorted(spans(once))
    assert points(twice) == points(once)


def test_other_chunks_stay_where_they_are(tmp_path):
    take = write_wav(tmp_path / "take.wav", chirp(6.0, RATE), RATE)
    information = b"INFO" + b"INAM" + struct.pack("<I", 6) + b"T\xc3\xa4ke\0"
    appended(take, (b"LIST", information), (b"iXML", b"<BWFXML/>"), (b"odd!", b"123"))
    new = chunks_of(copied(take))
    assert (new[b"LISTINFO"], new[b"iXML"], new[b"odd!"]) == (information, b"<BWFXML/>", b"123")
    assert list(new)[-2:] == [b"cue ", b"LISTadtl"]


@pytest.mark.parametrize("with_text", [b"", b"\xe4\xf6 viola\0"])
def test_markers_of_other_programs_are_read(tmp_path, with_text):
    cue = struct.pack("<I", 1) + struct.pack("<II4sIII", 1, 0, b"data", 0, 0, 4000)
    region_text = struct.pack("<II4s4H", 1, 8000, b"mark", 0, 0, 0, 0) + with_text
    labels = b"adtl" + b"ltxt" + struct.pack("<I", len(region_text)) + region_text
    take = appended(write_wav(tmp_path / "take.wav", chirp(6.0, RATE), RATE), (b"cue ", cue), (b"LIST", labels))
    assert spans(take) == [("äö viola" if with_text else "unnamed", 0.5, 1.5)]


def test_a_streamed_wav_with_open_sizes_is_closed_in_the_copy(tmp_path):
    take = write_wav(tmp_path / "take.wav", chirp(6.0, RATE), RATE)
    data = bytearray(take.read_bytes())
    struct.pack_into("<I", data, 4, 0xFFFFFFFF)
    struct.pack_into("<I", data, 40, 0xFFFFFFFF)
    take.write_bytes(data)
    new = chunks_of(copied(take))
    assert len(new[b"data"]) == 6 * RATE * 4
    assert spans(tmp_path / "take marked.wav") == PLAIN


def test_a_copy_that_outgrows_a_wav_becomes_an_rf64(tmp_path, monkeypatch):
    take = write_wav(tmp_path / "take.wav", chirp(6.0, RATE), RATE, time_reference=RATE * 3600)
    monkeypatch.setattr(wav_cue, "_LARGEST_RIFF", take.stat().st_size)
    target = copied(take)
    data = bytearray(target.read_bytes())
    assert data[:4] == b"RF64" and data[12:16] == b"ds64"
    size, sound, _, table = struct.unpack_from("<QQQI", data, 20)
    assert (size, sound, table) == (len(data) - 8, 6 * RATE * 4, 0)
    struct.pack_into("<I", data, 4, 0xFFFFFFFF)
    place = data.index(b"data", 40) + 4
    struct.pack_into("<I", data, place, 0xFFFFFFFF)  # the largest size that the test allowed stands there
    target.write_bytes(data)
    np.testing.assert_array_equal(soundfile.read(target)[0], soundfile.read(take)[0])
    assert spans(target) == PLAIN


@pytest.mark.slow
@pytest.mark.skipif(
    "SOLOSCOPE_LARGE_FILES" not in os.environ, reason="writes 4 GB; set SOLOSCOPE_LARGE_FILES to run it"
)
@pytest.mark.skipif(os.name != "posix", reason="needs files with holes")
def test_more_than_four_gigabytes_are_copied_in_little_memory(tmp_path):
    import resource

    take = write_wav(tmp_path / "take.wav", noise(1.0, RATE), RATE, container="RF64")
    data = bytearray(take.read_bytes())
    place = data.index(b"data") + 4
    sound = 4_400_000_000
    struct.pack_into("<QQ", data, 20, place + 4 + sound - 8, sound)
    struct.pack_into("<I", data, place, 0xFFFFFFFF)
    with open(take, "wb") as stream:
        stream.write(data[: place + 4])
        stream.truncate(place + 4 + sound)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    target = copied(take, [region("cello", 200_000.0, 270_000.0)])
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000
    assert target.stat().st_size > sound
    assert spans(target) == [("cello", 200_000.0, 270_000.0)]
    target.unlink()


def test_a_cancelled_copy_leaves_nothing(tmp_path):
    take = write_wav(tmp_path / "take.wav", chirp(20.0, 48_000), 48_000)

    def cancel(share):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_wav_with_cues(take, tmp_path / "new.wav", plain_regions(), ExportFacts(), cancel)
    assert list(tmp_path.iterdir()) == [take]


def test_progress_reaches_the_end(tmp_path):
    take = write_wav(tmp_path / "take.wav", chirp(20.0, 48_000), 48_000)
    shares = []
    write_wav_with_cues(take, tmp_path / "new.wav", plain_regions(), ExportFacts(), shares.append)
    assert shares == sorted(shares) and shares[-1] == 1.0 and len(shares) > 2


def test_the_recording_itself_is_never_written_to(tmp_path):
    take = write_wav(tmp_path / "take.wav", chirp(6.0, RATE), RATE)
    with pytest.raises(ExportError, match="is the recording itself, which is never written to"):
        write_wav_with_cues(take, tmp_path / "." / "take.wav", plain_regions(), ExportFacts())


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"fLaC", "is not a WAV file, and only those hold cue markers"),
        (b"", "is not a WAV file"),
        (b"RIFF\0\0\0\0WAVE", "is a damaged WAV file: it has no sound in it"),
    ],
)
def test_what_is_no_wav_is_told(tmp_path, content, sentence):
    (tmp_path / "a.wav").write_bytes(content)
    with pytest.raises(ExportError, match=sentence):
        copied(tmp_path / "a.wav")
    with pytest.raises(ExportError, match="cannot be read"):
        copied(tmp_path / "gone.wav")


def test_a_wav_cut_short_is_told(tmp_path):
    take = write_wav(tmp_path / "take.wav", chirp(6.0, RATE), RATE)
    take.write_bytes(take.read_bytes()[:-1000])
    with pytest.raises(ExportError, match="is cut short or was never closed by its recorder"):
        copied(take)


def test_a_wav_without_markers_holds_no_regions(tmp_path):
    with pytest.raises(ExportError, match=r"“take\.wav” holds no cue markers"):
        read_regions(write_wav(tmp_path / "take.wav", chirp(1.0, RATE), RATE))


def test_markers_beyond_what_a_cue_can_name_are_told(tmp_path):
    take = write_wav(tmp_path / "take.wav", chirp(1.0, RATE), RATE)
    with pytest.raises(ExportError, match="reach no further than 149 hours"):
        copied(take, [region("a", 1e6, 2e6)])


def test_a_bw64_stays_one(tmp_path):
    take = write_wav(tmp_path / "take.wav", chirp(5.0, RATE), RATE, "PCM_24", "RF64")
    take.write_bytes(b"BW64" + take.read_bytes()[4:])
    target = copied(take)
    assert target.read_bytes()[:4] == b"BW64"
    assert chunks_of(target)[b"data"] == chunks_of(take)[b"data"]
    assert spans(target) == PLAIN


@pytest.mark.skipif(os.name != "posix", reason="needs POSIX limits")
def test_a_full_disk_is_told_and_nothing_is_left(tmp_path):
    import resource

    take = write_wav(tmp_path / "take.wav", chirp(6.0, RATE), RATE)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, limits[1]))
        with pytest.raises(ExportError, match=r"“take marked\.wav” was not written: the disk is full"):
            copied(take)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert list(tmp_path.iterdir()) == [take]


@pytest.mark.skipif(os.name != "posix", reason="needs links")
def test_a_link_to_the_recording_is_the_recording(tmp_path):
    take = write_wav(tmp_path / "take.wav", chirp(6.0, RATE), RATE)
    (tmp_path / "other.wav").symlink_to(take)
    with pytest.raises(ExportError, match="is the recording itself"):
        write_wav_with_cues(take, tmp_path / "other.wav", plain_regions(), ExportFacts())

"""What a recording does whatever its format: spans, blocks, threads, odd content and odd names."""

import os
import sys
import threading

import numpy as np
import pytest

from engine.audio import open_recording
from engine.errors import RecordingError
from tests.builders import chirp, noise, silence, sine, write_av, write_wav


def test_an_empty_span_has_no_samples(tmp_path):
    recording = open_recording(write_wav(tmp_path / "a.wav", chirp(1.0)))
    assert recording.read(0.5, 0.5).shape == (0,)
    assert recording.read(0.5, 0.5, 22050, mono=False).shape == (2, 0)
    assert list(recording.blocks(start_s=1.0)) == []


def test_spans_are_clipped_to_the_recording(tmp_path):
    sound = sine(duration_s=1.0)
    recording = open_recording(write_wav(tmp_path / "a.wav", sound, subtype="FLOAT"))
    np.testing.assert_array_equal(recording.read(-3.0, 0.5), sound[:22050])
    np.testing.assert_array_equal(recording.read(0.5, float("inf")), sound[22050:])
    assert recording.read(7.0, 8.0).shape == (0,)


@pytest.mark.parametrize(("start_s", "end_s"), [(2.0, 1.0), (float("nan"), 1.0), (0.0, float("nan"))])
def test_a_span_that_runs_backwards_is_a_programming_error(tmp_path, start_s, end_s):
    recording = open_recording(write_wav(tmp_path / "a.wav", chirp(1.0)))
    with pytest.raises(ValueError, match="span"):
        recording.read(start_s, end_s)


def test_blocks_have_the_length_asked_for(tmp_path):
    recording = open_recording(write_wav(tmp_path / "a.wav", noise(3.3)))
    assert [len(block) for block in recording.blocks(22050, block_s=1.0)] == [22050, 22050, 22050, 6615]
    assert [block.shape for block in recording.blocks(None, mono=False, block_s=2.0)] == [(1, 88200), (1, 57330)]


def test_threads_read_at_once_and_get_the_same(tmp_path):
    recording = open_recording(write_av(tmp_path / "a.m4a", chirp(3.0)))
    expected = np.concatenate(list(recording.blocks()))
    results: list[np.ndarray] = []

    def read() -> None:
        for _ in range(3):
            results.append(np.concatenate(list(recording.blocks(block_s=0.2))))

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(results) == 12
    assert all(np.array_equal(result, expected) for result in results)


def test_an_abandoned_iteration_leaves_the_recording_usable(tmp_path):
    recording = open_recording(write_wav(tmp_path / "a.flac", chirp(3.0), container="FLAC"))
    expected = recording.read(2.0, 2.5)
    blocks = recording.blocks(block_s=0.1)
    next(blocks)
    blocks.close()
    np.testing.assert_array_equal(recording.read(2.0, 2.5), expected)


@pytest.mark.skipif(sys.platform != "linux", reason="counts open files through /proc")
def test_closing_lets_go_of_the_file(tmp_path):
    path = write_wav(tmp_path / "a.wav", chirp(1.0))

    def opened() -> int:
        links = (f"/proc/self/fd/{number}" for number in os.listdir("/proc/self/fd"))
        return sum(os.readlink(link) == str(path) for link in links if os.path.islink(link))

    with open_recording(path) as recording:
        recording.read(0.0, 0.5)
        assert opened() == 1
    assert opened() == 0
    recording.read(0.0, 0.5)
    assert opened() == 0


def test_samples_that_are_not_finite_or_absurdly_large_are_silence(tmp_path):
    sound = sine(duration_s=1.0)
    sound[100], sound[200], sound[300], sound[400] = np.nan, np.inf, -np.inf, 1e30
    recording = open_recording(write_wav(tmp_path / "a.wav", sound, subtype="FLOAT"))
    heard = recording.read(0.0, 1.0)
    assert heard[[100, 200, 300, 400]].tolist() == [0, 0, 0, 0]
    assert np.isfinite(np.concatenate(list(recording.blocks()))).all()
    np.testing.assert_array_equal(np.delete(heard, [100, 200, 300, 400]), np.delete(sound, [100, 200, 300, 400]))


def test_floats_beyond_full_scale_stay_as_they_are(tmp_path):
    recording = open_recording(write_wav(tmp_path / "a.wav", sine(level=4.0), subtype="FLOAT"))
    assert recording.read(0.0, 1.0).max() == pytest.approx(4.0, rel=1e-3)


def test_digital_silence_is_a_recording(tmp_path):
    recording = open_recording(write_wav(tmp_path / "a.wav", silence(2.0)))
    assert recording.info.duration_s == 2.0
    assert not np.concatenate(list(recording.blocks())).any()


def test_one_sample_is_a_recording(tmp_path):
    recording = open_recording(write_wav(tmp_path / "a.wav", np.array([0.5], np.float32)))
    assert recording.read(0.0, 1.0).tolist() == [0.5]
    assert len(np.concatenate(list(recording.blocks(22050)))) == 1


def test_many_channels_are_mixed_down(tmp_path):
    sound = np.stack([np.full(44100, level, np.float32) for level in np.linspace(0, 1, 64)])
    recording = open_recording(write_wav(tmp_path / "a.wav", sound, subtype="FLOAT"))
    assert recording.info.channels == 64
    np.testing.assert_allclose(recording.read(0.0, 1.0), 0.5, atol=1e-6)
    assert recording.read(0.2, 0.3, 22050, mono=False).shape == (64, 2205)


NAMES = [
    "plain.wav",
    "with space and 'quotes' \".wav",
    "new\nline.wav",
    "-leading-dash.wav",
    "emoji 🎻 ünïcödé 日本.wav",
    "http:example.wav",
    "pipe:0",
    "%s %d {0}.wav",
    ".hidden",
    "no_extension",
    "a" * 240 + ".wav",
]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows allows few of these names")
@pytest.mark.parametrize("name", [*NAMES, os.fsdecode(b"not utf-8 \xff\xfe.wav")], ids=ascii)
@pytest.mark.parametrize("write", [write_wav, lambda path, sound: write_av(path, sound, container="ipod")])
def test_any_name_opens_and_can_be_told_in_a_sentence(tmp_path, name, write):
    path = write(tmp_path / name, chirp(0.5))
    assert open_recording(path).read(0.0, 0.5).shape == (22050,)
    assert open_recording(os.fsencode(path)).info.path == path
    path.write_bytes(b"no sound at all" * 100)
    with pytest.raises(RecordingError) as refused:
        open_recording(path)
    sentence = str(refused.value)
    assert sentence.encode("utf-8").decode() == sentence
    assert sentence.isprintable()


def test_the_content_counts_and_not_the_extension(tmp_path):
    path = write_wav(tmp_path / "flac inside.mp3", chirp(0.5), container="FLAC")
    assert open_recording(path).info.container == "FLAC"


def test_sound_that_starts_after_the_picture_keeps_the_time_of_the_film(tmp_path):
    sound = chirp(2.0)
    path = write_av(tmp_path / "late.mkv", sound, codec="flac", picture_s=3.0, sound_from_s=0.5)
    heard = open_recording(path).read(0.0, 9.0, mono=False)
    assert heard.shape[1] == round(2.5 * 44100)
    assert not heard[:, :22050].any()
    np.testing.assert_allclose(heard[:, 22050:], sound, atol=1e-4)


def test_a_film_in_fragments_opens(tmp_path):
    path = write_av(
        tmp_path / "a.mp4", chirp(2.0), picture_s=2.0, container_options={"movflags": "frag_keyframe+empty_moov"}
    )
    assert open_recording(path).info.duration_s == pytest.approx(2.0, abs=0.05)


def spans_differ_by(path, spans: int = 12) -> float:
    """Return the largest difference between spans read alone and the same spans of the whole."""
    chance = np.random.default_rng(2)
    with open_recording(path) as recording:
        rate = recording.info.sample_rate
        samples = np.concatenate(list(recording.blocks(None)))
        starts = [*chance.integers(0, len(samples) - 8000, spans).tolist(), len(samples) - 8000]
        alone = [recording.read(start / rate, (start + 8000) / rate) for start in starts]
    return max(
        float(np.abs(span - samples[start : start + 8000]).max()) for start, span in zip(starts, alone, strict=True)
    )


def test_bare_ac3_keeps_its_positions_though_its_packet_times_drift(tmp_path):
    path = write_av(tmp_path / "a.ac3", chirp(20.0), codec="ac3")
    assert open_recording(path).info.duration_s == pytest.approx(20.0, abs=0.04)
    assert spans_differ_by(path) < 0.01, "AC-3 is decoded with a dither that begins anew after a seek"


def test_opus_at_a_low_bit_rate_has_converged_after_a_seek(tmp_path):
    sound = chirp(12.0, 48000, channels=1)
    path = write_av(tmp_path / "a.opus", sound, 48000, "libopus", "ogg", codec_options={"b": "16000"})
    assert spans_differ_by(path, 60) < 1e-6


def test_opus_with_a_page_time_a_little_late_is_read_whole(tmp_path):
    # Transcoded from Vorbis, Opus often has such a page; libsndfile takes the rest of the file for damaged.
    path = write_av(tmp_path / "a.opus", chirp(8.0, 48000, channels=1), 48000, "libopus", "ogg")
    path.write_bytes(with_late_ogg_page(path.read_bytes(), after=3 * 48000, late=488))
    with open_recording(path) as recording:
        sound = recording.read(0.0, recording.info.duration_s, 48000)
    assert len(sound) == pytest.approx(8.0 * 48000, abs=1500)
    assert np.sqrt(np.square(sound.reshape(-1)[: 7 * 48000].reshape(7, -1)).mean(axis=1)).min() > 0.05


def with_late_ogg_page(data: bytes, after: int, late: int) -> bytes:
    """Return an Ogg file whose first page after a granule position bears a later one; checksums fit."""
    pages, start, done = [], 0, False
    while start < len(data):
        segments = data[start + 26]
        size = 27 + segments + sum(data[start + 27 : start + 27 + segments])
        page = bytearray(data[start : start + size])
        position = int.from_bytes(page[6:14], "little")
        if position > after and not done:
            page[6:14] = (position + late).to_bytes(8, "little")
            done = True
        page[22:26] = bytes(4)
        page[22:26] = ogg_checksum(page).to_bytes(4, "little")
        pages.append(bytes(page))
        start += size
    return b"".join(pages)


def ogg_checksum(page: bytes) -> int:
    checksum = 0
    for byte in page:
        checksum ^= byte << 24
        for _ in range(8):
            checksum = (checksum << 1) ^ (0x04C11DB7 if checksum & 0x80000000 else 0)
            checksum &= 0xFFFFFFFF
    return checksum


def test_mp3_inside_wav_opens_whole(tmp_path):
    path = write_av(tmp_path / "a.wav", chirp(5.0), codec="libmp3lame", container="wav")
    with open_recording(path) as recording:
        assert (recording.info.container, recording.info.codec) == ("WAV", "MP3")
        assert recording.info.duration_s == pytest.approx(5.0, abs=0.06)
    assert spans_differ_by(path) < 1e-6


def test_a_sequential_read_of_mp3_and_vorbis_is_that_of_one_go(tmp_path):
    import soundfile

    for name, subtype, container in (("a.mp3", "MPEG_LAYER_III", "MP3"), ("a.ogg", "VORBIS", "OGG")):
        path = write_wav(tmp_path / name, chirp(8.0) + noise(8.0, level=0.02), subtype=subtype, container=container)
        with open(path, "rb") as stream:
            in_one_go = soundfile.read(stream, dtype="float32", always_2d=True)[0].T
        with open_recording(path) as recording:
            joined = np.concatenate(list(recording.blocks(None, mono=False, block_s=0.1)), axis=1)
        np.testing.assert_array_equal(joined, in_one_go)

"""Regions as sound: sample-exact cuts, fades of equal power, names that never collide, nothing left half-written."""

import os
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile

from engine.audio import open_recording
from engine.audio.exact_source import ExactSource
from engine.errors import ExportError, SettingsError
from engine.interchange.solo_audio import CutSettings, planned_cuts, sample_format, write_cuts
from tests.builders import chirp, region, sine, write_av, write_wav

RATE = 48_000


def cut(path: Path, regions, settings=None, folder: Path | None = None, on_progress=None) -> list[Path]:
    """Cut regions out of a recording as the command line does."""
    settings = settings or CutSettings()
    folder = folder or path.parent / "cuts"
    with ExactSource(path) as source:
        cuts = planned_cuts(
            regions,
            settings,
            name=path.name,
            sample_rate=source.info.sample_rate,
            frames=source.frames,
            start_timecode_s=source.info.start_timecode_s or 0.0,
            taken=os.listdir(folder) if folder.is_dir() else (),
        )
        return list(write_cuts(source, folder, cuts, settings, on_progress))


def samples_of(path: Path, dtype="int32") -> np.ndarray:
    return soundfile.read(path, dtype=dtype, always_2d=True)[0]


def random_take(path: Path, subtype: str, channels: int = 2, seconds: float = 3.0) -> Path:
    """Write a recording in which every bit of every sample is random."""
    chance = np.random.default_rng(1)
    frames = round(seconds * RATE)
    if subtype in ("FLOAT", "DOUBLE"):
        samples = chance.uniform(-1.5, 1.5, (frames, channels)).astype("f4" if subtype == "FLOAT" else "f8")
    else:
        bits = {"PCM_U8": 8, "PCM_S8": 8, "PCM_16": 16, "PCM_24": 24, "PCM_32": 32}[subtype]
        samples = chance.integers(-(1 << (bits - 1)), 1 << (bits - 1), (frames, channels))
        samples = (samples << (32 - bits)).astype(np.int32)
    soundfile.write(path, samples, RATE, subtype=subtype)
    return path


@pytest.mark.parametrize("subtype", ["PCM_U8", "PCM_16", "PCM_24", "PCM_32", "FLOAT", "DOUBLE"])
def test_a_wav_cut_is_bit_for_bit_what_the_recording_has_there(tmp_path, subtype):
    take = random_take(tmp_path / "take.wav", subtype)
    (path,) = cut(take, [region("cello", 0.50001, 1.75)])
    first, last = round(0.50001 * RATE), round(1.75 * RATE)
    dtype = {"FLOAT": "float32", "DOUBLE": "float64"}.get(subtype, "int32")
    np.testing.assert_array_equal(samples_of(path, dtype), samples_of(take, dtype)[first:last])
    made = soundfile.info(path)
    assert (made.subtype, made.samplerate, made.channels) == (subtype, RATE, 2)


@pytest.mark.parametrize(("name", "subtype"), [("take.wav", "PCM_16"), ("take.wav", "PCM_24"), ("take.flac", "PCM_S8")])
def test_a_flac_cut_is_bit_for_bit_what_the_recording_has_there(tmp_path, name, subtype):
    take = random_take(tmp_path / name, subtype, channels=1)
    (path,) = cut(take, [region("cello", 0.5, 1.75)], CutSettings("flac"))
    np.testing.assert_array_equal(samples_of(path), samples_of(take)[RATE // 2 : RATE * 7 // 4])
    assert soundfile.info(path).subtype == subtype
    assert path.suffix == ".flac"


@pytest.mark.parametrize("name", ["take.flac", "take.aiff", "take.rf64"])
def test_other_lossless_recordings_are_cut_bit_for_bit(tmp_path, name):
    take = random_take(tmp_path / name, "PCM_24")
    (path,) = cut(take, [region("cello", 0.5, 1.75)])
    np.testing.assert_array_equal(samples_of(path), samples_of(take)[RATE // 2 : RATE * 7 // 4])
    assert soundfile.info(path).subtype == "PCM_24"


def test_apple_lossless_of_16_bits_stays_16_bits(tmp_path):
    take = write_av(tmp_path / "take.m4a", chirp(2.0, RATE), RATE, codec="alac")
    (path,) = cut(take, [region("cello", 0.5, 1.5)])
    with open_recording(take) as recording:
        depth = recording.info.bit_depth
        original = recording.read(0.5, 1.5, mono=False).T
    if depth == 16:
        assert soundfile.info(path).subtype == "PCM_16"
        np.testing.assert_array_equal(samples_of(path) >> 16, np.rint(original.astype(np.float64) * 32_768))
    else:
        np.testing.assert_array_equal(samples_of(path, "float32"), original)


@pytest.mark.parametrize("name", ["take.ogg", "take.mp3"])
def test_lossy_recordings_become_floating_point_as_they_are_decoded(tmp_path, name):
    take = tmp_path / name
    kind = {"take.ogg": ("VORBIS", "OGG"), "take.mp3": ("MPEG_LAYER_III", "MP3")}[name]
    write_wav(take, chirp(3.0, RATE), RATE, *kind)
    (path,) = cut(take, [region("cello", 0.5, 1.5)])
    with open_recording(take) as recording:
        original = recording.read(0.5, 1.5, mono=False).T
    assert soundfile.info(path).subtype == "FLOAT"
    np.testing.assert_array_equal(samples_of(path, "float32"), original)


def test_what_cannot_be_kept_is_said():
    assert sample_format("24", "wav") == ("PCM_24", "")
    assert sample_format("16", "flac") == ("PCM_16", "")
    assert sample_format("lossy", "wav")[1] == (
        "The recording is lossy; the cuts are WAV with 32-bit floating-point samples."
    )
    assert sample_format("float32", "flac") == (
        "PCM_24",
        "FLAC holds no floating-point samples; the cuts are FLAC with 24-bit samples, and what is louder than full "
        "scale is clipped.",
    )
    assert sample_format("32", "flac")[0] == "PCM_24"


def test_floating_point_is_clipped_and_not_wrapped_in_flac(tmp_path):
    soundfile.write(tmp_path / "take.wav", np.array([[1.5], [-1.5], [0.25]] * 1000), RATE, subtype="FLOAT")
    (path,) = cut(tmp_path / "take.wav", [region("cello", 0.0, 0.01)], CutSettings("flac"))
    np.testing.assert_array_equal(samples_of(path)[:3, 0] >> 8, [(1 << 23) - 1, -(1 << 23), 1 << 21])


def test_handles_reach_as_far_as_the_recording(tmp_path):
    take = random_take(tmp_path / "take.wav", "PCM_16")
    early, late = cut(take, [region("cello", 0.1, 1.0), region("cello", 2.0, 2.9)], CutSettings(handle_ms=250.0))
    whole = samples_of(take)
    np.testing.assert_array_equal(samples_of(early), whole[: round(1.25 * RATE)])
    np.testing.assert_array_equal(samples_of(late), whole[round(1.75 * RATE) :])


def test_fades_have_equal_power_and_touch_nothing_else(tmp_path):
    take = tmp_path / "take.wav"
    soundfile.write(take, np.full((2 * RATE, 1), 0.5), RATE, subtype="FLOAT")
    settings = CutSettings(fade_in_ms=100.0, fade_out_ms=50.0)
    (path,) = cut(take, [region("cello", 0.5, 1.5)], settings)
    gain = samples_of(path, "float64")[:, 0] / 0.5
    rise, fall = round(0.1 * RATE), round(0.05 * RATE)
    assert np.all(gain[rise:-fall] == 1.0)
    assert np.all(np.diff(gain[:rise]) > 0) and np.all(np.diff(gain[-fall:]) < 0)
    # A fade-in laid over a fade-out of the same length keeps the power.
    np.testing.assert_allclose(gain[:rise] ** 2 + gain[:rise][::-1] ** 2, 1.0, atol=1e-6)
    np.testing.assert_allclose(gain[rise // 2], np.sqrt(0.5), atol=1e-3)


def test_fades_that_would_overlap_are_shortened(tmp_path):
    take = write_wav(tmp_path / "take.wav", sine(duration_s=1.0, rate=RATE), RATE)
    (path,) = cut(take, [region("cello", 0.5, 0.51)], CutSettings(fade_in_ms=1000.0, fade_out_ms=1000.0))
    assert len(samples_of(path)) == 480


def test_fades_are_the_same_in_every_block(tmp_path):
    take = tmp_path / "take.wav"
    soundfile.write(take, np.full((10 * RATE, 1), 0.5), RATE, subtype="DOUBLE")
    (path,) = cut(take, [region("cello", 0.0, 10.0)], CutSettings(fade_in_ms=6000.0, fade_out_ms=4000.0))
    gain = samples_of(path, "float64")[:, 0] / 0.5
    at = np.arange(10 * RATE) + 0.5
    wanted = np.sin(np.pi / 2 * np.minimum(1, at / (6 * RATE))) * np.sin(
        np.pi / 2 * np.minimum(1, (10 * RATE - at) / (4 * RATE))
    )
    np.testing.assert_allclose(gain, wanted, atol=1e-12)


def test_a_cut_tells_where_in_the_day_it_was(tmp_path):
    take = write_wav(tmp_path / "take.wav", chirp(4.0, RATE), RATE, "PCM_24", time_reference=RATE * 3600)
    (path,) = cut(take, [region("clarinet", 1.5, 2.5)], CutSettings(handle_ms=500.0))
    assert path.name == "take_01-00-01.000_clarinet.wav"
    with open_recording(path) as recording:
        assert recording.info.start_timecode_s == 3601.0
        assert recording.info.duration_s == 2.0


def test_names_never_collide_with_each_other_or_with_what_is_there(tmp_path):
    take = write_wav(tmp_path / "take.wav", chirp(2.0, RATE), RATE)
    same = [region("a/b", 0.5, 1.0), region("a:b", 0.5, 1.0), region("A_B", 0.5, 1.0)]
    first = cut(take, same)
    content = {path: path.read_bytes() for path in first}
    second = cut(take, same)
    assert len({path.name.casefold() for path in (*first, *second)}) == 6
    assert all(path.read_bytes() == before for path, before in content.items())
    assert {path.name.casefold() for path in first} == {
        "take_00-00-00.500_a_b.wav",
        "take_00-00-00.500_a_b (2).wav",
        "take_00-00-00.500_a_b (3).wav",
    }


def test_regions_without_sound_in_the_recording_are_left_out(tmp_path):
    take = write_wav(tmp_path / "take.wav", chirp(2.0, RATE), RATE)
    cuts = cut(take, [region("a", 1.0, 1.0), region("b", 5.0, 6.0), region("c", 1.5, 6.0)])
    assert [path.name.rpartition("_")[2] for path in cuts] == ["c.wav"]
    assert len(samples_of(cuts[0])) == RATE // 2


def test_a_cancelled_cut_leaves_whole_files_only(tmp_path):
    take = random_take(tmp_path / "take.wav", "PCM_16")

    def cancel(share):
        if share > 0.6:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        cut(take, [region("a", 0.0, 1.0), region("b", 1.0, 3.0)], on_progress=cancel)
    (left,) = (tmp_path / "cuts").iterdir()
    assert len(samples_of(left)) == RATE


def test_progress_grows_to_one(tmp_path):
    take = random_take(tmp_path / "take.wav", "PCM_16")
    shares: list[float] = []
    cut(take, [region("a", 0.0, 3.0), region("b", 1.0, 3.0)], on_progress=shares.append)
    assert shares == sorted(shares) and shares[-1] == 1.0


def test_too_many_channels_for_flac_are_told(tmp_path):
    take = write_wav(tmp_path / "take.wav", chirp(1.0, RATE, channels=9), RATE)
    with pytest.raises(ExportError, match="FLAC holds no more than 8 channels; cut to WAV"):
        cut(take, [region("a", 0.0, 1.0)], CutSettings("flac"))
    assert len(cut(take, [region("a", 0.0, 1.0)])) == 1


@pytest.mark.parametrize("value", [-1.0, 1e9, float("nan")])
def test_lengths_that_cannot_be_meant_are_refused(value):
    with pytest.raises(SettingsError, match="Handles and fades last from 0 to 600000 ms"):
        CutSettings(fade_in_ms=value)
    with pytest.raises(SettingsError, match="to wav or flac, not to “mp3”"):
        CutSettings("mp3")  # type: ignore[arg-type]


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX limits")
@pytest.mark.parametrize("container", ["wav", "flac"])
def test_a_full_disk_is_told_and_nothing_is_left(tmp_path, container):
    import resource

    take = random_take(tmp_path / "take.wav", "PCM_24")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, limits[1]))
        with pytest.raises(ExportError, match=r"was not written: the disk is full"):
            cut(take, [region("a", 0.0, 3.0)], CutSettings(container))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert list((tmp_path / "cuts").iterdir()) == []


def test_a_long_recording_is_cut_in_little_memory(tmp_path):
    import tracemalloc

    take = random_take(tmp_path / "take.wav", "PCM_24", seconds=60.0)
    tracemalloc.start()
    cut(take, [region("a", 0.0, 60.0)], CutSettings(fade_in_ms=60_000))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8_000_000  # the whole is 23 MB

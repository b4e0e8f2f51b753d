"""Pictures without a network: every sample counts once, and a sine lands where it must."""

import threading
from pathlib import Path

import numpy as np
import pytest

from engine.analysis.progress import Cancelled
from engine.audio import open_recording
from engine.features.filter_banks import filter_bank
from engine.frequency_scales import KINDS, frequency_scale
from engine.service.display import BUCKET_SAMPLES, scan_overview, scan_spectrogram, spectrogram_tile
from engine.service.spectra import spectrum_of
from tests.builders import chirp, silence, sine, write_wav
from tests.builders_analysis import music


def band_of(frequency: float) -> int:
    return int(filter_bank("mel")[:, round(frequency / 22050 * 2048)].argmax())


@pytest.mark.parametrize("rate", [22050, 44100, 48000])
@pytest.mark.parametrize("duration_s", [0.003, 0.7, 12.34])
def test_the_overview_holds_every_sample_and_every_column_once(tmp_path: Path, rate: int, duration_s: float) -> None:
    samples = chirp(duration_s, rate)
    with open_recording(write_wav(tmp_path / "a.wav", samples, rate, "FLOAT")) as recording:
        pieces = list(scan_overview(recording))
    assert [p.start_bucket for p in pieces] == np.cumsum([0] + [p.minima.shape[1] for p in pieces[:-1]]).tolist()
    assert [p.mel_start_column for p in pieces] == np.cumsum([0] + [p.mel.shape[1] for p in pieces[:-1]]).tolist()
    minima = np.concatenate([p.minima for p in pieces], axis=1)
    maxima = np.concatenate([p.maxima for p in pieces], axis=1)
    edges = range(0, samples.shape[1], BUCKET_SAMPLES)
    expected = [samples[:, i : i + BUCKET_SAMPLES] for i in edges]
    np.testing.assert_array_equal(minima, np.stack([part.min(axis=1) for part in expected], axis=1))
    np.testing.assert_array_equal(maxima, np.stack([part.max(axis=1) for part in expected], axis=1))
    assert sum(p.mel.shape[1] for p in pieces) == int(np.ceil(samples.shape[1] / rate / 0.05 - 1e-6))


def test_a_full_scale_sine_is_0_db_in_its_band_and_silence_is_black(tmp_path: Path) -> None:
    sound = np.concatenate([sine(1000.0, 1.0, level=1.0), silence(1.0)])
    with open_recording(write_wav(tmp_path / "a.wav", sound)) as recording:
        strip = np.concatenate([p.mel for p in scan_overview(recording)], axis=1)
    assert strip[band_of(1000.0), 2:18].min() >= 247  # within 3 dB of full scale
    assert strip[:, 2:18].argmax(axis=0).tolist() == [band_of(1000.0)] * 16
    assert strip[:, 23:].max() == 0


def test_a_step_in_time_is_in_its_column(tmp_path: Path) -> None:
    sound = np.concatenate([silence(1.0), sine(3000.0, 1.0)])
    with open_recording(write_wav(tmp_path / "a.wav", sound)) as recording:
        tile = spectrogram_tile(recording, 0.0, 2.0, 200)[band_of(3000.0)].astype(int)
    assert tile[:94].max() == 0
    assert tile[104:].min() > 230
    half = np.flatnonzero(tile > 200)[0]
    assert abs(half - 100) <= 4


def test_the_tile_and_the_overview_agree(tmp_path: Path) -> None:
    with open_recording(write_wav(tmp_path / "a.wav", music(8.0, 44100), 44100)) as recording:
        strip = np.concatenate([piece.mel for piece in scan_overview(recording)], axis=1)
        tile = spectrogram_tile(recording, 2.0, 4.0, 40)
    loudest_nearby = np.maximum.reduce([strip[:, 40 + k : 80 + k].astype(int) for k in (-1, 0, 1)])
    assert (tile <= loudest_nearby + 40).all()
    assert np.corrcoef(strip[:, 40:80].ravel(), tile.ravel())[0, 1] > 0.95


def test_tiles_side_by_side_are_one_picture(tmp_path: Path) -> None:
    with open_recording(write_wav(tmp_path / "a.wav", music(6.0, 48000), 48000)) as recording:
        whole = spectrogram_tile(recording, 1.0, 5.0, 400)
        halves = [spectrogram_tile(recording, 1.0, 3.0, 200), spectrogram_tile(recording, 3.0, 5.0, 200)]
    assert np.abs(whole.astype(int) - np.concatenate(halves, axis=1)).max() <= 1


def test_a_tile_may_overhang_the_recording_and_be_far_zoomed_out(tmp_path: Path) -> None:
    with open_recording(write_wav(tmp_path / "a.wav", sine(440.0, 2.0))) as recording:
        tile = spectrogram_tile(recording, -1.0, 4.0, 50)
        assert tile[:, :9].max() == 0 and tile[:, 31:].max() == 0
        assert tile[band_of(440.0), 12:28].min() > 200
        assert spectrogram_tile(recording, 10.0, 11.0, 5).max() == 0
        assert spectrogram_tile(recording, 0.0, 60.0, 3)[band_of(440.0), 0] > 200
        assert spectrogram_tile(recording, -7200.0, 7202.0, 31).shape == (128, 31)
        assert spectrogram_tile(recording, 1.0, 1.0001, 7).shape == (128, 7)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("duration_s", [0.02, 7.3])
def test_a_scan_holds_every_column_once_and_is_what_tiles_show(tmp_path: Path, kind: str, duration_s: float) -> None:
    with open_recording(write_wav(tmp_path / "a.wav", music(duration_s, 44100), 44100)) as recording:
        pieces = list(scan_spectrogram(recording, kind))
        columns = int(np.ceil(duration_s / 0.05 - 1e-6))
        tile = spectrogram_tile(recording, 0.0, columns * 0.05, columns, kind=kind)
    assert [start for start, _ in pieces] == np.cumsum([0] + [p.shape[1] for _, p in pieces[:-1]]).tolist()
    image = np.concatenate([piece for _, piece in pieces], axis=1)
    assert image.shape == tile.shape == (frequency_scale(kind, 44100).rows, columns)
    # Halving may begin at an odd sample in one of them; the deepest bass then lies up to 1.5 ms beside.
    assert np.abs(image.astype(int) - tile).mean() < 1.5


def test_a_scan_of_one_kind_can_be_cancelled(tmp_path: Path) -> None:
    asked = threading.Event()
    asked.set()
    with (
        open_recording(write_wav(tmp_path / "a.wav", sine())) as recording,
        pytest.raises(Cancelled),
    ):
        next(scan_spectrogram(recording, "chroma", asked))


@pytest.mark.parametrize("span", [(1.0, 1.0, 5), (2.0, 1.0, 5), (0.0, 1.0, 0), (float("nan"), 1.0, 5), (0, 1e400, 5)])
def test_an_impossible_tile_is_refused(tmp_path: Path, span: tuple[float, float, int]) -> None:
    with open_recording(write_wav(tmp_path / "a.wav", sine())) as recording, pytest.raises(ValueError, match="picture"):
        spectrogram_tile(recording, *span)


def test_scans_and_tiles_can_be_cancelled(tmp_path: Path) -> None:
    asked = threading.Event()
    asked.set()
    with open_recording(write_wav(tmp_path / "a.wav", sine())) as recording:
        with pytest.raises(Cancelled):
            spectrogram_tile(recording, 0, 1, 10, asked)
        with pytest.raises(Cancelled):
            next(scan_overview(recording, asked))


def test_no_frames_make_no_columns() -> None:
    for kind in KINDS:
        spectrum = spectrum_of(kind, 44100, 0.05)
        samples = np.zeros(2 * spectrum.reach, np.float32)
        assert spectrum.columns(samples, np.zeros(0, np.int64)).shape == (spectrum.rows, 0)

"""Every kind of spectrogram against what is known in closed form: where a sine lies, how a sweep runs."""

import numpy as np
import pytest

from engine.frequency_scales import KINDS, ConstantQScale, frequency_scale, note_class
from engine.service.spectra import FLOOR_DB, spectrum_of

RATE = 44100
COLUMN_S = 0.05


def decibel(image: np.ndarray) -> np.ndarray:
    return FLOOR_DB * (1 - image.astype(float) / 255)


def middle_column(kind: str, hz: float, column_s: float = COLUMN_S, level: float = 1.0) -> np.ndarray:
    """Levels, in dB, of one column in the middle of a sine."""
    spectrum = spectrum_of(kind, RATE, column_s)
    times_s = np.arange(2 * spectrum.reach + 1) / spectrum.rate
    sound = (level * np.sin(2 * np.pi * hz * times_s)).astype(np.float32)
    return decibel(spectrum.columns(sound, np.array([spectrum.reach])))[:, 0]


@pytest.mark.parametrize("kind", ["log_mel", "linear", "constant_q"])
@pytest.mark.parametrize("hz", [110.0, 440.0, 1000.0, 3520.0, 7000.0])
def test_a_sine_is_loudest_at_its_own_row(kind: str, hz: float) -> None:
    row = frequency_scale(kind, RATE).row_of_hz(hz)
    column = middle_column(kind, hz)
    assert abs(int(column.argmax()) - row) <= 0.75
    assert column.max() == pytest.approx(0.0, abs=2.0)


def test_440_hz_lands_on_a4_in_the_constant_q_view() -> None:
    scale = ConstantQScale()
    column = middle_column("constant_q", 440.0)
    assert scale.row_of_hz(440.0) == pytest.approx(90)
    assert int(column.argmax()) == 90
    assert column[90] == pytest.approx(0.0, abs=0.3)
    assert column[[89, 91]] == pytest.approx(-6.0, abs=0.6)  # Hann: half the amplitude one bin away
    assert np.delete(column, range(87, 94)).max() < -30


@pytest.mark.parametrize("semitones", range(0, 96, 7))
def test_every_note_has_its_own_row_and_one_level(semitones: int) -> None:
    hz = ConstantQScale().hz_of_row(2 * semitones)
    column = middle_column("constant_q", hz)
    assert int(column.argmax()) == 2 * semitones
    assert column.max() == pytest.approx(0.0, abs=0.5)


def test_a_logarithmic_sweep_is_a_straight_line_in_the_constant_q_view() -> None:
    spectrum = spectrum_of("constant_q", RATE, COLUMN_S)
    duration_s, octaves = 12.0, 5.0
    times_s = np.arange(int(duration_s * spectrum.rate)) / spectrum.rate
    phase = 2 * np.pi * 110 * duration_s / (octaves * np.log(2)) * 2 ** (octaves * times_s / duration_s)
    sound = np.sin(phase).astype(np.float32)
    centres_s = np.arange(1.5, duration_s - 1.5, COLUMN_S)
    image = spectrum.columns(sound, np.rint(centres_s * spectrum.rate).astype(np.int64))
    rows = image.argmax(axis=0)
    wanted = ConstantQScale().row_of_hz(110.0) + 24 * octaves * centres_s / duration_s
    assert np.abs(rows - wanted).max() <= 1.0
    slope, _ = np.polyfit(centres_s, rows, 1)
    assert slope == pytest.approx(24 * octaves / duration_s, rel=0.005)


@pytest.mark.parametrize(("hz", "name"), [(440.0, "A"), (55.0, "A"), (261.63, "C"), (3136.0, "G"), (1244.5, "D♯")])
def test_a_note_lands_in_its_class_whatever_its_octave(hz: float, name: str) -> None:
    column = middle_column("chroma", hz)
    assert note_class(int(column.argmax())) == name
    assert column.max() == pytest.approx(0.0, abs=0.7)
    assert np.sort(column)[-2] < -25


@pytest.mark.parametrize("kind", KINDS)
def test_silence_is_black_and_half_the_amplitude_is_6_db(kind: str) -> None:
    assert middle_column(kind, 440.0, level=0.0).max() == FLOOR_DB
    fall = middle_column(kind, 440.0).max() - middle_column(kind, 440.0, level=0.5).max()
    assert fall == pytest.approx(6.02, abs=0.4)


@pytest.mark.parametrize("kind", ["log_mel", "linear", "constant_q"])
def test_shorter_columns_have_shorter_windows(kind: str) -> None:
    """A click is smeared over as long as the window is."""

    def smear_s(column_s: float) -> float:
        spectrum = spectrum_of(kind, RATE, column_s)
        sound = np.zeros(4 * spectrum.reach + 1, np.float32)
        sound[2 * spectrum.reach] = 1.0
        centres = 2 * spectrum.reach + np.arange(-spectrum.reach, spectrum.reach, 16)
        power = 10 ** (decibel(spectrum.columns(sound, centres)) / 10)
        row = round(frequency_scale(kind, RATE).row_of_hz(1000.0))
        return float((power[row] > power[row].max() / 4).sum() * 16 / spectrum.rate)

    assert smear_s(0.002) == pytest.approx(smear_s(0.05) / 2, rel=0.35)
    assert smear_s(0.0005) <= smear_s(0.002)


def test_a_linear_spectrogram_reaches_as_high_as_the_recording() -> None:
    assert int(middle_column("linear", 20000.0).argmax()) == int(20000 / (RATE / 2) * 512)
    assert spectrum_of("linear", 96000, 0.05).rate == 48000
    assert spectrum_of("linear", 8000, 0.05).rate == 8000


def test_an_unknown_kind_is_refused_in_words() -> None:
    with pytest.raises(ValueError, match="wavelet"):
        spectrum_of("wavelet", RATE, COLUMN_S)
    with pytest.raises(ValueError, match="log_mel"):
        frequency_scale("wavelet", RATE)

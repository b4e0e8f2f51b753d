"""The features in torch against librosa and OpenCV, and against what closed forms demand."""

import numpy as np
import pytest
import torch

from engine.audio import open_recording
from engine.features import CONFIGURATIONS, FeatureExtractor, FeatureSettings
from engine.features.reference import reference_frames, reference_representations
from engine.resource_files import resource_path
from tests.builders import noise, notes, silence, sine

RATE = 22050
TOLERANCE = 1e-3


@pytest.fixture(scope="module")
def music() -> np.ndarray:
    """Six seconds of the demo recording in which several instruments play."""
    with open_recording(resource_path("demo", "demo.ogg")) as recording:
        return recording.read(20.0, 26.0, sample_rate=RATE, mono=True)


def representations(samples: np.ndarray, configuration: str = "quarter") -> dict[str, np.ndarray]:
    extractor = FeatureExtractor(FeatureSettings(configuration=configuration))
    found = extractor.representations(torch.from_numpy(samples)[None])
    return {name: values[0].numpy() for name, values in found.items()}


@pytest.mark.parametrize("configuration", CONFIGURATIONS)
def test_stack_equals_librosa_and_opencv_on_music_in_every_configuration(music: np.ndarray, configuration: str) -> None:
    settings = FeatureSettings(configuration=configuration)
    fast = FeatureExtractor(settings).frames(torch.from_numpy(music)[None])[0].numpy()
    reference = reference_frames(music, settings)
    assert fast.shape == reference.shape == (settings.rows, fast.shape[1])
    assert np.abs(fast - reference).max() < TOLERANCE


@pytest.mark.parametrize(
    "samples",
    [sine(440.0, 2.0, RATE), noise(2.0, RATE), silence(2.0, RATE), notes(rate=RATE), sine(60.0, 1.0, RATE, 1e-3)],
    ids=["sine", "noise", "silence", "notes", "faint low sine"],
)
def test_every_representation_equals_librosas_on_closed_forms(samples: np.ndarray) -> None:
    settings = FeatureSettings()
    reference = reference_representations(samples, settings)
    for name, values in representations(samples).items():
        std = settings.scaling[name][1]
        assert np.abs(values - reference[name]).max() / std < TOLERANCE, name


@pytest.mark.parametrize(
    ("configuration", "rows"),
    [("mel", 128), ("original", 153), ("quarter", 224), ("half", 320), ("three-quarter", 416), ("full", 512)],
)
def test_configurations_have_the_rows_of_the_paper(configuration: str, rows: int) -> None:
    assert FeatureSettings(configuration=configuration).rows == rows


def test_sine_of_440_hz_lands_in_chroma_a_and_in_its_mel_band() -> None:
    found = representations(sine(440.0, 1.0, RATE))
    assert (found["chroma"].argmax(axis=0) == 9).all()
    loudest = found["log_mel"].mean(axis=1).argmax()
    mel_of_440 = 440.0 / (200.0 / 3)  # Slaney's scale is linear up to 1 kHz
    top_mel = 15 + np.log(RATE / 2 / 1000) / (np.log(6.4) / 27)
    assert abs(loudest - (mel_of_440 / top_mel * 129 - 1)) <= 1


def test_level_moves_log_mel_by_as_many_decibels_and_leaves_the_others() -> None:
    loud, soft = representations(noise(1.0, RATE, 0.3)), representations(noise(1.0, RATE, 0.03))
    assert np.allclose(loud["log_mel"] - soft["log_mel"], 20.0, atol=0.01)
    for name in ("chroma", "contrast", "tonnetz"):
        # The median: here and there a bin of the softer noise falls under the spectrum's floor.
        assert np.median(np.abs(loud[name] - soft[name])) < 1e-4, name


def test_contrast_of_a_tone_is_higher_than_that_of_noise() -> None:
    tone, hiss = representations(sine(1000.0, 1.0, RATE)), representations(noise(1.0, RATE))
    assert tone["contrast"][3].min() > hiss["contrast"][3].max() + 5


def test_tonnetz_of_a_fifth_lies_between_those_of_its_notes() -> None:
    low, high = sine(261.63, 1.0, RATE, 0.3), sine(392.0, 1.0, RATE, 0.3)
    fifth = representations(low + high)["tonnetz"].mean(axis=1)
    c, g = (representations(tone)["tonnetz"].mean(axis=1) for tone in (low, high))
    assert np.linalg.norm(fifth - c) < np.linalg.norm(c - g)
    assert np.linalg.norm(fifth - g) < np.linalg.norm(c - g)


def test_silence_gives_finite_features_that_are_the_same_in_every_frame() -> None:
    frames = FeatureExtractor(FeatureSettings()).frames(torch.zeros(1, RATE))[0]
    assert torch.isfinite(frames).all()
    assert torch.equal(frames, frames[:, :1].expand_as(frames))


def test_frames_do_not_depend_on_batch_or_on_where_a_block_starts(music: np.ndarray) -> None:
    extractor = FeatureExtractor(FeatureSettings())
    whole = extractor.frames(torch.from_numpy(music)[None])[0]
    length = extractor.settings.window_samples
    cuts = torch.stack([torch.from_numpy(music[start * 512 : start * 512 + length]) for start in (0, 31, 100)])
    for cut, start in zip(extractor.frames(cuts), (0, 31, 100), strict=True):
        assert torch.allclose(cut, whole[:, start : start + 44], atol=1e-4)

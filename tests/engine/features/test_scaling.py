"""Row scaling against OpenCV, filter banks against librosa, settings against their own JSON."""

import cv2
import librosa
import numpy as np
import pytest

from engine.errors import SettingsError
from engine.features import FeatureSettings
from engine.features.filter_banks import filter_bank
from engine.features.scaling import row_scaling_matrix


@pytest.mark.parametrize("rows", [1, 6, 7, 12, 128])
@pytest.mark.parametrize("scaled", [1, 6, 30, 32, 64, 96, 128])
def test_row_scaling_equals_opencvs_resize(rows: int, scaled: int) -> None:
    values = np.random.default_rng(rows * scaled).standard_normal((rows, 44)).astype(np.float32)
    expected = cv2.resize(values, (44, scaled), interpolation=cv2.INTER_LINEAR)
    assert np.allclose(row_scaling_matrix(rows, scaled) @ values, expected, atol=1e-5)


def test_kept_filter_banks_are_librosas() -> None:
    assert np.allclose(filter_bank("mel"), librosa.filters.mel(sr=22050, n_fft=2048, n_mels=128))
    assert np.allclose(filter_bank("chroma"), librosa.filters.chroma(sr=22050, n_fft=2048, tuning=0.0))


def test_settings_survive_json() -> None:
    settings = FeatureSettings(configuration="half", scaling={**FeatureSettings().scaling, "log_mel": (-20.0, 17.5)})
    assert FeatureSettings.from_json(settings.to_json()) == settings


@pytest.mark.parametrize(
    "change",
    [{"configuration": "huge"}, {"scaling": {"log_mel": [0, 1]}}, {"scaling": None}, {"n_fft": "wide"}],
)
def test_bad_settings_are_refused_in_words(change: dict) -> None:
    with pytest.raises(SettingsError, match=r"feature (configuration|settings)"):
        FeatureSettings.from_json({**FeatureSettings().to_json(), **change})

"""Speech for training: read by a real program where it is installed, asked for in words where it is not."""

import shutil

import numpy as np
import pytest

from engine.errors import SettingsError
from engine.training.spoken_stems import Speaker


def test_missing_program_is_asked_for(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SettingsError, match="install the package espeak-ng"):
        Speaker(22050)


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="needs eSpeak NG")
def test_speech_has_words_and_pauses_and_another_voice_each_time() -> None:
    speaker = Speaker(22050)
    first, second = (speaker.speak(6.0, np.random.default_rng(seed)) for seed in (1, 2))
    assert 3 * 22050 < len(first) <= 6 * 22050
    loudness = np.sqrt(np.square(first[: len(first) // 441 * 441]).reshape(-1, 441).mean(axis=1))
    assert np.percentile(loudness, 95) > 20 * np.percentile(loudness, 5)
    shorter = min(len(first), len(second))
    assert not np.array_equal(first[:shorter], second[:shorter])

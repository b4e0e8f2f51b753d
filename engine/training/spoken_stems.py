"""Speech as a sound that must not be named: sentences read by eSpeak NG in many voices."""

import shutil
import subprocess
import tempfile
from pathlib import Path

import numpy as np
import soundfile
import soxr

from engine.errors import SettingsError

_PROGRAM = "espeak-ng"
_LANGUAGES = ("en-gb", "en-us", "de", "fr", "es", "it", "nl", "pl", "pt", "sv")
_SPEAKERS = ("m1", "m2", "m3", "m4", "m5", "m6", "m7", "f1", "f2", "f3", "f4", "f5", "croak", "whisper")
_WORDS = (
    "yesterday", "the", "orchestra", "played", "in", "a", "small", "hall", "near", "the", "harbour", "and", "nobody",
    "knew", "who", "had", "written", "it", "down", "before", "we", "left", "seven", "minutes", "later", "please",
    "listen", "again", "to", "what", "she", "said", "about", "the", "weather", "on", "radio", "tomorrow", "morning",
)  # fmt: skip


class Speaker:
    """Reads made-up sentences aloud.

    Parameters
    ----------
    sample_rate : int
        Of what is spoken, in Hz.

    Raises
    ------
    SettingsError
        If eSpeak NG is not installed.
    """

    def __init__(self, sample_rate: int) -> None:
        if shutil.which(_PROGRAM) is None:
            raise SettingsError("Speech is read by eSpeak NG; install the package espeak-ng.")
        self._sample_rate = sample_rate

    def speak(self, length_s: float, rng: np.random.Generator) -> np.ndarray:
        """Return one voice reading for about `length_s`, (samples,) float32; words, voice, pitch and speed are drawn.

        Raises
        ------
        SettingsError
            If eSpeak NG fails.
        """
        count = max(3, round(2.5 * length_s))
        words = [str(word) for word in rng.choice(_WORDS, count)]
        for stop in range(6, count, 7):
            words[stop] += "."
        voice = f"{rng.choice(_LANGUAGES)}+{rng.choice(_SPEAKERS)}"
        pitch, speed = str(int(rng.integers(15, 85))), str(int(rng.integers(120, 200)))
        with tempfile.TemporaryDirectory() as folder:
            spoken = Path(folder) / "speech.wav"
            command = [_PROGRAM, "-v", voice, "-p", pitch, "-s", speed, "-w", str(spoken), " ".join(words)]
            run = subprocess.run(command, capture_output=True, text=True, check=False)
            if run.returncode != 0 or not spoken.exists():
                reason = (run.stderr.strip().splitlines() or ["no reason given"])[-1]
                raise SettingsError(f"eSpeak NG could not speak ({reason}).")
            sound, rate = soundfile.read(spoken, dtype="float32")
        heard = soxr.resample(sound, rate, self._sample_rate)
        return np.asarray(heard[: round(length_s * self._sample_rate)], dtype=np.float32)

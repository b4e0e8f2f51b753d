"""What the tests of playback listen with: an output at the right pace that keeps what it was given."""

import time

import numpy as np

from desktop.audio_output import TimerOutput


class Tape:
    """A silent output at the right pace that keeps what it was given, and when.

    Parameters
    ----------
    rate : int, optional
        Of the device; the recording's own by default.
    note : str
        What it says about how it was opened.
    """

    def __init__(self, rate: int | None = None, note: str = "") -> None:
        self.heard: list[np.ndarray] = []
        self.times: list[float] = []
        self._rate, self._note = rate, note

    def __call__(self, sample_rate, fill):
        def keep(out):
            fill(out)
            self.heard.append(out.copy())
            self.times.append(time.monotonic())

        output = TimerOutput(self._rate or sample_rate, keep)
        output.note = self._note
        return output

    @property
    def sound(self) -> np.ndarray:
        """All frames, without the silence before the first sound."""
        frames = np.concatenate(self.heard)
        first = np.flatnonzero(np.abs(frames).max(axis=1) > 0)[0]
        return frames[first:]


def pitch_hz(samples: np.ndarray, rate: int) -> float:
    """Return the frequency of the strongest partial, to a tenth of a hertz."""
    windowed = samples * np.hanning(len(samples))
    size = 2 ** int(np.ceil(np.log2(10 * rate)))
    spectrum = np.abs(np.fft.rfft(windowed, size))
    peak = int(spectrum.argmax())
    left, middle, right = np.log(spectrum[peak - 1 : peak + 2])
    return float((peak + 0.5 * (left - right) / (left - 2 * middle + right)) * rate / size)

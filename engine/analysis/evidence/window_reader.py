"""Single windows of a recording, read wherever they are wanted, as an analysis would have seen them."""

import math
import threading

import numpy as np
import torch
from torch import Tensor

from engine.analysis.lift import recording_lift
from engine.analysis.offset import centred, offset_reach
from engine.audio import Recording
from engine.features import FeatureExtractor, FeatureSettings
from engine.features.spectrum import magnitude_spectrum

__all__ = ["WindowReader"]


class WindowReader:
    """Reads windows of a recording; what lies outside of it is silence.

    Parameters
    ----------
    recording : Recording
    extractor : FeatureExtractor
    cancelled : threading.Event, optional
        Ends reading, with `Cancelled`, where a quiet recording must be read through first (see `engine.analysis.lift`).
    """

    def __init__(
        self, recording: Recording, extractor: FeatureExtractor, cancelled: threading.Event | None = None
    ) -> None:
        self._cancelled = cancelled
        self.recording = recording
        self.extractor = extractor
        self.settings: FeatureSettings = extractor.settings

    @property
    def window_s(self) -> float:
        """Seconds from the centre of a window's first STFT frame to that of the next window's, edge to edge."""
        return self.settings.window_frames * self.frame_s

    @property
    def frame_s(self) -> float:
        """Seconds from one STFT frame to the next."""
        return self.settings.hop_length / self.settings.sample_rate

    def start_frame(self, start_s: float) -> int:
        """Return the STFT frame nearest to a time; frame 0 is centred on the recording's first sample."""
        return round(start_s / self.frame_s)

    def around(self, time_s: float) -> int:
        """Return the first frame of the window whose middle is nearest to a time."""
        return self.start_frame(time_s - self.window_s / 2)

    def windows(self, starts: list[int]) -> Tensor:
        """Return the windows that begin at these STFT frames, shape (windows, 1, rows, window_frames).

        Raises
        ------
        RecordingError
            If the recording cannot be read.
        """
        length = self.settings.window_frames
        found: list[Tensor] = []
        for first, last in _runs(starts, length):
            device = self.extractor.mel_bank.device
            samples = torch.from_numpy(self._samples(first, last + length - first))[None].to(device)
            with torch.inference_mode():
                columns = self.extractor.frames(samples)[0]
            inside = [start - first for start in starts if first <= start <= last]
            found += [columns[:, start : start + length] for start in inside]
        return torch.stack(found).unsqueeze(1)

    def spectrum(self, start: int) -> Tensor:
        """Return the magnitude spectrum of a window, shape (bins, window_frames)."""
        s = self.settings
        samples = torch.from_numpy(self._samples(start, s.window_frames))[None].to(self.extractor.mel_bank.device)
        return magnitude_spectrum(samples, s.n_fft, s.hop_length)[0]

    def _samples(self, first_frame: int, frames: int) -> np.ndarray:
        s = self.settings
        first = first_frame * s.hop_length - s.n_fft // 2
        samples = np.zeros((frames - 1) * s.hop_length + s.n_fft, dtype=np.float32)
        last = first + len(samples)
        total = math.floor(self.recording.info.duration_s * s.sample_rate)
        inside_first, inside_last = min(max(first, 0), total), min(max(last, 0), total)
        if inside_last > inside_first:
            before, after = offset_reach(s.sample_rate)
            read_first, read_last = max(0, inside_first - before), min(total, max(inside_last + after, 2 * after + 1))
            read = self.recording.read(read_first / s.sample_rate, read_last / s.sample_rate, s.sample_rate)
            skipped = inside_first - read_first
            found = centred(read, skipped, min(len(read), skipped + inside_last - inside_first), s.sample_rate)
            begin = inside_first - first
            lift = recording_lift(self.recording, s.sample_rate, self._cancelled)
            samples[begin : begin + len(found)] = found * np.float32(lift)
        return samples


def _runs(starts: list[int], length: int) -> list[tuple[int, int]]:
    """Group ascending windows that touch, so that what they share is read once: first and last start of each group."""
    runs: list[tuple[int, int]] = []
    for start in starts:
        if runs and start <= runs[-1][1] + length:
            runs[-1] = (runs[-1][0], start)
        else:
            runs.append((start, start))
    return runs

"""Evidence to listen to: a recording with only the cells left that an instrument's activation rests on.

It is cut from the recording at its own rate and with all its channels, in the same bands and steps as the occlusion
map, by a gated short-time Fourier transform. Nothing is made louder.
"""

import hashlib
import math
from contextlib import suppress
from pathlib import Path

import numpy as np
import soundfile
import torch

from engine.analysis.cache import cache_folder
from engine.analysis.evidence.occlusion import Occlusion
from engine.atomic import replacing
from engine.audio import Recording
from engine.errors import EvidenceError

__all__ = ["audible_evidence", "save_evidence"]

_FRAME_S = 0.046
_FADE_S = 0.005
_KEPT_FILES = 32


def audible_evidence(recording: Recording, found: Occlusion) -> tuple[np.ndarray, int, float]:
    """Cut the evidence out of a recording.

    Parameters
    ----------
    recording : Recording
    found : Occlusion
        Of this recording.

    Returns
    -------
    samples : ndarray (channels, samples), float32
        From the first window's start to the last one's end, as far as they lie in the recording; silent where there
        is no evidence.
    sample_rate : int
    start_s : float
        Where in the recording they begin.

    Raises
    ------
    RecordingError
        If the recording cannot be read.
    """
    info = recording.info
    start_s = max(0.0, found.window_starts_s[0])
    end_s = min(info.duration_s, found.window_starts_s[-1] + found.window_s)
    samples = recording.read(start_s, end_s, mono=False)
    n_fft = 2 ** round(math.log2(_FRAME_S * info.sample_rate))
    hop = n_fft // 4
    window = torch.hann_window(n_fft)
    padded = torch.from_numpy(np.pad(samples, [(0, 0), (0, max(0, n_fft - samples.shape[1]))]))
    spectrum = torch.stft(padded, n_fft, hop, window=window, center=True, pad_mode="constant", return_complex=True)
    times_s = start_s + np.arange(spectrum.shape[2]) * hop / info.sample_rate
    gate = _gate(found, np.fft.rfftfreq(n_fft, 1.0 / info.sample_rate), times_s)
    spectrum *= torch.from_numpy(gate)
    cut = torch.istft(spectrum, n_fft, hop, window=window, center=True, length=padded.shape[1]).numpy()
    return _faded(cut[:, : samples.shape[1]], info.sample_rate), info.sample_rate, start_s


def save_evidence(recording: Recording, found: Occlusion) -> tuple[Path, float]:
    """Write the evidence as WAV into the cache folder; return the file and where in the recording it begins.

    Only the newest files are kept.

    Raises
    ------
    EvidenceError
        If it cannot be written.
    RecordingError
        If the recording cannot be read.
    """
    samples, rate, start_s = audible_evidence(recording, found)
    folder = cache_folder() / "evidence"
    identity = f"{recording.info.path}|{found.instrument}|{found.window_starts_s}|{found.evidence.tobytes().hex()}"
    path = folder / f"{hashlib.sha256(identity.encode()).hexdigest()[:24]}.wav"
    try:
        with replacing(path) as stream:
            soundfile.write(stream, samples.T, rate, subtype="PCM_24", format="WAV")
        _forget_old(folder)
    except (OSError, soundfile.LibsndfileError) as error:
        raise EvidenceError(f"The evidence cannot be written to the cache folder ({error}).") from error
    return path, start_s


def _gate(found: Occlusion, bins_hz: np.ndarray, times_s: np.ndarray) -> np.ndarray:
    """Gains (bins, frames): 1 inside the cells of the evidence, 0 outside and between windows."""
    edges_hz = np.array(found.cells.band_edges_hz)
    bands = np.searchsorted(edges_hz, bins_hz, side="right") - 1
    heard = (bands >= 0) & (bins_hz <= edges_hz[-1])
    bands = np.clip(bands, 0, len(edges_hz) - 2)
    gate = np.zeros((len(bins_hz), len(times_s)), dtype=np.float32)
    step_edges_s = np.array(found.cells.step_edges_s)
    for start_s, cells in zip(found.window_starts_s, found.evidence, strict=True):
        steps = np.searchsorted(step_edges_s, times_s - start_s + 1e-9, side="right") - 1
        inside = np.flatnonzero((steps >= 0) & (steps < len(step_edges_s) - 1))
        opened = cells[bands[:, None], steps[inside][None, :]] & heard[:, None]
        gate[:, inside] = np.maximum(gate[:, inside], opened)
    return gate


def _faded(samples: np.ndarray, rate: int) -> np.ndarray:
    """Fade both ends, so that they do not click."""
    length = min(round(_FADE_S * rate), samples.shape[1] // 2)
    if length:
        ramp = np.linspace(0, 1, length, dtype=np.float32)
        samples = samples.copy()
        samples[:, :length] *= ramp
        samples[:, -length:] *= ramp[::-1]
    return samples


def _forget_old(folder: Path) -> None:
    files = sorted(folder.glob("*.wav"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in files[_KEPT_FILES:]:
        with suppress(OSError):  # on some systems not while somebody plays it
            path.unlink()

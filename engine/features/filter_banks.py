"""The mel and chroma filter banks, taken from librosa once and kept as a file, so that no run needs librosa.

``python -m engine.features.filter_banks`` writes the file anew; a test holds it equal to librosa's.
"""

from functools import cache
from pathlib import Path

import numpy as np

SAMPLE_RATE = 22050
N_FFT = 2048
N_MELS = 128
_FILE = Path(__file__).with_name("filter_banks.npz")


@cache
def filter_bank(name: str) -> np.ndarray:
    """Return a filter bank that is applied to a power spectrum at 22 050 Hz with 2048-sample frames.

    Parameters
    ----------
    name : {"mel", "chroma"}
        Slaney-normed mel bands (128, 1025), or pitch classes from C at A4 = 440 Hz (12, 1025).

    Returns
    -------
    ndarray of float32
    """
    with np.load(_FILE) as banks:
        return np.asarray(banks[name], dtype=np.float32)


def write_filter_banks(path: Path = _FILE) -> None:
    """Take both filter banks from librosa and write them to `path`."""
    import librosa  # a development dependency, not one of the program

    np.savez_compressed(
        path,
        mel=librosa.filters.mel(sr=SAMPLE_RATE, n_fft=N_FFT, n_mels=N_MELS),
        chroma=librosa.filters.chroma(sr=SAMPLE_RATE, n_fft=N_FFT, tuning=0.0),
    )


if __name__ == "__main__":
    write_filter_banks()

"""Simulated rooms, loudspeakers and microphones, as filters applied in the frequency domain."""

from functools import cache

import numpy as np

_TONE_HZ = (40, 100, 250, 600, 1500, 3500, 7000, 11025)


def room_responses(count: int, sample_rate: int, length: int, reach: int, rng: np.random.Generator) -> np.ndarray:
    """Spectra of simulated room responses: direct sound, a few early reflections, a decaying diffuse tail.

    Parameters
    ----------
    count : int
    sample_rate : int
        In Hz.
    length : int
        Samples of the transform.
    reach : int
        Samples after which a response is cut off, so that filtering by multiplication does not wrap around.
    rng : numpy.random.Generator

    Returns
    -------
    ndarray of complex64 (count, length // 2 + 1)
    """
    time_s = np.arange(reach) / sample_rate
    responses = np.zeros((count, length), dtype=np.float32)
    for response in responses:
        decay_s = float(np.exp(rng.uniform(np.log(0.1), np.log(2.0))))
        tail = rng.normal(size=reach) * np.exp(-6.9 * time_s / decay_s)
        # High frequencies die away sooner: a one-pole low-pass over the tail.
        smooth = float(rng.uniform(0.2, 0.8))
        kernel = smooth * (1 - smooth) ** np.arange(32)
        tail = np.convolve(tail, kernel)[:reach]
        tail[: int(rng.uniform(0.002, 0.02) * sample_rate)] = 0
        response[0] = 1.0
        for _ in range(int(rng.integers(2, 8))):
            response[int(rng.uniform(0.001, 0.04) * sample_rate)] += rng.uniform(-0.5, 0.5)
        wet = 10 ** (rng.uniform(-22, 3) / 20)
        response[:reach] += wet * tail / np.sqrt(np.square(tail).sum() + 1e-12)
    return np.fft.rfft(responses, axis=1).astype(np.complex64)


def tone_curve(sample_rate: int, bins: int, strength_db: float, rng: np.random.Generator) -> np.ndarray:
    """Return a smooth random equaliser curve, as gains (bins,), drawn over log-frequency."""
    tilt = rng.normal(0, strength_db) * np.linspace(-0.5, 0.5, len(_TONE_HZ))
    gains_db = tilt + rng.normal(0, strength_db / 2, len(_TONE_HZ))
    return np.asarray(10 ** (_tone_basis(sample_rate, bins) @ gains_db.astype(np.float32) / 20), dtype=np.float32)


@cache
def _tone_basis(sample_rate: int, bins: int) -> np.ndarray:
    """Linear interpolation between the points of a tone curve over log-frequency, (bins, points)."""
    frequencies = np.log2(np.maximum(np.linspace(0, sample_rate / 2, bins), _TONE_HZ[0]))
    points = np.log2(_TONE_HZ)
    return np.stack([np.interp(frequencies, points, row) for row in np.eye(len(points))], axis=1).astype(np.float32)


def band_limit(sample_rate: int, bins: int, high_hz: float, low_hz: float) -> np.ndarray:
    """Gains (bins,) of a steep band-pass, as codecs and small loudspeakers have it."""
    frequencies = np.linspace(0, sample_rate / 2, bins)
    above = np.clip((high_hz * 1.06 - frequencies) / (high_hz * 0.06), 0, 1)
    below = np.clip(frequencies / max(low_hz, 1e-3), 0, 1) ** 2 if low_hz > 0 else 1.0
    return (above * below).astype(np.float32)

"""Sounds that hold no instrument: silence, room tone, hiss, hum, clicks."""

import numpy as np


def coloured_noise(length: int, slope: float, rng: np.random.Generator) -> np.ndarray:
    """Noise whose power falls with frequency to the power of `slope` (0 white, 1 pink, 2 brown); rms 1, (length,)."""
    spectrum = np.fft.rfft(rng.standard_normal(length, dtype=np.float32))
    shape = np.maximum(np.arange(len(spectrum)), 8.0) ** (-slope / 2)
    noise = np.fft.irfft(spectrum * shape, length)
    return (noise / (np.sqrt(np.square(noise).mean()) + 1e-12)).astype(np.float32)


def hum(length: int, sample_rate: int, rng: np.random.Generator) -> np.ndarray:
    """Mains hum at 50 or 60 Hz with its harmonics; rms near 1, (length,)."""
    time_s = np.arange(length) / sample_rate
    base = float(rng.choice([50.0, 60.0]))
    sound = sum(rng.random() / k * np.sin(2 * np.pi * (base * k * time_s + rng.random())) for k in range(1, 8))
    return np.asarray(sound, dtype=np.float32)


def clicks(length: int, rng: np.random.Generator) -> np.ndarray:
    """Return a few short clicks and knocks; peaks near 1, (length,)."""
    sound = np.zeros(length, dtype=np.float32)
    for _ in range(int(rng.integers(1, 8))):
        start = int(rng.integers(length))
        knock = int(rng.integers(4, 1500))
        burst = rng.standard_normal(knock) * np.exp(-np.linspace(0, 7, knock))
        sound[start : start + knock] += (burst[: length - start] * 0.3).astype(np.float32)
    return sound


def muffled_noise(length: int, sample_rate: int, rng: np.random.Generator) -> np.ndarray:
    """Noise behind a wall, in the wind or through a small loudspeaker: cut off above, below or on both sides; rms 1."""
    spectrum = np.fft.rfft(coloured_noise(length, float(rng.uniform(0, 1)), rng))
    octaves = np.log2(np.maximum(np.arange(len(spectrum)) * sample_rate / length, 1.0))
    high = rng.uniform(np.log2(30), np.log2(6000))
    passed = _slope_db(octaves - high, rng) if rng.random() < 0.85 else np.zeros(len(spectrum))
    if rng.random() < 0.4:
        passed = passed + _slope_db(high - rng.uniform(0.3, 4) - octaves, rng)
    noise = np.fft.irfft(spectrum * 10 ** (passed / 20), length)
    return (noise / (np.sqrt(np.square(noise).mean()) + 1e-12)).astype(np.float32)


def _slope_db(octaves: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Gain in dB so many octaves beyond the corner of a filter of some order."""
    order = float(np.exp(rng.uniform(np.log(1), np.log(8))))
    return np.asarray(-10 * np.log10(1 + 2.0 ** (2 * order * np.minimum(octaves, 40 / order))))


def steady_tones(length: int, sample_rate: int, rng: np.random.Generator) -> np.ndarray:
    """One or two steady tones as generators, telephones and faulty cables make them; rms about 1, (length,)."""
    time_s = np.arange(length) / sample_rate
    tones = [
        np.sin(2 * np.pi * (float(np.exp(rng.uniform(np.log(40), np.log(9000)))) * time_s + rng.random()))
        for _ in range(1 if rng.random() < 0.7 else 2)
    ]
    sound = np.sum(tones, axis=0) * np.sqrt(2 / len(tones))
    return np.asarray(np.sign(sound) if rng.random() < 0.15 else sound, dtype=np.float32)


def background(
    length: int, sample_rate: int, rng: np.random.Generator, muffled: float = 0.0, tones: float = 0.0
) -> np.ndarray:
    """One kind of background or a blend of two, rms about 1; (length,).

    `muffled` is the share of noises that are cut off above or below, `tones` that of steady tones over faint noise.
    """
    kind = rng.random() if muffled or tones else 1.0
    if kind < muffled:
        sound = muffled_noise(length, sample_rate, rng)
    else:
        sound = coloured_noise(length, float(rng.uniform(0, 2.2)), rng)
    if muffled <= kind < muffled + tones:
        sound = sound * float(10 ** (rng.uniform(-70, -20) / 20)) + steady_tones(length, sample_rate, rng)
    if rng.random() < 0.2:
        sound = sound * float(rng.uniform(0, 0.5)) + hum(length, sample_rate, rng)
    if rng.random() < 0.15:
        sound = sound * float(rng.uniform(0, 0.5)) + clicks(length, rng) * float(rng.uniform(1, 8))
    if rng.random() < 0.2:  # wind, traffic, breath: noise that swells
        points = rng.uniform(0, 1, 6)
        sound = sound * np.interp(np.arange(length), np.linspace(0, length, 6), points).astype(np.float32)
    return sound

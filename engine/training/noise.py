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


def background(length: int, sample_rate: int, rng: np.random.Generator) -> np.ndarray:
    """One kind of background or a blend of two, rms about 1; (length,)."""
    sound = coloured_noise(length, float(rng.uniform(0, 2.2)), rng)
    if rng.random() < 0.2:
        sound = sound * float(rng.uniform(0, 0.5)) + hum(length, sample_rate, rng)
    if rng.random() < 0.15:
        sound = sound * float(rng.uniform(0, 0.5)) + clicks(length, rng) * float(rng.uniform(1, 8))
    if rng.random() < 0.2:  # wind, traffic, breath: noise that swells
        points = rng.uniform(0, 1, 6)
        sound = sound * np.interp(np.arange(length), np.linspace(0, length, 6), points).astype(np.float32)
    return sound

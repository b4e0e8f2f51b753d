"""Sounds in which no instrument plays, to make sure that a network stays silent on them."""

import numpy as np

from engine.analysis.analyzer import Analyzer
from engine.training.noise import clicks, coloured_noise, hum

DURATION_S = 20.0


def instrument_free_sounds(sample_rate: int, seed: int = 0) -> dict[str, np.ndarray]:
    """Silence, room tones, noises, hum and clicks by name, each (samples,) float32 of `DURATION_S` seconds."""
    rng = np.random.default_rng(seed)
    length = round(DURATION_S * sample_rate)
    swell = np.interp(np.arange(length), np.linspace(0, length, 9), rng.uniform(0.1, 1, 9)).astype(np.float32)
    sounds: dict[str, np.ndarray] = {
        "digital silence": np.zeros(length, dtype=np.float32),
        "faint dither": coloured_noise(length, 0.0, rng) * 1e-4,
        "room tone": coloured_noise(length, 1.6, rng) * 2e-3,
        "loud room tone": coloured_noise(length, 2.0, rng) * 2e-2,
        "white noise": coloured_noise(length, 0.0, rng) * 0.1,
        "loud white noise": coloured_noise(length, 0.0, rng) * 0.3,
        "pink noise": coloured_noise(length, 1.0, rng) * 0.1,
        "brown noise": coloured_noise(length, 2.0, rng) * 0.1,
        "wind": coloured_noise(length, 1.3, rng) * swell * 0.2,
        "hum": hum(length, sample_rate, rng) * 0.01,
        "hum in noise": hum(length, sample_rate, rng) * 0.01 + coloured_noise(length, 0.5, rng) * 3e-3,
        "clicks": clicks(length, rng) * 0.3 + coloured_noise(length, 1.0, rng) * 1e-3,
    }
    return {name: sound.astype(np.float32) for name, sound in sounds.items()}


def highest_activations(analyzer: Analyzer) -> dict[str, float]:
    """For each instrument, the highest activation on any sound in which no instrument plays."""
    highest = np.zeros(len(analyzer.instruments), dtype=np.float32)
    for sound in instrument_free_sounds(analyzer.bundle.features.sample_rate).values():
        found = analyzer.analyze_samples([sound], DURATION_S)
        highest = np.maximum(highest, found.values.max(axis=0))
    return {name: float(value) for name, value in zip(analyzer.instruments, highest, strict=True)}

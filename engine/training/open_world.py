"""Sounds in which nothing plays that a network could name, to make sure that it stays silent on them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import soxr
from scipy.signal import butter, chirp, sosfilt

from engine.analysis.activations import Activations
from engine.analysis.analyzer import Analyzer
from engine.analysis.settings import DEFAULT_HOP_S
from engine.audio import open_recording
from engine.training.material import OTHER, Material
from engine.training.noise import clicks, coloured_noise, hum
from engine.training.stem_pool import POOL_RATE, StemPool

DURATION_S = 20.0


@dataclass(frozen=True)
class FalseRegions:
    """Regions found where there should be none.

    Attributes
    ----------
    regions : dict of str to dict of str to int
        For each sound, how many regions of which instrument.
    minutes : float
        Length of the sounds together.
    """

    regions: dict[str, dict[str, int]]
    minutes: float

    @property
    def count(self) -> int:
        """Regions in all sounds."""
        return sum(sum(found.values()) for found in self.regions.values())

    @property
    def per_minute(self) -> float:
        """Regions a minute; NaN without sounds."""
        return self.count / self.minutes if self.minutes else float("nan")

    def to_json(self) -> dict[str, Any]:
        """Return the figures as plain values."""
        return {"per_minute": self.per_minute, "minutes": self.minutes, "regions": self.regions}


def false_regions(found: Mapping[str, Activations]) -> FalseRegions:
    """Count the regions in the activations of some sounds, which go by name."""
    return FalseRegions(
        {name: dict(Counter(region.instrument for region in each.regions())) for name, each in found.items()},
        sum(each.duration_s for each in found.values()) / 60,
    )


def instrument_free_activations(
    analyzer: Analyzer, hop_s: float = DEFAULT_HOP_S, seed: int = 0
) -> dict[str, Activations]:
    """Analyse the sounds of `instrument_free_sounds`."""
    rate = analyzer.bundle.features.sample_rate
    return {
        name: analyzer.analyze_sound(sound, DURATION_S, hop_s)
        for name, sound in instrument_free_sounds(rate, seed).items()
    }


def unlisted_instrument_activations(
    analyzer: Analyzer, material: Material, hop_s: float = DEFAULT_HOP_S
) -> dict[str, Activations]:
    """Analyse the phrases and note banks of class `other` that are kept out of training, oboe and tuba for instance.

    Raises
    ------
    RecordingError
        If one of their files cannot be read.
    """
    found = {}
    for name, path in _unlisted_instruments(material).items():
        with open_recording(path) as recording:
            found[name] = analyzer.analyze(recording, hop_s)
    return found


def unlisted_stem_activations(
    analyzer: Analyzer, pool: StemPool, hop_s: float = DEFAULT_HOP_S
) -> dict[str, Activations]:
    """Analyse the stems of class `other` of a pool, one instrument each."""
    rate = analyzer.bundle.features.sample_rate
    found = {}
    for number, stem in enumerate(stem for stem in pool.stems if stem.classes == (OTHER,)):
        sound = pool.read(stem, 0, stem.length)
        samples = sound if rate == POOL_RATE else soxr.resample(sound, POOL_RATE, rate)
        found[f"{stem.detail} ({number + 1})"] = analyzer.analyze_sound(samples, stem.length / POOL_RATE, hop_s)
    return found


def _unlisted_instruments(material: Material) -> dict[str, Path]:
    phrases = {
        f"{phrase.detail} ({phrase.path.stem})": phrase.path
        for phrase in material.phrases_of("valid")
        if phrase.classes == (OTHER,)
    }
    banks = {f"{bank.notes[0].detail} ({bank.name})": bank.path for bank in material.banks_of(OTHER, "valid")}
    return phrases | banks


def instrument_free_sounds(sample_rate: int, seed: int = 0) -> dict[str, np.ndarray]:
    """Silence, noises, hum, clicks and steady tones by name, each (samples,) float32 of `DURATION_S` seconds."""
    rng = np.random.default_rng(seed)
    length = round(DURATION_S * sample_rate)
    time_s = np.arange(length) / sample_rate
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
        "rumble": _between(0, 80, 4, sample_rate, rng, length) * 0.1,
        "traffic": _between(0, 300, 2, sample_rate, rng, length) * swell * 0.2,
        "behind a wall": _between(0, 600, 4, sample_rate, rng, length) * 0.02,
        "dull hiss": _between(0, 2500, 4, sample_rate, rng, length) * 0.05,
        "telephone line": _between(300, 3400, 4, sample_rate, rng, length) * 0.02,
        "line-up tone": 0.125 * np.sin(2 * np.pi * 1000 * time_s),
        "ringing tone": 0.1 * (np.sin(2 * np.pi * 440 * time_s) + np.sin(2 * np.pi * 480 * time_s)) * (time_s % 6 < 2),
        "sweep": 0.125 * chirp(time_s, 30, DURATION_S, 10_000, method="logarithmic"),
        "offset in dither": 0.05 + coloured_noise(length, 0.0, rng) * 1e-4,
    }
    return {name: sound.astype(np.float32) for name, sound in sounds.items()}


def _between(
    low_hz: float, high_hz: float, order: int, sample_rate: int, rng: np.random.Generator, length: int
) -> np.ndarray:
    """White noise through a Butterworth filter, rms 1."""
    corners, kind = ((low_hz, high_hz), "bandpass") if low_hz else (high_hz, "lowpass")
    sections = butter(order, corners, kind, fs=sample_rate, output="sos")
    noise = sosfilt(sections, rng.standard_normal(length))
    return np.asarray(noise / (np.sqrt(np.square(noise).mean()) + 1e-12))


def highest_activations(analyzer: Analyzer) -> dict[str, float]:
    """For each instrument, the highest activation on any sound in which no instrument plays."""
    found = instrument_free_activations(analyzer).values()
    highest = np.max([each.values.max(axis=0) for each in found], axis=0)
    return {name: float(value) for name, value in zip(analyzer.instruments, highest, strict=True)}

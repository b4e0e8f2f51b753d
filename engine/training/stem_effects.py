"""What players, sections and amplifiers do to a rendered stem: pitch that wavers, several voices, turning speakers."""

import numpy as np

_LARGEST_DELAY_S = 0.06


def with_vibrato(sound: np.ndarray, sample_rate: int, rng: np.random.Generator) -> np.ndarray:
    """Return the sound with a vibrato that comes and goes, 4 to 7 times a second, up to half a semitone wide.

    Parameters
    ----------
    sound : ndarray (samples,)
    sample_rate : int
        In Hz.
    rng : numpy.random.Generator

    Returns
    -------
    ndarray (samples,) of float32
    """
    rate_hz = float(rng.uniform(4.0, 7.0)) * _wandering(len(sound), sample_rate, 2.0, 0.08, rng)
    depth_cents = float(np.exp(rng.uniform(np.log(6.0), np.log(50.0))))
    strength = np.clip(_wandering(len(sound), sample_rate, 0.6, 0.6, rng) - 0.2, 0.0, 1.5)
    phase = 2 * np.pi * np.cumsum(rate_hz) / sample_rate
    return _bent(sound, depth_cents * strength * np.sin(phase), sample_rate)


def with_drift(sound: np.ndarray, sample_rate: int, cents: float, rng: np.random.Generator) -> np.ndarray:
    """Return the sound with a pitch that wanders slowly by some `cents`; (samples,) float32."""
    return _bent(sound, cents * (_wandering(len(sound), sample_rate, 1.0, 1.0, rng) - 1.0), sample_rate)


def as_section(sound: np.ndarray, sample_rate: int, players: int, rng: np.random.Generator) -> np.ndarray:
    """Return several players of the same part: each a little late, a little out of tune, nearer or further."""
    parts = sound.astype(np.float32, copy=True)
    for _ in range(players - 1):
        late = int(rng.uniform(0.003, 0.05) * sample_rate)
        other = with_drift(sound, sample_rate, float(rng.uniform(4, 14)), rng)
        parts[late:] += np.float32(rng.uniform(0.4, 1.0)) * other[: max(0, len(sound) - late)]
    return parts


def with_beating_reeds(sound: np.ndarray, sample_rate: int, rng: np.random.Generator) -> np.ndarray:
    """Return each note with a second reed, tuned 5 to 25 cents off: the musette stop of an accordion."""
    cents = float(rng.uniform(5, 25)) * float(rng.choice([-1, 1]))
    # A constant offset cannot be kept up by a delay that may not grow: the second reed is resampled, block by block.
    return np.asarray(sound + np.float32(rng.uniform(0.5, 1.0)) * _detuned(sound, cents, sample_rate), np.float32)


def through_rotary_speaker(sound: np.ndarray, sample_rate: int, rng: np.random.Generator) -> np.ndarray:
    """Return an organ through a speaker whose horn turns: pitch and loudness waver together, slowly or fast."""
    turns_hz = float(rng.uniform(5.5, 7.5) if rng.random() < 0.6 else rng.uniform(0.6, 1.2))
    phase = 2 * np.pi * turns_hz * np.arange(len(sound)) / sample_rate + rng.uniform(0, 2 * np.pi)
    # The horn comes and goes by some centimetres: the shift of pitch grows with its speed.
    swung = _bent(sound, float(rng.uniform(2.0, 4.0)) * turns_hz * np.cos(phase), sample_rate)
    return np.asarray(swung * (1.0 + float(rng.uniform(0.1, 0.4)) * np.sin(phase)), np.float32)


def with_chorus(sound: np.ndarray, sample_rate: int, rng: np.random.Generator) -> np.ndarray:
    """Return the sound beside a copy that is late by some milliseconds, more and less in turn."""
    return as_section(sound, sample_rate, 2, rng)


def with_tremolo(sound: np.ndarray, sample_rate: int, rng: np.random.Generator) -> np.ndarray:
    """Return the sound with a loudness that swings 3 to 8 times a second."""
    phase = 2 * np.pi * float(rng.uniform(3, 8)) * np.arange(len(sound)) / sample_rate
    return np.asarray(sound * (1.0 + float(rng.uniform(0.15, 0.6)) * np.sin(phase)), np.float32)


def _bent(sound: np.ndarray, cents: np.ndarray, sample_rate: int) -> np.ndarray:
    """Read a sound at a speed that differs by `cents` (samples,) from moment to moment, never far from its place."""
    ahead = np.cumsum(2.0 ** (cents / 1200.0) - 1.0)
    # What wanders off for good would shift the music against its labels: the slow part is taken back.
    limit = _LARGEST_DELAY_S * sample_rate
    ahead -= np.linspace(ahead[0], ahead[-1], len(ahead)) if len(ahead) else 0.0
    return _read_at(sound, np.arange(len(sound)) + np.clip(ahead, -limit, limit))


def _detuned(sound: np.ndarray, cents: float, sample_rate: int) -> np.ndarray:
    """Return the sound tuned off by `cents`, in overlapping blocks so that it keeps its place; (samples,)."""
    block = round(0.5 * sample_rate)
    window = np.hanning(2 * block).astype(np.float32)
    padded = np.pad(sound, (block, 3 * block))
    joined = np.zeros(len(padded), dtype=np.float32)
    ratio = 2.0 ** (cents / 1200.0)
    for start in range(0, len(padded) - 2 * block, block):
        middle = start + block
        positions = middle + (np.arange(2 * block) - block) * ratio
        joined[start : start + 2 * block] += window * _read_at(padded, positions)
    return joined[block : block + len(sound)]


def _read_at(sound: np.ndarray, positions: np.ndarray) -> np.ndarray:
    """Values of a sound between its samples, by cubic interpolation (Catmull-Rom); (positions,) float32."""
    if len(sound) < 4:
        return sound.astype(np.float32)
    at = np.clip(positions, 1, len(sound) - 3)
    left = at.astype(np.int64)
    x = (at - left).astype(np.float32)
    before, here, after, beyond = (sound[left + shift] for shift in (-1, 0, 1, 2))
    slope = 0.5 * (after - before)
    bend = before - 2.5 * here + 2.0 * after - 0.5 * beyond
    twist = 0.5 * (beyond - before) + 1.5 * (here - after)
    return np.asarray(here + x * (slope + x * (bend + x * twist)), dtype=np.float32)


def _wandering(length: int, sample_rate: int, changes_hz: float, spread: float, rng: np.random.Generator) -> np.ndarray:
    """Return a smooth random curve about 1, (length,), of deviation `spread`; it turns every ``1 / changes_hz`` s."""
    points = max(2, round(length / sample_rate * changes_hz) + 1)
    values = 1.0 + spread * rng.standard_normal(points)
    return np.interp(np.arange(length), np.linspace(0, max(1, length - 1), points), values)

"""What an occlusion map says, in sentences."""

import numpy as np

from desktop.theme import display_name
from engine.service.evidence_messages import Explanation

MOSTLY = 0.6
"""Share of all that matters that "mostly" stands for."""
LEAST_POINTS = 2.0
"""Where no cell changes the activation by more, no place is named."""
_REPRESENTATIONS = {"log_mel": "log-mel", "chroma": "chroma", "contrast": "spectral contrast", "tonnetz": "Tonnetz"}


def representation_name(name: str) -> str:
    """Return what to call a representation: ``log_mel`` is "log-mel"."""
    return _REPRESENTATIONS.get(name, name)


def hz_words(hz: float) -> str:
    """Return a frequency, as exact as an edge of a cell is worth: ``430 Hz``, ``1.3 kHz``."""
    return f"{round(hz, -1):.0f} Hz" if hz < 995 else f"{hz / 1000:.1f} kHz"


def range_words(low_hz: float, high_hz: float) -> str:
    """Return a range of frequencies: ``below 430 Hz``, ``1.3 to 3.0 kHz``."""
    if low_hz <= 0:
        return f"below {hz_words(high_hz)}"
    if low_hz >= 995:
        return f"{low_hz / 1000:.1f} to {high_hz / 1000:.1f} kHz"
    return f"{hz_words(low_hz)} to {hz_words(high_hz)}"


def place_words(found: Explanation) -> str:
    """Say where the evidence lies, as in ``Mostly 1.3 to 3.0 kHz, 0.2 to 0.6 s into the window``."""
    strongest = float(found.points.max())
    if strongest < LEAST_POINTS:
        return f"No single cell decides: the largest change is {max(strongest, 0.0):.1f} points."
    helpful = np.clip(found.points, 0.0, None)
    low, high = _shortest_run(helpful.sum(axis=(0, 2)))
    edges_hz = found.band_edges_hz
    whole = low == 0 and high == helpful.shape[1]
    band = "at all frequencies" if whole else range_words(float(edges_hz[low]), float(edges_hz[high]))
    if len(helpful) > 1:
        return f"Mostly {band}, over {len(helpful)} windows."
    first, last = _shortest_run(helpful.sum(axis=(0, 1)))
    if last - first >= helpful.shape[2] - 1:
        return f"Mostly {band}, throughout the window."
    edges_s = found.step_edges_s
    return f"Mostly {band}, {edges_s[first]:.1f} to {edges_s[last]:.1f} s into the window."


def deletion_words(found: Explanation) -> str:
    """Say what becomes of the activation without the evidence."""
    before, after = float(found.activation.mean()), found.deletion.mean(axis=0)
    halved = np.flatnonzero(after <= before / 2)
    place = int(halved[0]) if len(halved) else int(np.argmin(after))
    count = int(found.deletion_counts[place])
    each = " of each window" if len(found.activation) > 1 else ""
    cells = "The strongest cell" if count == 1 else f"The {count} strongest cells"
    together = "" if count == 1 else " together"
    verb = "takes" if count == 1 else "take"
    change = f"{verb} it from {_percent(before)} to {_percent(after[place])}"
    return f"{cells}{each}, turned down{together}, {change}{'' if len(halved) else ' only'}."


def representation_words(found: Explanation) -> str:
    """Say how the activation changes without each representation."""
    parts = [
        f"{representation_name(name)} {signed_points(-float(points))}"
        for name, points in zip(found.representations, found.representation_points.mean(axis=0), strict=True)
    ]
    return f"Without a representation (shown its mean): {', '.join(parts)} points."


def cell_words(found: Explanation) -> str:
    """Say how large a cell is and what was done to it."""
    step_s = float(found.step_edges_s[-1]) / (len(found.step_edges_s) - 1)
    heights = np.diff(found.band_edges_hz)
    return (
        f"One cell: {step_s:.2f} s by {hz_words(float(heights.min()))} (low) to {hz_words(float(heights.max()))} "
        f"(high), turned down by {found.cut_db:.0f} dB."
    )


def title_words(found: Explanation) -> str:
    """Name the instrument and its activation."""
    name = display_name(found.instrument)
    return f"{name[:1].upper()}{name[1:]}: activation {_percent(float(found.activation.mean()))} as it sounds"


def signed_points(points: float) -> str:
    """Return a change in points with its sign: ``−12``, ``+3``, ``0``."""
    rounded = round(points)
    return "0" if rounded == 0 else f"{'−' if rounded < 0 else '+'}{abs(rounded)}"


def _percent(share: float) -> str:
    return f"{100 * share:.0f}\N{NO-BREAK SPACE}%"


def _shortest_run(amounts: np.ndarray) -> tuple[int, int]:
    """Return the shortest stretch ``[first, last)`` that holds `MOSTLY` of all; of equals the one that holds most."""
    sums = np.concatenate([[0.0], np.cumsum(amounts)])
    for length in range(1, len(amounts) + 1):
        held = sums[length:] - sums[:-length]
        if held.max() >= MOSTLY * sums[-1] - 1e-9:
            first = int(held.argmax())
            return first, first + length
    return 0, len(amounts)

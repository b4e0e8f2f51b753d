"""What an occlusion map says, in sentences."""

import numpy as np

from desktop.numbers import decimal
from desktop.theme import display_name
from desktop.translation import translate
from engine.service.evidence_messages import Explanation

MOSTLY = 0.6
"""Share of all that matters that "mostly" stands for."""
LEAST_POINTS = 2.0
"""Where no cell changes the activation by more, no place is named."""


def representation_name(name: str) -> str:
    """Return what to call a representation: ``log_mel`` is "log-mel"."""
    words = {
        "log_mel": translate("EvidenceWords", "log-mel"),
        "chroma": translate("EvidenceWords", "chroma"),
        "contrast": translate("EvidenceWords", "spectral contrast"),
        "tonnetz": translate("EvidenceWords", "Tonnetz"),
    }
    return words.get(name, name)


def stage_name(stage: str) -> str:
    """Return what to call a stage of the network: "early", "mid" or "late"."""
    words = {
        "early": translate("EvidenceWords", "early"),
        "mid": translate("EvidenceWords", "mid"),
        "late": translate("EvidenceWords", "late"),
    }
    return words.get(stage, stage)


def hz_words(hz: float) -> str:
    """Return a frequency, as exact as an edge of a cell is worth: ``430 Hz``, ``1.3 kHz``."""
    return f"{decimal(round(hz, -1), 0)} Hz" if hz < 995 else f"{decimal(hz / 1000, 1)} kHz"


def range_words(low_hz: float, high_hz: float) -> str:
    """Return a range of frequencies: ``below 430 Hz``, ``1.3 to 3.0 kHz``."""
    if low_hz <= 0:
        return translate("EvidenceWords", "below {high}").format(high=hz_words(high_hz))
    if low_hz >= 995:
        words = translate("EvidenceWords", "{low} to {high} kHz")
        return words.format(low=decimal(low_hz / 1000, 1), high=decimal(high_hz / 1000, 1))
    return translate("EvidenceWords", "{low} to {high}").format(low=hz_words(low_hz), high=hz_words(high_hz))


def place_words(found: Explanation) -> str:
    """Say where the evidence lies, as in ``Mostly 1.3 to 3.0 kHz, 0.2 to 0.6 s into the window``."""
    strongest = float(found.points.max())
    if strongest < LEAST_POINTS:
        words = translate("EvidenceWords", "No single cell decides: the largest change is {points} points.")
        return words.format(points=decimal(max(strongest, 0.0), 1))
    helpful = np.clip(found.points, 0.0, None)
    low, high = _shortest_run(helpful.sum(axis=(0, 2)))
    edges_hz = found.band_edges_hz
    whole = low == 0 and high == helpful.shape[1]
    if whole:
        band = translate("EvidenceWords", "at all frequencies")
    else:
        band = range_words(float(edges_hz[low]), float(edges_hz[high]))
    if len(helpful) > 1:
        return translate("EvidenceWords", "Mostly {band}, over %Ln windows.", "", len(helpful)).format(band=band)
    first, last = _shortest_run(helpful.sum(axis=(0, 1)))
    if last - first >= helpful.shape[2] - 1:
        return translate("EvidenceWords", "Mostly {band}, throughout the window.").format(band=band)
    words = translate("EvidenceWords", "Mostly {band}, {start} to {end} s into the window.")
    start_s, end_s = (float(found.step_edges_s[step]) for step in (first, last))
    return words.format(band=band, start=decimal(start_s, 1), end=decimal(end_s, 1))


def deletion_words(found: Explanation) -> str:
    """Say what becomes of the activation without the evidence."""
    before, after = float(found.activation.mean()), found.deletion.mean(axis=0)
    halved = np.flatnonzero(after <= before / 2)
    place = int(halved[0]) if len(halved) else int(np.argmin(after))
    count = int(found.deletion_counts[place])
    words = _deletion_sentence(count, each_window=len(found.activation) > 1, halved=bool(len(halved)))
    return words.format(before=_percent(before), after=_percent(after[place]))


def _deletion_sentence(count: int, *, each_window: bool, halved: bool) -> str:
    if each_window and halved:
        return translate(
            "EvidenceWords",
            "The %Ln strongest cells of each window, turned down together, take it from {before} to {after}.",
            "",
            count,
        )
    if each_window:
        return translate(
            "EvidenceWords",
            "The %Ln strongest cells of each window, turned down together, take it from {before} to {after} only.",
            "",
            count,
        )
    if halved:
        return translate(
            "EvidenceWords",
            "The %Ln strongest cells, turned down together, take it from {before} to {after}.",
            "",
            count,
        )
    return translate(
        "EvidenceWords",
        "The %Ln strongest cells, turned down together, take it from {before} to {after} only.",
        "",
        count,
    )


def representation_words(found: Explanation) -> str:
    """Say how the activation changes without each representation."""
    parts = [
        f"{representation_name(name)} {signed_points(-float(points))}"
        for name, points in zip(found.representations, found.representation_points.mean(axis=0), strict=True)
    ]
    words = translate("EvidenceWords", "Without a representation (shown its mean): {changes} points.")
    return words.format(changes=", ".join(parts))


def cell_words(found: Explanation) -> str:
    """Say how large a cell is and what was done to it."""
    step_s = float(found.step_edges_s[-1]) / (len(found.step_edges_s) - 1)
    heights = np.diff(found.band_edges_hz)
    words = translate("EvidenceWords", "One cell: {length} s by {low} (low) to {high} (high), turned down by {cut} dB.")
    return words.format(
        length=decimal(step_s, 2),
        low=hz_words(float(heights.min())),
        high=hz_words(float(heights.max())),
        cut=decimal(found.cut_db, 0),
    )


def title_words(found: Explanation) -> str:
    """Name the instrument and its activation; the curve in its lane also weighs what is heard around the window."""
    name = display_name(found.instrument)
    if len(found.activation) > 1:
        words = translate("EvidenceWords", "{instrument}: activation {activation} in these windows alone")
    else:
        words = translate("EvidenceWords", "{instrument}: activation {activation} in this window alone")
    activation = _percent(float(found.activation.mean()))
    return words.format(instrument=f"{name[:1].upper()}{name[1:]}", activation=activation)


def signed_points(points: float) -> str:
    """Return a change in points with its sign: ``−12``, ``+3``, ``0``."""
    rounded = round(points)
    return "0" if rounded == 0 else f"{'−' if rounded < 0 else '+'}{abs(rounded)}"


def _percent(share: float) -> str:
    return f"{decimal(100 * share, 0)}\N{NO-BREAK SPACE}%"


def _shortest_run(amounts: np.ndarray) -> tuple[int, int]:
    """Return the shortest stretch ``[first, last)`` that holds `MOSTLY` of all; of equals the one that holds most."""
    sums = np.concatenate([[0.0], np.cumsum(amounts)])
    for length in range(1, len(amounts) + 1):
        held = sums[length:] - sums[:-length]
        if held.max() >= MOSTLY * sums[-1] - 1e-9:
            first = int(held.argmax())
            return first, first + length
    return 0, len(amounts)

"""How sure a region and its edges are, read from the activation curve; pure functions, numpy only.

An edge lies where the curve crosses the release threshold. How far off it may be is read from how steep the curve is
there: a note that starts in the clear takes it up within a frame or two, a voice that fades into a band needs a second.
The plus/minus of an edge is the time the curve takes about it from half the release threshold, outside, to the
threshold, inside: a frame at least. On the demo recording, of the real edges within two seconds of one that was found,
most onsets lie inside it (15 of 17) and half of the ends (8 of 15), which an instrument's decay blurs; a test holds
this. So it is a standard error, not a bound.
"""

from typing import TYPE_CHECKING

import numpy as np

from engine.analysis.region_rules import InstrumentRule
from engine.analysis.regions import Region

if TYPE_CHECKING:
    from engine.analysis.activations import Activations

__all__ = ["LEAST_S", "MOST_S", "NEAR", "edge_errors_s", "is_unsure"]

NEAR = 0.1
"""A region is unsure if a threshold higher by this much would not have found it."""
LEAST_S = 0.1
"""No edge is known better than a frame of the activation grid."""
MOST_S = 2.0
"""The curve is followed no further: an edge known this badly or worse is said to be known to this."""


def is_unsure(region: Region, rule: InstrumentRule) -> bool:
    """Tell whether a region barely reaches its threshold; one that a person drew, confirmed or corrected never does.

    Parameters
    ----------
    region : Region
    rule : InstrumentRule
        In force for its instrument.
    """
    return region.status == "auto" and region.origin == "analysis" and region.peak < rule.threshold + NEAR


def edge_errors_s(region: Region, activations: "Activations | None", rule: InstrumentRule) -> tuple[float, float]:
    """Return plus/minus of a region's onset and offset in seconds.

    Zero where an edge is exact, because a person set it or because the recording begins or ends there.

    Parameters
    ----------
    region : Region
    activations : Activations or None
        Where the curve is looked up; without it nothing is known but `LEAST_S`.
    rule : InstrumentRule
        In force for the instrument.
    """
    if region.status == "edited" or region.origin == "user":
        return 0.0, 0.0
    if activations is None or region.instrument not in activations.instruments or not len(activations.values):
        return LEAST_S, LEAST_S
    curve = activations.values[:, activations.instruments.index(region.instrument)]
    onset_s = _error_s(curve, region.onset_s, True, rule, activations.frame_s) if region.onset_s > 0 else 0.0
    inside = region.offset_s < activations.duration_s - 1e-6
    return onset_s, _error_s(curve, region.offset_s, False, rule, activations.frame_s) if inside else 0.0


def _error_s(curve: np.ndarray, edge_s: float, rises: bool, rule: InstrumentRule, frame_s: float) -> float:
    """Time from half the release threshold to the threshold about an edge."""
    before, after = _around(curve, edge_s / frame_s, round(MOST_S / frame_s))
    outside, inside = (before, after) if rises else (after, before)
    # From the one frame's centre to the other's.
    frames = _first(outside <= rule.release / 2) + _first(inside >= rule.threshold) + 1
    return min(frames * frame_s, MOST_S)


def _around(curve: np.ndarray, edge: float, reach: int) -> tuple[np.ndarray, np.ndarray]:
    """Frames before an edge (the nearest first) and from it on; what is not known is silent."""
    place = int(np.clip(np.floor(edge + 0.5), 0, len(curve)))
    before = np.nan_to_num(curve[max(0, place - reach) : place])[::-1]
    return before, np.nan_to_num(curve[place : place + reach])


def _first(reached: np.ndarray) -> int:
    """Frames walked until a level is reached; all of them if it is not."""
    return int(reached.argmax()) if reached.any() else len(reached)

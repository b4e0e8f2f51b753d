"""The raw result of an analysis: one calibrated probability per frame and instrument.

Activations are stored once and never thresholded; regions are views derived from them.
"""

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np

from engine.analysis.region_rules import RegionRules
from engine.analysis.regions import Region, derive_regions
from engine.analysis.solos import mark_solos

__all__ = ["Activations", "frame_count"]


def frame_count(duration_s: float, frame_s: float) -> int:
    """Return how many frames of `frame_s` seconds it takes to cover `duration_s` (the last may stick out)."""
    return max(0, math.ceil(duration_s / frame_s - 1e-6))


@dataclass(frozen=True, eq=False)
class Activations:
    """Calibrated probability, per frame and instrument, that the instrument sounds.

    Attributes
    ----------
    values : np.ndarray, shape (frames, instruments), float32
        Presence probabilities 0..1. While an analysis runs, frames not reached yet are NaN.
    instruments : tuple of str
        Names of the columns.
    frame_s : float
        Length of a frame in seconds; frame ``i`` covers ``[i * frame_s, (i + 1) * frame_s)``.
    duration_s : float
        Length of the recording in seconds.
    lead : np.ndarray, same shape, or None
        Probability that the instrument is the foreground voice, if the bundle has such an output.
    rules : RegionRules or None
        The rules fitted for the bundle that made these activations; `regions` starts from them.
    """

    values: np.ndarray
    instruments: tuple[str, ...]
    frame_s: float
    duration_s: float
    lead: np.ndarray | None = None
    rules: RegionRules | None = None

    def __post_init__(self) -> None:
        """Refuse arrays whose shape does not fit the instruments."""
        if self.values.ndim != 2 or self.values.shape[1] != len(self.instruments):
            raise ValueError(f"activations of shape {self.values.shape} do not fit {len(self.instruments)} instruments")
        if self.lead is not None and self.lead.shape != self.values.shape:
            raise ValueError(f"lead of shape {self.lead.shape} does not fit activations of shape {self.values.shape}")

    @property
    def times_s(self) -> np.ndarray:
        """Centre of every frame in seconds, shape (frames,), float64."""
        return (np.arange(len(self.values)) + 0.5) * self.frame_s

    def of(self, instrument: str) -> np.ndarray:
        """Return the curve of one instrument, shape (frames,)."""
        return self.values[:, self.instruments.index(instrument)]

    def regions(
        self,
        threshold: float | Mapping[str, float] | None = None,
        min_duration_s: float | None = None,
        merge_gap_s: float | None = None,
        rules: RegionRules | None = None,
        *,
        instruments: Collection[str] | None = None,
    ) -> tuple[Region, ...]:
        """Derive the regions, with their solos marked.

        Parameters
        ----------
        threshold : float or mapping of instrument to float, optional
            Onset threshold for all instruments or some; the release threshold scales with it.
        min_duration_s, merge_gap_s : float, optional
            Override these two settings of every instrument's rule.
        rules : RegionRules, optional
            Where to start from; the bundle's fitted rules, else general defaults, when not given.
        instruments : collection of str, optional
            Return the regions of these only. The others still count when solos are marked.

        Returns
        -------
        tuple of Region
            Sorted by onset, then instrument.
        """
        used = rules or self.rules or RegionRules()
        if threshold is not None:
            used = used.with_threshold(threshold)
        used = used.with_lengths(min_duration_s=min_duration_s, merge_gap_s=merge_gap_s)
        regions = mark_solos(derive_regions(self, used), self)
        return regions if instruments is None else tuple(r for r in regions if r.instrument in instruments)

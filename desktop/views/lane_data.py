"""What the instrument lanes draw, sorted by lane and ready for drawing and hit tests; it draws nothing."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import compress

import numpy as np

from desktop.overview_data import ActivationPyramid
from desktop.views.time_axis import TimeAxis
from engine.analysis.activations import Activations
from engine.analysis.regions import Region


@dataclass(frozen=True)
class Lane:
    """One instrument: its column in the activations (None without one) and its regions by onset."""

    instrument: str
    column: int | None
    regions: tuple[Region, ...] = ()
    onsets_s: np.ndarray = field(default_factory=lambda: np.empty(0))
    offsets_s: np.ndarray = field(default_factory=lambda: np.empty(0))
    rejected: np.ndarray = field(default_factory=lambda: np.empty(0, bool))

    @property
    def total_s(self) -> float:
        """Seconds in which the instrument sounds, rejected regions aside."""
        return sum(region.duration_s for region in self.regions if region.status != "rejected")

    @property
    def silent(self) -> bool:
        """Whether the instrument has no region."""
        return not self.regions

    def in_span(self, start_s: float, end_s: float) -> np.ndarray:
        """Return indices of the regions that touch a span."""
        return np.flatnonzero((self.offsets_s > start_s) & (self.onsets_s < end_s))

    def at(self, time_s: float, slack_s: float = 0.0) -> Region | None:
        """Return the region at a time; the shortest if several overlap, the nearest within ``slack_s`` if none."""
        hits = self.in_span(time_s - slack_s, time_s + slack_s + 1e-9)
        if not len(hits):
            return None

        def rank(index: int) -> tuple[float, float]:
            outside = max(0.0, self.onsets_s[index] - time_s, time_s - self.offsets_s[index])
            return outside, self.offsets_s[index] - self.onsets_s[index]

        return self.regions[min(hits.tolist(), key=rank)]


def make_lanes(instruments: Sequence[str], regions: Iterable[Region]) -> tuple[Lane, ...]:
    """Return one lane per instrument, those with regions first, each group in the order of the instruments.

    Regions of an instrument that is not among ``instruments`` (imported ones) get a lane of their own.
    """
    grouped: dict[str, list[Region]] = {name: [] for name in instruments}
    for region in regions:
        grouped.setdefault(region.instrument, []).append(region)
    columns = {name: index for index, name in enumerate(instruments)}
    lanes = [lane_of(name, columns.get(name), found) for name, found in grouped.items()]
    sounding = [lane for lane in lanes if not lane.silent]
    return tuple(sounding + [lane for lane in lanes if lane.silent])


def lane_of(instrument: str, column: int | None, regions: Iterable[Region]) -> Lane:
    """Return a lane of these regions."""
    placed = tuple(regions)
    onsets_s = np.array([region.onset_s for region in placed], float)
    if np.any(onsets_s[1:] < onsets_s[:-1]):
        # Rarely: a document has them by onset.
        order = np.argsort(onsets_s, kind="stable")
        placed, onsets_s = tuple(placed[index] for index in order.tolist()), onsets_s[order]
    return Lane(
        instrument,
        column,
        placed,
        onsets_s,
        np.array([region.offset_s for region in placed], float),
        np.array([region.status == "rejected" for region in placed], bool),
    )


def chosen_part(lane: Lane, ids: Container[int]) -> Lane:
    """Return a lane with only those of its regions that are among some, by the identities of these."""
    kept = np.fromiter((id(region) in ids for region in lane.regions), bool, len(lane.regions))
    regions = tuple(compress(lane.regions, kept))
    return replace(
        lane,
        regions=regions,
        onsets_s=lane.onsets_s[kept],
        offsets_s=lane.offsets_s[kept],
        rejected=lane.rejected[kept],
    )


def activity_in_view(
    curves: ActivationPyramid | None, activations: Activations | None, axis: TimeAxis, columns: int
) -> np.ndarray | None:
    """Return activations per pixel: the largest of the frames that share one, else a line between frames.

    Parameters
    ----------
    curves : ActivationPyramid or None
    activations : Activations or None
        What the pyramid was made of.
    axis : TimeAxis
        What is in view.
    columns : int
        Pixels across.

    Returns
    -------
    np.ndarray, shape (columns, instruments), or None
        Negative where nothing is known yet; None without activations.
    """
    if curves is None or activations is None or not len(activations.values):
        return None
    per_px = axis.span_s / columns
    frame_s = curves.frame_s
    if per_px >= frame_s:
        first = np.floor(axis.start_s / per_px)
        return curves.slice(first * per_px, (first + columns) * per_px, columns)
    values = activations.values
    times_s = axis.start_s + (np.arange(columns) + 0.5) * per_px
    position = np.clip(times_s / frame_s - 0.5, 0, len(values) - 1)
    low = np.floor(position).astype(int)
    share = (position - low)[:, None].astype(np.float32)
    high = np.minimum(low + 1, len(values) - 1)
    mixed = values[low] * (1 - share) + values[high] * share
    return np.where(np.isnan(mixed), np.float32(-1), mixed)

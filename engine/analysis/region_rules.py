"""How the curve of an instrument becomes regions: threshold, release, smoothing, lengths; values, no work."""

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from types import MappingProxyType
from typing import Any

from engine.errors import SettingsError

__all__ = ["InstrumentRule", "RegionRules"]


@dataclass(frozen=True)
class InstrumentRule:
    """How the curve of one instrument becomes regions.

    Attributes
    ----------
    threshold : float
        A region must reach this activation somewhere.
    release : float
        It extends both ways for as long as the activation stays at or above this; never over `threshold`.
    median_frames : int
        Length of the median filter applied first; odd, 1 switches it off.
    min_duration_s : float
        Shorter regions are dropped, after merging.
    merge_gap_s : float
        Regions this close or closer are joined.
    """

    threshold: float = 0.5
    release: float = 0.3
    median_frames: int = 3
    min_duration_s: float = 0.3
    merge_gap_s: float = 0.3

    def __post_init__(self) -> None:
        """Refuse values that make no sense, in words."""
        if not (math.isfinite(self.threshold) and self.threshold > 0):
            raise SettingsError(f"A threshold must be a number above 0, not {self.threshold!r}.")
        if not 0 <= self.release <= self.threshold:
            raise SettingsError(
                f"A release threshold must lie between 0 and the threshold {self.threshold:g}, not {self.release!r}."
            )
        if self.median_frames < 1 or self.median_frames % 2 == 0:
            raise SettingsError(f"A median filter needs an odd number of frames, not {self.median_frames!r}.")
        if not (self.min_duration_s >= 0 and self.merge_gap_s >= 0):
            raise SettingsError("Minimum duration and merge gap must not be negative.")


@dataclass(frozen=True)
class RegionRules:
    """The rule of every instrument; `default` serves the ones not named."""

    by_instrument: Mapping[str, InstrumentRule] = field(default_factory=lambda: MappingProxyType({}))
    default: InstrumentRule = InstrumentRule()

    def for_instrument(self, instrument: str) -> InstrumentRule:
        """Return the rule that applies to `instrument`."""
        return self.by_instrument.get(instrument, self.default)

    def with_threshold(self, threshold: float | Mapping[str, float]) -> "RegionRules":
        """Return rules with another threshold for all instruments, or for those named in a mapping.

        The release threshold keeps its proportion to the threshold.
        """
        if isinstance(threshold, Mapping):
            changed = {name: _rescaled(self.for_instrument(name), float(x)) for name, x in threshold.items()}
            return replace(self, by_instrument={**self.by_instrument, **changed})
        return RegionRules(
            {name: _rescaled(rule, float(threshold)) for name, rule in self.by_instrument.items()},
            _rescaled(self.default, float(threshold)),
        )

    def scaled(self, factor: float) -> "RegionRules":
        """Return rules with every threshold multiplied by `factor`, kept within 0.01 to 0.99."""
        return RegionRules(
            {name: _rescaled(r, _clip(r.threshold * factor)) for name, r in self.by_instrument.items()},
            _rescaled(self.default, _clip(self.default.threshold * factor)),
        )

    def with_lengths(self, *, min_duration_s: float | None = None, merge_gap_s: float | None = None) -> "RegionRules":
        """Return rules with another minimum duration or merge gap for all instruments; None keeps what is there."""
        given = {"min_duration_s": min_duration_s, "merge_gap_s": merge_gap_s}
        changes: dict[str, Any] = {name: float(value) for name, value in given.items() if value is not None}
        if not changes:
            return self
        return RegionRules(
            {name: replace(rule, **changes) for name, rule in self.by_instrument.items()},
            replace(self.default, **changes),
        )

    def to_json(self) -> dict[str, Any]:
        """Return the rules as a dictionary that JSON can hold."""
        return {
            "default": asdict(self.default),
            "by_instrument": {name: asdict(rule) for name, rule in self.by_instrument.items()},
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "RegionRules":
        """Read what `to_json` wrote; settings left out take their defaults.

        Raises
        ------
        SettingsError
            If the data has another shape, an unknown setting or a value that cannot be used.
        """
        try:
            default = _rule_from_json(data.get("default", {}))
            rules = {str(name): _rule_from_json(rule) for name, rule in data.get("by_instrument", {}).items()}
        except (AttributeError, TypeError, ValueError) as error:
            raise SettingsError(f"The region rules cannot be read: {error}.") from error
        return cls(rules, default)


def _rule_from_json(data: Mapping[str, Any]) -> InstrumentRule:
    unknown = set(data) - {f.name for f in fields(InstrumentRule)}
    if unknown:
        raise ValueError(f"unknown setting {sorted(unknown)[0]!r}")
    numbers: dict[str, Any] = {name: float(value) for name, value in data.items()}
    if "median_frames" in numbers:
        numbers["median_frames"] = int(numbers["median_frames"])
    return InstrumentRule(**numbers)


def _rescaled(rule: InstrumentRule, threshold: float) -> InstrumentRule:
    return replace(rule, threshold=threshold, release=min(threshold, threshold * (rule.release / rule.threshold)))


def _clip(threshold: float) -> float:
    return min(0.99, max(0.01, threshold))

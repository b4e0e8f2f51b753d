"""The user's changes to the rules by which activations become regions: pure values, kept apart from the bundle's rules.

A named preset is such a set of changes, too.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

import numpy as np

from engine.analysis.region_rules import InstrumentRule, RegionRules
from engine.errors import SettingsError

LOWEST_SCALE, HIGHEST_SCALE = 0.2, 1.8

LIMITS: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "threshold": (0.02, 0.98),
        "release": (0.01, 0.98),
        "min_duration_s": (0.0, 10.0),
        "merge_gap_s": (0.0, 10.0),
        "median_frames": (1.0, 31.0),
    }
)
"""The settings of an instrument that can be changed, each with its lowest and highest value."""

_NO_OVERRIDES: Mapping[str, Mapping[str, float]] = MappingProxyType({})


@dataclass(frozen=True)
class RuleChanges:
    """What differs from the rules as trained.

    Attributes
    ----------
    scale : float
        Factor on every threshold of the bundle.
    overrides : mapping of instrument to mapping of setting to value
        Settings of single instruments (names as in `LIMITS`); they stand whatever the scale.
    """

    scale: float = 1.0
    overrides: Mapping[str, Mapping[str, float]] = field(default_factory=lambda: _NO_OVERRIDES)

    def applied(self, base: RegionRules) -> RegionRules:
        """Return rules with these changes. A release never lies over its threshold, and follows it unless set."""
        rules = base.scaled(self.scale)
        thresholds = {name: values["threshold"] for name, values in self.overrides.items() if "threshold" in values}
        rules = rules.with_threshold(thresholds)
        changed = {name: _changed(rules.for_instrument(name), values) for name, values in self.overrides.items()}
        return RegionRules({**rules.by_instrument, **changed}, rules.default)

    def with_scale(self, scale: float) -> "RuleChanges":
        """Return changes with another factor, kept within its limits."""
        return replace(self, scale=float(np.clip(scale, LOWEST_SCALE, HIGHEST_SCALE)))

    def with_value(self, instrument: str, setting: str, value: float | None) -> "RuleChanges":
        """Return changes with a setting of an instrument; None takes the instrument's own value of it away."""
        values = dict(self.overrides.get(instrument, {}))
        if value is None:
            values.pop(setting, None)
        else:
            values[setting] = _kept_within(setting, value)
        others = {name: own for name, own in self.overrides.items() if name != instrument}
        return replace(self, overrides={**others, instrument: values} if values else others)

    def without(self, instrument: str) -> "RuleChanges":
        """Return changes with nothing of an instrument's own."""
        return replace(self, overrides={name: own for name, own in self.overrides.items() if name != instrument})

    def to_json(self) -> dict[str, Any]:
        """Return the changes as JSON can hold them."""
        return {"scale": self.scale, "overrides": {name: dict(values) for name, values in self.overrides.items()}}

    @classmethod
    def from_json(cls, data: Any) -> "RuleChanges":
        """Read what `to_json` gave; values outside their limits are brought inside.

        Raises
        ------
        SettingsError
            If it has another shape, an unknown setting or a value that is no number.
        """
        try:
            scale = float(np.clip(float(data["scale"]), LOWEST_SCALE, HIGHEST_SCALE))
            overrides = {
                str(name): {setting: _kept_within(setting, float(value)) for setting, value in values.items()}
                for name, values in data["overrides"].items()
            }
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise SettingsError(f"The thresholds cannot be read: {error!r}.") from error
        if not np.isfinite([scale, *(value for values in overrides.values() for value in values.values())]).all():
            raise SettingsError("The thresholds cannot be read: a value is not finite.")
        return cls(scale, overrides)


def _changed(rule: InstrumentRule, values: Mapping[str, float]) -> InstrumentRule:
    release = min(values.get("release", rule.release), rule.threshold)
    return replace(
        rule,
        release=release,
        min_duration_s=values.get("min_duration_s", rule.min_duration_s),
        merge_gap_s=values.get("merge_gap_s", rule.merge_gap_s),
        median_frames=int(values.get("median_frames", rule.median_frames)),
    )


def _kept_within(setting: str, value: float) -> float:
    lowest, highest = LIMITS[setting]
    kept = float(np.clip(value, lowest, highest))
    # A median of an even number of frames has no middle.
    return kept if setting != "median_frames" else float(2 * (int(kept) // 2) + 1)

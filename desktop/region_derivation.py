"""Derives regions from activations again and again, as quickly as a slider moves."""

from dataclasses import replace

import numpy as np

from engine.analysis.activations import Activations
from engine.analysis.region_rules import RegionRules
from engine.analysis.regions import Region, derive_regions


class RegionDerivation:
    """`derive_regions` that keeps finished activations instrument by instrument in memory, and what it derived last.

    They come frame by frame; to gather one instrument's curve out of hours of them takes longer than the rest.
    """

    def __init__(self) -> None:
        self._given: Activations | None = None
        self._derived: tuple[RegionRules, tuple[Region, ...]] | None = None
        self.by_instrument: Activations | None = None
        """The finished activations, each instrument's curve in one piece; None before there are any."""

    def knows(self, activations: Activations | None) -> bool:
        """Whether these finished activations have been derived from before."""
        return self._given is activations

    def derive(self, activations: Activations | None, rules: RegionRules, *, final: bool) -> tuple[Region, ...]:
        """Return the regions.

        Parameters
        ----------
        activations : Activations or None
            None gives no regions.
        rules : RegionRules
        final : bool
            Whether the values will not change any more.
        """
        if activations is None or not final:
            self._given = self._derived = self.by_instrument = None
            return () if activations is None else derive_regions(activations, rules)
        if self.by_instrument is None or self._given is not activations:
            self._given, self._derived = activations, None
            self.by_instrument = replace(activations, values=np.asfortranarray(activations.values))
        if self._derived is None or self._derived[0] != rules:
            self._derived = (rules, derive_regions(self.by_instrument, rules))
        return self._derived[1]

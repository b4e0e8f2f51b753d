"""Which regions are shown in the table and stepped through: by instrument, by decision, solos only."""

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.theme import display_name
from engine.analysis.regions import Region

STATUSES = ("all", "undecided", "confirmed", "rejected", "edited", "noted")
"""What the status of a region can be filtered by; all that is not decided or edited is undecided."""


@dataclass(frozen=True)
class RegionFilter:
    """A choice of regions.

    Attributes
    ----------
    words : str
        Parts of instruments' names, with commas between them; an instrument must contain one of them.
    status : str
        One of `STATUSES`.
    solos_only : bool
        Leave out what is no solo.
    """

    words: str = ""
    status: str = "all"
    solos_only: bool = False

    @property
    def is_open(self) -> bool:
        """Whether every region passes."""
        return self == RegionFilter() or (not self.words.strip(" ,") and self.status == "all" and not self.solos_only)

    def passes(self, region: Region) -> bool:
        """Whether a region is among the chosen ones."""
        return bool(self.chosen((region,)))

    def chosen(self, regions: Iterable[Region]) -> list[Region]:
        """Return the chosen ones of some regions, in their order."""
        if self.is_open:
            return list(regions)
        fits: dict[str, bool] = {}
        chosen = []
        for region in regions:
            if not self._status_fits(region) or (self.solos_only and not region.solo):
                continue
            # Thousands of regions are of a few instruments: each name is looked at once.
            if region.instrument not in fits:
                fits[region.instrument] = self._name_fits(region.instrument)
            if fits[region.instrument]:
                chosen.append(region)
        return chosen

    def stepped(self, regions: Iterable[Region]) -> tuple[Region, ...]:
        """Return the regions to step through: the chosen ones; rejected ones only if they were asked for."""
        return tuple(r for r in self.chosen(regions) if r.status != "rejected" or self.status == "rejected")

    def _status_fits(self, region: Region) -> bool:
        if self.status == "all":
            return True
        if self.status == "undecided":
            return region.status == "auto"
        if self.status == "noted":
            return bool(region.note)
        return region.status == self.status

    def _name_fits(self, instrument: str) -> bool:
        words = [word.strip().lower() for word in self.words.split(",") if word.strip()]
        # As it is shown, and as files call it: whoever knows the one or the other finds it.
        names = (display_name(instrument).lower(), instrument.replace("_", " ").lower())
        return not words or any(word in name for word in words for name in names)

"""The regions that a run's settings ask for, out of its activations."""

from engine.analysis.activations import Activations
from engine.analysis.region_rules import RegionRules
from engine.analysis.regions import Region
from engine.analysis.run_file import RunSettings
from engine.analysis.solos import every_solo

__all__ = ["run_regions"]


def run_regions(activations: Activations, settings: RunSettings) -> tuple[Region, ...]:
    """Return the regions that a run's settings ask for, sorted by onset, then instrument."""
    rules = activations.rules or RegionRules()
    if settings.threshold_scale != 1.0:
        rules = rules.scaled(settings.threshold_scale)
    regions = activations.regions(settings.threshold, settings.min_duration_s, settings.merge_gap_s, rules)
    if settings.solos:
        regions = every_solo(regions)
    wanted = settings.instruments
    return regions if wanted is None else tuple(region for region in regions if region.instrument in wanted)

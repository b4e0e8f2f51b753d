"""A region in words: for tool tips and screen readers."""

import math

from desktop.theme import display_name
from desktop.views.time_axis import format_time
from engine.analysis.regions import Region


def describe(region: Region) -> str:
    """Say everything about a region in a few lines."""
    solo = {"unaccompanied": ", solo, unaccompanied", "featured": ", solo, featured"}.get(region.solo, "")
    status = {"auto": "not checked yet", "edited": "drawn by hand" if region.origin == "user" else "edited"}.get(
        region.status, region.status
    )
    figures = "" if math.isnan(region.mean) else f"mean {region.mean:.2f}, peak {region.peak:.2f}; "
    note = f"\nNote: {region.note}" if region.note else ""
    return (
        f"{display_name(region.instrument)}{solo}\n"
        f"{format_time(region.onset_s)} to {format_time(region.offset_s)} ({region.duration_s:.3f} s)\n"
        f"{figures}{status}{note}"
    )

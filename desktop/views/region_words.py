"""A region in words: for tool tips and screen readers."""

import math

from desktop.numbers import decimal
from desktop.theme import display_name
from desktop.translation import translate
from desktop.views.time_axis import format_time
from engine.analysis.regions import Region


def describe(region: Region) -> str:
    """Say everything about a region in a few lines."""
    lines = [_name(region), _place(region), _figures(region)]
    if region.note:
        lines.append(translate("RegionWords", "Note: {note}").format(note=region.note))
    return "\n".join(lines)


def status_words(region: Region) -> str:
    """Say what has become of a region."""
    if region.status == "edited" and region.origin == "user":
        return translate("RegionWords", "drawn by hand")
    if region.status == "edited" and region.origin == "import":
        return translate("RegionWords", "imported")
    words = {
        "auto": translate("RegionWords", "not checked yet"),
        "confirmed": translate("RegionWords", "confirmed"),
        "rejected": translate("RegionWords", "rejected"),
        "edited": translate("RegionWords", "edited"),
    }
    return words.get(region.status, region.status)


def _name(region: Region) -> str:
    whole = {
        "unaccompanied": translate("RegionWords", "{instrument}, solo, unaccompanied"),
        "featured": translate("RegionWords", "{instrument}, solo, featured"),
    }
    return whole.get(region.solo, "{instrument}").format(instrument=display_name(region.instrument))


def _place(region: Region) -> str:
    words = translate("RegionWords", "{start} to {end} ({duration} s)")
    return words.format(
        start=format_time(region.onset_s), end=format_time(region.offset_s), duration=decimal(region.duration_s, 3)
    )


def _figures(region: Region) -> str:
    if math.isnan(region.mean):
        return status_words(region)
    words = translate("RegionWords", "mean {mean}, peak {peak}; {status}")
    return words.format(mean=decimal(region.mean, 2), peak=decimal(region.peak, 2), status=status_words(region))

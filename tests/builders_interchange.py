"""Regions and markers that try every writer: awkward names, no length, overlaps, many."""

from engine.analysis.regions import Region
from engine.markers import Marker
from tests.builders import region

FORMULAS = ("=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)")
AWKWARD_NAMES = (
    *FORMULAS,
    "tab\there",
    "line\nbreak\r\nand more",
    'double "quotes"',
    'it\'s `all` "three"',
    "pipe|and, comma; semicolon",
    "<b>&amp;</b> ]]> --> x",
    "Ĝeĉkoĵaŭ 🎻👩🏽‍🎤",
    "שלום עולם",
    "الكمان",
    "percent %s %n \\n {0}",
    "\x07bell\x00null",
    "next\u2028line\u0085here",
    "half \ud800 pair",
    "  spaces  ",
)


def plain_regions() -> tuple[Region, ...]:
    """Return three regions of two instruments, two of which overlap, with times that every format holds exactly."""
    return (
        region("clarinet", 1.0, 2.5, 0.91, 0.99, status="confirmed"),
        region("violin", 2.0, 4.0, 0.5, 0.7, solo="featured"),
        region("clarinet", 4.25, 5.0, 0.75, 0.8),
    )


def awkward_regions() -> tuple[Region, ...]:
    """Return a region for every awkward name, and some without a length, overlapping or equal."""
    named = [region(name, 1.0 + k, 1.5 + k, 0.5) for k, name in enumerate(AWKWARD_NAMES)]
    shapes = [
        region("flute", 3.0, 3.0),
        region("flute", 3.0, 3.0),
        region("flute", 2.0, 6.0),
        region("flute", 3.0, 5.0),
        region("flute", 3.0, 5.0),
        region("flute", 0.0, 0.0001),
        region("organ", 0.0, 0.0),
        region("cello", 1.0, 2.0, float("nan"), float("nan")),
    ]
    return (*named, *shapes)


def many_regions(count: int = 10_000) -> tuple[Region, ...]:
    """Return many regions of three instruments, each overlapping the next."""
    names = ("clarinet", "violin", "mallet_percussion")
    return tuple(region(names[k % 3], 0.5 * k, 0.5 * k + 0.75, 0.5) for k in range(count))


def plain_markers() -> tuple[Marker, ...]:
    """Return three markers, one of them where a region starts; a name may look like a label with a score."""
    return Marker(0.5, "Zweiter Satz"), Marker(1.0, "Marker 2"), Marker(5.5, "take 0.50")


def awkward_markers() -> tuple[Marker, ...]:
    """Return a marker for every awkward name."""
    return tuple(Marker(0.25 + k, name) for k, name in enumerate(AWKWARD_NAMES))

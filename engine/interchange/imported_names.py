"""Names that people wrote into markers, brought to the instruments that Soloscope knows."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from engine.analysis.regions import Region
from engine.errors import ExportError
from engine.interchange.malformed import shown

__all__ = ["unknown_names", "with_known_names"]

_ALIKE = re.compile(r"[\s_\-]+")
_LISTED = 5


def with_known_names(
    regions: Iterable[Region], known: Sequence[str], others_as: str | None = None, keep_others: bool = False
) -> tuple[Region, ...]:
    """
    Return regions whose instruments are spelt as Soloscope does; ``Mallet percussion`` is ``mallet_percussion``.

    Parameters
    ----------
    regions
        As a reader returns them.
    known
        The instruments.
    others_as
        Instrument of every region whose name is not known; the name then goes into the note.
    keep_others
        Leave names that are not known as they are.

    Raises
    ------
    ExportError
        When names are not known and nothing says what to do with them.
    """
    given = tuple(regions)
    spelt = {_plain(name): name for name in known}
    unknown = unknown_names(given, known)
    if unknown and others_as is None and not keep_others:
        some = ", ".join(f"“{shown(name)}”" for name in unknown[:_LISTED])
        more = f" and {len(unknown) - _LISTED} more" if len(unknown) > _LISTED else ""
        raise ExportError(f"No instrument is called {some}{more}; say which one such markers stand for.")
    named = []
    for region in given:
        name = spelt.get(_plain(region.instrument))
        if name is not None:
            named.append(replace(region, instrument=name))
        elif others_as is not None:
            note = region.note or region.instrument
            named.append(replace(region, instrument=others_as, note=note))
        else:
            named.append(region)
    return tuple(sorted(named, key=lambda region: (region.onset_s, region.instrument, region.offset_s)))


def unknown_names(regions: Iterable[Region], known: Sequence[str]) -> tuple[str, ...]:
    """Return the names in regions that are no instrument's, the most frequent first."""
    plain = {_plain(name) for name in known}
    count = Counter(region.instrument for region in regions if _plain(region.instrument) not in plain)
    return tuple(name for name, _ in count.most_common())


def _plain(name: str) -> str:
    return _ALIKE.sub(" ", name).strip().casefold()

"""How regions are named in undo steps and messages."""

from collections.abc import Sequence

from desktop.theme import display_name
from desktop.translation import translate
from engine.analysis.regions import Region


def clock(seconds: float) -> str:
    """Write a time as people read it: ``0:07.25``, ``12:03.40``, ``1:02:03.40``."""
    hundredths = max(0, round(seconds * 100))
    minutes, hundredths = divmod(hundredths, 6000)
    hours, minutes = divmod(minutes, 60)
    rest = f"{hundredths // 100:02d}.{hundredths % 100:02d}"
    return f"{hours}:{minutes:02d}:{rest}" if hours else f"{minutes}:{rest}"


def name_of(regions: Sequence[Region]) -> str:
    """Name regions in an undo step: ``clarinet at 0:07.25``, ``3 regions``."""
    if len(regions) != 1:
        return translate("Document", "%Ln regions", "", len(regions))
    words = translate("Document", "{instrument} at {time}")
    return words.format(instrument=display_name(regions[0].instrument), time=clock(regions[0].onset_s))

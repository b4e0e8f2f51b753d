"""One colour per instrument for programs that colour their markers: Okabe and Ito's, for colour-blind eyes too."""

import zlib

from engine.instruments import OPENMIC_INSTRUMENTS

__all__ = ["colour_number", "instrument_colour"]

_OKABE_ITO = ("E69F00", "56B4E9", "009E73", "F5C710", "0072B2", "D55E00", "CC79A7", "999999")


def instrument_colour(instrument: str) -> str:
    """Return a colour as ``RRGGBB``; the same instrument always has the same one, beyond eight they share."""
    return _OKABE_ITO[colour_number(instrument)]


def colour_number(instrument: str) -> int:
    """Return which of eight colours an instrument has."""
    if instrument in OPENMIC_INSTRUMENTS:
        return OPENMIC_INSTRUMENTS.index(instrument) % len(_OKABE_ITO)
    return zlib.crc32(instrument.encode("utf-8", "replace")) % len(_OKABE_ITO)

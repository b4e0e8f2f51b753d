"""Frame rates of film and video, and timecode counted in their frames, drop-frame included; pure arithmetic."""

import math
import re
from dataclasses import dataclass
from fractions import Fraction

from engine.errors import SettingsError

__all__ = ["FRAME_RATES", "OF_RECORDING", "FrameRate", "frame_rate", "seconds_from_timecode", "start_in_day_s"]

OF_RECORDING = "recording"
"""In the place of a time at which recordings start: each at its own timecode."""
_CLOCK = re.compile(r"(?P<sign>[-+]?)(?:(?P<h>\d+):)?(?P<m>\d+):(?P<s>\d+(?:\.\d+)?)")
_SMPTE = re.compile(r"(?P<sign>[-+]?)(?P<h>\d{1,3}):(?P<m>\d\d):(?P<s>\d\d)[:;](?P<f>\d\d)")
_SECONDS = re.compile(r"[-+]?\d+(?:\.\d+)?")
_DAY_S = 24 * 3600
_HALF = Fraction(1, 2) + Fraction(1, 10**9)
"""A little more, for a time halfway between two frames may be a little less as a float."""
_LAST_BIT = Fraction(1, 1000)
"""For a time at which a frame begins, which as a float may be a little less."""


@dataclass(frozen=True)
class FrameRate:
    """
    A frame rate and how its timecode counts.

    Attributes
    ----------
    id
        As one types it, for example ``29.97df``.
    exact
        Frames per second.
    drop
        Drop-frame: the count leaves out numbers (never pictures), so that it keeps up with the clock.
    """

    id: str
    exact: Fraction
    drop: bool = False

    @property
    def nominal(self) -> int:
        """Frames that the timecode counts to a second."""
        return round(self.exact)

    @property
    def left_out(self) -> int:
        """Frame numbers that the count leaves out at the beginning of nine of ten minutes."""
        return self.nominal // 15 if self.drop else 0

    def frames_at(self, seconds: float) -> int:
        """Return the frame border nearest to a time; halfway, the later one."""
        return math.floor(Fraction(seconds) * self.exact + _HALF)

    def frame_around(self, seconds: float) -> int:
        """Return the frame that a time lies in."""
        return math.floor(Fraction(seconds) * self.exact + _LAST_BIT)

    def seconds_at(self, frames: int) -> float:
        """Return the time of a frame border."""
        return float(frames / self.exact)

    def timecode(self, frames: int, *, wraps: bool = True) -> str:
        """Return ``HH:MM:SS:FF`` (``;FF`` for drop-frame) of a frame; after 24 hours it starts again where it wraps."""
        if wraps:
            frames %= self.count(24, 0, 0, 0)
        if self.drop:
            ten_minutes, rest = divmod(frames, self.nominal * 600 - 9 * self.left_out)
            frames += 9 * self.left_out * ten_minutes
            if rest >= self.nominal * 60:
                frames += self.left_out * ((rest - self.left_out) // (self.nominal * 60 - self.left_out))
        seconds, frame = divmod(frames, self.nominal)
        mark = ";" if self.drop else ":"
        return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}{mark}{frame:02d}"

    def frames_from(self, timecode: str) -> int | None:
        """Return the frame that a timecode names, or None where it names none."""
        match = _SMPTE.fullmatch(timecode.strip())
        if match is None:
            return None
        hours, minutes, seconds, frame = (int(match[part]) for part in "hmsf")
        if minutes > 59 or seconds > 59 or frame >= self.nominal or self.leaves_out(minutes, seconds, frame):
            return None
        number = self.count(hours, minutes, seconds, frame)
        return -number if match["sign"] == "-" else number

    def leaves_out(self, minutes: int, seconds: int, frame: int) -> bool:
        """Return whether no frame has this number, since drop-frame leaves it out."""
        return seconds == 0 and frame < self.left_out and minutes % 10 > 0

    def count(self, hours: int, minutes: int, seconds: int, frame: int) -> int:
        """Return how many frames come before the one with these numbers."""
        whole = hours * 60 + minutes
        return (whole * 60 + seconds) * self.nominal + frame - self.left_out * (whole - whole // 10)


def _ntsc(frames: int) -> Fraction:
    return Fraction(frames * 1000, 1001)


FRAME_RATES = {
    rate.id: rate
    for rate in (
        FrameRate("23.976", _ntsc(24)),
        FrameRate("24", Fraction(24)),
        FrameRate("25", Fraction(25)),
        FrameRate("29.97", _ntsc(30)),
        FrameRate("29.97df", _ntsc(30), drop=True),
        FrameRate("30", Fraction(30)),
        FrameRate("48", Fraction(48)),
        FrameRate("50", Fraction(50)),
        FrameRate("59.94", _ntsc(60)),
        FrameRate("59.94df", _ntsc(60), drop=True),
        FrameRate("60", Fraction(60)),
    )
}
"""The rates that programs offer, by id."""


def frame_rate(text: str) -> FrameRate:
    """
    Return the frame rate that a text names.

    Raises
    ------
    SettingsError
        When it names none.
    """
    plain = text.strip().lower().removesuffix("fps").strip()
    plain = re.sub(r"\s*(?:drop-?frame|drop|df)$", "df", plain.replace(" ", ""))
    plain = {"23.98": "23.976"}.get(plain, plain)
    plain = re.sub(r"(?<=\d)\.0+(?=$|df)", "", plain)
    if plain not in FRAME_RATES:
        raise SettingsError(f"“{text}” is no frame rate; choose one of {', '.join(FRAME_RATES)}.")
    return FRAME_RATES[plain]


def seconds_from_timecode(text: str, rate: FrameRate) -> float:
    """
    Return the seconds that a typed time names: ``01:00:00:00`` in frames, ``01:00:00.000``, or ``3600``.

    Timecode in frames stands for the time at which that frame starts when frame 0 is at midnight.

    Raises
    ------
    SettingsError
        When it names none, or one of the frame numbers that drop-frame timecode leaves out.
    """
    plain = text.strip().replace(",", ".")
    if _SECONDS.fullmatch(plain):
        seconds = float(plain)
    elif _SMPTE.fullmatch(plain):
        frames = rate.frames_from(plain)
        if frames is None:
            raise SettingsError(f"“{text}” is no timecode at {rate.id} frames a second; check its frames.")
        seconds = rate.seconds_at(frames)
    else:
        match = _CLOCK.fullmatch(plain)
        if match is None or float(match["s"]) >= 60 or (match["h"] and int(match["m"]) > 59):
            raise SettingsError(f"“{text}” is no time; write it like 01:00:00:00, 01:00:00.000 or 3600.")
        seconds = int(match["h"] or 0) * 3600 + int(match["m"]) * 60 + float(match["s"])
        seconds = -seconds if match["sign"] == "-" else seconds
    if abs(seconds) > 100 * _DAY_S:
        raise SettingsError(f"“{text}” is further away than any timeline reaches; check it.")
    return seconds


def start_in_day_s(text: str, rate: FrameRate) -> float:
    """
    Return the seconds that a typed start of a recording names, as `seconds_from_timecode` reads it.

    Raises
    ------
    SettingsError
        When it is no time, or none of a day.
    """
    seconds = seconds_from_timecode(text, rate)
    if not 0.0 <= seconds < _DAY_S:
        raise SettingsError(f"Recordings start between 00:00:00:00 and 24:00:00:00, not at “{text}”.")
    return seconds

"""Times as an editor types them: seconds, clock times, timecode at a frame rate, steps from here; no Qt."""

import re
from dataclasses import dataclass

from desktop.numbers import brief
from desktop.translation import translate
from engine.errors import SettingsError
from engine.frame_rates import FRAME_RATES, FrameRate, frame_rate

DEFAULT_RATE = "25"

_SHAPE = re.compile(
    r"\d*\.?\d*"  # seconds
    r"|\d+(:\d+){1,2}(\.\d*)?"  # M:SS.mmm and H:MM:SS.mmm
    r"|\d+:\d+:\d+[:;]\d+"  # HH:MM:SS:FF
)


class TimeError(ValueError):
    """What was typed is no time; the text says why, for the user."""


@dataclass(frozen=True)
class TypedTime:
    """A time as it was typed.

    Attributes
    ----------
    seconds : float
        Of real time; negative for a step back.
    relative : bool
        Whether it is a step from the present place.
    is_clock : bool
        Whether it has colons, so that it may be a time of day.
    """

    seconds: float
    relative: bool = False
    is_clock: bool = False


def rate_named(name: str) -> FrameRate:
    """Return a frame rate by any of its names, ``29.97df`` or ``29.97 drop``; the default one if it is not known."""
    try:
        return frame_rate(name)
    except SettingsError:
        return FRAME_RATES[DEFAULT_RATE]


def shown_rate(rate: FrameRate) -> str:
    """Return a frame rate as it is shown: ``29.97 drop``."""
    return translate("Timecode", "{rate} drop").format(rate=rate.id.removesuffix("df")) if rate.drop else rate.id


def parse_time(text: str, rate: FrameRate) -> TypedTime:
    """Read a time.

    ``83.5`` are seconds; ``1:23.5`` and ``0:01:23.5`` minutes and hours; ``01:00:01:12`` (or with ``;`` before the
    frames, which means drop-frame) is timecode. With ``+`` or ``-`` before it, it is a step. A comma does as a point.

    Raises
    ------
    TimeError
        With a sentence that says what is wrong.
    """
    typed = text.strip().replace(",", ".")
    relative = typed[:1] in ("+", "-", "−")
    sign = -1.0 if typed[:1] in ("-", "−") else 1.0
    body = typed[1:].strip() if relative else typed
    if not body:
        raise TimeError(translate("Timecode", "Type a time, for example 83.5, 1:23.5, 00:01:23:12 or +2.5."))
    if not _SHAPE.fullmatch(body) or body == ".":
        words = translate("Timecode", "“{text}” is no time; write 83.5, 1:23.5, 00:01:23:12 or +2.5.")
        raise TimeError(words.format(text=text.strip()))
    parts = re.split(r"[:;]", body)
    if len(parts) == 4:
        counting = _drop_kin(rate) if ";" in body else rate
        seconds = _from_frames([int(part) for part in parts], counting, length=relative)
    else:
        seconds = _from_clock(parts)
    return TypedTime(sign * seconds, relative, len(parts) > 1)


def _from_clock(parts: list[str]) -> float:
    values = [float(part or 0) for part in parts]
    sentences = (
        translate("Timecode", "There are no {value} seconds; after a colon they go up to 59."),
        translate("Timecode", "There are no {value} minutes; after a colon they go up to 59."),
    )
    for value, sentence in zip(reversed(values[1:]), sentences, strict=False):
        if value >= 60:
            raise TimeError(sentence.format(value=brief(value)))
    seconds = 0.0
    for value in values:
        seconds = 60 * seconds + value
    return seconds


def _from_frames(numbers: list[int], rate: FrameRate, *, length: bool) -> float:
    """Return real seconds of a timecode; as a length it may also be one that no frame has."""
    hours, minutes, seconds, frames = numbers
    for value, limit, sentence in (
        (
            minutes,
            60,
            translate("Timecode", "There are no {value} minutes in a timecode at {rate}; they go up to {most}."),
        ),
        (
            seconds,
            60,
            translate("Timecode", "There are no {value} seconds in a timecode at {rate}; they go up to {most}."),
        ),
        (
            frames,
            rate.nominal,
            translate("Timecode", "There are no {value} frames in a timecode at {rate}; they go up to {most}."),
        ),
    ):
        if value >= limit:
            raise TimeError(sentence.format(value=value, rate=shown_rate(rate), most=limit - 1))
    if not length and rate.leaves_out(minutes, seconds, frames):
        raise TimeError(
            translate("Timecode", "Drop-frame timecode leaves out {timecode}; the next is {following}.").format(
                timecode=f"{hours:02d}:{minutes:02d}:00;{frames:02d}",
                following=f"{hours:02d}:{minutes:02d}:00;{rate.left_out:02d}",
            )
        )
    return rate.seconds_at(rate.count(hours, minutes, seconds, frames))


def _drop_kin(rate: FrameRate) -> FrameRate:
    """Return the rate as it is counted in drop-frame, whether or not it was chosen so."""
    kin = next((other for other in FRAME_RATES.values() if other.drop and other.exact == rate.exact), None)
    if kin is None:
        sentence = translate(
            "Timecode", "A semicolon means drop-frame, which there is at 29.97 and 59.94 only, not at {rate}."
        )
        raise TimeError(sentence.format(rate=shown_rate(rate)))
    return kin


def format_timecode(seconds: float, rate: FrameRate) -> str:
    """Write the frame that a time lies in as ``HH:MM:SS:FF``, in drop-frame with ``;`` before the frames.

    Parameters
    ----------
    seconds : float
        Real seconds since midnight; negative ones count as 0.
    rate : FrameRate
    """
    return rate.timecode(rate.frame_around(max(0.0, seconds)), wraps=False)

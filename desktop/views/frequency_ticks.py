"""Which frequencies are written beside a spectrogram: round numbers or notes, as many as there is room for."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from desktop.numbers import brief, decimal
from engine.frequency_scales import FrequencyScale, note_class, note_name

_MEL_TIERS: tuple[tuple[float, ...], ...] = (
    (1000,),
    (100, 4000),
    (400, 2000, 8000),
    (200, 600, 3000, 6000, 11025),
    (50, 300, 800, 1500, 5000),
    (500, 700, 900, 1200, 2500, 3500, 7000, 9000, 10000),
    tuple(range(150, 1000, 50)),
    tuple(range(1100, 4000, 100)),
)
_ROUND_HZ = (10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
_MARGIN_PX, _LETTER_MARGIN_PX, _LETTER_SPACING_PX = 6, 3, 8
_NATURAL = (0, 2, 4, 5, 7, 9, 11)
_SHARP = (1, 3, 6, 8, 10)


@dataclass(frozen=True)
class Tick:
    """One label of the frequency axis.

    Attributes
    ----------
    row : float
    text : str
    major : bool
        Whether it is of the kind that is always there: an octave's C, whole kilohertz.
    """

    row: float
    text: str
    major: bool = False


def frequency_ticks(
    scale: FrequencyScale, y_of_row: Callable[[float], float], height: int, spacing_px: float
) -> list[Tick]:
    """Return the ticks to write, lowest first, at least `spacing_px` apart and inside of the picture.

    Parameters
    ----------
    scale : FrequencyScale
    y_of_row : callable
        Pixels from the top for a row, at the present vertical zoom.
    height : int
        Of the picture, in pixels.
    spacing_px : float
    """
    if scale.kind == "linear":
        return _linear(scale, y_of_row, height, spacing_px)
    margin_px = _MARGIN_PX
    if scale.kind == "chroma":
        # Single letters without anything below the line may stand closer.
        margin_px, spacing_px = _LETTER_MARGIN_PX, min(spacing_px, _LETTER_SPACING_PX)
    taken: list[tuple[float, Tick]] = []
    for major, tier in _tiers(scale):
        fitting = [(y_of_row(tick.row), tick) for tick in tier]
        fitting = [(y, tick) for y, tick in fitting if margin_px <= y <= height - margin_px]
        if not major and _crowded([y for y, _ in fitting], spacing_px / 2):
            break
        for y, tick in fitting:
            if all(abs(y - other) >= spacing_px for other, _ in taken):
                taken.append((y, tick))
    return [tick for _, tick in sorted(taken, key=lambda entry: -entry[0])]


def _crowded(ys: list[float], spacing_px: float) -> bool:
    """Whether a tier stands so close that a few of it, picked by chance of room, would mislead."""
    return any(b - a < spacing_px for a, b in pairwise(sorted(ys)))


def _tiers(scale: FrequencyScale) -> list[tuple[bool, list[Tick]]]:
    """Ticks in the order of their worth; the first tier is always wanted."""
    if scale.kind == "chroma":
        groups = (_NATURAL, _SHARP)
        return [(group is _NATURAL, [Tick(row, note_class(row), True) for row in group]) for group in groups]
    if scale.kind == "constant_q":
        tiers: list[tuple[bool, list[Tick]]] = []
        for number, steps in enumerate(((0,), (7,), (2, 4, 5, 9, 11), _SHARP)):
            rows = [2 * (12 * octave + step) for octave in range(scale.rows // 24) for step in steps]
            tiers.append((number == 0, [Tick(row, note_name(scale.hz_of_row(row)), number == 0) for row in rows]))
        return tiers
    return [
        (number < 4, [Tick(scale.row_of_hz(hz), hz_text(hz), hz in (100, 1000)) for hz in tier])
        for number, tier in enumerate(_MEL_TIERS)
    ]


def _linear(scale: FrequencyScale, y_of_row: Callable[[float], float], height: int, spacing_px: float) -> list[Tick]:
    top_hz = scale.hz_of_row(scale.rows - 0.5)
    for step in _ROUND_HZ:
        if y_of_row(scale.row_of_hz(0)) - y_of_row(scale.row_of_hz(step)) >= spacing_px:
            break
    ticks = [Tick(scale.row_of_hz(hz), hz_text(hz), hz % (5 * step) == 0) for hz in range(step, int(top_hz) + 1, step)]
    return [tick for tick in ticks if _MARGIN_PX <= y_of_row(tick.row) <= height - _MARGIN_PX]


def hz_text(hz: float) -> str:
    """Write a frequency as short as possible: ``400 Hz``, ``1.5 kHz``, ``11 kHz``."""
    if hz < 1000:
        return f"{brief(hz)} Hz"
    return f"{decimal(hz / 1000, 0)} kHz" if hz >= 11000 and hz % 500 else f"{brief(hz / 1000)} kHz"

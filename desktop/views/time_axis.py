"""The one time axis all views share, and how times are written; it draws and plays nothing itself."""

import math
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

LANE_LABEL_WIDTH = 150
"""Pixels left of the plot in every view, so that the same second stands at the same x everywhere."""

MIN_SPAN_S = 0.005
"""The closest zoom: a few hundred samples across the window."""

_STEPS_S = (
    0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 15.0, 30.0,
    60.0, 120.0, 300.0, 600.0, 900.0, 1800.0, 3600.0, 7200.0, 14400.0, 36000.0,
)  # fmt: skip


class Follow(StrEnum):
    """What the view does while the playhead moves."""

    OFF = "off"
    PAGE = "page"
    CENTRE = "centre"


def format_time(time_s: float, decimals: int = 3) -> str:
    """Seconds as ``H:MM:SS.mmm``, with as many decimals as asked; negative times keep their sign."""
    units = 10**decimals
    total = round(abs(time_s) * units)
    seconds, fraction = divmod(total, units)
    minutes, second = divmod(seconds, 60)
    hours, minute = divmod(minutes, 60)
    sign = "-" if time_s < 0 and total else ""
    tail = f".{fraction:0{decimals}d}" if decimals else ""
    return f"{sign}{hours}:{minute:02d}:{second:02d}{tail}"


def tick_step_s(span_s: float, width_px: float, spacing_px: float = 110.0) -> float:
    """Return the smallest round step whose ticks stand at least ``spacing_px`` apart."""
    wanted = span_s / max(width_px, 1.0) * spacing_px
    return next((step for step in _STEPS_S if step >= wanted), _STEPS_S[-1])


def ticks_s(start_s: float, end_s: float, step_s: float) -> list[float]:
    """Multiples of ``step_s`` inside ``[start_s, end_s]``, free of accumulated rounding."""
    first = math.ceil(start_s / step_s - 1e-9)
    last = math.floor(end_s / step_s + 1e-9)
    return [index * step_s for index in range(first, last + 1)]


def label_decimals(step_s: float) -> int:
    """How many decimals distinguish neighbouring ticks."""
    if step_s >= 1.0:
        return 0
    return 1 if step_s >= 0.1 else 2 if step_s >= 0.01 else 3


class TimeAxis(QObject):
    """The visible span ``[start_s, end_s]`` of a recording, and where the playhead stands.

    Views draw what the axis says and tell it what the user did; it clips everything to the recording.
    ``seek_requested`` is what the user asked for, ``playhead_changed`` what the player answered.
    """

    view_changed = Signal()
    duration_changed = Signal(float)
    playhead_changed = Signal(float)
    seek_requested = Signal(float)
    follow_changed = Signal(str)

    def __init__(self, duration_s: float = 0.0, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._duration_s = max(0.0, duration_s)
        self._start_s = 0.0
        self._end_s = self._duration_s or 1.0
        self._playhead_s = 0.0
        self._follow = Follow.PAGE

    @property
    def start_s(self) -> float:
        """Left edge of the view."""
        return self._start_s

    @property
    def end_s(self) -> float:
        """Right edge of the view."""
        return self._end_s

    @property
    def span_s(self) -> float:
        """Seconds in view; never zero."""
        return self._end_s - self._start_s

    @property
    def duration_s(self) -> float:
        """Length of the recording, 0 when none is open."""
        return self._duration_s

    @property
    def playhead_s(self) -> float:
        """Where playback stands."""
        return self._playhead_s

    @property
    def follow(self) -> Follow:
        """What the view does while the playhead moves."""
        return self._follow

    def set_duration(self, duration_s: float) -> None:
        """Start on a recording of this length: everything in view, playhead at its beginning."""
        self._duration_s = max(0.0, duration_s)
        self._start_s, self._end_s = 0.0, self._duration_s or 1.0
        self._playhead_s = 0.0
        self.duration_changed.emit(self._duration_s)
        self.view_changed.emit()
        self.playhead_changed.emit(0.0)

    def set_view(self, start_s: float, end_s: float) -> None:
        """Show ``[start_s, end_s]``, moved (not squeezed) into the recording where it overhangs."""
        if not (math.isfinite(start_s) and math.isfinite(end_s)):
            return
        start_s, end_s = min(start_s, end_s), max(start_s, end_s)
        limit = self._duration_s or 1.0
        floor = min(MIN_SPAN_S, limit)
        span = min(max(end_s - start_s, floor), limit)
        if end_s - start_s < span:
            start_s = (start_s + end_s) / 2 - span / 2
        start_s = min(max(0.0, start_s), limit - span)
        if (start_s, start_s + span) == (self._start_s, self._end_s):
            return
        self._start_s, self._end_s = start_s, start_s + span
        self.view_changed.emit()

    def zoom(self, factor: float, around_s: float | None = None) -> None:
        """Show ``factor`` times as much detail; ``around_s`` (or the middle) stays where it is on screen."""
        limit = self._duration_s or 1.0
        span = min(max(self.span_s / factor, min(MIN_SPAN_S, limit)), limit)
        anchor = (self._start_s + self._end_s) / 2 if around_s is None else around_s
        start = anchor - (anchor - self._start_s) * span / self.span_s
        self.set_view(start, start + span)

    def scroll(self, delta_s: float) -> None:
        """Move the view by ``delta_s`` seconds, later being positive."""
        self.set_view(self._start_s + delta_s, self._end_s + delta_s)

    def fit(self) -> None:
        """Show the whole recording."""
        self.set_view(0.0, self._duration_s or 1.0)

    def reveal(self, start_s: float, end_s: float | None = None) -> None:
        """Bring a time or a span into view; a view that shows it already stays."""
        end_s = start_s if end_s is None else end_s
        if start_s >= self._start_s and end_s <= self._end_s:
            return
        if end_s - start_s > 0.8 * self.span_s:
            margin = 0.1 * (end_s - start_s)
            self.set_view(start_s - margin, end_s + margin)
        else:
            middle = (start_s + end_s) / 2
            self.set_view(middle - self.span_s / 2, middle + self.span_s / 2)

    def to_px(self, time_s: float, width_px: float) -> float:
        """X of a time in a plot ``width_px`` wide (0 at its left edge); may lie outside."""
        return (time_s - self._start_s) / self.span_s * width_px

    def to_s(self, x_px: float, width_px: float) -> float:
        """Time at ``x_px`` in a plot ``width_px`` wide; may lie outside the recording."""
        return self._start_s + x_px / max(width_px, 1e-9) * self.span_s

    def clip(self, time_s: float) -> float:
        """Return the nearest time inside the recording."""
        return min(max(0.0, time_s), self._duration_s)

    def request_seek(self, time_s: float) -> None:
        """Tell whoever plays that the user wants to be at ``time_s``."""
        self.seek_requested.emit(self.clip(time_s))

    def set_playhead(self, time_s: float) -> None:
        """Note where playback stands; the view follows if it showed the playhead before."""
        time_s = self.clip(time_s)
        if time_s == self._playhead_s:
            return
        was_visible = self._start_s <= self._playhead_s <= self._end_s
        self._playhead_s = time_s
        if was_visible:
            self._follow_playhead()
        self.playhead_changed.emit(time_s)

    def set_follow(self, follow: Follow | str) -> None:
        """Choose between a view that stays, one that pages, and one that keeps the playhead in the middle."""
        follow = Follow(follow)
        if follow is not self._follow:
            self._follow = follow
            self.follow_changed.emit(follow.value)

    def _follow_playhead(self) -> None:
        if self._follow is Follow.CENTRE:
            self.set_view(self._playhead_s - self.span_s / 2, self._playhead_s + self.span_s / 2)
        elif self._follow is Follow.PAGE and not self._start_s <= self._playhead_s <= self._end_s:
            # A tenth of the old page stays visible, as a reader's eye expects of a turned page.
            self.set_view(self._playhead_s - 0.1 * self.span_s, self._playhead_s + 0.9 * self.span_s)

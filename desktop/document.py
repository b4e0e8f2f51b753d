"""The open recording: activations, regions derived from them, the user's decisions and their undo steps.

It holds facts and tells of their change; it knows no view, no file dialog and no engine process.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from desktop.throttle import Throttle
from engine.analysis.activations import Activations
from engine.analysis.regions import Region, RegionRules, derive_regions, mark_solos, solos, with_featured

if TYPE_CHECKING:
    from engine.audio import RecordingInfo

LOWEST_THRESHOLD, HIGHEST_THRESHOLD = 0.02, 0.98
LOWEST_SCALE, HIGHEST_SCALE = 0.2, 1.8
_DERIVE_INTERVAL_MS = 30
_GROW_INTERVAL_MS = 200
_SAME_PLACE_S = 1e-3


class AnalysisState(Enum):
    """How far the analysis of the open recording is."""

    NONE = "none"
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"


class _Decide(QUndoCommand):
    """Replace the pinned regions; undo puts the former ones back."""

    def __init__(self, document: "Document", text: str, before: tuple[Region, ...], after: tuple[Region, ...]) -> None:
        super().__init__(text)
        self._document, self._before, self._after = document, before, after

    def redo(self) -> None:
        self._document._set_pins(self._after)

    def undo(self) -> None:
        self._document._set_pins(self._before)


class Document(QObject):
    """One recording, what the engine heard in it and what the user said about that.

    Regions are a view over the activations: a change of threshold derives them anew. A region that the user
    confirmed or rejected is pinned as it was at that moment: it survives every threshold, and derived regions of the
    same instrument give way to it (see `pin_regions`).

    `solos` are the stretches in which an instrument is alone, `solo_places` these and the regions of instruments that
    lead. Steps from region to region pass over the instruments in `passed_over`.
    """

    recording_changed = Signal()
    analysis_changed = Signal()
    activations_changed = Signal()
    regions_changed = Signal()
    rules_changed = Signal()
    selection_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.recording: RecordingInfo | None = None
        self.activations: Activations | None = None
        self.analysis = AnalysisState.NONE
        self.bundle = ""
        self._former: tuple[Activations, str] | None = None
        self.regions: tuple[Region, ...] = ()
        self.solos: tuple[Region, ...] = ()
        self.solo_places: tuple[Region, ...] = ()
        self.passed_over: frozenset[str] = frozenset()
        self.selected_region: Region | None = None
        self.time_selection: tuple[float, float] | None = None
        self.undo_stack = QUndoStack(self)
        self._derived: tuple[Region, ...] = ()
        self._pins: tuple[Region, ...] = ()
        self._base_rules = RegionRules()
        self._overrides: dict[str, float] = {}
        self._scale = 1.0
        self._rules = self._base_rules
        self._derive = Throttle(self._derive_now, _DERIVE_INTERVAL_MS, self)
        self._grow = Throttle(self._growth_seen, _GROW_INTERVAL_MS, self)

    # ---- recording and analysis -------------------------------------------------------------------------------

    @property
    def path(self) -> Path | None:
        """Where the open recording lies, or None."""
        return None if self.recording is None else Path(self.recording.path)

    @property
    def duration_s(self) -> float:
        """Length of the open recording in seconds, 0 without one."""
        return 0.0 if self.recording is None else self.recording.duration_s

    @property
    def instruments(self) -> tuple[str, ...]:
        """Instruments of the activations, in the bundle's order."""
        return () if self.activations is None else self.activations.instruments

    def set_recording(self, recording: "RecordingInfo | None") -> None:
        """Put another recording (or none) in the place of the present one and forget all about that."""
        self._derive.cancel()
        self._grow.cancel()
        self.undo_stack.clear()
        self.recording = recording
        self.activations = None
        self.analysis = AnalysisState.NONE
        self.bundle = ""
        self._former = None
        self._pins = ()
        self._overrides = {}
        self._scale = 1.0
        self.regions = self.solos = self.solo_places = ()
        self.selected_region = self.time_selection = None
        self._rules_moved()
        self.recording_changed.emit()
        self.analysis_changed.emit()
        self.activations_changed.emit()
        self.regions_changed.emit()
        self.selection_changed.emit()

    def expect_analysis(self) -> None:
        """Note that an analysis has been asked for; what there is stays until it delivers."""
        if self.analysis is AnalysisState.DONE and self.activations is not None:
            self._former = (self.activations, self.bundle)
        self._set_state(AnalysisState.WAITING)

    def begin_analysis(
        self, instruments: Sequence[str], frame_s: float, frames: int, rules: RegionRules | None = None
    ) -> None:
        """Make room for activations that will arrive piece by piece; the user's decisions stay."""
        values = np.full((frames, len(instruments)), np.nan, dtype=np.float32)
        self.activations = Activations(values, tuple(instruments), frame_s, self.duration_s)
        if rules is not None:
            self._base_rules = rules
        self._set_state(AnalysisState.RUNNING)
        self._rules_moved()
        self.activations_changed.emit()
        self._derive_now()

    def add_activations(self, start_frame: int, values: np.ndarray) -> None:
        """Write newly analysed frames; the views hear of them a few times a second."""
        if self.activations is None or self.analysis is not AnalysisState.RUNNING:
            return
        room = self.activations.values[start_frame : start_frame + len(values)]
        room[:] = values[: len(room)]
        self._grow.request()

    def finish_analysis(self, activations: Activations, rules: RegionRules | None = None, bundle: str = "") -> None:
        """Take the complete activations."""
        self._grow.cancel()
        self.activations = activations
        self.bundle = bundle
        self._former = None
        if rules is not None:
            self._base_rules = rules
        self._set_state(AnalysisState.DONE)
        self._rules_moved()
        self.activations_changed.emit()
        self._derive_now()

    def stop_analysis(self) -> None:
        """Nothing more will come: go back to the complete analysis before this one, else keep what there is."""
        if self.analysis not in (AnalysisState.WAITING, AnalysisState.RUNNING):
            return
        self._grow.cancel()
        former, self._former = self._former, None
        if former is not None:
            self.activations, self.bundle = former
        self._set_state(AnalysisState.STOPPED if former is None else AnalysisState.DONE)
        self.activations_changed.emit()
        self._derive_now()

    @property
    def analysed_s(self) -> float:
        """Seconds of the recording that have activations."""
        if self.activations is None or not self.activations.values.size:
            return 0.0
        known = int(np.count_nonzero(~np.isnan(self.activations.values[:, 0])))
        return min(known * self.activations.frame_s, self.duration_s)

    def _set_state(self, state: AnalysisState) -> None:
        self.analysis = state
        self.analysis_changed.emit()

    def _growth_seen(self) -> None:
        self.activations_changed.emit()
        self._derive_now()

    # ---- thresholds -------------------------------------------------------------------------------------------

    @property
    def rules(self) -> RegionRules:
        """Rules in force: the bundle's, scaled by the slider, with the user's own thresholds on top."""
        return self._rules

    @property
    def threshold_scale(self) -> float:
        """Factor on the bundle's thresholds; 1 is as trained, below 1 gives more regions."""
        return self._scale

    @property
    def sensitivity(self) -> float:
        """The slider seen from the other side: 1 as trained, above 1 gives more regions."""
        return LOWEST_SCALE + HIGHEST_SCALE - self._scale

    def set_threshold_scale(self, scale: float) -> None:
        """Scale all thresholds of the bundle; regions follow at once, at most some thirty times a second."""
        scale = float(np.clip(scale, LOWEST_SCALE, HIGHEST_SCALE))
        if scale == self._scale:
            return
        self._scale = scale
        self._rules_moved()
        self._derive.request()

    def set_threshold(self, instrument: str | None, value: float | None) -> None:
        """Give one instrument (or, with None, all of them) a threshold of its own; a value of None takes it back."""
        for name in self.instruments if instrument is None else (instrument,):
            if value is None:
                self._overrides.pop(name, None)
            else:
                self._overrides[name] = float(np.clip(value, LOWEST_THRESHOLD, HIGHEST_THRESHOLD))
        self._rules_moved()
        self._derive.request()

    def _rules_moved(self) -> None:
        self._rules = self._base_rules.scaled(self._scale).with_threshold(self._overrides)
        self.rules_changed.emit()

    # ---- regions ----------------------------------------------------------------------------------------------

    def _derive_now(self) -> None:
        self._derive.cancel()
        self._grow.cancel()
        derived: tuple[Region, ...] = ()
        if self.activations is not None:
            derived = derive_regions(self.activations, self._rules)
        self._compose(derived)

    def _compose(self, derived: tuple[Region, ...]) -> None:
        self._derived = derived
        self.regions = mark_solos(pin_regions(derived, self._pins, self._rules), self.activations)
        self.solos = solos(self.regions)
        self.solo_places = with_featured(self.solos, self.regions)
        self.regions_changed.emit()
        self._reselect()

    def flush(self) -> None:
        """Bring the regions up to date now, if a throttled derivation is still waiting."""
        self._grow.flush()
        self._derive.flush()

    @property
    def kept_regions(self) -> tuple[Region, ...]:
        """Regions the user has not rejected: what an export writes."""
        self.flush()
        return tuple(region for region in self.regions if region.status != "rejected")

    # ---- the user's decisions ---------------------------------------------------------------------------------

    def confirm(self, region: Region | None = None) -> bool:
        """Confirm a region (the selected one by default) as an undoable step; False if there is nothing to do."""
        return self._decide(region, "confirmed", "Confirm")

    def reject(self, region: Region | None = None) -> bool:
        """Reject a region (the selected one by default) as an undoable step; False if there is nothing to do."""
        return self._decide(region, "rejected", "Reject")

    def withdraw(self, region: Region | None = None) -> bool:
        """Take back the decision about a region, whenever it was made; the region is automatic again."""
        return self._decide(region, "auto", "Withdraw decision on")

    def _decide(self, region: Region | None, status: str, verb: str) -> bool:
        region = region or self.selected_region
        if region is None or region.status == status:
            return False
        others = tuple(pin for pin in self._pins if not _same_place(pin, region))
        after = others if status == "auto" else (*others, replace(region, status=status))
        text = f"{verb} {region.instrument.replace('_', ' ')} at {clock(region.onset_s)}"
        self.undo_stack.push(_Decide(self, text, self._pins, after))
        return True

    def _set_pins(self, pins: tuple[Region, ...]) -> None:
        self._pins = pins
        self.flush()
        self._compose(self._derived if self.activations is not None else ())

    # ---- selection and navigation -----------------------------------------------------------------------------

    def select_region(self, region: Region | None) -> None:
        """Select a region and its time span, or nothing."""
        self._select(region, None if region is None else (region.onset_s, region.offset_s))

    def set_time_selection(self, start_s: float | None, end_s: float | None = None) -> None:
        """Select a stretch of time (in either order), or none; a selected region elsewhere is let go."""
        if start_s is None or end_s is None or start_s == end_s:
            self._select(None, None)
            return
        low, high = sorted((start_s, end_s))
        self._select(None, (max(0.0, low), min(high, self.duration_s)))

    def _select(self, region: Region | None, span: tuple[float, float] | None) -> None:
        if (region, span) == (self.selected_region, self.time_selection):
            return
        self.selected_region, self.time_selection = region, span
        self.selection_changed.emit()

    def _reselect(self) -> None:
        """Find the selected region again among new ones: the same instrument, the largest overlap."""
        old = self.selected_region
        if old is None:
            return
        candidates = [region for region in self.regions if _overlap_s(region, old) > 0.0]
        new = max(candidates, key=lambda region: _overlap_s(region, old), default=None)
        if new == old:
            return
        spans_region = self.time_selection == (old.onset_s, old.offset_s)
        span = (new.onset_s, new.offset_s) if new is not None and spans_region else self.time_selection
        self._select(new, span)

    def next_region(self, from_s: float, solo_only: bool = False) -> Region | None:
        """Select the first region (or solo) after a time, and give it; None when there is no further one."""
        return self._step(from_s, +1, solo_only)

    def previous_region(self, from_s: float, solo_only: bool = False) -> Region | None:
        """Select the last region (or solo) before a time, and give it; None when there is no earlier one."""
        return self._step(from_s, -1, solo_only)

    def _step(self, from_s: float, direction: int, solo_only: bool) -> Region | None:
        self.flush()
        places = self.solo_places if solo_only else tuple(r for r in self.regions if r.status != "rejected")
        places = tuple(place for place in places if place.instrument not in self.passed_over)
        current = self._current_place(places, from_s)
        if current is not None:
            index = current + direction
        elif direction > 0:
            index = next((i for i, r in enumerate(places) if r.onset_s > from_s + _SAME_PLACE_S), len(places))
        else:
            index = sum(1 for r in places if r.onset_s < from_s - _SAME_PLACE_S) - 1
        if not 0 <= index < len(places):
            return None
        self.select_place(places[index])
        return places[index]

    def _current_place(self, places: tuple[Region, ...], from_s: float) -> int | None:
        """Index of the selected place if the caller still stands at its start: regions may share an onset."""
        if self.selected_region is None or self.time_selection is None:
            return None
        for index, place in enumerate(places):
            selected = place.instrument == self.selected_region.instrument and np.allclose(
                (place.onset_s, place.offset_s), self.time_selection, atol=_SAME_PLACE_S
            )
            if selected and abs(place.onset_s - from_s) <= _SAME_PLACE_S:
                return index
        return None

    def select_place(self, place: Region) -> None:
        """Select the region a place lies in, with the span of the place itself (a solo may be part of a region)."""
        hosts = [region for region in self.regions if _overlap_s(region, place) > 0.0]
        host = max(hosts, key=lambda region: _overlap_s(region, place), default=None)
        self._select(host, (place.onset_s, place.offset_s))


def pin_regions(derived: Iterable[Region], pins: Sequence[Region], rules: RegionRules) -> tuple[Region, ...]:
    """Lay the user's decided regions over derived ones.

    A derived region that a pinned region of the same instrument covers by half or more is the same event and
    disappears behind it. One that a pinned region covers in part is cut back to the rest; rests shorter than the
    instrument's minimum duration are dropped.

    Parameters
    ----------
    derived : iterable of Region
        Regions as the rules give them.
    pins : sequence of Region
        Decided regions, kept exactly as they are.
    rules : RegionRules
        For the minimum durations.

    Returns
    -------
    tuple of Region
        Sorted by onset, then instrument.
    """
    if not pins:
        return tuple(derived)
    result = list(pins)
    for region in derived:
        overlapping = [pin for pin in pins if _overlap_s(pin, region) > 0.0]
        if not overlapping:
            result.append(region)
            continue
        if sum(_overlap_s(pin, region) for pin in overlapping) >= 0.5 * region.duration_s:
            continue
        shortest = rules.for_instrument(region.instrument).min_duration_s
        edges = [region.onset_s]
        for pin in sorted(overlapping, key=lambda pin: pin.onset_s):
            edges += [pin.onset_s, pin.offset_s]
        edges.append(region.offset_s)
        for start, end in zip(edges[::2], edges[1::2], strict=True):
            if end - start >= shortest:
                result.append(replace(region, onset_s=start, offset_s=end))
    return tuple(sorted(result, key=lambda region: (region.onset_s, region.instrument)))


def clock(seconds: float) -> str:
    """Write a time as people read it: ``0:07.25``, ``12:03.40``, ``1:02:03.40``."""
    hundredths = max(0, round(seconds * 100))
    minutes, hundredths = divmod(hundredths, 6000)
    hours, minutes = divmod(minutes, 60)
    rest = f"{hundredths // 100:02d}.{hundredths % 100:02d}"
    return f"{hours}:{minutes:02d}:{rest}" if hours else f"{minutes}:{rest}"


def _overlap_s(a: Region, b: Region) -> float:
    if a.instrument != b.instrument:
        return 0.0
    return max(0.0, min(a.offset_s, b.offset_s) - max(a.onset_s, b.onset_s))


def _same_place(a: Region, b: Region) -> bool:
    return a.instrument == b.instrument and abs(a.onset_s - b.onset_s) + abs(a.offset_s - b.offset_s) < _SAME_PLACE_S

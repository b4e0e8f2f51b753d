"""The open recording: activations, regions derived from them, the user's decisions and their undo steps.

It holds facts and tells of their change; it knows no view, no file dialog and no engine process.
"""

from collections.abc import Callable, Sequence
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from desktop import region_edits
from desktop.correction_places import CorrectionPlaces
from desktop.markers import Markers
from desktop.region_composer import MOST_AT_ONCE, Composed, Material, RegionComposer
from desktop.region_names import name_of
from desktop.region_places import found_again
from desktop.region_selection import RegionSelection, stretch_of
from desktop.rule_changes import HIGHEST_SCALE, LOWEST_SCALE, RuleChanges
from desktop.theme import display_name
from desktop.throttle import Throttle
from desktop.turns import Turns
from desktop.undo_history import UndoHistory
from desktop.undo_steps import UndoStep
from desktop.work import Work, step_bytes
from engine.analysis.activations import Activations
from engine.analysis.region_rules import RegionRules
from engine.analysis.regions import Region
from engine.markers import Marker

if TYPE_CHECKING:
    from engine.audio import RecordingInfo

WorkAndFocus = tuple[Work, tuple[Region, ...]]
"""What a step of undo leads to: work, and the places that are selected then."""

_DERIVE_INTERVAL_MS = 30
_GROW_INTERVAL_MS = 200


class AnalysisState(Enum):
    """How far the analysis of the open recording is."""

    NONE = "none"
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"


class Document(RegionSelection):
    """One recording, what the engine heard in it and what the user said about that.

    Regions are a view over the activations: a change of threshold derives them anew. What the user decided, edited or
    deleted survives every threshold and every new analysis, and derived regions of the same instrument give way to it
    (see `desktop.corrections`).
    """

    recording_changed = Signal()
    analysis_changed = Signal()
    activations_changed = Signal()
    regions_changed = Signal()
    rules_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.recording: RecordingInfo | None = None
        self.activations: Activations | None = None
        self.analysis = AnalysisState.NONE
        self.bundle = ""
        self._former: tuple[Activations, str] | None = None
        self.undo_stack = UndoHistory(self)
        self.work = Work()
        self.markers = Markers(self)
        self.base_rules = RegionRules()
        self._previewed: region_edits.Edit | None = None
        self._rules = self.base_rules
        self._preview = Throttle(self._show_preview, _DERIVE_INTERVAL_MS, self)
        self._composer = RegionComposer(self._take_regions, self)
        self._composed = Composed()
        self._chosen_moved, self._settled = False, True
        self._turns = Turns(self)
        self._focus: tuple[Region, ...] = ()
        self._asked = 0
        self._when_settled: list[tuple[int, Callable[[], object]]] = []
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
        for waiting in (self._derive, self._grow, self._preview, self._composer, self._turns):
            waiting.cancel()
        self._focus, self._when_settled = (), []
        self._chosen_moved, self._settled = False, True
        self.recording = recording
        self.activations = None
        self.analysis = AnalysisState.NONE
        self.bundle = ""
        self._former = None
        self.work = Work()
        self.undo_stack.start_anew(self.work)
        self._previewed = None
        self.regions = self.solos = self.solo_places = self.selected_regions = ()
        self._places = None
        self.time_selection = None
        self._rules_moved()
        self.markers.refresh()
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
        """Make room for activations that will arrive piece by piece; the user's decisions stay.

        What an analysis has delivered that broke off and begins again stays until it is delivered once more.
        """
        values = np.full((frames, len(instruments)), np.nan, dtype=np.float32)
        broken_off = self.activations if self.analysis is AnalysisState.RUNNING else None
        if broken_off is not None and broken_off.values.shape == values.shape:
            values[:] = broken_off.values
        self.activations = Activations(values, tuple(instruments), frame_s, self.duration_s)
        if rules is not None:
            self.base_rules = rules
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
            self.base_rules = rules
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
        # More will come: very many regions need not follow each time.
        if not self._composer.resting:
            self._derive_now()

    # ---- thresholds -------------------------------------------------------------------------------------------

    @property
    def rules(self) -> RegionRules:
        """Rules in force: the bundle's, scaled by the slider, with the user's own thresholds on top."""
        return self._rules

    @property
    def threshold_scale(self) -> float:
        """Factor on the bundle's thresholds; 1 is as trained, below 1 gives more regions."""
        return self.work.rule_changes.scale

    @property
    def sensitivity(self) -> float:
        """The slider seen from the other side: 1 as trained, above 1 gives more regions."""
        return LOWEST_SCALE + HIGHEST_SCALE - self.threshold_scale

    def set_threshold_scale(self, scale: float, held: str = "") -> None:
        """Scale all thresholds of the bundle; regions follow at once, at most some thirty times a second.

        `held` is the mark of the `Hold` on what moves them, if the mouse does.
        """
        self.change_rules(self.tr("Change sensitivity"), self.work.rule_changes.with_scale(scale), f"scale{held}")

    def reset_threshold_scale(self) -> None:
        """Take the thresholds of the bundle as they are."""
        self.change_rules(self.tr("Reset sensitivity"), self.work.rule_changes.with_scale(1.0))

    def set_threshold(self, instrument: str | None, value: float | None, held: str = "") -> None:
        """Give one instrument (or, with None, all of them) a threshold of its own; a value of None takes it back."""
        changes = self.work.rule_changes
        for name in self.instruments if instrument is None else (instrument,):
            changes = changes.with_value(name, "threshold", value)
        if instrument is None:
            text = self.tr("Change threshold of all")
        else:
            text = self.tr("Change threshold of {instrument}").format(instrument=display_name(instrument))
        self.change_rules(text, changes, f"{instrument}/threshold{held}")

    def change_rules(self, text: str, changes: RuleChanges, gesture: str = "") -> None:
        """Take other changes of the rules as an undoable step; steps of one gesture in quick succession are one."""
        if changes != self.work.rule_changes:
            self._push(text, self.work._replace(rule_changes=changes), self.selected_regions, gesture)

    def _rules_moved(self) -> None:
        self._rules = self.work.rule_changes.applied(self.base_rules)
        self.rules_changed.emit()

    # ---- regions ----------------------------------------------------------------------------------------------

    def _derive_now(self) -> None:
        self._derive.cancel()
        self._grow.cancel()
        self._compose()

    def _compose(self) -> None:
        """Bring the regions up to date: at once, or soon where there are very many."""
        corrections = self.work.corrections if self._previewed is None else self._previewed.corrections
        final = self.analysis is AnalysisState.DONE
        chosen, focus = self.selected_regions, self._focus
        self._asked += 1
        self._composer.compose(Material(self.activations, final, self._rules, corrections, chosen, focus, self._asked))

    def _take_regions(self, composed: Composed, latest: bool) -> None:
        before = self.selected_regions, self.time_selection
        self._composed = composed
        self.regions, self.solos, self.solo_places, *_ = composed
        self._places = None
        self._reselect(composed, latest)
        self._chosen_moved |= (self.selected_regions, self.time_selection) != before
        self._settled = False
        self.regions_changed.emit()
        self.in_turn(self._settle)

    def _reselect(self, composed: Composed, latest: bool) -> None:
        """Find the selected regions again among new ones, or select what an edit asked for."""
        old, given = self.selected_regions, composed.given
        if latest and self._focus:
            self.selected_regions, self._focus = composed.focus, ()
            self.time_selection = stretch_of(self.selected_regions)
        elif old:
            known = given is not None and given.chosen is old
            follows = self.time_selection == stretch_of(old)
            self.selected_regions = composed.chosen if known else found_again(old, self.regions)
            if follows and self.selected_regions:
                self.time_selection = stretch_of(self.selected_regions)

    def _settle(self) -> None:
        """Tell that the selection has moved with the regions, and call those who waited for these."""
        moved, self._chosen_moved, self._settled = self._chosen_moved, False, True
        if moved:
            self.selection_changed.emit()
        given, waiting = self._composed.given, self._when_settled
        done = 0 if given is None else given.number
        self._when_settled = [(number, call) for number, call in waiting if number > done]
        for number, call in waiting:
            if number <= done:
                QTimer.singleShot(0, self, call)

    def in_turn(self, call: Callable[[], None]) -> None:
        """Do now what follows from a change of the regions, or in a turn of its own where there are very many."""
        if self._turns.busy or len(self.regions) > MOST_AT_ONCE:
            self._turns.take(call)
        else:
            call()

    def when_settled(self, call: Callable[[], object]) -> None:
        """Call something once the regions are up to date, which mostly is now."""
        self.catch_up()
        if self._composer.busy or not self._settled:
            # During an analysis something newer is always on its way; what was asked for until now is enough.
            self._when_settled.append((self._asked, call))
        else:
            call()

    @property
    def correction_places(self) -> CorrectionPlaces | None:
        """Where the corrections in force are, if that is known; it is worked out where there are many."""
        given = self._composed.given
        return self._composed.places if given is not None and given.corrections is self.work.corrections else None

    def flush(self) -> None:
        """Bring the regions up to date now, if a derivation is still waiting or at work."""
        self.catch_up()
        self._composer.flush()
        if not self._settled:
            # The views may have their turns later.
            self._turns.forget(self._settle)
            self._settle()

    def catch_up(self) -> None:
        """Bring the regions up to date where that is quick; of very many, those that there are serve meanwhile."""
        for throttle in (self._grow, self._derive, self._preview):
            throttle.flush()

    def close(self) -> None:
        """End what is at work; nothing is to be told any more."""
        self._turns.cancel()
        self._composer.cancel()

    @property
    def writable(self) -> bool:
        """Whether there is anything that an export could write."""
        return self.activations is not None or bool(self.regions) or bool(self.work.markers)

    @property
    def kept_regions(self) -> tuple[Region, ...]:
        """Regions the user has not rejected: what an export writes."""
        self.flush()
        return tuple(region for region in self.regions if region.status != "rejected")

    # ---- the user's work --------------------------------------------------------------------------------------

    def confirm(self, region: Region | None = None) -> bool:
        """Confirm a region (the selected ones by default) as an undoable step; False if there is nothing to do."""
        return self._decide(region, "confirmed", self.tr("Confirm {regions}"))

    def reject(self, region: Region | None = None) -> bool:
        """Reject a region (the selected ones by default) as an undoable step; False if there is nothing to do."""
        return self._decide(region, "rejected", self.tr("Reject {regions}"))

    def _decide(self, region: Region | None, status: str, step: str) -> bool:
        given = self.selected_regions if region is None else (region,)
        undecided = tuple(each for each in given if each.status != status)
        if not undecided:
            return False
        edit = region_edits.decide(self.work.corrections, undecided, status, self.correction_places)
        self.edit(step.format(regions=name_of(undecided)), edit._replace(focus=()))
        return True

    def withdraw(self, region: Region | None = None) -> bool:
        """Take back what was decided or edited about a region, whenever that was; it is automatic again."""
        given = self.selected_regions if region is None else (region,)
        edit = region_edits.withdraw(self.work.corrections, given)
        if edit.corrections == self.work.corrections:
            return False
        self.edit(self.tr("Withdraw decision on {regions}").format(regions=name_of(given)), edit._replace(focus=()))
        return True

    def edit(
        self,
        text: str,
        edit: region_edits.Edit,
        gesture: str = "",
        markers: tuple[Marker, ...] | None = None,
        was: tuple[Region, ...] = (),
    ) -> None:
        """Take an edit as an undoable step and select what it is about, if it says so; a preview ends.

        Other markers, where there are some, come with the same step. `was` is what undoing selects, where that is not
        what is selected now: after a preview that is its outcome.
        """
        self._previewed = None
        self._preview.cancel()
        work = self.work._replace(corrections=edit.corrections)
        self._push(text, work if markers is None else work._replace(markers=markers), edit.focus, gesture, was)

    def preview(self, edit: region_edits.Edit | None) -> None:
        """Show what an edit would do, some thirty times a second at most; None ends that."""
        self._previewed = edit
        if edit is None:
            self._preview.cancel()
            self._compose()
        else:
            self._preview.request()

    def restore(self, work: Work) -> None:
        """Take work that was stored; nothing of it can be undone."""
        self.work = work
        self.undo_stack.start_anew(work)
        self.markers.refresh()
        self._rules_moved()
        self._derive_now()

    def change_markers(self, text: str, markers: tuple[Marker, ...], gesture: str = "") -> None:
        """Take other markers as an undoable step; steps of one gesture in quick succession are one."""
        self._push(text, self.work._replace(markers=markers), self.selected_regions, gesture)

    def _push(
        self, text: str, work: Work, focus: tuple[Region, ...], gesture: str, was: tuple[Region, ...] = ()
    ) -> None:
        before = (self.work, was or self.selected_regions)
        size = step_bytes(self.work, work, len(before[1]) + len(focus))
        self.undo_stack.push(UndoStep(text, self._put_work, before, (work, focus), gesture, size))

    def _put_work(self, _: WorkAndFocus, given: WorkAndFocus) -> None:
        work, focus = given
        before, self.work = self.work, work
        self.undo_stack.note(work)
        if work.markers != before.markers:
            self.markers.refresh()
        if work.rule_changes != before.rule_changes:
            self._rules_moved()
            self._derive.request()
        if work.corrections is not before.corrections:
            self._derive.cancel()
            self._focus = focus
            self._compose()

    def _show_preview(self) -> None:
        if self._previewed is not None:
            self._focus = self._previewed.focus
            self._compose()

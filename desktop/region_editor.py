"""The edits of the selected regions as named undo steps; where an edit cannot be made, a sentence says why."""

from PySide6.QtCore import QObject, Signal

from desktop import region_edits
from desktop.document import Document
from desktop.region_edits import Edit
from desktop.region_names import clock, name_of
from desktop.theme import display_name
from engine.analysis.regions import Region


class RegionEditor(QObject):
    """Edits what is selected in a document.

    Every method is one step to undo and returns whether there was anything to do; `refused` tells the user why not.

    Parameters
    ----------
    document : Document
    parent : QObject, optional
    """

    refused = Signal(str)
    """A sentence for the user."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document

    def set_edges(self, region: Region, onset_s: float, offset_s: float, step: str, gesture: str = "") -> bool:
        """Give a region other edges, as far as its neighbours let it."""
        low, high = region_edits.room(self._document.regions, region, self._document.duration_s)
        onset_s, offset_s = max(onset_s, low), min(offset_s, high)
        if (onset_s, offset_s) == (region.onset_s, region.offset_s):
            return False
        edit = region_edits.move_edges(self._document.work.corrections, region, onset_s, offset_s)
        self._document.edit(step.format(region=name_of((region,))), edit, gesture)
        return True

    def start_at(self, time_s: float) -> bool:
        """Let the selected region begin at a time."""
        region = self._one()
        if region is None:
            return False
        if time_s > region.offset_s - region_edits.SHORTEST_S:
            return self._refuse(self.tr("The region would begin after its end; place the playhead before its end."))
        return self.set_edges(region, time_s, region.offset_s, self.tr("Move start of {region}"))

    def end_at(self, time_s: float) -> bool:
        """Let the selected region end at a time."""
        region = self._one()
        if region is None:
            return False
        if time_s < region.onset_s + region_edits.SHORTEST_S:
            return self._refuse(self.tr("The region would end before its start; place the playhead after its start."))
        return self.set_edges(region, region.onset_s, time_s, self.tr("Move end of {region}"))

    def move_by(self, delta_s: float) -> bool:
        """Move the selected region in time, up to its neighbours; quick repetitions are one step."""
        region = self._one()
        if region is None:
            return False
        low, high = region_edits.room(self._document.regions, region, self._document.duration_s)
        delta_s = min(max(delta_s, low - region.onset_s), high - region.offset_s)
        gesture = f"move {region.instrument}"
        step = self.tr("Move {region}")
        return self.set_edges(region, region.onset_s + delta_s, region.offset_s + delta_s, step, gesture)

    def split(self, time_s: float) -> bool:
        """Cut the selected region in two at a time."""
        region = self._one()
        if region is None:
            return False
        edit = region_edits.split(self._document.work.corrections, region, time_s)
        if edit is None:
            return self._refuse(self.tr("Place the playhead inside the selected region to split it there."))
        return self._take(self.tr("Split {region}").format(region=name_of((region,))), edit)

    def merge(self) -> bool:
        """Join the selected regions; a single one with the next of its instrument."""
        chosen = self._document.selected_regions
        if len({region.instrument for region in chosen}) > 1:
            return self._refuse(
                self.tr("Only regions of the same instrument can be merged; select others or change theirs.")
            )
        if len(chosen) == 1:
            neighbour = self._next_of(chosen[0])
            if neighbour is None:
                return self._refuse(self.tr("No later region of this instrument is left to merge with."))
            chosen = (*chosen, neighbour)
        edit = region_edits.merge(self._document.work.corrections, chosen)
        return edit is not None and self._take(self.tr("Merge {regions}").format(regions=name_of(chosen)), edit)

    def draw(self, instrument: str, onset_s: float, offset_s: float) -> bool:
        """Add a region."""
        edit = region_edits.draw(self._document.work.corrections, instrument, onset_s, offset_s)
        if edit is None:
            return False
        return self._take(self.tr("Draw {region}").format(region=name_of(edit.focus)), edit)

    def draw_selection(self, instrument: str) -> bool:
        """Add a region over the selected time."""
        span = self._document.time_selection
        return span is not None and self.draw(instrument, *span)

    def give_instrument(self, instrument: str) -> bool:
        """Say that the selected regions are of another instrument."""
        chosen = self._document.selected_regions
        edit = region_edits.give_instrument(self._document.work.corrections, chosen, instrument)
        text = self.tr("Change {regions} to {instrument}")
        text = text.format(regions=name_of(chosen), instrument=display_name(instrument))
        return edit is not None and self._take(text, edit)

    def delete(self) -> bool:
        """Take the selected regions away."""
        chosen = self._document.selected_regions
        if not chosen:
            return False
        text = self.tr("Delete {regions}").format(regions=name_of(chosen))
        document = self._document
        return self._take(text, region_edits.delete(document.work.corrections, chosen, document.correction_places))

    def restore_deleted(self) -> bool:
        """Bring deleted regions back: those in the selected time, or all without one."""
        span = self._document.time_selection
        edit = region_edits.restore_deleted(self._document.work.corrections, span)
        if edit is None:
            if span is None:
                return self._refuse(self.tr("No region was deleted."))
            return self._refuse(self.tr("No region was deleted in the selected time."))
        if span is None:
            return self._take(self.tr("Restore deleted regions"), edit)
        text = self.tr("Restore deleted regions from {start} to {end}")
        return self._take(text.format(start=clock(span[0]), end=clock(span[1])), edit)

    def annotate(self, region: Region, note: str) -> bool:
        """Write a note on a region."""
        if note.strip() == region.note:
            return False
        edit = region_edits.annotate(self._document.work.corrections, region, note)
        return self._take(self.tr("Note on {region}").format(region=name_of((region,))), edit)

    def _one(self) -> Region | None:
        return self._document.selected_region

    def _next_of(self, region: Region) -> Region | None:
        later = (
            other
            for other in self._document.regions
            if other.instrument == region.instrument
            and other.status != "rejected"
            and other.onset_s >= region.offset_s - region_edits.SHORTEST_S
        )
        return min(later, key=lambda other: other.onset_s, default=None)

    def _take(self, text: str, edit: Edit) -> bool:
        self._document.edit(text, edit)
        return True

    def _refuse(self, sentence: str) -> bool:
        self.refused.emit(sentence)
        return False

"""Deciding about one region after the other, as the table lists them: decide, then go to the next undecided one."""

from collections.abc import Callable, Sequence

from desktop.corrections import same_place
from desktop.document import Document
from engine.analysis.regions import Region


class Review:
    """Confirms or rejects what is selected and says which region is next.

    Parameters
    ----------
    document : Document
    listed : callable
        Returns the regions in the order in which they are reviewed.
    """

    def __init__(self, document: Document, listed: Callable[[], Sequence[Region]]) -> None:
        self._document = document
        self._listed = listed

    def confirm(self) -> Region | None:
        """Confirm what is selected, select the next region to decide about and return it; None if none is left."""
        return self._decide(self._document.confirm)

    def reject(self) -> Region | None:
        """Reject what is selected, select the next region to decide about and return it; None if none is left."""
        return self._decide(self._document.reject)

    def _decide(self, decide: Callable[[], bool]) -> Region | None:
        # Which is next is known before the decision only: a decided region may leave a filtered list.
        following = self._after(self._document.selected_region)
        decide()
        if following is not None:
            self._document.select_region(following)
        return following

    def _after(self, region: Region | None) -> Region | None:
        listed = self._listed()
        if region is None:
            return None
        places = [index for index, other in enumerate(listed) if same_place(other, region)]
        later = listed[places[0] + 1 :] if places else [r for r in listed if r.onset_s > region.onset_s]
        if self._document.filter.status not in ("all", "undecided", "noted"):
            return next(iter(later), None)
        return next((other for other in later if other.status == "auto"), None)

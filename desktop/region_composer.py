"""Composes a document's regions: at once where that is quick, else in a thread."""

import threading
import time
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.correction_places import CorrectionPlaces
from desktop.corrections import Correction, lay_over
from desktop.region_derivation import RegionDerivation
from desktop.region_places import found_again
from engine.analysis.activations import Activations
from engine.analysis.region_rules import RegionRules
from engine.analysis.regions import Region
from engine.analysis.solos import marked_with_solos, with_featured

MOST_AT_ONCE = 3_000
"""More regions than this, found ones and corrected ones together, are composed in a thread."""
MOST_VALUES_AT_ONCE = 400_000
"""Activations of more values than this are first derived from in a thread; that is half an hour."""
_REST = 3.0
"""So many times as long as the thread was at work it then rests from what can wait."""


class Material(NamedTuple):
    """What regions are composed of.

    Attributes
    ----------
    final : bool
        Whether the activations will not change any more.
    chosen : tuple of Region
        Former regions to be found again.
    focus : tuple of Region
        Places that will be selected.
    number : int
        Later material has a higher one.
    """

    activations: Activations | None
    final: bool
    rules: RegionRules
    corrections: tuple[Correction, ...]
    chosen: tuple[Region, ...] = ()
    focus: tuple[Region, ...] = ()
    number: int = 0


class Composed(NamedTuple):
    """What comes of it.

    Attributes
    ----------
    solos, solo_places : tuple of Region
        The stretches in which an instrument is alone; these and the regions of instruments that lead.
    given : Material
    chosen, focus : tuple of Region
        The regions that have taken the places of the given ones.
    places : CorrectionPlaces, optional
        Theirs, where many were given: the next edit of many regions need not find them first.
    """

    regions: tuple[Region, ...] = ()
    solos: tuple[Region, ...] = ()
    solo_places: tuple[Region, ...] = ()
    given: Material | None = None
    chosen: tuple[Region, ...] = ()
    focus: tuple[Region, ...] = ()
    places: CorrectionPlaces | None = None


class RegionComposer(QObject):
    """Composes what it is given last; what is asked for while a thread is at work follows when that is done.

    Parameters
    ----------
    take : callable
        Gets each result as `Composed`, and whether it is of the material given last. Called in the UI thread.
    parent : QObject, optional
    """

    _done = Signal(object)

    def __init__(self, take: Callable[[Composed, bool], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._take = take
        self._derivation = RegionDerivation()
        self._thread: threading.Thread | None = None
        self._waiting: Material | None = None
        self._result: Composed | Exception = Composed()
        self._count = 0
        self._rests_until_s = 0.0
        self._done.connect(self._deliver)
        self._starting = QTimer(self, singleShot=True, interval=0)
        self._starting.timeout.connect(self._start)

    @property
    def busy(self) -> bool:
        """Whether a result is still to come."""
        return self._thread is not None or self._waiting is not None

    @property
    def resting(self) -> bool:
        """Whether the thread has been at work so lately and so long that what can wait should.

        It and the window's thread take Python's interpreter from each other.
        """
        return time.monotonic() < self._rests_until_s

    def compose(self, material: Material) -> None:
        """Compose regions; `take` has been called on return where that is quick."""
        if not self.busy and self._is_quick(material):
            self._take_result(self._composed(material), True)
        else:
            self._waiting = material
            # In a turn of its own: whoever edited thousands of regions has had enough of this one.
            self._starting.start()

    def flush(self) -> None:
        """Wait for what is being composed, and take it."""
        if not self.busy:
            return
        self._join()
        material, self._waiting = self._waiting, None
        self._take_result(self._result if material is None else self._composed(material), True)

    def cancel(self) -> None:
        """Forget what is being composed, and how much there was."""
        self._waiting, self._count = None, 0
        self._join()

    # ---- the work ---------------------------------------------------------------------------------------------

    def _is_quick(self, material: Material) -> bool:
        activations = material.activations
        if self._count + len(material.corrections) > MOST_AT_ONCE:
            return False
        is_new = material.final and not self._derivation.knows(activations)
        return activations is None or not is_new or activations.values.size <= MOST_VALUES_AT_ONCE

    def _composed(self, material: Material) -> Composed | Exception:
        activations, final, rules, corrections, chosen, focus, _ = material
        derived = self._derivation.derive(activations, rules, final=final)
        # While an analysis fills the activations, figures measured in them would be those of silence.
        measured = self._derivation.by_instrument if final else None
        laid_over = lay_over(derived, corrections, rules, measured)
        regions, solos = marked_with_solos(laid_over, activations)
        places = None
        if len(corrections) > MOST_AT_ONCE:
            places = CorrectionPlaces(corrections)
            places.look_up(regions)
        return Composed(
            regions,
            solos,
            with_featured(solos, regions),
            material,
            found_again(chosen, regions) if chosen else (),
            # What has gone with an edit must not stay selected.
            found_again(focus, regions) if focus else (),
            places,
        )

    def _join(self) -> None:
        self._starting.stop()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _start(self) -> None:
        if self._thread is None and self._waiting is not None:
            material, self._waiting = self._waiting, None
            self._thread = threading.Thread(target=self._work, args=(material,), name="soloscope regions")
            self._thread.start()

    def _work(self, material: Material) -> None:
        began_s = time.monotonic()
        try:
            self._result = self._composed(material)
        except Exception as error:  # raised again in the UI thread, whose crash handler tells of it
            self._result = error
        ended_s = time.monotonic()
        self._rests_until_s = ended_s + _REST * (ended_s - began_s)
        self._done.emit(threading.current_thread())

    def _deliver(self, thread: threading.Thread) -> None:
        if thread is not self._thread:
            return  # somebody could not wait, see `flush`
        thread.join()
        self._thread, result = None, self._result
        latest = self._waiting is None
        self._start()
        self._take_result(result, latest)

    def _take_result(self, result: Composed | Exception, latest: bool) -> None:
        if isinstance(result, Exception):
            raise result
        self._count = len(result.regions)
        self._take(result, latest)

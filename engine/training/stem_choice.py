"""Which stem of a pool plays an instrument: drawn such that rare sources and performed phrases get their share."""

from collections import Counter

import numpy as np

from engine.training.material import OTHER
from engine.training.stem_pool import Stem, StemPool

_Choices = dict[str, tuple[list[Stem], np.ndarray]]


class StemChoice:
    """Draws stems of a pool by instrument.

    Parameters
    ----------
    pool : StemPool
    instruments : tuple of str
        `OTHER` can be drawn beside them.
    phrase : float
        How often a performed phrase is drawn where there are both kinds.

    Attributes
    ----------
    playable : tuple of str
        Instruments that have stems.
    """

    def __init__(self, pool: StemPool, instruments: tuple[str, ...], phrase: float) -> None:
        self._rendered, self._performed = _stems_by_class(pool, (*instruments, OTHER))
        self._phrase = phrase
        self.playable = tuple(name for name in instruments if self.has(name))

    def has(self, name: str) -> bool:
        """Whether there is a stem of an instrument."""
        return bool(self._rendered[name][0] or self._performed[name][0])

    def draw(self, name: str, rng: np.random.Generator) -> Stem:
        """Return a stem of an instrument."""
        rendered, performed = self._rendered[name], self._performed[name]
        choices = performed if performed[0] and (not rendered[0] or rng.random() < self._phrase) else rendered
        stems, shares = choices
        return stems[int(np.searchsorted(shares, rng.random()))]


def _stems_by_class(pool: StemPool, names: tuple[str, ...]) -> tuple[_Choices, _Choices]:
    """Return rendered stems and performed phrases of each class, each with its cumulated chance of being drawn."""
    rendered: dict[str, list[Stem]] = {name: [] for name in names}
    performed: dict[str, list[Stem]] = {name: [] for name in names}
    for stem in pool.stems:
        target = performed if stem.origin.startswith("phrase") else rendered
        for name in stem.classes:
            if name in target and (len(stem.classes) == 1 or set(stem.classes) == {"drums", "cymbals"}):
                target[name].append(stem)
    return (
        {name: (stems, np.full(len(stems), 1 / max(1, len(stems))).cumsum()) for name, stems in rendered.items()},
        {name: (stems, _source_shares(stems)) for name, stems in performed.items()},
    )


def _source_shares(stems: list[Stem]) -> np.ndarray:
    """Cumulated chances that favour small sources: a source with eight times the phrases is drawn twice as often."""
    sources = [stem.origin.split("__")[1] if "__" in stem.origin else stem.origin for stem in stems]
    counts = Counter(sources)
    chances = np.array([counts[source] ** (-2 / 3) for source in sources])
    return (chances / max(chances.sum(), 1e-9)).cumsum()

"""Which instruments a bundle recognises badly, or nobody knows how well, as its own card has it."""

from dataclasses import dataclass

from engine.models.card import Card

WEAK_PRECISION = 0.5
"""Average precision below which an instrument counts as weak."""

FEW_RECORDINGS = 2
"""Recordings that say too little of an instrument, however good its average precision is on them."""


@dataclass(frozen=True)
class Weakness:
    """An instrument that is recognised badly, or that too few recordings, or none, were there to judge by.

    ``average_precision`` is None where there was none; ``recordings`` is None where a card does not say.
    """

    instrument: str
    average_precision: float | None
    recordings: int | None = None

    def __str__(self) -> str:
        """Return it in words."""
        if self.average_precision is None:
            return f"{self.instrument} (never judged: no recording of it)"
        few = self.recordings is not None and self.recordings <= FEW_RECORDINGS
        by = f" by {self.recordings} recording{'s' if self.recordings != 1 else ''} only" if few else ""
        return f"{self.instrument} (average precision {self.average_precision:.2f}{by})"


def weaknesses(card: Card) -> tuple[Weakness, ...]:
    """Return what a card says of instruments below `WEAK_PRECISION`, worst first; then of those judged by few or none.

    The figures are the cross-fitted ones: those that calibration could not flatter. A card without any has no weakness
    that could be named.
    """
    figures = card.metrics.get("cross_fitted", {})
    judged = figures.get("average_precision", {}) if isinstance(figures, dict) else {}
    if not isinstance(judged, dict) or not judged:
        return ()
    told = figures.get("recordings", {})
    counts: dict[str, int] = told if isinstance(told, dict) else {}
    ranked = sorted((float(judged[name]), name) for name in card.instruments if name in judged)
    poor = [Weakness(name, precision, counts.get(name)) for precision, name in ranked if precision < WEAK_PRECISION]
    scarce = [
        Weakness(name, precision, counts[name])
        for precision, name in ranked
        if precision >= WEAK_PRECISION and counts.get(name, FEW_RECORDINGS + 1) <= FEW_RECORDINGS
    ]
    return (*poor, *scarce, *(Weakness(name, None) for name in card.instruments if name not in judged))

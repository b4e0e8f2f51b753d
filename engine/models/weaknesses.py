"""Which instruments a bundle recognises badly, as its own card has it."""

from dataclasses import dataclass

from engine.models.card import Card

WEAK_PRECISION = 0.5
"""Average precision below which an instrument counts as weak."""


@dataclass(frozen=True)
class Weakness:
    """An instrument that is recognised badly, or that nobody could judge (``average_precision`` None)."""

    instrument: str
    average_precision: float | None

    def __str__(self) -> str:
        """Return it in words."""
        if self.average_precision is None:
            return f"{self.instrument} (never judged: no recording of it)"
        return f"{self.instrument} (average precision {self.average_precision:.2f})"


def weaknesses(card: Card) -> tuple[Weakness, ...]:
    """Return what a card says of instruments below `WEAK_PRECISION`, worst first, then those it says nothing of.

    The figures are the cross-fitted ones: those that calibration could not flatter. A card without any has no weakness
    that could be named.
    """
    figures = card.metrics.get("cross_fitted", {})
    judged = figures.get("average_precision", {}) if isinstance(figures, dict) else {}
    if not isinstance(judged, dict) or not judged:
        return ()
    poor = sorted((float(judged[name]), name) for name in card.instruments if name in judged)
    found = [Weakness(name, precision) for precision, name in poor if precision < WEAK_PRECISION]
    return (*found, *(Weakness(name, None) for name in card.instruments if name not in judged))

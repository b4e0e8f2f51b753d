"""Figures of merit for activations and regions: plain numpy, no data and no files."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np


def average_precision(truth: np.ndarray, score: np.ndarray) -> float:
    """Average precision of binary labels under a score, both (n,); NaN without positives.

    Equal scores are taken in the order given, as `score_validation.py` does.
    """
    if not truth.any():
        return float("nan")
    ordered = np.asarray(truth, dtype=bool)[np.argsort(-score, kind="stable")]
    precision = np.cumsum(ordered) / (np.arange(len(ordered)) + 1)
    return float(precision[ordered].sum() / ordered.sum())


def precision_at_recalls(truth: np.ndarray, score: np.ndarray, recalls: np.ndarray) -> np.ndarray:
    """Interpolated precision-recall curve: the best precision at each recall or above it.

    Parameters
    ----------
    truth : np.ndarray (n,) bool
    score : np.ndarray (n,)
    recalls : np.ndarray (k,)
        From 0 to 1.

    Returns
    -------
    np.ndarray (k,)
        NaN without positives.
    """
    if not truth.any():
        return np.full(len(recalls), np.nan)
    ordered = np.asarray(truth, dtype=bool)[np.argsort(-score, kind="stable")]
    hits = np.cumsum(ordered)
    best = np.maximum.accumulate((hits / (np.arange(len(ordered)) + 1))[::-1])[::-1]
    reached = np.searchsorted(hits, np.ceil(np.asarray(recalls) * hits[-1] - 1e-9), side="left")
    return np.asarray(best[reached], dtype=float)


@dataclass(frozen=True)
class Counts:
    """How many of the ``true`` items (frames, segments, events) are among the ``found`` ones: ``hits``."""

    hits: int = 0
    true: int = 0
    found: int = 0

    @property
    def precision(self) -> float:
        """Share of what was found that is true; 0 where nothing was found."""
        return self.hits / max(1, self.found)

    @property
    def recall(self) -> float:
        """Share of what is true that was found; 0 where nothing is true."""
        return self.hits / max(1, self.true)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 0 where both are."""
        return 2 * self.hits / max(1, self.true + self.found)

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.hits + other.hits, self.true + other.true, self.found + other.found)

    def to_json(self) -> dict[str, Any]:
        """Return counts and the figures that follow from them as plain values."""
        rates = {"precision": self.precision, "recall": self.recall, "f1": self.f1}
        return {**rates, "hits": self.hits, "true": self.true, "found": self.found}


def binary_counts(truth: np.ndarray, predicted: np.ndarray) -> Counts:
    """Count binary predictions, both (n,) bool."""
    return Counts(int(np.sum(truth & predicted)), int(truth.sum()), int(predicted.sum()))


def macro_f1(counts: Iterable[Counts]) -> float:
    """Mean F1 over the classes that occur in truth; NaN without any."""
    scores = [each.f1 for each in counts if each.true]
    return float(np.mean(scores)) if scores else float("nan")

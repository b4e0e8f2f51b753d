"""Figures of merit for clips of which only some instruments are known: plain numpy, no data and no files."""

from dataclasses import dataclass

import numpy as np

from engine.training.metrics import average_precision, binary_counts, macro_f1


@dataclass(frozen=True)
class MeanFigures:
    """Precision, recall and F1 of each class, averaged over classes (macro)."""

    precision: float
    recall: float
    f1: float


@dataclass(frozen=True)
class LabelF1:
    """F1 over all decisions together (micro) and averaged over classes (macro)."""

    micro: float
    macro: float


@dataclass(frozen=True)
class OneOfMany:
    """How often the highest score is that of the one right class.

    ``macro_f1`` averages over the classes that occur; ``confusions`` counts clips by right class and the one taken for
    it, most frequent first.
    """

    accuracy: float
    macro_f1: float
    confusions: dict[tuple[str, str], int]


def known_average_precision(present: np.ndarray, known: np.ndarray, scores: np.ndarray) -> float | None:
    """Average precision of one class over the clips of which it is known whether they have it.

    Parameters
    ----------
    present, known : ndarray (clips,) of bool
    scores : ndarray (clips,)

    Returns
    -------
    float or None
        None where no clip has the class or none is known to be without it: then any ranking would be as good.
    """
    if not (present & known).any() or not (~present & known).any():
        return None
    return average_precision(present[known], scores[known])


def class_means(present: np.ndarray, known: np.ndarray, heard: np.ndarray) -> MeanFigures:
    """Precision, recall and F1 over known labels, averaged over the classes that occur.

    Parameters
    ----------
    present, known, heard : ndarray (clips, classes) of bool
        ``heard`` is what is predicted.
    """
    counts = [
        binary_counts(present[known[:, column], column], heard[known[:, column], column])
        for column in np.flatnonzero((present & known).any(axis=0))
    ]
    figures = [(each.precision, each.recall, each.f1) for each in counts]
    precision, recall, f1 = np.mean(figures, axis=0) if figures else (0.0, 0.0, 0.0)
    return MeanFigures(float(precision), float(recall), float(f1))


def label_f1(present: np.ndarray, known: np.ndarray, heard: np.ndarray) -> LabelF1:
    """Micro and macro F1 over known labels; shapes as in `class_means`."""
    return LabelF1(binary_counts(present[known], heard[known]).f1, class_means(present, known, heard).f1)


def best_threshold(present: np.ndarray, scores: np.ndarray, otherwise: float) -> float:
    """Return the threshold with the best F1, in the middle of the gap that it falls into.

    Parameters
    ----------
    present : ndarray (clips,) of bool
    scores : ndarray (clips,)
    otherwise : float
        Taken where no clip has the class or every clip does.
    """
    if not present.any() or present.all():
        return otherwise
    order = np.argsort(-scores, kind="stable")
    ranked = scores[order]
    hits = np.cumsum(present[order])
    f1 = 2 * hits / (np.arange(len(ranked)) + 1 + hits[-1])
    f1[:-1][ranked[:-1] == ranked[1:]] = -1.0  # equal scores fall on one side of any threshold
    best = int(f1.argmax())
    below = ranked[best + 1] if best + 1 < len(ranked) else 0.0
    return float((ranked[best] + below) / 2)


def one_of_many(present: np.ndarray, scores: np.ndarray, names: tuple[str, ...]) -> OneOfMany:
    """Judge by the highest score among classes.

    Parameters
    ----------
    present : ndarray (clips, classes) of bool
        One class a clip.
    scores : ndarray (clips, classes)
    names : tuple of str
    """
    right, found = present.argmax(axis=1), scores.argmax(axis=1)
    counts = [binary_counts(right == column, found == column) for column in range(len(names))]
    pairs, often = np.unique(np.stack([right, found], axis=1), axis=0, return_counts=True)
    confusions = {
        (names[pairs[row, 0]], names[pairs[row, 1]]): int(often[row])
        for row in np.argsort(-often, kind="stable")
        if pairs[row, 0] != pairs[row, 1]
    }
    return OneOfMany(float(np.mean(right == found)), macro_f1(counts), confusions)

"""Figures of merit for activations and regions: plain numpy, no data and no files."""

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


def precision_recall_f1(truth: np.ndarray, predicted: np.ndarray) -> tuple[float, float, float]:
    """Precision, recall and F1 of binary predictions (n,); 0 where undefined."""
    hits = float(np.sum(truth & predicted))
    precision = hits / max(1.0, float(predicted.sum()))
    recall = hits / max(1.0, float(truth.sum()))
    return precision, recall, 2 * precision * recall / max(1e-12, precision + recall)

"""The reliability diagram of activations: how often an instrument sounds where it is given a certain probability."""

from dataclasses import dataclass

import numpy as np

BINS = 10


@dataclass(frozen=True)
class CalibrationBin:
    """Frames whose activation lies in ``[lowest, highest)``, the last bin's end included.

    Attributes
    ----------
    lowest, highest : float
    activation : float
        Mean activation of the frames; NaN in an empty bin.
    share : float
        Share of the frames in which the instrument sounds; NaN in an empty bin.
    frames : int
    weight : float
        Share of all frames that lie in this bin, as weighted.
    """

    lowest: float
    highest: float
    activation: float
    share: float
    frames: int
    weight: float


@dataclass(frozen=True)
class CalibrationCurve:
    """Bins in order of activation."""

    bins: tuple[CalibrationBin, ...]

    @property
    def expected_error(self) -> float:
        """Expected calibration error (Naeini, Cooper and Hauskrecht 2015): mean distance of share and activation.

        NaN without frames.
        """
        filled = [each for each in self.bins if each.frames]
        if not filled:
            return float("nan")
        return sum(each.weight * abs(each.share - each.activation) for each in filled)


def calibration_curve(
    values: np.ndarray, present: np.ndarray, weights: np.ndarray | None = None, bins: int = BINS
) -> CalibrationCurve:
    """Sort frames into bins of equal width.

    Parameters
    ----------
    values : np.ndarray (n,)
        Activations, 0 to 1.
    present : np.ndarray (n,) bool
        Whether the instrument sounds.
    weights : np.ndarray (n,), optional
        How much each frame counts; the same for all when not given.
    bins : int
    """
    weight = np.ones(len(values)) if weights is None else np.asarray(weights, dtype=float)
    edges = np.linspace(0.0, 1.0, bins + 1)
    place = np.clip(np.searchsorted(edges, values, side="right") - 1, 0, bins - 1)
    frames = np.bincount(place, minlength=bins)
    in_bin, activation, share = (
        np.bincount(place, weights=weight * each, minlength=bins) for each in (1.0, np.asarray(values, float), present)
    )
    total = max(float(in_bin.sum()), 1e-12)
    return CalibrationCurve(
        tuple(
            CalibrationBin(
                lowest=float(edges[i]),
                highest=float(edges[i + 1]),
                activation=float(activation[i] / in_bin[i]) if in_bin[i] else float("nan"),
                share=float(share[i] / in_bin[i]) if in_bin[i] else float("nan"),
                frames=int(frames[i]),
                weight=float(in_bin[i] / total),
            )
            for i in range(bins)
        )
    )

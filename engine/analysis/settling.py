"""From the logits of windows that overlap to final activations, frame by frame, as early as they can be known."""

import numpy as np

from engine.analysis.context import ContextStage
from engine.analysis.held_pitch import HeldPitch
from engine.analysis.passage import PassageStage
from engine.analysis.settings import FRAME_S
from engine.analysis.singing import SINGING, SingingStage
from engine.models import Bundle


class Settling:
    """Context, calibration, passages and singing, one after another; each waits for what it has to look ahead at.

    Parameters
    ----------
    bundle : Bundle
    held : HeldPitch, optional
        Of the recording; hears its samples before the logits come. Without it nobody asks whether a voice sings.
    """

    def __init__(self, bundle: Bundle, held: HeldPitch | None = None) -> None:
        context, instruments = bundle.card.context, len(bundle.instruments)
        outputs = bundle.card.outputs * instruments
        self._bundle = bundle
        self._context = ContextStage(context, bundle.context, outputs, FRAME_S)
        self._passage = PassageStage(round(context.passage_half_s / FRAME_S), instruments, outputs)
        self._singing = None
        if held is not None:
            self._singing = SingingStage(held, bundle.instruments.index(SINGING), instruments, outputs, FRAME_S)
        self._heard = np.zeros(0, dtype=bool)
        """Of the frames that context has not answered yet."""

    def push(self, logits: np.ndarray, heard: np.ndarray, *, last: bool = False) -> tuple[int, np.ndarray]:
        """Take the joined logits of the next frames.

        Logits are joined, not probabilities: calibration is fitted to the joined curve and then holds for it.

        Parameters
        ----------
        logits : np.ndarray, shape (frames, outputs * instruments)
        heard : np.ndarray, shape (frames,), bool
            False where there is nothing to hear; activations are zero there.
        last : bool
            No further frames come.

        Returns
        -------
        start : int
        values : np.ndarray, shape (new frames, outputs * instruments), float32
            Activations of the frames from `start` on that have become final; those of lead follow those of presence.
        """
        self._heard = np.concatenate([self._heard, heard])
        _, answers = self._context.push(logits, heard, last=last)
        there, self._heard = self._heard[: len(answers)], self._heard[len(answers) :]
        calibrated = np.where(there[:, None], self._bundle.calibrate(answers), np.float32(0))
        start, values = self._passage.push(calibrated, there, last=last)
        return self._singing.push(values, last=last) if self._singing else (start, values)

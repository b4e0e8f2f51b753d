"""The curves of a training run: the running loss as a table, loss and figures as a picture."""

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from engine.atomic import write_text

_FIGURES = {
    "frame_map": "frame mAP",
    "top1": "top-1",
    "top1_macro": "macro top-1",
    "clip_map": "clip mAP, known labels",
    "accuracy": "clip accuracy",
}


def write_curves(folder: Path, history: Sequence[dict[str, Any]], losses: Sequence[dict[str, float]]) -> None:
    """Write ``loss.csv`` and ``curves.svg``.

    Parameters
    ----------
    folder : Path
    history : sequence of dict
        Judgements: ``step`` and the figures on held-out recordings or clips.
    losses : sequence of dict
        ``step``, ``loss`` (running mean) and ``rate`` (learning rate).
    """
    rows = [f"{point['step']},{point['loss']:.6f},{point['rate']:.8f}" for point in losses]
    write_text(folder / "loss.csv", "\n".join(["step,loss,rate", *rows]) + "\n")
    write_text(folder / "curves.svg", _picture(history, losses))


def _picture(history: Sequence[dict[str, Any]], losses: Sequence[dict[str, float]]) -> str:
    # Imported here: only a training draws, and matplotlib takes a second to load.
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure

    figure = Figure(figsize=(8, 6), layout="constrained")
    above, below = figure.subplots(2, 1, sharex=True)
    above.plot([point["step"] for point in losses], [point["loss"] for point in losses], color="tab:blue")
    above.set_ylabel("running loss")
    for (key, label), marker in zip(_FIGURES.items(), "osD^v", strict=True):
        judged = [(point["step"], point[key]) for point in history if key in point]
        if judged:
            below.plot(*zip(*judged, strict=True), marker=marker, label=label)
    below.set_ylabel("on what was held out, uncalibrated")
    below.set_xlabel("step")
    below.set_ylim(0, 1)
    if below.lines:
        below.legend()
    drawn = io.StringIO()
    FigureCanvasSVG(figure).print_svg(drawn)
    return drawn.getvalue()

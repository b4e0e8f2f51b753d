"""Pictures of an evaluation as inline SVG, whose colours are those of the page around them.

matplotlib draws with a stand-in for every colour; each is replaced by a CSS variable, so that one picture serves a
light and a dark page. Text stays text.
"""

import io
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from html import escape
from typing import Any

import numpy as np
from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from engine.training.calibration_curve import CalibrationCurve
from engine.training.judgement import RECALLS, Judgement
from engine.training.solo_scores import SoloScore

_COLOURS = {
    "#010101": "var(--ink)",
    "#020202": "var(--muted)",
    "#030303": "var(--line)",
    "#040404": "var(--first)",
    "#050505": "var(--second)",
    "#060606": "var(--third)",
    "#070707": "var(--fourth)",
    "#080808": "var(--paper)",
}
_INK, _MUTED, _LINE, *_SERIES, _PAPER = _COLOURS
_DASHES = ("-", "--", ":", "-.")
_STYLE: Any = {
    "svg.fonttype": "none",
    "svg.hashsalt": "soloscope",
    "font.family": "sans-serif",
    "font.size": 10,
    "text.color": _INK,
    "axes.edgecolor": _LINE,
    "axes.facecolor": "none",
    "axes.labelcolor": _INK,
    "axes.titlecolor": _INK,
    "axes.titlesize": 10,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "axes.axisbelow": True,
    "grid.color": _LINE,
    "grid.linewidth": 0.6,
    "xtick.color": _MUTED,
    "ytick.color": _MUTED,
    "legend.frameon": False,
    "figure.facecolor": "none",
    "figure.constrained_layout.use": True,
}
_ERRORS_S = np.linspace(-1.5, 1.5, 31)


def precision_bars(sets: Mapping[str, Judgement]) -> str:
    """Average precision of each instrument, one bar for each set of recordings."""
    names = [name for name in next(iter(sets.values())).instruments if _has_precision(name, sets)]
    with _picture("Average precision by instrument", 8, 0.6 + 0.36 * len(names)) as (figure, drawn):
        axes = figure.subplots()
        height = 0.8 / len(sets)
        for number, (label, judged) in enumerate(sets.items()):
            values = [judged.instruments[name].average_precision or 0.0 for name in names]
            places = np.arange(len(names)) + (number - (len(sets) - 1) / 2) * height
            axes.barh(places, values, 0.9 * height, color=_SERIES[number], label=label)
        axes.set_yticks(range(len(names)), [name.replace("_", " ") for name in names])
        axes.invert_yaxis()
        axes.set_xlim(0, 1)
        axes.grid(axis="y", visible=False)
        axes.set_xlabel("average precision")
        figure.legend(loc="outside upper right", ncols=len(sets))
    return drawn[0]


def confusion_map(title: str, judged: Judgement) -> str:
    """Solos by right instrument and the one with the highest mean activation, as shares of each row."""
    names = list(judged.instruments)
    counts = np.array(judged.confusion)
    size = 1.8 + 0.34 * len(names)
    with _picture(title, size, size) as (figure, drawn):
        axes = figure.subplots()
        axes.set_aspect("equal")
        for row, column in np.argwhere(counts):
            share = counts[row, column] / counts[row].sum()
            axes.add_patch(
                Rectangle(
                    (column - 0.5, row - 0.5),
                    1,
                    1,
                    facecolor=_SERIES[0] if row == column else _SERIES[1],
                    alpha=0.15 + 0.7 * float(share),
                    linewidth=0,
                )
            )
            axes.text(column, row, str(counts[row, column]), ha="center", va="center", fontsize=9)
        labels = [name.replace("_", " ") for name in names]
        axes.set_xticks(range(len(names)), labels, rotation=60, ha="right", rotation_mode="anchor")
        axes.set_yticks(range(len(names)), labels)
        axes.set_xticks(np.arange(len(names) + 1) - 0.5, minor=True)
        axes.set_yticks(np.arange(len(names) + 1) - 0.5, minor=True)
        axes.tick_params(which="both", length=0)
        axes.grid(visible=False, which="major")
        axes.grid(visible=True, which="minor")
        axes.set_xlim(-0.5, len(names) - 0.5)
        axes.set_ylim(len(names) - 0.5, -0.5)
        axes.set_xlabel("highest mean activation")
        axes.set_ylabel("right instrument")
    return drawn[0]


def calibration_curves(title: str, curves: Mapping[str, CalibrationCurve]) -> str:
    """Draw the reliability diagram, and below it how much lies in each bin."""
    with _picture(title, 4.4, 5.2) as (figure, drawn):
        above, below = figure.subplots(2, 1, sharex=True, height_ratios=(3, 1))
        above.plot((0, 1), (0, 1), color=_MUTED, linewidth=1, linestyle=":")
        bins = len(next(iter(curves.values())).bins)
        width = 0.8 / bins / len(curves)
        for number, (label, curve) in enumerate(curves.items()):
            filled = [each for each in curve.bins if each.frames]
            above.plot(
                [each.activation for each in filled],
                [each.share for each in filled],
                marker="o",
                markersize=4,
                color=_SERIES[number],
                linestyle=_DASHES[number],
                label=f"{label} (error {curve.expected_error:.3f})",
            )
            centres = [(each.lowest + each.highest) / 2 for each in curve.bins]
            shift = (number - (len(curves) - 1) / 2) * width
            below.bar(np.array(centres) + shift, [each.frames for each in curve.bins], width, color=_SERIES[number])
        above.set_title(title)
        above.set_ylabel("share in which it sounds")
        above.set_ylim(0, 1)
        above.set_xlim(0, 1)
        above.legend(loc="upper left")
        below.set_yscale("symlog", linthresh=10)
        below.set_ylabel("frames")
        below.set_xlabel("activation")
    return drawn[0]


def precision_recall_curves(sets: Mapping[str, Judgement]) -> str:
    """Draw the precision-recall curve of every instrument that sounds, in a panel of its own."""
    names = [name for name in next(iter(sets.values())).instruments if _has_precision(name, sets)]
    rows = math.ceil(len(names) / 5)
    with _picture("Precision over recall by instrument", 9.5, 0.5 + 1.75 * rows) as (figure, drawn):
        panels = figure.subplots(rows, 5, sharex=True, sharey=True, squeeze=False)
        for place, panel in enumerate(panels.flat):
            if place >= len(names):
                panel.set_axis_off()
                continue
            for number, judged in enumerate(sets.values()):
                curve = judged.instruments[names[place]].precision_at_recalls
                panel.plot(RECALLS, curve, color=_SERIES[number], linestyle=_DASHES[number])
            panel.set_title(names[place].replace("_", " "))
            panel.set_xlim(0, 1)
            panel.set_ylim(0, 1.02)
        figure.supxlabel("recall", fontsize=10)
        figure.supylabel("precision", fontsize=10)
        handles = [
            panels.flat[0].plot([], [], color=_SERIES[number], linestyle=_DASHES[number], label=label)[0]
            for number, label in enumerate(sets)
        ]
        figure.legend(handles=handles, loc="outside upper right", ncols=len(sets))
    return drawn[0]


def error_histograms(scores: Mapping[str, SoloScore]) -> str:
    """Draw how much too late (right of 0) or too early solos are found to begin and to end."""
    with _picture("Errors of onsets and offsets", 8, 3) as (figure, drawn):
        panels: Sequence[Axes] = figure.subplots(1, 2, sharey=True)
        for panel, edge in zip(panels, ("onset", "offset"), strict=True):
            errors = [score.onset_errors_s if edge == "onset" else score.offset_errors_s for score in scores.values()]
            panel.hist(
                [np.clip(each, _ERRORS_S[0], _ERRORS_S[-1]) for each in errors],
                bins=list(_ERRORS_S),
                stacked=True,
                color=_SERIES[: len(errors)],
                label=list(scores),
            )
            panel.axvline(0, color=_MUTED, linewidth=1)
            panel.set_title(f"{edge}s")
            panel.set_xlabel("found later than in truth (s)")
        panels[0].set_ylabel("solos")
        panels[0].legend(loc="upper left")
    return drawn[0]


def _has_precision(name: str, sets: Mapping[str, Judgement]) -> bool:
    return any(judged.instruments[name].average_precision is not None for judged in sets.values())


@contextmanager
def _picture(title: str, width: float, height: float) -> Iterator[tuple[Figure, list[str]]]:
    """Give a figure to draw on (inches); behind the block its SVG is the one item of the list."""
    drawn: list[str] = []
    with rc_context(_STYLE):
        figure = Figure((width, height))
        yield figure, drawn
        file = io.BytesIO()
        FigureCanvasSVG(figure).print_svg(file, metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
    drawn.append(_inline(file.getvalue().decode(), title))


def _inline(svg: str, title: str) -> str:
    """Make a file an element: no prolog, ids that no other picture has, colours of the page, a name to read out."""
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg[svg.index("<svg") :], flags=re.DOTALL)
    key = re.sub(r"\W+", "-", title.lower())
    svg = re.sub(r'(\bid="|href="#|url\(#)', rf"\g<1>{key}-", svg)
    for stand_in, colour in _COLOURS.items():
        svg = svg.replace(stand_in, colour)
    svg = re.sub(r"(font: [^;\"]*?)'?sans-serif'?", r"\1inherit", svg)
    return svg.replace("<svg ", f'<svg role="img" aria-label="{escape(title)}" ', 1)

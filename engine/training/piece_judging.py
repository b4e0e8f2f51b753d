"""How a bundle does on pieces mixed from held-out instruments: frames, solos and their edges."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from engine.analysis.activations import Activations
from engine.analysis.analyzer import Analyzer
from engine.analysis.regions import Region, solos
from engine.training.pieces import Piece, PieceMixer, Section
from engine.training.stem_pool import POOL_RATE
from engine.training.validation_set import score_activations

_FOUND_SHARE = 0.5
"""A solo counts as found when solos of its instrument cover this much of it."""


@dataclass(frozen=True)
class PieceFigures:
    """Figures over all pieces.

    Attributes
    ----------
    pieces : int
    instruments : tuple of str
        Those that play in them.
    frame_map : float
        Mean average precision over 0.1-s frames.
    average_precision : dict of str to float
    solos_found, solos : int
        Unaccompanied sections half of which was found as a solo of their instrument, and all of them.
    solo_precision : float
        Share of the time reported as a solo in which that instrument sounds and no other.
    onset_error_s, offset_error_s : float
        Median distance from where a found solo's instrument truly begins and ends to the nearest edges found.
    """

    pieces: int
    instruments: tuple[str, ...]
    frame_map: float
    average_precision: dict[str, float]
    solos_found: int
    solos: int
    solo_precision: float
    onset_error_s: float
    offset_error_s: float

    def to_text(self) -> str:
        """Return the figures as lines to read."""
        curves = ", ".join(f"{name} {value:.2f}" for name, value in self.average_precision.items())
        lines = [
            f"{self.pieces} pieces mixed from held-out instruments of {len(self.instruments)} classes: "
            f"frame mAP {self.frame_map:.3f}",
            f"  {curves}",
            f"  unaccompanied solos found {self.solos_found} of {self.solos}; right in {self.solo_precision:.0%} of the"
            " time reported",
            f"  median error of onsets {self.onset_error_s:.2f} s, of offsets {self.offset_error_s:.2f} s",
        ]
        return "\n".join(lines)


def judge_pieces(
    analyzer: Analyzer,
    mixer: PieceMixer,
    count: int,
    hop_s: float = 0.5,
    on_piece: Callable[[int, int], None] | None = None,
) -> PieceFigures:
    """Analyse the first `count` pieces of a mixer and compare with their truth.

    Raises
    ------
    ValueError
        If bundle and mixer name different instruments, or work at different sample rates.
    """
    if analyzer.instruments != mixer.instruments or analyzer.bundle.features.sample_rate != POOL_RATE:
        raise ValueError("the pieces do not fit the bundle")
    recordings, found = [], {}
    hits, edges, alone_s, reported_s = [], [], 0.0, 0.0
    for number in range(count):
        piece = mixer.piece(number)
        recording = piece.labelled(f"piece-{number}")
        activations = analyzer.analyze_samples([piece.samples], piece.duration_s, hop_s)
        recordings.append(recording)
        found[recording.path] = activations
        regions = activations.regions()
        alone = solos(regions)
        for section in (section for section in piece.sections if section.kind == "solo"):
            hits.append(_covered(alone, section) >= _FOUND_SHARE)
            if hits[-1]:
                edges.append(_edge_errors(regions, section, piece))
        right_s, all_s = _time_alone(alone, piece, activations)
        alone_s, reported_s = alone_s + right_s, reported_s + all_s
        if on_piece:
            on_piece(number + 1, count)
    score = score_activations(tuple(recordings), found)
    onset_error_s, offset_error_s = np.median(np.array(edges), axis=0) if edges else (np.nan, np.nan)
    return PieceFigures(
        pieces=count,
        instruments=mixer.playable,
        frame_map=score.frame_map,
        average_precision=score.average_precision,
        solos_found=sum(hits),
        solos=len(hits),
        solo_precision=alone_s / reported_s if reported_s else float("nan"),
        onset_error_s=float(onset_error_s),
        offset_error_s=float(offset_error_s),
    )


def _covered(alone: tuple[Region, ...], section: Section) -> float:
    """Share of a section that lies inside solos of its instrument."""
    start_s, stop_s = section.first / 10, section.stop / 10
    inside = sum(
        max(0.0, min(region.offset_s, stop_s) - max(region.onset_s, start_s))
        for region in alone
        if region.instrument == section.lead
    )
    return inside / (stop_s - start_s)


def _edge_errors(regions: tuple[Region, ...], section: Section, piece: Piece) -> tuple[float, float]:
    """Distances from the true onset and offset of the section's instrument to the nearest ones found."""
    present = piece.presence[:, piece.instruments.index(section.lead)]
    changes = np.flatnonzero(np.diff(np.concatenate([[False], present, [False]]).astype(np.int8)))
    runs = list(zip(changes[::2].tolist(), changes[1::2].tolist(), strict=True))
    first, stop = max(runs, key=lambda run: min(run[1], section.stop) - max(run[0], section.first))
    own = [region for region in regions if region.instrument == section.lead]
    return (
        min(abs(region.onset_s - first / 10) for region in own),
        min(abs(region.offset_s - stop / 10) for region in own),
    )


def _time_alone(alone: tuple[Region, ...], piece: Piece, activations: Activations) -> tuple[float, float]:
    """Seconds reported as a solo in which that instrument alone sounds, and all seconds reported."""
    centres = activations.times_s[: len(piece.presence)]
    single = piece.presence.sum(axis=1) == 1
    right = total = 0
    for region in alone:
        inside = (centres >= region.onset_s) & (centres < region.offset_s)
        total += int(inside.sum())
        right += int((inside & single & piece.presence[:, piece.instruments.index(region.instrument)]).sum())
    return right / 10, total / 10

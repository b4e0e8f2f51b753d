"""What an export of sound writes: which regions, how they are cut, where to; pure but for a look at the folder."""

import math
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

from engine.naming import display_name

if TYPE_CHECKING:
    from engine.analysis.regions import Region
    from engine.audio.exact_source import Width
    from engine.interchange.solo_audio import Cut, CutSettings

Which = Literal["solos", "regions", "selected"]

WHICH: tuple[Which, ...] = get_args(Which)

LONGEST_MS = 600_000
"""Handles and fades last no longer."""


@dataclass(frozen=True)
class SoundFacts:
    """What must be known of a recording to cut it; `frames` counts its samples per channel."""

    path: Path
    sample_rate: int
    frames: int
    channels: int
    width: "Width"
    start_timecode_s: float


@dataclass(frozen=True)
class AudioChoice:
    """What a person chose.

    Attributes
    ----------
    which : str
        ``solos``, ``regions`` (all that are not rejected) or ``selected``.
    left_out : frozenset of str
        Instruments that are not wanted.
    container : str
        ``wav`` or ``flac``.
    handle_ms, fade_in_ms, fade_out_ms : int
        As in `engine.interchange.solo_audio.CutSettings`.
    folder : Path
        Where the files go.
    """

    which: Which = "solos"
    left_out: frozenset[str] = field(default_factory=frozenset)
    container: Literal["wav", "flac"] = "wav"
    handle_ms: int = 0
    fade_in_ms: int = 0
    fade_out_ms: int = 0
    folder: Path = Path()

    @property
    def settings(self) -> "CutSettings":
        """The settings of the cutting."""
        from engine.interchange.solo_audio import CutSettings

        return CutSettings(self.container, self.handle_ms, self.fade_in_ms, self.fade_out_ms)

    def to_json(self) -> dict[str, Any]:
        """Return what is remembered; instruments differ from one recording to the next and are not."""
        return {
            "which": self.which,
            "container": self.container,
            "handle_ms": self.handle_ms,
            "fade_in_ms": self.fade_in_ms,
            "fade_out_ms": self.fade_out_ms,
            "folder": str(self.folder),
        }

    @classmethod
    def from_json(cls, facts: Mapping[str, Any], folder: Path) -> "AudioChoice":
        """Return what was remembered; what makes no sense is as at the first time, and `folder` where none is there."""
        which, container, stored = facts.get("which"), facts.get("container"), facts.get("folder")
        return cls(
            next((known for known in WHICH if known == which), "solos"),
            frozenset(),
            "flac" if container == "flac" else "wav",
            _milliseconds(facts.get("handle_ms")),
            _milliseconds(facts.get("fade_in_ms")),
            _milliseconds(facts.get("fade_out_ms")),
            Path(stored) if isinstance(stored, str) and stored else folder,
        )


@dataclass(frozen=True)
class AudioPlan:
    """The files that would be written, and for how many seconds they last together."""

    cuts: "tuple[Cut, ...]" = ()
    seconds: float = 0.0


def sound_facts(path: Path) -> SoundFacts:
    """Look into a recording; raises RecordingError with a sentence."""
    from engine.audio.exact_source import ExactSource

    with ExactSource(path) as source:
        info = source.info
        start_s = info.start_timecode_s or 0.0
        return SoundFacts(path, info.sample_rate, source.frames, info.channels, source.width, start_s)


def planned(facts: SoundFacts, choice: AudioChoice, regions: "Sequence[Region]") -> AudioPlan:
    """Return the files for regions; their names avoid what is in the folder already.

    Parameters
    ----------
    facts : SoundFacts
    choice : AudioChoice
    regions : sequence of Region
        Those that `choice.which` names, of all instruments.
    """
    from engine.interchange.solo_audio import planned_cuts

    wanted = [region for region in regions if region.instrument not in choice.left_out]
    cuts = planned_cuts(
        wanted,
        choice.settings,
        name=display_name(facts.path),
        sample_rate=facts.sample_rate,
        frames=facts.frames,
        start_timecode_s=facts.start_timecode_s,
        taken=_names_in(choice.folder),
    )
    return AudioPlan(cuts, sum(cut.last - cut.first for cut in cuts) / facts.sample_rate)


def _names_in(folder: Path) -> list[str]:
    """Return what lies in a folder; nothing where there is none, or nobody may look: writing will say so."""
    try:
        return os.listdir(folder)
    except (OSError, ValueError):
        return []


def _milliseconds(value: Any) -> int:
    if isinstance(value, int | float) and math.isfinite(value) and 0 <= value <= LONGEST_MS:
        return round(value)
    return 0

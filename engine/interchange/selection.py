"""What of a timeline an export writes, and into which files: pure, so that a preview and the files are the same."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from engine.analysis.regions import Region
from engine.analysis.solos import every_solo
from engine.errors import SettingsError
from engine.frame_rates import FRAME_RATES, FrameRate
from engine.interchange.entries import check_places
from engine.interchange.format_spec import ExportFacts, FormatSpec
from engine.interchange.labels import one_line

__all__ = ["ExportChoice", "ExportFile", "ExportPlan", "file_name_part", "is_confirmed", "planned_export"]

_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
_LONGEST_PART = 80
_DAY_S = 24 * 3600
_MARKERS = "markers"
"""The part of a name that says that a file holds the markers, where each instrument has a file of its own."""


@dataclass(frozen=True)
class ExportChoice:
    """
    What a person chose for an export.

    Attributes
    ----------
    instruments
        Those to write; ``None`` writes all.
    confirmed_only
        Write only what a person has confirmed, corrected or drawn.
    solos_only
        Write only where an instrument is alone or leads, as far as it does.
    rejected
        Write rejected regions too, where the format says which they are.
    per_instrument
        A file for each instrument, and one for the markers, rather than one for all.
    offset_s
        Where the recording starts on the timeline, or the timecode of its first sample; ``None`` leaves times as
        they are, and the timecode that of the recording.
    markers
        Write the markers too, where the format has a place for them.
    frame_rate, scores
        As in `ExportFacts`.
    """

    instruments: tuple[str, ...] | None = None
    confirmed_only: bool = False
    solos_only: bool = False
    rejected: bool = False
    per_instrument: bool = False
    offset_s: float | None = None
    frame_rate: FrameRate = FRAME_RATES["25"]
    scores: bool = True
    markers: bool = True


@dataclass(frozen=True)
class ExportFile:
    """What goes into one file; ``part`` goes into its name before the extension, empty where there is one file only."""

    part: str
    regions: tuple[Region, ...]
    facts: ExportFacts


@dataclass(frozen=True)
class ExportPlan:
    """
    The files of an export, and how many regions and markers an offset puts before the timeline's start.

    Those wholly before it are left out, regions that reach over it are cut; ``cut_off`` counts all of them.
    ``unmarked`` counts the markers that the format has no place for.
    """

    files: tuple[ExportFile, ...]
    cut_off: int = 0
    unmarked: int = 0

    @property
    def count(self) -> int:
        """The number of regions in all files."""
        return sum(len(file.regions) for file in self.files)

    @property
    def marker_count(self) -> int:
        """The number of markers in all files."""
        return sum(len(file.facts.markers) for file in self.files)

    def paths(self, path: Path) -> tuple[Path, ...]:
        """Return where each file goes when the user named `path`: there, or with its part before the extension."""
        return tuple(path.with_name(f"{path.stem}.{f.part}{path.suffix}") if f.part else path for f in self.files)


def planned_export(
    regions: Sequence[Region], spec: FormatSpec, facts: ExportFacts, choice: ExportChoice | None = None
) -> ExportPlan:
    """
    Return what an export of regions in a format writes.

    Parameters
    ----------
    regions
        Every region of the timeline, rejected ones too.
    spec
        The format.
    facts
        Of the recording, with its markers.
    choice
        What the user chose; by default all regions that were not rejected.

    Raises
    ------
    ExportError
        When a region or marker lies nowhere.
    SettingsError
        When an offset is chosen for a format whose times count from the start of the recording, or one that is no
        timecode for a format that counts in it.
    """
    choice = choice or ExportChoice()
    check_places(regions, facts.markers)
    chosen = _chosen(regions, choice, choice.rejected and spec.holds_status)
    markers = facts.markers if choice.markers and spec.holds_markers else ()
    unmarked = len(facts.markers) if choice.markers and not spec.holds_markers else 0
    facts = replace(facts, frame_rate=choice.frame_rate, scores=choice.scores)
    cut_off = 0
    if choice.offset_s is not None:
        if "offset" not in spec.options:
            raise SettingsError(
                f"Times in files of the format {spec.name} count from the start of the recording; leave out the offset."
            )
        if spec.times == "timecode" and not 0 <= choice.offset_s < _DAY_S:
            raise SettingsError(
                f"Timecode in files of the format {spec.name} runs from 00:00:00:00 to 24:00:00:00; "
                "choose a start inside."
            )
        if spec.times == "recording":  # times stay; only the timecode beside them is another
            facts = replace(facts, start_timecode_s=choice.offset_s)
        else:
            facts = replace(facts, offset_s=choice.offset_s)
        if spec.times == "timeline":
            moved = [_moved(region, choice.offset_s) for region in chosen]
            cut_off = sum(region.onset_s + choice.offset_s < 0 for region in chosen)
            chosen = tuple(region for region in moved if region is not None)
            shifted = [replace(marker, time_s=marker.time_s + choice.offset_s) for marker in markers]
            markers = tuple(marker for marker in shifted if marker.time_s >= 0)
            cut_off += len(shifted) - len(markers)
    if not choice.per_instrument:
        return ExportPlan((ExportFile("", chosen, replace(facts, markers=markers)),), cut_off, unmarked)
    facts = replace(facts, markers=())
    files = []
    taken: set[str] = set()
    for instrument in sorted({region.instrument for region in chosen}):
        part = _free(file_name_part(instrument), taken)
        own = tuple(region for region in chosen if region.instrument == instrument)
        files.append(ExportFile(part, own, facts))
    if markers:
        files.append(ExportFile(_free(_MARKERS, taken), (), replace(facts, markers=markers)))
    return ExportPlan(tuple(files), cut_off, unmarked)


def is_confirmed(region: Region) -> bool:
    """Whether a person has confirmed, corrected or drawn a region."""
    return region.status in ("confirmed", "edited") or (region.origin == "user" and region.status != "rejected")


def file_name_part(text: str) -> str:
    """Return a text as a part of a file's name that every system allows; never empty."""
    part = _UNFIT.sub("_", one_line(text)).strip(" .")
    while len(part.encode("utf-8", "replace")) > _LONGEST_PART:
        part = part[:-1]
    part = part.rstrip(" .") or "unnamed"
    return f"{part}_" if _RESERVED.fullmatch(part) else part


def _chosen(regions: Sequence[Region], choice: ExportChoice, rejected: bool) -> tuple[Region, ...]:
    found: Sequence[Region] = every_solo(r for r in regions if r.status != "rejected") if choice.solos_only else regions
    if not rejected:
        found = [region for region in found if region.status != "rejected"]
    if choice.confirmed_only:
        found = [region for region in found if is_confirmed(region)]
    if choice.instruments is not None:
        found = [region for region in found if region.instrument in choice.instruments]
    return tuple(sorted(found, key=lambda region: (region.onset_s, region.instrument, region.offset_s)))


def _moved(region: Region, offset_s: float) -> Region | None:
    onset, offset = region.onset_s + offset_s, region.offset_s + offset_s
    if offset < 0 or (offset <= 0 < region.duration_s):
        return None
    return replace(region, onset_s=max(onset, 0.0), offset_s=offset)


def _free(part: str, taken: set[str]) -> str:
    """Return a name that no other has, on systems that do not tell upper from lower case either."""
    name, count = part, 1
    while name.casefold() in taken:
        count += 1
        name = f"{part} {count}"
    taken.add(name.casefold())
    return name

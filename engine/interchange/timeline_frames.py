"""Regions and markers counted in the frames of a film's timeline, for edit lists and video editors."""

from collections.abc import Sequence
from dataclasses import dataclass

from engine.analysis.regions import Region
from engine.interchange.format_spec import ExportFacts
from engine.interchange.labels import marker_text

__all__ = ["FrameSpan", "duration_in_frames", "frame_spans", "marker_frames", "start_frame"]


@dataclass(frozen=True)
class FrameSpan:
    """A region in frames from the start of the recording; the length may be none."""

    start: int
    length: int
    region: Region


def start_frame(facts: ExportFacts) -> int:
    """
    Return the frame of the timeline at which the recording starts.

    That is where the user put it, else its own timecode, else where timelines usually start, at one hour.
    """
    start_s = facts.start_timecode_s if facts.offset_s is None else facts.offset_s
    if start_s is None:
        return facts.frame_rate.frames_from("01:00:00:00") or 0
    return facts.frame_rate.frames_at(start_s)


def frame_spans(regions: Sequence[Region], facts: ExportFacts) -> list[FrameSpan]:
    """Return the regions in frames, in order; both borders go to the nearest frame."""
    rate = facts.frame_rate
    spans = []
    for region in regions:
        start, end = rate.frames_at(region.onset_s), rate.frames_at(region.offset_s)
        spans.append(FrameSpan(start, end - start, region))
    return sorted(spans, key=lambda span: (span.start, span.region.instrument, span.length))


def marker_frames(facts: ExportFacts) -> list[tuple[int, str]]:
    """Return frame, from the start of the recording, and name of each marker, in order."""
    return sorted((facts.frame_rate.frames_at(marker.time_s), marker_text(marker)) for marker in facts.markers)


def duration_in_frames(spans: Sequence[FrameSpan], facts: ExportFacts) -> int:
    """Return the length of a timeline that holds the recording, every region and every marker."""
    ends = [span.start + max(span.length, 1) for span in spans]
    ends += [frame + 1 for frame, _ in marker_frames(facts)]
    return max([1, facts.frame_rate.frames_at(facts.duration_s or 0.0), *ends])

"""Regions counted in the frames of a film's timeline, for edit lists and video editors."""

from collections.abc import Sequence
from dataclasses import dataclass

from engine.analysis.regions import Region
from engine.interchange.format_spec import ExportFacts

__all__ = ["FrameSpan", "duration_in_frames", "frame_spans", "start_frame"]


@dataclass(frozen=True)
class FrameSpan:
    """A region in frames from the start of the recording; the length may be none."""

    start: int
    length: int
    region: Region


def start_frame(facts: ExportFacts) -> int:
    """Return the frame at which the recording starts: by its timecode, or where timelines usually start, one hour."""
    if facts.start_timecode_s is None:
        return facts.frame_rate.frames_from("01:00:00:00") or 0
    return facts.frame_rate.frames_at(facts.start_timecode_s)


def frame_spans(regions: Sequence[Region], facts: ExportFacts) -> list[FrameSpan]:
    """Return the regions in frames, in order; both borders go to the nearest frame."""
    rate = facts.frame_rate
    spans = []
    for region in regions:
        start, end = rate.frames_at(region.onset_s), rate.frames_at(region.offset_s)
        spans.append(FrameSpan(start, end - start, region))
    return sorted(spans, key=lambda span: (span.start, span.region.instrument, span.length))


def duration_in_frames(spans: Sequence[FrameSpan], facts: ExportFacts) -> int:
    """Return the length of a timeline that holds the recording and every region."""
    ends = [span.start + max(span.length, 1) for span in spans]
    return max([1, facts.frame_rate.frames_at(facts.duration_s or 0.0), *ends])

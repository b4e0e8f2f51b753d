"""Where recordings start on the timeline of another program when many are written alike, and what that makes of one."""

from collections.abc import Sequence

from engine.analysis.regions import Region
from engine.frame_rates import OF_RECORDING, FrameRate, seconds_from_timecode
from engine.interchange.format_spec import ExportFacts, FormatSpec
from engine.interchange.selection import ExportChoice, ExportFile, planned_export

__all__ = ["on_timeline", "timeline_start_s"]


def timeline_start_s(start: str, facts: ExportFacts, rate: FrameRate) -> float | None:
    """
    Return where a recording starts, in seconds; None where nothing was said, or it has no timecode of its own.

    Parameters
    ----------
    start
        Empty, `OF_RECORDING`, or a time as `seconds_from_timecode` reads it.

    Raises
    ------
    SettingsError
        When it is none of these.
    """
    if start == OF_RECORDING:
        return facts.start_timecode_s
    return seconds_from_timecode(start, rate) if start else None


def on_timeline(regions: Sequence[Region], spec: FormatSpec, facts: ExportFacts, start: str) -> ExportFile:
    """
    Return regions and facts as a format's writer takes them when the recording starts at `start`.

    In a format whose times can only count from the start of the recording they do so.
    """
    offset_s = timeline_start_s(start, facts, facts.frame_rate) if "offset" in spec.options else None
    if offset_s is None:
        return ExportFile("", tuple(regions), facts)
    choice = ExportChoice(offset_s=offset_s, frame_rate=facts.frame_rate, scores=facts.scores)
    return planned_export(regions, spec, facts, choice).files[0]

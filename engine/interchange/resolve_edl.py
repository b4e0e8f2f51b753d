"""DaVinci Resolve's marker list: an edit list with an event of one frame for every marker."""

from collections.abc import Sequence

from engine.analysis.regions import Region
from engine.interchange.colours import colour_number
from engine.interchange.format_spec import ExportFacts, FormatSpec
from engine.interchange.labels import label_text, one_line
from engine.interchange.timeline_frames import frame_spans, marker_frames, start_frame

_COLOURS = ("Sand", "Sky", "Green", "Yellow", "Blue", "Red", "Pink", "Cream")
_MARKER_COLOUR = "Purple"


def resolve_edl(regions: Sequence[Region], facts: ExportFacts) -> str:
    """Return the text of a marker list, to be imported to a timeline with “Timeline Markers from EDL”."""
    rate, first = facts.frame_rate, start_frame(facts)
    lines = [f"TITLE: {one_line(facts.name) or 'Soloscope'}"]
    lines += [f"FCM: {'DROP FRAME' if rate.drop else 'NON-DROP FRAME'}", ""]
    events = []
    for span in frame_spans(regions, facts):
        colour = _COLOURS[colour_number(span.region.instrument) % len(_COLOURS)]
        events.append((span.start, label_text(span.region, facts.scores), max(span.length, 1), colour))
    events += [(frame, name, 1, _MARKER_COLOUR) for frame, name in marker_frames(facts)]
    for count, (frame, text, length, colour) in enumerate(sorted(events), 1):
        start, end = rate.timecode(first + frame), rate.timecode(first + frame + 1)
        label = text.replace("|", "/")
        lines.append(f"{count:03d}  001      V     C        {start} {end} {start} {end}  ")
        lines += [f" |C:ResolveColor{colour} |M:{label} |D:{length}", ""]
    return "\n".join(lines) + "\n"


FORMAT = FormatSpec(
    id="resolve-edl",
    name="DaVinci Resolve markers",
    extensions=(".edl",),
    keeps="Instrument, times to the frame, mean activation (in the name), a colour per instrument; markers.",
    loses="Peak activation, solo, status, notes; it cannot be read back.",
    hint="Import it with Timeline Markers from EDL; the timeline must start where these times do.",
    writer=resolve_edl,
    times="timecode",
    scores_in_labels=True,
    frames=True,
)

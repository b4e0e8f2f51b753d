"""A CMX 3600 edit list: the recording as one event, with locators where regions start and end, and at markers.

It is written here rather than by OpenTimelineIO, whose adapter writes no sound without a picture, puts the start of the
timeline to zero, names in capitals and 29.97 frames a second always in drop-frame timecode, and cannot read locators
there; the tests read it back with that, and drop-frame by hand.
"""

from collections.abc import Sequence

from engine.analysis.regions import Region
from engine.interchange.format_spec import ExportFacts, FormatSpec
from engine.interchange.labels import label_text, one_line
from engine.interchange.timeline_frames import duration_in_frames, frame_spans, marker_frames, start_frame


def cmx3600(regions: Sequence[Region], facts: ExportFacts) -> str:
    """Return the text of an edit list; a region without a length has one locator."""
    rate, first = facts.frame_rate, start_frame(facts)
    spans = frame_spans(regions, facts)
    length = duration_in_frames(spans, facts)
    title = one_line(facts.name) or "Soloscope"
    record = f"{rate.timecode(first)} {rate.timecode(first + length)}"
    own = rate.frames_at(facts.start_timecode_s or 0.0)
    source = f"{rate.timecode(own)} {rate.timecode(own + length)}"
    lines = [f"TITLE: {title}", f"FCM: {'DROP FRAME' if rate.drop else 'NON-DROP FRAME'}", ""]
    lines += [f"001  AX       A     C        {source} {record}", f"* FROM CLIP NAME: {title}"]
    locators = []
    for span in spans:
        name = label_text(span.region, scores=False)
        locators.append((span.start, 1, label_text(span.region, facts.scores), "BLUE"))
        if span.length:
            locators.append((span.start + span.length, 0, f"{name} end", "BLUE"))
    locators += [(frame, 1, name, "GREEN") for frame, name in marker_frames(facts)]
    for frame, _, text, colour in sorted(locators):
        lines.append(f"* LOC: {rate.timecode(first + frame)} {colour:7} {text}")
    return "\n".join(lines) + "\n"


FORMAT = FormatSpec(
    id="cmx3600",
    name="CMX 3600 edit list",
    extensions=(".edl",),
    keeps="Instrument, times to the frame, mean activation (in the locator); markers.",
    loses="Peak activation, solo, status, notes; it cannot be read back.",
    writer=cmx3600,
    times="timecode",
    scores_in_labels=True,
    frames=True,
)

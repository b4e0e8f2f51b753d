"""Final Cut Pro's XML: a project with the recording on its timeline, and markers, as long as regions are.

It is written here rather than by OpenTimelineIO, whose adapter fails on a track of sound, leaves out the start of the
timeline and how it is counted, writes no frame rate for 29.97 and reads that as 29; the tests read whole rates back
with that, and the others by their fractions.
"""

from collections.abc import Sequence

from engine.analysis.regions import Region
from engine.interchange.format_spec import ExportFacts, FormatSpec
from engine.interchange.labels import label_text, one_line
from engine.interchange.timeline_frames import duration_in_frames, frame_spans, marker_frames, start_frame
from engine.interchange.xml_text import attributes


def fcpxml(regions: Sequence[Region], facts: ExportFacts) -> str:
    """Return the text of a project; times are whole frames, written as fractions of a second.

    Inside the clip, times count from the timecode of the recording, as they do in the recording's file.
    """
    spans = frame_spans(regions, facts)

    def time(frames: int) -> str:
        exact = frames / facts.frame_rate.exact
        return f"{exact.numerator}s" if exact.denominator == 1 else f"{exact.numerator}/{exact.denominator}s"

    name = one_line(facts.name) or "Soloscope"
    length, start = time(duration_in_frames(spans, facts)), time(start_frame(facts))
    own = facts.frame_rate.frames_at(facts.start_timecode_s or 0.0)
    look = attributes(id="r1", frameDuration=time(1), width=1920, height=1080)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', "<!DOCTYPE fcpxml>", '<fcpxml version="1.8">', "  <resources>"]
    lines.append(f"    <format{look}/>")
    clip = "gap"
    refers = ""
    if facts.path is not None:
        clip, refers = "asset-clip", attributes(ref="r2")
        sound = attributes(src=facts.path.absolute().as_uri(), start=time(own), duration=length, hasAudio=1)
        rate = attributes(audioRate=facts.sample_rate) if facts.sample_rate else ""
        lines.append(f"    <asset{attributes(id='r2', name=name)}{sound}{rate}/>")
    counting = "DF" if facts.frame_rate.drop else "NDF"
    lines += ["  </resources>", "  <library>", f"    <event{attributes(name='Soloscope')}>"]
    lines.append(f"      <project{attributes(name=name)}>")
    sequence = attributes(format="r1", duration=length, tcStart=start, tcFormat=counting)
    lines += [f"        <sequence{sequence}>", "          <spine>"]
    placed = attributes(name=name, offset=start, start=time(own), duration=length)
    lines.append(f"            <{clip}{refers}{placed}>")
    markers = []
    for span in spans:
        note = ", ".join(part for part in (span.region.solo, span.region.status, span.region.note) if part)
        markers.append((span.start, label_text(span.region, facts.scores), max(span.length, 1), note))
    markers += [(frame, name, 1, "") for frame, name in marker_frames(facts)]
    for frame, label, frames, note in sorted(markers):
        placed = attributes(start=time(own + frame), duration=time(frames), value=label, note=note)
        lines.append(f"              <marker{placed}/>")
    lines += [f"            </{clip}>", "          </spine>", "        </sequence>", "      </project>"]
    lines += ["    </event>", "  </library>", "</fcpxml>"]
    return "\n".join(lines) + "\n"


FORMAT = FormatSpec(
    id="fcpxml",
    name="Final Cut Pro XML",
    extensions=(".fcpxml",),
    keeps="Instrument, times to the frame, mean activation (in the name), solo, status and note (in the note);"
    " markers.",
    loses="Peak activation; it cannot be read back.",
    writer=fcpxml,
    times="timecode",
    scores_in_labels=True,
    frames=True,
)

"""ELAN's annotation document: a tier per instrument, times in whole milliseconds."""

from collections.abc import Sequence

from engine.analysis.regions import Region
from engine.interchange.format_spec import ExportFacts, FormatSpec
from engine.interchange.labels import UNNAMED, label_text, marker_text, one_line
from engine.interchange.tiers import Span, tiers
from engine.interchange.xml_text import attributes, content

_START = """<?xml version="1.0" encoding="UTF-8"?>
<ANNOTATION_DOCUMENT AUTHOR="Soloscope" DATE="1970-01-01T00:00:00+00:00" FORMAT="3.0" VERSION="3.0"\
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"\
 xsi:noNamespaceSchemaLocation="http://www.mpi.nl/tools/elan/EAFv3.0.xsd">
"""
_END = """\
    <LINGUISTIC_TYPE GRAPHIC_REFERENCES="false" LINGUISTIC_TYPE_ID="default-lt" TIME_ALIGNABLE="true"/>
</ANNOTATION_DOCUMENT>
"""


def elan(regions: Sequence[Region], facts: ExportFacts) -> str:
    """
    Return the text of an annotation document.

    Annotations of a tier may not overlap, so an instrument whose regions do has several tiers; an annotation
    lasts at least a millisecond.
    """
    laid: list[tuple[str, list[Span]]] = []
    for instrument in sorted({region.instrument for region in regions}):
        spans = []
        for region in regions:
            if region.instrument == instrument:
                start, end = round(region.onset_s * 1000), round(region.offset_s * 1000)
                spans.append((start, max(end, start + 1), label_text(region, facts.scores)))
        name = one_line(instrument) or UNNAMED
        for tier in tiers(spans):
            laid.append((_free_name(name, laid), tier))
    instants = [(round(marker.time_s * 1000), marker_text(marker)) for marker in facts.markers]
    for tier in tiers((time, time + 1, name) for time, name in instants):
        laid.append((_free_name("markers", laid), tier))
    slots = sorted({time for _, tier in laid for start, end, _ in tier for time in (start, end)})
    slot_of = {time: f"ts{count}" for count, time in enumerate(slots, 1)}
    parts = [_START, f"    <HEADER{attributes(MEDIA_FILE='', TIME_UNITS='milliseconds')}>\n", _media(facts)]
    parts.append("    </HEADER>\n    <TIME_ORDER>\n")
    for time, slot in slot_of.items():
        parts.append(f"        <TIME_SLOT{attributes(TIME_SLOT_ID=slot, TIME_VALUE=time)}/>\n")
    parts.append("    </TIME_ORDER>\n")
    count = 0
    for name, tier in laid or [("instruments", [])]:
        parts.append(f"    <TIER{attributes(LINGUISTIC_TYPE_REF='default-lt', TIER_ID=name)}>\n")
        for start, end, text in tier:
            count += 1
            slots_of_it = attributes(
                ANNOTATION_ID=f"a{count}", TIME_SLOT_REF1=slot_of[start], TIME_SLOT_REF2=slot_of[end]
            )
            parts.append(
                f"        <ANNOTATION>\n            <ALIGNABLE_ANNOTATION{slots_of_it}>\n"
                f"                <ANNOTATION_VALUE>{content(text)}</ANNOTATION_VALUE>\n"
                "            </ALIGNABLE_ANNOTATION>\n        </ANNOTATION>\n"
            )
        parts.append("    </TIER>\n")
    return "".join([*parts, _END])


def _free_name(name: str, laid: list[tuple[str, list[Span]]]) -> str:
    """Return a name that no tier has yet, for ELAN knows tiers by their names."""
    taken = {other for other, _ in laid}
    count, free = 1, name
    while free in taken:
        count += 1
        free = f"{name} {count}"
    return free


def _media(facts: ExportFacts) -> str:
    if facts.path is None:
        return ""
    wav = facts.path.suffix.lower() in (".wav", ".wave")
    described = attributes(MEDIA_URL=facts.path.absolute().as_uri(), MIME_TYPE="audio/x-wav" if wav else "unknown")
    return f"        <MEDIA_DESCRIPTOR{described}/>\n"


FORMAT = FormatSpec(
    id="elan",
    name="ELAN annotations",
    extensions=(".eaf",),
    keeps="Instrument (a tier each), times to the millisecond, mean activation (in the annotation);"
    " markers (a tier of their own, a millisecond each).",
    loses="Peak activation, solo, status, notes; it cannot be read back.",
    writer=elan,
    times="recording",
    scores_in_labels=True,
)

"""Audacity label tracks: one line per label, tab separated, seconds."""

from collections.abc import Sequence

from engine.analysis.regions import Region
from engine.interchange.entries import Entry, imported
from engine.interchange.format_spec import ExportFacts, FormatSpec
from engine.interchange.labels import label_text, marker_text
from engine.interchange.malformed import checked_span, number, wrong


def audacity_labels(regions: Sequence[Region], facts: ExportFacts) -> str:
    """Return the text of a label file; scores stand in the labels, for Audacity keeps no fourth column."""
    rows = [(region.onset_s, region.offset_s, label_text(region, facts.scores)) for region in regions]
    rows += [(marker.time_s, marker.time_s, marker_text(marker)) for marker in facts.markers]
    return "".join(f"{onset:.6f}\t{offset:.6f}\t{text}\n" for onset, offset, text in sorted(rows))


def read_audacity_labels(text: str, name: str = "labels.txt") -> tuple[Entry, ...]:
    """
    Return what a label file holds, in its order; labels of a point are markers.

    Lines that begin with a backslash (the frequencies of a spectral label) are passed over.

    Raises
    ------
    ExportError
        Naming the line and what is wrong there.
    """
    entries: list[Entry] = []
    for line, row in enumerate(text.split("\n"), 1):
        fields = row.rstrip("\r").split("\t", 2)
        if not row.strip() or fields[0] == "\\":
            continue
        if len(fields) < 2:
            raise wrong(name, line, "has no tab between start and end")
        onset, offset = number(fields[0], "the start", name, line), number(fields[1], "the end", name, line)
        checked_span(onset, offset, name, line)
        entries.append(imported(fields[2] if len(fields) == 3 else "", onset, offset))
    return tuple(entries)


def _recognise(head: bytes) -> bool:
    fields = head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n").split(b"\n", 1)[0].split(b"\t")
    try:
        return len(fields) in (2, 3) and all(float(field.replace(b",", b".")) >= 0 for field in fields[:2])
    except ValueError:
        return False


FORMAT = FormatSpec(
    id="audacity",
    name="Audacity labels",
    extensions=(".txt",),
    keeps="Instrument, times to the microsecond, mean activation (in the label); markers.",
    loses="Peak activation, solo, status, notes.",
    verified_by="Audacity 3.2",
    writer=audacity_labels,
    reader=read_audacity_labels,
    recognise=_recognise,
    scores_in_labels=True,
)

"""Praat's TextGrid: a tier per instrument, silence between its intervals; points for markers and what has no length."""

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.analysis.regions import Region
from engine.errors import ExportError
from engine.instruments import OPENMIC_INSTRUMENTS
from engine.interchange.entries import Entry, by_time, imported
from engine.interchange.format_spec import ExportFacts, FormatSpec
from engine.interchange.labels import UNNAMED, label_text, marker_text, one_line, read_label
from engine.interchange.malformed import checked_span, shown, wrong
from engine.interchange.tiers import Span, tiers

_TICKS = 1_000_000
_MARKERS = "markers"
_TOKEN = re.compile(r'(?<!\S)(?:"(?:[^"]|"")*"|<[a-z]+>|[-+]?\d[\d.]*(?:[eE][-+]?\d+)?)(?!\S)')


def textgrid(regions: Sequence[Region], facts: ExportFacts) -> str:
    """
    Return the text of a TextGrid in its long form.

    Intervals of a tier may not overlap, so an instrument whose regions do has several tiers.
    """
    times_s = [facts.duration_s or 0.0, *(r.offset_s for r in regions), *(m.time_s for m in facts.markers)]
    end = max(1, *(round(time_s * _TICKS) for time_s in times_s))
    blocks = []
    for instrument in sorted({region.instrument for region in regions}):
        own = [
            (round(region.onset_s * _TICKS), round(region.offset_s * _TICKS), label_text(region, facts.scores))
            for region in regions
            if region.instrument == instrument
        ]
        name = one_line(instrument) or UNNAMED
        for count, tier in enumerate(tiers(span for span in own if span[1] > span[0]), 1):
            blocks.append(_interval_tier(name if count == 1 else f"{name} {count}", tier, end))
        points = sorted(span for span in own if span[1] <= span[0])
        if points:
            blocks.append(_point_tier(f"{name} points", points, end))
    if facts.markers:
        ticks = sorted((round(m.time_s * _TICKS), round(m.time_s * _TICKS), marker_text(m)) for m in facts.markers)
        blocks.append(_point_tier(_MARKERS, ticks, end))
    lines = ['File type = "ooTextFile"', 'Object class = "TextGrid"', "", "xmin = 0", f"xmax = {_time(end)}"]
    if not blocks:  # Praat wants at least one tier
        blocks.append(_interval_tier("instruments", [], end))
    lines += ["tiers? <exists>", f"size = {len(blocks)}", "item []:"]
    for count, block in enumerate(blocks, 1):
        lines += [f"    item [{count}]:", *(f"        {row}" for row in block)]
    return "\n".join(lines) + "\n"


def read_textgrid(text: str, name: str = "regions.TextGrid") -> tuple[Entry, ...]:
    """
    Return the intervals of a TextGrid, in its long or short form, as regions and its points as markers.

    Empty intervals are silence. An instrument is named by an interval's text; where that is none Soloscope knows but
    the tier's name is, by the tier.

    Raises
    ------
    ExportError
        Naming the line and what is wrong there.
    """
    tokens = _Tokens(text, name)
    if tokens.text("the file type") != "ooTextFile" or tokens.text("the object class") != "TextGrid":
        raise ExportError(f"“{name}” is not a TextGrid in text form; save it in Praat with “Save as text file”.")
    tokens.number("the start"), tokens.number("the end")
    if tokens.flag() != "<exists>":
        return ()
    entries: list[Entry] = []
    for _ in range(int(tokens.number("the number of tiers"))):
        kind, tier = tokens.text("the class of a tier"), tokens.text("the name of a tier")
        tokens.number("the start of a tier"), tokens.number("the end of a tier")
        for _ in range(int(tokens.number("the size of a tier"))):
            onset = tokens.number("a time")
            offset = tokens.number("a time") if kind == "IntervalTier" else onset
            line = tokens.line
            label = tokens.text("a label")
            if label.strip():
                checked_span(onset, offset, name, line)
                entries.append(imported(_named(label, tier) if offset > onset else label, onset, offset))
    return by_time(entries)


def _interval_tier(name: str, spans: Sequence[Span], end: int) -> list[str]:
    intervals: list[Span] = []
    position = 0
    for span in spans:
        if span[0] > position:
            intervals.append((position, span[0], ""))
        intervals.append(span)
        position = span[1]
    if position < end:
        intervals.append((position, end, ""))
    rows = ['class = "IntervalTier"', f"name = {_quoted(name)}", "xmin = 0", f"xmax = {_time(end)}"]
    rows.append(f"intervals: size = {len(intervals)}")
    for count, (start, stop, text) in enumerate(intervals, 1):
        rows += [f"intervals [{count}]:", f"    xmin = {_time(start)}", f"    xmax = {_time(stop)}"]
        rows.append(f"    text = {_quoted(text)}")
    return rows


def _point_tier(name: str, spans: Sequence[Span], end: int) -> list[str]:
    # Praat keeps one point at a time; texts of others there are joined.
    points: dict[int, str] = {}
    for start, _, text in spans:
        points[start] = f"{points[start]}, {text}" if start in points else text
    rows = ['class = "TextTier"', f"name = {_quoted(name)}", "xmin = 0", f"xmax = {_time(end)}"]
    rows.append(f"points: size = {len(points)}")
    for count, (start, text) in enumerate(sorted(points.items()), 1):
        rows += [f"points [{count}]:", f"    number = {_time(start)}", f"    mark = {_quoted(text)}"]
    return rows


def _time(ticks: int) -> str:
    return f"{ticks // _TICKS}.{ticks % _TICKS:06d}".rstrip("0").rstrip(".")


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _named(label: str, tier: str) -> str:
    known = tier in OPENMIC_INSTRUMENTS and read_label(label)[0] not in OPENMIC_INSTRUMENTS
    return tier if known else label


@dataclass(frozen=True)
class _Token:
    text: str
    line: int


class _Tokens:
    """The values of a Praat text file in order; all else in it is decoration."""

    def __init__(self, text: str, name: str) -> None:
        self._name = name
        self._tokens = self._found(text)
        self.line = 1

    @staticmethod
    def _found(text: str) -> Iterator[_Token]:
        breaks = [match.start() for match in re.finditer("\n", text)]
        for match in _TOKEN.finditer(text):
            yield _Token(match[0], bisect(breaks, match.start()) + 1)

    def number(self, what: str) -> float:
        token = self._next(what)
        try:
            value = float(token.text)
        except ValueError as error:
            raise self._wrong(token, what, "a number") from error
        if not abs(value) <= 1e9:
            raise self._wrong(token, what, "a number")
        return value

    def text(self, what: str) -> str:
        token = self._next(what)
        if not token.text.startswith('"'):
            raise self._wrong(token, what, "a text in quotes")
        return token.text[1:-1].replace('""', '"')

    def flag(self) -> str:
        return self._next("whether there are tiers").text

    def _next(self, what: str) -> _Token:
        token = next(self._tokens, None)
        if token is None:
            raise wrong(self._name, self.line, f"is the last, but {what} is still to come", "save it in Praat again")
        self.line = token.line
        return token

    def _wrong(self, token: _Token, what: str, wanted: str) -> ExportError:
        return wrong(self._name, token.line, f"has {shown(token.text)} as {what}, where {wanted} belongs")


def _recognise(head: bytes) -> bool:
    return b"ooTextFile" in head[:200].replace(b"\0", b"") and b"TextGrid" in head[:200].replace(b"\0", b"")


FORMAT = FormatSpec(
    id="textgrid",
    name="Praat TextGrid",
    extensions=(".TextGrid",),
    keeps="Instrument (a tier each), times to the microsecond, mean activation (in the interval's text);"
    " markers (a tier of points).",
    loses="Peak activation, solo, status, notes.",
    verified_by="Praat 6.3",
    writer=textgrid,
    reader=read_textgrid,
    recognise=_recognise,
    times="recording",
    scores_in_labels=True,
)

"""The evaluation of a bundle as one HTML page that needs nothing but itself."""

import math
from collections.abc import Sequence
from html import escape

from engine.analysis.singing import SINGING
from engine.training.evaluation import MAIN_EVENTS, MAIN_FIGURES, Evaluation
from engine.training.event_scores import EVENT_RULES
from engine.training.fitting import PRIOR
from engine.training.judgement import Judgement
from engine.training.open_world import FalseRegions
from engine.training.report_pictures import (
    calibration_curves,
    confusion_map,
    error_histograms,
    precision_bars,
    precision_recall_curves,
)
from engine.training.report_text import notes, number
from engine.training.segment_scores import SEGMENTS_S
from engine.training.speech_judging import SpeechFigures

_STYLE = """
:root { color-scheme: light dark; --paper: #ffffff; --ink: #1a1d23; --muted: #5a6270; --line: #d5d9e0;
  --first: #0072b2; --second: #d55e00; --third: #00795a; --fourth: #8a4a9e; }
@media (prefers-color-scheme: dark) { :root { --paper: #15171c; --ink: #e6e9ef; --muted: #a3abb9; --line: #3a404d;
  --first: #56b4e9; --second: #ff9a5c; --third: #5fd0ae; --fourth: #d7a0e8; } }
body { background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; max-width: 72rem;
  margin: 0 auto; padding: 1rem; }
h1 { line-height: 1.2; } h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line); }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: 0.875rem; margin: 0.5rem 0 1.5rem; }
caption { text-align: left; font-weight: 600; padding: 0.25rem 0; white-space: nowrap; }
th, td { padding: 0.15rem 0.45rem; text-align: right; border-bottom: 1px solid var(--line); white-space: nowrap; }
thead th { vertical-align: bottom; white-space: normal; max-width: 6rem; }
tbody th { text-align: left; font-weight: 400; }
td.best { font-weight: 700; }
figure { margin: 1rem 0; } figcaption { color: var(--muted); font-size: 0.875rem; max-width: 60rem; }
svg { max-width: 100%; height: auto; } .pair { display: flex; flex-wrap: wrap; gap: 1rem; }
.pair svg { flex: 1 1 20rem; max-width: 30rem; }
nav ul { columns: 16rem; padding-left: 1.2rem; }
"""
_LOWER_IS_BETTER = frozenset(name for name in MAIN_FIGURES if "error" in name or "regions" in name)


def html_report(found: Evaluation) -> str:
    """Return the whole page."""
    sections = {
        "Main figures": _main_figures(found),
        "Over all instruments": _overall(found),
        "By instrument": _instruments(found),
        "Confusion": _confusion(found),
        "Calibration": _calibration(found),
        "Onsets and offsets": _edges(found),
        **({"Poor recordings": _degraded(found)} if found.degraded else {}),
        "Where nothing should be found": _open_world(found),
        "How to read this": "".join(f"<p>{escape(note)}</p>" for note in notes(found)),
    }
    if found.compared:
        sections = {"Comparison": _comparison(found), **sections}
    links = "".join(f'<li><a href="#{_anchor(title)}">{escape(title)}</a></li>' for title in sections)
    body = "".join(
        f'<section aria-labelledby="{_anchor(title)}"><h2 id="{_anchor(title)}">{escape(title)}</h2>{content}</section>'
        for title, content in sections.items()
    )
    name = escape(found.bundle)
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>Soloscope: evaluation of {name}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{_STYLE}</style></head><body>'
        f"<header><h1>Evaluation of {name}</h1><p>Weights {escape(found.sha256[:12])}, on "
        f"{found.shipped.recordings} recordings of {escape(found.data)}, hop {found.hop_s:g} s.</p></header>"
        f'<nav aria-label="Contents"><ul>{links}</ul></nav><main>{body}</main></body></html>\n'
    )


def _main_figures(found: Evaluation) -> str:
    rows = [(MAIN_FIGURES[key], [number(value)]) for key, value in found.main_figures().items()]
    return _table("The figures that bundles are compared by", ["", "value"], rows)


def _overall(found: Evaluation) -> str:
    tables = []
    for label, judged in found.judgements.items():
        rows = [
            (
                name,
                [number(value) for value in (counts.precision, counts.recall, counts.f1, macro)]
                + [f"{counts.hits}", f"{counts.true}", f"{counts.found}"],
            )
            for name, (counts, macro) in judged.rates().items()
        ]
        header = ["", "precision", "recall", "F1", "mean F1", "right", "true", "found"]
        tables.append(_table(f"{label}: {judged.complete} recordings, {judged.minutes:.1f} minutes", header, rows))
    return "".join(tables)


def _instruments(found: Evaluation) -> str:
    curves = {"validation recordings": found.shipped}
    curves |= {f"{kind} pieces": figures.judgement for kind, figures in found.judged_pieces.items()}
    pictures = _figure(
        precision_bars(curves), "Average precision of frames. An instrument that does not sound in a set has no bar."
    )
    pictures += _figure(precision_recall_curves(curves), "Precision over recall as the threshold falls.")
    return pictures + "".join(_instrument_table(label, judged) for label, judged in found.judgements.items())


def _instrument_table(label: str, judged: Judgement) -> str:
    header = ["", "AP", "threshold", "P", "R", "F1"]
    header += [f"segment F1, {length:g} s" for length in SEGMENTS_S]
    header += [f"event F1, {rule.name}" for rule in EVENT_RULES]
    header += ["solos named right", "solos found", "solo time right", "ECE"]
    rows = []
    for name, figures in judged.instruments.items():
        frames, solos = figures.frames, figures.solos
        cells = [number(figures.average_precision), number(figures.threshold)]
        cells += [number(value) for value in (frames.precision, frames.recall, frames.f1)]
        cells += [number(counts.f1) for counts in (*figures.segments.values(), *figures.events.values())]
        cells += [_of(figures.named_right, figures.named), _of(solos.found, solos.true)]
        rows.append((name, [*cells, number(solos.precision, 2), number(figures.calibration_error)]))
    return _table(label, header, rows)


def _confusion(found: Evaluation) -> str:
    caption = (
        ": solos by right instrument and by the one with the highest mean activation. The fuller a cell, the larger "
        "its share of the row."
    )
    content = _figure(confusion_map("Confusion of solos", found.shipped), f"Validation recordings{caption}")
    for kind, pieces in found.judged_pieces.items():
        picture = confusion_map(f"Confusion of solos in {kind} pieces", pieces.judgement)
        content += _figure(picture, f"{kind.capitalize()} pieces{caption}")
    pairs = [(f"{right} as {wrong}", [str(count)]) for right, wrong, count in found.shipped.mistaken()]
    content += _table("Solos of the validation recordings taken for another", ["", "solos"], pairs)
    header = ["", "sounds, found", "sounds, missed", "silent, found", "silent, not found"]
    for label, judged in found.judgements.items():
        rows = []
        for name, figures in judged.instruments.items():
            (rejections, false_alarms), (misses, hits) = figures.confusion
            rows.append((name, [f"{count}" for count in (hits, misses, false_alarms, rejections)]))
        content += _table(f"{label}: frames of 0.1 s of each instrument at its threshold", header, rows)
    return content


def _calibration(found: Evaluation) -> str:
    sets = found.judgements
    plain = calibration_curves("All frames as they are", {name: each.calibration for name, each in sets.items()})
    title = f"Each instrument sounding in {PRIOR:.0%} of its frames"
    prior = calibration_curves(title, {name: each.calibration_at_prior for name, each in sets.items()})
    caption = (
        "How often an instrument sounds where it is given some activation; on the dotted line activations are "
        f"probabilities. Calibration assumes that an instrument asked about sounds in {PRIOR:.0%} of the frames "
        "(right); where few of the listed instruments play it sounds more rarely (left), and activations lie above "
        "the share."
    )
    content = f'<figure><div class="pair">{plain}{prior}</div><figcaption>{escape(caption)}</figcaption></figure>'
    header = ["activation", "frames", "mean activation", "share", f"mean, {PRIOR:.0%}", f"share, {PRIOR:.0%}"]
    for label, judged in sets.items():
        rows = [
            (
                f"{each.lowest:.1f} to {each.highest:.1f}",
                [f"{each.frames}"] + [number(x) for x in (each.activation, each.share, prior.activation, prior.share)],
            )
            for each, prior in zip(judged.calibration.bins, judged.calibration_at_prior.bins, strict=True)
        ]
        content += _table(f"{label}: bins of the diagrams", header, rows)
    return content


def _edges(found: Evaluation) -> str:
    scores = {label: judged.solos for label, judged in found.judgements.items() if label != "as shipped"}
    rows = []
    for label, solos in ((label, judged.solos) for label, judged in found.judgements.items()):
        cells = [_of(solos.found, solos.true), number(solos.recall), number(solos.precision)]
        cells += [number(solos.onset_error_s, 2), f"{len(solos.onset_errors_s)}"]
        rows.append((label, [*cells, number(solos.offset_error_s, 2), f"{len(solos.offset_errors_s)}"]))
    header = [
        "",
        "solos found",
        "recall",
        "time right",
        "median onset error (s)",
        "of",
        "median offset error (s)",
        "of",
    ]
    caption = (
        "Solos that were found: where their region begins and ends, against where their instrument does. Errors beyond "
        "1.5 s stand in the outermost bars."
    )
    content = _figure(error_histograms(scores), caption) + _table("Unaccompanied solos", header, rows)
    for kind, pieces in found.judged_pieces.items():
        if pieces.leads:
            told = _of(pieces.leads_right or 0, pieces.leads)
            louder = _of(pieces.outweighing_right or 0, pieces.outweighing or 0)
            content += f"<p>Leads over a band told right in {kind} pieces: {told}"
            content += f"; of those louder than their band: {louder}.</p>"
    return content


def _degraded(found: Evaluation) -> str:
    rows = [
        (
            name,
            [number(value) for value in (judged.frame_map, judged.top1, judged.top1_macro)]
            + [number(judged.frames.f1), number(judged.events(MAIN_EVENTS).f1)],
        )
        for name, judged in found.by_degradation.items()
    ]
    header = ["", "frame mAP", "top-1", "macro top-1", "frame F1", f"event F1, {MAIN_EVENTS.name}"]
    return _table("Validation recordings made poor, the bundle as it is", header, rows)


def _open_world(found: Evaluation) -> str:
    content = _false_regions("Sounds without an instrument", found.silence)
    if found.unlisted is not None:
        content += _false_regions("Instruments outside the listed classes", found.unlisted)
    if found.foreign_unlisted is not None:
        content += _false_regions("Instruments of FreePats outside the listed classes", found.foreign_unlisted)
    return content if found.speech is None else content + _speech(found.speech)


def _speech(found: SpeechFigures) -> str:
    rows = [
        (name, [f"{each.regions}", number(found.rate_of(name), 2), number(each.duration_s, 1), number(each.peak, 2)])
        for name, each in found.by_instrument().items()
    ]
    caption = (
        f"Speech: {found.per_minute:.2f} regions a minute in {found.minutes:.1f} minutes, "
        f"{found.per_minute_but_singing:.2f} without {SINGING}"
    )
    content = _table(caption, ["", "regions", "a minute", "seconds", "highest activation"], rows)
    header = ["", "minutes", "regions a minute", f"without {SINGING}", f"time called {SINGING}", "most often"]
    for title, parts in {"treatment": found.by_treatment(), "speaker": found.by_speaker()}.items():
        rows = []
        for name, each in parts.items():
            cells = [number(value, 2) for value in (each.minutes, each.per_minute, each.per_minute_but_singing)]
            cells.append(f"{each.share_called_singing:.0%}")
            rows.append((name, [*cells, next(iter(each.by_instrument()), "-").replace("_", " ")]))
        content += _table(f"Speech by {title}", header, rows)
    sentences = "".join(f"<li>{escape(sentence)}</li>" for sentence in found.passed_over)
    return f"{content}<p>Files that could not be heard:</p><ul>{sentences}</ul>" if sentences else content


def _false_regions(title: str, found: FalseRegions) -> str:
    rows = [
        (sound, [str(sum(regions.values())), ", ".join(f"{name} {count}" for name, count in regions.items()) or "-"])
        for sound, regions in found.regions.items()
    ]
    caption = f"{title}: {found.per_minute:.2f} regions a minute in {found.minutes:.1f} minutes"
    return _table(caption, ["", "regions", "named"], rows)


def _comparison(found: Evaluation) -> str:
    bundles = found.comparison()
    shared = f"frame mAP of the {len(found.shared_instruments())} shared instruments"
    labels = {"instruments": "instruments named", "frame_map_of_shared": shared} | MAIN_FIGURES
    rows: list[tuple[str, list[str]]] = []
    best: list[set[int]] = []
    for key, label in labels.items():
        if any(key in each for each in bundles):
            values = [each.get(key) for each in bundles]
            rows.append((label, [number(value, 0 if key == "instruments" else 3) for value in values]))
            best.append(set() if key == "instruments" else _best(values, key in _LOWER_IS_BETTER))
    caption = "Main figures on the same data; the best of each row is bold"
    return _table(caption, ["", *(each["bundle"] for each in bundles)], rows, best)


def _best(values: Sequence[float | None], lower: bool) -> set[int]:
    """Return the places of the best value; none where all are alike."""
    known = {place: value for place, value in enumerate(values) if value is not None and not math.isnan(value)}
    if len(set(known.values())) < 2:
        return set()
    best = min(known.values()) if lower else max(known.values())
    return {place for place, value in known.items() if value == best}


def _figure(svg: str, caption: str) -> str:
    return f'<figure><div class="wide">{svg}</div><figcaption>{escape(caption)}</figcaption></figure>'


def _table(
    caption: str,
    header: Sequence[str],
    rows: Sequence[tuple[str, Sequence[str]]],
    best: Sequence[set[int]] | None = None,
) -> str:
    """Return a table whose first column names the rows; `best` gives the cells of each row to stress."""
    first = f'<th scope="col">{escape(header[0])}</th>' if header[0] else "<td></td>"
    head = first + "".join(f'<th scope="col">{escape(each)}</th>' for each in header[1:])
    lines = []
    for place, (name, cells) in enumerate(rows):
        stressed = best[place] if best else set()
        data = "".join(
            f'<td class="best">{escape(cell)}</td>' if column in stressed else f"<td>{escape(cell)}</td>"
            for column, cell in enumerate(cells)
        )
        lines.append(f'<tr><th scope="row">{escape(name.replace("_", " "))}</th>{data}</tr>')
    return (
        f'<div class="wide" tabindex="0" role="region" aria-label="{escape(caption)}"><table>'
        f"<caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{''.join(lines)}</tbody></table></div>"
    )


def _of(part: int, whole: int) -> str:
    return f"{part}/{whole}" if whole else "-"


def _anchor(title: str) -> str:
    return title.lower().replace(" ", "-")

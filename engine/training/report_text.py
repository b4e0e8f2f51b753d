"""The evaluation of a bundle as text to read, in 100 columns."""

import math
from collections import Counter
from collections.abc import Iterable
from textwrap import wrap

from engine.analysis.singing import SINGING
from engine.training.evaluation import MAIN_EVENTS, MAIN_FIGURES, Evaluation
from engine.training.event_scores import EVENT_RULES, EventRule
from engine.training.fitting import PRIOR
from engine.training.judgement import InstrumentFigures, Judgement
from engine.training.open_world import DURATION_S, FalseRegions
from engine.training.segment_scores import SEGMENTS_S
from engine.training.speech_judging import SpeechFigures

WIDTH = 100
_BUNDLES_IN_A_ROW = 4
_SETS_IN_A_ROW = 3
_SENTENCES = 5
_UNBROKEN = "\u00a0"


def text_report(found: Evaluation) -> str:
    """Return the figures as tables; the one by instrument comes first."""
    blocks = [
        _headlines(found),
        _instruments_as_shipped(found),
        _overall(found),
        _by_instrument("Validation recordings, cross-fitted", found.cross_fitted),
    ]
    if found.pieces is not None:
        blocks.append(_by_instrument("Mixed pieces, the bundle as it is", found.pieces.judgement))
    if found.foreign is not None:
        blocks.append(_by_instrument("Foreign pieces, the bundle as it is", found.foreign.judgement))
    if found.degraded:
        blocks.append(_degraded(found))
    blocks += [_open_world(found), _notes(found)]
    if found.compared:
        blocks.append(_comparison(found))
    return "\n\n".join("\n".join(lines) for lines in blocks)


def number(value: float | None, digits: int = 3) -> str:
    """Return a figure rounded, or a dash where there is none."""
    return "-" if value is None or math.isnan(value) else f"{value:.{digits}f}"


def _headlines(found: Evaluation) -> list[str]:
    return [
        f"{found.bundle} ({found.sha256[:12]}) on {found.shipped.recordings} recordings of {found.data}, "
        f"hop {found.hop_s:g} s",
        f"{_headline(found.shipped)}   (the bundle as it is)",
        f"{_headline(found.cross_fitted)}   (fitted on the other half of the recordings)",
    ]


def _headline(judged: Judgement) -> str:
    return (
        f"frame mAP {number(judged.frame_map)}   top-1 {number(judged.top1)}   macro top-1 {number(judged.top1_macro)}"
    )


def _instruments_as_shipped(found: Evaluation) -> list[str]:
    lines = [f"{'instrument':18} {'AP':>6} {'P':>6} {'R':>6} {'F1':>6} {'threshold':>10} {'solos':>8}"]
    for name, figures in found.shipped.instruments.items():
        named = f"{figures.named_right}/{figures.named}" if figures.named else "-"
        frames = figures.frames
        lines.append(
            f"{name:18} {number(figures.average_precision):>6} {frames.precision:6.3f} {frames.recall:6.3f} "
            f"{frames.f1:6.3f} {figures.threshold:10.3f} {named:>8}"
        )
    confusions = _listed(f"{right} as {wrong} {count}" for right, wrong, count in found.shipped.mistaken()[:12])
    return [*lines, "", *_wrapped(f"Solos taken for another: {confusions or 'none'}")]


def _overall(found: Evaluation) -> list[str]:
    """Return everything that is counted over all instruments, sets of recordings side by side as far as they fit."""
    sets = found.judgements
    lines: list[str] = []
    for first in range(0, len(sets), _SETS_IN_A_ROW):
        lines += ([""] if lines else []) + _side_by_side(dict(list(sets.items())[first : first + _SETS_IN_A_ROW]))
    for name, pieces in found.judged_pieces.items():
        if pieces.leads:
            told = _share(pieces.leads_right or 0, pieces.leads)
            lines.append(f"{f'leads over a band told right, {name} pieces':45}{told:>20}")
        if pieces.outweighing:
            told = _share(pieces.outweighing_right or 0, pieces.outweighing)
            lines.append(f"{'  of those louder than their band':45}{told:>20}")
    return lines


def _side_by_side(columns: dict[str, Judgement]) -> list[str]:
    lines = [
        f"{'over all instruments':31}" + "".join(f"{name:>23}" for name in columns),
        " " * 31 + f"   {'P':>5}{'R':>5}{'F1':>5}{'mean':>5}" * len(columns),
    ]
    rates = [judged.rates() for judged in columns.values()]
    for row in rates[0]:
        cells = ""
        for each in rates:
            counts, macro = each[row]
            cells += "   " + "".join(
                f"{number(value, 2):>5}" for value in (counts.precision, counts.recall, counts.f1, macro)
            )
        lines.append(f"{row:31}{cells}")
    solos = [judged.solos for judged in columns.values()]
    for label, values in {
        "frame mAP": [number(judged.frame_map) for judged in columns.values()],
        "solos found": [_share(each.found, each.true) for each in solos],
        "right in time reported as solo": [_percent(each.precision) for each in solos],
        "median error of onsets": [_seconds(each.onset_error_s, each.onset_errors_s) for each in solos],
        "median error of offsets": [_seconds(each.offset_error_s, each.offset_errors_s) for each in solos],
        "expected calibration error": [number(each.calibration.expected_error) for each in columns.values()],
        f"  where {PRIOR:.0%} of frames sound": [
            number(each.calibration_at_prior.expected_error) for each in columns.values()
        ],
    }.items():
        lines.append(f"{label:31}" + "".join(f"{value:>23}" for value in values))
    return lines


def _by_instrument(title: str, judged: Judgement) -> list[str]:
    """Return F1 of all that is counted; instruments that neither sound nor are found are left out."""
    segments = "".join(f"{length:>6g}s" for length in SEGMENTS_S)
    events = "".join(f"{_event_heading(rule):>6}" for rule in EVENT_RULES)
    lines = [
        f"{title}: {judged.complete} recordings",
        "(events: on(set), or on- and off(set), within .2 or .5 s; r: .5 s, rests under 1 s closed)",
        f"{'':18}{'':>6}{'F1 of':>8}{'segments':>14}{'events':>36}",
        f"{'instrument':18}{'AP':>6}{'frames':>8}{segments}{events}{'solos':>9}{'ECE':>7}",
    ]
    for name, figures in judged.instruments.items():
        if figures.frames.true or figures.frames.found:
            lines.append(f"{name:18}{_row(figures)}")
    return lines


def _event_heading(rule: EventRule) -> str:
    """Return five characters at most: which edges within how much, or `r` where rests are closed."""
    within = "r" if rule.rest_s else f"{rule.collar_s:g}".removeprefix("0")
    return ("off" if rule.offsets else "on") + within


def _row(figures: InstrumentFigures) -> str:
    cells = f"{number(figures.average_precision):>6}{figures.frames.f1:8.3f}"
    cells += "".join(f"{counts.f1:7.3f}" for counts in figures.segments.values())
    cells += "".join(f"{counts.f1:6.3f}" for counts in figures.events.values())
    solos = f"{figures.solos.found}/{figures.solos.true}" if figures.solos.true else "-"
    return f"{cells}{solos:>9}{number(figures.calibration_error):>7}"


def _degraded(found: Evaluation) -> list[str]:
    events = f"event F1, {MAIN_EVENTS.name}"
    lines = [
        "Validation recordings made poor, the bundle as it is",
        f"{'':26}{'frame mAP':>11}{'top-1':>9}{'macro':>9}{'frame F1':>11}{events:>26}",
    ]
    for name, judged in found.by_degradation.items():
        solos = f"{number(judged.top1):>9}{number(judged.top1_macro):>9}"
        f1 = f"{number(judged.frames.f1):>11}{number(judged.events(MAIN_EVENTS).f1):>26}"
        lines.append(f"{name:26}{number(judged.frame_map):>11}{solos}{f1}")
    return lines


def _open_world(found: Evaluation) -> list[str]:
    sounds = f"Regions in {len(found.silence.regions)} sounds of {DURATION_S:g} s without an instrument: "
    lines = _wrapped(sounds + _false_regions(found.silence))
    if found.unlisted is not None:
        sounds = f"Regions in {len(found.unlisted.regions)} recordings of instruments outside the listed classes: "
        lines += _wrapped(sounds + _false_regions(found.unlisted))
    if found.foreign_unlisted is not None:
        sounds = f"Regions in {len(found.foreign_unlisted.regions)} such instruments of FreePats: "
        lines += _wrapped(sounds + _false_regions(found.foreign_unlisted))
    return lines if found.speech is None else [*lines, "", *_speech(found.speech)]


def _speech(found: SpeechFigures) -> list[str]:
    lines = _wrapped(
        f"Regions in {found.minutes:.1f} minutes of speech by {len(found.by_speaker())} speakers: "
        f"{found.per_minute:.2f} a minute, without {SINGING} {found.per_minute_but_singing:.2f}; "
        f"{found.share_called_singing:.0%} of the time is called {SINGING}"
    )
    lines.append(f"{'':18}{'regions':>9}{'a minute':>10}{'seconds':>9}{'highest':>9}")
    for name, each in found.by_instrument().items():
        lines.append(f"{name:18}{each.regions:9}{found.rate_of(name):10.2f}{each.duration_s:9.1f}{each.peak:9.2f}")
    treated = ", ".join(
        f"{name} {each.per_minute:.2f} ({each.per_minute_but_singing:.2f})"
        for name, each in found.by_treatment().items()
    )
    lines += _wrapped(f"A minute, and without {SINGING}: {treated}")
    for sentence in found.passed_over[:_SENTENCES]:
        lines += _wrapped(f"Not heard: {sentence}")
    if len(found.passed_over) > _SENTENCES:
        lines.append(f"Not heard: {len(found.passed_over) - _SENTENCES} more files.")
    return lines


def _false_regions(found: FalseRegions) -> str:
    named: Counter[str] = Counter()
    for regions in found.regions.values():
        named.update(regions)
    listed = _listed(f"{name} {count}" for name, count in named.most_common())
    return f"{found.per_minute:.2f} a minute in {found.minutes:.1f} minutes ({listed})" if listed else "none"


def notes(found: Evaluation) -> list[str]:
    """Return what a reader must know to read the figures right, sentence by sentence."""
    lines = [
        "Average precision needs no threshold; P, R and F1 of frames count those of 0.1 s at the bundle's thresholds. "
        "Segments and events are those of the regions that a user sees, phrases are events with rests under a second "
        "closed; 'mean' is the mean F1 of the instruments.",
        f"Frames, segments, events and solos are counted in the {found.shipped.complete} completely labelled "
        f"recordings ({found.shipped.minutes:.1f} minutes). Most of these are cut from longer ones and begin and end "
        "with sound: such edges are events, but count in no median error.",
        "'Cross-fitted' takes calibration and thresholds from the half of the recordings that a recording is not in. "
        "A bundle trained with this folder had both fitted on all of it, so 'as shipped' flatters there.",
    ]
    if found.pieces is not None:
        lines.append(
            f"The {found.pieces.judgement.recordings} pieces are mixed from held-out instruments of "
            f"{len(found.pieces.instruments)} classes. Thresholds and calibration were fitted elsewhere and need no "
            "cross-fitting; smoothing and lengths of regions may come from other pieces of the same instruments."
        )
    if found.foreign is not None:
        lines.append(
            f"The {found.foreign.judgement.recordings} foreign pieces are played on FreePats and a modelled mandolin, "
            "sources that no training uses: as unlike its material as rendered music can be."
        )
    if found.degraded:
        lines.append(
            "Recordings are made poor in one way at a time; labels stay as they are, though in a hall sound goes on "
            "where it ends in them. Like all that is very soft, recordings made softer are lifted for the network."
        )
    if found.speech is not None:
        lines.append(
            "Speech is what people say in the folder that was given, joined to recordings of about a minute, in turn "
            "as it is, in a simulated room, through a lossy codec and through both. Nobody sings or plays in it: every "
            f"region is a mistake. '{SINGING}' means singing, so its regions are mistakes, too; they are counted with "
            "the others and apart."
        )
    return lines


def _notes(found: Evaluation) -> list[str]:
    return [line for note in notes(found) for line in _wrapped(note)]


def _comparison(found: Evaluation) -> list[str]:
    bundles = found.comparison()
    shared = len(found.shared_instruments())
    labels = {"instruments": "instruments named", "frame_map_of_shared": f"frame mAP of the {shared} shared"}
    lines = ["Compared on the same data"]
    for first in range(0, len(bundles), _BUNDLES_IN_A_ROW):
        row = bundles[first : first + _BUNDLES_IN_A_ROW]
        lines.append(f"{'':44}" + "".join(f"{each['bundle'][:13]:>14}" for each in row))
        for key, label in (labels | MAIN_FIGURES).items():
            if any(key in each for each in bundles):
                digits = 0 if key == "instruments" else 3
                lines.append(f"{label:44}" + "".join(f"{number(each.get(key), digits):>14}" for each in row))
    return lines


def _listed(items: Iterable[str]) -> str:
    """Join items that no line break is to divide."""
    return ", ".join(item.replace(" ", _UNBROKEN) for item in items)


def _wrapped(text: str) -> list[str]:
    return [line.replace(_UNBROKEN, " ") for line in wrap(text, WIDTH)]


def _share(part: int, whole: int) -> str:
    return f"{part}/{whole} {part / whole:.0%}" if whole else "-"


def _percent(value: float) -> str:
    return "-" if math.isnan(value) else f"{value:.0%}"


def _seconds(median_s: float, errors_s: tuple[float, ...]) -> str:
    return f"{median_s:.2f} s of {len(errors_s)}" if errors_s else "-"

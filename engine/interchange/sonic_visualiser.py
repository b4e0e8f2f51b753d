"""Sonic Visualiser's layer file: a layer of regions per instrument, their height the mean activation."""

import math
from collections.abc import Sequence

from engine.analysis.regions import Region
from engine.errors import ExportError
from engine.interchange.colours import instrument_colour
from engine.interchange.entries import Entry, by_time, imported
from engine.interchange.format_spec import ExportFacts, FormatSpec
from engine.interchange.labels import UNNAMED, marker_text, one_line
from engine.interchange.malformed import checked_span, number, wrong
from engine.interchange.xml_text import Element, attributes, elements

_DEFAULT_RATE = 44_100
_MARKERS = "markers"
_READ = frozenset({"model", "dataset", "point"})


def sonic_visualiser_layers(regions: Sequence[Region], facts: ExportFacts) -> str:
    """Return the text of a layer file; times are samples of the recording."""
    rate = facts.sample_rate or _DEFAULT_RATE
    models, layers = [], []
    identity = 0
    for instrument in sorted({region.instrument for region in regions}):
        own = sorted((r for r in regions if r.instrument == instrument), key=lambda r: (r.onset_s, r.offset_s))
        model, dataset, layer = identity, identity + 1, identity + 2
        identity += 3
        spans = [(round(region.onset_s * rate), round(region.offset_s * rate), region) for region in own]
        name = one_line(instrument) or UNNAMED
        models.append(
            f"    <model{attributes(id=model, name=name, sampleRate=rate, start=min(s[0] for s in spans))}"
            f"{attributes(end=max(s[1] for s in spans), type='sparse', dimensions=3, resolution=1)}"
            f"{attributes(notifyOnAdd='true', dataset=dataset, subtype='region', valueQuantization=0)}"
            f"{attributes(minimum=0, maximum=1, units='')}/>\n"
            f"    <dataset{attributes(id=dataset, dimensions=3)}>\n"
        )
        for start, end, region in spans:
            value = "0" if math.isnan(region.mean) else f"{region.mean:.6f}"
            models.append(f"      <point{attributes(frame=start, value=value, duration=end - start, label=name)}/>\n")
        models.append("    </dataset>\n")
        look = attributes(colourName=name, colour=f"#{instrument_colour(instrument).lower()}", darkBackground="false")
        layers.append(
            f"    <layer{attributes(id=layer, type='regions', name=name, model=model)}"
            f"{attributes(verticalScale=2, plotStyle=0)}{look}/>\n"
        )
    if facts.markers:
        instants = [(round(marker.time_s * rate), marker_text(marker)) for marker in facts.markers]
        own_model, own_layer = _instants(sorted(instants), rate, identity)
        models.append(own_model)
        layers.append(own_layer)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE sonic-visualiser>\n<sv>\n  <data>\n'
    return head + "".join(models) + "  </data>\n  <display>\n" + "".join(layers) + "  </display>\n</sv>\n"


def read_sonic_visualiser_layers(text: str, name: str = "layer.svl") -> tuple[Entry, ...]:
    """
    Return the points of every sparse layer of a layer or session file: regions and notes; instants are markers.

    Raises
    ------
    ExportError
        Naming the line and what is wrong there.
    """
    models: dict[str, Element] = {}
    points: list[tuple[str, Element]] = []
    dataset = ""
    for element in elements(text, name, _READ):
        if element.name == "model" and "dataset" in element.attributes:
            models[element.attributes["dataset"]] = element
        elif element.name == "dataset":
            dataset = element.attributes.get("id", "")
        elif element.name == "point":
            points.append((dataset, element))
    entries = []
    for owner, point in points:
        if owner not in models:
            raise wrong(name, point.line, "has a point that belongs to no model", "export the layer again")
        entries.append(_entry(point, models[owner], name))
    if not models:
        raise ExportError(f"“{name}” holds no layer of regions, notes or instants; export such a layer.")
    return by_time(entries)


def _instants(instants: Sequence[tuple[int, str]], rate: int, identity: int) -> tuple[str, str]:
    """Return a model and a layer of time instants, the markers."""
    model, dataset, layer = identity, identity + 1, identity + 2
    points = "".join(f"      <point{attributes(frame=frame, label=name)}/>\n" for frame, name in instants)
    text = (
        f"    <model{attributes(id=model, name=_MARKERS, sampleRate=rate, start=instants[0][0])}"
        f"{attributes(end=instants[-1][0] + 1, type='sparse', dimensions=1, resolution=1)}"
        f"{attributes(notifyOnAdd='true', dataset=dataset)}/>\n"
        f"    <dataset{attributes(id=dataset, dimensions=1)}>\n{points}    </dataset>\n"
    )
    look = attributes(colourName="Markers", colour="#999999", darkBackground="false")
    return text, f"    <layer{attributes(id=layer, type='timeinstants', name=_MARKERS, model=model)}{look}/>\n"


def _entry(point: Element, model: Element, name: str) -> Entry:
    line = point.line
    rate = number(model.attributes.get("sampleRate", ""), "the sample rate", name, model.line)
    if not rate > 0:
        raise wrong(name, model.line, f"has the sample rate {rate:g}")
    onset = number(point.attributes.get("frame", ""), "the frame", name, line) / rate
    length = number(point.attributes.get("duration", "0"), "the duration", name, line) / rate
    checked_span(onset, onset + length, name, line)
    value = number(point.attributes.get("value", "0"), "the value", name, line)
    label = point.attributes.get("label", "").strip() or model.attributes.get("name", "")
    # A region's value is a share only where somebody meant one: notes carry their pitch there.
    return imported(label, onset, onset + length, value if 0 < value <= 1 else math.nan)


def _recognise(head: bytes) -> bool:
    return b"<sv>" in head or b"<!DOCTYPE sonic-visualiser" in head


FORMAT = FormatSpec(
    id="svl",
    name="Sonic Visualiser layers",
    extensions=(".svl",),
    keeps="Instrument (a layer each), times to the sample, mean activation; markers (a layer of their own).",
    loses="Peak activation, solo, status, notes.",
    verified_by="Sonic Visualiser 4.5",
    writer=sonic_visualiser_layers,
    reader=read_sonic_visualiser_layers,
    recognise=_recognise,
    times="recording",
)

"""What the painted views show, in sentences for a screen reader; it knows documents and time axes, and no widget."""

import math

from desktop.document import Document
from desktop.numbers import decimal
from desktop.theme import display_name
from desktop.translation import translate
from desktop.views.lane_data import Lane
from desktop.views.region_words import status_words
from desktop.views.time_axis import TimeAxis, format_time
from engine.analysis.regions import Region


def lane_words(lane: Lane, document: Document, time_s: float) -> str:
    """Say what a lane holds at a time: ``clarinet, 12 regions, playhead inside a region, activation 0.91``."""
    kept = [region for region in lane.regions if region.status != "rejected"]
    parts = [display_name(lane.instrument), translate("Spoken", "%Ln regions", "", len(kept))]
    if any(region.onset_s <= time_s < region.offset_s for region in kept):
        parts.append(translate("Spoken", "playhead inside a region"))
    elif kept:
        parts.append(translate("Spoken", "playhead outside of its regions"))
    value = activation_at(document, lane.column, time_s)
    if value is not None:
        parts.append(translate("Spoken", "activation {value}").format(value=decimal(value, 2)))
    elif lane.column is not None:
        parts.append(translate("Spoken", "not analysed there yet"))
    return ", ".join(parts)


def activation_at(document: Document, column: int | None, time_s: float) -> float | None:
    """Return an instrument's activation at a time; None where nothing is known."""
    activations = document.activations
    if activations is None or column is None or not len(activations.values):
        return None
    frame = min(max(0, int(time_s / activations.frame_s)), len(activations.values) - 1)
    value = float(activations.values[frame, column])
    return None if math.isnan(value) else value


def region_words(region: Region) -> str:
    """Say which region was chosen: ``clarinet, 0:00:01.000 to 0:00:06.000, not checked yet``."""
    words = translate("Spoken", "{instrument}, {start} to {end}, {status}")
    return words.format(
        instrument=display_name(region.instrument),
        start=format_time(region.onset_s),
        end=format_time(region.offset_s),
        status=status_words(region),
    )


def selection_words(document: Document) -> str:
    """Say what is selected: a region, several, a stretch of time; nothing without a selection."""
    regions, span = document.selected_regions, document.time_selection
    if len(regions) == 1:
        return region_words(regions[0])
    if span is None:
        return ""
    words = translate("Spoken", "selected {start} to {end}").format(
        start=format_time(span[0]), end=format_time(span[1])
    )
    if not regions:
        return words
    return f"{translate('Spoken', '%Ln regions', '', len(regions))}, {words}"


def view_words(axis: TimeAxis) -> str:
    """Say where the playhead stands and what is in view."""
    words = translate("Spoken", "playhead at {time}, in view {start} to {end} of {duration}")
    return words.format(
        time=format_time(axis.playhead_s),
        start=format_time(axis.start_s),
        end=format_time(axis.end_s),
        duration=format_time(axis.duration_s),
    )


def marker_words(document: Document, time_s: float) -> str:
    """Say how many markers there are and which comes next; nothing without any."""
    markers = document.markers
    if not markers.all:
        return ""
    words = translate("Spoken", "%Ln markers", "", len(markers.all))
    following = markers.after(time_s)
    if following is None:
        return words
    after = translate("Spoken", "next: {name} at {time}").format(
        name=following.name, time=format_time(following.time_s)
    )
    return f"{words}, {after}"


def whole_words(document: Document) -> str:
    """Say what was found in the whole recording."""
    solos, regions = len(document.solos), len(document.regions)
    return ", ".join((translate("Spoken", "%Ln regions", "", regions), translate("Spoken", "%Ln solos", "", solos)))

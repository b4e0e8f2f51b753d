"""A MIDI file with markers for Pro Tools, Logic and others: where regions start and end, and those that a user set."""

import io
from collections.abc import Sequence

from engine.analysis.regions import Region
from engine.interchange.format_spec import ExportFacts, FormatSpec
from engine.interchange.labels import label_text, marker_text

_TICKS_PER_BEAT = 960
_TICKS_PER_SECOND = 2 * _TICKS_PER_BEAT


def midi_markers(regions: Sequence[Region], facts: ExportFacts) -> bytes:
    """Return a MIDI file of one track at 120 beats a minute, so that a beat is half a second."""
    # Imported here: formats are listed without it.
    import mido

    markers = []
    for region in regions:
        start, end = round(region.onset_s * _TICKS_PER_SECOND), round(region.offset_s * _TICKS_PER_SECOND)
        markers.append((start, 1, label_text(region, facts.scores)))
        # Where one region ends and the next starts, the end comes first; but never before its own start.
        markers.append((end, 0 if end > start else 2, f"{label_text(region, scores=False)} end"))
    markers += [(round(m.time_s * _TICKS_PER_SECOND), 1, marker_text(m)) for m in facts.markers]
    track = mido.MidiTrack()
    track.append(mido.MetaMessage("set_tempo", tempo=500_000))
    track.append(mido.MetaMessage("time_signature", numerator=4, denominator=4))
    position = 0
    for tick, _, text in sorted(markers):
        track.append(mido.MetaMessage("marker", text=text, time=tick - position))
        position = tick
    file = mido.MidiFile(type=0, ticks_per_beat=_TICKS_PER_BEAT, charset="utf-8")
    file.tracks.append(track)
    stream = io.BytesIO()
    file.save(file=stream)
    return stream.getvalue()


FORMAT = FormatSpec(
    id="midi",
    name="MIDI markers",
    extensions=(".mid",),
    keeps="Instrument, times to half a millisecond, mean activation (in the marker at the start); markers.",
    loses="Peak activation, solo, status, notes; it cannot be read back.",
    verified_by="midicsv 1.1",
    writer=midi_markers,
    scores_in_labels=True,
)

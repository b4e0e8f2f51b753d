"""An Ardour session that holds nothing but a range for each region and a mark for each marker."""

from collections.abc import Sequence

from engine import __version__
from engine.analysis.regions import Region
from engine.interchange.format_spec import ExportFacts, FormatSpec
from engine.interchange.labels import label_text, marker_text, one_line
from engine.interchange.xml_text import attributes

_SUPERCLOCK = 282_240_000
"""Ardour's ticks in a second; every usual sample rate divides them."""
_DEFAULT_RATE = 48_000
_FIRST_ID = 100

_REST = f"""\
  <Bundles/>
  <Routes/>
  <Playlists/>
  <UnusedPlaylists/>
  <RouteGroups/>
  <TempoMap superclocks-per-second="{_SUPERCLOCK}">
    <Tempos>
      <Tempo npm="120" enpm="120" note-type="4" type="Tempo::Constant" active="1" locked-to-meter="0" continuing="0"\
 sclock="0" quarters="0:0" bbt="1|1|0" omega="0"/>
    </Tempos>
    <Meters>
      <Meter note-value="4" divisions-per-bar="4" sclock="0" quarters="0:0" bbt="1|1|0"/>
    </Meters>
    <MusicTimes/>
  </TempoMap>
</Session>
"""


def ardour_ranges(regions: Sequence[Region], facts: ExportFacts) -> str:
    """Return the text of a session file; markers, and regions without a length, become marks."""
    spans = [(region.onset_s, label_text(region, facts.scores), region.offset_s) for region in regions]
    spans += [(marker.time_s, marker_text(marker), marker.time_s) for marker in facts.markers]
    places = []
    for onset, name, offset in sorted(spans):
        start, end = round(onset * _SUPERCLOCK), round(offset * _SUPERCLOCK)
        places.append((name, start, end, "IsRangeMarker" if end > start else "IsMark"))
    end_s = (facts.offset_s or 0.0) + (facts.duration_s or 0.0)
    last = max([round(end_s * _SUPERCLOCK), *(place[2] for place in places)])
    places.insert(0, ("session", 0, max(last, _SUPERCLOCK), "IsSessionRange"))
    created = f"Soloscope {__version__}"
    named = attributes(name=one_line(facts.name) or "Soloscope")
    counters = f'session-range-is-free="0" id-counter="{_FIRST_ID + len(places)}" name-counter="1"'
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<Session version="7002"{named} sample-rate="{facts.sample_rate or _DEFAULT_RATE}" {counters}'
        ' event-counter="0" vca-counter="1">',
        f'  <ProgramVersion created-with="{created}" modified-with="{created}"/>',
        '  <Config>\n    <Option name="native-file-data-format" value="FormatFloat"/>\n  </Config>',
        "  <Metadata/>\n  <Sources/>\n  <Regions/>\n  <Locations>",
    ]
    for identity, (name, start, end, flag) in enumerate(places, _FIRST_ID):
        placed = attributes(name=name, start=f"a{start}", end=f"a{end}", flags=flag)
        lines.append(f'    <Location id="{identity}"{placed} locked="0" timestamp="0"/>')
    return "\n".join([*lines, "  </Locations>"]) + "\n" + _REST


FORMAT = FormatSpec(
    id="ardour",
    name="Ardour session with ranges",
    extensions=(".ardour",),
    keeps="Instrument, times to the sample, mean activation (in the range's name); markers.",
    loses="Peak activation, solo, status, notes; it cannot be read back, and holds no sound.",
    hint="Put it into an empty folder and open it there.",
    verified_by="Ardour 7.3",
    writer=ardour_ranges,
    scores_in_labels=True,
)

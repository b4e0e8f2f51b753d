"""Lists of markers that neither a program nor a library at hand reads, to the letter, as public writers have them."""

import pytest

from engine.interchange import ExportFacts, format_by_id
from engine.interchange.colours import instrument_colour
from engine.markers import Marker
from tests.builders import region

REGIONS = (
    region("clarinet", 1.0, 2.5, 0.91, solo="featured", status="confirmed"),
    region("a|b", 3599.9996, 3725.25, 0.5),
)
FACTS = ExportFacts(4000.0, 48_000, "take.wav", markers=(Marker(3.0, "cut"),))
END = "  "
"""Two spaces, as at the end of every event of an edit list."""
BLUE, OTHER = instrument_colour("clarinet"), instrument_colour("a|b")

AUDITION = """\
Name\tStart\tDuration\tTime Format\tType\tDescription
clarinet\t0:01.000\t0:01.500\tdecimal\tCue\t0.91, featured, confirmed
cut\t0:03.000\t0:00.000\tdecimal\tCue\tmarker
a|b\t1:00:00.000\t2:05.250\tdecimal\tCue\t0.50, auto
"""
REAPER = f"""\
#,Name,Start,End,Length,Color
R1,"clarinet 0.91",0:01.000,0:02.500,0:01.500,{BLUE}
M1,"cut",0:03.000,,,
R2,"a|b 0.50",1:00:00.000,1:02:05.250,2:05.250,{OTHER}
"""
RX = """\
Marker file version: 1
Time format: Time
clarinet 0.91\t00:00:01.00000000\t00:00:02.50000000
cut\t00:00:03.00000000
a|b 0.50\t00:59:59.99960000\t01:02:05.25000000
"""
RAVEN = """\
Selection\tView\tChannel\tBegin Time (s)\tEnd Time (s)\tLow Freq (Hz)\tHigh Freq (Hz)\
\tInstrument\tConfidence\tBegin Path\tFile Offset (s)
1\tSpectrogram 1\t1\t1.000000\t2.500000\t0.0\t24000.0\tclarinet\t0.9100\ttake.wav\t1.000000
2\tSpectrogram 1\t1\t3.000000\t3.000000\t0.0\t24000.0\tcut\t\ttake.wav\t3.000000
3\tSpectrogram 1\t1\t3599.999600\t3725.250000\t0.0\t24000.0\ta|b\t0.5000\ttake.wav\t3599.999600
"""
RESOLVE = f"""\
TITLE: take.wav
FCM: NON-DROP FRAME

001  001      V     C        01:00:01:00 01:00:01:01 01:00:01:00 01:00:01:01{END}
 |C:ResolveColorBlue |M:clarinet 0.91 |D:38

002  001      V     C        01:00:03:00 01:00:03:01 01:00:03:00 01:00:03:01{END}
 |C:ResolveColorPurple |M:cut |D:1

003  001      V     C        02:00:00:00 02:00:00:01 02:00:00:00 02:00:00:01{END}
 |C:ResolveColorYellow |M:a/b 0.50 |D:3131

"""


@pytest.mark.parametrize(
    ("format_id", "text"),
    [("audition", AUDITION), ("reaper-csv", REAPER), ("rx", RX), ("raven", RAVEN), ("resolve-edl", RESOLVE)],
)
def test_a_list_is_to_the_letter_as_it_is_described(format_id, text):
    assert format_by_id(format_id).writer(REGIONS, FACTS) == text

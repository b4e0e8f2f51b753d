"""How each instrument is played when a stem is rendered: what it plays, how notes end, how many sound together."""

from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class PlayingStyle:
    """The habits of one instrument.

    Parameters
    ----------
    line, chords, strums : float
        How often it plays a melody, a keyboard part or strummed chords (relative weights).
    sustained : bool
        Whether a note sounds as long as it is held (else it dies away by itself).
    rings_s : float
        How long a note that dies away may ring beyond its written length.
    low_part : bool
        Whether it plays the bass line of a score rather than the melody.
    roll : float
        How often single notes are repeated fast (tremolo of mandolin and mallets, banjo rolls).
    vibrato : float
        How often a stem is played with vibrato.
    section : float
        How often several players (or detuned strings and reeds) play it together.
    effects : tuple of str
        Devices it is heard through now and then: ``rotary``, ``chorus``, ``tremolo``, ``reeds``.
    """

    line: float = 1.0
    chords: float = 0.0
    strums: float = 0.0
    sustained: bool = True
    rings_s: float = 0.1
    low_part: bool = False
    roll: float = 0.0
    vibrato: float = 0.0
    section: float = 0.0
    effects: tuple[str, ...] = ()


PLAYING_STYLES = MappingProxyType(
    {
        "accordion": PlayingStyle(line=0.5, chords=0.5, effects=("reeds", "reeds", "tremolo")),
        "banjo": PlayingStyle(line=0.6, strums=0.4, sustained=False, rings_s=0.5, roll=0.4),
        "bass": PlayingStyle(sustained=False, rings_s=0.15, low_part=True, vibrato=0.1, effects=("chorus",)),
        "cello": PlayingStyle(low_part=True, vibrato=0.5, section=0.15),
        "clarinet": PlayingStyle(vibrato=0.15, section=0.1),
        "flute": PlayingStyle(vibrato=0.5, section=0.1),
        "guitar": PlayingStyle(
            line=0.4, chords=0.2, strums=0.4, sustained=False, rings_s=0.8, vibrato=0.15, effects=("chorus", "tremolo")
        ),
        "mallet_percussion": PlayingStyle(
            line=0.6, chords=0.4, sustained=False, rings_s=1.5, roll=0.3, effects=("tremolo",)
        ),
        "mandolin": PlayingStyle(line=0.6, strums=0.4, sustained=False, rings_s=0.4, roll=0.5, section=0.3),
        "organ": PlayingStyle(line=0.2, chords=0.8, rings_s=0.15, effects=("rotary", "rotary", "chorus")),
        "piano": PlayingStyle(line=0.2, chords=0.8, sustained=False, rings_s=0.5),
        "saxophone": PlayingStyle(vibrato=0.45, section=0.15),
        "synthesizer": PlayingStyle(line=0.5, chords=0.5, rings_s=0.3, vibrato=0.2, effects=("chorus", "tremolo")),
        "trombone": PlayingStyle(low_part=True, vibrato=0.25, section=0.2),
        "trumpet": PlayingStyle(vibrato=0.3, section=0.2),
        "ukulele": PlayingStyle(line=0.3, strums=0.7, sustained=False, rings_s=0.5),
        "violin": PlayingStyle(vibrato=0.6, section=0.25),
        "voice": PlayingStyle(line=0.8, chords=0.2, vibrato=0.5, section=0.2),
        "other": PlayingStyle(line=0.8, chords=0.2, rings_s=0.4, vibrato=0.25, section=0.1, effects=("chorus",)),
    }
)
"""All pitched classes; drums and cymbals are played from drum patterns."""

DRUM_KEYS = MappingProxyType(
    {
        35: "kick", 36: "kick", 37: "rim", 38: "snare", 39: "clap", 40: "snare", 41: "tom", 43: "tom", 45: "tom",
        47: "tom", 48: "tom", 50: "tom", 58: "tom",
    }
)  # fmt: skip
CYMBAL_KEYS = MappingProxyType(
    {
        22: "hihat_closed", 26: "hihat_open", 42: "hihat_closed", 44: "hihat_pedal", 46: "hihat_open", 49: "crash",
        51: "ride", 52: "china", 53: "ride_bell", 55: "splash", 57: "crash", 59: "ride",
    }
)  # fmt: skip
"""General MIDI keys, with the edge and rim keys of the electronic kit that the Groove data set was played on."""

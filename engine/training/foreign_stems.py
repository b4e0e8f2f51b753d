"""Stems from sources that no training uses: FreePats by TiMidity++, and strings modelled by the Synthesis ToolKit.

Judging on them tells how a network fares on instruments made by other people in another way, for classes of which there
is little performed music. The programs come with Debian (timidity, freepats, stk).
"""

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
import soundfile
import soxr

from engine.errors import SettingsError
from engine.training.scores import ScoreNote
from engine.training.soundfont_stems import midi_score

PATCHES = MappingProxyType(
    {
        "accordion": (21, 23),
        "bass": (32, 33, 35),
        "cello": (42,),
        "clarinet": (71,),
        "flute": (73,),
        "guitar": (24, 25, 27),
        "mallet_percussion": (9, 13),
        "organ": (16, 19),
        "piano": (0, 1),
        "saxophone": (64, 65, 66, 67),
        "synthesizer": (80, 84, 88, 94, 95),
        "trombone": (57,),
        "trumpet": (56,),
        "violin": (40,),
    }
)
"""General MIDI programs that FreePats has samples of its own for and that sound like what they are called."""


@dataclass(frozen=True)
class UnlistedPatch:
    """An instrument of FreePats that none of the listed classes is.

    Attributes
    ----------
    name : str
    pitches : (int, int)
        MIDI pitches that it plays.
    style : str
        Class whose style of playing it has.
    """

    name: str
    pitches: tuple[int, int]
    style: str


UNLISTED_PATCHES = MappingProxyType(
    {
        6: UnlistedPatch("harpsichord", (36, 84), "piano"),
        7: UnlistedPatch("clavinet", (36, 84), "piano"),
        46: UnlistedPatch("harp", (36, 91), "piano"),
        47: UnlistedPatch("timpani", (40, 57), "bass"),
        58: UnlistedPatch("tuba", (28, 58), "trombone"),
        60: UnlistedPatch("French horn", (41, 77), "trumpet"),
        68: UnlistedPatch("oboe", (58, 91), "clarinet"),
        69: UnlistedPatch("English horn", (52, 81), "clarinet"),
        70: UnlistedPatch("bassoon", (34, 74), "cello"),
        74: UnlistedPatch("recorder", (65, 91), "clarinet"),
        75: UnlistedPatch("pan flute", (60, 91), "clarinet"),
        79: UnlistedPatch("ocarina", (67, 91), "clarinet"),
        104: UnlistedPatch("sitar", (48, 79), "mandolin"),
    }
)
"""General MIDI programs of the same for instruments that must not be named."""

MODELLED = MappingProxyType({"mandolin": (), "ukulele": ((1, 0), (2, 90), (4, 64), (11, 40))})
"""Classes that the Synthesis ToolKit's mandolin plays, each with the controls that are turned, and how far (0 to 127).

For the ukulele both strings of a course are one (1), the body is smaller, its resonances about 1.4 times as high (2),
the string is plucked further from the bridge (4) and has died away within a second and a half, as nylon does (11).
"""

_FREEPATS = Path("/etc/timidity/freepats.cfg")
_STK_RATE = 44100
_VOICES = 8


def foreign_instruments() -> dict[str, Any]:
    """Return what the sources play and how, of what JSON can hold: stems of other tables are other stems."""
    unlisted = {program: asdict(patch) for program, patch in UNLISTED_PATCHES.items()}
    return {"patches": dict(PATCHES), "unlisted": unlisted, "modelled": dict(MODELLED)}


class PatchPlayer:
    """Plays notes on FreePats.

    Parameters
    ----------
    sample_rate : int
        Of what is played, in Hz.

    Raises
    ------
    SettingsError
        If TiMidity++ or FreePats is not installed.
    """

    def __init__(self, sample_rate: int) -> None:
        if shutil.which("timidity") is None or not _FREEPATS.is_file():
            raise SettingsError("Foreign stems are played by TiMidity++; install the packages timidity and freepats.")
        self._sample_rate = sample_rate

    def play(self, notes: Sequence[ScoreNote], program: int, length_s: float, rng: np.random.Generator) -> np.ndarray:
        """Return the sound of some notes on a General MIDI program, (samples,) float32."""
        with tempfile.TemporaryDirectory() as folder:
            score, sound = Path(folder) / "stem.mid", Path(folder) / "stem.wav"
            midi_score(notes, program, length_s, rng, 0).save(score)
            # All voices sound: which are left out when the processor is busy is chance.
            whole = ("--preserve-silence", "--no-polyphony-reduction")
            dry = ("-EFreverb=d", "-EFchorus=d", "-EFdelay=d", "--output-mono")
            rate = ("-s", str(self._sample_rate))
            _run(["timidity", "-c", str(_FREEPATS), "-Ow", *rate, *whole, *dry, "-o", str(sound), str(score)], sound)
            played, _ = soundfile.read(sound, dtype="float32")
        return _of_length(played, round(length_s * self._sample_rate))


class ModelledStrings:
    """Plays notes on the mandolin of the Synthesis ToolKit: plucked strings through the body of a real one.

    Parameters
    ----------
    sample_rate : int
        Of what is played, in Hz.

    Raises
    ------
    SettingsError
        If the Synthesis ToolKit is not installed.
    """

    def __init__(self, sample_rate: int) -> None:
        if shutil.which("stk-demo") is None:
            raise SettingsError("Foreign mandolins are played by the Synthesis ToolKit; install the package stk.")
        self._sample_rate = sample_rate

    def play(self, notes: Sequence[ScoreNote], length_s: float, name: str = "mandolin") -> np.ndarray:
        """Return the sound of some notes on an instrument of `MODELLED`, (samples,) float32."""
        with tempfile.TemporaryDirectory() as folder:
            score, sound = Path(folder) / "stem.ski", Path(folder) / "stem.wav"
            turned = "".join(f"ControlChange 0.0 1 {control} {value}\n" for control, value in MODELLED[name])
            score.write_text(turned + _skini(notes, length_s), encoding="ascii")
            # Made at 44.1 kHz: its delay lines are out of tune at half of that.
            options = ["-n", str(_VOICES), "-s", str(_STK_RATE), "-ow", str(sound), "-if", str(score)]
            _run(["stk-demo", "Mandolin", *options], sound)
            played, _ = soundfile.read(sound, dtype="float32", always_2d=True)
        mono = soxr.resample(played[:, 0], _STK_RATE, self._sample_rate)
        return _of_length(mono, round(length_s * self._sample_rate))


def _skini(notes: Sequence[ScoreNote], length_s: float) -> str:
    """Return the notes as a SKINI score: each line begins with the seconds that have passed since the one before."""
    events = []
    for note in notes:
        if note.onset_s < length_s:
            events.append((note.onset_s, 1, f"NoteOn {{:.4f}} 1 {note.pitch} {note.velocity}"))
            events.append((min(length_s, note.onset_s + note.duration_s), 0, f"NoteOff {{:.4f}} 1 {note.pitch} 40"))
    lines, now_s = [], 0.0
    for at_s, _, line in sorted(events):
        lines.append(line.format(max(0.0, at_s - now_s)))
        now_s = max(now_s, at_s)
    return "\n".join(lines) + "\n"


def _run(command: list[str], written: Path) -> None:
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode != 0 or not written.exists():
        reason = (run.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise SettingsError(f"{command[0]} could not play a stem ({reason}).")


def _of_length(sound: np.ndarray, length: int) -> np.ndarray:
    """Return the sound cut or filled up with silence, (length,) float32."""
    filled = np.zeros(length, dtype=np.float32)
    filled[: len(sound)] = sound[:length]
    return filled

"""Stems played by FluidSynth on a General MIDI SoundFont, with its loops, filters and envelopes."""

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from types import MappingProxyType

import mido
import numpy as np
import soundfile

from engine.errors import SettingsError
from engine.training.scores import ScoreNote

FOLDERS = (Path("/usr/share/sounds/sf2"), Path("/usr/share/soundfonts"), Path("/usr/local/share/soundfonts"))
"""Where Linux distributions put SoundFonts."""

TRUE_PRESETS = MappingProxyType(
    {
        "accordion": (21, 23),
        "banjo": (105,),
        "bass": (32, 33, 34, 35, 36, 37, 43),
        "cello": (42,),
        "clarinet": (71,),
        "flute": (72, 73),
        "guitar": (24, 25, 26, 27, 28, 29, 30),
        "mallet_percussion": (9, 11, 12, 13),
        "organ": (16, 17, 18, 19),
        "piano": (0, 1, 3),
        "saxophone": (64, 65, 66, 67),
        "synthesizer": (38, 39, 50, 51, 62, 63, 80, 81, 82, 84, 86, 87, 88, 89, 90, 92, 94, 95),
        "trombone": (57,),
        "trumpet": (56, 59),
        "violin": (40, 110),
        "voice": (52, 53),
        "other": (4, 5, 6, 7, 10, 22, 41, 46, 58, 60, 68, 69, 70, 75, 77, 79, 104, 106, 107, 109, 111),
    }
)
"""General MIDI programs of FluidR3 that sound like what they are called; its mandolin and ukulele are guitars."""

DRUM_KITS = (0, 8, 16, 24, 25, 32, 40)
"""Its kits: standard, room, power, electronic, TR-808, jazz, brush."""

RANGES = MappingProxyType(
    {
        "accordion": (53, 93), "banjo": (48, 84), "bass": (28, 55), "cello": (36, 76), "clarinet": (50, 91),
        "flute": (60, 96), "guitar": (40, 84), "mallet_percussion": (53, 96), "organ": (36, 96), "piano": (28, 100),
        "saxophone": (46, 86), "synthesizer": (33, 93), "trombone": (40, 72), "trumpet": (55, 86), "violin": (55, 100),
        "voice": (48, 81), "other": (45, 86),
    }
)  # fmt: skip
"""MIDI pitches that an instrument plays."""

_PROGRAM = "fluidsynth"
_TICKS_PER_BEAT = 480
_SECONDS_PER_BEAT = 0.5
_DRUM_CHANNEL = 9


class SoundFontPlayer:
    """Plays notes on the presets of a SoundFont.

    Parameters
    ----------
    soundfont : str
        A file, or the name of one in `FOLDERS`.
    sample_rate : int
        Of what is played, in Hz.

    Raises
    ------
    SettingsError
        If the SoundFont or the program FluidSynth is not there.
    """

    def __init__(self, soundfont: str, sample_rate: int) -> None:
        candidates = [Path(soundfont), *(folder / soundfont for folder in FOLDERS)]
        found = next((path for path in candidates if path.is_file()), None)
        if found is None:
            raise SettingsError(
                f"There is no SoundFont '{soundfont}'; on Debian and Ubuntu FluidR3_GM.sf2 comes with the package "
                "fluid-soundfont-gm."
            )
        if shutil.which(_PROGRAM) is None:
            raise SettingsError("Stems from a SoundFont are played by FluidSynth; install the package fluidsynth.")
        self._soundfont = found
        self._sample_rate = sample_rate

    def play(
        self,
        notes: Sequence[ScoreNote],
        program: int,
        length_s: float,
        rng: np.random.Generator,
        *,
        drums: bool = False,
    ) -> np.ndarray:
        """Return the sound of some notes, (samples,) float32.

        Parameters
        ----------
        notes : sequence of ScoreNote
            For drums their pitches are General MIDI keys.
        program : int
            General MIDI program, from 0; with `drums` that of a kit.
        length_s : float
        rng : numpy.random.Generator
            Draws how expression and modulation move.
        drums : bool

        Raises
        ------
        SettingsError
            If FluidSynth fails.
        """
        with tempfile.TemporaryDirectory() as folder:
            score, sound = Path(folder) / "stem.mid", Path(folder) / "stem.wav"
            midi_score(notes, program, length_s, rng, _DRUM_CHANNEL if drums else 0).save(score)
            command = [_PROGRAM, "-n", "-i", "-q", "-R", "0", "-C", "0", "-g", "0.4", "-r", str(self._sample_rate)]
            run = subprocess.run(
                [*command, "-T", "wav", "-O", "float", "-F", str(sound), str(self._soundfont), str(score)],
                capture_output=True,
                text=True,
                check=False,
            )
            stereo = soundfile.read(sound, dtype="float32", always_2d=True)[0] if sound.exists() else np.zeros((0, 2))
            # A SoundFont that it cannot read it tacitly replaces by the system's own.
            complaints = [line for line in run.stderr.splitlines() if "error" in line.lower()]
            if run.returncode != 0 or complaints or (notes and not stereo.any()):
                reason = (complaints or ["no reason given"])[0]
                raise SettingsError(f"FluidSynth could not play '{self._soundfont.name}' ({reason}).")
        played = np.zeros(round(length_s * self._sample_rate), dtype=np.float32)
        mono = stereo.mean(axis=1)[: len(played)]
        played[: len(mono)] = mono
        return played


def fitted_to(notes: Sequence[ScoreNote], lowest: int, highest: int, rng: np.random.Generator) -> tuple[ScoreNote, ...]:
    """Return the notes in a random key, moved by octaves, each folded into a range of MIDI pitches."""
    if not notes:
        return ()
    pitches = np.array([note.pitch for note in notes], dtype=float) + int(rng.integers(-5, 6))
    pitches += 12 * round(((lowest + highest) / 2 - float(np.median(pitches))) / 12)
    for _ in range(8):
        pitches = np.where(pitches < lowest, pitches + 12, np.where(pitches > highest, pitches - 12, pitches))
    return tuple(
        ScoreNote(note.onset_s, note.duration_s, int(pitch), note.velocity)
        for note, pitch in zip(notes, pitches, strict=True)
    )


def midi_score(
    notes: Sequence[ScoreNote], program: int, length_s: float, rng: np.random.Generator, channel: int
) -> mido.MidiFile:
    """Return a MIDI file of the notes, with an expression that moves and, at times, modulation (vibrato)."""
    events: list[tuple[float, int, mido.Message]] = []
    for note in notes:
        velocity = int(np.clip(note.velocity, 1, 127))
        pitch = int(np.clip(note.pitch, 0, 127))
        struck = mido.Message("note_on", channel=channel, note=pitch, velocity=velocity)
        released = mido.Message("note_off", channel=channel, note=pitch)
        events += [(note.onset_s, 1, struck), (note.onset_s + note.duration_s, 0, released)]
    modulated = channel != _DRUM_CHANNEL and rng.random() < 0.4
    for at_s in np.arange(0.0, length_s, 0.5):
        level = int(np.clip(rng.normal(105, 14), 50, 127))
        events.append((float(at_s), 0, mido.Message("control_change", channel=channel, control=11, value=level)))
        if modulated:
            depth = int(np.clip(rng.normal(45, 30), 0, 127))
            events.append((float(at_s), 0, mido.Message("control_change", channel=channel, control=1, value=depth)))
    # The end of the file is the end of the sound: what rings on is heard until a last, empty event.
    events.append((length_s, 2, mido.Message("control_change", channel=channel, control=11, value=100)))
    events.sort(key=lambda event: event[:2])
    track = mido.MidiTrack([mido.Message("program_change", channel=channel, program=program)])
    now = 0
    for at_s, _, message in events:
        tick = round(at_s / _SECONDS_PER_BEAT * _TICKS_PER_BEAT)
        track.append(message.copy(time=max(0, tick - now)))
        now = max(now, tick)
    file = mido.MidiFile(ticks_per_beat=_TICKS_PER_BEAT)
    file.tracks.append(track)
    return file

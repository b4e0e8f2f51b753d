"""A small training folder with the tables and files of a real one, for tests of the training."""

import csv
from collections.abc import Sequence
from pathlib import Path

import mido
import numpy as np
import soundfile

from engine.instruments import OPENMIC_INSTRUMENTS
from tests.builders import noise

BANK_RATE = 32000
TIMBRES = {
    "flute": (1.0, 0.1, 0.02),
    "violin": (1.0, 0.8, 0.7, 0.6, 0.5, 0.4),
    "organ": (1.0, 0.0, 0.9, 0.0, 0.8, 0.0, 0.7),
    "other": (0.3, 1.0, 0.3, 1.0),
}
"""Partials of each pitched class of the small training folder: easy to tell apart."""


def tone(instrument: str, pitch: float, duration_s: float, rate: int = BANK_RATE) -> np.ndarray:
    """Return a held note of one of `TIMBRES`, float32 ``(samples,)``."""
    times = np.arange(round(duration_s * rate)) / rate
    frequency = 440 * 2 ** ((pitch - 69) / 12)
    partials = [
        strength * np.sin(2 * np.pi * frequency * (k + 1) * times)
        for k, strength in enumerate(TIMBRES[instrument])
        if frequency * (k + 1) < rate / 2
    ]
    envelope = np.minimum(1.0, np.minimum(times, times[-1] - times) / 0.02)
    return (0.25 * envelope * np.sum(partials, axis=0)).astype(np.float32)


def make_training_folder(folder: Path) -> Path:
    """Write banks, phrases, scores and validation recordings with their tables; return the folder."""
    for name in ("notes", "phrases", "midi", "validation", "music"):
        (folder / name).mkdir(parents=True)
    _write_banks(folder)
    _write_phrases(folder)
    _write_scores(folder)
    _write_validation(folder)
    _write_music(folder)
    return folder


def write_midi(path: Path, tracks: dict[str, Sequence[tuple[float, float, int, int]]], tempo: int = 500_000) -> Path:
    """Write notes ``(onset beat, length in beats, pitch, velocity)`` of each track as a MIDI file."""
    score = mido.MidiFile(ticks_per_beat=480)
    for number, (name, notes) in enumerate(tracks.items()):
        events = [(onset, "note_on", pitch, velocity) for onset, _, pitch, velocity in notes]
        events += [(onset + length, "note_off", pitch, 0) for onset, length, pitch, _ in notes]
        track = mido.MidiTrack([mido.MetaMessage("track_name", name=name)])
        if number == 0:
            track.append(mido.MetaMessage("set_tempo", tempo=tempo))
        tick = 0
        for beat, kind, pitch, velocity in sorted(events):
            now = round(beat * 480)
            track.append(mido.Message(kind, note=pitch, velocity=velocity, time=now - tick))
            tick = now
        score.tracks.append(track)
    score.save(path)
    return path


def _table(path: Path, columns: str, rows: Sequence[Sequence[object]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(columns.split(","))
        writer.writerows(rows)


def _write_banks(folder: Path) -> None:
    rows = []
    for instrument in TIMBRES:
        file, sounds, at_s = f"notes/{instrument}__test__{instrument}-a.flac", [], 0.0
        for pitch in range(55, 80, 3):
            sound = tone(instrument, pitch, 1.5)
            rows.append((file, at_s, at_s + 1.5, instrument, instrument, "test", f"{instrument}-a", pitch, 90, "",
                         "CC0", "train"))  # fmt: skip
            sounds += [sound, np.zeros(1600, np.float32)]
            at_s += 1.55
        soundfile.write(folder / file, np.concatenate(sounds), BANK_RATE)
    for instrument, pieces in (("drums", ("kick", "snare", "tom")), ("cymbals", ("hihat_closed", "ride", "crash"))):
        file, sounds = f"notes/{instrument}__test__kit-{instrument}.flac", []
        for number, piece in enumerate(pieces):
            fall = np.exp(-np.arange(16000) / (800 * (number + 1)))
            sounds.append((noise(0.5, BANK_RATE, 0.3, seed=number) * fall).astype(np.float32))
            name = "kit" if instrument == "drums" else "kit-cymbals"
            rows.append((file, number * 0.5, number * 0.5 + 0.5, instrument, piece, "test", name, "", 100, piece, "CC0",
                         "train"))  # fmt: skip
        soundfile.write(folder / file, np.concatenate(sounds), BANK_RATE)
    _table(
        folder / "notes.csv",
        "bank,start_s,end_s,class,detail,source,instrument,midi,velocity,articulation,licence,split",
        rows,
    )


def _write_phrases(folder: Path) -> None:
    sound = np.concatenate([tone("flute", pitch, 0.4) for pitch in (67, 69, 71, 72, 74, 76)])
    soundfile.write(folder / "phrases/flute__testers__001.flac", sound, BANK_RATE)
    row = ("phrases/flute__testers__001.flac", "flute", "flute", "testers", "CC0", "solo", len(sound) / BANK_RATE)
    _table(folder / "phrases.csv", "file,classes,detail,source,licence,kind,duration_s,split", [(*row, "train")])


def _write_scores(folder: Path) -> None:
    rng = np.random.default_rng(0)
    line = [(beat * 0.5, 0.45, int(rng.integers(60, 76)), 90) for beat in range(80)]
    chords = [(beat * 2.0, 1.9, pitch, 80) for beat in range(20) for pitch in (48, 52, 55)]
    hits = [(beat * 0.5, 0.1, key, 100) for beat in range(60) for key in ((36, 42) if beat % 2 == 0 else (38, 42))]
    write_midi(folder / "midi/song.mid", {"MELODY": line, "PIANO": chords})
    write_midi(folder / "midi/beat.mid", {"Drums": hits})
    _table(
        folder / "midi.csv",
        "file,corpus,licence,tracks,duration_s,track_names",
        [
            ("midi/song.mid", "pop909", "MIT", 2, 20, "MELODY;PIANO"),
            ("midi/beat.mid", "groove", "CC-BY-4.0", 1, 15, "Drums"),
        ],
    )


def _write_validation(folder: Path) -> None:
    rows = []
    for instrument in ("flute", "violin", "organ"):
        file = f"validation/solo_{instrument}.flac"
        sound = np.concatenate([tone(instrument, pitch, 0.5) for pitch in (62, 65, 69, 70, 74, 67)])
        soundfile.write(folder / file, sound, BANK_RATE)
        rows.append((file, 0, 3.0, instrument, "yes", "testers", "CC0"))
    both = tone("flute", 74, 2.0) + tone("violin", 67, 2.0)
    soundfile.write(folder / "validation/duo.flac", both, BANK_RATE)
    rows.append(("validation/duo.flac", 0, 2.0, "flute;violin", "yes", "testers", "CC0"))
    _table(folder / "validation.csv", "file,start_s,end_s,classes,complete,source,licence", rows)


def _write_music(folder: Path) -> None:
    """Write two excerpts and a teacher's scores: a violin that ends half way, and an organ nobody is sure of."""
    scores = np.full((16, len(OPENMIC_INSTRUMENTS)), 0.001, np.float16)
    scores[:4, OPENMIC_INSTRUMENTS.index("violin")] = 0.7
    scores[8:, OPENMIC_INSTRUMENTS.index("organ")] = 0.1
    files = []
    for number, (instrument, sounding_s) in enumerate((("violin", 2.0), ("organ", 4.0))):
        files.append(f"music/{number:04d}.flac")
        sound = np.zeros(4 * BANK_RATE, np.float32)
        sound[: round(sounding_s * BANK_RATE)] = tone(instrument, 64, sounding_s)
        soundfile.write(folder / files[-1], sound, BANK_RATE)
    _table(
        folder / "music.csv",
        "file,instruments_stated,source,licence",
        [(files[0], "", "testers", "CC0"), (files[1], "flute, organ", "testers", "CC0")],
    )
    np.savez(
        folder / "music_teacher.npz",
        files=np.array(files),
        offsets=np.array([0, 8, 16]),
        classes=np.array(OPENMIC_INSTRUMENTS),
        hop_s=np.float64(0.5),
        scores_1s=scores,
        scores_3s=scores,
    )

"""Scores: what is read from MIDI, and what is made of it."""

from pathlib import Path

import numpy as np
import pytest

from engine.errors import SettingsError
from engine.training.scores import ScoreNote, excerpt, humanised, read_parts, top_line
from tests.builders_training import write_midi


def test_notes_are_read_in_seconds_at_the_tempo_of_the_file(tmp_path: Path) -> None:
    path = write_midi(tmp_path / "a.mid", {"Flute": [(0, 1, 60, 90), (1, 2, 64, 70)]}, tempo=1_000_000)
    (part,) = read_parts(path)
    assert part.name == "Flute"
    assert part.notes == (ScoreNote(0.0, 1.0, 60, 90), ScoreNote(1.0, 2.0, 64, 70))


def test_top_line_keeps_the_highest_note_and_ends_it_where_the_next_begins() -> None:
    notes = (ScoreNote(0.0, 2.0, 72, 90), ScoreNote(0.0, 2.0, 60, 90), ScoreNote(1.0, 1.0, 74, 90))
    assert top_line(notes) == (ScoreNote(0.0, 1.0, 72, 90), ScoreNote(1.0, 1.0, 74, 90))
    assert top_line(notes, lowest=True)[0].pitch == 60


def test_excerpt_starts_near_zero_and_keeps_to_its_length() -> None:
    notes = tuple(ScoreNote(float(i), 0.5, 60, 90) for i in range(100))
    cut = excerpt(notes, 10.0, np.random.default_rng(1))
    assert 8 <= len(cut) <= 11
    assert 0.0 <= cut[0].onset_s <= 1.0
    assert cut[-1].onset_s < 10.0


def test_humanised_notes_stay_in_order_and_within_midis_range() -> None:
    notes = tuple(ScoreNote(i * 0.1, 0.1, 60, 126) for i in range(200))
    played = humanised(notes, 1.2, np.random.default_rng(2))
    assert [note.onset_s for note in played] == sorted(note.onset_s for note in played)
    assert all(1 <= note.velocity <= 127 and note.onset_s >= 0 for note in played)


@pytest.mark.parametrize("content", [b"", b"MThd", b"not a score", b"MThd\x00\x00\x00\x06\x00\x01\x00\x01\x00\x00MTrk"])
def test_file_that_is_no_score_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.mid"
    path.write_bytes(content)
    try:
        parts = read_parts(path)
    except SettingsError as error:
        assert "broken.mid" in str(error)
    else:
        assert parts == ()


def test_excerpt_of_a_part_that_enters_late_starts_with_it() -> None:
    notes = [ScoreNote(30.0 + 0.5 * i, 0.4, 60 + i, 90) for i in range(8)]
    chosen = excerpt(notes, 10.0, np.random.default_rng(0))
    assert [note.pitch for note in chosen] == [note.pitch for note in notes]
    assert chosen[0].onset_s == 0.0

from dataclasses import replace

import numpy as np

from desktop.evidence_words import (
    cell_words,
    deletion_words,
    hz_words,
    place_words,
    range_words,
    representation_words,
    title_words,
)
from tests.desktop.evidence_builders import explanation


def test_the_place_of_the_evidence_is_told_in_hertz_and_seconds():
    assert place_words(explanation()) == "Mostly 1.3 to 2.0 kHz, 0.2 to 0.6 s into the window."
    assert place_words(explanation(windows=3)) == "Mostly 1.3 to 2.0 kHz, over 3 windows."


def test_evidence_everywhere_is_called_so():
    even = replace(explanation(), points=np.full((1, 8, 5), 3.0, np.float32))
    assert place_words(even).startswith("Mostly below 3.0 kHz, 0.0 to 0.6 s")
    bands = np.zeros((1, 8, 5), np.float32)
    bands[0, 1] = 10.0
    assert place_words(replace(explanation(), points=bands)).startswith("Mostly 430 Hz to 840 Hz, 0.0 to 0.6 s")


def test_where_no_cell_decides_no_place_is_named():
    faint = replace(explanation(), points=np.full((1, 8, 5), 0.4, np.float32))
    assert place_words(faint) == "No single cell decides: the largest change is 0.4 points."


def test_what_turning_the_evidence_down_does_is_told_honestly():
    assert deletion_words(explanation()).replace("\N{NO-BREAK SPACE}", " ") == (
        "The 2 strongest cells, turned down together, take it from 97 % to 30 %."
    )
    stubborn = replace(explanation(), deletion=np.array([[0.9, 0.85, 0.8]], np.float32))
    assert deletion_words(stubborn).replace("\N{NO-BREAK SPACE}", " ") == (
        "The 3 strongest cells, turned down together, take it from 97 % to 80 % only."
    )


def test_representations_and_cells_are_named_as_people_do():
    words = representation_words(explanation())
    assert "log-mel −91, chroma 0, spectral contrast +1, Tonnetz 0 points" in words
    assert cell_words(explanation()) == "One cell: 0.20 s by 410 Hz (low) to 3.9 kHz (high), turned down by 40 dB."
    assert title_words(explanation()).startswith("Clarinet: activation 97")
    assert (hz_words(426), hz_words(1295)) == ("430 Hz", "1.3 kHz")
    assert (range_words(0, 426), range_words(426, 1295)) == ("below 430 Hz", "430 Hz to 1.3 kHz")

"""Frequencies, their ticks, and the tiles that a spectrogram is made of; no widget."""

from itertools import pairwise

import numpy as np
import pytest

from desktop.overview_data import SpectrogramPyramid
from desktop.views.frequency_ticks import frequency_ticks
from desktop.views.spectrogram_tiles import (
    FINEST_LEVEL,
    TILE_COLUMNS,
    TileCache,
    TileKey,
    compose,
    level_for,
    tiles_for,
)
from engine.frequency_scales import (
    ChromaScale,
    ConstantQScale,
    LinearScale,
    LogMelScale,
    hz_to_mel,
    mel_to_hz,
    note_name,
    note_with_cents,
)

MEL = LogMelScale()
band_of_hz, hz_of_band = MEL.row_of_hz, MEL.hz_of_row


def brightness(image: np.ndarray) -> np.ndarray:
    return image.sum(axis=-1)


def test_mels_are_slaneys():
    # From librosa.hz_to_mel(..., htk=False).
    for hz, mel in ((0.0, 0.0), (440.0, 6.6), (1000.0, 15.0), (6400.0, 42.0), (11025.0, 49.91059)):
        assert hz_to_mel(hz) == pytest.approx(mel, abs=1e-4)
        assert mel_to_hz(mel) == pytest.approx(hz, abs=0.2)


def test_bands_and_frequencies_are_inverse():
    for band in (0, 17.5, 64, 127):
        assert band_of_hz(hz_of_band(band)) == pytest.approx(band)
    assert 0 < hz_of_band(0) < 40
    assert 10400 < hz_of_band(127) < 11025


def test_a_band_is_where_the_features_filter_has_its_peak():
    librosa = pytest.importorskip("librosa")
    filters = librosa.filters.mel(sr=22050, n_fft=8192, n_mels=128)
    peaks = filters.argmax(axis=1) * 22050 / 8192
    for band in (20, 60, 100, 127):
        assert hz_of_band(band) == pytest.approx(peaks[band], abs=3 * 22050 / 8192)


@pytest.mark.parametrize(
    ("hz", "name"), [(440.0, "A4"), (261.63, "C4"), (27.5, "A0"), (466.2, "A♯4"), (4186.0, "C8"), (10.0, "")]
)
def test_notes_have_their_names(hz, name):
    assert note_name(hz) == name


@pytest.mark.parametrize(
    ("hz", "words"), [(440.0, "A4 ±0 ct"), (445.0, "A4 +20 ct"), (452.0, "A4 +47 ct"), (435.0, "A4 −20 ct"), (9.0, "")]
)
def test_notes_are_read_with_their_cents(hz, words):
    assert note_with_cents(hz) == words


@pytest.mark.parametrize("scale", [LogMelScale(), LinearScale(22050.0), ConstantQScale()])
def test_rows_and_frequencies_are_inverse_in_every_scale(scale):
    for hz in (60.0, 440.0, 3000.0, 8000.0):
        assert scale.hz_of_row(scale.row_of_hz(hz)) == pytest.approx(hz)
    rows = [scale.row_of_hz(hz) for hz in (100, 200, 400, 5000)]
    assert rows == sorted(rows)


def test_in_the_chromagram_octaves_are_one():
    scale = ChromaScale()
    assert [round(scale.row_of_hz(440.0 * 2**octave), 6) for octave in (-3, 0, 3)] == [9, 9, 9]
    assert scale.hz_of_row(9) == pytest.approx(440.0)


def ticks(scale, height: int, low: float = 0.0, high: float | None = None) -> list[str]:
    high = scale.rows if high is None else high
    return [
        tick.text
        for tick in frequency_ticks(scale, lambda row: (1 - (row + 0.5 - low) / (high - low)) * height, height, 14)
    ]


def test_every_view_has_the_ticks_of_its_kind():
    assert ticks(ConstantQScale(), 120) == ["C2", "C3", "C4", "C5", "C6", "C7", "C8"]
    assert ticks(ChromaScale(), 200) == ["C", "C♯", "D", "D♯", "E", "F", "F♯", "G", "G♯", "A", "A♯", "B"]
    assert ticks(ChromaScale(), 95) == ["C", "D", "E", "G", "A", "B"]
    assert ticks(LinearScale(22050.0), 100) == ["5 kHz", "10 kHz", "15 kHz", "20 kHz"]
    assert {"100 Hz", "1 kHz", "4 kHz"} <= set(ticks(LogMelScale(), 250))


def test_closer_there_are_more_ticks():
    assert "A4" in ticks(ConstantQScale(), 400, 80, 110) and "A♯4" in ticks(ConstantQScale(), 400, 80, 110)
    assert "50 Hz" in ticks(LinearScale(22050.0), 300, 0, 12)
    for scale in (LogMelScale(), LinearScale(24000.0), ConstantQScale(), ChromaScale()):
        assert len(ticks(scale, 600)) >= len(ticks(scale, 150)) > 3


def test_tiles_are_wanted_only_when_the_overview_is_too_coarse():
    assert level_for(1.0) == level_for(0.05) == 0
    levels = [level_for(seconds_per_px) for seconds_per_px in (0.03, 0.015, 0.008, 0.001, 1e-6)]
    assert levels == sorted(levels)
    assert levels[0] == 1 and levels[-1] == FINEST_LEVEL


def test_tiles_of_a_span_cover_it_without_gaps():
    keys = tiles_for(100.0, 130.0, 2)
    assert keys[0].start_s <= 100.0 < keys[0].end_s
    assert keys[-1].start_s <= 130.0 < keys[-1].end_s
    assert all(a.end_s == pytest.approx(b.start_s) for a, b in pairwise(keys))


def test_the_cache_drops_the_tile_drawn_longest_ago():
    cache = TileCache(capacity=3 * 128 * TILE_COLUMNS)
    image = np.zeros((128, TILE_COLUMNS), np.uint8)
    for index in range(3):
        cache.put(TileKey(1, index), image)
    assert cache.get(TileKey(1, 0)) is not None
    cache.put(TileKey(1, 3), image)
    assert TileKey(1, 1) not in cache
    assert TileKey(1, 0) in cache
    assert len(cache) == 3
    assert cache.nbytes == 3 * 128 * TILE_COLUMNS
    cache.put(TileKey(1, 3), image)
    assert len(cache) == 3


def test_a_tile_replaces_the_overviews_columns_exactly_where_it_lies():
    mel = SpectrogramPyramid(60.0)
    mel.add(0, np.full((128, 1200), 50, np.uint8))
    tiles = TileCache()
    key = TileKey(2, 1)  # 6.4 to 12.8 s
    tiles.put(key, np.full((128, TILE_COLUMNS), 200, np.uint8))
    got = compose(mel, tiles, 4.0, 14.0, 1000)
    column_s = (got.end_s - got.start_s) / got.image.shape[1]
    times_s = got.start_s + (np.arange(got.image.shape[1]) + 0.5) * column_s
    inside = (times_s > key.start_s) & (times_s < key.end_s)
    assert (got.image[:, inside] == 200).all()
    assert (got.image[:, ~inside] == 50).all()
    assert inside.sum() == TILE_COLUMNS


def test_a_coarser_tile_stands_in_for_a_finer_one():
    mel = SpectrogramPyramid(60.0)
    mel.add(0, np.full((128, 1200), 50, np.uint8))
    tiles = TileCache()
    ramp = np.broadcast_to((np.arange(TILE_COLUMNS) // 4).astype(np.uint8), (128, TILE_COLUMNS))
    tiles.put(TileKey(1, 0), ramp)  # 0 to 12.8 s
    got = compose(mel, tiles, 6.4, 9.6, 1000)
    assert level_for(3.2 / 1000) == 4
    middle_s = (got.start_s + got.end_s) / 2
    expected = int(middle_s / TileKey(1, 0).column_s) // 4
    assert abs(int(got.image[64, got.image.shape[1] // 2]) - expected) <= 1


def test_a_picture_never_starts_later_or_ends_earlier_than_its_span():
    mel = SpectrogramPyramid(60.0)
    mel.add(0, np.full((128, 1200), 50, np.uint8))
    for start_s, span_s in ((0.0, 60.0), (12.34, 7.7), (59.0, 1.0), (30.0, 0.01)):
        got = compose(mel, TileCache(), start_s, start_s + span_s, 777)
        assert got.start_s <= start_s
        assert got.end_s >= start_s + span_s

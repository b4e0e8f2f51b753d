import numpy as np
import pytest

from desktop.overview_data import ActivationPyramid, SpectrogramPyramid, WaveformPyramid

RATE = 48000


def waveform(buckets: int, channels: int = 2, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    maxima = rng.random((channels, buckets), dtype=np.float32)
    return -maxima[:, ::-1].copy(), maxima


def filled(buckets: int, piece: int | None = None) -> tuple[WaveformPyramid, np.ndarray, np.ndarray]:
    minima, maxima = waveform(buckets)
    pyramid = WaveformPyramid(2, RATE, buckets * 256 / RATE)
    for start in range(0, buckets, piece or buckets):
        stop = start + (piece or buckets)
        pyramid.add(start, minima[:, start:stop], maxima[:, start:stop])
    return pyramid, minima, maxima


@pytest.mark.parametrize("columns", [1, 7, 100, 1000, 4000])
def test_every_column_holds_its_extremes_and_none_from_further_than_a_column(columns):
    pyramid, minima, maxima = filled(4000)
    got = pyramid.slice(0.0, 4000 * pyramid.bucket_s, columns)
    assert got.maxima.shape == got.minima.shape == (2, columns)
    part = 4000 / columns
    for column in range(columns):
        inside = slice(int(np.ceil(column * part)), max(int((column + 1) * part), int(column * part) + 1))
        around = slice(max(0, int((column - 1) * part)), int(np.ceil((column + 2) * part)))
        for channel in (0, 1):
            top, bottom = got.maxima[channel, column], got.minima[channel, column]
            assert maxima[channel, inside].max() <= top <= maxima[channel, around].max()
            assert minima[channel, inside].min() >= bottom >= minima[channel, around].min()


def test_columns_as_fine_as_the_buckets_are_the_buckets():
    pyramid, minima, maxima = filled(4000)
    got = pyramid.slice(100 * pyramid.bucket_s, 300 * pyramid.bucket_s, 200)
    assert np.array_equal(got.maxima, maxima[:, 100:300])
    assert np.array_equal(got.minima, minima[:, 100:300])


def test_a_single_peak_is_seen_at_every_zoom():
    pyramid = WaveformPyramid(1, RATE, 10800.0)
    buckets = round(10800.0 / pyramid.bucket_s)
    maxima = np.full((1, buckets), 0.1, np.float32)
    maxima[0, 1_234_567] = 0.9
    pyramid.add(0, -maxima, maxima)
    peak_s = (1_234_567 + 0.5) * pyramid.bucket_s
    for span_s in (10800.0, 1000.0, 61.0, 3.3, 0.5):
        start = min(max(0.0, peak_s - span_s / 3), 10800.0 - span_s)
        got = pyramid.slice(start, start + span_s, 1000).maxima[0]
        column = int((peak_s - start) / span_s * 1000)
        assert got[max(0, column - 1) : column + 2].max() == pytest.approx(0.9), span_s
        # And nowhere else: a coarser level may smear it over its neighbours, no further.
        assert (got > 0.5).sum() <= max(3, 2 + round(pyramid.bucket_s / (span_s / 1000)))


def test_pieces_in_any_size_give_the_same_levels():
    whole, *_ = filled(5003)
    for piece in (1, 3, 64, 1000):
        pieced, *_ = filled(5003, piece)
        for columns in (5, 333):
            expected = whole.slice(0.1, 20.0, columns)
            got = pieced.slice(0.1, 20.0, columns)
            assert np.array_equal(expected.minima, got.minima)
            assert np.array_equal(expected.maxima, got.maxima)


def test_what_has_not_been_scanned_is_not_known():
    pyramid = WaveformPyramid(2, RATE, 10.0)
    minima, maxima = waveform(300)
    pyramid.add(0, minima, maxima)
    got = pyramid.slice(0.0, 10.0, 100)
    scanned = int(pyramid.scanned_s / 10 * 100)
    assert got.known[:scanned].all()
    assert not got.known[scanned + 2 :].any()
    assert pyramid.scanned_s == pytest.approx(300 * 256 / RATE)


def test_slices_beyond_the_recording_are_unknown():
    pyramid, *_ = filled(1000)
    got = pyramid.slice(-5.0, pyramid.scanned_s + 5.0, 200)
    assert not got.known[:10].any()
    assert not got.known[-10:].any()
    assert got.known[100]


def test_a_recording_longer_than_announced_is_taken_in():
    minima, maxima = waveform(5000)
    pyramid = WaveformPyramid(2, RATE, 1.0)
    for start in range(0, 5000, 250):
        pyramid.add(start, minima[:, start : start + 250], maxima[:, start : start + 250])
    got = pyramid.slice(0, 5000 * pyramid.bucket_s, 5000)
    assert np.array_equal(got.maxima, maxima)
    assert pyramid.peak == maxima.max()


def test_arrays_of_other_channels_are_refused():
    pyramid = WaveformPyramid(2, RATE, 10.0)
    with pytest.raises(ValueError, match="2 channels"):
        pyramid.add(0, np.zeros((1, 5), np.float32), np.zeros((1, 5), np.float32))
    with pytest.raises(ValueError, match="128 bands"):
        SpectrogramPyramid(10.0).add(0, np.zeros((64, 5), np.uint8))


def test_empty_pieces_change_nothing():
    pyramid = WaveformPyramid(2, RATE, 10.0)
    pyramid.add(0, np.zeros((2, 0), np.float32), np.zeros((2, 0), np.float32))
    mel = SpectrogramPyramid(10.0)
    mel.add(0, np.zeros((128, 0), np.uint8))
    assert pyramid.scanned_s == mel.scanned_s == 0.0


def test_mel_keeps_the_loudest_of_each_part_in_its_band():
    mel = SpectrogramPyramid(3600.0)
    columns = np.zeros((128, 72000), np.uint8)
    columns[17, 50_000] = 200
    for start in range(0, 72000, 777):
        mel.add(start, columns[:, start : start + 777])
    got = mel.slice(0.0, 3600.0, 1000)
    assert got.shape == (128, 1000)
    assert got[17, int(50_000 / 72)] == 200
    assert got.sum() == got[17].sum() <= 400
    assert mel.scanned_s == pytest.approx(3600.0)


def test_three_hours_of_stereo_stay_under_150_mb():
    waveform_bytes = WaveformPyramid(2, 48000, 10800.0).nbytes
    mel_bytes = SpectrogramPyramid(10800.0).nbytes
    assert waveform_bytes + mel_bytes < 150e6
    assert waveform_bytes > 2 * 2 * 4 * 10800 * 48000 / 256


def test_a_slice_costs_what_is_drawn_not_what_is_stored(monkeypatch):
    """Count the columns that are touched: time would measure the machine."""
    pyramid = WaveformPyramid(1, RATE, 10800.0)
    silence = np.zeros((1, pyramid._maxima.columns), np.float32)
    pyramid.add(0, silence, silence)
    touched = []
    levels = pyramid._maxima

    class Counting(np.ndarray):
        def __getitem__(self, index):
            if isinstance(index, np.ndarray):
                touched.append(index.size)
            return np.asarray(super().__getitem__(index))

    levels.levels = [level.view(Counting) for level in levels.levels]
    for span_s in (10800.0, 900.0, 60.0, 1.0):
        touched.clear()
        levels.reduced(0.0, span_s / pyramid.bucket_s, 1000)
        assert 0 < sum(touched) <= 7000, span_s


def test_what_has_not_come_is_not_written_either_and_reads_as_unknown():
    pyramid = WaveformPyramid(1, RATE, 60.0)
    loud = np.full((1, 1003), 0.5, np.float32)
    pyramid.add(2001, -loud, loud)
    for columns in (3000, 300, 30):
        got = pyramid.slice(0.0, 3004 * pyramid.bucket_s, columns)
        share = 2001 / 3004 * columns
        assert not got.known[: int(share) - 1].any()
        assert got.known[int(share) + 1 :].all()
        assert (got.maxima[:, got.known] == 0.5).all()
    assert not pyramid.slice(40.0, 50.0, 100).known.any()
    pyramid.add(0, -loud[:, :1002] / 2, loud[:, :1002] / 2)
    got = pyramid.slice(0.0, 3004 * pyramid.bucket_s, 751)
    assert got.known[:250].all()
    assert (got.maxima[0, :250] == 0.25).all()
    assert not got.known[252:499].any()


def test_activations_not_analysed_yet_read_below_zero():
    values = np.full((1000, 2), np.nan, np.float32)
    values[:500] = 0.25
    values[123, 1] = 0.75
    got = ActivationPyramid(values, 0.1).slice(0.0, 100.0, 100)
    assert got.shape == (100, 2)
    assert (got[:49] >= 0.25).all()
    assert (got[51:] == -1.0).all()
    assert got[12, 1] == 0.75
    assert got[12, 0] == 0.25


def test_no_activations_at_all_can_be_shown():
    assert (ActivationPyramid(np.empty((0, 3), np.float32), 0.1).slice(0, 1, 10) == -1.0).all()

"""Model gain is made of the network's own gates, at the true resolution, and knows its bands."""

import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import torch

from engine.analysis.analyzer import Analyzer
from engine.analysis.evidence.gates import as_gated, model_gain, upsampled, window_attention
from engine.analysis.evidence.stack_rows import mel_edge_hz, stack_bands
from engine.analysis.evidence.window_reader import WindowReader
from engine.analysis.offset import centred
from engine.analysis.overlap_add import triangle
from engine.analysis.progress import Cancelled
from engine.analysis.windows import FeatureStream, WindowGrid
from engine.audio import open_recording
from engine.errors import EvidenceError, SettingsError
from engine.features import FeatureExtractor, FeatureSettings
from engine.models.hran import Hran
from tests.builders import write_wav
from tests.builders_analysis import music

DURATION_S = 6.0


@pytest.fixture(scope="module")
def take(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_wav(tmp_path_factory.mktemp("takes") / "take.wav", music(DURATION_S), 22050, "FLOAT")


@pytest.fixture
def reader(analyzer: Analyzer, take: Path) -> Iterator[WindowReader]:
    with open_recording(take) as recording:
        yield WindowReader(recording, FeatureExtractor(analyzer.bundle.features))


@pytest.fixture
def network(analyzer: Analyzer) -> Hran:
    assert isinstance(analyzer.bundle.model, Hran)
    return analyzer.bundle.model


def test_a_window_read_on_its_own_is_the_one_an_analysis_sees(reader: WindowReader, analyzer: Analyzer) -> None:
    settings = analyzer.bundle.features
    grid = WindowGrid.over(DURATION_S, 0.5, settings)
    stream = FeatureStream(FeatureExtractor(settings), grid.starts[0], torch.device("cpu"))
    sound = np.zeros(grid.end_sample, dtype=np.float32)
    read = reader.recording.read(0, DURATION_S, 22050)
    sound[: round(DURATION_S * 22050)] = centred(read, 0, len(read), 22050)
    stream.push(sound)
    starts = [grid.starts[0], grid.starts[3], grid.starts[-1]]
    assert torch.allclose(reader.windows(starts), stream.windows(starts), atol=1e-3)


def test_a_column_is_the_weighted_mean_of_the_windows_over_it(reader: WindowReader, network: Hran) -> None:
    gain = model_gain(network, reader, 2.0, 3.0)
    assert {name: image.shape for name, image in gain.height.items()} == dict.fromkeys(
        ("early", "mid", "late"), (224, 10)
    )
    assert not gain.sampled
    # The windows at 1.5, 2.0 and 2.5 s are heard at 2.5 s (the frame from 2.4 s), each with the weight it has there.
    starts = [reader.start_frame(second) for second in (1.5, 2.0)]
    with torch.no_grad():
        mid = next(s for s in network.attention_stages(reader.windows(starts)) if s.name == "mid")
    rows = mid.height.mean(dim=1)[:, :, 0].repeat_interleave(network.stage_scales["mid"][0], dim=1).numpy()
    weights = triangle(10)
    first, second = weights[9], weights[4]
    expected = (first * rows[0] + second * rows[1]) / (first + second)
    np.testing.assert_allclose(gain.height["mid"][:, 4], expected, atol=0.004)


def test_width_gates_lie_where_their_window_does(reader: WindowReader, network: Hran) -> None:
    start = reader.around(3.0)
    begin_s = start * reader.frame_s
    gain = model_gain(network, reader, begin_s, begin_s + 200.0, 200.0)
    assert gain.sampled and gain.width["early"].shape == (1,)
    stitched = model_gain(network, reader, 0.0, DURATION_S)
    assert stitched.width["late"].shape == (round(np.ceil(DURATION_S / reader.frame_s)),)
    assert all(((gates > 0) & (gates < 1)).all() for gates in (*stitched.width.values(), *stitched.height.values()))


def test_neighbouring_stretches_join_without_a_seam(reader: WindowReader, network: Hran) -> None:
    whole = model_gain(network, reader, 1.0, 3.0)
    parts = [model_gain(network, reader, *span) for span in ((1.0, 2.0), (2.0, 3.0))]
    for stage in ("early", "mid", "late"):
        joined = np.concatenate([part.height[stage] for part in parts], axis=1)
        np.testing.assert_allclose(joined, whole.height[stage], atol=1e-5)


def test_windows_far_apart_are_shown_one_to_a_column(reader: WindowReader, network: Hran) -> None:
    gain = model_gain(network, reader, 0.0, 6.0, hop_s=2.0)
    assert gain.sampled and gain.column_s == 2.0
    assert gain.height["early"].shape == (224, 3)
    alone = window_attention(network, reader, 3.0)
    np.testing.assert_allclose(gain.height["late"][:, 1], alone.height["late"], atol=1e-5)


def test_rows_are_repeated_by_the_true_pooling_factor(network: Hran) -> None:
    assert network.stage_scales == {"early": (1, 1), "mid": (2, 2), "late": (4, 4)}
    shipped = Hran(2, channels=(8, 8, 8, 8, 8), pooling=((4, 2), (2, 2), (2, 1), (2, 1), (1, 1)), hidden=4)
    assert shipped.stage_scales == {"early": (1, 1), "mid": (4, 2), "late": (8, 4)}
    assert upsampled(np.array([[1.0, 2.0]]), 3, 7).tolist() == [[1, 1, 1, 2, 2, 2, 2]]


def test_one_window_shows_gates_and_feature_maps(reader: WindowReader, network: Hran) -> None:
    seen = window_attention(network, reader, 3.0)
    assert seen.start_s < 3.0 < seen.end_s
    assert {name: maps.shape for name, maps in seen.maps.items()} == {
        "early": (5, 224, 44),
        "mid": (5, 112, 22),
        "late": (9, 56, 11),
    }
    with torch.no_grad():
        early = next(network.attention_stages(reader.windows([reader.around(3.0)])))
    number = seen.shown["early"][0]
    np.testing.assert_allclose(seen.maps["early"][1], early.features[0, number].numpy(), atol=1e-5)
    assert number == int(early.features[0].flatten(1).std(dim=1).argmax())
    assert seen.channel.shape == (8,)


def test_a_model_without_gates_says_so_in_a_sentence() -> None:
    with pytest.raises(EvidenceError, match="“plain” has no attention layers"):
        as_gated(torch.nn.Linear(2, 2), "plain")


def test_a_stretch_that_is_none_is_refused(reader: WindowReader, network: Hran) -> None:
    with pytest.raises(SettingsError, match="no model gain from 3 to 2"):
        model_gain(network, reader, 3.0, 2.0)
    with pytest.raises(SettingsError, match=r"every 0\.01 s"):
        model_gain(network, reader, 0.0, 1.0, hop_s=0.01)


def test_stitching_ends_when_it_is_cancelled(reader: WindowReader, network: Hran) -> None:
    cancelled = threading.Event()
    cancelled.set()
    with pytest.raises(Cancelled):
        model_gain(network, reader, 0.0, 2.0, cancelled=cancelled)


def test_rows_of_the_stack_are_mapped_to_their_representations() -> None:
    bands = [(band.name, band.first, band.stop) for band in stack_bands(FeatureSettings())]
    assert bands == [("log_mel", 0, 128), ("chroma", 128, 160), ("contrast", 160, 192), ("tonnetz", 192, 224)]
    assert [band.name for band in stack_bands(FeatureSettings(configuration="mel"))] == ["log_mel"]


def test_edges_of_mel_rows_lie_between_the_peaks_of_the_filter_bank() -> None:
    bank = FeatureExtractor(FeatureSettings()).mel_bank.numpy()
    peaks_hz = bank.argmax(axis=1) * 22050 / 2048
    edges = np.array([mel_edge_hz(row, 128, 11025.0) for row in range(129)])
    assert edges[0] == 0 and edges[-1] == 11025
    # A bin is 10.8 Hz wide, so a peak is known to about that.
    assert (peaks_hz[:-1] - 6 <= edges[1:-1]).all() and (edges[1:-1] <= peaks_hz[1:] + 6).all()

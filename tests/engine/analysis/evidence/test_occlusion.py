"""Explanations are checked: they point at what matters, where the instrument sounds, and belong to the trained weights.

With the shipped network on sound of known content.
"""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
import torch

from engine.analysis.analyzer import Analyzer
from engine.analysis.evidence.audible import audible_evidence, save_evidence
from engine.analysis.evidence.occlusion import (
    BANDS,
    DELETION_COUNTS,
    STEPS,
    CellGrid,
    Occlusion,
    _Passes,
    most_important,
    occlusion,
    single_cells,
)
from engine.analysis.evidence.shelf import EvidenceShelf
from engine.analysis.evidence.window_reader import WindowReader
from engine.analysis.progress import Cancelled
from engine.analysis.settings import DEFAULT_BUNDLE
from engine.audio import Recording, open_recording
from engine.errors import EvidenceError
from engine.models import load_bundle
from tests.builders import sine, write_wav
from tests.builders_evidence import saxophone_then_cello

WINDOW = (1.0, 2.0)
"""The second of the mix in whose middle the cello takes over."""


@pytest.fixture(scope="module")
def mix(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Recording]:
    with open_recording(saxophone_then_cello(tmp_path_factory.mktemp("mixes") / "mix.wav")) as recording:
        yield recording


@pytest.fixture(scope="module")
def shipped() -> Analyzer:
    return EvidenceShelf().get(DEFAULT_BUNDLE, "cpu").analyzer


@pytest.fixture(scope="module")
def explained(mix: Recording, shipped: Analyzer) -> Callable[[str], Occlusion]:
    """Return explanations of the mix by instrument, each made once."""
    reader, made = WindowReader(mix, EvidenceShelf().get(DEFAULT_BUNDLE, "cpu").extractor), {}

    def of(instrument: str) -> Occlusion:
        if instrument not in made:
            made[instrument] = occlusion(shipped, reader, instrument, *WINDOW)
        return made[instrument]

    return of


def tiny_reader(recording: Recording, analyzer: Analyzer) -> WindowReader:
    return WindowReader(recording, analyzer._features)


def test_saliency_lies_where_the_instrument_sounds(explained: Callable[[str], Occlusion]) -> None:
    saxophone, cello = explained("saxophone"), explained("cello")
    # The change comes half a second into the second asked about, in the middle of the third of five steps.
    change_s = WINDOW[0] + 0.5
    for found, sounds_first in ((saxophone, True), (cello, False)):
        helpful = np.clip(found.points[0], 0, None).sum(axis=0)
        edges_s = found.window_starts_s[0] + np.array(found.cells.step_edges_s)
        before = np.clip((change_s - edges_s[:-1]) / np.diff(edges_s), 0, 1)
        share = (helpful * (before if sounds_first else 1 - before)).sum() / helpful.sum()
        chance = (before if sounds_first else 1 - before).mean()
        assert share > chance + 0.2, (found.instrument, share, chance)


def test_most_important_cells_bring_the_activation_down_faster_than_random_ones(
    mix: Recording, shipped: Analyzer, explained: Callable[[str], Occlusion]
) -> None:
    found = explained("saxophone")
    counts = (3, 8, 12)
    important = found.deletion[0][[DELETION_COUNTS.index(count) for count in counts]]
    reader = tiny_reader(mix, shipped)
    passes = _Passes(shipped, reader, "saxophone", 1, None, None)
    rng = np.random.default_rng(0)
    variants = np.concatenate([most_important(rng.random((BANDS, STEPS)), counts) for _ in range(4)])
    spectrum = reader.spectrum(reader.around(sum(WINDOW) / 2))
    odds = passes.of_spectra(CellGrid.of(reader.extractor).cut(spectrum, variants))
    at_random = (1 / (1 + np.exp(-odds))).mean(axis=1).reshape(4, len(counts)).mean(axis=0)
    assert important.mean() < at_random.mean() - 0.2
    assert (important < at_random).all()
    assert found.deletion[0].min() < 0.5 * found.activation[0]


def test_randomised_weights_give_another_map(
    mix: Recording, shipped: Analyzer, explained: Callable[[str], Occlusion]
) -> None:
    bundle = load_bundle(DEFAULT_BUNDLE)
    torch.manual_seed(0)
    with torch.no_grad():
        for weights in bundle.model.parameters():
            if weights.dim() > 1:
                weights.copy_(weights.flatten()[torch.randperm(weights.numel())].view_as(weights))
    shuffled = Analyzer(bundle, "cpu", precision="float32")
    reader = tiny_reader(mix, shuffled)
    passes = _Passes(shuffled, reader, "saxophone", 1, None, None)
    spectrum = reader.spectrum(reader.around(sum(WINDOW) / 2))
    whole = passes.of_spectra(spectrum[None]).mean()
    cut = passes.of_spectra(CellGrid.of(reader.extractor).cut(spectrum, single_cells())).mean(axis=1)
    other = (whole - cut).reshape(BANDS, STEPS)
    alike = np.corrcoef(other.ravel(), explained("saxophone").points[0].ravel())[0, 1]
    assert abs(alike) < 0.5


def test_two_instruments_rest_on_different_evidence(explained: Callable[[str], Occlusion]) -> None:
    saxophone, cello = (explained(name).points[0].ravel() for name in ("saxophone", "cello"))
    assert np.corrcoef(saxophone, cello)[0, 1] < 0.3


def test_the_evidence_can_be_heard_and_holds_nothing_else(
    mix: Recording, explained: Callable[[str], Occlusion], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOLOSCOPE_CACHE_DIR", str(tmp_path))
    found = explained("saxophone")
    assert 0 < found.evidence.sum() < BANDS * STEPS
    path, start_s = save_evidence(mix, found)
    assert path.is_relative_to(tmp_path)
    heard, rate = soundfile.read(path)
    assert rate == mix.info.sample_rate
    assert start_s == pytest.approx(max(0.0, found.window_starts_s[0]))
    assert len(heard) / rate == pytest.approx(found.window_s, abs=0.01)
    whole = mix.read(start_s, start_s + found.window_s, rate)
    inside, outside = np.square(heard).sum(), np.square(whole[: len(heard)] - heard).sum()
    assert 0.01 * np.square(whole).sum() < inside < np.square(whole).sum()
    assert inside + outside == pytest.approx(np.square(whole).sum(), rel=0.35)


def test_audible_evidence_keeps_a_tone_in_its_cells_and_silences_the_rest(tmp_path: Path, analyzer: Analyzer) -> None:
    low, high = sine(600.0, 3.0, 44100, 0.3), sine(3000.0, 3.0, 44100, 0.3)
    with open_recording(write_wav(tmp_path / "tones.wav", np.stack([low + high, low]), 44100)) as recording:
        reader = tiny_reader(recording, analyzer)
        cells = CellGrid.of(reader.extractor)
        evidence = np.zeros((1, BANDS, STEPS), dtype=bool)
        band = int(np.searchsorted(cells.band_edges_hz, 3000.0)) - 1
        evidence[0, band, 1:3] = True
        nothing = np.zeros((1, BANDS, STEPS), dtype=np.float32)
        found = Occlusion("flute", 1, 2, (1.0,), 1.02, cells, np.ones(1), nothing, evidence, np.ones(1), (), np.ones(1))
        samples, rate, start_s = audible_evidence(recording, found)
    assert samples.shape[0] == 2 and start_s == 1.0
    level = np.abs(np.fft.rfft(samples[0])) / len(samples[0]) * 2
    at = {hz: level[round(hz * len(samples[0]) / rate)] for hz in (600.0, 3000.0)}
    assert at[3000.0] > 0.3 * 2 / STEPS * 0.8
    assert at[600.0] < 0.002
    first, last = (round(cells.step_edges_s[k] * rate) for k in (1, 3))
    assert np.abs(samples[0, : first - 3000]).max() < 0.01 and np.abs(samples[0, last + 3000 :]).max() < 0.01
    assert np.abs(samples[0, first + 2000 : last - 2000]).max() == pytest.approx(0.3, abs=0.05)


def test_a_cell_is_cut_in_its_bins_and_frames_only(analyzer: Analyzer) -> None:
    cells = CellGrid.of(analyzer._features)
    assert cells.step_edges == (0, 9, 18, 26, 35, 44)
    spectrum = torch.ones(1025, 44)
    (cut,) = cells.cut(spectrum, single_cells()[[STEPS + 2]])
    bins, frames = np.nonzero(cut.numpy() < 1)
    assert (bins.min(), bins.max() + 1) == cells.bin_edges[1:3]
    assert (frames.min(), frames.max() + 1) == (18, 26)
    assert float(cut.min()) == pytest.approx(0.01)


def test_a_long_region_is_seen_in_several_windows(
    tmp_path: Path, analyzer: Analyzer, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.builders_analysis import music

    done: list[tuple[int, int]] = []
    with open_recording(write_wav(tmp_path / "take.wav", music(40.0), 22050)) as recording:
        reader = tiny_reader(recording, analyzer)
        three = occlusion(analyzer, reader, "flute", 2.0, 5.0, None, lambda *at: done.append(at))
        long = occlusion(analyzer, reader, "flute", 2.0, 38.0)
    assert len(three.window_starts_s) == 3
    assert done[-1][0] == done[-1][1] == 3 * 53
    assert three.window_starts_s[0] == pytest.approx(2.0, abs=0.03)
    assert three.window_starts_s[-1] + three.window_s == pytest.approx(5.0, abs=0.03)
    assert len(long.window_starts_s) == 8
    assert long.points.shape == (8, BANDS, STEPS)


def test_what_cannot_be_explained_is_said_in_words(tmp_path: Path, analyzer: Analyzer) -> None:
    with open_recording(write_wav(tmp_path / "take.wav", sine(440, 2.0), 44100)) as recording:
        reader = tiny_reader(recording, analyzer)
        with pytest.raises(EvidenceError, match="does not know the instrument “kazoo”"):
            occlusion(analyzer, reader, "kazoo", 0.0, 1.0)
        cancelled = threading.Event()
        cancelled.set()
        with pytest.raises(Cancelled):
            occlusion(analyzer, reader, "flute", 0.0, 1.0, cancelled)

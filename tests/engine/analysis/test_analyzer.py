"""The analysis of whole recordings with a small random network: lengths, edges, silence, progress, cancel."""

import threading
import time
import tracemalloc
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from engine.analysis.activations import Activations, frame_count
from engine.analysis.analyzer import Analyzer
from engine.analysis.devices import fast_precision
from engine.analysis.offset import centred
from engine.analysis.overlap_add import triangle
from engine.analysis.progress import Cancelled, Progress
from engine.audio import open_recording
from engine.errors import BundleError, SettingsError
from engine.features import FeatureExtractor
from engine.models import build_model, load_bundle
from tests.builders import write_wav
from tests.builders_analysis import INSTRUMENTS, make_bundle, music


def analyze(analyzer: Analyzer, samples: np.ndarray, block: int = 50_000, **options: object) -> Activations:
    blocks = (samples[i : i + block] for i in range(0, len(samples), block))
    return analyzer.analyze_samples(blocks, len(samples) / 22050, **options)  # type: ignore[arg-type]  # by name


def test_a_recording_gives_one_row_per_started_tenth_of_a_second(analyzer: Analyzer, tmp_path: Path) -> None:
    path = write_wav(tmp_path / "take.wav", np.stack([music(7.33, 44100), music(7.33, 44100, seed=2)]), 44100)
    with open_recording(path) as recording:
        found = analyzer.analyze(recording)
    assert found.values.shape == (74, 3)
    assert found.instruments == INSTRUMENTS
    assert found.duration_s == pytest.approx(7.33)
    assert np.isfinite(found.values).all()
    assert found.values.min() >= 0 and found.values.max() <= 1
    assert found.values.std() > 0.01
    assert found.rules == analyzer.rules


def test_the_ladder_equals_the_same_steps_taken_by_hand(analyzer: Analyzer) -> None:
    samples = music(1.6)
    heard = centred(samples, 0, len(samples), 22050)
    starts = [round((k * 0.5 - 0.5) * 22050 / 512) for k in range(5)]
    padded = np.concatenate([np.zeros(-starts[0] * 512 + 1024), heard, np.zeros(40_000)]).astype(np.float32)
    columns = FeatureExtractor(analyzer.bundle.features).frames(torch.from_numpy(padded)[None])[0]
    windows = torch.stack([columns[:, s - starts[0] : s - starts[0] + 44] for s in starts])[:, None]
    with torch.inference_mode():
        logits = analyzer.bundle.model(windows).numpy()
    total, weight = np.zeros((60, 3)), np.zeros(60)
    for start, answer in zip(starts, logits, strict=True):
        position = start * 512 / 22050 / 0.1
        for frame in range(10):
            low = int(np.floor(position)) + frame
            for cell, share in ((low, 1 - position % 1), (low + 1, position % 1)):
                total[cell + 20] += share * triangle(10)[frame] * answer[frame]
                weight[cell + 20] += share * triangle(10)[frame]
    expected = analyzer.bundle.calibrate((total[20:36] / weight[20:36, None]).astype(np.float32))
    np.testing.assert_allclose(analyze(analyzer, samples, hop_s=0.5).values, expected, atol=2e-3)


def test_neither_blocks_nor_batches_change_the_result(analyzer: Analyzer) -> None:
    samples = music(9.7)
    expected = analyze(analyzer, samples, block=10**6).values
    np.testing.assert_allclose(analyze(analyzer, samples, block=999).values, expected, atol=2e-3)
    for batch_size in (1, 7, 500):
        other = Analyzer(analyzer.bundle, "cpu", batch_size, precision="float32")
        np.testing.assert_allclose(analyze(other, samples).values, expected, atol=2e-3)


@pytest.mark.parametrize("samples", [1, 100, 1024, 2205, 11025, 22050, 33333])
def test_recordings_shorter_than_a_window_or_a_frame_work(analyzer: Analyzer, samples: int) -> None:
    found = analyze(analyzer, music(2.0)[:samples])
    assert len(found.values) == frame_count(samples / 22050, 0.1) >= 1
    assert np.isfinite(found.values).all()


def test_no_samples_at_all_give_no_frames(analyzer: Analyzer) -> None:
    assert analyze(analyzer, np.zeros(0, np.float32)).values.shape == (0, 3)


def test_the_first_and_the_last_half_second_count(analyzer: Analyzer) -> None:
    samples = music(6.0)
    original = analyze(analyzer, samples).values
    for edge in (slice(0, 11025), slice(-11025, None)):
        changed = samples.copy()
        noise = np.random.default_rng(0).normal(0, 0.3, 11025)
        changed[edge] = noise - noise.mean() + samples[edge].mean()  # the offset, which is heard for longer, stays
        difference = np.abs(analyze(analyzer, changed).values - original).max(axis=1)
        frames = slice(0, 5) if edge.start == 0 else slice(-5, None)
        assert difference[frames].min() > 1e-3
        assert difference[16:-16].max() < 1e-4


@pytest.mark.parametrize("level", [0.0, 1e-6])
def test_digital_silence_gives_no_region(tmp_path: Path, level: float) -> None:
    eager = Analyzer.from_bundle(make_bundle(tmp_path, seed=5), "cpu")
    silence = analyze(eager, np.full(22050 * 20, level, np.float32))
    assert silence.regions(threshold=0.01) == ()
    with_music = np.concatenate([np.zeros(22050 * 4), music(3.0), np.zeros(22050 * 4)]).astype(np.float32)
    found = analyze(eager, with_music)
    assert (found.values[:40] == 0).all() and (found.values[70:] == 0).all()
    assert (found.values[40:70].max(axis=0) > 0).all()


def test_skipping_silent_windows_changes_nothing(analyzer: Analyzer) -> None:
    class Tireless(Analyzer):
        def _is_silent(self, *_: object) -> bool:
            return False

    gap = np.concatenate([music(2.0), np.zeros(22050 * 6), music(2.0, seed=4)]).astype(np.float32)
    found, few = counted(analyzer, gap)
    expected, many = counted(Tireless(analyzer.bundle, "cpu", precision="float32"), gap)
    np.testing.assert_allclose(found, expected, atol=1e-3)
    assert few < many - 3


def counted(analyzer: Analyzer, samples: np.ndarray) -> tuple[np.ndarray, int]:
    """Analyse, and count the windows that went through the network."""
    windows: list[int] = []
    hook = analyzer._model.register_forward_hook(lambda module, inputs, output: windows.append(len(output)))
    try:
        return analyze(analyzer, samples).values, sum(windows)
    finally:
        hook.remove()


def test_a_smaller_hop_gives_the_same_frames(analyzer: Analyzer) -> None:
    samples = music(4.0)
    assert analyze(analyzer, samples, hop_s=0.1).values.shape == analyze(analyzer, samples, hop_s=1.0).values.shape


@pytest.mark.parametrize("hop_s", [0.0, 0.05, 1.5, float("nan")])
def test_a_hop_out_of_range_is_refused(analyzer: Analyzer, hop_s: float) -> None:
    with pytest.raises(SettingsError, match="hop"):
        analyze(analyzer, music(1.0), hop_s=hop_s)


def test_progress_grows_to_the_end_and_estimates_what_remains(analyzer: Analyzer) -> None:
    seen: list[Progress] = []
    analyze(analyzer, music(60.0), on_progress=seen.append)
    done = [p.done_s for p in seen]
    assert done == sorted(done)
    assert seen[-1].done_s == seen[-1].total_s == pytest.approx(60.0)
    assert seen[-1].share == 1.0
    assert seen[0].remaining_s is None
    assert all(p.remaining_s is not None and p.remaining_s >= 0 for p in seen[1:])
    assert seen[-1].remaining_s == 0.0


def test_partial_values_are_final_and_complete(analyzer: Analyzer) -> None:
    pieces: list[tuple[int, np.ndarray]] = []
    found = analyze(analyzer, music(40.0), on_partial=lambda start, values: pieces.append((start, values)))
    assert len(pieces) > 3
    assert [start for start, _ in pieces] == np.cumsum([0] + [len(v) for _, v in pieces[:-1]]).tolist()
    np.testing.assert_array_equal(np.concatenate([v for _, v in pieces]), found.values)


def test_cancel_ends_analysis_at_once(analyzer: Analyzer) -> None:
    cancelled = threading.Event()
    asked_at: list[float] = []

    def ask_in_the_middle(progress: Progress) -> None:
        if progress.share > 0.2 and not asked_at:
            asked_at.append(time.monotonic())
            cancelled.set()

    with pytest.raises(Cancelled):
        analyze(analyzer, music(300.0), on_progress=ask_in_the_middle, cancelled=cancelled)
    # Milliseconds are measured by tests.benchmarks.engine_figures; the whole of it takes ten times as long as this.
    assert time.monotonic() - asked_at[0] < 2.0


def test_a_cancelled_analysis_of_a_file_leaves_no_thread(analyzer: Analyzer, tmp_path: Path) -> None:
    cancelled = threading.Event()
    cancelled.set()
    with open_recording(write_wav(tmp_path / "a.wav", music(60.0), 22050)) as recording, pytest.raises(Cancelled):
        analyzer.analyze(recording, cancelled=cancelled)
    assert not [t for t in threading.enumerate() if t.name == "prefetch"]


def test_a_network_that_tells_who_leads_gives_a_second_curve_and_featured_solos(tmp_path: Path) -> None:
    analyzer = Analyzer.from_bundle(make_bundle(tmp_path, lead=True), device="cpu")
    parts: list[np.ndarray] = []
    found = analyze(analyzer, music(20.0), hop_s=0.5, on_partial=lambda start, values: parts.append(values))
    assert found.lead is not None
    assert found.lead.shape == found.values.shape == (200, 3)
    assert not np.allclose(found.lead, found.values, atol=0.05)
    assert 0 <= found.lead.min() < found.lead.max() <= 1
    assert np.array_equal(np.concatenate(parts), found.values)
    for region in found.regions():
        inside = (found.times_s >= region.onset_s) & (found.times_s < region.offset_s)
        if region.solo == "featured":
            assert found.lead[inside, INSTRUMENTS.index(region.instrument)].mean() >= 0.5
    assert {region.solo for region in found.regions()} >= {"featured"}


def test_the_lead_is_the_second_half_of_the_networks_answer(tmp_path: Path) -> None:
    analyzer = Analyzer.from_bundle(make_bundle(tmp_path, lead=True), device="cpu")
    bundle = analyzer.bundle
    swapped = build_model("hran", bundle.card.arguments, 3)
    weights = bundle.model.state_dict()
    for name in ("classify.weight", "classify.bias"):
        weights[name] = weights[name].roll(3, 0)
    swapped.load_state_dict(weights)
    other = Analyzer(replace(bundle, model=swapped.eval()), device="cpu", precision="float32")
    analyzer = Analyzer(bundle, device="cpu", precision="float32")
    here, there = analyze(analyzer, music(4.0)), analyze(other, music(4.0))
    np.testing.assert_allclose(here.values, there.lead, atol=1e-5)
    np.testing.assert_allclose(here.lead, there.values, atol=1e-5)


def test_a_window_head_answers_too(tmp_path: Path) -> None:
    paper = Analyzer.from_bundle(make_bundle(tmp_path, head="window"), "cpu")
    assert analyze(paper, music(3.0)).values.shape == (30, 3)


def test_a_missing_bundle_and_a_missing_device_are_told_in_words(tiny_bundle: Path) -> None:
    with pytest.raises(BundleError, match="no-such-bundle"):
        Analyzer.from_bundle("no-such-bundle")
    with pytest.raises(SettingsError, match="tpu"):
        Analyzer.from_bundle(tiny_bundle, device="tpu")
    if not torch.cuda.is_available():
        with pytest.raises(SettingsError, match="cuda"):
            Analyzer.from_bundle(tiny_bundle, device="cuda")


def test_half_the_bits_give_nearly_the_same(analyzer: Analyzer) -> None:
    samples = music(10.0)
    coarse, full, chosen = (
        analyze(Analyzer(analyzer.bundle, "cpu", precision=precision), samples).values
        for precision in ("bfloat16", "float32", "auto")
    )
    difference = np.abs(coarse - full)
    assert 0 < difference.max() < 0.15
    assert np.array_equal(chosen, coarse if fast_precision(torch.device("cpu")) == "bfloat16" else full)
    assert difference.mean() < 0.02
    with pytest.raises(SettingsError, match="precision"):
        Analyzer(analyzer.bundle, "cpu", precision="int1")


@pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a CUDA device")
def test_a_gpu_gives_what_the_cpu_gives(analyzer: Analyzer, tiny_bundle: Path) -> None:
    samples = music(30.0)
    on_gpu = analyze(Analyzer.from_bundle(tiny_bundle, "cuda"), samples)
    np.testing.assert_allclose(on_gpu.values, analyze(analyzer, samples).values, atol=2e-2)


def test_memory_grows_with_the_length_by_little_more_than_the_activations(tmp_path: Path) -> None:
    names = tuple(f"instrument {number}" for number in range(20))
    ready = Analyzer(load_bundle(make_bundle(tmp_path, instruments=names, lead=True)), "cpu", precision="float32")

    def peak_and_result(duration_s: float) -> tuple[int, int]:
        blocks = (np.zeros(220_500, np.float32) for _ in range(round(duration_s / 10)))
        tracemalloc.start()
        found = ready.analyze_samples(blocks, duration_s)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert found.lead is not None
        return peak, found.values.nbytes + found.lead.nbytes

    short_peak, short = peak_and_result(60.0)
    long_peak, long = peak_and_result(1200.0)
    assert long_peak - short_peak < 1.6 * (long - short)

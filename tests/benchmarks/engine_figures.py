"""The figures that the engine is held to (features, pace, memory, cancel), measured and printed.

``python -m tests.benchmarks.engine_figures [features] [pace] [memory] [cancel]``; all of them without arguments.
Not collected by pytest: it takes minutes and wants a quiet machine.
"""

import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import soundfile
import torch

from engine.analysis.analyzer import Analyzer
from engine.analysis.settings import DEFAULT_BUNDLE
from engine.audio import open_recording
from engine.features import CONFIGURATIONS, FeatureExtractor, FeatureSettings
from engine.features.reference import reference_frames
from engine.models import load_bundle
from engine.resource_files import resource_path
from engine.service.messages import AnalysisProgress, Analyze, Cancel, Cancelled
from engine.service.process_client import EngineProcess

DEMO = resource_path("demo", "demo.ogg")


def features() -> None:
    """Print the largest difference from librosa and OpenCV, over the whole demo recording."""
    with open_recording(DEMO) as recording:
        music = recording.read(0.0, recording.info.duration_s, sample_rate=22050)
    for configuration in CONFIGURATIONS:
        settings = FeatureSettings(configuration=configuration)
        fast = FeatureExtractor(settings).frames(torch.from_numpy(music)[None])[0].numpy()
        print(f"features {configuration}: {np.abs(fast - reference_frames(music, settings)).max():.1e}")


def pace() -> None:
    """Print how many seconds of a 10-minute recording are analysed a second, for each precision, in turns."""
    with tempfile.TemporaryDirectory() as folder:
        path = long_recording(Path(folder) / "ten.wav", 600.0)
        began = time.perf_counter()
        bundle = load_bundle(DEFAULT_BUNDLE)
        analyzers = {precision: Analyzer(bundle, "cpu", precision=precision) for precision in ("float32", "bfloat16")}
        print(f"bundle loaded twice in {time.perf_counter() - began:.2f} s")
        times: dict[str, list[float]] = {precision: [] for precision in analyzers}
        for _ in range(3):
            for precision, analyzer in analyzers.items():
                began = time.perf_counter()
                with open_recording(path) as recording:
                    analyzer.analyze(recording)
                times[precision].append(time.perf_counter() - began)
    with open_recording(DEMO) as recording:
        full, half = (analyzer.analyze(recording).values for analyzer in analyzers.values())
    for precision, found in times.items():
        fastest, slowest = 600 / min(found), 600 / max(found)
        print(
            f"pace {precision}: {600 / statistics.median(found):.0f} x realtime on {torch.get_num_threads()} threads "
            f"(median of 3, from {slowest:.0f} to {fastest:.0f})"
        )
    print(f"bfloat16 against float32 on the demo: at most {np.abs(full - half).max():.3f} away")


def memory() -> None:
    """Print the peak memory of ``soloscope analyze`` for ten minutes and for three hours."""
    with tempfile.TemporaryDirectory() as folder:
        for name, duration_s in (("ten minutes", 600.0), ("three hours", 10800.0)):
            path = long_recording(Path(folder) / "long.wav", duration_s)
            command = [sys.executable, "-m", "engine", "analyze", str(path), "-o", f"{folder}/out.csv", "--no-cache"]
            began = time.perf_counter()
            # A process of its own that reports on its child: the peak of children never falls again.
            report = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True)"
            report += "; print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
            peak = subprocess.run([sys.executable, "-c", report, *command], check=True, capture_output=True, text=True)
            elapsed = time.perf_counter() - began
            pace = duration_s / elapsed
            print(f"memory {name}: {int(peak.stdout) / 1024:.0f} MB, {elapsed:.0f} s ({pace:.0f} x realtime)")


def cancel() -> None:
    """Print how long the worker takes to answer a cancel in the middle of an analysis (longest of five)."""
    with tempfile.TemporaryDirectory() as folder, EngineProcess() as engine:
        path = long_recording(Path(folder) / "ten.wav", 600.0)
        waits = []
        engine.wait_ready()
        for _ in range(5):
            request_id = engine.next_id()
            engine.send(Analyze(request_id, str(path), use_cache=False))
            for message in engine.replies(request_id):
                if isinstance(message, AnalysisProgress) and message.done_s > 5:
                    break
            began = time.perf_counter()
            engine.send(Cancel(request_id))
            assert isinstance(list(engine.replies(request_id))[-1], Cancelled)
            waits.append(time.perf_counter() - began)
    print(f"cancel: {max(waits) * 1000:.0f} ms at most (five times)")


def long_recording(path: Path, duration_s: float) -> Path:
    """Write the demo over and over as 16-bit stereo WAV until `duration_s` is full."""
    sound, rate = soundfile.read(DEMO, dtype="int16", always_2d=True)
    remaining = round(duration_s * rate)
    with soundfile.SoundFile(path, "w", rate, sound.shape[1], "PCM_16") as file:
        while remaining > 0:
            file.write(sound[:remaining])
            remaining -= len(sound)
    return path


if __name__ == "__main__":
    print(f"{platform.processor() or platform.machine()}, torch {torch.__version__}, {torch.get_num_threads()} threads")
    for measure in [globals()[name] for name in sys.argv[1:]] or [features, pace, memory, cancel]:
        measure()

"""The engine from Python, as its documentation shows it."""

from pathlib import Path

import pytest

import engine
from engine import Analyzer, open_recording
from engine.analysis.progress import Progress
from tests.builders import write_wav
from tests.builders_analysis import INSTRUMENTS, music


def test_the_documented_ladder_works(tiny_bundle: Path, tmp_path: Path) -> None:
    seen: list[Progress] = []
    analyzer = Analyzer.from_bundle(tiny_bundle, device="auto")
    with open_recording(write_wav(tmp_path / "take3.wav", music(4.0), 22050)) as recording:
        activations = analyzer.analyze(recording, on_progress=seen.append)
    regions = activations.regions(threshold={"flute": 0.4}, min_duration_s=0.5, merge_gap_s=0.3)
    assert activations.values.shape == (len(activations.times_s), len(INSTRUMENTS))
    assert regions and all(region.duration_s >= 0.5 for region in regions)
    assert seen[-1].share == 1.0
    assert analyzer.bundle.card.name == "tiny"


def test_the_engine_offers_what_it_says_and_nothing_else() -> None:
    for name in engine.__all__:
        assert getattr(engine, name)
    assert dir(engine) == sorted(engine.__all__)
    with pytest.raises(AttributeError, match="Formatter"):
        _ = engine.Formatter

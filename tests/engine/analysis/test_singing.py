"""A voice that is alone is believed as far as it sings."""

import numpy as np
import pytest

from engine.analysis import analyzer as analyzer_module
from engine.analysis.analyzer import Analyzer
from engine.analysis.held_pitch import HeldPitch
from engine.analysis.singing import SingingStage
from tests.builders_speech import chatter, song

RATE = 22050
VOICE, FLUTE = 0, 1


def believed(samples: np.ndarray, values: np.ndarray, block: int = 0) -> np.ndarray:
    """What the stage makes of activations (voice, flute, then who leads), all at once or in blocks of frames."""
    frames = len(values)
    held = HeldPitch(frames, 0.1, RATE)
    stage = SingingStage(held, VOICE, 2, values.shape[1], 0.1)
    parts, step = [], block or frames
    for start in range(0, frames, step):
        held.push(samples[start * 2205 : (start + step) * 2205])
        begin, part = stage.push(values[start : start + step], last=start + step >= frames)
        assert begin == sum(map(len, parts))
        parts.append(part)
    return np.concatenate(parts)


def activations(frames: int, voice: float, flute: float) -> np.ndarray:
    return np.tile(np.array([voice, flute, voice, flute], dtype=np.float32), (frames, 1))


def test_who_sings_is_believed_and_who_speaks_is_not() -> None:
    values = activations(300, 0.95, 0.02)
    np.testing.assert_array_equal(believed(song(30.0), values), values)
    spoken = believed(chatter(30.0), values)
    assert spoken[:, VOICE].max() == 0 and spoken[:, 2 + VOICE].max() == 0
    np.testing.assert_array_equal(spoken[:, [FLUTE, 2 + FLUTE]], values[:, [FLUTE, 2 + FLUTE]])


def test_without_a_lead_there_is_nothing_to_lower_but_presence() -> None:
    values = activations(200, 0.95, 0.0)[:, :2]
    assert believed(chatter(20.0), values)[:, VOICE].max() == 0


def test_nothing_is_said_of_a_voice_among_others() -> None:
    values = activations(300, 0.95, 0.95)
    np.testing.assert_array_equal(believed(chatter(30.0), values), values)


def test_a_moment_is_not_enough_to_call_it_speech() -> None:
    values = activations(300, 0.0, 0.0)
    values[100:110, VOICE] = 0.9
    np.testing.assert_array_equal(believed(chatter(30.0), values), values)


def test_a_song_after_a_speech_is_believed_but_for_its_first_seconds() -> None:
    samples = np.concatenate([chatter(40.0), song(40.0)])
    found = believed(samples, activations(800, 0.95, 0.0))[:, VOICE]
    assert found[:330].max() == 0
    assert found[430:].min() > 0.9


def test_pauses_of_a_singer_say_nothing() -> None:
    samples = song(40.0)
    for start in range(0, 40, 4):
        samples[start * RATE : (start + 3) * RATE] *= 1e-3
    values = activations(400, 0.95, 0.0)
    np.testing.assert_array_equal(believed(samples, values), values)


@pytest.mark.parametrize("block", [1, 7, 100])
def test_what_is_final_early_is_what_is_known_in_the_end(block: int) -> None:
    samples = np.concatenate([chatter(15.0), song(20.0), chatter(15.0)])
    values = activations(500, 0.95, 0.0)
    values[::9, FLUTE] = 0.97
    values[200:260, VOICE] = 0.0
    whole = believed(samples, values)
    assert 0.2 < (whole[:, VOICE] > 0.5).mean() < 0.8
    np.testing.assert_allclose(believed(samples, values, block), whole, atol=1e-6)


def test_frames_wait_only_where_a_voice_may_be_alone() -> None:
    held = HeldPitch(400, 0.1, RATE)
    stage = SingingStage(held, VOICE, 2, 2, 0.1)
    held.push(chatter(40.0))
    assert len(stage.push(activations(100, 0.0, 0.9)[:, :2])[1]) == 100
    assert len(stage.push(activations(100, 0.9, 0.0)[:, :2])[1]) == 25
    assert len(stage.push(activations(100, 0.0, 0.9)[:, :2])[1]) == 100
    assert len(stage.push(activations(100, 0.0, 0.9)[:, :2])[1]) == 175
    assert len(held._samples) < 11 * RATE


def test_the_default_bundle_calls_speech_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    analyzer = Analyzer.from_bundle()
    samples = chatter(25.0)
    blocks = [samples[start : start + 100_000] for start in range(0, len(samples), 100_000)]
    found = analyzer.analyze_samples(blocks, 25.0)
    assert "voice" not in [region.instrument for region in found.regions()]
    monkeypatch.setattr(analyzer_module, "SINGING", "nobody")
    heard = analyzer.analyze_samples(blocks, 25.0)
    assert sum(region.duration_s for region in heard.regions() if region.instrument == "voice") > 20
    column = heard.instruments.index("voice")
    np.testing.assert_array_equal(np.delete(heard.values, column, 1), np.delete(found.values, column, 1))

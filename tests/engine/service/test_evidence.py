"""A real worker process answers for evidence, with progress, and lets go when asked."""

from pathlib import Path

import numpy as np
import pytest
import soundfile

from engine.service.evidence_messages import (
    Explain,
    ExplainProgress,
    Explanation,
    ModelGain,
    ReadAttention,
    ReadModelGain,
    WindowAttention,
)
from engine.service.messages import Cancel, Cancelled, Failed
from engine.service.process_client import EngineProcess
from engine.service.wire import Decoder, encode


def test_evidence_is_answered_for_model_gain_window_and_instrument(
    engine: EngineProcess, take: Path, tiny_bundle: Path, tmp_path: Path
) -> None:
    (gain,) = engine.ask(ReadModelGain(1, str(take), 2.0, 4.0, 0.5, str(tiny_bundle)))
    assert isinstance(gain, ModelGain)
    assert gain.early.shape == gain.mid.shape == gain.late.shape == (224, 20)
    assert gain.bands == ("log_mel", "chroma", "contrast", "tonnetz")
    assert gain.mel_edges_hz.shape == (129,) and gain.mel_edges_hz[-1] == 11025
    assert gain.band_rows.tolist() == [0, 128, 160, 192, 224]
    (seen,) = engine.ask(ReadAttention(2, str(take), 3.0, str(tiny_bundle)))
    assert isinstance(seen, WindowAttention)
    assert seen.mid_maps.shape[1:] == (112, 22)
    *progress, found = engine.ask(Explain(3, str(take), "flute", 2.0, 3.0, str(tiny_bundle), "cpu"))
    assert isinstance(found, Explanation)
    assert all(isinstance(reply, ExplainProgress) for reply in progress)
    assert len(progress) > 3
    assert found.points.shape == (1, 8, 5)
    assert len(found.band_edges_hz) == 9 and len(found.step_edges_s) == 6
    heard, _ = soundfile.read(found.evidence_path)
    assert Path(found.evidence_path).is_relative_to(tmp_path) and len(heard)


def test_a_cancelled_explanation_ends_at_once(engine: EngineProcess, take: Path, tiny_bundle: Path) -> None:
    engine.send(Explain(1, str(take), "flute", 0.0, 12.0, str(tiny_bundle), "cpu"))
    assert isinstance(engine.receive(60), ExplainProgress)
    engine.send(Cancel(1))
    replies = [engine.receive(10)]
    while not isinstance(replies[-1], Cancelled):
        replies.append(engine.receive(10))
    assert all(isinstance(reply, ExplainProgress) for reply in replies[:-1])
    (later,) = engine.ask(ReadAttention(2, str(take), 3.0, str(tiny_bundle)))
    assert isinstance(later, WindowAttention)


@pytest.mark.parametrize(("instrument", "words"), [("kazoo", "does not know the instrument “kazoo”")])
def test_what_cannot_be_explained_fails_in_words(
    engine: EngineProcess, take: Path, tiny_bundle: Path, instrument: str, words: str
) -> None:
    (failed,) = engine.ask(Explain(1, str(take), instrument, 2.0, 3.0, str(tiny_bundle), "cpu"))
    assert isinstance(failed, Failed)
    assert words in failed.sentence and failed.kind == "EvidenceError"


def test_messages_of_evidence_survive_the_wire() -> None:
    image = np.linspace(0, 1, 12, dtype=np.float32).reshape(4, 3)
    width, rows, edges = image[0], np.array([0, 4]), np.linspace(0, 11025, 5)
    sent = ModelGain(
        7, 1.0, 2.0, image, image, image, 0.1, width, width, width, 0.02, ("log_mel",), rows, edges, True
    )  # fmt: skip
    (received,) = Decoder().feed(encode(sent))
    assert isinstance(received, ModelGain)
    np.testing.assert_array_equal(received.mid, image)
    assert received.bands == ("log_mel",) and received.sampled

"""Messages survive the wire however it cuts them, and nothing else passes for one."""

import json
import struct
from dataclasses import fields
from typing import Any

import numpy as np
import pytest

from engine.service.messages import (
    AnalysisDone,
    AnalysisProgress,
    AnalysisStarted,
    Analyze,
    Cancel,
    Cancelled,
    Failed,
    Message,
    OpenRecording,
    OverviewChunk,
    OverviewDone,
    PartialActivations,
    ReadSpectrogram,
    Ready,
    RecordingOpened,
    ScanOverview,
    ScanSpectrogram,
    Shutdown,
    SpectrogramChunk,
    SpectrogramTile,
    WarmUp,
)
from engine.service.wire import Decoder, ProtocolError, encode

CURVES = np.linspace(0, 1, 12, dtype=np.float32).reshape(6, 2)
MESSAGES: list[Message] = [
    OpenRecording(1, "/music/Ärger \udcff\n☃.wav"),
    ScanOverview(2, "a.wav"),
    ReadSpectrogram(3, "a.wav", 0.5, 2.0, 640),
    ReadSpectrogram(3, "a.wav", 0.5, 2.0, 640, "chroma"),
    ScanSpectrogram(2, "a.wav", "linear"),
    Analyze(4, "a.wav", hop_s=1),
    WarmUp("hran-quarter", "cpu"),
    Cancel(4),
    Shutdown(),
    Ready("0.1.0", 4711),
    RecordingOpened(1, "a.wav", 12.5, 44100, 2, "WAV", "PCM 24", None),
    RecordingOpened(1, "a.wav", 12.5, 44100, 2, "WAV", "PCM 24", 3600.0),
    OverviewChunk(2, 0, 256, CURVES.T, CURVES.T + 1, 0, np.arange(256, dtype=np.uint8).reshape(128, 2)),
    OverviewDone(2),
    SpectrogramTile(3, 0.5, 2.0, np.zeros((128, 0), np.uint8)),
    SpectrogramTile(3, 0.5, 2.0, np.ones((12, 3), np.uint8), "chroma"),
    SpectrogramChunk(2, "linear", 40, np.ones((512, 3), np.uint8)),
    AnalysisStarted(4, ("flute", "violin"), 0.1, 6, "cpu"),
    AnalysisProgress(4, 1.0, 2.0, None),
    PartialActivations(4, 3, CURVES),
    AnalysisDone(4, CURVES, ("a", "b"), 0.1, 0.6, "hran-quarter", "ab" * 32, {"default": {"threshold": 0.4}}, False, 1),
    AnalysisDone(4, CURVES, ("a", "b"), 0.1, 0.6, "hran-quarter", "ab" * 32, {}, True, 0.1, lead=CURVES * 2),
    Cancelled(4),
    Failed(4, "The file is empty.", "RecordingError"),
]


def assert_same(got: Message, sent: Message) -> None:
    assert type(got) is type(sent)
    for f in fields(sent):
        a, b = getattr(got, f.name), getattr(sent, f.name)
        if isinstance(b, np.ndarray):
            assert a.dtype == b.dtype
            np.testing.assert_array_equal(a, b)
        else:
            assert a == b


@pytest.mark.parametrize("message", MESSAGES, ids=lambda m: type(m).__name__)
def test_every_message_comes_back_as_it_was_sent(message: Message) -> None:
    (got,) = Decoder().feed(encode(message))
    assert_same(got, message)


@pytest.mark.parametrize("piece", [1, 3, 7, 64, 10_000])
def test_a_stream_cut_anywhere_gives_the_same_messages(piece: int) -> None:
    stream = b"".join(encode(m) for m in MESSAGES)
    decoder, got = Decoder(), []
    for start in range(0, len(stream), piece):
        got += decoder.feed(stream[start : start + piece])
    assert len(got) == len(MESSAGES)
    for a, b in zip(got, MESSAGES, strict=True):
        assert_same(a, b)


def raw(header: Any, payload: bytes = b"") -> bytes:
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    return struct.pack(">I", len(text)) + text + payload


@pytest.mark.parametrize(
    "data",
    [
        b"hello worker, how are you?",
        raw(b"not json"),
        raw(b"[" * 100_000),
        raw([1, 2]),
        raw({"type": "Formatter"}),
        raw({"type": "Cancel"}),
        raw({"type": "Cancel", "request_id": "seven"}),
        raw({"type": "Cancel", "request_id": True}),
        raw({"type": "Cancel", "request_id": 1, "reason": "x"}),
        raw({"type": "Cancel", "request_id": 1, "arrays": 5}),
        raw({"type": "Cancel", "request_id": 1, "arrays": [{"name": "request_id"}]}),
        raw({"type": "AnalysisStarted", "request_id": 1, "instruments": [1], "frame_s": 1, "frames": 1, "device": ""}),
        raw(
            {
                "type": "PartialActivations",
                "request_id": 1,
                "start_frame": 0,
                "arrays": [{"name": "values", "dtype": "float32", "shape": [1 << 40]}],
            }
        ),
        raw(
            {
                "type": "PartialActivations",
                "request_id": 1,
                "start_frame": 0,
                "arrays": [{"name": "values", "dtype": "object", "shape": [1]}],
            }
        ),
    ],
)
def test_what_is_not_a_message_is_refused(data: bytes) -> None:
    with pytest.raises(ProtocolError):
        Decoder().feed(data)

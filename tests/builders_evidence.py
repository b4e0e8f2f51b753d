"""The shipped network, a mix of known content, and what evidence is taken from."""

from pathlib import Path

import numpy as np

from engine.audio import open_recording
from engine.resource_files import resource_path
from tests.builders import write_wav

MIX_RATE = 22050
CELLO_FROM_S, SAXOPHONE_FROM_S = 4.0, 63.0


def demo_part(start_s: float, duration_s: float) -> np.ndarray:
    """Return a stretch of the demo recording, mono at 22 050 Hz; its cello and its saxophone play alone at first."""
    with open_recording(resource_path("demo", "demo.ogg")) as recording:
        return recording.read(start_s, start_s + duration_s, MIX_RATE)


def saxophone_then_cello(path: Path, change_s: float = 0.5) -> Path:
    """Write three seconds: a saxophone that stops for a cello half a second into the middle second."""
    saxophone, cello = demo_part(SAXOPHONE_FROM_S, 3.0), demo_part(CELLO_FROM_S, 3.0)
    times_s = np.arange(len(saxophone)) / MIX_RATE
    fade = np.clip((times_s - 1.0 - change_s) / 0.03 + 0.5, 0.0, 1.0).astype(np.float32)
    return write_wav(path, saxophone * (1 - fade) + cello * fade, MIX_RATE)

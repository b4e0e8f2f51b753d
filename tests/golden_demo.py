"""The activations that the shipped bundle gave for the demo recording when it was shipped.

``python -m tests.golden_demo`` keeps them anew: only when a new bundle is shipped on purpose.
"""

from pathlib import Path

import numpy as np

from engine.analysis.activations import Activations
from engine.analysis.analyzer import Analyzer
from engine.analysis.settings import DEFAULT_BUNDLE
from engine.audio import open_recording
from engine.resource_files import resource_path

GOLDEN_FILE = Path(__file__).with_name("golden_demo.npz")


def analysed_demo() -> Activations:
    """Analyse the demo recording with the shipped bundle on the CPU, as a user does."""
    with open_recording(resource_path("demo", "demo.ogg")) as recording:
        return Analyzer.from_bundle(DEFAULT_BUNDLE, device="cpu").analyze(recording)


def kept_activations() -> np.ndarray:
    """Return the kept activations, (frames, instruments) float32."""
    with np.load(GOLDEN_FILE) as kept:
        return np.asarray(kept["values"], dtype=np.float32)


if __name__ == "__main__":
    np.savez_compressed(GOLDEN_FILE, values=analysed_demo().values.astype(np.float16))

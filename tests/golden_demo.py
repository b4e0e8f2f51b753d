"""The activations that the shipped bundle gave for the demo recording when it was shipped.

``python -m tests.golden_demo`` keeps them anew: only when a new bundle is shipped on purpose.
"""

from pathlib import Path

import numpy as np

from engine.analysis.activations import Activations
from engine.analysis.analyzer import Analyzer
from engine.analysis.settings import DEFAULT_BUNDLE
from engine.audio import open_recording
from engine.models import load_bundle
from engine.resource_files import resource_path

GOLDEN_FILE = Path(__file__).with_name("golden_demo.npz")


def analysed_demo(precision: str = "auto") -> Activations:
    """Analyse the demo recording with the shipped bundle on the CPU, by default as a user does."""
    with open_recording(resource_path("demo", "demo.ogg")) as recording:
        return Analyzer(load_bundle(DEFAULT_BUNDLE), "cpu", precision=precision).analyze(recording)


def kept_activations() -> tuple[np.ndarray, np.ndarray]:
    """Return the kept presence and lead, each (frames, instruments) float32."""
    with np.load(GOLDEN_FILE) as kept:
        return np.asarray(kept["values"], dtype=np.float32), np.asarray(kept["lead"], dtype=np.float32)


if __name__ == "__main__":
    found = analysed_demo("float32")
    assert found.lead is not None
    np.savez_compressed(GOLDEN_FILE, values=found.values.astype(np.float16), lead=found.lead.astype(np.float16))

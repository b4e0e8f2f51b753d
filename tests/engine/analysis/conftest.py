"""One analyzer, warm, for all tests of the analysis."""

from pathlib import Path

import pytest

from engine.analysis.analyzer import Analyzer
from engine.models import load_bundle


@pytest.fixture(scope="session")
def analyzer(tiny_bundle: Path) -> Analyzer:
    # In full precision, where results can be compared closely on every processor.
    return Analyzer(load_bundle(tiny_bundle), "cpu", precision="float32")

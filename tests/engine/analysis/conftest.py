"""One analyzer, warm, for all tests of the analysis."""

from pathlib import Path

import pytest

from engine.analysis.analyzer import Analyzer


@pytest.fixture(scope="session")
def analyzer(tiny_bundle: Path) -> Analyzer:
    return Analyzer.from_bundle(tiny_bundle, device="cpu")

"""One small bundle, warm, for all tests of the analysis."""

from pathlib import Path

import pytest

from engine.analysis.analyzer import Analyzer
from tests.builders_analysis import make_bundle


@pytest.fixture(scope="session")
def tiny_bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_bundle(tmp_path_factory.mktemp("models"))


@pytest.fixture(scope="session")
def analyzer(tiny_bundle: Path) -> Analyzer:
    return Analyzer.from_bundle(tiny_bundle, device="cpu")

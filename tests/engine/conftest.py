"""What tests of several parts of the engine need, made once."""

from pathlib import Path

import pytest

from tests.builders_analysis import make_bundle


@pytest.fixture(scope="session")
def tiny_bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a model bundle with a small random network."""
    return make_bundle(tmp_path_factory.mktemp("models"))

"""What tests of several parts of the engine need, made once."""

from pathlib import Path

import pytest

from tests.builders_analysis import make_bundle


@pytest.fixture(scope="session")
def tiny_bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a model bundle with a small random network."""
    return make_bundle(tmp_path_factory.mktemp("models"))


@pytest.fixture
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep caches and queues in folders of the test's own."""
    monkeypatch.setenv("SOLOSCOPE_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))

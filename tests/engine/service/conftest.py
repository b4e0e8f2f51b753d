"""A running worker with a cache of its own, and recordings for it."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from engine.service.process_client import EngineProcess
from tests.builders import write_wav
from tests.builders_analysis import music


@pytest.fixture(scope="session")
def take(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_wav(tmp_path_factory.mktemp("recordings") / "täke 3.wav", music(12.3), 22050)


@pytest.fixture(scope="session")
def long_take(tmp_path_factory: pytest.TempPathFactory) -> Path:
    quarter_hour = np.tile(music(30.0), 30)
    return write_wav(tmp_path_factory.mktemp("recordings") / "long.wav", quarter_hour, 22050)


@pytest.fixture
def engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[EngineProcess]:
    monkeypatch.setenv("SOLOSCOPE_CACHE_DIR", str(tmp_path / "cache"))
    with EngineProcess() as process:
        process.wait_ready()
        yield process

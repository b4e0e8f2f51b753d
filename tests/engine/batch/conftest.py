"""A folder of recordings to make a batch of, and caches of the test's own."""

from pathlib import Path

import pytest

from tests.builders import write_wav
from tests.builders_analysis import music


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOLOSCOPE_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture
def album(tmp_path: Path) -> Path:
    """Three recordings, one of them in a folder of its own, and one file that is none."""
    folder = tmp_path / "album"
    (folder / "disc 2").mkdir(parents=True)
    write_wav(folder / "a.wav", music(4.0, seed=1), 22050)
    (folder / "b.wav").write_text("no sound in here")
    write_wav(folder / "c.wav", music(3.0, seed=2), 22050)
    write_wav(folder / "disc 2" / "a.wav", music(2.0, seed=3), 22050)
    return folder

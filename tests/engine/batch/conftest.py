"""A folder of recordings to make a batch of."""

from pathlib import Path

import pytest

from tests.builders import write_wav
from tests.builders_analysis import music


@pytest.fixture(autouse=True)
def kept_here(own_folders: None) -> None:
    """Keep caches and queues of every test of this folder where it has its files."""


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

"""Recordings are found in folders whatever else lies there."""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.audio.finding import find_recordings


def touch(*files: Path) -> None:
    for file in files:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()


def names(*named: Path, **options: object) -> list[str]:
    return [found.inside.as_posix() for found in find_recordings(named, **options)]  # type: ignore[arg-type]


def test_a_folder_stands_for_the_recordings_in_it_at_any_depth(tmp_path: Path) -> None:
    touch(tmp_path / "b.WAV", tmp_path / "a/deep/er/c.mp3", tmp_path / "a.txt", tmp_path / "film.mov")
    assert names(tmp_path) == ["b.WAV", "film.mov", "a/deep/er/c.mp3"]


def test_hidden_files_and_folders_are_passed_over(tmp_path: Path) -> None:
    touch(tmp_path / ".a.wav", tmp_path / ".trash/b.wav", tmp_path / "c.wav")
    assert names(tmp_path) == ["c.wav"]


def test_a_copy_of_the_sound_with_regions_in_it_is_no_recording(tmp_path: Path) -> None:
    touch(tmp_path / "take.wav", tmp_path / "take.regions.wav")
    assert names(tmp_path) == ["take.wav"]


def test_a_file_named_by_itself_may_be_called_anything(tmp_path: Path) -> None:
    assert names(tmp_path / "gone.xyz", Path("a\0b")) == ["gone.xyz", "a\0b"]


def test_the_name_of_the_folder_is_kept_on_demand(tmp_path: Path) -> None:
    touch(tmp_path / "one/a.wav", tmp_path / "two/a.wav")
    assert names(tmp_path / "one", tmp_path / "two", keep_folder=True) == ["one/a.wav", "two/a.wav"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_in_a_circle_end_and_links_elsewhere_are_followed(tmp_path: Path) -> None:
    touch(tmp_path / "in/a.wav", tmp_path / "else/b.wav")
    (tmp_path / "in/up").symlink_to(tmp_path / "in")
    (tmp_path / "in/self").symlink_to(tmp_path / "in/self")
    (tmp_path / "in/there").symlink_to(tmp_path / "else")
    assert names(tmp_path / "in") == ["a.wav", "there/b.wav"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_name_that_is_not_utf_8_is_found(tmp_path: Path) -> None:
    with open(os.fsencode(tmp_path) + b"/t\xe4ke.wav", "wb"):
        pass
    (found,) = find_recordings([tmp_path])
    assert os.fsencode(found.path).endswith(b"/t\xe4ke.wav")


@pytest.fixture
def nobody() -> Iterator[None]:
    """Run without the superuser's right to read everything."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    yield
    os.seteuid(0)


@pytest.mark.skipif(sys.platform == "win32", reason="other rights there")
def test_a_folder_that_may_not_be_read_is_told_and_stops_nothing(nobody: None) -> None:
    told: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        touch(folder / "a.wav", folder / "shut/b.wav", folder / "tale/c.wav")
        (folder / "shut").chmod(0)
        found = names(folder, on_trouble=told.append)
        (folder / "shut").chmod(0o700)
    assert found == ["a.wav", "tale/c.wav"]
    assert len(told) == 1 and "“shut” may not be read" in told[0]


def test_the_search_can_be_stopped(tmp_path: Path) -> None:
    touch(*(tmp_path / str(n) / "a.wav" for n in range(5)))
    asked = iter([False, False, True])
    assert names(tmp_path, stopped=lambda: next(asked)) == ["0/a.wav"]

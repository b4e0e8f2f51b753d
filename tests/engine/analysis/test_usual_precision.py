"""The precision this computer uses is remembered beside the cache, for each computer and device."""

import platform
from pathlib import Path

import pytest

from engine.analysis.usual_precision import remember_precision, usual_precision


def test_the_last_one_counts_for_each_device(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    assert usual_precision(folder, "auto") == ""
    remember_precision(folder, "auto", "bfloat16")
    remember_precision(folder, "cuda", "float32")
    assert (usual_precision(folder, "auto"), usual_precision(folder, "cuda")) == ("bfloat16", "float32")
    remember_precision(folder, "auto", "float32")
    assert usual_precision(folder, "auto") == "float32"
    assert usual_precision(folder, "cpu") == ""


def test_another_computer_has_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    remember_precision(tmp_path, "auto", "bfloat16")
    monkeypatch.setattr(platform, "node", lambda: "another")
    assert usual_precision(tmp_path, "auto") == ""
    remember_precision(tmp_path, "auto", "float32")
    monkeypatch.undo()
    assert usual_precision(tmp_path, "auto") == "bfloat16"


@pytest.mark.parametrize("text", ["", "{", "[]", '{"a": 3}', "\xff"])
def test_what_is_no_memory_is_replaced(tmp_path: Path, text: str) -> None:
    remember_precision(tmp_path, "auto", "float32")
    (file,) = tmp_path.iterdir()
    file.write_text(text, encoding="latin-1")
    assert usual_precision(tmp_path, "auto") == ""
    remember_precision(tmp_path, "auto", "bfloat16")
    assert usual_precision(tmp_path, "auto") == "bfloat16"


def test_a_folder_that_cannot_be_written_is_told_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    remember_precision(tmp_path / "file", "auto", "float32")
    assert usual_precision(tmp_path / "file", "auto") == ""

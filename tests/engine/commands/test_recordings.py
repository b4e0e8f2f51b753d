"""Which recordings are read and where results go, without reading any."""

from pathlib import Path

import pytest

from engine.commands.recordings import planned_tasks
from engine.errors import SettingsError


@pytest.fixture
def album(tmp_path: Path) -> Path:
    for name in ("a.wav", "b.FLAC", "side 2/a.mp3", "side 2/notes.txt", ".hidden.wav", ".trash/c.wav"):
        file = tmp_path / "album" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    return tmp_path / "album"


def plan(*args: object, **kwargs: object) -> list[tuple[str, str, str | None]]:
    return [(str(t.recording), t.output, t.activations) for t in planned_tasks(*args, **kwargs)]  # type: ignore[arg-type]


def test_one_recording_goes_to_the_file_named() -> None:
    assert plan([Path("take.wav")], "out.csv") == [("take.wav", "out.csv", None)]
    assert plan([Path("take.wav")], "-", "act.csv") == [("take.wav", "-", "act.csv")]


def test_without_a_name_results_lie_beside_the_recording() -> None:
    assert plan([Path("x/take.wav"), Path("x/b.mp3")], None) == [
        ("x/take.wav", "x/take.regions.csv", None),
        ("x/b.mp3", "x/b.regions.csv", None),
    ]


def test_one_recording_goes_into_a_folder_that_is_there_or_ends_like_one(tmp_path: Path) -> None:
    assert plan([Path("take.wav")], str(tmp_path))[0][1] == str(tmp_path / "take.csv")
    assert plan([Path("take.wav")], "new/")[0][1] == str(Path("new/take.csv"))


def test_a_folder_stands_for_the_recordings_in_it(album: Path) -> None:
    assert plan([album], "out", "act") == [
        (str(album / "a.wav"), str(Path("out/a.csv")), str(Path("act/a.activations.csv"))),
        (str(album / "b.FLAC"), str(Path("out/b.csv")), str(Path("act/b.activations.csv"))),
        (str(album / "side 2/a.mp3"), str(Path("out/side 2/a.csv")), str(Path("act/side 2/a.activations.csv"))),
    ]


def test_recordings_that_differ_in_extension_only_keep_it() -> None:
    assert [t[1] for t in plan([Path("a.wav"), Path("a.flac"), Path("b.wav")], "out")] == [
        str(Path("out/a.wav.csv")),
        str(Path("out/a.flac.csv")),
        str(Path("out/b.csv")),
    ]
    assert [t[1] for t in plan([Path("a.wav"), Path("a.flac")], None)] == ["a.wav.regions.csv", "a.flac.regions.csv"]


def test_names_with_several_dots_stay_whole() -> None:
    assert plan([Path("mix v1.2.wav")], "out/")[0][1] == str(Path("out/mix v1.2.csv"))
    assert plan([Path("noext")], "out/")[0][1] == str(Path("out/noext.csv"))


@pytest.mark.parametrize(
    ("recordings", "output", "activations"),
    [
        (["a.wav", "b.wav"], "-", None),
        (["a.wav", "b.wav"], "out", "-"),
        (["a.wav"], "-", "-"),
        (["a.wav"], "a.wav", None),
        (["a.wav"], "out.csv", "a.wav"),
        (["a.wav"], "out.csv", "out.csv"),
        (["x/a.wav", "y/a.wav"], "out", None),
    ],
)
def test_results_that_would_collide_are_refused(recordings: list[str], output: str, activations: str | None) -> None:
    with pytest.raises(SettingsError):
        plan([Path(name) for name in recordings], output, activations)


def test_several_recordings_do_not_go_into_a_file(album: Path, tmp_path: Path) -> None:
    (tmp_path / "list.csv").touch()
    with pytest.raises(SettingsError, match=r"list\.csv"):
        plan([album], str(tmp_path / "list.csv"))


def test_a_folder_without_recordings_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no recordings"):
        plan([tmp_path], "out")

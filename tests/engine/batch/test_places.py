"""Results never lie in one another's place, nor in a recording's."""

from pathlib import Path

import pytest

from engine.audio.finding import FoundRecording
from engine.batch.places import Places, activations_file, result_file, run_file
from engine.interchange import FORMATS


def found(*paths: str) -> list[FoundRecording]:
    return [FoundRecording(Path("/takes", path), Path(path)) for path in paths]


def given(places: Places, *paths: str) -> list[str]:
    return [base.as_posix() for base in places.give(found(*paths))]


def test_results_lie_beside_the_recordings() -> None:
    assert given(Places(), "a.wav", "disc 2/mix v1.2.wav") == ["/takes/a.regions", "/takes/disc 2/mix v1.2.regions"]


def test_an_output_folder_has_the_structure_of_the_recordings() -> None:
    assert given(Places(Path("/out")), "a.wav", "disc 2/a.wav") == ["/out/a", "/out/disc 2/a"]


def test_recordings_that_differ_in_extension_or_case_only_keep_it() -> None:
    assert given(Places(Path("/out")), "a.wav", "A.flac", "b.wav") == ["/out/a.wav", "/out/A.flac", "/out/b"]
    assert given(Places(), "a.wav", "a.flac") == ["/takes/a.wav.regions", "/takes/a.flac.regions"]


def test_recordings_of_one_name_added_one_after_another_are_counted() -> None:
    places = Places(Path("/out"))
    assert [given(places, "a.wav")[0] for _ in range(4)] == [
        "/out/a",
        "/out/a.wav",
        "/out/a.wav (2)",
        "/out/a.wav (3)",
    ]
    beside = Places()
    assert [given(beside, "a.wav")[0] for _ in range(3)] == [
        "/takes/a.regions",
        "/takes/a.wav.regions",
        "/takes/a.wav (2).regions",
    ]


def test_a_released_place_is_given_again() -> None:
    places = Places(Path("/out"))
    given(places, "a.wav")
    places.release(Path("/out/a"))
    assert given(places, "a.wav") == ["/out/a"]


@pytest.mark.parametrize("base", ["/takes/a.regions", "/out/a"])
def test_no_two_files_of_one_recording_share_a_name(base: str) -> None:
    files = [result_file(Path(base), spec.id) for spec in FORMATS]
    files += [activations_file(Path(base)), run_file(Path(base))]
    assert len({str(file).casefold() for file in files}) == len(files)
    assert result_file(Path(base), "csv") == Path(f"{base}.csv")

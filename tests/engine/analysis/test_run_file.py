"""The run file says all that a run depended on, and is refused in words when it says nonsense."""

import json
from pathlib import Path

import pytest

from engine.analysis.run_file import RunFile, RunRecording, RunSettings
from engine.analysis.settings import AnalysisSettings
from engine.errors import SettingsError

SETTINGS = RunSettings(
    AnalysisSettings("mine", 0.25, "cpu", 8),
    threshold={"flute": 0.4},
    threshold_scale=1.5,
    min_duration_s=0.5,
    merge_gap_s=0.25,
    instruments=("flute", "violin"),
    solos=True,
    lead=True,
    format="csv",
)


@pytest.mark.parametrize("settings", [SETTINGS, RunSettings(), RunSettings(threshold=0.3)])
def test_a_run_comes_back_as_it_was(tmp_path: Path, settings: RunSettings) -> None:
    run = RunFile(settings, (RunRecording("/a/\udcff.wav", "ab", "/a/x.csv"), RunRecording("/b.wav")), "ff" * 32)
    run.write(tmp_path / "new" / "run.json")
    found = RunFile.read(tmp_path / "new" / "run.json")
    assert found == run
    assert {"soloscope", "python", "torch"} <= set(found.versions)


def written(tmp_path: Path, **changes: object) -> Path:
    path = tmp_path / "run.json"
    RunFile(SETTINGS, (RunRecording("/a.wav"),)).write(path)
    values = json.loads(path.read_text())
    values.update(changes)
    path.write_text(json.dumps(values))
    return path


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "shopping list"},
        {"version": 99},
        {"settings": {"hop": 1}},
        {"settings": {"hop_s": "often"}},
        {"settings": {"hop_s": 99.0}},
        {"settings": {"solos": "yes"}},
        {"settings": {"threshold": [1]}},
        {"settings": {"threshold": 1.5}},
        {"settings": {"min_duration_s": -1}},
        {"settings": {"instruments": [3]}},
        {"settings": None},
        {"recordings": [{"path": 3}]},
        {"recordings": [{"pfad": "a"}]},
        {"recordings": 7},
    ],
)
def test_a_run_file_that_makes_no_sense_is_refused(tmp_path: Path, changes: dict) -> None:
    with pytest.raises(SettingsError):
        RunFile.read(written(tmp_path, **changes))


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"\xff\xfe", b"[" * 10**5])
def test_what_is_no_run_file_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "run.json").write_bytes(content)
    with pytest.raises(SettingsError, match=r"run\.json"):
        RunFile.read(tmp_path / "run.json")
    with pytest.raises(SettingsError, match="cannot be read"):
        RunFile.read(tmp_path)

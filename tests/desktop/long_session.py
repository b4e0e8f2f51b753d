"""A session of hours in which regions are ready, for a recording that costs no room on the disk."""

from pathlib import Path

from desktop.session_file import RecordingPlace, SavedSession, ViewState, write_session
from desktop.work import Work
from tests.builders_long import write_long_wav
from tests.desktop.view_builders import RULES, orchestra


def write_long_session(folder: Path, duration_s: float, recording: Path | None = None) -> Path:
    """Write a session and, unless there is one, its recording: twenty instruments, some 780 regions an hour."""
    recording = recording or write_long_wav(folder / "rehearsal.wav", duration_s)
    place = RecordingPlace(recording, recording.name, recording.stat().st_size, "", duration_s)
    view = ViewState(0.0, duration_s, 0.0)
    path = folder / "rehearsal.soloscope"
    write_session(path, SavedSession(place, orchestra(duration_s), True, "test", RULES, Work(), view))
    return path

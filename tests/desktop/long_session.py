"""A recording of hours that costs no room on the disk, with a session in which its regions are ready."""

import struct
from pathlib import Path

from desktop.session_file import RecordingPlace, SavedSession, ViewState, write_session
from desktop.work import Work
from tests.desktop.view_builders import RULES, orchestra

RATE = 22050
THREE_HOURS_S = 3 * 3600.0


def write_long_wav(path: Path, duration_s: float) -> Path:
    """Write a silent 16-bit mono WAV as a sparse file: a header and a hole."""
    length = round(duration_s * RATE) * 2
    header = (
        b"RIFF"
        + struct.pack("<I", 36 + length)
        + b"WAVEfmt "
        + struct.pack("<IHHIIHH", 16, 1, 1, RATE, RATE * 2, 2, 16)
    )
    with open(path, "wb") as stream:
        stream.write(header + b"data" + struct.pack("<I", length))
        stream.truncate(44 + length)
    return path


def write_long_session(folder: Path, duration_s: float) -> Path:
    """Write a recording and its session: twenty instruments, some 700 regions an hour; return the session's path."""
    recording = write_long_wav(folder / "rehearsal.wav", duration_s)
    place = RecordingPlace(recording, recording.name, recording.stat().st_size, "", duration_s)
    view = ViewState(0.0, duration_s, 0.0)
    path = folder / "rehearsal.soloscope"
    write_session(path, SavedSession(place, orchestra(duration_s), True, "test", RULES, Work(), view))
    return path

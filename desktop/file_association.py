"""Soloscope in the applications menu and under *Open with* of a Linux desktop; sessions as a type of file of their own.

After freedesktop.org's Desktop Entry 1.5 and Shared MIME-info 0.21. ``packaging/soloscope.desktop`` and
``packaging/soloscope.xml`` are the same for packages that are installed for everybody.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from engine.atomic import replacing, write_text
from engine.links.integrations import State
from engine.resource_files import resource_path

SESSION_TYPE = "application/x-soloscope-session"
"""Media type of ``*.soloscope``."""

MIME_TYPES = (
    SESSION_TYPE,
    *("audio/x-wav", "audio/wav", "audio/vnd.wave", "audio/flac", "audio/x-flac", "audio/mpeg", "audio/mp4"),
    *("audio/x-m4a", "audio/aac", "audio/ogg", "audio/x-vorbis+ogg", "audio/x-opus+ogg", "audio/opus", "audio/x-aiff"),
    *("audio/aiff", "audio/x-caf", "video/mp4", "video/quicktime", "video/x-matroska", "video/webm"),
)
_ENTRY = "soloscope.desktop"
SESSION_TYPE_XML = r"""<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="application/x-soloscope-session">
    <comment>Soloscope session</comment>
    <comment xml:lang="de">Soloscope-Sitzung</comment>
    <sub-class-of type="application/zip"/>
    <icon name="soloscope"/>
    <generic-icon name="package-x-generic"/>
    <magic priority="60">
      <match type="string" offset="0" value="PK\003\004">
        <match type="string" offset="30" value="session.json"/>
      </match>
    </magic>
    <glob pattern="*.soloscope"/>
  </mime-type>
</mime-info>
"""
"""What a session file is called, how it is recognised by name and content, and its icon."""


def register(command: Sequence[str] | None = None) -> Path:
    """Add Soloscope to the menu and to the programs that open recordings and sessions; return the entry written.

    Parameters
    ----------
    command : sequence of str, optional
        What starts the window; the running program by default.

    Raises
    ------
    OSError
        With a sentence, where the system has no such entries or the folder cannot be written.
    """
    if not sys.platform.startswith("linux"):
        raise OSError(
            "Only Linux desktops keep such entries; on Windows and macOS choose “Open with” on a recording "
            "and then soloscope-desktop."
        )
    entry = entry_path()
    try:
        with replacing(_icon()) as picture:
            picture.write(resource_path("icons", "soloscope.svg").read_bytes())
        write_text(_session_type(), SESSION_TYPE_XML)
        write_text(entry, entry_text(command or _own_command()))
    except OSError as error:
        raise OSError(f"The entry '{entry}' cannot be written ({error.strerror or error}).") from error
    _refresh(entry.parent)
    return entry


def unregister() -> None:
    """Take the entry, its icon and the type of sessions away again; nothing happens where there is none.

    Raises
    ------
    OSError
        Where a file cannot be removed.
    """
    entry = entry_path()
    for path in (entry, _icon(), _session_type()):
        with suppress(FileNotFoundError):
            path.unlink()
    _refresh(entry.parent)


def entry_path() -> Path:
    """Return where the entry is written."""
    return _data_home() / "applications" / _ENTRY


def entry_state() -> State:
    """Return whether the entry is there, and whether it starts this Soloscope."""
    try:
        there = entry_path().read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return State.ABSENT
    except (OSError, ValueError):
        return State.OLDER
    return State.CURRENT if there == entry_text(_own_command()) else State.OLDER


def entry_text(command: Sequence[str]) -> str:
    """Return the desktop entry for a command; the path of the recording or session is added to it."""
    return "\n".join(
        [
            "[Desktop Entry]",
            "Type=Application",
            "Version=1.5",
            "Name=Soloscope",
            "GenericName=Instrument finder",
            "Comment=See which instrument sounds when in a recording",
            f"Exec={' '.join(_quoted(part) for part in command)} %f",
            "Icon=soloscope",
            "Terminal=false",
            "StartupWMClass=soloscope",
            "Categories=AudioVideo;Audio;",
            "Keywords=solo;instrument;region;audio;",
            f"MimeType={';'.join(MIME_TYPES)};",
            "",
        ]
    )


def _quoted(part: str) -> str:
    """Quote an argument of an Exec line: once for the line itself, once for the file it stands in."""
    part = part.replace("%", "%%")
    if re.fullmatch(r"[\w./%+=:,@-]+", part):
        return part
    for_line = re.sub(r'(["`$\\])', r"\\\1", part)
    return '"' + for_line.replace("\\", "\\\\") + '"'


def _own_command() -> tuple[str, ...]:
    if getattr(sys, "frozen", False):
        return (sys.executable,)
    script = Path(sys.argv[0]).absolute()
    if script.name == "soloscope-desktop":
        return (str(script),)
    return (sys.executable, "-m", "desktop")


def _data_home() -> Path:
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")


def _icon() -> Path:
    return _data_home() / "icons" / "hicolor" / "scalable" / "apps" / "soloscope.svg"


def _session_type() -> Path:
    return _data_home() / "mime" / "packages" / "soloscope.xml"


def _refresh(applications: Path) -> None:
    """Tell the desktop that something changed; those that watch the folders do not need it."""
    for name, folder in (
        ("update-mime-database", _session_type().parent.parent),
        ("update-desktop-database", applications),
    ):
        tool = shutil.which(name)
        if tool and folder.is_dir():
            subprocess.run([tool, str(folder)], check=False, capture_output=True)

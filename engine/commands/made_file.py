"""The file beside what `convert` and `cut` wrote that says from what and how, so that it can be made again.

Its name is its own: a run file (`engine.analysis.run_file`) belongs to `analyze`, and often lies in the same folder.
"""

import json
import os
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from engine.analysis.run_file import package_versions
from engine.atomic import write_text
from engine.audio.content_hash import content_hash
from engine.commands.console import Console
from engine.errors import RecordingError
from engine.naming import display_name

__all__ = ["SUFFIX", "write_made_file"]

KIND, VERSION = "soloscope export", 1
SUFFIX = ".made.json"


def write_made_file(
    path: Path, command_line: Sequence[str], sources: Iterable[Path], files: Iterable[str | Path], console: Console
) -> None:
    """
    Write down what was made; where that cannot be, say so and go on, for the results are there.

    Parameters
    ----------
    path
        Of the file to write or to replace.
    command_line
        As it was typed, without the program's name; typed again in the same folder it makes the same files.
    sources
        What was read, the recording too.
    files
        What was written.
    console
        Is told what stands in the way.
    """
    values = {
        "kind": KIND,
        "version": VERSION,
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
        "versions": package_versions(),
        "folder": os.getcwd(),
        "command": ["soloscope", *command_line],
        "sources": [{"path": os.path.abspath(source), "sha256": _hash_of(source)} for source in dict.fromkeys(sources)],
        "files": [os.path.abspath(file) for file in files],
    }
    try:
        write_text(path, json.dumps(values, indent=1) + "\n")
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "no file can have that name"
        console.event(
            "warning",
            f"Note: “{display_name(path)}”, which says how it was made, cannot be written ({reason}).",
            warning=str(error),
        )


def _hash_of(path: Path) -> str:
    try:
        return content_hash(path)
    except RecordingError:
        return ""

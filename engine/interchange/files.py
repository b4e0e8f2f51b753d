"""Region files on disk: read and written through the format that their name, their content or the caller chooses."""

import codecs
import os
from collections.abc import Sequence
from pathlib import Path

from engine.analysis.regions import Region
from engine.errors import ExportError
from engine.interchange.atomic_write import write_bytes, write_text
from engine.interchange.entries import MOST_ENTRIES, FileContents, check_places, contents_of
from engine.interchange.format_spec import ExportFacts, FormatSpec, OnProgress
from engine.interchange.formats import format_by_id, format_for_path, format_of_content
from engine.naming import display_name

__all__ = ["format_of_file", "read_contents", "read_regions", "write_regions"]

_LARGEST = 32 << 20
_HEAD = 1 << 16
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def write_regions(
    path: str | os.PathLike[str],
    regions: Sequence[Region],
    format_id: str | None = None,
    facts: ExportFacts | None = None,
    on_progress: OnProgress | None = None,
) -> None:
    """
    Write regions to a file, whole or not at all.

    Parameters
    ----------
    path
        File to write or to replace.
    regions
        In any order.
    format_id
        Id of a format; ``None`` goes by the extension.
    facts
        Of the recording, for formats that use them.
    on_progress
        Called with the share done, from 0 to 1, where writing takes a while; what it raises ends the work and leaves
        nothing behind.

    Raises
    ------
    ExportError
        When the format is unknown, a region lies nowhere, or the file cannot be written.
    """
    spec = format_by_id(format_id) if format_id else format_for_path(path)
    facts = facts or ExportFacts()
    check_places(regions, facts.markers)
    if spec.copier is not None:
        if facts.path is None:
            raise ExportError(f"{spec.name} is a copy of the recording, so the recording must be named.")
        spec.copier(facts.path, Path(path), regions, facts, on_progress)
        return
    assert spec.writer is not None, spec.id
    content = spec.writer(regions, facts)
    if isinstance(content, str):
        write_text(path, content)
    else:
        write_bytes(path, content)


def format_of_file(path: str | os.PathLike[str]) -> FormatSpec:
    """
    Return the format of a file that is to be read, by what is in it.

    Raises
    ------
    ExportError
        When the file is missing, or in no format or in one of several.
    """
    return format_of_content(Path(path), _start(Path(path), _HEAD))


def read_regions(path: str | os.PathLike[str], format_id: str | None = None) -> tuple[Region, ...]:
    """
    Return the regions in a file, sorted by onset, then instrument; its markers are passed over.

    Parameters and errors are those of `read_contents`.
    """
    return read_contents(path, format_id).regions


def read_contents(path: str | os.PathLike[str], format_id: str | None = None) -> FileContents:
    """
    Return the regions and the markers in a file.

    Parameters
    ----------
    path
        File to read.
    format_id
        Id of a format; ``None`` goes by what is in the file.

    Raises
    ------
    ExportError
        When the file is missing, in no format that can be read, or malformed, saying which line and what.
    """
    path = Path(path)
    spec = format_by_id(format_id) if format_id else format_of_file(path)
    if spec.file_reader is not None:
        return contents_of(spec.file_reader(path))
    if spec.reader is not None:
        return contents_of(spec.reader(_text(path, spec), display_name(path)))
    raise ExportError(f"Files of the format {spec.name} can be written but not read; choose another one.")


def _start(path: Path, length: int) -> bytes:
    """Return the first bytes of a file."""
    name = display_name(path)
    try:
        if os.path.exists(path) and not os.path.isfile(path):
            raise ExportError(f"“{name}” is not a file; choose a file of regions.")
        with open(path, "rb") as stream:
            return stream.read(length)
    except FileNotFoundError as error:
        raise ExportError(f"“{name}” does not exist; check the path.") from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "no file can have that name"
        raise ExportError(f"“{name}” cannot be read ({reason}); choose another file.") from error


def _text(path: Path, spec: FormatSpec) -> str:
    """Return the text of a file in UTF-8, or in UTF-16 where it says so."""
    name = display_name(path)
    data = _start(path, _LARGEST + 1)
    if len(data) > _LARGEST:
        raise ExportError(f"“{name}” is larger than {_LARGEST >> 20} MB and is no file of regions; choose another one.")
    try:
        text = data.decode("utf-16" if data.startswith(_UTF16) else "utf-8-sig")
    except UnicodeDecodeError as error:
        if b"\0" in data[:_HEAD]:
            raise ExportError(f"“{name}” is no text, as {spec.name} is; choose another file.") from error
        raise ExportError(f"“{name}” is not text in UTF-8; save it as UTF-8 and try again.") from error
    if "\n" not in text:  # lines that end as they did on old Macs
        text = text.replace("\r", "\n")
    if text.count("\n") > 4 * MOST_ENTRIES:
        raise ExportError(f"“{name}” has too many lines for a file of regions; choose another one.")
    return text

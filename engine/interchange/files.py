"""Region files on disk: read and written through the format that their name or the caller chooses."""

import os
from collections.abc import Sequence
from pathlib import Path

from engine.analysis.regions import Region
from engine.errors import ExportError
from engine.interchange.atomic_write import write_text
from engine.interchange.formats import ExportFacts, format_by_id, format_for_path
from engine.naming import display_name

_LARGEST = 256 << 20


def write_regions(
    path: str | os.PathLike[str],
    regions: Sequence[Region],
    format_id: str | None = None,
    facts: ExportFacts | None = None,
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

    Raises
    ------
    ExportError
        When the format is unknown or the file cannot be written.
    """
    spec = format_by_id(format_id) if format_id else format_for_path(path)
    write_text(path, spec.writer(regions, facts or ExportFacts()))


def read_regions(path: str | os.PathLike[str], format_id: str | None = None) -> tuple[Region, ...]:
    """
    Return the regions in a file, sorted by onset, then instrument.

    Parameters
    ----------
    path
        File to read.
    format_id
        Id of a format; ``None`` goes by the extension.

    Raises
    ------
    ExportError
        When the file is missing, not text, or not in the format, saying which line and what.
    """
    spec = format_by_id(format_id) if format_id else format_for_path(path)
    if spec.reader is None:
        raise ExportError(f"Files of the format {spec.name} can be written but not read; choose another one.")
    return spec.reader(_text(Path(path)), display_name(path))


def _text(path: Path) -> str:
    name = display_name(path)
    try:
        if os.path.exists(path) and not os.path.isfile(path):
            raise ExportError(f"“{name}” is not a file; choose a file of regions.")
        with open(path, "rb") as stream:
            data = stream.read(_LARGEST + 1)
    except FileNotFoundError as error:
        raise ExportError(f"“{name}” does not exist; check the path.") from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "no file can have that name"
        raise ExportError(f"“{name}” cannot be read ({reason}); choose another file.") from error
    if len(data) > _LARGEST:
        raise ExportError(f"“{name}” is larger than {_LARGEST >> 20} MB and is no file of regions; choose another one.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ExportError(f"“{name}” is not text in UTF-8; save it as UTF-8 and try again.") from error

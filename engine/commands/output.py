"""How a result reaches a file or standard output."""

import sys
from collections.abc import Sequence

from engine.analysis.regions import Region
from engine.audio import RecordingInfo
from engine.commands.console import Console
from engine.commands.recordings import STANDARD_OUTPUT
from engine.errors import SettingsError
from engine.interchange import ExportFacts, FormatSpec, write_regions, write_text
from engine.naming import display_name

__all__ = ["facts_of", "write_export", "write_result"]


def facts_of(info: RecordingInfo) -> ExportFacts:
    """Return what writers may want to know of a recording."""
    return ExportFacts(
        info.duration_s, info.sample_rate, display_name(info.path), info.start_timecode_s, path=info.path
    )


def write_export(
    output: str, spec: FormatSpec, regions: Sequence[Region], facts: ExportFacts, console: Console
) -> None:
    """Write regions in a format to the file named, whole or not at all, or to standard output; show how far it is.

    Raises
    ------
    ExportError
        If the file cannot be written.
    SettingsError
        If the format cannot go to standard output.
    """
    if output != STANDARD_OUTPUT:
        name = display_name(output)
        try:
            write_regions(output, regions, spec.id, facts, lambda share: console.progress(name, share, None))
        finally:
            console.end_progress()
        return
    if spec.writer is None:
        raise SettingsError(f"{spec.name} cannot go to standard output; name a file with -o.")
    _print(spec.writer(regions, facts))


def write_result(output: str, text: str) -> None:
    """Write a result to the file named, whole or not at all, or to standard output as UTF-8.

    Raises
    ------
    ExportError
        If the file cannot be written.
    """
    if output != STANDARD_OUTPUT:
        write_text(output, text)
        return
    _print(text)


def _print(content: str | bytes) -> None:
    sys.stdout.flush()
    data = content.encode("utf-8", "backslashreplace") if isinstance(content, str) else content
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()

"""The formats that regions can be written to and read from, and which of them a name or a file's content stands for."""

import os
from pathlib import Path

from engine.errors import ExportError, FormatUnclearError
from engine.interchange import (
    ardour_ranges,
    audacity_labels,
    audition_markers,
    cmx3600,
    elan,
    fcpxml,
    jams,
    midi_markers,
    raven_table,
    reaper_csv,
    reaper_project,
    regions_csv,
    regions_json,
    regions_parquet,
    resolve_edl,
    rx_markers,
    sonic_visualiser,
    subrip,
    textgrid,
    wav_cue,
    webvtt,
)
from engine.interchange.format_spec import ExportFacts, FormatSpec
from engine.naming import display_name

__all__ = [
    "FORMATS",
    "ExportFacts",
    "FormatSpec",
    "format_by_id",
    "format_for_path",
    "format_for_result",
    "format_of_content",
]

FORMATS = (
    regions_csv.FORMAT,
    audacity_labels.FORMAT,
    audition_markers.FORMAT,
    reaper_csv.FORMAT,
    reaper_project.FORMAT,
    ardour_ranges.FORMAT,
    wav_cue.FORMAT,
    rx_markers.FORMAT,
    midi_markers.FORMAT,
    resolve_edl.FORMAT,
    fcpxml.FORMAT,
    cmx3600.FORMAT,
    subrip.FORMAT,
    webvtt.FORMAT,
    sonic_visualiser.FORMAT,
    textgrid.FORMAT,
    elan.FORMAT,
    raven_table.FORMAT,
    jams.FORMAT,
    regions_json.FORMAT,
    regions_parquet.FORMAT,
)
"""In the order in which they are offered: editors first, then films, research, scripts."""


def format_by_id(format_id: str) -> FormatSpec:
    """
    Return the format with an id.

    Raises
    ------
    ExportError
        When there is none.
    """
    for spec in FORMATS:
        if spec.id == format_id:
            return spec
    known = ", ".join(spec.id for spec in FORMATS)
    raise ExportError(f"There is no format “{format_id}”; choose one of: {known}.")


def format_for_path(path: str | os.PathLike[str]) -> FormatSpec:
    """
    Return the format that a file's extension stands for when it is to be written.

    Where formats share an extension, it stands for the one that is called like it, if there is such a one.

    Raises
    ------
    ExportError
        When the extension belongs to none, or to several.
    """
    sharing = _by_extension(path)
    if not sharing:
        known = ", ".join(dict.fromkeys(extension for spec in FORMATS for extension in spec.extensions))
        raise ExportError(f"The name “{display_name(path)}” does not say its format; end it in one of: {known}.")
    if len(sharing) == 1:
        return sharing[0]
    for spec in sharing:
        if f".{spec.id}" == Path(path).suffix.lower():
            return spec
    listed = " or ".join(f"{spec.name} ({spec.id})" for spec in sharing)
    raise ExportError(f"“{display_name(path)}” could be {listed}; name the format.")


def format_for_result(path: str | os.PathLike[str], otherwise: str = regions_csv.FORMAT.id) -> FormatSpec:
    """
    Return the format that a result is written in where nobody chose one.

    Parameters
    ----------
    path
        Its name; the extension says the format.
    otherwise
        Id of the format where it says none.

    Raises
    ------
    ExportError
        When the extension belongs to several formats.
    """
    return format_for_path(path) if _by_extension(path) else format_by_id(otherwise)


def format_of_content(path: str | os.PathLike[str], head: bytes) -> FormatSpec:
    """
    Return the format of a file that is to be read, by what is in it.

    Parameters
    ----------
    path
        Its name; where the content fits no format, but one that can be read has the name's extension, it is that one,
        whose reader then says what is wrong.
    head
        Its first bytes.

    Raises
    ------
    ExportError
        When the content fits none or several.
    """
    name = display_name(path)
    fitting = [spec for spec in FORMATS if spec.recognise is not None and spec.recognise(head)]
    sharing = _by_extension(path)
    if len(fitting) > 1:
        fitting = [spec for spec in fitting if spec in sharing] or fitting
    if not fitting:
        fitting = [spec for spec in sharing if spec.can_read]
        if not fitting and sharing:
            listed = " and ".join(spec.name for spec in sharing)
            raise ExportError(f"“{name}”: {listed} can be written but not read; choose another file.")
        if len(fitting) > 1 and head.strip():
            main = [spec for spec in fitting if f".{spec.id}" == Path(path).suffix.lower()]
            fitting = main or fitting
    if len(fitting) == 1:
        return fitting[0]
    if not fitting:
        known = ", ".join(spec.name for spec in FORMATS if spec.can_read)
        raise ExportError(f"“{name}” is in no format that Soloscope reads; it reads {known}.")
    listed = " or ".join(f"{spec.name} ({spec.id})" for spec in fitting)
    if not head.strip():
        raise FormatUnclearError(f"“{name}” is empty and could be {listed}; name the format.")
    raise FormatUnclearError(f"“{name}” could be {listed}; name the format.")


def _by_extension(path: str | os.PathLike[str]) -> list[FormatSpec]:
    suffix = Path(path).suffix.lower()
    return [spec for spec in FORMATS if suffix in (extension.lower() for extension in spec.extensions)]

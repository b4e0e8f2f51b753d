"""Regions and activations as files of other programs: one module per format, each a pure writer and reader."""

from engine.frame_rates import FRAME_RATES, OF_RECORDING, FrameRate, frame_rate, seconds_from_timecode
from engine.interchange.activations_csv import activations_csv, write_activations_csv
from engine.interchange.atomic_write import write_bytes, write_text
from engine.interchange.entries import FileContents
from engine.interchange.files import format_of_file, read_contents, read_regions, write_regions
from engine.interchange.formats import (
    FORMATS,
    ExportFacts,
    FormatSpec,
    format_by_id,
    format_for_path,
    format_for_result,
    format_of_content,
)
from engine.interchange.imported_names import unknown_names, with_known_names
from engine.interchange.regions_csv import read_regions_csv, regions_csv
from engine.interchange.selection import ExportChoice, ExportFile, ExportPlan, is_confirmed, planned_export
from engine.interchange.timeline_start import on_timeline, timeline_start_s

__all__ = [
    "FORMATS",
    "FRAME_RATES",
    "OF_RECORDING",
    "ExportChoice",
    "ExportFacts",
    "ExportFile",
    "ExportPlan",
    "FileContents",
    "FormatSpec",
    "FrameRate",
    "activations_csv",
    "format_by_id",
    "format_for_path",
    "format_for_result",
    "format_of_content",
    "format_of_file",
    "frame_rate",
    "is_confirmed",
    "on_timeline",
    "planned_export",
    "read_contents",
    "read_regions",
    "read_regions_csv",
    "regions_csv",
    "seconds_from_timecode",
    "timeline_start_s",
    "unknown_names",
    "with_known_names",
    "write_activations_csv",
    "write_bytes",
    "write_regions",
    "write_text",
]

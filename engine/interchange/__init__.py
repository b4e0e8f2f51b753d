"""Regions and activations as files of other programs: one module per format, each a pure writer and reader."""

from engine.interchange.activations_csv import activations_csv, write_activations_csv
from engine.interchange.atomic_write import write_bytes, write_text
from engine.interchange.files import read_regions, write_regions
from engine.interchange.formats import FORMATS, ExportFacts, FormatSpec, format_by_id, format_for_path
from engine.interchange.regions_csv import read_regions_csv, regions_csv

__all__ = [
    "FORMATS",
    "ExportFacts",
    "FormatSpec",
    "activations_csv",
    "format_by_id",
    "format_for_path",
    "read_regions",
    "read_regions_csv",
    "regions_csv",
    "write_activations_csv",
    "write_bytes",
    "write_regions",
    "write_text",
]

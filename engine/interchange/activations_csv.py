"""Activations as CSV: one row per frame, one column per instrument; for spreadsheets and scripts, not read back."""

import csv
import io
import os

import numpy as np

from engine.analysis.activations import Activations
from engine.interchange.atomic_write import write_text
from engine.interchange.regions_csv import guarded


def activations_csv(activations: Activations) -> str:
    """
    Return the text of a CSV file of activations.

    The column ``time_s`` holds the centre of each frame, then follows one column per instrument, and one
    ``lead_<instrument>`` each when there is a lead; all have four decimals. Frames that were not analysed
    (NaN) have empty fields.

    Parameters
    ----------
    activations
        As an analysis returns them.
    """
    header = ["time_s", *map(guarded, activations.instruments)]
    columns = [activations.times_s[:, np.newaxis], activations.values]
    if activations.lead is not None:
        header += [f"lead_{instrument}" for instrument in activations.instruments]
        columns.append(activations.lead)
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(header)
    table = np.concatenate(columns, axis=1, dtype=np.float64)
    row = ",".join(["%.4f"] * table.shape[1]) + "\n"
    body = "".join([row % tuple(values) for values in table.tolist()])
    return text.getvalue() + body.replace("nan", "")


def write_activations_csv(activations: Activations, path: str | os.PathLike[str]) -> None:
    """
    Write activations as a CSV file, whole or not at all.

    Raises
    ------
    ExportError
        When the file cannot be written.
    """
    write_text(path, activations_csv(activations))

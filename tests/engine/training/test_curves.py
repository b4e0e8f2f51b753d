"""The curves that a run leaves behind."""

import csv
from pathlib import Path
from xml.etree import ElementTree

import pytest

from engine.training.curves import write_curves

pytest.importorskip("matplotlib")

LOSSES = [{"step": 50 * i, "loss": 0.3 / i, "rate": 0.001} for i in range(1, 6)]
HISTORY = [{"step": 100, "loss": 0.2, "frame_map": 0.4, "top1": 0.5, "top1_macro": 0.45}]


def test_loss_is_a_table_and_the_picture_names_its_curves(tmp_path: Path) -> None:
    write_curves(tmp_path, HISTORY, LOSSES)
    with (tmp_path / "loss.csv").open() as table:
        rows = list(csv.DictReader(table))
    assert [int(row["step"]) for row in rows] == [50, 100, 150, 200, 250]
    assert float(rows[1]["loss"]) == 0.15
    root = ElementTree.parse(tmp_path / "curves.svg").getroot()
    assert root.tag.endswith("svg")
    text = (tmp_path / "curves.svg").read_text()
    for name in ("frame mAP", "macro top-1", "running loss"):
        assert f"<!-- {name} -->" in text


def test_run_without_a_judgement_still_has_its_loss(tmp_path: Path) -> None:
    write_curves(tmp_path, [], LOSSES)
    assert (tmp_path / "curves.svg").stat().st_size > 1000

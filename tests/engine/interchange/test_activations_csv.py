"""The CSV of activations: exact text, lead columns, gaps, and length."""

import csv
import io
import time

import numpy as np

from engine.analysis.activations import Activations
from engine.interchange import activations_csv, write_activations_csv


def test_text_is_exactly_this():
    values = np.array([[0.12344, 1.0], [0.0, 0.99996]], np.float32)
    text = activations_csv(Activations(values, ("cello", "voice"), 0.1, 0.2))
    assert text == "time_s,cello,voice\n0.0500,0.1234,1.0000\n0.1500,0.0000,1.0000\n"


def test_lead_follows_in_columns_of_its_own():
    values = np.array([[0.5, 0.25]], np.float32)
    text = activations_csv(Activations(values, ("cello", "voice"), 0.1, 0.1, lead=values / 2))
    assert text == "time_s,cello,voice,lead_cello,lead_voice\n0.0500,0.5000,0.2500,0.2500,0.1250\n"


def test_frames_not_analysed_are_empty_and_names_with_nan_are_not_touched():
    values = np.array([[0.5], [np.nan]], np.float32)
    text = activations_csv(Activations(values, ("nanoflute",), 0.1, 0.2))
    assert text == "time_s,nanoflute\n0.0500,0.5000\n0.1500,\n"


def test_an_empty_recording_is_a_header():
    assert activations_csv(Activations(np.zeros((0, 1), np.float32), ("cello",), 0.1, 0.0)) == "time_s,cello\n"


def test_names_with_commas_and_formulas_are_quoted():
    text = activations_csv(Activations(np.zeros((1, 2), np.float32), ("horn, in F", "=1+1"), 0.1, 0.1))
    assert next(csv.reader(io.StringIO(text))) == ["time_s", "horn, in F", "'=1+1"]


def test_three_hours_of_twenty_instruments_are_written_in_seconds(tmp_path):
    values = np.random.default_rng(0).random((108_000, 20), np.float32)
    activations = Activations(values, tuple(f"i{k}" for k in range(20)), 0.1, 10_800.0)
    started = time.monotonic()
    write_activations_csv(activations, tmp_path / "a.csv")
    assert time.monotonic() - started < 30
    table = np.loadtxt(tmp_path / "a.csv", delimiter=",", skiprows=1, max_rows=1000)
    np.testing.assert_allclose(table[:, 0], activations.times_s[:1000])
    np.testing.assert_allclose(table[:, 1:], values[:1000], atol=5.1e-5)

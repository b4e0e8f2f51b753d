import io
import json
import math
import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from desktop import region_edits
from desktop.corrections import Span
from desktop.region_filter import RegionFilter
from desktop.rule_changes import RuleChanges
from desktop.session_file import (
    RecordingPlace,
    SavedSession,
    SessionFileError,
    ViewState,
    read_session,
    session_bytes,
    write_session,
)
from desktop.work import Work
from engine.analysis.activations import Activations
from engine.analysis.regions import Region
from engine.errors import ExportError
from tests.desktop.conftest import RULES, activations
from tests.pace import processor_time_below

CLARINET = Region("clarinet", 1.0, 6.0, 0.9, 0.95, "unaccompanied")


def saved(curves: Activations | None = None, **changes) -> SavedSession:
    """A session with everything in it that one can hold."""
    curves = curves or replace(activations({"clarinet": [(1.0, 6.0, 0.9)], "piano": []}), rules=RULES)
    edits = region_edits.annotate((), CLARINET, "breathy\nattack “é”")
    edits = region_edits.draw(edits.corrections, "theremin", 7.0, 9.5)
    edits = region_edits.delete(edits.corrections, (Region("piano", 3.0, 4.0, 0.5, 0.6),))
    rules = RuleChanges(0.8).with_value("piano", "median_frames", 5)
    view = ViewState(1.0, 9.0, 2.5, (3.0, 4.0), (Span("clarinet", 1.0, 6.0),), RegionFilter("cla", "noted", True), True)
    place = RecordingPlace(Path("media") / "take é.wav", "../take é.wav", 1234, "ab" * 32, 20.0)
    made = SavedSession(
        place, curves, True, "tiny", RULES, Work(edits.corrections, rules), view, saved_at="2026-01-02T03"
    )
    return replace(made, **changes)


def test_everything_comes_back(tmp_path):
    before = saved(belongs_to=Path("a") / "b.soloscope")
    write_session(tmp_path / "take.soloscope", before)
    after = read_session(tmp_path / "take.soloscope")
    assert after.recording == before.recording
    assert after.work.rule_changes == before.work.rule_changes
    assert [c.replaces for c in after.work.corrections] == [c.replaces for c in before.work.corrections]
    first, drawn, deleted = (correction.region for correction in after.work.corrections)
    assert first == replace(CLARINET, note="breathy\nattack “é”")
    assert (drawn.instrument, drawn.origin, math.isnan(drawn.mean)) == ("theremin", "user", True)
    assert deleted is None
    assert after.view == before.view
    assert (after.bundle, after.complete, after.base_rules) == ("tiny", True, RULES)
    assert after.belongs_to == before.belongs_to
    assert after.saved_at == "2026-01-02T03"
    assert np.array_equal(after.activations.values, before.activations.values)
    assert after.activations.instruments == ("clarinet", "piano")
    assert after.activations.lead is None


def test_a_lead_output_and_frames_not_analysed_come_back(tmp_path):
    values = np.full((200, 1), np.nan, np.float32)
    values[:50] = 0.5
    write_session(
        tmp_path / "a.soloscope", saved(Activations(values, ("flute",), 0.1, 20.0, values / 2), complete=False)
    )
    after = read_session(tmp_path / "a.soloscope")
    assert not after.complete
    assert np.array_equal(after.activations.values, values, equal_nan=True)
    assert np.array_equal(after.activations.lead, values / 2, equal_nan=True)


def test_a_session_before_any_analysis_comes_back(tmp_path):
    write_session(tmp_path / "a.soloscope", replace(saved(), activations=None))
    after = read_session(tmp_path / "a.soloscope")
    assert after.activations is None
    assert len(after.work.corrections) == 3


def test_three_hours_of_twenty_instruments_are_written_off_quickly_enough():
    rng = np.random.default_rng(0)
    values = rng.random((108_000, 20), np.float32)
    activations = Activations(values, tuple(f"i{k}" for k in range(20)), 0.1, 10_800.0)
    with processor_time_below(3.0):
        assert len(session_bytes(saved(activations))) < 9_000_000


def test_a_failed_save_leaves_the_former_file(tmp_path):
    target = tmp_path / "take.soloscope"
    write_session(target, saved())
    before = target.read_bytes()
    with pytest.raises(ValueError, match="JSON"):
        write_session(target, saved(view=ViewState(math.nan, 1.0, 0.0)))
    assert target.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["take.soloscope"]


def test_a_place_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(ExportError, match="choose another"):
        write_session(tmp_path / "file" / "take.soloscope", saved())


def rewritten(path: Path, change) -> Path:
    """A session file whose JSON was changed by hand."""
    content = io.BytesIO(session_bytes(saved()))
    with zipfile.ZipFile(content) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "session.json":
                facts = json.loads(data)
                change(facts)
                data = json.dumps(facts).encode()
            new.writestr(name, data)
    return path


def test_a_newer_version_is_named_as_such(tmp_path):
    path = rewritten(tmp_path / "new.soloscope", lambda facts: facts.update(version=99))
    with pytest.raises(SessionFileError, match=r"“new.soloscope” was saved by a newer version of Soloscope"):
        read_session(path)


def test_another_zip_is_no_session(tmp_path):
    path = rewritten(tmp_path / "other.soloscope", lambda facts: facts.update(format="something"))
    with pytest.raises(SessionFileError, match="is not a session"):
        read_session(path)


@pytest.mark.parametrize(
    "change",
    [
        lambda facts: facts.pop("corrections"),
        lambda facts: facts.update(corrections=7),
        lambda facts: facts["corrections"][0]["region"].update(onset_s=9.0),
        lambda facts: facts["corrections"][0]["region"].update(status="great"),
        lambda facts: facts["corrections"][0]["region"].update(instrument=5),
        lambda facts: facts["corrections"][0]["region"].update(onset_s=float("inf")),
        lambda facts: facts["analysis"].update(instruments=["one", "two", "three"]),
        lambda facts: facts["analysis"].update(frame_s=0),
        lambda facts: facts["analysis"]["rules"].update(default={"threshold": -3}),
        lambda facts: facts["rules"].update(overrides={"piano": {"volume": 1}}),
        lambda facts: facts["view"]["filter"].update(status="nice"),
        lambda facts: facts.update(recording=None),
        lambda facts: facts.update(version="one"),
    ],
)
def test_what_makes_no_sense_is_one_sentence(tmp_path, change):
    with pytest.raises(SessionFileError, match=r"“odd.soloscope” (is damaged|was saved)"):
        read_session(rewritten(tmp_path / "odd.soloscope", change))


def test_files_cut_off_or_turned_over_anywhere_are_one_sentence(tmp_path):
    whole = session_bytes(saved())
    path = tmp_path / "broken.soloscope"
    rng = np.random.default_rng(1)
    read = 0
    for place in rng.integers(0, len(whole), 150).tolist():
        for data in (whole[:place], whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :]):
            path.write_bytes(data)
            try:
                read_session(path)
                read += 1
            except SessionFileError as error:
                assert "broken.soloscope" in str(error)
    # Here and there a byte does not matter: names of times in the zip's directory.
    assert read < 60


def test_an_array_of_objects_is_not_unpickled(tmp_path):
    content = io.BytesIO(session_bytes(saved()))
    objects = io.BytesIO()
    np.lib.format.write_array(objects, np.array([{}, []], object), allow_pickle=True)
    with zipfile.ZipFile(content) as old, zipfile.ZipFile(tmp_path / "bad.soloscope", "w") as new:
        new.writestr("session.json", old.read("session.json"))
        new.writestr("activations.npy", objects.getvalue())
    with pytest.raises(SessionFileError, match="damaged"):
        read_session(tmp_path / "bad.soloscope")


def test_missing_files_and_folders_are_said(tmp_path):
    with pytest.raises(SessionFileError, match="does not exist"):
        read_session(tmp_path / "nothing.soloscope")
    with pytest.raises(SessionFileError, match="is not a file"):
        read_session(tmp_path)

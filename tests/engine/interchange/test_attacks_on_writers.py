"""What every writer meets: full disks, folders nobody may write to, files that others hold, times that are none."""

import math
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from engine.errors import ExportError
from engine.interchange import FORMATS, ExportFacts, planned_export, write_regions
from engine.markers import Marker
from tests.builders import chirp, region, write_wav
from tests.builders_interchange import many_regions, plain_markers, plain_regions

by_id = pytest.mark.parametrize("spec", FORMATS, ids=lambda spec: spec.id)
posix = pytest.mark.skipif(os.name != "posix", reason="these permissions are of POSIX")
RATE = 8000
NOBODY = 65534


@pytest.fixture(scope="module")
def facts() -> Iterator[ExportFacts]:
    with tempfile.TemporaryDirectory() as folder:  # not pytest's own, which nobody else may enter
        path = write_wav(Path(folder) / "take.wav", chirp(6.0, RATE), RATE)
        Path(folder).chmod(0o755)
        path.chmod(0o644)
        yield ExportFacts(6.0, RATE, "take.wav", path=path, markers=plain_markers())


@pytest.fixture
def old(readable_folder, spec) -> Path:
    path = readable_folder / f"export{spec.extension}"
    path.write_text("old")
    return path


@contextmanager
def as_nobody():
    user = os.geteuid()
    try:
        if user == 0:
            os.seteuid(NOBODY)
        yield
    finally:
        os.seteuid(user)


def refused(path, spec, regions, facts) -> str:
    """Write, and return the sentence of the refusal; the old file is as it was, and nothing lies beside it."""
    with pytest.raises(ExportError) as raised:
        write_regions(path, regions, spec.id, facts)
    assert path.read_text() == "old"
    assert list(path.parent.iterdir()) == [path]
    assert "\n" not in str(raised.value)
    return str(raised.value)


@by_id
@posix
def test_a_full_disk_is_told_and_the_old_file_stays(spec, old, facts):
    import resource

    if spec.writer is not None:
        spec.writer([], facts)  # libraries are loaded while files may still grow
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, limits[1]))
        sentence = refused(old, spec, many_regions(2000), facts)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert sentence == f"“{old.name}” was not written: the disk is full; make room or choose another one."


@by_id
@posix
def test_a_folder_that_may_not_be_written_to_is_told_and_the_old_file_stays(spec, old, facts):
    old.parent.chmod(0o555)
    with as_nobody():
        sentence = refused(old, spec, plain_regions(), facts)
    assert sentence.endswith(f"the folder “{old.parent.name}” may not be written to; choose another one.")


@posix
def test_a_recording_that_may_not_be_read_is_told(readable_folder, facts):
    takes = readable_folder / "takes"
    takes.mkdir()
    hidden = write_wav(takes / "hidden.wav", chirp(1.0, RATE), RATE)
    hidden.chmod(0)
    readable_folder.chmod(0o777)
    takes.chmod(0)
    try:
        with as_nobody(), pytest.raises(ExportError, match=r"hidden\.wav.* cannot be read"):
            write_regions(
                readable_folder / "new.wav",
                plain_regions(),
                "wav-cue",
                ExportFacts(1.0, RATE, "hidden.wav", path=hidden),
            )
    finally:
        takes.chmod(0o755)
    assert not (readable_folder / "new.wav").exists()


@by_id
@posix
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs a file of somebody else")
def test_a_file_that_another_holds_is_told_and_stays(spec, old, facts):
    old.parent.chmod(0o1777)  # everybody may write here, but replace only what is theirs
    with as_nobody():
        sentence = refused(old, spec, plain_regions(), facts)
    assert "is open in another program or protected; close it there or choose another name" in sentence


@by_id
def test_a_file_that_windows_says_is_open_elsewhere_is_told_and_stays(spec, old, facts, monkeypatch):
    def sharing_violation(source, target):
        # What os.replace raises there: error 32, which Python gives as EACCES, with both names.
        raise PermissionError(13, "The process cannot access the file", str(source), 32, str(target))

    monkeypatch.setattr(os, "replace", sharing_violation)
    assert "is open in another program or protected" in refused(old, spec, plain_regions(), facts)


PLACES = [
    (math.nan, 2.0),
    (1.0, math.nan),
    (1.0, math.inf),
    (-math.inf, 2.0),
    (math.inf, math.inf),
    (-1.0, 2.0),
    (3.0, 2.0),
    (1.0, 1e300),
]


@by_id
@pytest.mark.parametrize("place", PLACES, ids=str)
def test_a_region_that_lies_nowhere_is_told_and_the_old_file_stays(spec, place, old, facts):
    regions = [*plain_regions(), region("flute\nx", *place)]
    sentence = refused(old, spec, regions, facts)
    assert sentence.startswith("A region of “flute\\nx” from ") and "lies in no recording" in sentence
    with pytest.raises(ExportError, match="lies in no recording"):
        planned_export(regions, spec, facts)  # so the preview says it, too


@by_id
@pytest.mark.parametrize("time_s", [math.nan, math.inf, -0.5, 1e12])
def test_a_marker_that_lies_nowhere_is_told_and_the_old_file_stays(spec, time_s, old, facts):
    marked = replace(facts, markers=(Marker(time_s, "take 2"),))
    assert refused(old, spec, plain_regions(), marked).startswith("The marker “take 2” at ")


@by_id
@pytest.mark.parametrize("figure", [math.inf, -math.inf, 7.5, -1.0])
def test_figures_that_are_none_end_in_a_file_or_a_sentence(spec, figure, tmp_path, facts):
    path = tmp_path / f"export{spec.extension}"
    try:
        write_regions(path, [region("flute", 1.0, 2.0, figure, figure)], spec.id, facts)
    except ExportError as error:
        assert "\n" not in str(error)


@by_id
def test_the_latest_time_there_is_can_be_written(spec, tmp_path, facts):
    path = tmp_path / f"export{spec.extension}"
    late = [region("flute", 9_999_999.0, 1e7)]
    if spec.id == "wav-cue":
        with pytest.raises(ExportError, match="reach no further than"):
            write_regions(path, late, spec.id, facts)
    else:
        write_regions(path, late, spec.id, facts)
        assert path.stat().st_size

"""Files of regions on disk: chosen by name or id, written whole or not at all, refused in words."""

import os
import sys

import pytest

from engine.errors import ExportError
from engine.interchange import FORMATS, ExportFacts, read_regions, regions_csv, write_bytes, write_regions, write_text
from tests.builders import region

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX permissions and limits")


@pytest.mark.parametrize("spec", FORMATS, ids=lambda spec: spec.id)
def test_every_format_says_what_it_is(spec):
    assert spec.id == spec.id.lower()
    assert all(extension.startswith(".") for extension in spec.extensions)
    assert spec.keeps.endswith(".")
    assert spec.loses.endswith(".")


def test_ids_are_not_shared():
    assert len({spec.id for spec in FORMATS}) == len(FORMATS)


def test_regions_come_back_from_a_file(tmp_path):
    path = tmp_path / "new folder" / "söng 🎻.CSV"
    write_regions(path, [region("flûte")])
    assert [each.instrument for each in read_regions(path)] == ["flûte"]


def test_facts_of_the_recording_reach_the_writer(tmp_path):
    write_regions(tmp_path / "a.csv", [region(onset_s=1.0)], facts=ExportFacts(start_timecode_s=3600.0))
    assert "01:00:01.000" in (tmp_path / "a.csv").read_text()


def test_an_id_rules_over_the_extension(tmp_path):
    write_regions(tmp_path / "a.txt", [region()], "csv")
    assert (tmp_path / "a.txt").read_text() == regions_csv([region()])
    assert len(read_regions(tmp_path / "a.txt", "csv")) == 1


def test_an_unknown_format_is_refused(tmp_path):
    with pytest.raises(ExportError, match=r"“a.xyz” does not say its format; end it in one of: \.csv"):
        write_regions(tmp_path / "a.xyz", [])
    with pytest.raises(ExportError, match="no format “pdf”; choose one of: csv"):
        write_regions(tmp_path / "a.csv", [], "pdf")
    assert list(tmp_path.iterdir()) == []


def test_line_ends_are_written_as_they_are(tmp_path):
    write_text(tmp_path / "a.csv", "one\ntwo\r\n")
    assert (tmp_path / "a.csv").read_bytes() == b"one\ntwo\r\n"


def test_an_existing_file_is_replaced_and_nothing_else_is_left(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("old and longer")
    write_text(path, "new")
    assert path.read_text() == "new"
    assert list(tmp_path.iterdir()) == [path]


def test_halves_of_surrogate_pairs_are_written_as_escapes(tmp_path):
    write_text(tmp_path / "a.csv", "x\ud800y")
    assert (tmp_path / "a.csv").read_text() == "x\\ud800y"


def test_a_folder_is_not_replaced(tmp_path):
    (tmp_path / "a.csv").mkdir()
    with pytest.raises(ExportError, match=r"“a\.csv” is a folder; choose a name"):
        write_text(tmp_path / "a.csv", "x")
    assert list(tmp_path.iterdir()) == [tmp_path / "a.csv"]


def test_a_file_is_not_a_folder_to_write_into(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(ExportError, match="“file” is not a folder"):
        write_text(tmp_path / "file" / "a.csv", "x")


@pytest.mark.parametrize(
    ("name", "reason"), [("a\0b.csv", "no file can have that name"), ("a" * 300, "its name is too long")]
)
def test_impossible_names_are_refused(tmp_path, name, reason):
    with pytest.raises(ExportError, match=reason):
        write_text(tmp_path / name, "x")
    assert list(tmp_path.iterdir()) == []


@posix
def test_a_read_only_folder_is_told_and_the_old_file_stays(readable_folder):
    path = readable_folder / "a.csv"
    path.write_text("old")
    os.chmod(readable_folder, 0o555)
    user = os.geteuid()
    try:
        if user == 0:  # root may write everywhere
            os.seteuid(65534)
        with pytest.raises(ExportError, match=f"the folder “{readable_folder.name}” may not be written to"):
            write_text(path, "new")
    finally:
        os.seteuid(user)
    assert path.read_text() == "old"
    assert list(readable_folder.iterdir()) == [path]


@posix
def test_a_file_that_another_holds_is_told_and_stays(readable_folder):
    path = readable_folder / "a.csv"
    path.write_text("old")
    os.chmod(readable_folder, 0o1777)  # everybody may write here, but replace only what is theirs
    user = os.geteuid()
    if user != 0:
        pytest.skip("needs to be root for a moment, to have a file that belongs to somebody else")
    try:
        os.seteuid(65534)
        with pytest.raises(
            ExportError, match=r"“a\.csv” was not written: the file of that name is open in another pro"
        ):
            write_text(path, "new")
    finally:
        os.seteuid(user)
    assert path.read_text() == "old"
    assert list(readable_folder.iterdir()) == [path]


@posix
def test_a_full_disk_is_told_and_the_old_file_stays(tmp_path):
    import resource

    path = tmp_path / "a.csv"
    path.write_text("old")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, limits[1]))
        with pytest.raises(ExportError, match=r"“a\.csv” was not written: the disk is full"):
            write_bytes(path, bytes(1_000_000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_file_cannot_be_read(tmp_path):
    with pytest.raises(ExportError, match=r"“gone\.csv” does not exist"):
        read_regions(tmp_path / "gone.csv")


def test_a_folder_cannot_be_read(tmp_path):
    (tmp_path / "a.csv").mkdir()
    with pytest.raises(ExportError, match=r"“a\.csv” is not a file"):
        read_regions(tmp_path / "a.csv")


def test_a_file_that_is_not_utf8_is_told(tmp_path):
    (tmp_path / "a.csv").write_bytes("instrument,start_s,end_s\nflûte,1,2\n".encode("latin-1"))
    with pytest.raises(ExportError, match="is not text in UTF-8"):
        read_regions(tmp_path / "a.csv")


def test_a_malformed_file_is_told_by_its_name(tmp_path):
    (tmp_path / "a.csv").write_text("instrument,start_s,end_s\nflute,1,x\n")
    with pytest.raises(ExportError, match=r"Line 2 of “a\.csv” has “x” in the column end_s"):
        read_regions(tmp_path / "a.csv")

"""Whatever bytes a file holds, reading it ends in regions and markers or in one sentence, soon and in little memory."""

import random
import re
import tracemalloc
from pathlib import Path

import pytest

from engine.errors import ExportError
from engine.interchange import FORMATS, ExportFacts, FileContents, format_by_id, read_contents, write_regions
from engine.interchange.entries import MOST_ENTRIES
from tests.builders import chirp, write_wav
from tests.builders_interchange import awkward_regions, many_regions, plain_markers, plain_regions

READABLE = [spec for spec in FORMATS if spec.can_read]
readable = pytest.mark.parametrize("spec", READABLE, ids=lambda spec: spec.id)
textual = pytest.mark.parametrize("spec", [spec for spec in READABLE if spec.reader], ids=lambda spec: spec.id)
RATE = 8000


@pytest.fixture(scope="module")
def take(tmp_path_factory) -> Path:
    return write_wav(tmp_path_factory.mktemp("take") / "take.wav", chirp(0.5, RATE), RATE)


@pytest.fixture
def whole(spec, take, tmp_path) -> bytes:
    """Return a file of the format as Soloscope writes it."""
    path = tmp_path / f"whole{spec.extension}"
    write_regions(path, plain_regions(), spec.id, ExportFacts(6.0, RATE, "take", path=take, markers=plain_markers()))
    return path.read_bytes()


def read(spec, data: bytes, folder: Path) -> FileContents | str:
    """Return what is in a file, or the sentence that says why it cannot be read; by its format and by its content."""
    path = folder / f"attack{spec.extension}"
    path.write_bytes(data)
    found: list[FileContents | str] = []
    for format_id in (spec.id, None):
        try:
            found.append(read_contents(path, format_id))
        except ExportError as error:
            found.append(str(error))
            assert "\n" not in found[-1] and 10 < len(found[-1]) < 600
            continue
        for region in found[-1].regions:
            assert 0 <= region.onset_s <= region.offset_s <= 2e7
            assert region.instrument
        assert all(0 <= marker.time_s <= 2e7 and marker.name for marker in found[-1].markers)
    return found[0]


@readable
def test_random_bytes(spec, tmp_path):
    chance = random.Random(spec.id)
    for length in (1, 2, 7, 64, 1000, 70_000):
        for _ in range(3):
            read(spec, chance.randbytes(length), tmp_path)


@readable
def test_random_bytes_after_a_beginning_that_is_recognised(spec, whole, tmp_path):
    chance = random.Random(spec.id)
    for _ in range(40):
        begun = whole[: chance.randrange(20, min(len(whole), 400))]
        read(spec, begun + chance.randbytes(chance.randrange(1, 3000)), tmp_path)


@readable
def test_files_that_end_early(spec, whole, tmp_path):
    for cut in {*range(0, min(len(whole), 200), 7), *range(0, len(whole), max(1, len(whole) // 60)), len(whole) - 1}:
        read(spec, whole[:cut], tmp_path)


@readable
def test_files_twice_in_one(spec, whole, tmp_path):
    read(spec, whole + whole, tmp_path)
    read(spec, whole[len(whole) // 2 :] + whole, tmp_path)


HUGE = ("9" * 400, "1e999", "-1e999", "1" + "0" * 5000, "0x10", "nan", "inf", "1_0", "٣", "1e-999", "--5", "1,2,3", "")


@textual
@pytest.mark.parametrize("number", HUGE, ids=lambda number: number[:10] or "empty")
def test_numbers_that_are_none_or_too_large(spec, whole, number, tmp_path):
    text = whole.decode("utf-8")
    places = [match.span() for match in re.finditer(r"\d+(?:\.\d+)?", text)]
    chance = random.Random(number)
    for start, end in chance.sample(places, min(40, len(places))):
        read(spec, (text[:start] + number + text[end:]).encode("utf-8"), tmp_path)


ENCODINGS = ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1", "cp1252", "utf-8-sig", "cp037")


@textual
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_other_encodings_are_read_or_told(spec, encoding, whole, tmp_path):
    text = whole.decode("utf-8").replace("clarinet", "clärinet")
    found = read(spec, text.encode(encoding), tmp_path)
    if encoding in ("utf-16", "utf-8-sig"):
        assert isinstance(found, FileContents) and len(found.regions) == 3
        assert "clärinet" in {region.instrument for region in found.regions}
    elif encoding in ("latin-1", "cp1252"):
        assert isinstance(found, str) and "is not text in UTF-8; save it as UTF-8" in found
    else:
        assert isinstance(found, str)


@textual
@pytest.mark.parametrize("ends", ["\r\n", "\r"], ids=["windows", "old-mac"])
def test_other_ends_of_lines_are_understood(spec, ends, whole, tmp_path):
    plain = read(spec, whole, tmp_path)
    assert isinstance(plain, FileContents)
    assert read(spec, whole.replace(b"\n", ends.encode()), tmp_path) == plain
    assert read(spec, b"\xef\xbb\xbf" + whole.replace(b"\n", ends.encode()), tmp_path) == plain


@textual
def test_zeros_between_the_letters(spec, whole, tmp_path):
    read(spec, whole.replace(b"a", b"a\0"), tmp_path)
    read(spec, b"\0" * 100_000, tmp_path)


@readable
def test_a_file_of_hundreds_of_megabytes_is_refused_before_it_is_read(spec, whole, tmp_path):
    if spec.reader is None:
        pytest.skip("read in pieces, wherever its markers or rows are")
    path = tmp_path / f"large{spec.extension}"
    path.write_bytes(whole)
    with open(path, "r+b") as stream:
        stream.truncate(1 << 30)
    tracemalloc.start()
    try:
        with pytest.raises(ExportError, match="is larger than 32 MB and is no file of regions"):
            read_contents(path, spec.id)
        assert tracemalloc.get_traced_memory()[1] < 100 << 20
    finally:
        tracemalloc.stop()


@textual
@pytest.mark.parametrize("filling", ["\n", "\t", '"', ",", "x", "<a>", "[", "1\t2\n", '"a" ', ' """a', "\\", "'"])
def test_tens_of_thousands_of_times_the_same_ends_soon_and_in_little_memory(spec, filling, whole, tmp_path):
    # A reader whose time grew with the square of the length would not end within the patience of anybody.
    size = 80_000
    tracemalloc.start()
    try:
        for begun in (b"", whole[: len(whole) // 2]):
            read(spec, begun + (filling * (size // len(filling))).encode(), tmp_path)
        assert tracemalloc.get_traced_memory()[1] < 200 << 20
    finally:
        tracemalloc.stop()


@readable
def test_ten_thousand_regions_that_were_damaged(spec, take, tmp_path):
    path = tmp_path / f"many{spec.extension}"
    write_regions(path, (*many_regions(), *awkward_regions()), spec.id, ExportFacts(6000.0, RATE, "take", path=take))
    data = bytearray(path.read_bytes())
    chance = random.Random(spec.id)
    for _ in range(4):
        data[chance.randrange(len(data))] = chance.randrange(256)
        read(spec, bytes(data), tmp_path)


def test_more_lines_than_any_list_has_are_refused(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"\n" * (4 * MOST_ENTRIES + 1))
    with pytest.raises(ExportError, match=r"“a\.txt” has too many lines for a file of regions"):
        read_contents(tmp_path / "a.txt", "audacity")


def test_more_points_than_any_layer_has_are_refused(monkeypatch):
    monkeypatch.setattr("engine.interchange.xml_text.MOST_ENTRIES", 10)
    text = "<sv><data>" + "<point/>" * 11 + "</data></sv>"
    with pytest.raises(ExportError, match="“a” holds more than 10 elements; choose a smaller file"):
        format_by_id("svl").reader(text, "a")


def test_more_rows_than_any_table_has_are_refused_before_they_are_read(tmp_path):
    arrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    rows = 2 * MOST_ENTRIES
    columns = {name: arrow.nulls(rows, arrow.float64()) for name in ("start_s", "end_s")}
    columns["instrument"] = arrow.nulls(rows, arrow.string())
    parquet.write_table(arrow.table(columns), tmp_path / "a.parquet")
    assert (tmp_path / "a.parquet").stat().st_size < 1 << 20
    with pytest.raises(ExportError, match=r"“a\.parquet” holds more than 1000000 rows; choose a file of regions"):
        read_contents(tmp_path / "a.parquet")


def test_markers_of_a_table_that_are_none_are_told(tmp_path):
    arrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    columns = {"instrument": ["flute"], "start_s": [1.0], "end_s": [2.0]}
    for text in ("{", "[1]", '[["x", "a"]]', '[[-1, "a"]]', '[[1e99, "a"]]', '[[1, " "]]', "[" * 100_000):
        table = arrow.table(columns).replace_schema_metadata({"soloscope_markers": text})
        parquet.write_table(table, tmp_path / "a.parquet")
        with pytest.raises(ExportError, match=r"The markers in “a\.parquet” are damaged; export it again"):
            read_contents(tmp_path / "a.parquet")


@pytest.mark.parametrize(
    ("markers", "sentence"),
    [
        ("3", "has markers that are no list; export it again"),
        ("[3]", "Marker 1 of “a” has no name"),
        ('[{"name": " ", "time_s": 1}]', "Marker 1 of “a” has no name"),
        ('[{"name": "x", "time_s": -1}]', "Marker 1 of “a” has the time -1; correct it"),
        ('[{"name": "x", "time_s": true}]', "Marker 1 of “a” has the time True; correct it"),
        ('[{"name": "x"}]', "Marker 1 of “a” has the time None; correct it"),
    ],
)
def test_markers_of_a_json_file_that_are_none_are_told(markers, sentence):
    text = f'{{"format": "soloscope regions", "version": 1, "regions": [], "markers": {markers}}}'
    with pytest.raises(ExportError, match=re.escape(sentence)):
        format_by_id("json").reader(text, "a")

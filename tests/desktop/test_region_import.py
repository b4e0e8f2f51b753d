"""Regions of files in the open recording: every readable format, awkward files, undo, thresholds and sessions."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop.dialogs.import_regions import MOST_NAMES, ImportDialog
from desktop.session_file import read_session
from engine.interchange import FORMATS, ExportFacts, write_regions
from tests.builders import region
from tests.builders_interchange import AWKWARD_NAMES
from tests.desktop.conftest import RULES, activations, facts
from tests.desktop.window_builders import press

TIMEOUT = 20_000
THREE = (region("cello", 0.5, 1.5), region("flute", 5.0, 6.0), region("violin", 11.0, 11.5))


def labels(path: Path, *rows: tuple[float, float, str]) -> Path:
    """Write a file of Audacity labels."""
    path.write_text("".join(f"{start}\t{end}\t{text}\n" for start, end, text in rows), encoding="utf-8")
    return path


def offered(qtbot, window, path: Path) -> ImportDialog:
    """Read a file as the command does, and wait for the dialog to say what comes in."""
    window.imports.read(path)
    qtbot.waitUntil(lambda: window.imports.dialog is not None, timeout=TIMEOUT)
    dialog = window.imports.dialog
    qtbot.waitUntil(lambda: dialog.outcome is not None, timeout=TIMEOUT)
    return dialog


def chosen(qtbot, dialog: ImportDialog, **instruments: str) -> None:
    """Let names stand for instruments, and wait until that is worked out."""
    for name, instrument in instruments.items():
        box = dialog._boxes[name.replace("_", " ")]
        box.setCurrentIndex(box.findData(instrument))
    qtbot.waitUntil(lambda: dialog.outcome is not None, timeout=TIMEOUT)


def places(window, origin: str = "") -> list[tuple[str, float, float]]:
    return [
        (r.instrument, round(r.onset_s, 2), round(r.offset_s, 2))
        for r in window.session.document.regions
        if origin in ("", r.origin)
    ]


@pytest.mark.parametrize("spec", [spec for spec in FORMATS if spec.can_read], ids=lambda spec: spec.id)
def test_every_readable_format_comes_back_in_the_place_of_all(spec, filled, song, tmp_path, qtbot):
    path = tmp_path / f"regions{spec.extension}"
    write_regions(path, THREE, spec.id, ExportFacts(12.0, 22050, song.name, 0.0, song))
    dialog = offered(qtbot, filled, path)
    assert "3 regions" in dialog.words.text()
    assert not dialog.table.isVisible()
    dialog.replace_button.setChecked(True)
    dialog.accept()
    assert places(filled) == [(r.instrument, r.onset_s, r.offset_s) for r in THREE]
    assert filled.message_bar.text.startswith(f"3 regions imported from “{path.name}”.")


def test_added_regions_survive_thresholds_and_go_in_one_named_step(filled, tmp_path, qtbot):
    document, before = filled.session.document, places(filled)
    dialog = offered(qtbot, filled, labels(tmp_path / "mine.txt", (0.0, 0.5, "flute"), (3.5, 5, "guitar")))
    dialog.accept()
    assert ("flute", 0.0, 0.5) in places(filled) and ("guitar", 3.5, 5.0) in places(filled)
    assert {r.status for r in document.regions if r.origin == "import"} == {"edited"}
    for scale in (0.5, 1.6):
        document.set_threshold_scale(scale)
        document.flush()
        assert places(filled, "import") == [("flute", 0.0, 0.5), ("guitar", 3.5, 5.0)]
    document.set_threshold_scale(1.0)
    while document.undo_stack.undoText() != "Import 2 regions from mine.txt":
        document.undo_stack.undo()
    assert "import 2 regions from mine.txt" in filled.actions_by_id["undo"].text()
    document.undo_stack.undo()
    assert places(filled) == before
    document.undo_stack.redo()
    assert len(places(filled, "import")) == 2


def test_what_took_the_place_of_all_hides_the_analysis_until_it_is_restored(filled, tmp_path, qtbot):
    before, document = places(filled), filled.session.document
    dialog = offered(qtbot, filled, labels(tmp_path / "mine.txt", (0.0, 0.5, "flute")))
    dialog.replace_button.setChecked(True)
    dialog.accept()
    document.set_threshold_scale(0.4)
    document.flush()
    assert places(filled) == [("flute", 0.0, 0.5)]
    document.set_threshold_scale(1.0)
    press(filled, "restore_deleted")
    assert places(filled) == [("flute", 0.0, 0.5), *before]


def replaced(qtbot, window, path: Path) -> None:
    """Import a file in the place of everything."""
    dialog = offered(qtbot, window, path)
    dialog.replace_button.setChecked(True)
    dialog.accept()


def test_what_was_replaced_comes_back_in_the_selected_time_only(filled, tmp_path, qtbot):
    before, document = places(filled), filled.session.document
    replaced(qtbot, filled, labels(tmp_path / "mine.txt", (0.0, 0.5, "flute")))
    document.set_time_selection(2.5, 8.0)
    press(filled, "restore_deleted")
    guitar = next(place for place in before if place[0] == "guitar")
    assert places(filled) == [
        ("flute", 0.0, 0.5),
        ("flute", 2.5, before[0][2]),  # what reaches over the border is cut there
        guitar,
        ("violin", before[2][1], 8.0),
    ]
    document.set_time_selection(9.0, 9.5)
    press(filled, "restore_deleted")
    assert places(filled)[-1] == ("violin", 9.0, 9.5)
    document.set_time_selection(None)
    press(filled, "restore_deleted")
    assert places(filled) == [("flute", 0.0, 0.5), *before]
    press(filled, "restore_deleted")
    assert filled.message_bar.text == "No region was deleted."
    for _ in range(4):
        document.undo_stack.undo()
    assert places(filled) == before


def test_what_was_deleted_one_by_one_comes_back_before_what_was_replaced(filled, tmp_path, qtbot):
    document = filled.session.document
    replaced(qtbot, filled, labels(tmp_path / "mine.txt", (0.0, 0.5, "flute")))
    document.set_time_selection(6.5, 12.0)
    press(filled, "restore_deleted")
    violin = next(region for region in document.regions if region.instrument == "violin")
    document.select_region(violin)
    press(filled, "delete")
    assert places(filled) == [("flute", 0.0, 0.5)]
    document.set_time_selection(None)
    press(filled, "restore_deleted")
    assert [place[0] for place in places(filled)] == ["flute", "violin"]
    press(filled, "restore_deleted")
    assert [place[0] for place in places(filled)] == ["flute", "flute", "guitar", "violin"]


def test_what_replaced_all_before_an_analysis_stands_whatever_instruments_the_model_knows(
    window, song, tmp_path, qtbot
):
    document = window.session.document
    document.set_recording(facts(12.0, str(song)))
    replaced(qtbot, window, labels(tmp_path / "mine.txt", (0.0, 0.5, "flute")))
    curves = {"oboe d'amore": [(6.0, 8.0, 0.9)], "flute": [(2.0, 4.5, 0.9)]}
    document.finish_analysis(activations(curves, 12.0), RULES, "test")
    assert places(window) == [("flute", 0.0, 0.5)]
    press(window, "restore_deleted")
    assert [place[0] for place in places(window)] == ["flute", "flute", "oboe d'amore"]


def marked(window) -> list[tuple[str, float]]:
    return [(marker.name, marker.time_s) for marker in window.session.document.markers.all]


POINTS = ((1.0, 1.0, "take 2"), (2.0, 3.0, "cello"), (4.0, 4.0, "clarinet 0.50"), (99.0, 99.0, "late"))


def test_points_come_in_as_markers_with_the_regions_in_one_step(filled, tmp_path, qtbot):
    filled.session.document.markers.add(1.0)
    dialog = offered(qtbot, filled, labels(tmp_path / "mine.txt", *POINTS))
    assert "1 region and 3 markers" in dialog.words.text()
    assert dialog.summary.text() == "1 region and 2 markers come in; 1 behind the end left out."
    dialog.accept()
    assert marked(filled) == [("Marker 1", 1.0), ("clarinet 0.50", 4.0)]
    assert filled.message_bar.text.startswith(
        "1 region and 1 marker imported from “mine.txt”; 1 marker stood there already; 1 behind the end left out."
    )
    filled.session.document.undo_stack.undo()
    assert marked(filled) == [("Marker 1", 1.0)] and not places(filled, "import")


def test_markers_take_the_place_of_all_or_stay_out_as_the_user_wants(filled, tmp_path, qtbot):
    filled.session.document.markers.add(8.0)
    path = labels(tmp_path / "mine.txt", *POINTS)
    dialog = offered(qtbot, filled, path)
    dialog.markers_box.setChecked(False)
    assert dialog.summary.text() == "1 region comes in; 1 behind the end left out."
    dialog.accept()
    assert marked(filled) == [("Marker 1", 8.0)]
    again = offered(qtbot, filled, path)
    assert not again.markers_box.isChecked()
    again.markers_box.setChecked(True)
    again.replace_button.setChecked(True)
    again.accept()
    assert marked(filled) == [("take 2", 1.0), ("clarinet 0.50", 4.0)]


def test_a_file_of_markers_alone_leaves_the_regions_as_they_are(filled, tmp_path, qtbot):
    before = places(filled)
    filled.session.document.markers.add(8.0)
    dialog = offered(qtbot, filled, labels(tmp_path / "mine.txt", POINTS[0]))
    assert not dialog.markers_box.isVisible()
    assert dialog.replace_button.text() == "&Replace all markers by them"
    assert dialog.summary.text() == "1 marker comes in."
    dialog.replace_button.setChecked(True)
    dialog.accept()
    assert marked(filled) == [("take 2", 1.0)] and places(filled) == before


def test_unknown_names_are_mapped_named_anew_or_left_out_and_remembered(filled, tmp_path, qtbot):
    rows = [(0.0, 0.5, "Vln 1"), (1.0, 1.5, "Vln 1"), (2.0, 2.5, "Oboe"), (6.0, 6.5, "cough"), (7.0, 7.5, "Flute 2")]
    path = labels(tmp_path / "names.txt", *rows)
    dialog = offered(qtbot, filled, path)
    assert dialog.names == {"Vln 1": "", "Oboe": "", "cough": "", "Flute 2": "flute"}
    assert dialog.summary.text() == "1 region comes in; 4 of unknown instruments left out."
    chosen(qtbot, dialog, Vln_1="violin", Oboe="Oboe")
    assert dialog.summary.text() == "4 regions come in; 1 of an unknown instrument left out."
    dialog.accept()
    found = {(r.instrument, r.onset_s): r.note for r in filled.session.document.regions if r.origin == "import"}
    assert found == {("violin", 0.0): "Vln 1", ("violin", 1.0): "Vln 1", ("Oboe", 2.0): "", ("flute", 7.0): "Flute 2"}
    again = offered(qtbot, filled, path)
    assert again.names == {"Vln 1": "violin", "cough": "", "Flute 2": "flute"}
    again.reject()
    assert filled.imports.dialog is None


def test_what_lies_behind_the_end_is_cut_or_left_out_and_that_is_said(filled, tmp_path, qtbot):
    rows = [(11.0, 14.0, "cello"), (12.0, 13.0, "cello"), (500.0, 501.0, "organ"), (3.0, 3.001, "organ")]
    dialog = offered(qtbot, filled, labels(tmp_path / "late.txt", *rows))
    dialog.accept()
    assert places(filled, "import") == [("cello", 11.0, 12.0)]
    assert filled.message_bar.text.startswith(
        "1 region imported from “late.txt”; 1 cut at the end of the recording; 2 behind the end left out; "
        "1 without a length left out."
    )


def test_imported_regions_are_in_the_session_and_in_what_is_written_aside(filled, song, tmp_path, qtbot, monkeypatch):
    take = Path(shutil.copy(song, tmp_path / "take.wav"))
    document = filled.session.document
    document.recording = type(document.recording)(**{**vars(document.recording), "path": take})
    dialog = offered(qtbot, filled, labels(tmp_path / "mine.txt", (0.0, 0.5, "flute"), (2.0, 3.0, "tuba")))
    chosen(qtbot, dialog, tuba="tuba")
    dialog.replace_button.setChecked(True)
    dialog.accept()
    before = places(filled)
    assert filled.sessions.keeper.snapshot(None).work.corrections == document.work.corrections
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *args: (str(tmp_path / "s.soloscope"), ""))
    with qtbot.waitSignal(filled.sessions.keeper.saved, timeout=TIMEOUT):
        press(filled, "save_as")
    assert {c.region.origin for c in read_session(tmp_path / "s.soloscope").work.corrections if c.region} == {"import"}
    filled.session.close_recording()
    with qtbot.waitSignal(filled.session.restored, timeout=TIMEOUT):
        filled.open_path(tmp_path / "s.soloscope")
    assert places(filled) == before == [("flute", 0.0, 0.5), ("tuba", 2.0, 3.0)]


def test_decisions_in_the_file_are_kept(filled, tmp_path, qtbot):
    path = tmp_path / "checked.csv"
    checked = [region("cello", n, n + 0.5, status=s) for n, s in enumerate(("confirmed", "rejected", "auto"))]
    write_regions(path, checked)
    dialog = offered(qtbot, filled, path)
    dialog.replace_button.setChecked(True)
    dialog.accept()
    assert [r.status for r in filled.session.document.regions] == ["confirmed", "rejected", "edited"]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("letter.txt", "Dear reader", "letter.txt"),
        ("empty.txt", "", "empty.txt"),
        ("half.txt", "1.0\t2.0\tflute\n3.0\n", "Line 2 of “half.txt”"),
        ("backwards.txt", "2.0\t1.0\tflute\n", "before it starts"),
        ("heads.csv", "instrument,start_s,end_s\n", "“heads.csv” holds no regions; choose another file."),
        ("binary.json", "\0\1\2", "binary.json"),
    ],
)
def test_a_wrong_file_is_said_and_changes_nothing(filled, tmp_path, qtbot, name, content, words):
    path = tmp_path / name
    path.write_text(content)
    before = places(filled)
    filled.imports.read(path)
    qtbot.waitUntil(lambda: words in filled.message_bar.text, timeout=TIMEOUT)
    assert filled.imports.dialog is None and places(filled) == before
    assert not filled.session.document.undo_stack.canUndo()


def test_a_file_that_has_gone_is_said(filled, tmp_path, qtbot):
    filled.imports.read(tmp_path / "gone.csv")
    qtbot.waitUntil(lambda: "“gone.csv” does not exist" in filled.message_bar.text, timeout=TIMEOUT)


def test_awkward_names_share_a_table_and_can_all_come_in(filled, tmp_path, qtbot):
    path = tmp_path / "awkward.json"
    write_regions(path, [region(name, 0.5 * n, 0.5 * n + 0.4) for n, name in enumerate(AWKWARD_NAMES)])
    dialog = offered(qtbot, filled, path)
    for box in dialog._boxes.values():
        box.setCurrentIndex(box.count() - 1)
    qtbot.waitUntil(lambda: dialog.outcome is not None, timeout=TIMEOUT)
    dialog.accept()
    assert len(places(filled, "import")) == len(AWKWARD_NAMES)


def test_ten_thousand_regions_of_as_many_names_come_in(filled, tmp_path, qtbot):
    path = labels(tmp_path / "many.txt", *((0.001 * n, 0.001 * n + 0.1, f"name {n}") for n in range(10_000)))
    dialog = offered(qtbot, filled, path)
    assert dialog.table.rowCount() == MOST_NAMES + 1
    assert dialog.table.item(MOST_NAMES, 0).text() == "9,960 other names"
    assert dialog._rest is not None and not dialog.start_button.isEnabled()
    dialog._rest.setCurrentIndex(dialog._rest.findData("cello"))
    qtbot.waitUntil(lambda: dialog.outcome is not None, timeout=TIMEOUT)
    dialog.accept()
    (cello,) = [r for r in filled.session.document.regions if r.instrument == "cello"]
    assert cello.offset_s == pytest.approx(10.099)
    assert "9,959 joined" in filled.message_bar.text


def drop(window, path: Path) -> str:
    """Drag a file over the window and let it go; return what the window says while it hangs there."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    keys = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(window.rect().center(), action, data, button, keys))
    promised = window.drop_overlay.words
    QApplication.sendEvent(window, QDropEvent(QPointF(window.rect().center()), action, data, button, keys))
    return promised


def test_dropping_a_file_of_regions_offers_to_import_it(filled, tmp_path, qtbot, song):
    assert drop(filled, labels(tmp_path / "mine.TXT", (0.0, 0.5, "flute"))) == "Drop to import these regions"
    qtbot.waitUntil(lambda: filled.imports.dialog is not None, timeout=TIMEOUT)
    assert "mine.TXT" in filled.imports.dialog.words.text()
    filled.imports.dialog.reject()
    assert filled.session.document.path == Path(song)


def test_without_a_recording_a_dropped_file_of_regions_asks_for_it(window, tmp_path, qtbot):
    drop(window, labels(tmp_path / "mine.txt", (0.0, 0.5, "flute")))
    qtbot.waitUntil(lambda: window.message_bar.text != "")
    assert window.message_bar.text == "“mine.txt” is a file of regions; open its recording first."
    assert not window.actions_by_id["import_regions"].isEnabled()


def test_the_command_asks_for_a_file_and_takes_the_format_that_is_chosen(filled, tmp_path, qtbot, monkeypatch):
    path = labels(tmp_path / "mine.odd", (0.0, 0.5, "flute"))
    asked = []

    def choose(parent, title, folder, filters):
        asked.append(filters)
        return str(path), next(entry for entry in filters.split(";;") if entry.startswith("Audacity"))

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    press(filled, "import_regions")
    qtbot.waitUntil(lambda: filled.imports.dialog is not None, timeout=TIMEOUT)
    assert asked[0].startswith("Files of regions (*.csv") and asked[0].endswith(";;All files (*)")
    filled.imports.dialog.reject()
    assert filled.settings.folder("import") == tmp_path


def test_the_offer_goes_with_its_recording(filled, tmp_path, qtbot):
    offered(qtbot, filled, labels(tmp_path / "mine.txt", (0.0, 0.5, "flute")))
    filled.session.close_recording()
    assert filled.imports.dialog is None


def test_a_file_read_too_late_is_dropped(filled, tmp_path, qtbot):
    filled.imports.read(labels(tmp_path / "mine.txt", (0.0, 0.5, "flute")))
    filled.session.close_recording()
    qtbot.waitUntil(lambda: not filled.imports._background.busy, timeout=TIMEOUT)
    assert filled.imports.dialog is None


@pytest.mark.parametrize("replaces", [False, True])
def test_regions_that_came_before_the_analysis_stay_when_it_ends(window, song, tmp_path, qtbot, replaces):
    document = window.session.document
    document.set_recording(facts(12.0, str(song)))
    dialog = offered(qtbot, window, labels(tmp_path / "mine.txt", (0.0, 0.5, "flute"), (2.0, 4.0, "violin")))
    dialog.replace_button.setChecked(replaces)
    dialog.accept()
    own = [("flute", 0.0, 0.5), ("violin", 2.0, 4.0)]
    assert places(window) == own
    curves = {"flute": [(6.0, 8.0, 0.9)], "violin": [(2.0, 4.5, 0.9)]}
    document.finish_analysis(activations(curves, 12.0), RULES, "test")
    assert places(window, "import") == own
    assert len(places(window, "analysis")) == (0 if replaces else 1)

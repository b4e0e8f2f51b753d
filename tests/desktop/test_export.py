"""Exports through the real dialog: what is previewed is what is written, and what is written can be read back."""

import csv
import os
import shutil
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QMessageBox

from desktop.dialogs.export import ExportDialog
from desktop.export_choices import TYPED, ExportMemory, FormatChoice
from desktop.settings import Settings
from engine.analysis.regions import Region
from engine.errors import ExportError
from engine.interchange import FORMATS, ExportFacts, read_contents, read_regions
from tests.desktop.conftest import facts
from tests.desktop.window_builders import press

TIMEOUT = 10_000


@pytest.fixture
def folder(tmp_path) -> Path:
    """An empty folder for what is written."""
    made = tmp_path / "out"
    made.mkdir()
    return made


@pytest.fixture
def dialog(filled, folder, qtbot) -> ExportDialog:
    """The dialog over the window with three regions."""
    filled.settings.set_folder("export", folder)
    press(filled, "export_csv")
    opened = filled.export.dialog
    settled(qtbot, opened)
    return opened


def settled(qtbot, dialog: ExportDialog) -> None:
    """Wait until the preview is that of what is chosen."""
    qtbot.waitUntil(lambda: not dialog.writer.previewing, timeout=TIMEOUT)


def choose(qtbot, dialog: ExportDialog, format_id: str) -> None:
    dialog.formats.setCurrentRow([spec.id for spec in FORMATS].index(format_id))
    settled(qtbot, dialog)


def export(qtbot, dialog: ExportDialog) -> None:
    with qtbot.waitSignal(dialog.written, timeout=TIMEOUT):
        dialog.export_button.click()


@pytest.mark.parametrize("spec", [spec for spec in FORMATS if spec.writer is not None], ids=lambda spec: spec.id)
def test_every_format_is_written_as_it_was_previewed(spec, dialog, filled, folder, qtbot):
    choose(qtbot, dialog, spec.id)
    previewed = dialog.text.toPlainText()
    assert previewed and spec.name in dialog.about.text()
    written = dialog.target
    export(qtbot, dialog)
    if written.suffix in (".mid", ".parquet"):
        assert all(region.instrument in previewed for region in filled.session.document.regions)
    else:
        assert "\n".join(written.read_text(encoding="utf-8-sig").splitlines()) == previewed
    if spec.can_read:
        back = read_regions(written, spec.id)
        assert [r.instrument for r in back] == [r.instrument for r in filled.session.document.kept_regions]
    assert written.name in filled.message_bar.text


def test_a_copy_of_the_recording_carries_the_markers(dialog, filled, song, folder, qtbot):
    choose(qtbot, dialog, "wav-cue")
    assert song.name in dialog.text.toPlainText() and "3 cue points" in dialog.text.toPlainText()
    dialog.file.setText(str(folder / "marked"))
    export(qtbot, dialog)
    assert [r.instrument for r in read_regions(folder / "marked.wav")] == ["flute", "guitar", "violin"]


def marked(window, *times_s: float) -> None:
    for time_s in times_s:
        window.session.document.markers.add(time_s)


@pytest.mark.parametrize("spec", FORMATS, ids=lambda spec: spec.id)
def test_markers_are_exported_where_there_is_a_place_for_them(spec, filled, folder, qtbot):
    marked(filled, 0.5, 7.25)
    filled.settings.set_folder("export", folder)
    press(filled, "export_csv")
    dialog = filled.export.dialog
    choose(qtbot, dialog, spec.id)
    assert dialog.options.markers.isVisible() == spec.holds_markers
    if not spec.holds_markers:
        assert "2 markers have no place in this format." in dialog.remark.text()
        return
    assert "3 regions and 2 markers in 1 file" in dialog.remark.text()
    if spec.id != "parquet":
        assert "Marker 2" in dialog.text.toPlainText()
    dialog.options.markers.setChecked(False)
    settled(qtbot, dialog)
    assert "Marker 2" not in dialog.text.toPlainText()
    dialog.options.markers.setChecked(True)
    settled(qtbot, dialog)
    written = dialog.target
    export(qtbot, dialog)
    assert filled.message_bar.text == f"3 regions and 2 markers written to {written.name}."
    if spec.can_read:
        found = read_contents(written, spec.id).markers
        assert [(marker.name, round(marker.time_s, 3)) for marker in found] == [("Marker 1", 0.5), ("Marker 2", 7.25)]


def test_without_markers_there_is_no_question_about_them(dialog, qtbot):
    choose(qtbot, dialog, "audacity")
    assert not dialog.options.markers.isVisible()


def test_markers_alone_can_be_exported_before_any_analysis(window, song, folder, qtbot):
    window.session.document.set_recording(facts(12.0, str(song)))
    assert not window.actions_by_id["export_csv"].isEnabled()
    marked(window, 3.0)
    assert window.actions_by_id["export_csv"].isEnabled()
    window.settings.set_folder("export", folder)
    press(window, "export_csv")
    dialog = window.export.dialog
    choose(qtbot, dialog, "csv")
    assert not dialog.export_button.isEnabled()
    choose(qtbot, dialog, "audacity")
    export(qtbot, dialog)
    (written,) = folder.glob("*.txt")
    assert written.read_text() == "3.000000\t3.000000\tMarker 1\n"


def test_exported_again_are_the_markers_as_they_are_now(filled, folder, qtbot):
    marked(filled, 0.5)
    filled.settings.set_folder("export", folder)
    press(filled, "export_csv")
    dialog = filled.export.dialog
    choose(qtbot, dialog, "audacity")
    export(qtbot, dialog)
    marked(filled, 7.0)
    with qtbot.waitSignal(filled.export._again.written, timeout=TIMEOUT):
        press(filled, "export_again")
    (written,) = folder.glob("*.txt")
    assert len(read_contents(written).markers) == 2


def test_an_export_that_only_names_a_file_goes_by_its_extension(filled, folder):
    marked(filled, 0.5)
    filled.export.write(folder / "a.TextGrid")
    found = read_contents(folder / "a.TextGrid", "textgrid")
    assert (len(found.regions), len(found.markers)) == (3, 1)
    assert filled.message_bar.text == "3 regions and 1 marker written to a.TextGrid."
    for name in ("a.csv", "a.table"):
        filled.export.write(folder / name)
        assert len(read_regions(folder / name, "csv")) == 3
    with pytest.raises(ExportError, match="name the format"):
        filled.export.write(folder / "a.txt")


def test_the_first_export_is_proposed_beside_the_recording(filled, song, qtbot):
    press(filled, "export_csv")
    assert filled.export.dialog.target.parent == song.parent


def test_only_the_options_of_a_format_are_shown_and_they_are_kept_for_it(dialog, filled, folder, qtbot):
    choose(qtbot, dialog, "audacity")
    options = dialog.options
    assert options.scores.isVisible() and not options.rate.isVisible() and not options.rejected.isVisible()
    qtbot.mouseClick(options.scores, Qt.MouseButton.LeftButton, pos=options.scores.rect().center() / 4)
    options.scores.setChecked(False)
    choose(qtbot, dialog, "resolve-edl")
    assert options.rate.isVisible() and options.scores.isChecked() and "01:00:00:00" in options.offset.currentText()
    assert " 01:00:0" in dialog.text.toPlainText()
    options.rate.setCurrentIndex(options.rate.findData("29.97df"))
    choose(qtbot, dialog, "audacity")
    assert not options.scores.isChecked()
    settled(qtbot, dialog)
    export(qtbot, dialog)
    # Another dialog, as after a restart: the format, and what was chosen for each.
    memory = ExportMemory(filled.settings)
    assert memory.format_id == "audacity" and not memory.choice("audacity").scores
    assert memory.choice("resolve-edl").frame_rate == "29.97df"


def test_every_choice_for_a_format_is_there_again_after_a_restart(dialog, filled, folder, qtbot):
    choose(qtbot, dialog, "resolve-edl")
    options = dialog.options
    for box in (options.confirmed_only, options.solos_only, options.rejected, options.per_instrument, options.scores):
        box.toggle()
    options.markers.toggle()
    options.rate.setCurrentIndex(options.rate.findData("24"))
    options.offset.setCurrentIndex(options.offset.findData(TYPED))
    options.typed.setText("10:00:00:00")
    chosen = options.choice
    usual = FormatChoice()
    same = [field.name for field in fields(FormatChoice) if getattr(chosen, field.name) == getattr(usual, field.name)]
    assert same == []
    choose(qtbot, dialog, "csv")
    assert options.choice == usual
    dialog.buttons.button(QDialogButtonBox.StandardButton.Cancel).click()
    memory = ExportMemory(Settings())  # reads what was written, as after a restart
    regions = filled.session.document.regions
    again = ExportDialog(
        regions, ExportFacts(20.0, 44100, "song.wav"), folder, "song", memory, filled.export._writer, filled
    )
    assert again.spec.id == "resolve-edl"
    assert again.options.choice == chosen
    again.reject()
    again.deleteLater()


@pytest.mark.parametrize("spec", FORMATS, ids=lambda spec: spec.id)
def test_who_has_checked_a_format_is_said_and_where_nobody_has_that_too(spec, dialog, qtbot):
    choose(qtbot, dialog, spec.id)
    said, tip = dialog.about.text(), dialog.formats.currentItem().toolTip()
    for text in (said, tip):
        assert ("unverified" in text) == (spec.verified_by == "")
    if spec.verified_by not in ("", "Soloscope"):
        assert f"checked with {spec.verified_by}" in said


def test_what_must_be_heeded_in_the_other_program_is_said(dialog, qtbot):
    choose(qtbot, dialog, "reaper-csv")
    assert "Set REAPER's ruler to minutes:seconds before you import it." in dialog.about.text()
    choose(qtbot, dialog, "csv")
    assert "REAPER" not in dialog.about.text()


def test_choices_that_cannot_be_read_are_as_at_first(filled):
    filled.settings.set_facts("export", {"format": 3, "formats": {"csv": {"scores": "no", "typed": 5}, "rx": 7}})
    memory = ExportMemory(filled.settings)
    assert memory.choice("csv") == memory.choice("rx") == FormatChoice()
    assert ExportMemory(Settings(fresh=True)).format_id == ""


def test_solos_instruments_and_a_file_for_each(dialog, filled, folder, qtbot):
    choose(qtbot, dialog, "csv")
    options = dialog.options
    options.solos_only.setChecked(True)
    options.per_instrument.setChecked(True)
    menu = options.instruments.menu()
    next(action for action in menu.actions() if action.data() == "guitar").setChecked(False)
    settled(qtbot, dialog)
    assert options.instruments.text() == "2 instruments"
    names = [path.name for path in dialog._preview.plan.paths(dialog.target)]
    assert len(names) == 2 and all(name in dialog.remark.text() for name in names)
    export(qtbot, dialog)
    assert sorted(path.name for path in folder.glob("*.csv")) == sorted(names)
    for path in folder.glob("*.csv"):
        rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
        assert rows and all(row["solo"] for row in rows)


def test_a_typed_start_moves_the_times_and_one_that_is_none_is_said(dialog, filled, qtbot):
    choose(qtbot, dialog, "audacity")
    options = dialog.options
    options.offset.setCurrentIndex(options.offset.findData(TYPED))
    options.typed.setText("01:00:xx")
    assert not dialog.export_button.isEnabled() and "01:00:xx" in dialog.remark.text()
    options.typed.setText("01:00:00:00")
    settled(qtbot, dialog)
    assert dialog.export_button.isEnabled()
    first = min(region.onset_s for region in filled.session.document.regions)
    assert dialog.text.toPlainText().startswith(f"{3600 + first:.6f}\t")
    # Frames of the typed timecode are those of a rate that is shown, too.
    assert options.rate.isVisible()
    options.rate.setCurrentIndex(options.rate.findData("29.97"))
    settled(qtbot, dialog)
    assert dialog.text.toPlainText().startswith(f"{3603.6 + first:.6f}\t")
    options.offset.setCurrentIndex(0)
    settled(qtbot, dialog)
    assert not options.rate.isVisible() and not options.typed.isVisible()


def test_a_start_before_timecode_begins_is_refused_in_words(dialog, qtbot):
    choose(qtbot, dialog, "resolve-edl")
    options = dialog.options
    options.offset.setCurrentIndex(options.offset.findData(TYPED))
    options.typed.setText("-10")
    settled(qtbot, dialog)
    assert "runs from 00:00:00:00 to 24:00:00:00; choose a start inside." in dialog.remark.text()
    assert not dialog.export_button.isEnabled()


def test_what_is_there_is_replaced_only_when_the_user_says_so(dialog, filled, folder, qtbot, monkeypatch):
    choose(qtbot, dialog, "csv")
    dialog.target.write_text("precious", encoding="utf-8")
    asked = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: asked.append(box.text()))
    monkeypatch.setattr(QMessageBox, "clickedButton", lambda box: None)
    dialog.export_button.click()
    assert dialog.target.name in asked[0] and dialog.target.read_text(encoding="utf-8") == "precious"
    assert dialog.isVisible()
    monkeypatch.setattr(QMessageBox, "clickedButton", lambda box: box.buttons()[0])
    written = dialog.target
    export(qtbot, dialog)
    assert written.read_text(encoding="utf-8").startswith("instrument,")


@pytest.mark.parametrize("place", ["file.csv/a.csv", "a\0.csv", "n" * 300 + ".csv"])
def test_a_place_that_cannot_be_written_is_said_in_the_dialog(place, dialog, folder, qtbot):
    choose(qtbot, dialog, "csv")
    (folder / "file.csv").touch()
    dialog.file.setText(f"{folder}/{place}")
    dialog.export_button.click()
    qtbot.waitUntil(lambda: dialog.export_button.isEnabled(), timeout=TIMEOUT)
    assert dialog.isVisible() and dialog.remark.objectName() == "wrong"
    assert dialog.remark.text().endswith(".") and "regions in" not in dialog.remark.text()
    assert [path.name for path in folder.iterdir()] == ["file.csv"]


def test_a_recording_removed_meanwhile_is_said(dialog, filled, song, folder, qtbot):
    away = Path(shutil.move(song, folder.parent / "away.wav"))
    try:
        choose(qtbot, dialog, "wav-cue")
        dialog.file.setText(str(folder / "marked"))
        with qtbot.waitSignal(dialog.writer.failed, timeout=TIMEOUT):
            dialog.export_button.click()
        assert song.name in dialog.remark.text() and not (folder / "marked.wav").exists()
    finally:
        shutil.move(away, song)


def test_the_extension_follows_the_format_and_dots_in_names_stay(dialog, qtbot, folder):
    choose(qtbot, dialog, "csv")
    dialog.file.setText(str(folder / "take 3.1"))
    assert dialog.target.name == "take 3.1.csv"
    choose(qtbot, dialog, "svl")
    assert dialog.target.name == "take 3.1.svl"
    dialog.file.setText(str(folder / "take.svl"))
    choose(qtbot, dialog, "jams")
    assert dialog.target.name == "take.jams"


def test_the_browse_button_asks_for_a_file(dialog, folder, qtbot, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *args, **more: (str(folder / "chosen.txt"), ""))
    choose(qtbot, dialog, "audacity")
    qtbot.mouseClick(dialog.browse_button, Qt.MouseButton.LeftButton)
    assert dialog.target == folder / "chosen.txt"


def test_cancel_writes_nothing_and_the_dialog_can_be_opened_again(dialog, filled, folder, qtbot):
    dialog.buttons.button(QDialogButtonBox.StandardButton.Cancel).click()
    assert filled.export.dialog is None and os.listdir(folder) == []
    press(filled, "export_csv")
    assert filled.export.dialog.isVisible()


def test_export_again_writes_what_is_there_now_without_asking(dialog, filled, folder, qtbot):
    choose(qtbot, dialog, "csv")
    target = dialog.target
    export(qtbot, dialog)
    document = filled.session.document
    document.select_region(document.regions[0])
    press(filled, "confirm")
    press(filled, "export_again")
    qtbot.waitUntil(lambda: "confirmed" in target.read_text(encoding="utf-8"), timeout=TIMEOUT)
    assert filled.export.dialog is None


def test_export_again_asks_where_nothing_was_exported(filled, qtbot):
    press(filled, "export_again")
    assert filled.export.dialog is not None


def test_ten_thousand_regions_are_previewed_without_holding_up_the_window(filled, folder, qtbot):
    regions = [Region("flute", 0.001 * i, 0.001 * i + 0.5, 0.5, 0.6) for i in range(10_000)]
    dialog = ExportDialog(
        regions,
        ExportFacts(20.0, 44100, "song.wav"),
        folder,
        "song",
        ExportMemory(filled.settings),
        filled.export._writer,
        filled,
    )
    dialog.open()
    choose(qtbot, dialog, "audacity")
    assert dialog.text.toPlainText().endswith("9,800 more lines")
    assert "10,000 regions" in dialog.remark.text()
    dialog.reject()
    dialog.deleteLater()

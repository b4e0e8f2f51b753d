"""Solos exported as audio from the real dialog: what it shows is written, and that is what the recording has."""

import os
import shutil
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QWidget

from desktop import solo_audio_desk
from desktop.dialogs.solo_audio import SoloAudioDialog
from desktop.settings import Settings
from desktop.solo_audio_plan import AudioChoice, SoundFacts
from desktop.sound_words import cut_words
from tests.builders import write_wav
from tests.desktop.conftest import RULES, activations, facts
from tests.desktop.window_builders import press

TIMEOUT = 20_000
RATE = 22050


@pytest.fixture(autouse=True)
def export_folder(own_folders, tmp_path) -> None:
    """What is exported goes into the test's own folder."""
    Settings().set_folder("export", tmp_path)


@pytest.fixture
def take(tmp_path, song) -> Path:
    """The song in a folder of the test's own."""
    return Path(shutil.copy(song, tmp_path / "Lied für Åse.wav"))


@pytest.fixture
def opened(filled, take, qtbot) -> SoloAudioDialog:
    """The dialog over three regions of the take, when it has shown its files."""
    document = filled.session.document
    document.recording = type(document.recording)(**{**vars(document.recording), "path": take})
    return show(filled, qtbot)


def show(window, qtbot) -> SoloAudioDialog:
    press(window, "export_audio")
    dialog = window.solo_audio.dialog
    qtbot.waitUntil(lambda: dialog.summary.text() != "", timeout=TIMEOUT)
    return dialog


def names(dialog: SoloAudioDialog) -> list[str]:
    model = dialog.files.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def settled(qtbot, dialog: SoloAudioDialog, count: int) -> list[str]:
    """Wait until so many files are shown for what is chosen."""
    qtbot.waitUntil(lambda: dialog._plan is not None and len(names(dialog)) == count, timeout=TIMEOUT)
    return names(dialog)


def export(qtbot, dialog: SoloAudioDialog, sign: str = "✓") -> str:
    assert dialog.start_button.isEnabled()
    dialog.start_button.click()
    qtbot.waitUntil(lambda: dialog.state.text().startswith(sign), timeout=TIMEOUT)
    return dialog.state.text()


def samples(path: Path) -> np.ndarray:
    return soundfile.read(path, dtype="int32", always_2d=True)[0]


def test_solos_are_written_under_the_names_shown_and_sample_for_sample(opened, filled, take, qtbot, tmp_path):
    solos = filled.session.document.solo_places
    shown = settled(qtbot, opened, len(solos))
    assert opened.which.currentText() == f"Solos ({len(solos)})"
    assert opened.format_words.text() == "WAV, 22.05 kHz, stereo, 16 bit, as in the recording."
    folder = tmp_path / "Lied für Åse solos"
    assert opened.folder.text() == str(folder)
    assert "written to “Lied für Åse solos”." in export(qtbot, opened)
    assert sorted(path.name for path in folder.iterdir()) == sorted(shown)
    whole = samples(take)
    for solo, name in zip(solos, shown, strict=True):
        first, last = round(solo.onset_s * RATE), round(solo.offset_s * RATE)
        np.testing.assert_array_equal(samples(folder / name), whole[first:last])
        assert soundfile.info(folder / name).subtype == "PCM_16"
    seconds = sum(soundfile.info(folder / name).duration for name in shown)
    assert f"0:{seconds:05.2f} together" in opened.summary.text()
    opened.close()


def test_regions_instruments_and_selection_are_chosen(opened, filled, qtbot):
    document = filled.session.document
    opened.which.setCurrentIndex(1)
    settled(qtbot, opened, 3)
    rows = [opened.instruments.item(row) for row in range(3)]
    assert [row.text().split()[0] for row in rows] == ["flute", "guitar", "violin"]
    rows[1].setCheckState(Qt.CheckState.Unchecked)
    assert all("guitar" not in name for name in settled(qtbot, opened, 2))
    # The window goes on behind the dialog, and the dialog follows.
    document.reject(document.regions[0])
    assert "violin" in settled(qtbot, opened, 1)[0]
    document.select_region(document.regions[-1])
    opened.which.setCurrentIndex(2)
    qtbot.waitUntil(lambda: opened.which.currentText() == "Selected regions (1)")
    assert "violin" in settled(qtbot, opened, 1)[0]
    document.select_regions(())
    settled(qtbot, opened, 0)
    assert "Nothing is left to export" in opened.summary.text() and not opened.start_button.isEnabled()
    opened.close()


def test_flac_with_handles_and_fades_is_as_long_as_said(opened, filled, take, qtbot, tmp_path):
    opened.which.setCurrentIndex(1)
    opened.container.setCurrentIndex(1)
    opened.handles.setValue(200)
    opened.fade_in.setValue(100)
    opened.fade_out.setValue(100)
    opened.folder.setText("cuts")
    settled(qtbot, opened, 3)
    assert opened.format_words.text().startswith("FLAC, 22.05 kHz, stereo, 16 bit, as in")
    export(qtbot, opened)
    region = next(r for r in filled.session.document.regions if r.instrument == "guitar")
    (path,) = (tmp_path / "cuts").glob("*guitar.flac")
    handle, fade = round(0.2 * RATE), round(0.1 * RATE)
    first, last = round(region.onset_s * RATE) - handle, round(region.offset_s * RATE) + handle
    made, expected = samples(path), samples(take)[first:last]
    assert len(made) == len(expected)
    np.testing.assert_array_equal(made[fade:-fade], expected[fade:-fade])
    assert np.abs(made[:20]).max() < np.abs(expected[:200]).max() / 4
    opened.close()


def test_choices_are_remembered(opened, filled, qtbot, tmp_path):
    opened.which.setCurrentIndex(1)
    opened.container.setCurrentIndex(1)
    opened.handles.setValue(1500)
    opened.fade_out.setValue(30)
    opened.folder.setText(str(tmp_path / "here"))
    opened.close()
    again = show(filled, qtbot)
    wanted = AudioChoice("regions", frozenset(), "flac", 1500, 0, 30, tmp_path / "here")
    assert again.choice == wanted
    again.close()


def test_a_folder_called_after_the_recording_is_called_after_the_next_one(opened, filled, song, qtbot, tmp_path):
    opened.folder.setText(str(tmp_path / "deep" / "Lied für Åse solos"))
    opened.close()
    filled.session.document.set_recording(facts(12.0, str(song)))
    filled.session.document.finish_analysis(activations({"flute": [(1.0, 4.0, 0.9)]}, 12.0), RULES, "test")
    again = show(filled, qtbot)
    assert again.choice.folder == tmp_path / "deep" / f"{song.stem} solos"
    again.close()


def test_what_was_remembered_wrongly_is_as_at_first(tmp_path):
    nonsense = {"which": 3, "container": ["wav"], "handle_ms": float("nan"), "fade_in_ms": -1, "folder": 7}
    assert AudioChoice.from_json(nonsense, tmp_path) == AudioChoice(folder=tmp_path)


def test_nothing_that_is_there_is_replaced(opened, qtbot, tmp_path):
    opened.which.setCurrentIndex(1)
    opened.folder.setText(str(tmp_path / "cuts"))
    first = settled(qtbot, opened, 3)
    export(qtbot, opened)
    for name in first:
        (tmp_path / "cuts" / name).write_bytes(b"mine")
    # The dialog planned before these files were there; the writing looks again.
    export(qtbot, opened)
    assert all((tmp_path / "cuts" / name).read_bytes() == b"mine" for name in first)
    assert len(list((tmp_path / "cuts").glob("* (2).wav"))) == 3
    opened.close()


def test_what_was_written_is_told_until_the_user_goes_on(opened, filled, qtbot):
    document = filled.session.document
    document.expect_analysis()
    qtbot.waitUntil(lambda: "; the analysis is not complete" in opened.summary.text(), timeout=TIMEOUT)
    sentence = export(qtbot, opened)
    document.reject(document.regions[0])
    document.stop_analysis()
    qtbot.waitUntil(lambda: "not complete" not in opened.summary.text(), timeout=TIMEOUT)
    assert opened.state.text() == sentence and opened.folder_button.isVisible()
    opened.fade_in.setValue(7)
    assert opened.state.text() == "" and not opened.folder_button.isVisible()
    opened.close()


def test_the_folder_is_shown_on_request(opened, qtbot, tmp_path, monkeypatch):
    asked: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", asked.append)
    settled(qtbot, opened, len(names(opened)))
    assert not opened.folder_button.isVisible()
    export(qtbot, opened)
    opened.folder_button.click()
    assert Path(asked[0].toLocalFile()) == tmp_path / "Lied für Åse solos"
    opened.handles.setValue(5)
    assert opened.state.text() == ""
    opened.close()


def test_a_recording_that_has_gone_is_said(opened, take, qtbot, tmp_path):
    take.unlink()
    assert "“Lied für Åse.wav” does not exist" in export(qtbot, opened, "⚠")
    assert list(tmp_path.glob("*solos")) == []
    opened.close()


def test_a_folder_that_is_a_file_is_said(opened, qtbot, tmp_path):
    (tmp_path / "letter").write_text("Dear reader")
    opened.folder.setText(str(tmp_path / "letter"))
    settled(qtbot, opened, len(names(opened)))
    assert "“letter” is not a folder; choose another place." in export(qtbot, opened, "⚠")
    opened.close()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="there even root may not write to /sys")
def test_a_folder_that_may_not_be_written_to_is_said(opened, qtbot):
    opened.folder.setText("/sys/solos")
    settled(qtbot, opened, len(names(opened)))
    assert "may not be written to; choose another one" in export(qtbot, opened, "⚠")
    assert opened.start_button.isEnabled() and not opened.folder_button.isVisible()
    opened.close()


@pytest.mark.skipif(os.name != "posix", reason="only POSIX limits the size of files")
def test_a_full_disk_leaves_whole_files_only_and_says_which(opened, qtbot, tmp_path):
    import resource

    planned = settled(qtbot, opened, len(names(opened)))
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, limits[1]))
    try:
        sentence = export(qtbot, opened, "⚠")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert "the disk is full" in sentence
    folder = tmp_path / "Lied für Åse solos"
    left = sorted(path.name for path in folder.iterdir()) if folder.exists() else []
    assert set(left) < set(planned)
    assert ("are whole and stay" in sentence or "is whole and stays" in sentence) == bool(left)
    opened.close()


@pytest.fixture
def long_dialog(window, qtbot, long_song) -> SoloAudioDialog:
    """The dialog over ten minutes in which the flute plays two hundred times and once throughout."""
    session = window.session
    session.document.set_recording(facts(600.0, str(long_song)))
    curves = {"flute": [(3.0 * n, 3.0 * n + 1, 0.9) for n in range(200)], "piano": [(0.0, 600.0, 0.9)]}
    session.document.finish_analysis(activations(curves, 600.0), RULES, "test")
    dialog = show(window, qtbot)
    dialog.which.setCurrentIndex(1)
    return dialog


def test_cancelling_ends_at_once_and_leaves_nothing_half_written(long_dialog, window, long_song, qtbot, tmp_path):
    long_dialog.folder.setText(str(tmp_path / "cuts"))
    settled(qtbot, long_dialog, 201)
    long_dialog.start_button.click()
    assert long_dialog.close_button.text() == "Cancel" and not long_dialog.which.isEnabled()
    long_dialog.close_button.click()
    qtbot.waitUntil(lambda: long_dialog.state.text().startswith("Cancelled"), timeout=TIMEOUT)
    assert window.solo_audio.dialog is long_dialog and long_dialog.start_button.isEnabled()
    there = list((tmp_path / "cuts").iterdir()) if (tmp_path / "cuts").exists() else []
    lengths = {cut.file_name: cut.last - cut.first for cut in long_dialog._plan.cuts}
    assert len(there) < 201
    assert all(soundfile.info(path).frames == lengths[path.name] for path in there)
    long_dialog.close()


def test_closing_the_recording_while_it_is_cut_ends_neither_work_nor_dialog(long_dialog, window, qtbot, tmp_path):
    long_dialog.folder.setText(str(tmp_path / "cuts"))
    settled(qtbot, long_dialog, 201)
    long_dialog.start_button.click()
    window.session.close_recording()
    qtbot.waitUntil(lambda: long_dialog.state.text().startswith("✓"), timeout=TIMEOUT)
    assert len(list((tmp_path / "cuts").iterdir())) == 201
    long_dialog.close()


def test_the_window_closes_while_sound_is_cut(long_dialog, window, qtbot, tmp_path):
    long_dialog.folder.setText(str(tmp_path / "cuts"))
    settled(qtbot, long_dialog, 201)
    long_dialog.start_button.click()
    window.session.document.undo_stack.setClean()
    assert window.close()
    assert list((tmp_path / "cuts").glob(".*")) == []


def test_the_dialog_goes_with_its_recording(opened, filled, qtbot):
    filled.session.close_recording()
    assert filled.solo_audio.dialog is None


@pytest.mark.parametrize(
    ("width", "container", "words"),
    [
        ("24", "wav", "WAV, 48 kHz, mono, 24 bit, as in the recording."),
        ("float32", "wav", "WAV, 48 kHz, mono, 32 bit floating point, as in the recording."),
        ("lossy", "wav", "WAV, 48 kHz, mono, 32 bit floating point; the recording is lossy."),
        ("8", "flac", "FLAC, 48 kHz, mono, 8 bit, as in the recording."),
        ("32", "flac", "24 bit; FLAC cannot hold those of the recording as they are. What is louder than full scale"),
        ("lossy", "flac", "24 bit; the recording is lossy. What is louder than full scale is clipped."),
    ],
)
def test_what_comes_out_is_said(tmp_path, width, container, words):
    facts = SoundFacts(tmp_path / "take", 48_000, 100, 1, width, 0.0)
    assert words in cut_words(facts, container)


def test_many_channels_in_flac_are_refused_in_words(filled, tmp_path, qtbot):
    take = write_wav(tmp_path / "many.wav", np.zeros((10, RATE * 12), np.float32), RATE)
    document = filled.session.document
    document.recording = type(document.recording)(**{**vars(document.recording), "path": take})
    dialog = show(filled, qtbot)
    dialog.container.setCurrentIndex(1)
    settled(qtbot, dialog, len(names(dialog)))
    assert "FLAC holds no more than 8 channels" in export(qtbot, dialog, "⚠")
    dialog.close()


def test_how_long_it_will_still_take_is_said(opened):
    opened.show_work(0.25, 42.0)
    assert opened.state.text() == "Writing … about 42.0 s left"
    assert opened.progress.isVisible() and opened.progress.value() == 250
    opened.show_cancelled("Cancelled; nothing was written.", False)
    assert not opened.progress.isVisible()
    opened.close()


def test_the_end_of_a_long_export_is_announced_to_who_looks_elsewhere(opened, filled, qtbot, monkeypatch):
    monkeypatch.setattr(solo_audio_desk, "LEAST_WORK_S", 0.0)
    announced = QSignalSpy(filled.notifications.announced)
    opened.activateWindow()
    QApplication.processEvents()
    export(qtbot, opened)
    assert announced.count() == 0
    opened.close()
    again, other = show(filled, qtbot), QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    QApplication.processEvents()
    words = export(qtbot, again)
    assert announced.count() == 1
    assert announced.at(0) == ["Export of sound", words.removeprefix("✓").strip()]
    again.close()

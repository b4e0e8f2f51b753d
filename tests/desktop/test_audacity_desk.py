"""Sending to Audacity and analysing what is open there, from the real window over real FIFOs and the real engine."""

import re
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from desktop.dialogs.audacity import AudacityDialog, LabelChoice
from engine.links import audacity_setup
from engine.links.script_pipe import pipe_places
from tests.builders import region, write_wav
from tests.builders_analysis import music
from tests.desktop.window_builders import press
from tests.engine.links.audacity_double import serving
from tests.engine.links.audacity_project import Project, sound

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="FIFOs are of Linux and macOS")


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(audacity_setup, "audacity_runs", lambda: False)


@pytest.fixture
def link(tmp_path):
    """Return a function that lets a window reach a project."""
    served = []

    def connect(window, project: Project) -> Project:
        folder = tmp_path / f"pipe {len(served)}"
        folder.mkdir()
        server = serving(folder, project.answer)
        window.audacity.places = server.__enter__().places
        served.append(server)
        return project

    yield connect
    for server in served:
        server.__exit__(None, None, None)


def counts(words: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", words)]


def opened(window, command: str) -> AudacityDialog:
    press(window, command)
    return window.audacity.dialog


def test_the_kept_regions_arrive_as_labels(qtbot, filled, link):
    project = link(filled, Project())
    document = filled.session.document
    document.reject(document.regions[0])
    dialog = opened(filled, "send_audacity")
    expected = len(document.kept_regions)
    assert counts(dialog.summary.text()) == [expected, 1]
    dialog.start_button.click()
    qtbot.waitUntil(lambda: dialog.state.text().startswith("✓"))
    assert counts(dialog.state.text()) == [expected, 1]
    assert [label[2].split()[0] for label in project.labels[0]] == [r.instrument for r in document.kept_regions]
    dialog.close()
    assert filled.audacity.dialog is None


def test_markers_are_sent_with_the_regions_or_left_out(qtbot, filled, link):
    project = link(filled, Project())
    document = filled.session.document
    document.markers.add(5.0)
    dialog = opened(filled, "send_audacity")
    regions = len(document.kept_regions)
    assert dialog.markers.isVisible() and counts(dialog.summary.text()) == [regions + 1, 1]
    dialog.markers.setChecked(False)
    assert counts(dialog.summary.text()) == [regions, 1]
    dialog.markers.setChecked(True)
    dialog.start_button.click()
    qtbot.waitUntil(lambda: dialog.state.text().startswith("✓"))
    assert (5.0, 5.0, "Marker 1") in project.labels[0] and len(project.labels[0]) == regions + 1


def test_without_markers_nothing_is_asked_about_them(filled):
    dialog = opened(filled, "send_audacity")
    assert not dialog.markers.isVisible()


def test_instruments_solos_confirmed_and_tracks_are_chosen(qtbot, filled, link):
    project = link(filled, Project())
    document = filled.session.document
    violin = next(r for r in document.regions if r.instrument == "violin")
    document.confirm(violin)
    dialog = opened(filled, "send_audacity")
    rows = {dialog.instruments.item(n).text().split()[0]: dialog.instruments.item(n) for n in range(3)}
    rows["flute"].setCheckState(Qt.CheckState.Unchecked)
    dialog.per_instrument.setChecked(True)
    assert counts(dialog.summary.text()) == [2, 2]
    dialog.confirmed_only.setChecked(True)
    dialog.offset.setValue(100.0)
    assert counts(dialog.summary.text()) == [1, 1]
    dialog.start_button.click()
    qtbot.waitUntil(lambda: dialog.state.text().startswith("✓"))
    ((start, end, text),) = project.labels[0]
    assert (start, end) == (pytest.approx(100 + violin.onset_s), pytest.approx(100 + violin.offset_s))
    assert text.startswith("violin") and project.tracks[0]["name"] == "violin"
    rows["guitar"].setCheckState(Qt.CheckState.Unchecked)
    rows["violin"].setCheckState(Qt.CheckState.Unchecked)
    assert dialog.summary.text() == "Nothing is left to send." and not dialog.start_button.isEnabled()
    dialog.close()


def test_without_audacity_the_dialog_says_what_to_do_and_can_do_it(qtbot, filled, tmp_path):
    filled.audacity.places = pipe_places(tmp_path)
    module = tmp_path / "mod-script-pipe.so"
    module.write_bytes(b"")
    config = tmp_path / ".audacity-data" / "audacity.cfg"
    config.parent.mkdir()
    config.write_text(f"[Module]\nmod-script-pipe=0\n[ModulePath]\nmod-script-pipe={module}\n", encoding="utf-8")
    dialog = opened(filled, "send_audacity")
    dialog.start_button.click()
    qtbot.waitUntil(lambda: dialog.state.text().startswith("⚠"))
    assert "script pipe is switched off" in dialog.state.text() and "Preferences, Modules" in dialog.state.text()
    assert dialog.switch_on_button.isVisible()
    dialog.switch_on_button.click()
    qtbot.waitUntil(lambda: dialog.state.text().startswith("✓"))
    assert "mod-script-pipe=1" in config.read_text(encoding="utf-8")
    assert not dialog.switch_on_button.isVisible()
    dialog.close()


def test_a_cancel_ends_between_labels(qtbot, filled, link):
    project = link(filled, Project())
    dialog = opened(filled, "send_audacity")
    answer = project.answer

    def slowly(line: str) -> bytes:
        if line.startswith("SetLabel"):
            filled.audacity._cancelled.wait(5)
        return answer(line)

    project.answer = slowly
    link(filled, project)
    dialog.start_button.click()
    qtbot.waitUntil(lambda: dialog.progress.isVisible() and len(project.labels) == 1 and len(project.labels[0]) == 1)
    assert dialog.close_button.text() == "Cancel"
    dialog.close_button.click()
    qtbot.waitUntil(lambda: "Cancelled" in dialog.state.text())
    assert len(project.labels[0]) == 1 and dialog.isVisible()
    dialog.close()


def test_closing_the_window_gives_up_a_silent_audacity_at_once(qtbot, filled, link):
    project = link(filled, Project())
    project.answer = lambda _: b""
    link(filled, project)
    dialog = opened(filled, "send_audacity")
    dialog.start_button.click()
    qtbot.waitUntil(dialog.progress.isVisible)
    began = time.monotonic()
    filled.close()
    assert time.monotonic() - began < 10.0


def test_the_other_dialog_takes_the_place_of_one_that_does_nothing(qtbot, filled):
    first = opened(filled, "send_audacity")
    second = opened(filled, "analyse_audacity")
    assert second is not first and second.isVisible()
    second.show_work("…")
    assert opened(filled, "send_audacity") is second
    second.show_done("")
    second.close()
    assert filled.audacity.dialog is None


@pytest.mark.slow
def test_what_is_open_in_audacity_is_analysed_and_labelled_where_it_lies(qtbot, window, link):
    project = link(window, Project([sound("take", 7.0, 13.0)]))
    exported = []
    project.exports = lambda name: exported.append(write_wav(name, music(6.0), 22050))
    dialog = opened(window, "analyse_audacity")
    dialog.per_instrument.setChecked(True)
    dialog.start_button.click()
    qtbot.waitUntil(lambda: dialog.state.text()[:1] in "✓⚠", timeout=60_000)
    assert dialog.state.text().startswith("✓"), dialog.state.text()
    assert project.labels and all(6.999 <= start < end <= 13.0 for labels in project.labels for start, end, _ in labels)
    assert not exported[0].exists() and not exported[0].parent.exists()
    assert window.session.document.recording is None
    dialog.close()


def test_the_choice_never_takes_rejected_regions():
    regions = (region("flute", 0.0, 1.0), region("flute", 2.0, 3.0, status="rejected"))
    assert LabelChoice().of(regions, ()) == regions[:1]

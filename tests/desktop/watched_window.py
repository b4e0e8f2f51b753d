"""The editing of a day: open and analyse a song, then a session of hours; listen, look, edit, undo, save, export.

``python -m tests.desktop.watched_window SONG FOLDER [LONG_S]``; see `watched_day`. A process of its own, so that what
the program imports on the way is imported here for the first time, and torch is not in it.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop.document import AnalysisState
from tests.builders_long import THREE_HOURS_S
from tests.desktop.view_builders import drag, turn_wheel
from tests.desktop.watched_day import Acts, Day, Steps, drive

TURNS = 12


class EditingDay(Day):
    """What an editor does with one recording after the other."""

    @property
    def acts(self) -> Acts:
        return (
            ("open and analyse", self.open_and_analyse),
            ("ask why", self.ask_why),
            ("dialogs", self.look_at_dialogs),
            ("open a long session", self.open_session),
            ("scroll", self.scroll),
            ("zoom", self.zoom),
            ("play", self.play),
            ("find solos", self.find_solos),
            ("model gain", self.see_model_gain),
            ("edit", self.edit),
            ("rules", self.change_rules),
            ("undo", self.undo),
            ("lanes", self.arrange_lanes),
            ("save", self.save),
            ("export", self.export),
            ("close the recording", self.close_recording),
        )

    # ---- acts ---------------------------------------------------------------------------------------------------

    def open_and_analyse(self) -> Steps:
        session = self.window.session
        self.window.open_path(self.song)
        yield from self.until(lambda: session.document.analysis is AnalysisState.DONE and not session.scanning)
        assert session.document.regions

    def look_at_dialogs(self) -> Steps:
        for command_id in ("keys", "palette", "shortcuts", "go_to", "about"):
            yield from self.command(command_id)
            yield from self.idle(60)
            for shown in QApplication.topLevelWidgets():
                if isinstance(shown, QDialog) and shown.isVisible():
                    shown.reject()
                    yield True
            popup = QApplication.activePopupWidget()
            if popup is not None:
                popup.close()
            yield True

    def open_session(self) -> Steps:
        document = self.window.session.document
        document.undo_stack.setClean()
        self.window.open_path(self.session_file)
        yield from self.until(
            lambda: document.duration_s == self.long_s and document.analysis is AnalysisState.DONE and document.regions
        )

    def scroll(self) -> Steps:
        yield from self.command("zoom_in", "zoom_in", "zoom_in")
        for direction in (-1, 1):
            for _ in range(TURNS):
                for view in (self.window.editor.spectrogram, self.window.editor.lanes):
                    turn_wheel(view, _middle(view), direction, Qt.KeyboardModifier.ShiftModifier)
                    yield True
        yield from self.key(Qt.Key.Key_PageDown)
        yield from self.key(Qt.Key.Key_End)
        yield from self.key(Qt.Key.Key_Home)

    def zoom(self) -> Steps:
        for direction in (1, -1):
            for _ in range(TURNS):
                view = self.window.editor.spectrogram
                turn_wheel(view, _middle(view), direction, Qt.KeyboardModifier.ControlModifier)
                yield True
                yield False
        yield from self.command("zoom_fit", "spectrum_linear", "spectrum_constant_q", "spectrum_log_mel")

    def play(self) -> Steps:
        player = self.window.session.player
        yield from self.command("next_region", "play")
        yield from self.until(lambda: player.playing and player.position_s > 1.0)
        yield from self.command("faster", "slower", "loop", "play_selection", "play", "loop")

    def find_solos(self) -> Steps:
        finder = self.window.finder
        yield from self.command("find_solos")
        yield from self.until(lambda: finder.panel.model.rowCount() > 5)
        for _ in range(5):
            yield from self.key(Qt.Key.Key_Down)
            yield from self.idle(150)
        yield from self.until(lambda: not finder.thumbnails.pending)
        finder.panel.kind.setCurrentIndex(3)
        yield from self.idle(250)
        yield from self.key(Qt.Key.Key_Return)
        assert not self.window.session.player.playing

    def ask_why(self) -> Steps:
        evidence = self.window.evidence
        yield from self.command("next_region", "why")
        yield from self.until(lambda: evidence.reasons.found is not None)
        yield from self.command("play_evidence")
        yield from self.idle(200)
        yield from self.command("play_original")
        yield from self.idle(100)
        yield from self.command("show_reasons")

    def see_model_gain(self) -> Steps:
        evidence = self.window.evidence
        yield from self.command("zoom_selection", "show_attention")
        yield from self.until(lambda: evidence.attention.seen is not None)
        yield from self.command("gain_next", "gain_next")
        yield from self.until(lambda: not evidence.gain.waiting)
        yield from self.command("zoom_out", "gain_off", "show_attention", "find_solos")

    def edit(self) -> Steps:
        document, lanes = self.window.session.document, self.window.editor.lanes
        for _ in range(4):
            yield from self.command("next_region")
        yield from self.command("confirm", "reject", "note", "zoom_selection", "zoom_out")
        region = document.selected_region
        assert region is not None
        self.window.session.player.seek((region.onset_s + region.offset_s) / 2)
        yield True
        yield from self.command("split", "merge", "region_later", "region_later", "delete")
        y = lanes.lane_rect_of(region.instrument).center().y()
        start, end = (QPoint(round(lanes.width() * share), y) for share in (0.6, 0.7))
        drag(None, lanes, start, end, keys=Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier)
        yield True
        assert document.undo_stack.count() >= 7

    def change_rules(self) -> Steps:
        yield from self.command("show_rules", "more_regions", "more_regions", "fewer_regions", "trained_thresholds")
        yield from self.idle(200)
        yield from self.command("show_rules")

    def undo(self) -> Steps:
        stack = self.window.session.document.undo_stack
        while stack.canUndo():
            yield from self.command("undo")
        while stack.canRedo():
            yield from self.command("redo")

    def arrange_lanes(self) -> Steps:
        yield from self.command(
            "hide_silent", "group_families", "order_activity", "lanes_higher", "lane_1", "lanes_all"
        )
        yield from self.command("group_families", "hide_silent", "lanes_fit")

    def save(self) -> Steps:
        saved: list[Path] = []
        self.window.sessions.keeper.saved.connect(saved.append)
        yield from self.command("save_as")
        yield from self.until(lambda: saved)

    def export(self) -> Steps:
        yield from self.command("export_csv")
        yield from self.until(lambda: self.window.export.dialog)
        dialog = self.window.export.dialog
        assert dialog is not None
        dialog.file.setText(str(self.folder / "regions.csv"))
        yield from self.until(dialog.export_button.isEnabled)
        dialog.export_button.click()
        yield from self.until(lambda: (self.folder / "regions.csv").exists())

    def close_recording(self) -> Steps:
        self.window.session.document.undo_stack.setClean()
        yield from self.command("close")


def _middle(view: QWidget) -> QPointF:
    return QPointF(view.rect().center())


if __name__ == "__main__":
    song, folder = Path(sys.argv[1]), Path(sys.argv[2])
    sys.exit(drive(EditingDay(song, folder, float(sys.argv[3]) if sys.argv[3:] else THREE_HOURS_S), folder))

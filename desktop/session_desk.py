"""Joins session files with the window: saving, opening, the question before work is lost, recovery after a crash."""

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QProgressDialog, QWidget

from desktop.actions import Actions
from desktop.autosave import remove_leftover
from desktop.region_places import found_again
from desktop.session import ERROR, INFO, WARNING, Session
from desktop.session_file import SUFFIX, SavedSession, ViewState
from desktop.session_keeper import Found, SessionKeeper
from desktop.settings import Settings
from desktop.views.lanes import LanesView
from desktop.widgets import MessageBar
from engine.naming import display_name

_PATIENCE_MS = 300


def is_session(path: Path) -> bool:
    """Whether a file's name is that of a session file."""
    return path.suffix.lower() == SUFFIX


class SessionDesk(QObject):
    """What the File menu does to sessions.

    Parameters
    ----------
    parent : QWidget
        The window; dialogs belong to it.
    session : Session
    actions : Actions
    lanes : LanesView
        Whose hiding of silent instruments is kept with the session.
    message_bar : MessageBar
    settings : Settings
    unattended : bool
        Nobody is there to ask.
    """

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        actions: Actions,
        lanes: LanesView,
        message_bar: MessageBar,
        settings: Settings,
        *,
        unattended: bool = False,
    ) -> None:
        super().__init__(parent)
        self._window, self._session, self._lanes = parent, session, lanes
        self._message_bar, self._settings, self._unattended = message_bar, settings, unattended
        self.keeper = SessionKeeper(session, self._view_state, self)
        self._restoring: ViewState | None = None
        self._recovering = False
        self.keeper.saved.connect(self._saved)
        self.keeper.save_failed.connect(lambda sentence: message_bar.tell(sentence, ERROR))
        self.keeper.differs.connect(lambda sentence: message_bar.tell(sentence, WARNING))
        session.restored.connect(self._restored)
        session.open_failed.connect(self._open_failed)
        actions["save"].triggered.connect(lambda: self.save())
        actions["save_as"].triggered.connect(lambda: self.save_as())

    # ---- saving -----------------------------------------------------------------------------------------------

    def save(self) -> bool:
        """Save to the session's file, or ask for one; False if the user cancels."""
        if self.keeper.path is None:
            return self.save_as()
        self.keeper.save(self.keeper.path)
        return True

    def save_as(self) -> bool:
        """Let the user choose a file and save there; False if the user cancels."""
        recording = self._session.document.path
        if recording is None:
            return False
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Save session"),
            str(self._suggested(recording)),
            self.tr("Soloscope sessions ({pattern})").format(pattern=f"*{SUFFIX}"),
        )
        if not name:
            return False
        path = Path(name) if is_session(Path(name)) else Path(f"{name}{SUFFIX}")
        self._settings.set_folder("session", path.parent)
        self.keeper.save(path)
        return True

    def _suggested(self, recording: Path) -> Path:
        """Return the present session file, else one beside the recording, or elsewhere where those are read-only."""
        present = self.keeper.path or recording.with_suffix(SUFFIX)
        writable = os.access(present.parent, os.W_OK)
        return present if writable else self._settings.folder("session") / present.name

    def _saved(self, path: Path) -> None:
        if not self._unattended:
            self._settings.add_recent(path)
        self._message_bar.tell(self.tr("Session saved as {name}.").format(name=display_name(path)), INFO)

    def _save_and_wait(self) -> bool:
        """Save and tell whether everything is saved now; the window goes on painting meanwhile."""
        loop = QEventLoop()
        self.keeper.saved.connect(loop.quit)
        self.keeper.save_failed.connect(loop.quit)
        waiting = QProgressDialog(self.tr("Saving the session …"), "", 0, 0, self._window)
        waiting.setCancelButton(None)
        waiting.setWindowModality(Qt.WindowModality.WindowModal)
        waiting.setMinimumDuration(_PATIENCE_MS)
        if self.save():
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        self.keeper.saved.disconnect(loop.quit)
        self.keeper.save_failed.disconnect(loop.quit)
        waiting.reset()
        waiting.deleteLater()
        return not self.keeper.dirty

    def may_let_go(self) -> bool:
        """Whether the present recording may be let go; asks where work is not saved."""
        if self._unattended or not self.keeper.dirty:
            return True
        recording = self._session.document.path
        name = display_name(recording) if recording else ""
        buttons = QMessageBox.StandardButton
        box = QMessageBox(
            QMessageBox.Icon.Question,
            "Soloscope",
            self.tr("Save what you did to “{name}” in a session?").format(name=name),
            buttons.Cancel | buttons.Discard | buttons.Save,
            self._window,
        )
        box.setInformativeText(self.tr("Otherwise your decisions, edits and thresholds are lost."))
        box.setDefaultButton(buttons.Save)
        answer = box.exec()
        if answer == buttons.Save:
            return self._save_and_wait()
        return answer == buttons.Discard

    # ---- opening ----------------------------------------------------------------------------------------------

    @property
    def recent_place(self) -> Path | None:
        """What the recent files are to name: the session file where there is one, else the recording."""
        return self.keeper.path or self._session.document.path

    def open(self, path: Path) -> None:
        """Open a session file in place of what is open; nothing changes if it cannot be."""
        self.keeper.read(path, self._found, self._not_read)

    def _not_read(self, sentence: str) -> None:
        self._message_bar.tell(sentence, ERROR)
        self._session.open_failed.emit(sentence)

    def _open_failed(self) -> None:
        self._restoring, self._recovering = None, False

    def _found(self, found: Found) -> None:
        if found.recording is None:
            self._relink(found)
        elif found.same is False:
            self._ask_about_other_content(found)
        else:
            self._open(found)

    def _open(self, found: Found) -> None:
        self._restoring = found.saved.view
        moved = found.recording is not None and found.recording != found.saved.recording.path
        self.keeper.open(found, recovered=self._recovering)
        if moved and found.same:
            name = display_name(found.saved.recording.path)
            words = self.tr("“{name}” was found at its new place: {path}")
            self._message_bar.tell(words.format(name=name, path=found.recording), INFO)

    def _relink(self, found: Found) -> None:
        """Ask where a recording is that is not where it was."""
        place = found.saved.recording.path
        sentence = self.tr("The recording “{name}” is not in {folder} any more.")
        sentence = sentence.format(name=display_name(place), folder=place.parent)
        if self._unattended:
            self._not_read(f"{sentence} {self.tr('Open the session in the window to say where it is.')}")
            return
        box = QMessageBox(QMessageBox.Icon.Question, "Soloscope", sentence, parent=self._window)
        box.setInformativeText(self.tr("Where is it now? Your decisions and edits are kept in the session."))
        box.setStandardButtons(QMessageBox.StandardButton.Open | QMessageBox.StandardButton.Cancel)
        box.button(QMessageBox.StandardButton.Open).setText(self.tr("Locate…"))
        if box.exec() == QMessageBox.StandardButton.Open:
            self._locate(found)
        else:
            self._recovering = False

    def _locate(self, found: Found) -> None:
        place = found.saved.recording.path
        name, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Locate {name}").format(name=display_name(place)),
            str(self._settings.folder("open")),
            self.tr("All files (*)"),
        )
        if not name:
            self._recovering = False
            return
        self._settings.set_folder("open", Path(name).parent)
        self.keeper.compare(found, Path(name), self._compared)

    def _compared(self, found: Found) -> None:
        if found.same is False:
            self._ask_about_other_content(found)
        else:
            self._open(found)

    def _ask_about_other_content(self, found: Found) -> None:
        """Say that a file is not the recording of the session, and let the user decide."""
        recording = found.recording
        if recording is None:
            return
        sentence = self.tr("“{name}” is not the recording that the session was made for: its content differs.")
        sentence = sentence.format(name=display_name(recording))
        if self._unattended:
            self._not_read(sentence)
            return
        box = QMessageBox(QMessageBox.Icon.Warning, "Soloscope", sentence, parent=self._window)
        box.setInformativeText(
            self.tr(
                "If you use it, it is analysed anew, and your decisions and edits stay at their times; "
                "they may not fit."
            )
        )
        buttons = QMessageBox.StandardButton
        box.setStandardButtons(buttons.Yes | buttons.Open | buttons.Cancel)
        box.button(buttons.Yes).setText(self.tr("Use it anyway"))
        box.button(buttons.Open).setText(self.tr("Locate another…"))
        box.setDefaultButton(buttons.Cancel)
        answer = box.exec()
        if answer == buttons.Yes:
            self._open(found)
        elif answer == buttons.Open:
            self._locate(found)
        else:
            self._recovering = False

    # ---- view -------------------------------------------------------------------------------------------------

    def _view_state(self) -> ViewState:
        axis, document = self._session.time_axis, self._session.document
        return ViewState(
            axis.start_s,
            axis.end_s,
            axis.playhead_s,
            document.time_selection,
            document.selected_regions,
            document.filter,
            self._lanes.hides_silent,
        )

    def _restored(self) -> None:
        view, self._restoring = self._restoring, None
        if view is not None:
            self._show(view)
        recovered, self._recovering = self._recovering, False
        if recovered:
            self._message_bar.tell(self.tr("Your unsaved work is back; save the session to keep it."), INFO)
        place = self.recent_place
        if place is not None and not self._unattended:
            self._settings.add_recent(place)

    def _show(self, view: ViewState) -> None:
        axis, document = self._session.time_axis, self._session.document
        axis.set_view(view.start_s, view.end_s)
        self._session.player.seek(min(view.playhead_s, axis.duration_s))
        document.set_filter(view.filter)
        self._lanes.set_hide_silent(view.hide_silent)
        chosen = found_again(view.selected, document.regions)
        if chosen:
            document.select_regions(chosen)
        if view.time_selection is not None and not chosen:
            document.set_time_selection(*view.time_selection)

    # ---- after a crash ----------------------------------------------------------------------------------------

    def offer_recovery(self, otherwise: Callable[[], object]) -> None:
        """Offer work that a crash left; `otherwise` is called if there is none or the user wants none of it now."""
        if self._unattended:
            otherwise()
        else:
            self.keeper.read_leftovers(lambda left: self._offer(left, otherwise))

    def _offer(self, left: list[tuple[Path, SavedSession]], otherwise: Callable[[], object]) -> None:
        while left:
            from desktop.dialogs.recovery import RecoveryAnswer, RecoveryDialog

            dialog = RecoveryDialog([saved for _, saved in left], self._window)
            answer, chosen = dialog.exec(), dialog.chosen
            dialog.deleteLater()
            if answer == RecoveryAnswer.RECOVER:
                self._recovering = True
                self.open(left[chosen][0])
                return
            if answer != RecoveryAnswer.DELETE:
                break
            remove_leftover(left.pop(chosen)[0])
        otherwise()

"""What Soloscope brings for other programs: what it is good for, whether it is installed there, and its buttons."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop import file_association
from desktop.background import Background
from desktop.engine_sentences import engine_words
from desktop.translation import translate
from engine.errors import LinkError
from engine.links.audacity_setup import pipe_setup, switch_on
from engine.links.integrations import INTEGRATIONS, Integration, State, install, installed_state, remove


class IntegrationsDialog(QDialog):
    """A card for each program, all states in words; every button says what it will do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Integrations"))
        self.resize(720, 640)
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        self.files = {entry.id: FileCard(entry, inside) for entry in INTEGRATIONS}
        self.pipe = PipeCard(inside)
        self.open_with = OpenWithCard(inside)
        for card in (*self.files.values(), self.pipe, self.open_with):
            column.addWidget(card)
        column.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inside)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(area, 1)
        layout.addWidget(buttons)
        self.finished.connect(lambda _: self.pipe.close_work())
        self.finished.connect(lambda _: self.open_with.close_work())


class _Card(QFrame):
    """A headline, what it is good for, the state, and buttons."""

    def __init__(self, title: str, purpose: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(title)
        headline = QLabel(f"<b>{title}</b>", self)
        self.purpose = QLabel(purpose, self)
        self.state = QLabel(self)
        self.says = QLabel(self)
        for label in (self.purpose, self.state, self.says):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.says.hide()
        self._buttons = QHBoxLayout()
        self._buttons.addStretch(1)
        layout = QVBoxLayout(self)
        for part in (headline, self.purpose, self.state, self.says):
            layout.addWidget(part)
        layout.addLayout(self._buttons)

    def _button(self, text: str, tip: str, call: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.setToolTip(tip)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _=False: call())
        self._buttons.addWidget(button)
        return button

    def _tell(self, sentence: str) -> None:
        self.says.setText(engine_words(sentence))
        self.says.setVisible(bool(sentence))


class FileCard(_Card):
    """A file that is copied where the other program looks."""

    def __init__(self, entry: Integration, parent: QWidget) -> None:
        super().__init__(_title(entry.id), _purpose(entry.id), parent)
        self._entry = entry
        self._target = entry.target()
        self.install_button = self._button(self.tr("Install"), "", self.install)
        self.remove_button = self._button(self.tr("Remove"), self.tr("Take the file away again."), self.remove)
        self.folder_button = self._button(
            self.tr("Show folder"), self.tr("Open the folder in which the program looks."), self.show_folder
        )
        for button in (self.install_button, self.remove_button, self.folder_button):
            button.setAccessibleName(f"{button.text()}: {_title(entry.id)}")
        self.refresh()

    def refresh(self) -> None:
        """Look again, and say what is there."""
        content = self._entry.content()
        try:
            state = installed_state(self._target, content)
        except LinkError as error:
            self.state.setText(f"⚠ {engine_words(str(error))}")
            state = State.CHANGED
        else:
            self.state.setText(f"{self._program_words()} {self._state_words(state)}\n{self._target}")
        if content is None and state is State.ABSENT:
            self._tell(_how_to_get(self._entry.id))
        self.install_button.setEnabled(content is not None and state is not State.CURRENT)
        self.install_button.setText(self.tr("Install") if state is State.ABSENT else self.tr("Update"))
        self.install_button.setToolTip(self.tr("Write the file to {path}").format(path=self._target))
        self.remove_button.setEnabled(state is not State.ABSENT)
        self.folder_button.setEnabled(self._existing_folder() is not None)

    def install(self) -> None:
        """Put the file there; one that was changed by hand only after a question."""
        content = self._entry.content()
        if content is None or not self._may_touch(content, self.tr("Replace it?")):
            return
        beside = self._entry.companions()
        self._do(
            lambda: install(self._target, content, over_changes=True, companions=beside), _next_step(self._entry.id)
        )

    def remove(self) -> None:
        """Take the file away; one that was changed by hand only after a question."""
        content = self._entry.content()
        if self._may_touch(content, self.tr("Remove it?")):
            beside = self._entry.companions()
            self._do(lambda: remove(self._target, content, over_changes=True, companions=beside), self.tr("Removed."))

    def show_folder(self) -> None:
        """Open the folder, or the nearest that there is."""
        folder = self._existing_folder()
        if folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _do(self, work: Callable[[], None], then: str) -> None:
        try:
            work()
        except LinkError as error:
            self._tell(f"⚠ {engine_words(str(error))}")
        else:
            self._tell(then)
        self.refresh()

    def _may_touch(self, content: bytes | None, question: str) -> bool:
        if installed_state(self._target, content) is not State.CHANGED:
            return True
        words = self.tr("The file was changed by hand since Soloscope wrote it, and the changes would be lost.")
        box = QMessageBox(QMessageBox.Icon.Warning, _title(self._entry.id), f"{words} {question}", parent=self)
        yes = box.addButton(question.rstrip("?"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.exec()
        return box.clickedButton() is yes

    def _existing_folder(self) -> Path | None:
        return next((folder for folder in self._target.parents if folder.is_dir()), None)

    def _program_words(self) -> str:
        if self._entry.program(os.environ):
            return self.tr("The program was found.")
        return self.tr("The program was not found on this machine.")

    def _state_words(self, state: State) -> str:
        words = {
            State.ABSENT: self.tr("Not installed."),
            State.CURRENT: self.tr("✓ Installed and up to date."),
            State.OLDER: self.tr("Installed, but another version than this Soloscope brings."),
            State.CHANGED: self.tr("⚠ Installed, and changed by hand."),
        }
        return words[state]


class PipeCard(_Card):
    """Audacity's script pipe, which is switched on rather than installed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            translate("Integrations", "Audacity: send regions, analyse what is open"),
            translate(
                "Integrations",
                "Through Audacity’s script pipe, Soloscope adds labels to the open project and hears what is in it: "
                "File, Send regions to Audacity, and Analyse what is open in Audacity.",
            ),
            parent,
        )
        self._background = Background(self)
        self.switch_on_button = self._button(
            self.tr("Switch on"),
            self.tr("Change Audacity’s settings; a copy of them is kept. Audacity must be closed."),
            self.switch_on,
        )
        self.refresh()

    def refresh(self) -> None:
        """Look again, and say what is there."""
        setup = pipe_setup()
        if setup.config is None:
            words = self.tr("Audacity has not run on this machine; start it once.")
        elif setup.enabled:
            words = self.tr("✓ The script pipe is switched on.")
        else:
            words = self.tr("The script pipe is switched off.")
        self.state.setText(words if setup.config is None else f"{words}\n{setup.config}")
        self.switch_on_button.setEnabled(setup.config is not None and not setup.enabled)

    def switch_on(self) -> None:
        """Switch the pipe on in Audacity's settings; asking the system whether Audacity is open takes a moment."""
        self.switch_on_button.setEnabled(False)
        self._background.run(switch_on, self._switched_on, self._refused)

    def close_work(self) -> None:
        """Wait for what is being done."""
        self._background.close()

    def _switched_on(self, copy: Path) -> None:
        words = self.tr("Switched on; start Audacity now. Its settings as they were are kept as {name}.")
        self._tell(words.format(name=copy.name))
        self.refresh()

    def _refused(self, error: Exception) -> None:
        self._tell(f"⚠ {engine_words(str(error))}")
        self.refresh()


class OpenWithCard(_Card):
    """Soloscope under *Open with* of the desktop: an entry in the applications menu, on Linux."""

    def __init__(self, parent: QWidget) -> None:
        title = translate("Integrations", "Any other program: Open with")
        purpose = translate(
            "Integrations",
            "Soloscope in the applications menu: a double click or Open with on a recording opens it here. Editors "
            "that can start another program are given soloscope-desktop.",
        )
        super().__init__(title, purpose, parent)
        self._background = Background(self)
        self.install_button = self._button(
            self.tr("Install"), self.tr("Write the entry of the menu"), lambda: self._change(installs=True)
        )
        self.remove_button = self._button(
            self.tr("Remove"), self.tr("Take the entry away again."), lambda: self._change(installs=False)
        )
        for button in (self.install_button, self.remove_button):
            button.setAccessibleName(f"{button.text()}: {title}")
        self.refresh()

    def refresh(self) -> None:
        """Look again, and say what is there."""
        if not sys.platform.startswith("linux"):
            self.state.setText(self.tr("On this system choose Open with on a recording, and then soloscope-desktop."))
            self.install_button.setEnabled(False)
            self.remove_button.setEnabled(False)
            return
        state = file_association.entry_state()
        words = {
            State.ABSENT: self.tr("Not installed."),
            State.CURRENT: self.tr("✓ Installed and up to date."),
        }.get(state, self.tr("Installed, but it starts another Soloscope than this one."))
        self.state.setText(f"{words}\n{file_association.entry_path()}")
        self.install_button.setEnabled(state is not State.CURRENT)
        self.install_button.setText(self.tr("Install") if state is State.ABSENT else self.tr("Update"))
        self.remove_button.setEnabled(state is not State.ABSENT)

    def close_work(self) -> None:
        """Wait for what is being done."""
        self._background.close()

    def _change(self, *, installs: bool) -> None:
        """Write the entry or take it away; telling the desktop of it takes a moment."""
        self.install_button.setEnabled(False)
        self.remove_button.setEnabled(False)
        if installs:
            done = self.tr("Installed. Choose Open with on a recording, or Soloscope in the menu.")
            self._background.run(file_association.register, lambda _: self._changed(done), self._refused)
        else:
            removed = self.tr("Removed.")
            self._background.run(file_association.unregister, lambda _: self._changed(removed), self._refused)

    def _changed(self, words: str) -> None:
        self._tell(words)
        self.refresh()

    def _refused(self, error: Exception) -> None:
        words = self.tr("The folder {path} cannot be written to; look at its rights, then try again.")
        self._tell(f"⚠ {words.format(path=file_association.entry_path().parent)}")
        self.refresh()


def _title(entry: str) -> str:
    words = {
        "vamp": translate("Integrations", "Vamp plugin: Audacity, Sonic Visualiser"),
        "reaper": translate("Integrations", "REAPER: mark the selected items"),
        "ardour": translate("Integrations", "Ardour: mark the selected regions"),
    }
    return words[entry]


def _purpose(entry: str) -> str:
    words = {
        "vamp": translate(
            "Integrations",
            "Soloscope in the Analyze menu of Audacity 3 and the Transform menu of Sonic Visualiser: labels for "
            "regions, and the activations as curves.",
        ),
        "reaper": translate(
            "Integrations",
            "A script that analyses the sound of the selected items and makes a coloured region wherever an instrument "
            "sounds.",
        ),
        "ardour": translate(
            "Integrations",
            "A script that analyses the selected audio regions, or the whole session, and makes range markers.",
        ),
    }
    return words[entry]


def _next_step(entry: str) -> str:
    words = {
        "vamp": translate(
            "Integrations",
            "Installed. Start the program anew; in Audacity, enable Soloscope under Tools, Plugin Manager.",
        ),
        "reaper": translate(
            "Integrations",
            "Installed. In REAPER open Actions, Show action list, New action, Load ReaScript, and choose this file "
            "once.",
        ),
        "ardour": translate(
            "Integrations",
            "Installed. In Ardour open Edit, Lua Scripts, Script Manager, and put “Soloscope: mark instruments” on a "
            "slot.",
        ),
    }
    return words[entry]


def _how_to_get(entry: str) -> str:
    if entry == "vamp":
        return translate(
            "Integrations",
            "The plugin is built for each system: installers of Soloscope bring it, and “make vamp” builds it in a "
            "copy of the source.",
        )
    return ""

"""Offers work that was not saved before the program ended unexpectedly."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListWidget, QVBoxLayout, QWidget

from desktop.session_file import SavedSession
from desktop.translation import translate
from engine.naming import display_name


class RecoveryAnswer(IntEnum):
    """What is to happen to the chosen work."""

    LATER = 0
    RECOVER = 1
    DELETE = 2


class RecoveryDialog(QDialog):
    """A list of unsaved works, the newest first; one of them is recovered or deleted."""

    def __init__(self, works: Sequence[SavedSession], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Recover unsaved work"))
        words = QLabel(
            self.tr("Soloscope ended unexpectedly before this work was saved. Recover it, or delete it for good."), self
        )
        words.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Unsaved work"))
        self.list.addItems([describe(saved) for saved in works])
        self.list.setCurrentRow(0)
        self.list.itemDoubleClicked.connect(lambda: self.done(RecoveryAnswer.RECOVER))
        buttons = QDialogButtonBox(self)
        self.recover_button = buttons.addButton(self.tr("Recover"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.later_button = buttons.addButton(self.tr("Not now"), QDialogButtonBox.ButtonRole.RejectRole)
        self.delete_button = buttons.addButton(self.tr("Delete"), QDialogButtonBox.ButtonRole.DestructiveRole)
        self.recover_button.setDefault(True)
        self.recover_button.clicked.connect(lambda: self.done(RecoveryAnswer.RECOVER))
        self.later_button.clicked.connect(lambda: self.done(RecoveryAnswer.LATER))
        self.delete_button.clicked.connect(lambda: self.done(RecoveryAnswer.DELETE))
        layout = QVBoxLayout(self)
        layout.addWidget(words)
        layout.addWidget(self.list)
        layout.addWidget(buttons)
        self.resize(520, 260)

    @property
    def chosen(self) -> int:
        """Place of the chosen work in the list."""
        return self.list.currentRow()


def describe(saved: SavedSession) -> str:
    """Name a work by its recording, its time and what was done."""
    day, _, clock = saved.saved_at.partition("T")
    done = translate("RecoveryDialog", "%Ln corrections", "", len(saved.work.corrections))
    if saved.work.markers:
        done = f"{done}, {translate('RecoveryDialog', '%Ln markers', '', len(saved.work.markers))}"
    return f"{display_name(saved.recording.path)}   {done}   {day}, {clock[:5]}"

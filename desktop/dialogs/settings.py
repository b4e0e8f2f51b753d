"""The settings dialog: every lasting choice in one place; it keeps and applies nothing itself."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.dialogs.settings_pages import AnalysisPage, FilesPage, LookPage, SettingsPage, SoundPage
from desktop.engine_facts import EngineReport
from desktop.engine_sentences import engine_words
from desktop.preferences import Preferences
from desktop.theme import LOOK, dress_as, scaled


class SettingsDialog(QDialog):
    """Four pages of choices.

    ``looks_tried(theme, font_percent)`` tells at once what the look is to be, so that it can be seen; ``chosen`` tells
    all choices when the user agrees to them. A look that was only tried must be taken back when the dialog is rejected.

    Parameters
    ----------
    preferences : Preferences
        What is in force.
    facts : EngineReport
        Devices and bundles, as they become known.
    usual_cache_folder : Path
        Where the cache is while the user has chosen no folder.
    recording_open : bool
        Whether another model means another analysis now.
    parent : QWidget, optional
    """

    looks_tried = Signal(str, int)
    chosen = Signal(object)

    def __init__(
        self,
        preferences: Preferences,
        facts: EngineReport,
        usual_cache_folder: Path,
        *,
        recording_open: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._before, self._recording_open = preferences, recording_open
        self.setWindowTitle(self.tr("Settings"))
        self.analysis = AnalysisPage(facts, self)
        self.look = LookPage(self)
        self.sound = SoundPage(self)
        self.files = FilesPage(usual_cache_folder, self)
        self.tabs = QTabWidget(self)
        self.tabs.setAccessibleName(self.tr("Pages"))
        self.remark = QLabel(self)
        self.remark.setWordWrap(True)
        self.reset_button = QPushButton(self.tr("&Reset to defaults"), self)
        self.reset_button.setToolTip(self.tr("Set every choice on all pages as at the first start"))
        self.reset_button.setAutoDefault(False)
        self.reset_button.clicked.connect(lambda: self.put(Preferences()))
        standard = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(standard.Ok | standard.Cancel, parent=self)
        self.buttons.addButton(self.reset_button, QDialogButtonBox.ButtonRole.ResetRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(self.remark)
        layout.addWidget(self.buttons)
        for page, title in zip(
            self.pages,
            (self.tr("&Analysis"), self.tr("&Look"), self.tr("&Sound and messages"), self.tr("&Files")),
            strict=True,
        ):
            self.tabs.addTab(_scrolling(page), title)
        self.put(preferences)
        for page in self.pages:
            page.changed.connect(self._tell_consequences)
        self.look.look_changed.connect(self.looks_tried)
        facts.refused.connect(self._say_wrong)
        LOOK.changed.connect(self._size)
        self._size()
        self._tell_consequences()

    @property
    def pages(self) -> tuple[SettingsPage, ...]:
        """The pages from left to right."""
        return self.analysis, self.look, self.sound, self.files

    @property
    def preferences(self) -> Preferences:
        """The choices as they stand in the dialog."""
        read = self._before
        for page in self.pages:
            read = page.read(read)
        return read

    def put(self, preferences: Preferences) -> None:
        """Show other choices on all pages."""
        for page in self.pages:
            page.put(preferences)

    def accept(self) -> None:
        folder = self.preferences.cache_folder
        if folder and not Path(folder).is_dir():
            self.tabs.setCurrentIndex(self.pages.index(self.files))
            self.files.cache_folder.setFocus()
            words = self.tr("The cache folder “{folder}” is not there; choose another one.")
            self._say_wrong(words.format(folder=folder))
            return
        self.chosen.emit(self.preferences)
        super().accept()

    def _tell_consequences(self) -> None:
        """Say what the choices mean that does not show at once."""
        now, before = self.preferences, self._before
        words = []
        if now.needs_new_analysis(before) and self._recording_open:
            words.append(self.tr("OK analyses the open recording anew; your decisions stay."))
        elif now.needs_new_analysis(before):
            words.append(self.tr("The next recording is analysed so."))
        elif now.device != before.device:
            words.append(self.tr("The next analysis runs on this device."))
        if now.language != before.language:
            words.append(self.tr("The language changes at the next start of Soloscope."))
        dress_as(self.remark, "caution")
        self.remark.setText(" ".join(words))

    def _say_wrong(self, sentence: str) -> None:
        dress_as(self.remark, "wrong")
        self.remark.setText(engine_words(sentence))

    def _size(self) -> None:
        room = self.screen().availableGeometry()
        self.resize(min(scaled(640), room.width() - 40), min(scaled(480), room.height() - 80))


def _scrolling(page: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(page)
    return area

"""The log as it grows: narrowed by level and words, followed at its end; it changes nothing."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.log_tail import LEVELS, LogRecord, LogTail
from desktop.theme import LOOK, mono_font, scaled

_LOOK_MS = 500
_MOST_RECORDS = 5000


class LogViewer(QDialog):
    """The records of a log file, new ones as they are written.

    Parameters
    ----------
    path : Path
        The log file.
    parent : QWidget, optional
    """

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tail = LogTail(path)
        self._records: list[LogRecord] = []
        self.setWindowTitle(self.tr("Log"))
        self.level = QComboBox(self)
        self.level.setAccessibleName(self.tr("Least level"))
        self.level.setToolTip(self.tr("Show entries of this weight and above"))
        titles = (self.tr("Everything"), self.tr("Information"), self.tr("Warnings"), self.tr("Errors"))
        for title, name in zip(titles, LEVELS, strict=False):
            self.level.addItem(title, name)
        self.level.setCurrentIndex(1)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Show only entries with these words"))
        self.search.setAccessibleName(self.tr("Search the log"))
        self.search.setClearButtonEnabled(True)
        self.follow = QCheckBox(self.tr("&Follow the end"), self)
        self.follow.setToolTip(self.tr("Scroll to new entries as they are written"))
        self.follow.setChecked(True)
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("Log entries"))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.place = QLabel(str(path), self)
        self.place.setObjectName("dim")
        self.place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.place.setMinimumWidth(0)
        self.count = QLabel(self)
        self.count.setObjectName("dim")
        self.folder_button = QPushButton(self.tr("Open f&older"), self)
        self.folder_button.setToolTip(self.tr("Show the folder of the log files"))
        self.folder_button.setAutoDefault(False)
        self.folder_button.clicked.connect(self.open_folder)
        self.close_button = QPushButton(self.tr("Close"), self)
        self.close_button.setAutoDefault(False)
        self.close_button.clicked.connect(self.reject)
        self._lay_out()
        self.level.currentIndexChanged.connect(self._show_all)
        self.search.textChanged.connect(self._show_all)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        LOOK.changed.connect(self._dress)
        self._dress()
        self.look()

    @property
    def shown(self) -> list[str]:
        """Texts of the entries in view."""
        return [record.text for record in self._records if self._passes(record)]

    def look(self) -> None:
        """Show what has been written since the last look."""
        new = self._tail.read()
        if not new:
            self._show_count()
            return
        self._records += new
        if len(self._records) > _MOST_RECORDS:
            del self._records[: -_MOST_RECORDS // 2]
            self._show_all()
            return
        passed = [record.text for record in new if self._passes(record)]
        if passed:
            self._append("\n".join(passed))
        self._show_count()

    def open_folder(self) -> None:
        """Show the folder of the log in the system's file manager."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._tail.path.parent)))

    def done(self, result: int) -> None:
        self._timer.stop()
        super().done(result)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.addWidget(self.level)
        line.addWidget(self.search, 1)
        line.addWidget(self.follow)
        foot = QHBoxLayout()
        foot.addWidget(self.count)
        foot.addStretch(1)
        foot.addWidget(self.folder_button)
        foot.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.addLayout(line)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.place)
        layout.addLayout(foot)

    def _dress(self) -> None:
        self.text.setFont(mono_font(12))
        self.resize(min(scaled(900), 1200), min(scaled(560), 640))

    def _passes(self, record: LogRecord) -> bool:
        heavy = LEVELS.index(record.level) >= LEVELS.index(self.level.currentData())
        return heavy and self.search.text().casefold().strip() in record.text.casefold()

    def _show_all(self) -> None:
        self.text.setPlainText("\n".join(self.shown))
        self._to_end()
        self._show_count()

    def _append(self, words: str) -> None:
        # Following is the user's choice: what is being read must not scroll away.
        bar = self.text.verticalScrollBar()
        place = bar.value()
        self.text.appendPlainText(words)
        bar.setValue(place)
        self._to_end()

    def _to_end(self) -> None:
        if self.follow.isChecked():
            bar = self.text.verticalScrollBar()
            bar.setValue(bar.maximum())

    def _show_count(self) -> None:
        shown, total = len(self.shown), len(self._records)
        if not total:
            self.count.setText(self.tr("Nothing has been written yet"))
        else:
            self.count.setText(self.tr("Entries: {shown} of {total}").format(shown=shown, total=total))

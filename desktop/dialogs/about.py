"""What Soloscope is, in which version, under which licence, and where it keeps its log."""

from pathlib import Path

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget


class AboutDialog(QDialog):
    """A few lines of text that can be copied into a report."""

    def __init__(self, version: str, log_path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Soloscope"))
        self.label = QLabel(
            self.tr(
                "<h2>Soloscope {version}</h2>"
                "<p>Shows which instrument sounds when in a recording, finds the solos and exports the timeline.</p>"
                "<p>Apache License 2.0. Uses Qt and PySide6 (LGPL 3), PyTorch and NumPy (BSD), FFmpeg (LGPL) through "
                "PyAV, libsndfile (LGPL), PortAudio (MIT).</p>"
                "<p>Qt {qt}<br>Log file: {log}</p>"
            ).format(version=version, qt=qVersion(), log=log_path)
        )
        self.label.setWordWrap(True)
        self.label.setMinimumWidth(420)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.label)
        layout.addWidget(buttons)

"""What Soloscope is, in which version, under which licence, and where it keeps its log."""

from pathlib import Path

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget


class AboutDialog(QDialog):
    """A few lines of text that can be copied into a report."""

    def __init__(self, version: str, log_path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("About Soloscope")
        self.label = QLabel(
            f"<h2>Soloscope {version}</h2>"
            "<p>Shows which instrument sounds when in a recording, finds the solos and exports the timeline.</p>"
            "<p>Apache License 2.0. Uses Qt and PySide6 (LGPL 3), PyTorch and NumPy (BSD), FFmpeg (LGPL) through "
            "PyAV, libsndfile (LGPL), PortAudio (MIT).</p>"
            f"<p>Qt {qVersion()}<br>Log file: {log_path}</p>"
        )
        self.label.setWordWrap(True)
        self.label.setMinimumWidth(420)
        flags = Qt.TextInteractionFlag
        self.label.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.label.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.label)
        layout.addWidget(buttons)

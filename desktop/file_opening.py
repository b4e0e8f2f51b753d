"""Ways to open a recording or a session: dialog, list of recent files, dropped files."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from desktop.demo import demo_recording
from desktop.settings import Settings
from desktop.translation import translate
from engine.naming import display_name

_PATTERNS = (
    "*.soloscope *.wav *.bwf *.rf64 *.w64 *.flac *.mp3 *.m4a *.aac *.ogg *.oga *.opus *.aif *.aiff *.aifc *.caf "
    "*.mp4 *.mov *.mkv *.webm"
)


class FileOpening:
    """
    Asks which file to open, and hands its path on.

    Parameters
    ----------
    window
        Parent of the dialogs.
    settings
        Remembers folder and recent files.
    recent_menu
        Filled with the recent files whenever it is shown.
    open_path
        Opens a recording or a session.
    """

    def __init__(
        self, window: QWidget, settings: Settings, recent_menu: QMenu, open_path: Callable[[Path], None]
    ) -> None:
        self._window = window
        self._settings = settings
        self._menu = recent_menu
        self._open_path = open_path
        recent_menu.aboutToShow.connect(self._fill_menu)

    def ask(self) -> None:
        """Let the user choose a recording or a session."""
        name, _ = QFileDialog.getOpenFileName(
            self._window,
            translate("FileOpening", "Open recording or session"),
            str(self._settings.folder("open")),
            translate("FileOpening", "Recordings and sessions ({patterns});;All files (*)").format(patterns=_PATTERNS),
        )
        if name:
            self._settings.set_folder("open", Path(name).parent)
            self._open_path(Path(name))

    def open_demo(self) -> None:
        """Open the recording that comes with the program."""
        self._open_path(demo_recording())

    def _fill_menu(self) -> None:
        self._menu.clear()
        for path in self._settings.recent:
            action = self._menu.addAction(display_name(path).replace("&", "&&"))
            action.setToolTip(str(path))
            action.setStatusTip(str(path))
            action.triggered.connect(lambda _=False, path=path: self._open_path(path))
        if self._menu.isEmpty():
            self._menu.addAction(translate("FileOpening", "Nothing yet")).setEnabled(False)


def dropped_files(event: QDropEvent) -> list[Path]:
    """Return the local files that are dragged."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]

"""Lists the output devices off the UI thread: a sound system may take a second to answer."""

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from desktop.audio_output import output_devices
from desktop.translation import translate


class _Relay(QObject):
    """Carries the answer to the UI thread; the job keeps it alive."""

    found = Signal(object)
    failed = Signal(str)


class _Job(QRunnable):
    def __init__(self, relay: _Relay, look_again: bool) -> None:
        super().__init__()
        self._relay, self._look_again = relay, look_again

    def run(self) -> None:
        try:
            self._relay.found.emit(output_devices(look_again=self._look_again))
        except OSError as error:
            self._relay.failed.emit(f"{error}.")
        except Exception as error:  # whatever a sound driver does, the window goes on
            words = translate("OutputFinder", "The audio devices cannot be listed ({error}).")
            self._relay.failed.emit(words.format(error=error))


class OutputFinder(QObject):
    """``found(names)`` or ``failed(sentence)`` answers `find`; one look at a time."""

    found = Signal(object)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._looking = False
        self._relay = _Relay()
        self._relay.found.connect(self._ended)
        self._relay.found.connect(self.found)
        self._relay.failed.connect(self._ended)
        self._relay.failed.connect(self.failed)

    def find(self, *, look_again: bool) -> None:
        """Begin to look; with `look_again` devices connected since are found, unless something plays."""
        if not self._looking:
            self._looking = True
            QThreadPool.globalInstance().start(_Job(self._relay, look_again))

    def _ended(self, _answer: object) -> None:
        self._looking = False

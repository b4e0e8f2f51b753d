"""Where the window's log goes, and what happens to errors nobody caught: written down, told once, work goes on."""

import logging
import logging.handlers
import sys
import threading
import time
from pathlib import Path
from types import TracebackType

import platformdirs
from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

_LOG = logging.getLogger("desktop")
_QT_LOG = logging.getLogger("qt")
_REPEAT_S = 10.0
_QT_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def log_path() -> Path:
    """Return where the log file lies."""
    return Path(platformdirs.user_log_dir("soloscope")) / "desktop.log"


def start_log() -> None:
    """Write the log to its file, or to standard error where that folder cannot be written."""
    handler: logging.Handler
    try:
        log_path().parent.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(log_path(), maxBytes=1_000_000, backupCount=2, encoding="utf-8")
    except OSError:
        handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    qInstallMessageHandler(_log_qt)


def _log_qt(kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
    _QT_LOG.log(_QT_LEVELS.get(kind, logging.WARNING), "%s", message)


class CrashHandler(QObject):
    """Takes errors that nobody caught, from any thread: log, one sentence, and the program goes on.

    The same error, say of a view that cannot draw, is told again only after ten seconds.
    """

    told = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._last: tuple[str, float] = ("", 0.0)
        self._former = (sys.excepthook, threading.excepthook)

    def install(self) -> None:
        """Put this in the place of Python's own handlers."""
        sys.excepthook = self.handle
        threading.excepthook = lambda args: self.handle(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )

    def remove(self) -> None:
        """Put Python's own handlers back."""
        sys.excepthook, threading.excepthook = self._former

    def handle(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Note an error."""
        if issubclass(kind, KeyboardInterrupt):
            self._former[0](kind, error, trace)
            return
        words = f"{kind.__name__}: {error}" if str(error) else kind.__name__
        now = time.monotonic()
        if words == self._last[0] and now - self._last[1] < _REPEAT_S:
            return
        self._last = (words, now)
        _LOG.critical("not caught", exc_info=(kind, error, trace))
        sentence = self.tr("Something went wrong inside Soloscope ({error}). Your work is kept; see {log}.")
        self.told.emit(sentence.format(error=words, log=log_path()))

"""Starts the window, or does the same work without anybody watching; the window itself is in `desktop.window`."""

import argparse
import logging
import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from desktop.demo import demo_recording
from desktop.interpreter import serve_window
from desktop.languages import languages
from desktop.loading import load_ahead
from desktop.logs import CrashHandler, start_log
from desktop.region_names import clock
from desktop.translation import install, translate
from desktop.window import MainWindow
from engine import __version__
from engine.analysis.regions import Region
from engine.errors import SoloscopeError
from engine.service.launch import WORKER_FLAG

_LOG = logging.getLogger(__name__)
_SETTLE_MS = 400
_DRAWN_MS = 1000
"""After this the window has been drawn, and a recording given with the start is being opened."""


@dataclass(frozen=True)
class Options:
    """What the command line asks for."""

    recording: Path | None = None
    screenshot: Path | None = None
    export: Path | None = None
    quit_when_done: bool = False
    model: str = ""
    language: str = ""

    @property
    def unattended(self) -> bool:
        """Whether the window ends by itself when the work is done."""
        return self.screenshot is not None or self.quit_when_done

    @property
    def regions(self) -> Path | None:
        """Where the regions go: as named, else beside the picture."""
        if self.export is None and self.screenshot is not None:
            return self.screenshot.with_suffix(".csv")
        return self.export


def parse(argv: Sequence[str]) -> Options:
    """Read the command line; ends the program on a usage error."""
    parser = argparse.ArgumentParser(
        prog="soloscope-desktop", description="Show which instrument sounds when in a recording."
    )
    parser.add_argument(
        "recording", nargs="?", type=Path, metavar="RECORDING", help="audio or video file, or session, to open"
    )
    parser.add_argument("--demo", action="store_true", help="open the recording that comes with Soloscope")
    parser.add_argument("--model", default="", metavar="BUNDLE", help="name or folder of the model to use")
    parser.add_argument("--export", type=Path, metavar="FILE", help="write the regions there when the analysis is done")
    parser.add_argument(
        "--screenshot",
        type=Path,
        metavar="PNG",
        help="work unattended: print the timeline, write the regions and this picture of the window, and end",
    )
    parser.add_argument("--language", default="", choices=sorted(languages()), help="language of the window")
    parser.add_argument("--quit-when-done", action="store_true", help="end when the analysis is done")
    menu = parser.add_mutually_exclusive_group()
    menu.add_argument(
        "--add-to-menu",
        action=MenuEntry,
        const=True,
        help="Linux: put Soloscope into the applications menu and let a double click open recordings with it; end",
    )
    menu.add_argument("--remove-from-menu", action=MenuEntry, const=False, help="take that entry away again; end")
    given = parser.parse_args(argv)
    if given.demo and given.recording is not None:
        parser.error("give either a recording or --demo")
    recording = demo_recording() if given.demo else given.recording
    if recording is None and (given.screenshot or given.export or given.quit_when_done):
        parser.error("--screenshot, --export and --quit-when-done need a recording or --demo")
    if recording is not None:
        recording = recording.absolute()
    return Options(recording, given.screenshot, given.export, given.quit_when_done, given.model, given.language)


class MenuEntry(argparse.Action):
    """Write or take away the entry in the applications menu, and end the program."""

    def __init__(self, option_strings: Sequence[str], dest: str, const: bool, help: str) -> None:
        super().__init__(option_strings, argparse.SUPPRESS, nargs=0, const=const, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from desktop import file_association

        try:
            if self.const:
                say(f"Written: {file_association.register()}")
            else:
                file_association.unregister()
        except OSError as error:
            parser.exit(1, f"{error}\n")
        parser.exit(0)


def timeline_text(regions: Iterable[Region]) -> str:
    """Write regions as aligned lines: from, to, instrument, mean activation, and whether it is a solo."""
    rows = [
        (clock(r.onset_s), clock(r.offset_s), r.instrument.replace("_", " "), f"{r.mean:.2f}", r.solo) for r in regions
    ]
    if not rows:
        return "No instrument was found."
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    lines = (
        f"{start:>{widths[0]}} – {end:>{widths[1]}}  {name:<{widths[2]}}  {mean}  {solo}".rstrip()
        for start, end, name, mean, solo in rows
    )
    return "\n".join(lines)


class Application(QApplication):
    """The Qt application; a file double-clicked on macOS arrives here as an event."""

    file_opened = Signal(Path)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file():
            self.file_opened.emit(Path(event.file()))
            return True
        return super().event(event)


class UnattendedRun(QObject):
    """Waits for the work on one recording to end, writes what was asked for and ends the program.

    Exit code 0 after success; after a failure the sentence goes to standard error and the exit code is 1.
    """

    def __init__(self, window: MainWindow, options: Options) -> None:
        super().__init__(window)
        self._window, self._options = window, options
        self._analysed = False
        session = window.session
        session.open_failed.connect(self.fail)
        session.analysis_ended.connect(self._analysis_ended)
        session.overview_ended.connect(self._finish_when_complete)

    def _analysis_ended(self, how: str) -> None:
        if how != "done":
            self.fail(self._window.message_bar.text or self.tr("The analysis was cancelled."))
            return
        self._analysed = True
        self._finish_when_complete()

    def _finish_when_complete(self) -> None:
        if self._analysed and not self._window.session.scanning:
            # The views gather what comes in short intervals; the last of it must be drawn.
            QTimer.singleShot(_SETTLE_MS, self._finish)

    def _finish(self) -> None:
        window, options = self._window, self._options
        regions = window.session.document.kept_regions
        say(timeline_text(regions))
        try:
            # The picture first: that the regions were written would be told in it.
            if options.screenshot is not None:
                write_picture(window, options.screenshot)
            if options.regions is not None:
                window.export.write(options.regions)
        except (SoloscopeError, OSError) as error:
            self.fail(str(error))
            return
        if options.unattended:
            self._end(0)

    def fail(self, sentence: str) -> None:
        """Say why it did not work, and end."""
        say(sentence, error=True)
        if self._options.unattended:
            self._end(1)

    def _end(self, code: int) -> None:
        self._window.close()
        QApplication.exit(code)


def write_picture(window: MainWindow, path: Path) -> None:
    """Write a picture of the window; raises OSError with a sentence."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not window.grab().save(str(path), "PNG"):
        words = translate("App", "The picture cannot be written to {path}; choose another place.")
        raise OSError(words.format(path=path))


def say(text: str, error: bool = False) -> None:
    """Print, where there is something to print to: a window started by double click may have no console."""
    stream = sys.stderr if error else sys.stdout
    if stream is None:
        return
    try:
        print(text, file=stream, flush=True)
    except UnicodeEncodeError:
        # An old console that lacks a letter of a file's name still gets the rest.
        print(text.encode(stream.encoding, "replace").decode(stream.encoding), file=stream, flush=True)


def without_display() -> bool:
    """Whether a window cannot be shown: no display server, and no other Qt platform chosen."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return False
    return not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def main(argv: Sequence[str] | None = None) -> int:
    """Run the desktop program and return its exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments[:1] == [WORKER_FLAG]:
        from engine.service.worker import main as worker_main

        return worker_main()
    options = parse(arguments)
    if without_display():
        if not options.unattended:
            say("No display was found; with --screenshot PICTURE.png Soloscope works without one.", error=True)
            return 1
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    start_log()
    return run(options)


def open_given(window: MainWindow, path: Path | None) -> None:
    """Open what the command line names, if it names something."""
    if path is not None:
        window.open_path(path)


def run(options: Options) -> int:
    """Show the window and serve it until it closes."""
    from desktop.appearance import appearance_of
    from desktop.settings import Settings
    from desktop.theme import apply_theme

    app = Application(sys.argv[:1])
    app.setOrganizationName("Soloscope")
    app.setApplicationName("Soloscope")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("soloscope")
    install(options.language)
    if options.unattended:
        apply_theme(app)
    else:
        appearance_of(app).wear_chosen(Settings().preferences)
    crashes = CrashHandler(app)
    window = MainWindow(bundle=options.model, unattended=options.unattended)
    crashes.told.connect(lambda sentence: window.message_bar.tell(sentence, "error"))
    crashes.install()
    app.file_opened.connect(window.open_path)
    if options.unattended or options.export is not None:
        unattended = UnattendedRun(window, options)
        crashes.told.connect(unattended.fail)
    window.show()
    serve_window()
    # The window is on the screen before the engine's process competes with it for the processor.
    QTimer.singleShot(0, window.session.engine.start)
    QTimer.singleShot(0, lambda: window.sessions.offer_recovery(lambda: open_given(window, options.recording)))
    QTimer.singleShot(_DRAWN_MS, load_ahead)
    QTimer.singleShot(_DRAWN_MS, window.session.warm_up)
    try:
        return app.exec()
    finally:
        window.session.close()
        crashes.remove()

"""Keeps the open recording's work in session files: saves, autosaves, opens and finds moved recordings; asks nobody."""

import logging
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from desktop.autosave import AutosaveSlot, autosave_folder, leftovers, remove_leftover
from desktop.background import Background
from desktop.document import AnalysisState
from desktop.session import Session
from desktop.session_file import (
    SUFFIX,
    RecordingPlace,
    SavedSession,
    SessionFileError,
    ViewState,
    read_session,
    relative_way,
    write_session,
)
from engine.naming import display_name

_LOG = logging.getLogger(__name__)

AUTOSAVE_MS = 4_000
"""So long after a change the work is written to the user's data folder."""


@dataclass(frozen=True, eq=False)
class Found:
    """A session file that was read, and the recording that seems to belong to it.

    Attributes
    ----------
    file : Path
        The session file, or an autosave.
    saved : SavedSession
    recording : Path or None
        Where the recording lies now; None if it is not where it was nor beside the session file.
    same : bool or None
        Whether that file's content is the recording's; None while nobody has looked.
    """

    file: Path
    saved: SavedSession
    recording: Path | None
    same: bool | None


class SessionKeeper(QObject):
    """The link between a window's work and its session file.

    Files are read and written in a thread. `saved` and `save_failed` end a save; an autosave ends silently.

    Parameters
    ----------
    session : Session
    view_state : callable
        Returns what is seen of the recording.
    parent : QObject, optional
    """

    saved = Signal(Path)
    save_failed = Signal(str)
    differs = Signal(str)
    """The open recording's content is not that of the session; a sentence."""

    def __init__(self, session: Session, view_state: Callable[[], ViewState], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path: Path | None = None
        """The session file of the open recording, if there is one."""
        self._session, self._view_state = session, view_state
        self._background = Background(self)
        self._slot = AutosaveSlot()
        self._hashes: dict[tuple[str, int, int], str] = {}
        self._known_hash = ""
        self._closed = False
        self._opening: Found | None = None
        self._recovered = False
        self._recovered_file: Path | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AUTOSAVE_MS)
        self._timer.timeout.connect(self.autosave)
        session.document.undo_stack.work_changed.connect(self._work_changed)
        session.document.recording_changed.connect(self._recording_changed)
        session.restored.connect(self._restored)
        session.open_failed.connect(self._open_failed)

    @property
    def dirty(self) -> bool:
        """Whether there is work that no session file holds."""
        return self._session.document.recording is not None and self._session.document.undo_stack.modified

    @property
    def opening(self) -> bool:
        """Whether a session file is being opened, rather than a recording alone."""
        return self._opening is not None and self._opening.recording == self._session.document.path

    def set_autosave_s(self, seconds: float) -> None:
        """Keep work aside so long after a change, from the next change on."""
        self._timer.setInterval(round(1000 * seconds))

    # ---- saving -----------------------------------------------------------------------------------------------

    def snapshot(self, target: Path | None) -> SavedSession | None:
        """Return all that a session file at `target` is to hold; None without a recording."""
        document = self._session.document
        if document.recording is None or document.path is None:
            return None
        complete = document.analysis is AnalysisState.DONE
        activations = document.activations
        if activations is not None and not complete:
            # The analysis still writes into the array.
            activations = replace(activations, values=np.array(activations.values))
        place = RecordingPlace(
            document.path, relative_way(document.path, target), 0, self._known_hash, document.duration_s
        )
        return SavedSession(
            place, activations, complete, document.bundle, document.base_rules, document.work, self._view_state()
        )

    def save(self, path: Path) -> None:
        """Write the session to a file; `saved` or `save_failed` follows."""
        snapshot = self.snapshot(path)
        if snapshot is None:
            return

        def done(written: SavedSession) -> None:
            if self._session.document.path == snapshot.recording.path:
                self.path, self._known_hash = path, written.recording.content_sha256
                # What was edited while the file was written is not in it.
                if self._session.document.work == snapshot.work:
                    self._session.document.undo_stack.setClean()
                    self._forget_autosave()
            self.saved.emit(path)

        self._background.run(
            lambda: self._write(path, snapshot, with_hash=True), done, lambda error: self.save_failed.emit(str(error))
        )

    def autosave(self) -> None:
        """Write unsaved work to the user's data folder now, if there is any."""
        self._timer.stop()
        target = self._slot.path
        snapshot = self.snapshot(target)
        if snapshot is None or not self.dirty or not self._slot.claim():
            return
        snapshot = replace(snapshot, belongs_to=self.path, recording=replace(snapshot.recording, relative=""))

        def done(_: SavedSession) -> None:
            self._drop_recovered()
            if not self.dirty:
                self._forget_autosave()

        self._background.run(lambda: self._write(target, snapshot, with_hash=False), done, self._autosave_failed)
        if not self._known_hash:
            self._learn_hash(snapshot.recording.path)

    def _write(self, path: Path, snapshot: SavedSession, *, with_hash: bool) -> SavedSession:
        """Write a file; runs in the background thread."""
        place = snapshot.recording
        try:
            place = replace(place, size=place.path.stat().st_size)
            if with_hash:
                place = replace(place, content_sha256=self._hash(place.path) or place.content_sha256)
        except OSError:
            _LOG.warning("the recording of the session cannot be reached", exc_info=True)
        whole = replace(snapshot, recording=place)
        write_session(path, whole)
        return whole

    def _learn_hash(self, recording: Path) -> None:
        def done(found: str) -> None:
            if self._session.document.path == recording and found and not self._known_hash:
                self._known_hash = found
                self._work_changed()

        self._background.run(lambda: self._hash(recording), done, lambda error: None)

    def _hash(self, path: Path) -> str:
        """Return a file's identity, reading it only if it has changed; nothing where it cannot be read."""
        # Imported here: the sound libraries behind it must not delay the window.
        from engine.audio.content_hash import content_hash
        from engine.errors import RecordingError

        try:
            facts = os.stat(path)
            key = (str(path), facts.st_size, facts.st_mtime_ns)
            if key not in self._hashes:
                # A window that closes does not wait for it.
                self._hashes[key] = content_hash(path, lambda: self._closed)
        except (OSError, RecordingError):
            return ""
        return self._hashes[key]

    # ---- opening ----------------------------------------------------------------------------------------------

    def read(self, path: Path, done: Callable[[Found], object], failed: Callable[[str], object]) -> None:
        """Read a session file and look for its recording; `done` or `failed` is called with the outcome."""
        self._background.run(lambda: self._find(path), done, lambda error: failed(str(error)))

    def read_leftovers(self, done: Callable[[list[tuple[Path, SavedSession]]], object]) -> None:
        """Read what crashes left, newest first; `done` gets the files that can be read, with what they hold."""
        if not any(autosave_folder().glob(f"*{SUFFIX}")):
            done([])
            return
        self._background.run(lambda: _readable(leftovers()), done, lambda error: done([]))

    def compare(self, found: Found, recording: Path, done: Callable[[Found], object]) -> None:
        """Look whether a file is the recording of a session; `done` gets the answer in `Found.same`."""

        def look() -> Found:
            return replace(found, recording=recording, same=self._same(recording, found.saved.recording))

        self._background.run(look, done, lambda error: done(replace(found, recording=recording, same=False)))

    def open(self, found: Found, *, recovered: bool = False) -> None:
        """Open the recording that was found, with the work of the session file."""
        if found.recording is None:
            return
        saved = found.saved
        if found.same is False:
            # Another content: what was heard in the old one says nothing about it.
            saved = replace(
                saved, activations=None, complete=False, recording=replace(saved.recording, content_sha256="")
            )
        self._opening, self._recovered = found, recovered
        self._session.open(found.recording, saved)

    def _restored(self) -> None:
        """Take note of whose work is open now."""
        found, self._opening = self._opening, None
        if found is None:
            return
        self.path = found.saved.belongs_to if self._recovered else found.file
        self._known_hash = "" if found.same is False else found.saved.recording.content_sha256
        if self._recovered or found.same is False:
            self._session.document.undo_stack.resetClean()
        if found.same is None:
            self._verify(found)
        if self._recovered:
            # The leftover goes when the work lies in this window's own autosave, or is let go.
            self._recovered_file = found.file
            self.autosave()

    def _open_failed(self) -> None:
        self._opening = None

    def _find(self, path: Path) -> Found:
        """Read a session file and look where its recording may be; runs in the background thread."""
        saved = read_session(path)
        place = saved.recording
        if place.path.is_file():
            changed = place.size and place.path.stat().st_size != place.size
            return Found(path, saved, place.path, False if changed else None)
        beside = [path.parent / place.relative] if place.relative else []
        for candidate in (*beside, path.parent / place.path.name):
            if candidate.is_file() and place.content_sha256 and self._same(candidate, place):
                return Found(path, saved, candidate.resolve(), True)
        return Found(path, saved, None, None)

    def _same(self, path: Path, place: RecordingPlace) -> bool | None:
        """Whether a file is a session's recording; None if the session does not know its recording's content."""
        if place.size and path.stat().st_size != place.size:
            return False
        return self._hash(path) == place.content_sha256 if place.content_sha256 else None

    def _verify(self, found: Found) -> None:
        """Compare an opened recording with its session while the user works."""
        recording, place = found.recording, found.saved.recording
        if recording is None or not place.content_sha256:
            return

        def done(same: bool | None) -> None:
            if same is False and self._session.document.path == recording:
                self._known_hash = ""
                words = self.tr(
                    "“{name}” is not what it was when the session was saved; its regions may not fit. Analyse it again."
                )
                self.differs.emit(words.format(name=display_name(recording)))

        self._background.run(lambda: self._same(recording, place), done, lambda error: None)

    # ---- what happens -----------------------------------------------------------------------------------------

    def close(self) -> None:
        """End the thread; work that nobody wants kept is gone from the disk."""
        self._closed = True
        self._background.close()
        self._forget_autosave()
        self._slot.release()

    def _work_changed(self) -> None:
        if self._closed:
            # The stack still speaks while the window goes.
            return
        if self.dirty:
            if not self._timer.isActive():
                self._timer.start()
        else:
            self._timer.stop()
            # In the thread, after what may still be written there: a disk takes its time for large files.
            self._background.run(self._slot.remove, lambda _: self._drop_recovered(), self._autosave_failed)

    def _recording_changed(self) -> None:
        self.path, self._known_hash = None, ""
        self._forget_autosave()

    def _forget_autosave(self) -> None:
        self._timer.stop()
        self._slot.remove()
        self._drop_recovered()

    def _drop_recovered(self) -> None:
        if self._recovered_file is not None:
            remove_leftover(self._recovered_file)
            self._recovered_file = None

    def _autosave_failed(self, error: Exception) -> None:
        _LOG.warning("unsaved work cannot be written aside: %s", error)


def _readable(paths: Sequence[Path]) -> list[tuple[Path, SavedSession]]:
    """Return the session files that can be read, with what they hold; others are left where they are."""
    found = []
    for path in paths:
        try:
            found.append((path, read_session(path)))
        except SessionFileError as error:
            _LOG.warning("work that a crash left cannot be read: %s", error)
    return found

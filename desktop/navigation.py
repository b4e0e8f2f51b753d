"""The commands that move playhead, view and selected time; joins them to session and views, and draws nothing."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow

from desktop.actions import Actions
from desktop.session import Session
from desktop.settings import Settings

NUDGE, JUMP = 0.01, 0.1
_TOLD_MS = 3000


class Navigation(QObject):
    """Going somewhere in the open recording.

    Parameters
    ----------
    window : QMainWindow
        Owner; dialogs stand over it, short notes in its status bar.
    session : Session
    actions : Actions
        Their navigation commands are connected here.
    settings : Settings
        Where the way of following and the frame rate are kept.
    """

    def __init__(self, window: QMainWindow, session: Session, actions: Actions, settings: Settings) -> None:
        super().__init__(window)
        self._window, self._session, self._actions, self._settings = window, session, actions, settings
        axis = session.time_axis
        calls: dict[str, Callable[[], object]] = {
            "go_start": lambda: self.go_to(0.0),
            "go_end": lambda: self.go_to(axis.duration_s),
            "nudge_left": lambda: self._nudge(-NUDGE),
            "nudge_right": lambda: self._nudge(+NUDGE),
            "jump_left": lambda: self._nudge(-JUMP),
            "jump_right": lambda: self._nudge(+JUMP),
            "next_region": lambda: self._go_to_region(forward=True),
            "previous_region": lambda: self._go_to_region(forward=False),
            "next_solo": lambda: self._go_to_region(forward=True, solo=True),
            "previous_solo": lambda: self._go_to_region(forward=False, solo=True),
            "go_to": self._ask_for_time,
            "show_playhead": lambda: axis.reveal(axis.playhead_s),
            "set_in": self._set_in,
            "set_out": self._set_out,
            "zoom_in": lambda: axis.zoom(1.5, self._zoom_centre()),
            "zoom_out": lambda: axis.zoom(1 / 1.5, self._zoom_centre()),
            "zoom_selection": self._zoom_to_selection,
            "zoom_fit": axis.fit,
            "page_back": lambda: axis.scroll(-0.9 * axis.span_s),
            "page_on": lambda: axis.scroll(0.9 * axis.span_s),
        }
        for command_id, call in calls.items():
            actions[command_id].triggered.connect(lambda _=False, call=call: call())
        for mode in ("off", "page", "centre"):
            actions[f"follow_{mode}"].triggered.connect(lambda _=False, mode=mode: self.set_follow(mode))

    def go_to(self, time_s: float) -> None:
        """Put the playhead somewhere and bring it into view."""
        self._session.player.seek(time_s)
        self._session.time_axis.reveal(min(time_s, self._session.time_axis.duration_s))

    def set_follow(self, mode: str) -> None:
        """Choose how the view follows the playhead, and remember it."""
        self._session.time_axis.set_follow(mode)
        self._settings.follow = mode
        self._actions[f"follow_{mode}"].setChecked(True)

    def _nudge(self, share: float) -> None:
        axis = self._session.time_axis
        self.go_to(axis.clip(axis.playhead_s + share * axis.span_s))

    def _go_to_region(self, *, forward: bool, solo: bool = False) -> None:
        document, axis = self._session.document, self._session.time_axis
        step = document.next_region if forward else document.previous_region
        place = step(axis.playhead_s, solo)
        if place is None:
            words = self._nothing_there(forward=forward, solo=solo, passed_over=bool(document.passed_over))
            self._window.statusBar().showMessage(words, _TOLD_MS)
            return
        self._session.player.seek(place.onset_s)
        axis.reveal(place.onset_s, place.offset_s)

    def _nothing_there(self, *, forward: bool, solo: bool, passed_over: bool) -> str:
        sentences = {
            (True, True, False): self.tr("No further solo."),
            (False, True, False): self.tr("No earlier solo."),
            (True, False, False): self.tr("No further region."),
            (False, False, False): self.tr("No earlier region."),
            (True, True, True): self.tr("No further solo in the lanes shown in full."),
            (False, True, True): self.tr("No earlier solo in the lanes shown in full."),
            (True, False, True): self.tr("No further region in the lanes shown in full."),
            (False, False, True): self.tr("No earlier region in the lanes shown in full."),
        }
        return sentences[forward, solo, passed_over]

    def _ask_for_time(self) -> None:
        from desktop.dialogs.go_to import GoToDialog

        recording = self._session.document.recording
        if recording is None:
            return
        axis = self._session.time_axis
        dialog = GoToDialog(
            axis.duration_s, axis.playhead_s, recording.start_timecode_s, self._settings.frame_rate, self._window
        )
        dialog.chosen.connect(self.go_to)
        dialog.rate_chosen.connect(self._remember_rate)
        dialog.open()

    def _remember_rate(self, name: str) -> None:
        self._settings.frame_rate = name

    # ---- selected time and view -------------------------------------------------------------------------------

    def _set_in(self) -> None:
        """Begin the selection at the playhead; it ends where it did, else at the recording's end."""
        document, axis = self._session.document, self._session.time_axis
        end_s = document.time_selection[1] if document.time_selection else axis.duration_s
        document.set_time_selection(axis.playhead_s, end_s if end_s > axis.playhead_s else axis.duration_s)

    def _set_out(self) -> None:
        """End the selection at the playhead; it begins where it did, else at the recording's start."""
        document, axis = self._session.document, self._session.time_axis
        start_s = document.time_selection[0] if document.time_selection else 0.0
        document.set_time_selection(start_s if start_s < axis.playhead_s else 0.0, axis.playhead_s)

    def _zoom_to_selection(self) -> None:
        span = self._session.document.time_selection
        if span is not None:
            margin = 0.04 * (span[1] - span[0])
            self._session.time_axis.set_view(span[0] - margin, span[1] + margin)

    def _zoom_centre(self) -> float | None:
        """Zoom around the playhead while it is in view, else around the middle."""
        axis = self._session.time_axis
        return axis.playhead_s if axis.start_s <= axis.playhead_s <= axis.end_s else None

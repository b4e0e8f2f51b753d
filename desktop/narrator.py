"""Tells screen readers what the painted views show, and what has just happened; it draws nothing."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QPointF, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication

from desktop import accessible_views, spoken
from desktop.throttle import Throttle
from desktop.views.lane_data import Lane
from desktop.views.region_words import describe

if TYPE_CHECKING:
    from desktop.window import MainWindow

_DESCRIBE_MS = 300
_LEVELS_TRIED = 32
_AGAIN_MS = 1000
"""Who hears of one thing from two sides hears of it once."""


class Narrator(QObject):
    """Keeps the descriptions of the views over the time axis true, and announces what a person who sees would notice.

    Descriptions follow selection, regions, markers and the playhead; while it plays they rest, for a screen reader
    would speak into the music.

    Parameters
    ----------
    window : MainWindow
        Built already.
    """

    said = Signal(str)
    """A sentence that was handed to the screen reader."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window, self._session = window, window.session
        self._spoken_selection = self._said_last = ""
        self._since_said = QElapsedTimer()
        accessible_views.install()
        document, axis = self._session.document, self._session.time_axis
        self._describe = Throttle(self.describe, _DESCRIBE_MS, self)
        for signal in (
            *(document.regions_changed, document.selection_changed, document.recording_changed, axis.view_changed),
            *(document.markers.changed, document.markers.current_changed, self._session.player.state_changed),
            *(window.editor.lanes.arrangement.current_changed, window.editor.spectrogram.look_changed),
        ):
            signal.connect(self._changed)
        axis.playhead_changed.connect(self._changed)
        document.selection_changed.connect(self._tell_selection)
        document.markers.current_changed.connect(self._tell_marker)
        self._session.analysis_ended.connect(lambda _: self._tell_analysis())
        self._session.told.connect(lambda sentence, _: self.say(sentence))
        window.statusBar().messageChanged.connect(self.say)
        self.describe()

    def say(self, sentence: str) -> None:
        """Let a screen reader say a sentence when it has finished what it is saying."""
        again = self._said_last == sentence and self._since_said.isValid() and self._since_said.elapsed() < _AGAIN_MS
        if not sentence or again:
            return
        self._said_last = sentence
        self._since_said.start()
        place = QApplication.focusWidget() or self._window
        event = QAccessibleAnnouncementEvent(place, sentence)
        QAccessible.updateAccessibility(event)
        self.said.emit(sentence)

    # ---- descriptions -----------------------------------------------------------------------------------------

    def _changed(self) -> None:
        if not self._session.player.playing:
            self._describe.request()

    def flush(self) -> None:
        """Bring the descriptions up to date now."""
        self._describe.flush()

    def describe(self) -> None:
        """Write the descriptions of all views anew."""
        editor, document, axis = self._window.editor, self._session.document, self._session.time_axis
        if document.recording is None:
            for view in editor.views:
                view.setAccessibleDescription("")
            return
        place = spoken.view_words(axis)
        markers = spoken.marker_words(document, axis.playhead_s)
        editor.overview.setAccessibleDescription(_joined(spoken.whole_words(document), place))
        editor.ruler.setAccessibleDescription(_joined(place, markers))
        editor.waveform.setAccessibleDescription(_joined(self._waveform_words(), spoken.selection_words(document)))
        editor.spectrogram.setAccessibleDescription(_joined(self._loudest_words(), spoken.selection_words(document)))
        editor.lanes.setAccessibleDescription(self._lanes_words())

    def _waveform_words(self) -> str:
        view = self._window.editor.waveform
        return view.readout(QPointF(view.x_of(view.axis.playhead_s), view.height() / 2))

    def _loudest_words(self) -> str:
        """Read out the loudest frequency at the playhead."""
        view = self._window.editor.spectrogram
        time_s, height = view.axis.playhead_s, view.height()
        if not view.axis.start_s <= time_s <= view.axis.end_s:
            return ""
        heights = [(index + 0.5) * height / _LEVELS_TRIED for index in range(_LEVELS_TRIED)]
        levels = [view.level_at(time_s, view.row_at(y)) for y in heights]
        known = [(level, y) for level, y in zip(levels, heights, strict=True) if level is not None]
        if not known:
            return ""
        loudest = view.readout(QPointF(view.x_of(time_s), max(known)[1]))
        return self.tr("loudest: {place}").format(place=loudest)

    def _current_lane(self) -> Lane | None:
        lanes = self._window.editor.lanes
        index = lanes.index_of(lanes.arrangement.current)
        if index is None:
            return lanes.lanes[0] if lanes.lanes else None
        return lanes.lanes[index]

    def _lanes_words(self) -> str:
        document, lanes = self._session.document, self._window.editor.lanes
        lane = self._current_lane()
        if lane is None:
            return ""
        words = spoken.lane_words(lane, document, self._session.time_axis.playhead_s)
        region = document.selected_region
        if region is None:
            return _joined(words, spoken.selection_words(document))
        return f"{words}\n{describe(region)}\n{lanes.certainty.words(region)}"

    # ---- what happens -----------------------------------------------------------------------------------------

    def _tell_selection(self) -> None:
        """Say what was selected, once: regions change under a selection while an analysis goes on."""
        words = spoken.selection_words(self._session.document)
        if words != self._spoken_selection:
            self._spoken_selection = words
            if words and not self._session.player.playing:
                self.say(words)

    def _tell_marker(self) -> None:
        marker = self._session.document.markers.current
        if marker is not None and not self._session.player.playing:
            self.say(marker.name)

    def _tell_analysis(self) -> None:
        if self._session.document.recording is not None:
            self.say(spoken.whole_words(self._session.document))


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)

"""Small widgets of the window's frame: messages, progress, the invitation to open something."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.actions import Actions
from desktop.engine_sentences import engine_words
from desktop.numbers import decimal, percent
from desktop.theme import LOOK, THEME, app_icon, blend, dress_as, icon, scaled
from desktop.translation import translate
from engine.naming import display_name
from engine.service.messages import AnalysisProgress

_INFO_SHOWN_MS = 6_000
_AROUND_PX = (14, 5, 8, 5)
_SPARE_PX = 6


def remaining_words(seconds: float | None) -> str:
    """Say how long something will still take, as a person would."""
    if seconds is None:
        return translate("Widgets", "estimating time left")
    if seconds < 10:
        return translate("Widgets", "a few seconds left")
    if seconds < 55:
        return translate("Widgets", "about %Ln seconds left", "", round(seconds / 5) * 5)
    minutes = round(seconds / 60)
    if minutes < 2:
        return translate("Widgets", "about a minute left")
    if minutes < 60:
        return translate("Widgets", "about %Ln minutes left", "", minutes)
    hours = seconds / 3600
    if hours < 1.25:
        return translate("Widgets", "about an hour left")
    return translate("Widgets", "about {hours} hours left").format(hours=decimal(hours, 1))


class MessageBar(QFrame):
    """One sentence above the views, with its weight as a colour; never in the way of work.

    Information goes by itself, warnings and errors stay until they are closed or another sentence replaces them. An
    information never replaces an error. Esc closes the sentence where nothing else in the window has a use for it.
    """

    changed = Signal()
    """Another sentence is shown, or none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.severity = ""
        self.label = QLabel(self)
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        flags = Qt.TextInteractionFlag
        self.label.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.label.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.close_button = QToolButton(self)
        self.close_button.setIcon(icon("cancel"))
        self.close_button.setToolTip(self.tr("Close this message"))
        self.close_button.setAccessibleName(self.tr("Close this message"))
        self.close_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.close_button.clicked.connect(self.clear)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(*_AROUND_PX)
        layout.addWidget(self.label, 1)
        layout.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.clear)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence shown, or nothing."""
        return self.label.text() if self.severity else ""

    def tell(self, sentence: str, severity: str = "info") -> None:
        """Show a sentence."""
        if severity == "info" and self.severity == "error":
            return
        self.severity = severity
        self.label.setText(engine_words(sentence))
        dress_as(self, severity)
        self.changed.emit()
        self.show()
        self.window().installEventFilter(self)
        self._timer.stop()
        if severity == "info":
            self._timer.start(_INFO_SHOWN_MS)

    def clear(self) -> None:
        """Hide the bar."""
        self._timer.stop()
        self.severity = ""
        self.hide()
        self.changed.emit()

    def line_width(self) -> int:
        """Return how wide the bar is with its sentence in one line, in pixels."""
        words = self.label.fontMetrics().horizontalAdvance(self.label.text())
        return words + _AROUND_PX[0] + _AROUND_PX[2] + self.close_button.sizeHint().width() + 4 * _SPARE_PX

    # ---- Qt overrides -----------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A key comes to the window itself only when no view or field, and no command, has taken it.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched is self.window():
            closes = bool(self.severity) and event.key() == Qt.Key.Key_Escape
            if closes:
                self.clear()
            return closes
        return super().eventFilter(watched, event)


class AnalysisStatus(QWidget):
    """What the engine is doing, in the status bar: progress, time left in words, a button that stops it."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.words = QLabel(self)
        self.cancel_button = QToolButton(self)
        self.cancel_button.setDefaultAction(actions["cancel"])
        self.cancel_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        actions["cancel"].setIconText(self.tr("Cancel"))
        self.cancel_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 0, 4, 0)
        layout.addWidget(self.bar)
        layout.addWidget(self.words)
        layout.addWidget(self.cancel_button)
        LOOK.changed.connect(self._size_parts)
        self._size_parts()
        self.hide()

    def _size_parts(self) -> None:
        self.bar.setFixedSize(scaled(190), scaled(14))
        self.words.setMinimumWidth(scaled(170))

    def wait_for_engine(self, words: str, *, can_cancel: bool = False) -> None:
        """Show that something runs whose length is not known."""
        self.bar.setRange(0, 0)
        self.words.setText(words)
        self.cancel_button.setVisible(can_cancel)
        self.show()

    def show_progress(self, progress: AnalysisProgress) -> None:
        """Show how far the analysis is."""
        self.bar.setRange(0, 1000)
        share = progress.done_s / progress.total_s if progress.total_s > 0 else 1.0
        self.bar.setValue(round(1000 * min(1.0, share)))
        words = self.tr("{share}, {remaining}")
        self.words.setText(words.format(share=percent(share), remaining=remaining_words(progress.remaining_s)))
        self.cancel_button.show()
        self.show()

    def end(self) -> None:
        """Hide: nothing runs."""
        self.bar.setRange(0, 1000)
        self.hide()


class EmptyState(QWidget):
    """What the window shows before a recording is open: how to begin."""

    open_path = Signal(Path)

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drop_near = False
        # It has the whole window while it is shown; while it is not, nothing needs to leave it room.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        picture = QLabel(self)
        picture.setPixmap(app_icon().pixmap(QSize(88, 88)))
        self.headline = QLabel(self)
        self.headline.setObjectName("headline")
        formats = QLabel(self.tr("WAV, FLAC, MP3, M4A, Ogg, Opus, AIFF, and the sound of MP4, MOV and MKV"), self)
        formats.setObjectName("dim")
        purpose = QLabel(
            self.tr("Soloscope shows which instrument sounds when in a recording, and finds the solos."), self
        )
        self.open_button = QPushButton(self.tr("Open recording…"), self)
        self.open_button.setDefault(True)
        self.open_button.clicked.connect(actions["open"].trigger)
        self.demo_button = QPushButton(self.tr("Try the demo"), self)
        self.demo_button.clicked.connect(actions["open_demo"].trigger)
        self.demo_button.setVisible(actions["open_demo"].isEnabled())
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addStretch()
        buttons.addWidget(self.open_button)
        buttons.addWidget(self.demo_button)
        buttons.addStretch()
        self._actions = actions
        actions.keys_changed.connect(self._show_key)
        self._show_key()
        self.recent = QVBoxLayout()
        self.recent.setSpacing(2)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addStretch(3)
        for widget in (picture, self.headline, purpose, formats):
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(8)
        layout.addLayout(buttons)
        layout.addSpacing(18)
        layout.addLayout(self.recent)
        layout.addStretch(4)

    def _show_key(self) -> None:
        key = self._actions.key_text("open")
        if key:
            self.headline.setText(self.tr("Drop a recording here or press {key}").format(key=key))
        else:
            self.headline.setText(self.tr("Drop a recording here"))

    def set_recent(self, paths: tuple[Path, ...]) -> None:
        """List the recordings opened lately."""
        while (item := self.recent.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        if not paths:
            return
        title = QLabel(self.tr("Recent"), self)
        title.setObjectName("dim")
        self.recent.addWidget(title, 0, Qt.AlignmentFlag.AlignHCenter)
        for path in paths[:5]:
            button = QPushButton(display_name(path).replace("&", "&&"), self)
            button.setFlat(True)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.setToolTip(str(path))
            button.clicked.connect(lambda _=False, path=path: self.open_path.emit(path))
            self.recent.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)

    def set_drop_near(self, near: bool) -> None:
        """Light up while a file is held over the window."""
        self.drop_near = near
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(THEME.window))
        frame = QRectF(self.rect()).adjusted(28.5, 24.5, -28.5, -24.5)
        painter.setPen(QPen(QColor(THEME.accent if self.drop_near else THEME.line), 2, Qt.PenStyle.DashLine))
        painter.setBrush(QColor(blend(THEME.accent, THEME.window, 0.08) if self.drop_near else THEME.window))
        painter.drawRoundedRect(frame, 14, 14)
        painter.end()


class DropOverlay(QWidget):
    """A veil over the open recording that says what dropping a file will do."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = ""
        """What dropping will do."""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(THEME.window)
        veil.setAlphaF(0.82)
        painter.fillRect(self.rect(), veil)
        frame = QRectF(self.rect()).adjusted(16.5, 16.5, -16.5, -16.5)
        painter.setPen(QPen(QColor(THEME.accent), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(frame, 14, 14)
        font = self.font()
        font.setPixelSize(scaled(22))
        painter.setFont(font)
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, self.words)
        painter.end()

"""The bar under the views: transport buttons, time, follow mode, sensitivity and what is added; it plays nothing."""

from typing import Protocol

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QColor, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QSizePolicy, QSlider, QToolButton, QWidget

from desktop.document import Document
from desktop.rule_changes import HIGHEST_SCALE, LOWEST_SCALE
from desktop.theme import LOOK, THEME, icon, mono_font, scaled
from desktop.translation import translate
from desktop.undo_steps import Hold
from desktop.views.listening_bar import ListeningBar
from desktop.views.time_axis import Follow, TimeAxis, format_time

_BUTTONS = (
    ("previous_solo", "previous-solo"),
    ("previous_region", "previous-region"),
    ("play", "play"),
    ("stop", "stop"),
    ("next_region", "next-region"),
    ("next_solo", "next-solo"),
    ("loop", "loop"),
)


def _sensitivity_tip() -> str:
    return translate(
        "SensitivitySlider",
        "How readily something counts as a region.\n"
        "Right: more regions, left: fewer; double click: as trained.\n"
        "The network does not run again; what you confirmed or rejected stays.",
    )


def _follow_words(mode: Follow) -> str:
    words = {
        Follow.OFF: translate("TransportBar", "Follow: off"),
        Follow.PAGE: translate("TransportBar", "Follow: page"),
        Follow.CENTRE: translate("TransportBar", "Follow: centre"),
    }
    return words[mode]


class ActionsById(Protocol):
    """Anything that gives an action for an id, a dict too."""

    def __getitem__(self, command_id: str, /) -> QAction: ...


class TimeDisplay(QWidget):
    """The playhead's time in large digits and the duration in small ones; a click does nothing."""

    def __init__(self, axis: TimeAxis, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._axis = axis
        self._low = False
        LOOK.changed.connect(self._size)
        self._size()
        self.setAccessibleName(self.tr("Time"))
        axis.playhead_changed.connect(self._changed)
        axis.duration_changed.connect(self._changed)
        self._changed(0.0)

    @property
    def text(self) -> str:
        """The time shown."""
        return format_time(self._axis.playhead_s)

    def _size(self) -> None:
        self.setFixedSize(scaled(196), scaled(34 if self._low else 44))
        self.update()

    def set_low(self, low: bool) -> None:
        """Do with smaller digits, or take large ones again."""
        self._low = low
        self._size()

    def _changed(self, _time_s: float) -> None:
        words = self.tr("{time} of {duration}")
        self.setAccessibleDescription(words.format(time=self.text, duration=format_time(self._axis.duration_s)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(THEME.line))
        painter.setBrush(QColor(THEME.plot))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 6, 6)
        there = self._axis.duration_s > 0
        painter.setFont(mono_font(18 if self._low else 22, bold=True))
        painter.setPen(QColor(THEME.text if there else THEME.text_disabled))
        foot = scaled(12 if self._low else 14)
        painter.drawText(self.rect().adjusted(0, 2, 0, -foot), Qt.AlignmentFlag.AlignCenter, self.text)
        painter.setFont(mono_font(10 if self._low else 11))
        painter.setPen(QColor(THEME.text_dim))
        painter.drawText(
            self.rect().adjusted(0, 0, 0, -2 if self._low else -4),
            Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom,
            self.tr("of {duration}").format(duration=format_time(self._axis.duration_s)) if there else "",
        )
        painter.end()


class SensitivitySlider(QSlider):
    """The document's sensitivity as a slider, with a mark where the model was trained; a double click goes there."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._document = document
        self.setRange(round(100 * LOWEST_SCALE), round(100 * HIGHEST_SCALE))
        self.setSingleStep(1)
        self.setPageStep(10)
        self.setMinimumWidth(90)
        self.setMaximumWidth(140)
        self.setToolTip(_sensitivity_tip())
        self.setAccessibleName(self.tr("Sensitivity"))
        self._hold = Hold()
        self.sliderPressed.connect(self._hold.begin)
        self.sliderReleased.connect(self._hold.end)
        self.valueChanged.connect(self._moved)
        document.rules_changed.connect(self._show_document)
        self._show_document()

    def reset(self) -> None:
        """Set all thresholds as trained."""
        self._document.reset_threshold_scale()

    def _moved(self, value: int) -> None:
        self._document.set_threshold_scale(LOWEST_SCALE + HIGHEST_SCALE - value / 100, self._hold.mark)

    def _show_document(self) -> None:
        self.blockSignals(True)
        self.setValue(round(100 * self._document.sensitivity))
        self.blockSignals(False)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.reset()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        x = round(8 + (100 - self.minimum()) / (self.maximum() - self.minimum()) * (self.width() - 16))
        painter.fillRect(x, 2, 1, self.height() - 4, QColor(THEME.text_disabled))
        painter.end()
        super().paintEvent(event)


class TransportBar(QFrame):
    """Buttons for the window's own actions, so that keys, menus and buttons are one thing.

    The window tells with `set_playing` whether something sounds. Actions that it does not have get no button.
    """

    def __init__(self, document: Document, axis: TimeAxis, actions: ActionsById, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.axis = axis
        self._actions = actions
        self.buttons: dict[str, QToolButton] = {}
        self.time_display = TimeDisplay(axis, self)
        self.follow_button = self._make_follow_button()
        self.sensitivity = SensitivitySlider(document, self)
        self.sensitivity_label = QLabel(self)
        self.reset_button = QToolButton(self)
        self._low = self._making_room = False
        self.setObjectName("transport")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._lay_out()
        LOOK.changed.connect(self._size_parts)
        self._size_parts()
        document.rules_changed.connect(self._show_sensitivity)
        axis.follow_changed.connect(self._show_follow)
        self._show_sensitivity()
        self._show_follow(axis.follow.value)

    def sizeHint(self) -> QSize:
        return QSize(900, scaled(40 if self._low else 54))

    def set_low(self, low: bool) -> None:
        """Do with less height, or take all again."""
        self._low = low
        self.time_display.set_low(low)
        self._size_parts()
        self.updateGeometry()

    def set_playing(self, playing: bool) -> None:
        """Show pause while something sounds, play while nothing does."""
        action = self._action("play")
        if action is not None:
            action.setIcon(icon("pause" if playing else "play"))
            self.buttons["play"].setAccessibleName(self.tr("Pause") if playing else self.tr("Play"))

    def add_listening(self, bar: ListeningBar, rolls: list[QAction]) -> None:
        """Take in the bar for speed, level and volume, and the choices of the loop button's menu."""
        self._row.insertSpacing(self._listening_place, 8)
        self._row.insertWidget(self._listening_place + 1, bar, 20)
        self._optional[1:1] = bar.optional_parts
        button = self.buttons.get("loop")
        if button is not None:
            menu = QMenu(self.tr("Pre- and post-roll"), button)
            menu.addActions(rolls)
            button.setMenu(menu)
            button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
            self._size_parts()

    def _action(self, command_id: str) -> QAction | None:
        try:
            return self._actions[command_id]
        except KeyError:
            return None

    def _lay_out(self) -> None:
        layout = self._row = QHBoxLayout(self)
        layout.setSpacing(3)
        for command_id, picture in _BUTTONS:
            action = self._action(command_id)
            if action is not None:
                layout.addWidget(self._make_button(command_id, picture, action))
        layout.addSpacing(12)
        layout.addWidget(self.time_display)
        layout.addSpacing(12)
        layout.addWidget(self.follow_button)
        self._listening_place = layout.count()
        layout.addStretch(1)
        name = QLabel(self.tr("Sensitivity"), self)
        name.setObjectName("dim")
        name.setToolTip(_sensitivity_tip())
        name.setBuddy(self.sensitivity)
        self.sensitivity_label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.reset_button.setIcon(icon("reset"))
        self.reset_button.setToolTip(self.tr("Set the sensitivity as the model was trained"))
        self.reset_button.setAccessibleName(self.tr("Reset sensitivity"))
        self.reset_button.clicked.connect(self.sensitivity.reset)
        for widget in (name, self.sensitivity, self.sensitivity_label, self.reset_button):
            layout.addWidget(widget)
        self._optional: list[QWidget] = [
            *(name, self.reset_button, self.follow_button, self.sensitivity_label, self.sensitivity)
        ]

    def _make_button(self, command_id: str, picture: str, action: QAction) -> QToolButton:
        if action.icon().isNull():
            action.setIcon(icon(picture))
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        button.setAccessibleName(action.text().replace("&", ""))
        self.buttons[command_id] = button
        return button

    def _size_parts(self) -> None:
        """Give buttons and numbers the size that goes with the letters."""
        for command_id, button in self.buttons.items():
            large = command_id == "play" and not self._low
            button.setIconSize(QSize(scaled(24), scaled(24)) if large else QSize(scaled(19), scaled(19)))
            button.setFixedSize(scaled(44 if large else 34), scaled(38 if large else 34))
            if button.menu() is not None:
                button.setFixedWidth(button.width() + 14)
        above = 2 if self._low else 4
        self._row.setContentsMargins(12, above, 14, above)
        self.sensitivity_label.setFont(mono_font(12))
        self.sensitivity_label.setFixedWidth(scaled(48))
        self._row.invalidate()
        self._make_room(self.width())

    def _make_follow_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon("follow"))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setToolTip(self.tr("What the view does while the playhead moves"))
        button.setAccessibleName(self.tr("Follow playhead"))
        menu = QMenu(button)
        for mode in Follow:
            action = self._action(f"follow_{mode.value}")
            if action is None:
                action = menu.addAction(_follow_words(mode))
                action.triggered.connect(lambda _=False, mode=mode: self.axis.set_follow(mode))
            menu.addAction(action)
        button.setMenu(menu)
        return button

    def _make_room(self, width: int) -> None:
        """Leave out what can be spared where the bar is narrow; its keys and menus stay."""
        if self._making_room:
            return  # showing a part lays all of the window out, and may come round here
        self._making_room = True
        for widget in self._optional:
            widget.show()
            self._tell_row_of(widget)
        for widget in self._optional:
            if self._row.minimumSize().width() <= width:
                break
            widget.hide()
            self._tell_row_of(widget)
        self._making_room = False

    def _tell_row_of(self, widget: QWidget) -> None:
        """Let the row measure anew: of a part of a part Qt would tell it in a turn of its own."""
        parent = widget.parentWidget()
        if parent is not None and parent is not self:
            parent.updateGeometry()

    def _show_follow(self, mode: str) -> None:
        self.follow_button.setText(_follow_words(Follow(mode)))

    def _show_sensitivity(self) -> None:
        self.sensitivity_label.setText(f"{round(100 * self.document.sensitivity)} %")
        self.reset_button.setEnabled(self.document.sensitivity != 1.0)

    # ---- Qt overrides -----------------------------------------------------------------------------------------

    def minimumSizeHint(self) -> QSize:
        shown = (widget for widget in self._optional if not widget.isHidden())
        spared = sum(widget.minimumSizeHint().width() + self._row.spacing() for widget in shown)
        whole = self._row.minimumSize()
        return QSize(whole.width() - spared, whole.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room(self.width())

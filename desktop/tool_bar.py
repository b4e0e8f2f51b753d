"""The bar of tools at the top of the window: what editors do most, and the facts of the recording."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolBar, QToolButton, QWidget

from desktop.actions import Actions
from desktop.theme import LOOK, scaled
from desktop.translation import translate
from desktop.words import facts_words

if TYPE_CHECKING:
    from engine.audio import RecordingInfo

_GAP = ""
_COMMANDS = (
    *("open", "save", "export_csv", _GAP, "undo", "redo", _GAP, "confirm", "reject", "marker_add", _GAP),
    *("zoom_in", "zoom_out", "zoom_selection", "zoom_fit", _GAP, "find_solos", "analyze", "keys"),
)


class ToolBar(QToolBar):
    """Buttons of the commands used most; facts of the open recording at the right."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(translate("ToolBar", "Tools"), parent)
        self.setObjectName("tools")
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        for command_id in _COMMANDS:
            if command_id == _GAP:
                self.addSeparator()
            else:
                self._add(actions, command_id)
        spacer = QWidget(self)
        spacer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.facts = QLabel(self)
        self.addWidget(spacer)
        self.addWidget(self.facts)
        self._low = False
        LOOK.changed.connect(self._size)
        self._size()

    def _add(self, actions: Actions, command_id: str) -> None:
        action = actions[command_id]
        self.addAction(action)
        button = self.widgetForAction(action)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Those that a new user looks for have their names beside them.
        named = {"open": self.tr("Open"), "save": self.tr("Save"), "export_csv": self.tr("Export")}
        if command_id in named and isinstance(button, QToolButton):
            action.setIconText(named[command_id])
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)

    def set_low(self, low: bool) -> None:
        """Do with less height, or take all again."""
        self._low = low
        self._size()

    def _size(self) -> None:
        side = scaled(20 if self._low else 24)
        self.setIconSize(QSize(side, side))
        above = 1 if self._low else 6
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(6, above, 6, above)

    def show_facts(self, recording: "RecordingInfo | None") -> None:
        """Show sample rate, channels and length of a recording, or nothing."""
        self.facts.setText("" if recording is None else facts_words(recording))

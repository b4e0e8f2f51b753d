"""The formats that the recordings of a batch can be written in again, as a menu of one command."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from desktop.format_words import format_name
from engine.interchange import FORMATS


class ExportsMenu(QMenu):
    """Belongs to a command: a pointer opens it in the menu bar or under a button, the command's key by `offer`.

    Typing a letter goes to the next format that begins with it.

    Parameters
    ----------
    command : QAction
        The command; while it cannot be used, nor can the menu.
    parent : QWidget
    """

    chosen = Signal(str)
    """The id of a format."""

    def __init__(self, command: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self.setToolTipsVisible(True)
        for spec in FORMATS:
            name = format_name(spec.name)
            action = self.addAction(name.replace("&", "&&"))
            action.setToolTip(
                self.tr("Write the regions of every finished recording as {format}, without analysing again.").format(
                    format=name
                )
            )
            action.triggered.connect(lambda _=False, spec=spec: self.chosen.emit(spec.id))
        command.setMenu(self)

    def offer(self, button: QWidget | None, window: QWidget) -> None:
        """Open with its first format chosen: under a button, or amid the window where that has no room for it."""
        if button is not None and button.isVisible():
            place = button.mapToGlobal(button.rect().bottomLeft())
        else:
            size = self.sizeHint()
            place = window.mapToGlobal(window.rect().center() - QPoint(size.width() // 2, size.height() // 2))
        self.popup(place)
        self.setActiveAction(self.actions()[0])

    # ---- Qt overrides -----------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        formats, letter = self.actions(), event.text().strip().casefold()
        after = formats.index(self.activeAction()) + 1 if self.activeAction() in formats else 0
        in_turn = [*formats[after:], *formats[:after]]
        meant = next((action for action in in_turn if letter and action.text().casefold().startswith(letter)), None)
        if meant is None:
            super().keyPressEvent(event)
        else:
            self.setActiveAction(meant)

"""Joins the commands that correct regions with the window: keys, menus under the pointer, questions."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QCursor, QIcon
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from desktop.actions import Actions
from desktop.region_editor import RegionEditor
from desktop.region_names import name_of
from desktop.review import Review
from desktop.session import INFO, Session
from desktop.theme import display_name, swatch
from desktop.views.lanes import LanesView
from desktop.views.regions_table import RegionsTable
from desktop.widgets import MessageBar
from engine.analysis.regions import Region
from engine.instruments import OPENMIC_INSTRUMENTS

NUDGE_S = 0.01
_MENU = (
    *("confirm", "reject", "withdraw", "note", "", "split", "merge", "change_instrument", "draw_selection", ""),
    *("delete", "", "play_selection", "zoom_selection"),
)


class CorrectionDesk(QObject):
    """What the Edit menu does to regions.

    Parameters
    ----------
    parent : QWidget
        The window; dialogs and menus belong to it.
    session : Session
    actions : Actions
    table : RegionsTable
    lanes : LanesView
    message_bar : MessageBar
        Where a sentence says why something cannot be done.
    """

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        actions: Actions,
        table: RegionsTable,
        lanes: LanesView,
        message_bar: MessageBar,
    ) -> None:
        super().__init__(parent)
        self._window, self._session, self._actions = parent, session, actions
        self._message_bar = message_bar
        self.editor = RegionEditor(session.document, self)
        self.review = Review(session.document, lambda: table.shown_regions)
        self.menu = QMenu(parent)
        self.instrument_menu = QMenu(parent)
        self.editor.refused.connect(lambda sentence: message_bar.tell(sentence, INFO))
        lanes.menu_requested.connect(self.show_menu)
        table.menu_requested.connect(self.show_menu)
        self._table = table
        self._fill_menu()
        self._connect()

    def _connect(self) -> None:
        axis, editor = self._session.time_axis, self.editor
        # Where very many regions are still being composed, decisions on them wait for that.
        settled = self._session.document.when_settled
        calls: dict[str, Callable[[], object]] = {
            "confirm": lambda: settled(lambda: self._step(self.review.confirm)),
            "reject": lambda: settled(lambda: self._step(self.review.reject)),
            "withdraw": self._session.document.withdraw,
            "note": self.ask_for_note,
            "split": lambda: editor.split(axis.playhead_s),
            "merge": editor.merge,
            "region_start": lambda: editor.start_at(axis.playhead_s),
            "region_end": lambda: editor.end_at(axis.playhead_s),
            "region_earlier": lambda: editor.move_by(-NUDGE_S),
            "region_later": lambda: editor.move_by(NUDGE_S),
            "draw_selection": lambda: self._choose_instrument(editor.draw_selection),
            "change_instrument": lambda: self._choose_instrument(editor.give_instrument),
            "delete": lambda: settled(editor.delete),
            "restore_deleted": editor.restore_deleted,
            "select_all": self.select_all,
        }
        for command_id, call in calls.items():
            self._actions[command_id].triggered.connect(lambda _=False, call=call: call())

    # ---- reviewing --------------------------------------------------------------------------------------------

    def _step(self, decide: Callable[[], Region | None]) -> None:
        following = decide()
        if following is None:
            self._message_bar.tell(self.tr("No further region is undecided below this one."), INFO)
            return
        self._session.player.seek(following.onset_s)
        self._session.time_axis.reveal(following.onset_s, following.offset_s)

    def select_all(self) -> None:
        """Select every region that passes the filter."""
        document = self._session.document
        document.when_settled(lambda: document.select_regions(self._table.shown_regions))

    # ---- menus and questions ----------------------------------------------------------------------------------

    def show_menu(self, place: QPoint) -> None:
        """Show the commands for the selected regions at a place of the screen."""
        self.menu.popup(place)

    def _fill_menu(self) -> None:
        for command_id in _MENU:
            if command_id:
                self.menu.addAction(self._actions[command_id])
            else:
                self.menu.addSeparator()

    def _choose_instrument(self, use: Callable[[str], object]) -> None:
        """Show a menu of instruments, those of the recording first; the first letter of a name finds it."""
        document = self._session.document
        there = [*document.instruments, *(region.instrument for region in document.regions)] or [*OPENMIC_INSTRUMENTS]
        sounding = {region.instrument for region in document.regions if region.status != "rejected"}
        names = list(dict.fromkeys(there))
        self.instrument_menu.clear()
        for name in sorted(names, key=lambda name: (name not in sounding, names.index(name))):
            entry = self.instrument_menu.addAction(QIcon(swatch(name, 12, 2.0)), display_name(name))
            entry.setIconVisibleInMenu(True)
            entry.triggered.connect(lambda _=False, name=name: use(name))
        self.instrument_menu.addSeparator()
        self.instrument_menu.addAction(self.tr("Other…")).triggered.connect(lambda: self._ask_for_instrument(use))
        self.instrument_menu.popup(self._menu_place())

    def _ask_for_instrument(self, use: Callable[[str], object]) -> None:
        name, taken = QInputDialog.getText(
            self._window, self.tr("Other instrument"), self.tr("Name of the instrument:")
        )
        # A name in the window's language means the instrument that files call by its English one.
        known = {
            display_name(each).casefold(): each for each in (*OPENMIC_INSTRUMENTS, *self._session.document.instruments)
        }
        written = known.get(" ".join(name.split()).casefold(), "_".join(name.split()).lower())
        if taken and written:
            use(written)

    def _menu_place(self) -> QPoint:
        """Return the pointer's place where it is over the window, else the window's middle."""
        place, window = QCursor.pos(), self._window
        inside = window.rect().contains(window.mapFromGlobal(place))
        return place if inside else window.mapToGlobal(window.rect().center() - QPoint(60, 160))

    def ask_for_note(self) -> None:
        """Let the user write a note on the selected region."""
        from desktop.dialogs.note import NoteDialog  # none of the dialogs is needed for the first picture

        region = self._session.document.selected_region
        if region is None:
            return
        dialog = NoteDialog(name_of((region,)), region.note, self._window)
        if dialog.exec():
            self.editor.annotate(region, dialog.note)
        dialog.deleteLater()

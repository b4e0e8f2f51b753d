"""The commands that arrange the lanes, joined to the lanes view, the document and the settings."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog, QMainWindow, QMenu

from desktop.actions import Actions
from desktop.commands.lane_commands import MOST_NUMBERED_LANES
from desktop.document import Document
from desktop.instrument_colours import InstrumentColours
from desktop.settings import Settings
from desktop.theme import display_name, instrument_colour
from desktop.undo_steps import UndoStep
from desktop.views.lane_state import LaneOrder
from desktop.views.lanes import LanesView

_FACTS = "lanes"
_HEIGHT_STEP = 6
_TOLD_MS = 3000
_MENU = (
    *("lane_solo", "lane_mute", "lanes_all", "", "lane_up", "lane_down", "", "lane_colour", "lane_colour_reset", ""),
    *("hide_silent", "group_families"),
)
"""What a right click on a lane's name offers, besides the orders."""


class LaneCommands(QObject):
    """Solo and mute, order, heights and colours of lanes.

    Solo, mute and the height of all lanes are a way of looking; the rest are decisions, and can be taken back.

    Parameters
    ----------
    window : QMainWindow
        Owner; dialogs stand over it, short notes in its status bar.
    lanes : LanesView
    document : Document
        Is told which instruments its steps pass over.
    actions : Actions
    settings : Settings
        Where the arrangement is kept.
    colours : InstrumentColours
    """

    told = Signal(str)
    """A sentence for the user: what is done here cannot be kept."""

    def __init__(
        self,
        window: QMainWindow,
        lanes: LanesView,
        document: Document,
        actions: Actions,
        settings: Settings,
        colours: InstrumentColours,
    ) -> None:
        super().__init__(window)
        self._window, self._lanes, self._document = window, lanes, document
        self._actions, self._settings, self._colours = actions, settings, colours
        self._arrangement, self._steps = lanes.arrangement, lanes.steps
        self._not_kept = False
        self._connect()
        self._arrangement.read_json(settings.facts(_FACTS))
        self._arrangement.changed.connect(self._keep)
        self._arrangement.changed.connect(self._show)
        document.regions_changed.connect(self._pass_over)
        colours.changed.connect(lanes.colours_changed)
        colours.changed.connect(self._look_whether_kept)
        lanes.labels.menu_requested.connect(self._offer)
        self._show()

    def _connect(self) -> None:
        arrangement, steps = self._arrangement, self._steps
        calls: dict[str, Callable[[], object]] = {
            "lane_solo": lambda: self._with_current(arrangement.toggle_solo),
            "lane_mute": lambda: self._with_current(arrangement.toggle_mute),
            "lanes_all": arrangement.show_all,
            "lane_up": lambda: self._move(-1),
            "lane_down": lambda: self._move(+1),
            "lanes_higher": lambda: arrangement.set_height(self._lanes.lane_height + _HEIGHT_STEP),
            "lanes_lower": lambda: arrangement.set_height(self._lanes.lane_height - _HEIGHT_STEP),
            "lane_higher": lambda: self._with_current(lambda name: self._make_higher(name, _HEIGHT_STEP)),
            "lane_lower": lambda: self._with_current(lambda name: self._make_higher(name, -_HEIGHT_STEP)),
            "lanes_fit": steps.share_room,
            "lane_colour": self._ask_for_colour,
            "lane_colour_reset": lambda: self._with_current(self._reset_colour),
        }
        for command_id, call in calls.items():
            self._actions[command_id].triggered.connect(lambda _=False, call=call: call())
        for number in range(1, MOST_NUMBERED_LANES + 1):
            self._actions[f"lane_{number}"].triggered.connect(lambda _=False, number=number: self._solo_number(number))
        for order in LaneOrder:
            self._actions[f"order_{order.value}"].triggered.connect(lambda _=False, order=order: steps.set_order(order))
        self._actions["hide_silent"].triggered.connect(steps.set_hide_silent)
        self._actions["group_families"].triggered.connect(steps.set_grouped)

    @property
    def current(self) -> str | None:
        """The instrument that lane commands act on, if it is shown."""
        name = self._arrangement.current
        return name if self._lanes.index_of(name) is not None else None

    @property
    def there(self) -> set[str]:
        """Which needs of commands are met: ``lane``, ``own_colour``."""
        if self.current is None:
            return set()
        return {"lane", "own_colour"} if self._colours.own(self.current) else {"lane"}

    def _with_current(self, call: Callable[[str], object]) -> None:
        if self.current is not None:
            call(self.current)

    def _solo_number(self, number: int) -> None:
        if number > len(self._lanes.lanes):
            self._window.statusBar().showMessage(self.tr("There is no lane {number}.").format(number=number), _TOLD_MS)
            return
        name = self._lanes.lanes[number - 1].instrument
        self._arrangement.set_current(name)
        self._arrangement.solo_only(name)

    def _move(self, step: int) -> None:
        index = self._lanes.index_of(self.current)
        if self.current is not None and index is not None:
            shown = [lane.instrument for lane in self._lanes.lanes]
            self._steps.move(self.current, index + step, shown, f"{self.current}/place")

    def _make_higher(self, name: str, step: int) -> None:
        height = self._arrangement.height_of(name, self._lanes.lane_height)
        self._steps.set_lane_height(name, height + step, f"{name}/height")

    def _ask_for_colour(self) -> None:
        name = self.current
        if name is None:
            return
        dialog = QColorDialog(instrument_colour(name), self._window)
        dialog.setWindowTitle(self.tr("Colour of {instrument}").format(instrument=display_name(name)))
        dialog.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)
        dialog.colorSelected.connect(lambda colour: self._choose_colour(name, colour))
        dialog.open()

    def _choose_colour(self, name: str, colour: QColor) -> None:
        if colour.isValid():
            self._give_colour(name, colour.name(), self.tr("Change colour of {instrument}"))

    def _reset_colour(self, name: str) -> None:
        self._give_colour(name, "", self.tr("Reset colour of {instrument}"))

    def _give_colour(self, name: str, colour: str, text: str) -> None:
        def put(_: str, given: str) -> None:
            self._colours.give(name, given)

        before = self._colours.own(name)
        if colour != before:
            step = UndoStep(text.format(instrument=display_name(name)), put, before, colour)
            self._document.undo_stack.push(step)

    # ---- what changed -----------------------------------------------------------------------------------------

    def _keep(self) -> None:
        self._settings.set_facts(_FACTS, self._arrangement.to_json())
        self._look_whether_kept()

    def _look_whether_kept(self) -> None:
        # Qt writes the settings as soon as it has a moment.
        if not self._not_kept:
            QTimer.singleShot(0, self, self._tell_if_not_kept)

    def _tell_if_not_kept(self) -> None:
        """Say once that the disk does not take the settings; another time helps nobody."""
        words = self._settings.why_not_kept
        if words and not self._not_kept:
            self._not_kept = True
            self.told.emit(words)

    def _show(self) -> None:
        """Bring actions and document up to date."""
        arrangement, actions = self._arrangement, self._actions
        self._pass_over()
        actions[f"order_{arrangement.order.value}"].setChecked(True)
        actions["hide_silent"].setChecked(arrangement.hides_silent)
        actions["group_families"].setChecked(arrangement.grouped)

    def _pass_over(self) -> None:
        """Tell the document which instruments its steps pass over."""
        names = {*self._document.instruments, *(region.instrument for region in self._document.regions)}
        self._document.passed_over = frozenset(name for name in names if not self._arrangement.in_full(name))

    def _offer(self, _instrument: str, place: QPoint) -> None:
        menu = QMenu(self._window)
        menu.setToolTipsVisible(True)
        for command_id in _MENU:
            if command_id:
                menu.addAction(self._actions[command_id])
            else:
                menu.addSeparator()
        orders = menu.addMenu(self.tr("Lane order"))
        for order in LaneOrder:
            orders.addAction(self._actions[f"order_{order.value}"])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

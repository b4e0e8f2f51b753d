"""The commands of the panel of thresholds: presets kept and forgotten, instruments set back; joined to its buttons."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop.actions import Actions
from desktop.key_tips import keep_tip
from desktop.session import INFO, WARNING
from desktop.views.rules_panel import RulesPanel


class RuleCommands(QObject):
    """Does by commands what the panel's buttons do.

    The panel is shown where a command speaks of what is chosen in it, or may have something to say there.

    Parameters
    ----------
    parent : QObject
        Owner.
    panel : RulesPanel
    actions : Actions
    tell : callable
        Takes a sentence for the user, and its weight.
    """

    def __init__(
        self, parent: QObject, panel: RulesPanel, actions: Actions, tell: Callable[[str, str], object]
    ) -> None:
        super().__init__(parent)
        self._actions, self._tell = actions, tell
        rows = (
            ("preset_save", panel.save_button, panel.ask_for_name, True),
            ("preset_delete", panel.remove_button, panel.remove_preset, True),
            ("rules_reset", panel.reset_button, panel.reset_instrument, True),
            # What it does is seen in every lane; the panel need not come up.
            ("rules_reset_all", panel.reset_all_button, panel.reset_all, False),
        )
        for command_id, button, call, in_sight in rows:
            if in_sight:
                actions[command_id].triggered.connect(lambda _=False: self._show_panel())
            actions[command_id].triggered.connect(lambda _=False, call=call: call())
            keep_tip(actions, button, button.toolTip(), command_id)
        actions["preset_rename"].triggered.connect(lambda _=False: self._show_panel())
        actions["preset_rename"].triggered.connect(lambda _=False: panel.ask_for_other_name())
        panel.preset_steps.told.connect(lambda sentence: tell(sentence, WARNING))
        panel.preset_steps.replaced.connect(self._tell_replaced)

    def _tell_replaced(self, name: str) -> None:
        words, key = self.tr("There was a preset “{name}” already.").format(name=name), self._actions.key_text("undo")
        if key:
            words += " " + self.tr("{key} brings it back.").format(key=key)
        self._tell(words, INFO)

    def _show_panel(self) -> None:
        self._actions["show_rules"].setChecked(True)

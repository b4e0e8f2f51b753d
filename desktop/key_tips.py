"""Tool tips that name keys: always those the user has given the commands, never the ones they came with."""

from PySide6.QtWidgets import QWidget

from desktop.actions import Actions


def keep_tip(actions: Actions, widget: QWidget, text: str, *command_ids: str) -> None:
    """Give a widget a tool tip that ends with the keys of commands, and write it anew when these change.

    Parameters
    ----------
    actions : Actions
    widget : QWidget
        It lives as long as the actions do.
    text : str
        The tip, without keys.
    *command_ids : str
        Commands in the order in which their keys are named; those without a key are left out.
    """

    def show() -> None:
        keys = ", ".join(key for command_id in command_ids if (key := actions.key_text(command_id)))
        widget.setToolTip(f"{text} ({keys})" if keys else text)

    actions.keys_changed.connect(show)
    show()

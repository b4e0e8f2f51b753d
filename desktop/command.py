"""What a command is: id, menu, text, keys and explanation; the table of them all is `desktop.commands`."""

from dataclasses import dataclass

from desktop.numbers import inside
from desktop.translation import translate

MAIN, BATCH = "main", "batch"
"""The windows that commands belong to: the main window and that of the batch."""


def reason(need: str) -> str:
    """Say why a command cannot be used, by what it needs and is not there."""
    words = {
        "recording": translate("Command", "Open a recording first."),
        "regions": translate("Command", "There are no regions yet; the recording must be analysed first."),
        "writable": translate("Command", "There are no regions and no markers yet."),
        "region": translate("Command", "Select a region first."),
        "selection": translate("Command", "Select a region or a stretch of time first."),
        "marker": translate("Command", "Choose a marker first: go to one, or click its flag in the ruler."),
        "markers": translate("Command", "There are no markers yet."),
        "lane": translate("Command", "Choose a lane first: click its name or one of its regions."),
        "own_colour": translate("Command", "Choose a lane whose colour you have changed."),
        "running": translate("Command", "No analysis is running."),
        "unnamed_rules": translate("Command", "These thresholds have a name already."),
        "own_preset": translate("Command", "Choose a preset of your own first; those of Soloscope stay."),
        "own_rules": translate("Command", "The chosen instrument has no thresholds of its own."),
        "changed_rules": translate("Command", "All thresholds are as trained."),
        "batch_chosen": translate("Command", "Select a recording of the list first."),
        "batch_idle": translate("Command", "The batch has begun; let it come to its end, or cancel it."),
        "batch_waiting": translate("Command", "No recording waits."),
        "batch_running": translate("Command", "The batch is not running."),
        "batch_paused": translate("Command", "The batch is not paused."),
        "batch_busy": translate("Command", "Nothing is being worked on."),
        "batch_failed": translate("Command", "No recording failed or was cancelled."),
        "batch_finished": translate("Command", "No recording is finished yet."),
    }
    return words.get(need) or translate("Command", "This is not possible now.")


def menu_label(name: str) -> str:
    """Return the name of one of `MENUS` as the bar shows it, with the ampersand before its key."""
    return translate("Menus", f"&{name}")


def menu_title(name: str) -> str:
    """Return the name of one of `MENUS` as it is read elsewhere."""
    return _plain(menu_label(name))


def submenu_title(name: str) -> str:
    """Return the name of a submenu."""
    return translate("Menus", name)


@dataclass(frozen=True)
class Command:
    """One command.

    The table holds the English texts; `label`, `title`, `full_title`, `menu_path` and `explanation` are in the window's
    language. `packaging/translations.py` finds the texts in the table, so they stand there as they are.

    Attributes
    ----------
    id : str
        Name in code and settings.
    menu : str
        Title of the menu it stands in, one of its windows' `MENUS`; ``Menu/Submenu`` for a submenu.
    text : str
        Title, with the usual ampersand and, where a dialog follows, three dots.
    keys : tuple of str
        Shortcuts in Qt's portable writing; the first is shown. The user may choose others.
    tip : str
        What it does, as a sentence.
    checkable : bool
        Whether it is a state that is on or off.
    group : str
        Commands with the same group exclude one another.
    separator : bool
        Whether a line is drawn above it.
    icon : str
        Name of its icon in toolbars, if it has one.
    needs : str
        What must be there, as `reason` knows it: ``recording``, ``regions``, ``own_colour`` ...; with blanks
        between if it is more than one.
    repeats : bool
        Whether a held key repeats it: a playhead may run on, but twenty regions must not be confirmed.
    windows : tuple of str
        The windows it belongs to, `MAIN` or `BATCH` or both. In each of them a key has one meaning.
    """

    id: str
    menu: str
    text: str
    keys: tuple[str, ...]
    tip: str
    checkable: bool = False
    group: str = ""
    separator: bool = False
    icon: str = ""
    needs: str = ""
    repeats: bool = False
    windows: tuple[str, ...] = (MAIN,)

    @property
    def label(self) -> str:
        """The text as a menu shows it, with ampersand and dots."""
        return translate("Commands", self.text, self.id)

    @property
    def explanation(self) -> str:
        """What it does, as a sentence."""
        return translate("Commands", self.tip, self.id)

    @property
    def title(self) -> str:
        """The text without ampersand and dots."""
        return _plain(self.label).rstrip("…. ")

    @property
    def full_title(self) -> str:
        """The title with its submenu before it: ``Follow playhead: by page``."""
        submenu = self.menu.partition("/")[2]
        return f"{submenu_title(submenu)}: {inside(self.title)}" if submenu else self.title

    @property
    def menu_path(self) -> str:
        """Where it stands in the menus: ``View › Follow playhead``."""
        outer, _, inner = self.menu.partition("/")
        return f"{menu_title(outer)} › {submenu_title(inner)}" if inner else menu_title(outer)


def _plain(text: str) -> str:
    """Return a text without the ampersand that marks its key."""
    return text.replace("&", "")

"""What a command is: id, menu, text, keys and explanation; the table of them all is `desktop.commands`."""

from dataclasses import dataclass

REASONS = {
    "recording": "Open a recording first.",
    "regions": "There are no regions yet; the recording must be analysed first.",
    "region": "Select a region first.",
    "selection": "Select a region or a stretch of time first.",
    "marker": "Choose a marker first: go to one, or click its flag in the ruler.",
    "markers": "There are no markers yet.",
    "lane": "Choose a lane first: click its name or one of its regions.",
    "own_colour": "Choose a lane whose colour you have changed.",
    "running": "No analysis is running.",
}
"""Why a command cannot be used, by what it needs and is not there."""


@dataclass(frozen=True)
class Command:
    """One command.

    Attributes
    ----------
    id : str
        Name in code and settings.
    menu : str
        Title of the menu it stands in, one of `MENUS`; ``Menu/Submenu`` for a submenu.
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
        What must be there: ``""``, ``recording``, ``regions``, ``region``, ``selection``, ``lane``,
        ``own_colour``, ``marker``, ``markers`` or ``running``.
    repeats : bool
        Whether a held key repeats it: a playhead may run on, but twenty regions must not be confirmed.
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

    @property
    def title(self) -> str:
        """The text without ampersand and dots."""
        return self.text.replace("&", "").rstrip("….")

    @property
    def full_title(self) -> str:
        """The title with its submenu before it: ``Follow playhead: by page``."""
        submenu = self.menu.partition("/")[2]
        return f"{submenu}: {self.title[:1].lower()}{self.title[1:]}" if submenu else self.title

    @property
    def menu_path(self) -> str:
        """Where it stands in the menus: ``View › Follow playhead``."""
        return self.menu.replace("/", " › ")

"""The commands as key reference and shortcut editor list them: those of all windows, in groups."""

from desktop.command import MAIN, Command, menu_title
from desktop.commands import COMMANDS, MENUS
from desktop.translation import translate


def command_groups(first: str = MAIN) -> list[tuple[str, list[Command]]]:
    """Return all commands by menu, each once, and those of the batch window together in a group of their own.

    Parameters
    ----------
    first : str
        The window whose own commands come first, `desktop.command.MAIN` or `BATCH`.

    Returns
    -------
    list of (str, list of Command)
        The groups' titles in the window's language, and what is in them.
    """
    main = [command for command in COMMANDS if MAIN in command.windows]
    groups = [(menu_title(menu), [c for c in main if c.menu.split("/")[0] == menu]) for menu in MENUS[MAIN]]
    batch = (translate("Commands", "Batch window"), [c for c in COMMANDS if MAIN not in c.windows])
    return [*groups, batch] if first == MAIN else [batch, *groups]


def is_named(group: str, wanted: str) -> bool:
    """Whether typed letters mean a group as a whole.

    Menus are never meant: their commands have names that say enough, and "play" is looked for among these. *Start* in
    the batch window has not.
    """
    menus = {menu_title(menu) for menu in MENUS[MAIN]}
    return group not in menus and wanted.casefold().strip() in group.casefold()

"""Commands that tell what there is."""

from desktop.command import BATCH, MAIN, Command
from desktop.commands.link_commands import INTEGRATION_COMMANDS

_EVERYWHERE = (MAIN, BATCH)

HELP_COMMANDS = (
    Command(
        "palette",
        "Help",
        "&Find a command…",
        ("Ctrl+Shift+P",),
        "Find any command by some letters of its name, and run it.",
        windows=_EVERYWHERE,
    ),
    Command("keys", "Help", "&Keys", ("?", "F1"), "List all keys.", icon="keys", windows=_EVERYWHERE),
    Command("shortcuts", "Help", "&Change keys…", ("Ctrl+K",), "Give commands other keys.", windows=_EVERYWHERE),
    *INTEGRATION_COMMANDS,
    Command(
        "show_log",
        "Help",
        "Show &log",
        ("Ctrl+Alt+L",),
        "Show what Soloscope has written down about its work, as it is written.",
        separator=True,
    ),
    Command(
        "copy_diagnostics",
        "Help",
        "Copy &diagnostics",
        ("Ctrl+Alt+D",),
        "Copy versions, devices, settings and the end of the log, for a report of what went wrong.",
    ),
    Command("about", "Help", "&About Soloscope", ("Shift+F1",), "Versions, licences and where the log file is."),
)

"""Commands that tell what there is."""

from desktop.command import Command

HELP_COMMANDS = (
    Command(
        "palette",
        "Help",
        "&Find a command…",
        ("Ctrl+Shift+P",),
        "Find any command by some letters of its name, and run it.",
    ),
    Command("keys", "Help", "&Keys", ("?", "F1"), "List all keys.", icon="keys"),
    Command("shortcuts", "Help", "&Change keys…", ("Ctrl+K",), "Give commands other keys."),
    Command("about", "Help", "&About Soloscope", ("Shift+F1",), "Version, licences and where the log file is."),
)

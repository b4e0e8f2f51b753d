"""Commands that open, keep and export."""

from desktop.command import Command
from desktop.commands.link_commands import AUDACITY_COMMANDS

FILE_COMMANDS = (
    Command("open", "File", "&Open…", ("Ctrl+O",), "Open an audio or video file, or a session.", icon="open"),
    Command("open_demo", "File", "Open &demo recording", ("Ctrl+D",), "Open the recording that comes with Soloscope."),
    Command("close", "File", "&Close recording", ("Ctrl+W",), "Close the recording.", needs="recording"),
    Command(
        "reopen_last",
        "File",
        "Reopen &last",
        ("Ctrl+Shift+T",),
        "Open again what was open last, recording or session.",
    ),
    Command(
        "save",
        "File",
        "&Save session",
        ("Ctrl+S",),
        "Keep analysis, decisions, edits and view in a session file.",
        separator=True,
        needs="recording",
        icon="save",
    ),
    Command(
        "save_as",
        "File",
        "Save session &as…",
        ("Ctrl+Shift+S",),
        "Keep the session in another file.",
        needs="recording",
    ),
    Command(
        "export_csv",
        "File",
        "&Export regions…",
        ("Ctrl+Shift+E",),
        "Write the regions in the format of your editor, or as a table; rejected ones are left out.",
        separator=True,
        needs="regions",
        icon="export",
    ),
    Command(
        "export_again",
        "File",
        "Export agai&n",
        ("Ctrl+Alt+Shift+E",),
        "Write the regions as they are now to the file that was exported last.",
        needs="regions",
    ),
    *AUDACITY_COMMANDS,
    Command(
        "batch",
        "File",
        "&Batch…",
        ("Ctrl+Alt+B",),
        "Analyse whole folders or many recordings, one after another.",
        separator=True,
    ),
    Command(
        "batch_toggle",
        "File",
        "Start or pause batc&h",
        ("Ctrl+Alt+P",),
        "Start the batch, let it rest, or go on with it.",
    ),
    Command(
        "settings",
        "File",
        "Se&ttings…",
        ("Ctrl+,",),
        "Choose device, model, look, language, sound output and what is kept on disk.",
        separator=True,
    ),
    Command("quit", "File", "&Quit", ("Ctrl+Q",), "Close Soloscope.", separator=True),
)

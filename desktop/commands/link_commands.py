"""Commands that talk to other programs."""

from desktop.command import Command

AUDACITY_COMMANDS = (
    Command(
        "send_audacity",
        "File",
        "Send re&gions to Audacity…",
        ("Ctrl+Alt+S",),
        "Add the regions as labels to the project that is open in Audacity.",
        needs="regions",
    ),
    Command(
        "analyse_audacity",
        "File",
        "Anal&yse what is open in Audacity…",
        ("Ctrl+Alt+Y",),
        "Find the instruments in what is open in Audacity, and add them there as labels.",
    ),
)

INTEGRATION_COMMANDS = (
    Command(
        "integrations",
        "Help",
        "&Integrations…",
        ("Ctrl+Alt+I",),
        "Install what lets Audacity, Sonic Visualiser, REAPER and Ardour use Soloscope.",
    ),
)

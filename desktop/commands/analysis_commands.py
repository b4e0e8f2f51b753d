"""Commands that analyse and set the sensitivity."""

from desktop.command import Command

ANALYSIS_COMMANDS = (
    Command(
        "analyze",
        "Analysis",
        "&Analyse again",
        ("F5",),
        "Run the network over the whole recording anew; your decisions stay.",
        needs="recording",
        icon="analyze",
    ),
    Command(
        "cancel",
        "Analysis",
        "&Cancel analysis",
        ("Esc",),
        "Stop the running analysis and keep what it has found.",
        needs="running",
        icon="cancel",
    ),
    Command(
        "more_regions",
        "Analysis",
        "&More regions",
        ("Ctrl+Up",),
        "Make the analysis more sensitive by 5 %.",
        separator=True,
        needs="regions",
    ),
    Command(
        "fewer_regions",
        "Analysis",
        "&Fewer regions",
        ("Ctrl+Down",),
        "Make the analysis less sensitive by 5 %.",
        needs="regions",
    ),
    Command(
        "trained_thresholds",
        "Analysis",
        "Sensitivity as &trained",
        ("Ctrl+0",),
        "Set all thresholds back to the model's own.",
        needs="regions",
    ),
)

"""The table of commands: what the windows can be told to do, every command once, by menu; see `desktop.actions`."""

from desktop.command import BATCH, MAIN, Command
from desktop.commands.analysis_commands import ANALYSIS_COMMANDS
from desktop.commands.batch_commands import BATCH_COMMANDS
from desktop.commands.edit_commands import EDIT_COMMANDS
from desktop.commands.evidence_commands import GAIN_COMMANDS, REASON_COMMANDS
from desktop.commands.file_commands import FILE_COMMANDS
from desktop.commands.help_commands import HELP_COMMANDS
from desktop.commands.lane_commands import LANE_COMMANDS
from desktop.commands.marker_commands import MARKER_COMMANDS
from desktop.commands.navigation_commands import FIND_COMMANDS, REGION_COMMANDS, TIME_COMMANDS
from desktop.commands.pane_commands import PANE_COMMANDS, VERTICAL_COMMANDS
from desktop.commands.play_commands import PLAY_COMMANDS
from desktop.commands.spectrum_commands import SPECTRUM_COMMANDS
from desktop.commands.view_commands import PANEL_COMMANDS, SCREEN_COMMANDS, ZOOM_COMMANDS

__all__ = ["COMMANDS", "MENUS", "commands_of"]

MENUS = {
    MAIN: ("File", "Edit", "Play", "Navigate", "View", "Analysis", "Help"),
    BATCH: ("Recordings", "Batch", "Help"),
}
"""The menus of each window, in their order."""

COMMANDS = (
    *(
        *FILE_COMMANDS,
        *EDIT_COMMANDS,
        *MARKER_COMMANDS,
        *PLAY_COMMANDS,
        *REGION_COMMANDS,
        *TIME_COMMANDS,
        *FIND_COMMANDS,
    ),
    *(*ZOOM_COMMANDS, *SPECTRUM_COMMANDS, *PANEL_COMMANDS, *GAIN_COMMANDS, *LANE_COMMANDS),
    *(*VERTICAL_COMMANDS, *PANE_COMMANDS, *SCREEN_COMMANDS),
    *(*ANALYSIS_COMMANDS, *REASON_COMMANDS),
    *BATCH_COMMANDS,
    *HELP_COMMANDS,
)
"""All commands, in the order of the menus."""


def commands_of(window: str) -> tuple[Command, ...]:
    """Return the commands of one window, `desktop.command.MAIN` or `BATCH`."""
    return tuple(command for command in COMMANDS if window in command.windows)

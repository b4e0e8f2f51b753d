"""No command is left untried: each stands in one of the modules that press its key and look at what it does."""

from desktop.commands import COMMANDS
from tests.desktop import test_commands_batch, test_commands_edit_play, test_commands_view, test_commands_work
from tests.desktop.command_checks import COVERED, STEPS

MODULES = (test_commands_batch, test_commands_edit_play, test_commands_view, test_commands_work)


def test_every_command_is_tried_with_its_key_in_each_of_its_real_windows():
    known = {(window, command.id) for command in COMMANDS for window in command.windows}
    assert known - COVERED == set(), "write a check for these, in one of the modules above"
    assert COVERED - known == set(), "these commands are no more; take their checks away"


def test_what_undo_takes_back_is_known_of_commands_that_there_are():
    assert STEPS - {command.id for command in COMMANDS} == set()

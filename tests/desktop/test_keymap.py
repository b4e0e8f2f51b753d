from desktop.commands import COMMANDS
from desktop.keymap import Keymap, portable


def keymap(**chosen: tuple[str, ...]) -> Keymap:
    return Keymap(COMMANDS, chosen)


def test_without_a_choice_commands_have_the_keys_of_the_table():
    keys = keymap()
    assert keys.keys("next_region") == ("N", "Alt+Right")
    assert keys.chosen == {}
    assert not keys.is_changed("next_region")


def test_a_key_given_to_one_command_is_taken_from_the_other():
    keys = keymap()
    keys.add("play", "N")
    assert keys.keys("play") == ("Space", "N")
    assert keys.keys("next_region") == ("Alt+Right",)
    assert keys.owner("n") == "play"
    assert keys.chosen == {"play": ("Space", "N"), "next_region": ("Alt+Right",)}


def test_what_was_chosen_is_the_same_after_being_stored():
    keys = keymap()
    keys.replace("play", "Ctrl+F")
    keys.remove("zoom_in", "Ctrl+=")
    again = Keymap(COMMANDS, keys.chosen)
    assert all(again.keys(command.id) == keys.keys(command.id) for command in COMMANDS)
    assert again.keys("zoom_fit") == ()
    assert again.keys("zoom_in") == ("Ctrl++",)


def test_no_choice_can_give_a_key_to_two_commands():
    keys = keymap(play=("N",), stop=("N",), loop=("S", "S", "not a key at all", ""))
    every = [key for command in COMMANDS for key in keys.keys(command.id)]
    assert len(every) == len(set(every))
    assert keys.owner("N") == "stop"
    assert "S" in keys.keys("loop")


def test_resetting_a_command_takes_its_keys_back_from_whoever_has_them():
    keys = keymap()
    keys.replace("play", "N")
    keys.reset("next_region")
    assert keys.keys("next_region") == ("N", "Alt+Right")
    assert keys.keys("play") == ()
    keys.reset_all()
    assert keys.chosen == {}


def test_unknown_commands_of_another_version_are_passed_over():
    assert keymap(gone_command=("N",)).owner("N") == "next_region"


def test_keys_are_compared_in_one_writing():
    assert portable("ctrl+shift+p") == portable("Shift+Ctrl+P") == "Ctrl+Shift+P"
    assert portable("") == ""

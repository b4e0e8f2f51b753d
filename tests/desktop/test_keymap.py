from PySide6.QtTest import QSignalSpy

from desktop.command import BATCH
from desktop.commands import COMMANDS, MENUS, commands_of
from desktop.keymap import Keymap, kept_keymap, portable
from desktop.settings import Settings


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


def test_no_choice_can_give_a_key_to_two_commands_of_a_window():
    keys = keymap(play=("N",), stop=("N",), loop=("S", "S", "not a key at all", ""), batch_start=("F5", "F1"))
    for window in MENUS:
        every = [key for command in commands_of(window) for key in keys.keys(command.id)]
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


def test_a_key_may_mean_one_thing_in_one_window_and_another_in_the_other():
    keys = keymap()
    assert (keys.owner("Ctrl+O"), keys.owner("Ctrl+O", BATCH)) == ("open", "batch_add_files")
    assert keys.losers("batch_start", "Space") == []
    keys.replace("batch_start", "Space")
    assert keys.keys("play") == ("Space",)
    assert (keys.owner("Space"), keys.owner("Space", BATCH)) == ("play", "batch_start")
    assert keys.losers("batch_pause", "Space") == ["batch_start"]
    keys.add("batch_pause", "Space")
    assert keys.keys("batch_start") == ()
    assert keys.chosen == {"batch_start": (), "batch_pause": ("Ctrl+P", "Space")}


def test_a_command_of_both_windows_takes_its_key_in_both():
    keys = keymap()
    assert keys.losers("shortcuts", "Ctrl+O") == ["open", "batch_add_files"]
    keys.add("shortcuts", "Ctrl+O")
    assert keys.keys("open") == keys.keys("batch_add_files") == ()
    assert keys.losers("batch_add_files", "Ctrl+O") == ["shortcuts"]
    keys.reset("batch_add_files")
    assert keys.keys("shortcuts") == ("Ctrl+K",)
    assert keys.keys("open") == ()


def test_what_an_earlier_version_kept_holds_before_the_batch_window_s_own_keys():
    keys = keymap(palette=("Ctrl+R",), open=("F5",))
    assert keys.keys("palette") == ("Ctrl+R",)
    assert keys.keys("batch_start") == ()
    assert keys.keys("open") == keys.keys("batch_retry") == ("F5",)


def test_every_change_is_told_and_kept(qapp):
    settings = Settings()
    keys = kept_keymap(settings, qapp)
    told = QSignalSpy(keys.changed)
    keys.replace("batch_start", "F9")
    assert settings.keys == {"batch_start": ("F9",)}
    keys.add("batch_start", "F11")
    keys.remove("batch_start", "F9")
    assert kept_keymap(settings, qapp).keys("batch_start") == ("F11",)
    keys.reset("batch_start")
    keys.remove("palette")
    assert settings.keys == {"palette": ()}
    keys.reset_all()
    assert settings.keys == {}
    assert told.count() == 6

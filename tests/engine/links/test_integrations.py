"""Files for other programs: in one piece, signed, found again in the state they are in, never lost by surprise."""

import os
import re
import shutil
import subprocess
import sys

import pytest

from engine.errors import LinkError
from engine.links import integrations
from engine.links.integrations import (
    INTEGRATIONS,
    State,
    install,
    installed_state,
    integration,
    remove,
    rendered_script,
)

SCRIPTS = ["soloscope.reaper.lua", "soloscope.ardour.lua"]
COMMAND = ('/opt/Sölo "scope"/bin\\x', "-m", "engine")


@pytest.mark.parametrize("name", SCRIPTS)
def test_an_installed_script_is_whole_and_carries_the_command(name):
    text = rendered_script(name, COMMAND)
    assert "@engine" not in text and "@command" not in text
    assert text.count("local soloscope = {}") == 1
    written = re.search(r"soloscope\.command = \{ (.*) \}", text)[1]
    assert written == '"/opt/S\\195\\182lo \\034scope\\034/bin\\092x", "-m", "engine"'


@pytest.mark.parametrize("name", SCRIPTS)
@pytest.mark.parametrize("compiler", ["luac5.3", "luac5.4"])
def test_an_installed_script_is_lua(name, compiler, tmp_path):
    if shutil.which(compiler) is None:
        pytest.skip(f"{compiler} is not installed")
    script = tmp_path / "script.lua"
    script.write_text(rendered_script(name, COMMAND), encoding="utf-8")
    done = subprocess.run([compiler, "-p", str(script)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_state_tells_an_older_version_from_a_change_by_hand(tmp_path):
    path = tmp_path / "scripts" / "soloscope.lua"
    wanted = rendered_script(SCRIPTS[0], COMMAND).encode()
    assert installed_state(path, wanted) is State.ABSENT
    install(path, wanted)
    assert installed_state(path, wanted) is State.CURRENT
    install(path, rendered_script(SCRIPTS[0], ("elsewhere",)).encode())
    assert installed_state(path, wanted) is State.OLDER
    path.write_bytes(wanted.replace(b"Soloscope", b"My scope", 1))
    assert installed_state(path, wanted) is State.CHANGED
    path.write_text("-- somebody else's", encoding="utf-8")
    assert installed_state(path, wanted) is State.CHANGED


def test_a_script_changed_by_hand_is_neither_replaced_nor_removed_unasked(tmp_path):
    path = tmp_path / "soloscope.lua"
    path.write_text("-- mine", encoding="utf-8")
    for touch in (install, remove):
        with pytest.raises(LinkError, match="changed by hand"):
            touch(path, b"-- new")
        assert path.read_text(encoding="utf-8") == "-- mine"
    install(path, b"-- new", over_changes=True)
    assert path.read_bytes() == b"-- new"
    remove(path, b"-- new")
    remove(path, b"-- new")
    assert not path.exists()


@pytest.mark.skipif(sys.platform == "win32" or os.getuid() == 0, reason="an administrator may write everywhere")
def test_a_folder_that_may_not_be_written_is_told_of(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(LinkError, match="cannot be written"):
        install(tmp_path / "soloscope.lua", b"")


def test_a_file_in_the_place_of_the_folder_is_told_of(tmp_path):
    (tmp_path / "Scripts").write_bytes(b"")
    with pytest.raises(LinkError, match="cannot be written"):
        install(tmp_path / "Scripts" / "soloscope.lua", b"-- x")


@pytest.mark.parametrize(
    ("platform", "variables", "reaper", "vamp"),
    [
        ("linux", {}, ".config/REAPER/Scripts/Soloscope/soloscope.lua", ".vamp/soloscope.so"),
        (
            "linux", {"XDG_CONFIG_HOME": "{home}/own"},
            "own/REAPER/Scripts/Soloscope/soloscope.lua", ".vamp/soloscope.so",
        ),
        (
            "darwin", {}, "Library/Application Support/REAPER/Scripts/Soloscope/soloscope.lua",
            "Library/Audio/Plug-Ins/Vamp/soloscope.so",
        ),
        (
            "win32", {"APPDATA": "{home}/Roaming", "ProgramFiles": "{home}/Programs"},
            "Roaming/REAPER/Scripts/Soloscope/soloscope.lua", "Programs/Vamp Plugins/soloscope.so",
        ),
    ],
)  # fmt: skip
def test_each_system_has_its_own_places(tmp_path, monkeypatch, platform, variables, reaper, vamp):
    monkeypatch.setattr(sys, "platform", platform)
    environment = {"HOME": str(tmp_path)} | {name: value.format(home=tmp_path) for name, value in variables.items()}
    assert integration("reaper").target(environment) == tmp_path / reaper
    assert integration("vamp").target(environment) == tmp_path / vamp


def test_the_newest_ardour_that_has_run_gets_the_script(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("ardour6", "ardour10", "ardour7", "ardour_old"):
        (tmp_path / ".config" / name).mkdir(parents=True)
    environment = {"HOME": str(tmp_path), "PATH": ""}
    assert integration("ardour").program(environment)
    assert integration("ardour").target(environment) == tmp_path / ".config/ardour10/scripts/soloscope.lua"


def test_every_content_can_be_made_or_is_honestly_missing():
    contents = {entry.id: entry.content() for entry in INTEGRATIONS}
    assert contents["reaper"] and contents["ardour"]
    assert contents["vamp"] is None or len(contents["vamp"]) > 1000
    assert integrations.cli_command()[0]


def test_companions_come_and_go_with_their_file(tmp_path):
    target = tmp_path / "vamp" / "soloscope.so"
    companions = {"soloscope.n3": b"description", "soloscope.engine": b"/opt/soloscope\n"}
    install(target, b"plugin", companions=companions)
    assert {path.name: path.read_bytes() for path in target.parent.iterdir()} == {
        "soloscope.so": b"plugin", **companions
    }  # fmt: skip
    remove(target, b"plugin", companions=companions)
    assert list(target.parent.iterdir()) == []


def test_the_plugin_is_told_where_this_soloscope_is(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    assert "soloscope.engine" not in integration("vamp").companions()
    (tmp_path / "soloscope").touch()
    assert integration("vamp").companions()["soloscope.engine"].decode() == f"{tmp_path / 'soloscope'}\n"

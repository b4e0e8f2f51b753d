"""Audacity's settings: read, changed in three places, nothing else touched, the former kept."""

import errno
import sys
from pathlib import Path

import pytest

from engine.errors import LinkError
from engine.links import audacity_setup
from engine.links.audacity_setup import pipe_setup, switch_on, why_unreachable

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the settings lie elsewhere on Windows")

AS_AUDACITY_LEAVES_IT = """PrefsVersion=1.1.1r1
[Directories]
TempDir=/var/tmp/audacity
[Module]
mod-other=1
mod-script-pipe=4
[ModulePath]
mod-script-pipe={module}
[ModuleDateTime]
mod-script-pipe=2001-01-01T00:00:00
[GUI]
Titel=\udcff roh
"""


@pytest.fixture
def module(tmp_path: Path) -> Path:
    made = tmp_path / "modules" / "mod-script-pipe.so"
    made.parent.mkdir()
    made.write_bytes(b"module")
    return made


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """An environment whose home has no settings yet."""
    monkeypatch.setattr(sys, "platform", "linux")
    return {"HOME": str(tmp_path)}


def config(home: dict[str, str], text: str) -> Path:
    path = Path(home["HOME"], ".config", "audacity", "audacity.cfg")
    path.parent.mkdir(parents=True)
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    return path


def test_the_module_is_switched_on_and_nothing_else_changes(home, module):
    before = AS_AUDACITY_LEAVES_IT.format(module=module)
    path = config(home, before)
    assert not pipe_setup(home).enabled
    copy = switch_on(home, runs=lambda: False)
    setup = pipe_setup(home)
    assert setup.enabled and setup.config == path and setup.module == module
    assert copy.read_bytes() == before.encode("utf-8", "surrogateescape")
    after = path.read_bytes().decode("utf-8", "surrogateescape").splitlines()
    changed = [(old, new) for old, new in zip(before.splitlines(), after, strict=True) if old != new]
    assert changed[0] == ("mod-script-pipe=4", "mod-script-pipe=1")
    assert len(changed) == 2 and changed[1][0] == "mod-script-pipe=2001-01-01T00:00:00"


def test_groups_that_are_missing_are_added_in_the_files_own_manner(home, module, monkeypatch):
    monkeypatch.setattr(audacity_setup, "_module_file", lambda *_: module)
    path = config(home, "PrefsVersion=1\r\n[Module]\r\n[GUI]\r\nShow=1")
    switch_on(home, runs=lambda: False)
    text = path.read_bytes().decode()
    assert text.startswith("PrefsVersion=1\r\n[Module]\r\nmod-script-pipe=1\r\n[GUI]\r\nShow=1\r\n[ModulePath]\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert pipe_setup(home).enabled


def test_a_second_copy_does_not_overwrite_the_first(home, module):
    path = config(home, AS_AUDACITY_LEAVES_IT.format(module=module))
    first = switch_on(home, runs=lambda: False)
    second = switch_on(home, runs=lambda: False)
    assert first != second and second.read_bytes() == path.read_bytes()
    assert "mod-script-pipe=4" in first.read_text(errors="replace")


def test_an_open_audacity_and_missing_settings_are_told_of(home, module):
    with pytest.raises(LinkError, match="close it and try again"):
        switch_on(home, runs=lambda: True)
    with pytest.raises(LinkError, match="start it once"):
        switch_on(home, runs=lambda: False)


def test_settings_that_cannot_be_written_stay_as_they_are(home, module, monkeypatch):
    path = config(home, AS_AUDACITY_LEAVES_IT.format(module=module))
    before = path.read_bytes()

    def refuse(*_):
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(audacity_setup, "replacing", refuse)
    with pytest.raises(LinkError, match="Read-only file system"):
        switch_on(home, runs=lambda: False)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("running", "enabled", "words"),
    [
        (False, True, "Audacity is not running; start it"),
        (False, False, "switch-on"),
        (True, False, r"1\. In Audacity open Edit, Preferences, Modules"),
        (True, True, "close Audacity, start it again"),
    ],
)
def test_why_it_cannot_be_reached_says_what_to_do(home, module, monkeypatch, running, enabled, words):
    config(home, AS_AUDACITY_LEAVES_IT.format(module=module))
    if enabled:
        switch_on(home, runs=lambda: False)
    monkeypatch.setenv("HOME", home["HOME"])
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.setattr(audacity_setup, "audacity_runs", lambda: running)
    with pytest.raises(LinkError, match=words):
        raise why_unreachable(OSError(errno.ENOENT, "No such file"))
    assert ("Audacity 4" in str(why_unreachable(OSError(errno.ENXIO, "")))) == running

"""The entry in the applications menu, read and started by the desktop's own tool."""

import os
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from desktop import file_association
from desktop.app import parse

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="desktop entries are of Linux desktops")


@pytest.fixture
def data_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data"


def test_entry_and_icon_come_and_go(data_home, capsys):
    with pytest.raises(SystemExit) as ended:
        parse(["--add-to-menu"])
    assert ended.value.code == 0
    entry = data_home / "applications" / "soloscope.desktop"
    assert str(entry) in capsys.readouterr().out
    assert "MimeType=audio/x-wav;" in entry.read_text()
    assert (data_home / "icons/hicolor/scalable/apps/soloscope.svg").read_text().startswith("<svg")
    with pytest.raises(SystemExit):
        parse(["--remove-from-menu"])
    assert not [path for path in data_home.rglob("*") if path.is_file() and path.name.startswith("soloscope")]
    with pytest.raises(SystemExit) as ended:
        parse(["--remove-from-menu"])
    assert ended.value.code == 0


def test_folder_that_cannot_be_written_is_named(tmp_path, monkeypatch, capsys):
    (tmp_path / "data").write_text("a file where the folder should be")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    with pytest.raises(SystemExit) as ended:
        parse(["--add-to-menu"])
    assert ended.value.code == 1
    assert "soloscope.desktop' cannot be written" in capsys.readouterr().err


@pytest.mark.interop
@pytest.mark.skipif(shutil.which("gio") is None, reason="GLib's gio is not installed")
def test_desktops_tool_starts_it_with_the_recordings_path(data_home, tmp_path):
    """Any program that would get the path serves: this one writes down what it was given."""
    heard = tmp_path / '100 % "heard" $HOME `x` back\\slash.txt'
    writer = "import sys, pathlib; pathlib.Path(sys.argv[1]).write_text(repr(sys.argv[2:]))"
    recording = tmp_path / "tâke 3 % & 'four'.wav"
    recording.write_bytes(b"RIFF")
    entry = file_association.register([sys.executable, "-c", writer, str(heard)])
    subprocess.run(["gio", "launch", str(entry), str(recording)], check=True, timeout=30, env=dict(os.environ))
    deadline = time.monotonic() + 10
    while not heard.exists() or not heard.read_text():
        assert time.monotonic() < deadline, f"nothing was started by {shlex.join(sys.argv)}"
        time.sleep(0.05)
    assert heard.read_text() == repr([str(recording)])

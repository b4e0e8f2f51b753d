"""The entry in the applications menu, read and started by the desktop's own tool."""

import os
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path
from xml.etree import ElementTree

import pytest

from desktop import file_association
from desktop.app import parse
from desktop.session_file import SUFFIX, RecordingPlace, SavedSession, ViewState, write_session
from tests.desktop.conftest import RULES

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
    assert ";audio/x-wav;" in entry.read_text()
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


@pytest.mark.parametrize("name", ["soloscope.desktop", "soloscope.xml"])
def test_packages_install_what_the_program_writes(name):
    written = {
        "soloscope.desktop": file_association.entry_text(("soloscope-desktop",)),
        "soloscope.xml": file_association.SESSION_TYPE_XML,
    }
    packaged = Path(__file__).parents[2] / "packaging" / name
    assert packaged.read_text(encoding="utf-8") == written[name]


def test_sessions_are_a_type_of_their_own_that_comes_and_goes(data_home):
    file_association.register()
    described = data_home / "mime" / "packages" / "soloscope.xml"
    kind = ElementTree.parse(described).getroot()[0]
    assert kind.get("type") == file_association.SESSION_TYPE
    assert [part.get("pattern") for part in kind if part.tag.endswith("}glob")] == [f"*{SUFFIX}"]
    assert file_association.SESSION_TYPE in (data_home / "applications/soloscope.desktop").read_text()
    file_association.unregister()
    assert not described.exists()


@pytest.mark.interop
@pytest.mark.skipif(
    not all(map(shutil.which, ("gio", "update-mime-database", "update-desktop-database"))),
    reason="needs a desktop's tools",
)
def test_a_double_click_on_a_session_opens_it(data_home, tmp_path, document):
    """As a file manager does it: the type is found by name or by content, then its program is started."""
    heard = tmp_path / "heard.txt"
    writer = "import sys, pathlib; pathlib.Path(sys.argv[1]).write_text(repr(sys.argv[2:]))"
    file_association.register([sys.executable, "-c", writer, str(heard)])
    place = RecordingPlace(Path("a.wav"), "", 1, "", 20.0)
    saved = SavedSession(place, None, False, "", RULES, document.work, ViewState(0.0, 20.0, 0.0))
    session = tmp_path / "Probe für Åse.soloscope"
    write_session(session, saved)
    unnamed = tmp_path / "renamed"
    unnamed.write_bytes(session.read_bytes())
    for path in (session, unnamed):
        seen = subprocess.run(["gio", "info", str(path)], check=True, capture_output=True, text=True, timeout=30)
        assert f"standard::content-type: {file_association.SESSION_TYPE}" in seen.stdout
    subprocess.run(["gio", "open", str(session)], check=True, timeout=30)
    deadline = time.monotonic() + 10
    while not heard.exists() or not heard.read_text():
        assert time.monotonic() < deadline, "nothing was started"
        time.sleep(0.05)
    assert heard.read_text() == repr([str(session)])


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

"""The end of long work is announced to who looks elsewhere, and to nobody else."""

from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from desktop.notifications import LEAST_WORK_S, Notifications
from tests.desktop.window_builders import open_window

# Qt looks for a tray that the platform of the tests does not have.
pytestmark = pytest.mark.qt_log_ignore("systemTrayWindowChanged", extend=True)


@pytest.fixture
def alerts(monkeypatch):
    """Windows whose entry in the taskbar was made to call for attention."""
    called: list[QWidget] = []
    monkeypatch.setattr(QApplication, "alert", lambda window, *_: called.append(window))
    return called


@pytest.fixture
def tray(monkeypatch):
    """A system that has a tray; what is shown there."""
    shown: list[tuple[str, str]] = []
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    monkeypatch.setattr(QSystemTrayIcon, "supportsMessages", lambda: True)
    monkeypatch.setattr(QSystemTrayIcon, "showMessage", lambda self, title, words, *_: shown.append((title, words)))
    return shown


@pytest.fixture
def two_windows(qtbot):
    """The program's window, and another one that can be in front of it."""
    window, other = QWidget(), QWidget()
    for widget in (window, other):
        qtbot.addWidget(widget)
        widget.show()
    return window, other


def bring_to_front(window: QWidget) -> None:
    window.activateWindow()
    QApplication.processEvents()
    assert window.isActiveWindow()


def test_who_looks_elsewhere_is_told(qtbot, two_windows, alerts, tray):
    window, other = two_windows
    notifications = Notifications(window)
    bring_to_front(other)
    with qtbot.waitSignal(notifications.announced, timeout=30_000) as told:
        assert notifications.work_ended("Analysis complete", "take 3 has been analysed.")
    assert told.args == ["Analysis complete", "take 3 has been analysed."]
    assert alerts == [window]
    assert tray == [("Analysis complete", "take 3 has been analysed.")]


def test_who_looks_at_the_window_is_not_told(two_windows, alerts, tray):
    window, _ = two_windows
    notifications = Notifications(window)
    bring_to_front(window)
    assert not notifications.work_ended("Analysis complete", "It has.")
    assert alerts == [] and tray == []


def test_who_wants_none_is_not_told(two_windows, alerts, tray):
    window, other = two_windows
    notifications = Notifications(window)
    notifications.wanted = False
    bring_to_front(other)
    assert not notifications.work_ended("Analysis complete", "It has.")
    assert alerts == [] and tray == []


def test_without_a_tray_the_taskbar_tells(two_windows, alerts, monkeypatch):
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: False)
    window, other = two_windows
    notifications = Notifications(window)
    bring_to_front(other)
    assert notifications.work_ended("Analysis complete", "It has.")
    assert alerts == [window]
    assert notifications.tray is None


def test_the_tray_icon_goes_when_the_window_comes_to_the_front(two_windows, alerts, tray):
    window, other = two_windows
    notifications = Notifications(window)
    bring_to_front(other)
    notifications.work_ended("Analysis complete", "It has.")
    assert notifications.tray.isVisible()
    notifications.tray.messageClicked.emit()
    bring_to_front(window)
    assert not notifications.tray.isVisible()


@pytest.mark.parametrize(
    ("how", "elapsed_s", "from_cache", "told"),
    [
        ("done", 2 * LEAST_WORK_S, False, True),
        ("done", LEAST_WORK_S / 2, False, False),
        ("done", 2 * LEAST_WORK_S, True, False),
        ("cancelled", 2 * LEAST_WORK_S, False, False),
    ],
    ids=["long", "short", "as analysed before", "cancelled"],
)
def test_the_end_of_a_long_analysis_is_announced(qtbot, song, alerts, how, elapsed_s, from_cache, told):
    with open_window(song) as window:
        other = QWidget()
        qtbot.addWidget(other)
        other.show()
        bring_to_front(other)
        window.session.last_done = SimpleNamespace(
            elapsed_s=elapsed_s, from_cache=from_cache, bundle="", bundle_sha256=""
        )
        heard: list[tuple[str, str]] = []
        window.notifications.announced.connect(lambda title, words: heard.append((title, words)))
        window.session.analysis_ended.emit(how)
        assert bool(heard) == told
        assert not told or song.name in heard[0][1]


def announcements_of_a_failure(qtbot, song, tmp_path, in_front: bool) -> list[tuple[str, str]]:
    """Let the real engine fail for want of a bundle; return what was announced."""
    with open_window() as window:
        other = QWidget()
        qtbot.addWidget(other)
        other.show()
        heard: list[tuple[str, str]] = []
        window.notifications.announced.connect(lambda title, words: heard.append((title, words)))
        window.session.bundle = str(tmp_path / "no such bundle")
        with qtbot.waitSignal(window.session.analysis_ended, timeout=60_000) as ended:
            window.open_path(song)
            bring_to_front(window if in_front else other)
        assert ended.args == ["failed"]
        assert "no such bundle" in window.message_bar.text
        qtbot.waitUntil(lambda: not window.session.scanning, timeout=60_000)
    return heard


def test_an_analysis_that_fails_is_announced_with_its_reason(qtbot, song, tmp_path, alerts):
    ((title, words),) = announcements_of_a_failure(qtbot, song, tmp_path, in_front=False)
    assert title == "Analysis failed"
    assert words.startswith(f"“{song.name}” could not be analysed.")
    assert "no such bundle" in words
    assert len(alerts) == 1


def test_a_failure_is_not_announced_to_who_looks_at_the_window(qtbot, song, tmp_path, alerts):
    assert announcements_of_a_failure(qtbot, song, tmp_path, in_front=True) == []
    assert alerts == []

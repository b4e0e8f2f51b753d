"""The user's choices come back as they were; a settings file that is damaged or hostile stops nothing."""

import os
from dataclasses import fields

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QLabel

from desktop.audio_output import TimerOutput
from desktop.preferences import Preferences
from desktop.settings import Settings
from desktop.window import MainWindow

OTHERS = Preferences(
    device="cpu",
    bundle="hran-quarter",
    hop_s=0.25,
    output="Speakers",
    cache_folder="somewhere/else",
    cache_mb=250,
    theme="contrast",
    font_percent=150,
    language="de",
    autosave_s=30,
    notify=False,
)

HOSTILE = {
    "device": ["quantum", "", "cpu\x00", "a" * 100_000],
    "hop": ["nan", "inf", "-1", "0", "1e999", "half", "", "[]"],
    "cache/size": ["-5", "1e30", "nan", "lots"],
    "theme": ["pink", "../../etc", "", "dark\n"],
    "font size": ["1000000", "0", "-100", "nan", "100%"],
    "autosave": ["0", "nan", "never"],
    "notify": ["maybe", "", "[]"],
    "keys": ["x"],
    "facts/keys": ["[" * 20_000, "{", "null", '{"open": 5}', '{"open": [5, {}]}'],
    "facts/lanes": ['{"order": [], "heights": {"flute": "tall"}, "height": 1e300}', "[" * 20_000],
    "facts/colours": ['{"flute": "no colour", "piano": 7}'],
    "facts/find_solos": ['{"kind": 3, "length": "long"}'],
    "recent": ["\x00", "a" * 5000, "/"],
    "folder/open": ["\x00nowhere"],
    "follow": ["backwards"],
    "volume": ["loud", "nan", "7"],
    "window/geometry": ["not bytes"],
    "window/layout": ["@ByteArray(garbage)"],
}


def write_raw(content: bytes) -> None:
    """Put bytes in the place of the settings file."""
    path = QSettings().fileName()
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as stream:
        stream.write(content)


def test_choices_come_back_at_the_next_start(qapp):
    assert {field.name for field in fields(Preferences) if getattr(OTHERS, field.name) == field.default} == set()
    Settings().preferences = OTHERS
    assert Settings().preferences == OTHERS


def test_the_first_start_has_the_usual_choices(qapp):
    assert Settings().preferences == Preferences()


def test_the_language_has_a_key_of_its_own(qapp):
    Settings().preferences = OTHERS
    assert QSettings().value("language") == "de"
    assert Settings().language == "de"


def test_a_window_nobody_watches_keeps_and_reads_no_choices(qapp):
    Settings().preferences = OTHERS
    unattended = Settings(fresh=True)
    assert unattended.preferences == Preferences()
    unattended.preferences = Preferences(theme="light")
    assert Settings().preferences == OTHERS


@pytest.mark.parametrize("key", HOSTILE)
def test_a_value_that_makes_no_sense_reads_as_the_usual_one(qapp, key):
    usual = Preferences()
    for value in HOSTILE[key]:
        QSettings().setValue(key, value)
        read = Settings().preferences
        for field in fields(Preferences):
            assert getattr(read, field.name) == getattr(usual, field.name), (key, value[:40])


def test_one_damaged_value_spoils_no_other(qapp):
    Settings().preferences = OTHERS
    QSettings().setValue("font size", "enormous")
    read = Settings().preferences
    assert read.font_percent == 100
    assert (read.theme, read.device, read.cache_mb) == ("contrast", "cpu", 250)


@pytest.mark.qt_log_ignore("QVariant::load", extend=True)
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00" * 4096,
        os.urandom(4096),
        b"[General]\nrecent=@Variant(\\0\\0\\0\\x7f\\0\\0\\0\\x1)\nvolume=@Invalid()\n",
        b"[window]\ngeometry=@ByteArray(\\xff\\xff\\xff\\xff)\nlayout=@Rect(0 0 0)\n[General]\ntheme=@Size(1 2)\n",
        b"[General" + b"[" * 5000,
        b"[facts]\nkeys=" + b"[" * 50_000 + b"\n",
    ],
    ids=["empty", "zeros", "noise", "variants", "wrong types", "brackets", "deep"],
)
def test_no_settings_file_stops_the_start(qtbot, content):
    write_raw(content)
    window = MainWindow("", TimerOutput)
    window.show()
    assert window.isVisible()
    assert window.preferences.current == Preferences()
    window.close()
    window.deleteLater()


@pytest.mark.parametrize("which", range(5))
def test_hostile_values_everywhere_do_not_stop_the_start(qtbot, which):
    for key, values in HOSTILE.items():
        QSettings().setValue(key, values[which % len(values)])
    window = MainWindow("", TimerOutput)
    window.show()
    assert window.isVisible()
    window.close()
    window.deleteLater()


def test_the_first_start_asks_nothing_says_what_it_is_for_and_offers_the_demo(qtbot):
    before = set(QApplication.topLevelWidgets())
    window = MainWindow("", TimerOutput)
    window.show()
    QApplication.processEvents()
    others = [w for w in set(QApplication.topLevelWidgets()) - before if w.isVisible() and w is not window]
    assert others == []
    words = [label.text() for label in window.empty_state.findChildren(QLabel)]
    assert "Soloscope shows which instrument sounds when in a recording, and finds the solos." in words
    assert window.empty_state.demo_button.isVisible() and window.empty_state.demo_button.isEnabled()
    window.close()
    window.deleteLater()

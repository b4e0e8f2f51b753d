"""A file's name inside a sentence can always be printed."""

import os
import sys

import pytest

from engine.naming import display_name


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/music/take 3.wav", "take 3.wav"),
        ("söng 🎻.wav", "söng 🎻.wav"),
        ("a\nb\tc.wav", "a\\nb\\tc.wav"),
        ("/", "/"),
        ("‮evil.wav", "\\u202eevil.wav"),
    ],
)
def test_only_the_name_is_shown_and_controls_are_escaped(path, shown):
    assert display_name(path) == shown


@pytest.mark.skipif(sys.platform == "win32", reason="names are not bytes there")
def test_bytes_that_are_not_utf8_are_escaped():
    name = display_name(os.fsdecode(b"/a/b\xff.wav"))
    assert name == "b\\xff.wav"
    assert name.encode()


def test_a_very_long_name_is_shortened_in_the_middle():
    name = display_name("a" * 300 + "z" * 300 + ".wav")
    assert len(name) == 121
    assert name.startswith("aaa")
    assert name.endswith("zzz.wav")

"""A hand that types on a display of its own: xdotool, for tests that use the program from outside."""

import os
import re
import shutil
import subprocess
import time
from collections.abc import Callable
from ctypes.util import find_library
from typing import Any

PATIENCE_S = 180.0


def missing_tools() -> list[str]:
    """Return what is not installed."""
    lacking = [tool for tool in ("Xvfb", "xdotool") if shutil.which(tool) is None]
    # Qt draws on such a display only with this library.
    return lacking if find_library("xcb-cursor") else [*lacking, "libxcb-cursor"]


def wait_for(what: Callable[[], Any], words: str, patience_s: float = PATIENCE_S) -> Any:
    """Ask again and again until the answer is true; fail with what was waited for."""
    latest_s = time.monotonic() + patience_s
    while not (found := what()):
        assert time.monotonic() < latest_s, f"waited in vain for {words}"
        time.sleep(0.1)
    return found


class Hand:
    """Finds windows by their titles and types into them."""

    def __init__(self, display: str) -> None:
        self._environment = {**os.environ, "DISPLAY": display}

    def windows(self) -> dict[str, str]:
        """Return the titles of the windows that can be seen, by their number."""
        found = self._do("search", "--onlyvisible", "--name", ".").split()
        return {number: self._do("getwindowname", number).strip() for number in found}

    def see(self, title: str) -> str | None:
        """Return the number of a visible window whose title matches a regular expression."""
        return next((number for number, name in self.windows().items() if re.search(title, name)), None)

    def go_to(self, title: str) -> None:
        """Wait for a window and give it the keyboard: there is no window manager that would."""
        number = wait_for(lambda: self.see(title), f"a window “{title}”; there are {self.windows()}")
        # A window that has just been mapped may not take the focus yet.
        wait_for(lambda: self._focused(number), f"the focus of “{title}”")

    def _focused(self, number: str) -> bool:
        self._do("windowfocus", number)
        return self._do("getwindowfocus").strip() == number

    def press(self, *keys: str) -> None:
        """Press keys one after another, as xdotool names them."""
        for key in keys:
            self._do("key", "--clearmodifiers", key)
            time.sleep(0.15)

    def type(self, text: str) -> None:
        """Write a text."""
        self._do("type", "--delay", "15", text)

    def _do(self, *arguments: str) -> str:
        done = subprocess.run(
            ["xdotool", *arguments], env=self._environment, capture_output=True, text=True, timeout=30, check=False
        )
        return done.stdout

"""What somebody who is to help needs to know about this installation, as text; nothing of the user's work is in it."""

import platform
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication

from engine import __version__

LOG_LINES = 60


def program_facts() -> dict[str, str]:
    """Return the versions of what runs in this process."""
    import PySide6

    return {
        "Soloscope": __version__,
        "Python": f"{platform.python_version()} ({platform.python_implementation()})",
        "Qt": f"{qVersion()} (PySide6 {PySide6.__version__})",
        "System": platform.platform(),
        "Window system": QGuiApplication.platformName(),
        "Frozen": "yes" if getattr(sys, "frozen", False) else "no",
    }


def screen_facts() -> dict[str, str]:
    """Return every screen with size, scale and dots per inch."""
    return {
        f"Screen {number}": (
            f"{screen.size().width()}x{screen.size().height()}, scale {screen.devicePixelRatio():g}, "
            f"{screen.logicalDotsPerInch():.0f} dpi"
        )
        for number, screen in enumerate(QGuiApplication.screens(), 1)
    }


def without_private_paths(text: str, home: Path | None = None) -> str:
    """Write the user's home folder as ``~`` wherever it stands in a text."""
    folder = str(home or Path.home())
    if len(folder) < 2:
        return text  # a home of "/" says nothing about anybody
    for written in (folder, folder.replace("\\", "/"), folder.replace("\\", "\\\\")):
        text = text.replace(written, "~")
    return text


def report(sections: Mapping[str, Mapping[str, str]], log_lines: Sequence[str], home: Path | None = None) -> str:
    """Return a report as plain text: a section each, then the end of the log.

    Parameters
    ----------
    sections : mapping of str to mapping of str to str
        Facts by the title they stand under.
    log_lines : sequence of str
    home : Path, optional
        The folder to write as ``~``; by default the user's.
    """
    lines = []
    for title, facts in sections.items():
        lines.append(f"[{title}]")
        lines += [f"{name}: {value}" for name, value in facts.items()] or ["nothing is known"]
        lines.append("")
    lines.append("[log]")
    lines += list(log_lines) or ["empty"]
    return without_private_paths("\n".join(lines), home) + "\n"

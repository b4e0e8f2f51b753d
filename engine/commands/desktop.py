"""``soloscope desktop``: opens the window, if it is installed; the engine itself knows nothing of it."""

import argparse
from collections.abc import Sequence
from importlib import import_module

from engine.errors import SettingsError

__all__ = ["add_parsers", "open_window"]


def add_parsers(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb to the command line."""
    verbs.add_parser("desktop", help="open the window; takes a recording and the options of soloscope-desktop")


def open_window(arguments: Sequence[str]) -> int:
    """Hand all that follows the verb over to the window; return its exit code."""
    try:
        app = import_module("desktop.app")
    except ModuleNotFoundError as error:
        raise SettingsError(
            f"The window cannot be opened because “{error.name}” is not installed; install Soloscope with its desktop."
        ) from error
    except ImportError as error:
        raise SettingsError(f"The window cannot be opened ({error}); “make run” installs what is missing.") from error
    code: int = app.main(list(arguments))
    return code

"""How a program starts the engine's worker as a process of its own."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

__all__ = ["WORKER_FLAG", "service_command", "worker_command", "worker_environment"]

WORKER_FLAG = "--engine-worker"
"""A frozen program called with this argument alone is the worker."""


def worker_command() -> list[str]:
    """Return the program and arguments that start the engine's worker from this program."""
    if getattr(sys, "frozen", False):
        return [sys.executable, WORKER_FLAG]
    # -P: a file called engine.py in the user's folder must not become the engine.
    return [sys.executable, "-P", "-m", "engine.service.worker"]


def service_command() -> list[str]:
    """Return the program and arguments that start ``soloscope serve`` from the command line's program."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "serve"]
    return [sys.executable, "-P", "-m", "engine", "serve"]


def worker_environment(environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Return the environment for the worker: this program's, with the folder of the engine on the module path."""
    changed = dict(environment)
    if not getattr(sys, "frozen", False):
        root = str(Path(__file__).resolve().parents[2])
        former = changed.get("PYTHONPATH")
        changed["PYTHONPATH"] = os.pathsep.join([root, former]) if former else root
    changed["PYTHONIOENCODING"] = "utf-8"
    return changed

"""The recording that comes with the program."""

from pathlib import Path

from engine.resource_files import resource_path


def demo_recording() -> Path:
    """Return where the demo recording lies."""
    return resource_path("demo", "demo.ogg")

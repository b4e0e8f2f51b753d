"""A folder for the interchange tests that users other than its owner can enter."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def readable_folder() -> Iterator[Path]:
    """Give a folder that everybody may enter, as pytest's own is not."""
    with tempfile.TemporaryDirectory(prefix="exports") as folder:
        os.chmod(folder, 0o755)
        yield Path(folder)
        os.chmod(folder, 0o755)

"""Real third-party programs: found or skipped with a sentence, each with a home of its own."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from engine.interchange import ExportFacts
from tests.builders import chirp, write_wav
from tests.interop.vamp_builders import Installed, demo_cut, installed


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.interop)


@pytest.fixture
def needs() -> Callable[..., None]:
    """Give a function that skips the test, with the reason, where a program is not installed."""

    def check(*programs: str) -> None:
        missing = [program for program in programs if shutil.which(program) is None]
        if missing:
            pytest.skip(f"{', '.join(missing)} is not installed; “make test-interop” installs it")

    return check


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """Give an environment with an empty home folder."""
    folder = tmp_path / "home"
    folder.mkdir()
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "QT_"))}
    return {**kept, "HOME": str(folder), "XDG_RUNTIME_DIR": str(folder), "LC_ALL": "C.UTF-8"}


@pytest.fixture(scope="session")
def take(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a recording of six seconds that starts at one o'clock."""
    folder = tmp_path_factory.mktemp("take")
    return write_wav(folder / "take.wav", chirp(6.0, 48_000), 48_000, "PCM_24", time_reference=48_000 * 3600)


@pytest.fixture
def facts(take: Path) -> ExportFacts:
    return ExportFacts(6.0, 48_000, "take.wav", path=take)


@pytest.fixture(scope="module")
def plugin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installed]:
    """Build and install the Vamp plugin; end the service that it starts."""
    plugin = installed(tmp_path_factory.mktemp("vamp"))
    yield plugin
    plugin.soloscope("serve", "--stop")


@pytest.fixture(scope="module")
def recording(plugin: Installed) -> Path:
    """Make the recording that the plugin hears."""
    return demo_cut(plugin.folder)

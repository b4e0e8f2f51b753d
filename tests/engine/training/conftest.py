"""One small training folder and one pool of stems, made once."""

from pathlib import Path

import pytest

from engine.training.material import Material, read_material
from engine.training.stem_pool import StemPool, StemSettings
from engine.training.stem_pool_rendering import write_stem_pool
from tests.builders_training import make_training_folder


@pytest.fixture(scope="session")
def training_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_training_folder(tmp_path_factory.mktemp("training") / "data")


@pytest.fixture(scope="session")
def material(training_folder: Path) -> Material:
    return read_material(training_folder)


@pytest.fixture(scope="session")
def pool(material: Material, tmp_path_factory: pytest.TempPathFactory) -> StemPool:
    folder = tmp_path_factory.mktemp("pool")
    write_stem_pool(material, folder, "train", StemSettings(minutes_per_class=0.5, seed=3))
    return StemPool(folder)

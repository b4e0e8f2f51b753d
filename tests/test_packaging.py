"""What is declared is what is used: dependencies, versions, entry points, and the wheel that is built from it all."""

import ast
import importlib
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from hatchling.metadata.core import ProjectMetadata
from hatchling.plugin.manager import PluginManager
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import engine
from engine.resource_files import resource_path

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
DISTRIBUTIONS = {"cv2": "opencv-python-headless", "PySide6": "PySide6-Essentials", "shiboken6": "PySide6-Essentials"}
"""Distributions that are not called like their module."""


def requirements(*extras: str) -> dict[str, Requirement]:
    """Return what an installation with these extras asks for, by canonical name."""
    lines = PROJECT["dependencies"] + [line for extra in extras for line in PROJECT["optional-dependencies"][extra]]
    return {canonicalize_name(entry.name): entry for entry in map(Requirement, lines)}


def constraints() -> dict[str, str]:
    lines = (ROOT / "packaging" / "constraints.txt").read_text(encoding="utf-8").splitlines()
    return dict(
        (canonicalize_name(name), version)
        for name, version in (line.split("==") for line in lines if line and not line.startswith("#"))
    )


def third_party_imports(path: Path) -> set[str]:
    """Return the distributions a file imports from, anywhere in it."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.partition(".")[0])
    names -= set(sys.stdlib_module_names) | {"engine", "desktop"}
    return {canonicalize_name(DISTRIBUTIONS.get(name, name)) for name in names}


def extras_of(path: Path) -> tuple[str, ...]:
    """Return the extras a file may need: what makes or checks the filter banks is for developers, as training is."""
    if "training" in path.parts or path.name in ("reference.py", "filter_banks.py"):
        return ("train",)
    return ("parquet",) if path.name == "regions_parquet.py" else ()


@pytest.mark.parametrize("package", ["engine", "desktop"])
def test_what_the_application_imports_is_declared(package):
    undeclared = {
        f"{path.relative_to(ROOT)} imports {name}"
        for path in (ROOT / package).rglob("*.py")
        for name in third_party_imports(path) - requirements(*extras_of(path)).keys()
    }
    assert undeclared == set()


def test_what_is_declared_is_imported():
    files = [path for package in ("engine", "desktop") for path in (ROOT / package).rglob("*.py")]
    assert requirements().keys() - set().union(*map(third_party_imports, files)) == set()


def test_every_dependency_is_a_range_and_pinned_inside_it():
    pinned = constraints()
    for name, requirement in requirements("train", "parquet", "dev").items():
        if name == "soloscope":
            continue
        assert requirement.specifier, f"{name} has no range"
        assert "==" not in str(requirement.specifier)
        assert requirement.specifier.contains(pinned[name]), f"{name} {pinned[name]} is outside {requirement.specifier}"


def test_the_pins_name_no_build_of_torch():
    assert re.fullmatch(r"2\.\d+\.\d+", constraints()["torch"])


def test_the_version_is_said_once():
    assert "version" not in PROJECT and PROJECT["dynamic"] == ["version"]
    assert ProjectMetadata(str(ROOT), PluginManager()).version == engine.__version__


@pytest.mark.parametrize("table", ["scripts", "gui-scripts"])
def test_entry_points_lead_to_a_function(table):
    for target in PROJECT[table].values():
        module, _, function = target.partition(":")
        assert callable(getattr(importlib.import_module(module), function))


def test_resources_of_a_checkout_are_beside_the_engine():
    assert resource_path("demo", "demo.ogg") == ROOT / "resources" / "demo" / "demo.ogg"
    assert resource_path() == ROOT / "resources"


@pytest.mark.slow
def test_a_wheel_holds_code_and_resources_and_finds_them(tmp_path):
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    (wheel,) = tmp_path.glob("soloscope-*.whl")
    installed = tmp_path / "site-packages"
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        facts = archive.read(f"soloscope-{engine.__version__}.dist-info/METADATA").decode()
        archive.extractall(installed)
    tops = {name.partition("/")[0] for name in names}
    assert tops == {"engine", "desktop", f"soloscope-{engine.__version__}.dist-info"}
    assert f"\nVersion: {engine.__version__}\n" in facts
    assert [name for name in names if "__pycache__" in name] == []
    for file in (ROOT / "resources").rglob("*"):
        if file.is_file() and "__pycache__" not in file.parts:
            assert f"engine/_resources/{file.relative_to(ROOT / 'resources').as_posix()}" in names
    code = (
        "from engine.resource_files import resource_path; p = resource_path('demo', 'demo.csv'); print(p, p.is_file())"
    )
    ran = subprocess.run(
        [sys.executable, "-P", "-c", f"import sys; sys.path.insert(0, {str(installed)!r}); {code}"],
        cwd=tmp_path, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert ran.stdout.split() == [str(installed / "engine" / "_resources" / "demo" / "demo.csv"), "True"]

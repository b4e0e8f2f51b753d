"""The house rules of the code base: who may import whom, what stays out of the window, what every file must not say."""

import ast
import hashlib
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

FLOORS = {
    "audio": 1,
    "features": 2,
    "models": 3,
    "analysis": 4,
    "training": 4,
    "interchange": 4,
    "batch": 5,
    "links": 5,
    "service": 5,
    "commands": 6,
    "cli": 6,
    "__main__": 7,
}
"""Imports go down or stay on a floor. What is not named here lies under everything and imports none of it."""

ENGINE_FOR_DESKTOP = (
    "engine",
    "engine.analysis.activations",
    "engine.analysis.cache",
    "engine.analysis.certainty",
    "engine.analysis.progress",
    "engine.analysis.region_rules",
    "engine.analysis.regions",
    "engine.analysis.solos",
    "engine.analysis.settings",
    "engine.atomic",
    "engine.audio",
    "engine.batch",
    "engine.errors",
    "engine.frozen",
    "engine.frame_rates",
    "engine.frequency_scales",
    "engine.instruments",
    "engine.interchange",
    "engine.links",
    "engine.markers",
    "engine.naming",
    "engine.resource_files",
    "engine.models.shelf",
    "engine.service.batch_messages",
    "engine.service.evidence_messages",
    "engine.service.facts_messages",
    "engine.service.launch",
    "engine.service.messages",
    "engine.service.wire",
)
"""The torch-free parts of the engine that the window may use."""


@dataclass(frozen=True)
class Import:
    """One module importing another."""

    importer: str
    imported: str
    line: int
    deferred: bool = False
    """Inside a function, or for type checkers only: not part of loading the importer."""

    def __str__(self) -> str:
        return f"{self.importer}:{self.line} imports {self.imported}"


def modules() -> dict[str, Path]:
    found = {}
    for package in ("engine", "desktop"):
        for path in sorted((ROOT / package).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


MODULES = modules()


def imports_of(module: str) -> Iterator[Import]:
    """Yield what a module imports, anywhere in it; a name from a package counts as its submodule where it is one."""

    def visit(node: ast.AST, deferred: bool) -> Iterator[Import]:
        for child in ast.iter_child_nodes(node):
            inside = deferred or isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef)
            if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
                inside = True
            if isinstance(child, ast.Import):
                for alias in child.names:
                    yield Import(module, alias.name, child.lineno, inside)
            elif isinstance(child, ast.ImportFrom):
                assert child.level == 0, f"{module}:{child.lineno} imports relatively; say where from"
                assert child.module is not None
                for alias in child.names:
                    whole = f"{child.module}.{alias.name}"
                    yield Import(module, whole if whole in MODULES else child.module, child.lineno, inside)
            yield from visit(child, inside)

    yield from visit(ast.parse(MODULES[module].read_text(encoding="utf-8")), False)


ALL_IMPORTS = [entry for module in MODULES for entry in imports_of(module)]


def within(name: str, package: str) -> bool:
    return name == package or name.startswith(package + ".")


def tracked_text_files() -> list[Path]:
    """Every text file that belongs to the project, as git lists them, or as they lie there without git."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode == 0:
        files = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    else:
        files = [path for folder in ("engine", "desktop", "packaging", "tests") for path in (ROOT / folder).rglob("*")]
    endings = {".py", ".md", ".toml", ".txt", ".json", ".csv", ".svg", ".yml", ".lua", ".ny", ".desktop", ""}
    return [path for path in files if path.is_file() and path.suffix in endings]


def test_the_walk_sees_the_packages():
    assert {"engine", "desktop", "engine.audio", "engine.features", "engine.models", "engine.cli"} <= MODULES.keys()
    assert any(entry.imported == "engine.errors" for entry in ALL_IMPORTS)


@pytest.mark.parametrize("forbidden", ["PySide6", "pyqtgraph", "PyQt6", "desktop"])
def test_engine_never_imports_qt_or_desktop(forbidden):
    assert [
        str(entry) for entry in ALL_IMPORTS if within(entry.importer, "engine") and within(entry.imported, forbidden)
    ] == []


@pytest.mark.parametrize("forbidden", ["torch", "librosa", "scipy", "cv2"])
def test_desktop_never_imports_the_heavy_libraries(forbidden):
    assert [
        str(entry) for entry in ALL_IMPORTS if within(entry.importer, "desktop") and within(entry.imported, forbidden)
    ] == []


@pytest.mark.parametrize("forbidden", ["scipy", "matplotlib", "mir_eval", "librosa"])
def test_the_program_needs_nothing_that_only_training_brings(forbidden):
    reference = {"engine.features.reference", "engine.features.filter_banks"}  # what tests compare with, and its tables
    assert [
        str(entry)
        for entry in ALL_IMPORTS
        if within(entry.imported, forbidden)
        and not within(entry.importer, "engine.training")
        and entry.importer not in reference
    ] == []


def test_desktop_uses_only_the_torch_free_parts_of_the_engine():
    def allowed(entry: Import) -> bool:
        # Started with the worker's flag, the frozen application is the worker and no window; see engine.service.launch.
        becomes_worker = (entry.importer, entry.imported) == ("desktop.app", "engine.service.worker")
        if becomes_worker and entry.deferred:
            return True
        return any(
            entry.imported == part if part == "engine" else within(entry.imported, part) for part in ENGINE_FOR_DESKTOP
        )

    assert [
        str(entry)
        for entry in ALL_IMPORTS
        if within(entry.importer, "desktop") and within(entry.imported, "engine") and not allowed(entry)
    ] == []


def test_engine_imports_go_down_only():
    def floor(module: str) -> int:
        parts = module.split(".")
        return FLOORS.get(parts[1], 0) if len(parts) > 1 else 0

    # engine/__init__.py offers names of upper floors, but loads them only when they are asked for.
    upward = [
        str(entry)
        for entry in ALL_IMPORTS
        if within(entry.importer, "engine")
        and within(entry.imported, "engine")
        and floor(entry.imported) > floor(entry.importer)
        and not (entry.importer == "engine" and entry.deferred)
    ]
    assert upward == []


def test_every_engine_package_has_a_floor():
    packages = {path.parent.name for path in (ROOT / "engine").glob("*/__init__.py")}
    assert packages
    assert packages <= FLOORS.keys()


def test_no_modules_import_each_other_in_a_circle():
    graph = {
        module: {entry.imported for entry in ALL_IMPORTS if entry.importer == module and not entry.deferred}
        & MODULES.keys() - {module}
        for module in MODULES
    }
    circles: list[str] = []
    done: set[str] = set()

    def walk(module: str, trail: tuple[str, ...]) -> None:
        if module in trail:
            circles.append(" -> ".join([*trail[trail.index(module) :], module]))
        elif module not in done:
            for imported in sorted(graph[module]):
                walk(imported, (*trail, module))
            done.add(module)

    for module in graph:
        walk(module, ())
    assert circles == []


def test_no_module_is_called_utils():
    vague = {"utils", "util", "helpers", "misc", "common"}
    assert [module for module in MODULES if module.rpartition(".")[2] in vague] == []


@pytest.mark.parametrize(
    "module",
    [
        "engine",
        "engine.analysis.regions",
        "engine.audio",
        "engine.interchange",
        "engine.interchange.solo_audio",
        "engine.service.messages",
        "engine.cli",
        "desktop.app",
    ],
)
def test_importing_it_does_not_load_torch_or_librosa(module):
    code = f"import sys, {module}; print([name for name in ('torch', 'librosa', 'numba') if name in sys.modules])"
    loaded = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert loaded.returncode == 0, loaded.stderr
    assert loaded.stdout.strip() == "[]"


def test_nothing_is_unpickled():
    unsafe = []
    for module, path in MODULES.items():
        unsafe += [
            str(entry)
            for entry in imports_of(module)
            if entry.imported in ("pickle", "cloudpickle", "dill", "joblib", "marshal", "shelve")
        ]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                written = ast.unparse(node)
                if written.startswith("torch.load(") or re.search(r"allow_pickle=(?!False)", written):
                    unsafe.append(f"{module}:{node.lineno}: {written}")
    assert unsafe == []


def test_no_file_names_a_folder_of_somebodys_machine():
    place = re.compile(r"(?<![\w.>/-])/(?:home|root|Users|mnt|work|workspace)/[A-Za-z]|[A-Z]:\\Users\\")
    found = []
    for path in tracked_text_files():
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            if place.search(line) and path != Path(__file__).resolve():
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}")
    assert found == []


def test_the_readme_names_the_commands():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for command in ("make run", "make test", "packaging/dev.py run", "packaging/dev.py test", "soloscope analyze"):
        assert command in readme, command


def test_paths_the_readme_names_exist():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:engine|desktop|resources|packaging|tests)/[\w./-]*)`", readme))
    named |= set(re.findall(r"\]\(((?!https?:)[\w./-]+)\)", readme))
    assert named
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []


def test_the_licence_is_the_whole_apache_licence():
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    digest = hashlib.sha256(text.encode()).hexdigest()
    assert digest == "cfc7749b96f63bd31c3c42b5c471bf756814053e847c10f3eb003417bc523d30"

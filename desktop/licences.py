"""The licences of the packages that Soloscope is shipped with, as their own metadata and licence files tell them."""

import importlib.metadata
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from engine.resource_files import resource_path

PROGRAM = "soloscope"
_LICENCE_FILE = re.compile(r"^(licen[cs]e|copying|copyright|notice|authors|lgpl|gpl)", re.IGNORECASE)
_REQUIREMENT = re.compile(r"^([A-Za-z0-9][\w.-]*)\s*([^;]*)(?:;(.*))?$")
_SHORTEST_TEXT = 200
"""A licence file shorter than this only names the licence."""
_HOME_NAMES = ("homepage", "home", "source")
_EXTRA = re.compile(r"\bextra\s*==")


@dataclass(frozen=True)
class Package:
    """A package and what may be done with it.

    Attributes
    ----------
    name, version, licence, home : str
        As its metadata say; `home` may be empty.
    text : str
        Its licence files, one after the other.
    """

    name: str
    version: str
    licence: str
    home: str
    text: str


def shipped_packages() -> tuple[Package, ...]:
    """Return Soloscope and all that it needs to run, in the order of their names; reads many small files."""
    others = [_package(found) for found in _needed()]
    return (_soloscope(), *sorted(others, key=lambda package: package.name.lower()))


def _soloscope() -> Package:
    from engine import __version__

    return Package("Soloscope", __version__, "Apache-2.0", "", _own_licence())


def _own_licence() -> str:
    try:
        text = _licence_text(importlib.metadata.distribution(PROGRAM))
    except importlib.metadata.PackageNotFoundError:
        text = ""
    beside = resource_path("..", "LICENSE")
    if not text and beside.is_file():
        text = beside.read_text(encoding="utf-8")
    return text or "Licensed under the Apache License, Version 2.0: https://www.apache.org/licenses/LICENSE-2.0"


def _needed() -> Iterator[importlib.metadata.Distribution]:
    """Yield the installed distributions that Soloscope needs, directly or through others.

    Where Soloscope itself has no metadata (it runs from its source, or frozen) all that is installed counts.
    """
    try:
        waiting = [importlib.metadata.distribution(PROGRAM)]
    except importlib.metadata.PackageNotFoundError:
        waiting = []
    if not waiting:
        yield from {normal(found.name): found for found in importlib.metadata.distributions() if found.name}.values()
        return
    seen = {PROGRAM}
    while waiting:
        for requirement in waiting.pop().requires or ():
            match = _REQUIREMENT.match(requirement)
            if match is None or normal(match.group(1)) in seen or _EXTRA.search(match.group(3) or ""):
                continue
            try:
                found = importlib.metadata.distribution(match.group(1))
            except importlib.metadata.PackageNotFoundError:
                continue  # for another system, say
            seen.add(normal(match.group(1)))
            waiting.append(found)
            yield found


def normal(name: str) -> str:
    """Return a package's name as indices compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _package(found: importlib.metadata.Distribution) -> Package:
    facts = found.metadata.json
    licence = _licence_words(facts)
    text = _licence_text(found) or str(facts.get("license", "")).strip()
    if len(text) < _SHORTEST_TEXT:
        text = _known_text(licence) or text or f"This package names its licence, but brings no text of it: {licence}."
    return Package(found.name, found.version, licence, _home(facts), text)


def _licence_words(facts: Mapping[str, Any]) -> str:
    """Return the licence's name: the expression, else the classifiers, else the first line of the free text."""
    if facts.get("license_expression"):
        return str(facts["license_expression"])
    classified = [line.split("::")[-1].strip() for line in facts.get("classifier", ()) if "License ::" in line]
    if classified:
        return ", ".join(classified)
    lines = str(facts.get("license", "")).strip().splitlines()
    return lines[0] if lines else "see its licence text"


def _home(facts: Mapping[str, Any]) -> str:
    if facts.get("home_page"):
        return str(facts["home_page"])
    links = [line.split(",", 1) for line in facts.get("project_url", ()) if "," in line]
    return next((link.strip() for name, link in links if name.strip().lower() in _HOME_NAMES), "")


def _licence_text(found: importlib.metadata.Distribution) -> str:
    texts = []
    for path in found.files or ():
        place = PurePosixPath(str(path))
        inside = any(part.endswith((".dist-info", ".egg-info")) for part in place.parts)
        if not _LICENCE_FILE.match(place.name) or not (inside or len(place.parts) <= 2) or place.suffix == ".py":
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            continue
        if text.strip() and text not in texts:
            texts.append(text)
    return "\n\n".join(texts)


def _known_text(licence: str) -> str:
    """Return the text of a licence that packages name without bringing it; the LGPL stands on the GPL."""
    if "LGPL-3.0" not in licence:
        return ""
    parts = [resource_path("licences", f"{name}.txt") for name in ("LGPL-3.0", "GPL-3.0")]
    return "\n\n".join(part.read_text(encoding="utf-8") for part in parts)

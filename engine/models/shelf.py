"""Which bundles are installed, and what they are; reads cards only, so it needs no torch."""

import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from engine.errors import BundleError
from engine.models.card import Card, read_card
from engine.resource_files import resource_path

WEIGHTS_FILE = "model.safetensors"
CARD_FILE = "card.json"


def bundle_sha256(card: Card) -> str:
    """Return the name of a bundle's content: its card, which holds the hash of its weights."""
    return hashlib.sha256(json.dumps(card.to_json(), sort_keys=True).encode()).hexdigest()


@dataclass(frozen=True)
class BundleSummary:
    """A bundle that is installed, as a list shows it."""

    name: str
    path: Path
    description: str
    instruments: tuple[str, ...]


def bundle_folders() -> tuple[Path, ...]:
    """Folders that are searched for bundles: the user's own first, then those that ship with the program."""
    return (Path(platformdirs.user_data_dir("soloscope")) / "models", resource_path("models"))


def list_bundles() -> tuple[BundleSummary, ...]:
    """All installed bundles whose card can be read, by name; the user's hide shipped ones of the same name."""
    found: dict[str, BundleSummary] = {}
    for folder in bundle_folders():
        for card_file in sorted(folder.glob(f"*/{CARD_FILE}")):
            try:
                card = read_card(card_file)
            except BundleError:
                continue  # a damaged bundle is told about when it is asked for by name
            path = card_file.parent
            found.setdefault(path.name, BundleSummary(path.name, path, card.description, card.instruments))
    return tuple(found[name] for name in sorted(found))


def find_bundle(name: str | os.PathLike[str]) -> Path:
    """Return the folder of a bundle, given its name or its path.

    Raises
    ------
    BundleError
        If there is none.
    """
    text = os.fspath(name)
    candidates = [Path(text)]
    if Path(text).name == text and text not in ("", ".", ".."):
        candidates = [folder / text for folder in bundle_folders()] + candidates
    for path in candidates:
        if (path / CARD_FILE).is_file() or (path / WEIGHTS_FILE).is_file():
            return path
    installed = ", ".join(summary.name for summary in list_bundles()) or "none"
    raise BundleError(f"There is no model bundle '{text}'. Installed bundles: {installed}.")

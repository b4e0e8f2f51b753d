"""``soloscope models``: which model bundles are installed, and the card of one."""

import argparse
import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.commands.console import Console
from engine.models import bundle_folders, bundle_sha256, find_bundle, list_bundles, read_card
from engine.models.shelf import CARD_FILE, WEIGHTS_FILE
from engine.models.weaknesses import weaknesses

if TYPE_CHECKING:
    from engine.models.size import NetworkSize

__all__ = ["add_parsers"]


def add_parsers(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb to the command line."""
    parser = verbs.add_parser(
        "models", help="list the model bundles, or describe one", description="List the model bundles, or describe one."
    )
    parser.add_argument("name", nargs="?", metavar="NAME", help="name or folder of a bundle")
    parser.add_argument("--json", action="store_true", help="print as JSON")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, console: Console) -> int:
    """List the bundles or describe the one named; return the exit code."""
    if arguments.name is None:
        return _list(arguments.json)
    path = find_bundle(arguments.name)
    card = read_card(path / CARD_FILE)
    if arguments.json:
        print(json.dumps({**card.to_json(), "path": str(path), "bundle_sha256": bundle_sha256(card)}, indent=1))
    else:
        print(f"{card.name}: {card.description}\n")
        print(f"folder       {path}")
        print(f"hash         {bundle_sha256(card)}")
        size = _size(path)
        print(f"network      {card.architecture} ({card.features.configuration})")
        print(
            f"size         {size.parameters / 1e6:.2f} million parameters, {size.multiply_adds / 1e6:.0f} million "
            f"multiply-adds a window, {(path / WEIGHTS_FILE).stat().st_size / 1e6:.1f} MB"
        )
        print(f"instruments  {', '.join(card.instruments)}")
        weak = weaknesses(card)
        if weak:
            print(f"weak         {', '.join(map(str, weak))}")
        _print_facts("training", card.training)
        _print_facts("metrics", card.metrics)
    return 0


def _size(path: Path) -> "NetworkSize":
    # Imported here: torch takes seconds to load, and a list of bundles needs none of it.
    from engine.models import load_bundle
    from engine.models.size import network_size

    bundle = load_bundle(path)
    return network_size(bundle.model, bundle.features)


def _list(as_json: bool) -> int:
    bundles = list_bundles()
    if as_json:
        listed = [{"name": b.name, "path": str(b.path), "description": b.description} for b in bundles]
        print(json.dumps(listed, indent=1))
        return 0
    if not bundles:
        print("No model bundles are installed. They are looked for in:")
        for folder in bundle_folders():
            print(f"  {folder}")
        return 1
    width = max(len(bundle.name) for bundle in bundles)
    for bundle in bundles:
        print(f"{bundle.name:{width}}  {len(bundle.instruments)} instruments  {bundle.description}")
    return 0


def _print_facts(title: str, facts: Mapping[str, Any], indent: str = "") -> None:
    """Print nested facts, a line each."""
    if facts:
        print(f"{indent}{title}")
    for name, value in facts.items():
        if isinstance(value, Mapping):
            _print_facts(str(name), value, indent + "  ")
        else:
            shown = f"{value:.4g}" if isinstance(value, float) else value
            print(f"{indent}  {name}: {shown}")

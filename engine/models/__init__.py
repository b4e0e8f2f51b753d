"""The networks, and the bundles in which they are kept."""

from engine.models.bundle import Bundle, BundleSummary, find_bundle, list_bundles, load_bundle, save_bundle
from engine.models.card import Card, read_card
from engine.models.registry import ARCHITECTURES, build_model

__all__ = [
    "ARCHITECTURES",
    "Bundle",
    "BundleSummary",
    "Card",
    "build_model",
    "find_bundle",
    "list_bundles",
    "load_bundle",
    "read_card",
    "save_bundle",
]

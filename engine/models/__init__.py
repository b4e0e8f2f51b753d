"""The networks, and the bundles in which they are kept.

Finding a bundle and reading its card needs no torch; it is loaded when a network is asked for.
"""

from typing import TYPE_CHECKING, Any

from engine.models.card import Card, read_card
from engine.models.shelf import BundleSummary, bundle_folders, bundle_sha256, find_bundle, list_bundles

if TYPE_CHECKING:
    from engine.models.bundle import Bundle, load_bundle, save_bundle
    from engine.models.registry import ARCHITECTURES, build_model

__all__ = [
    "ARCHITECTURES",
    "Bundle",
    "BundleSummary",
    "Card",
    "build_model",
    "bundle_folders",
    "bundle_sha256",
    "find_bundle",
    "list_bundles",
    "load_bundle",
    "read_card",
    "save_bundle",
]


def __getattr__(name: str) -> Any:
    if name in ("Bundle", "load_bundle", "save_bundle"):
        from engine.models import bundle

        return getattr(bundle, name)
    if name in ("ARCHITECTURES", "build_model"):
        from engine.models import registry

        return getattr(registry, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

"""Time-frequency representations of windows of sound, in batched torch, on any device.

Torch is loaded when the extractor is asked for; the settings and the filter banks do without.
"""

from typing import TYPE_CHECKING, Any

from engine.features.settings import CONFIGURATIONS, REPRESENTATIONS, FeatureSettings

if TYPE_CHECKING:
    from engine.features.extractor import FeatureExtractor

__all__ = ["CONFIGURATIONS", "REPRESENTATIONS", "FeatureExtractor", "FeatureSettings"]


def __getattr__(name: str) -> Any:
    if name == "FeatureExtractor":
        from engine.features.extractor import FeatureExtractor

        return FeatureExtractor
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

"""Time-frequency representations of windows of sound, in batched torch, on any device."""

from engine.features.extractor import FeatureExtractor
from engine.features.settings import CONFIGURATIONS, REPRESENTATIONS, FeatureSettings

__all__ = ["CONFIGURATIONS", "REPRESENTATIONS", "FeatureExtractor", "FeatureSettings"]

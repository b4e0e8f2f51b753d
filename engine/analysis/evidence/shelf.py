"""Keeps the network that evidence is asked of, loaded once; importing it does not import torch."""

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.models import bundle_sha256, find_bundle, read_card
from engine.models.shelf import CARD_FILE

if TYPE_CHECKING:
    from engine.analysis.analyzer import Analyzer
    from engine.features import FeatureExtractor

__all__ = ["EvidenceNetwork", "EvidenceShelf"]


@dataclass(frozen=True, eq=False)
class EvidenceNetwork:
    """A bundle in full precision: its analyzer, and the feature extractors on the analyzer's device and on the CPU.

    Gates are read on the CPU, from the network as it was trained.
    """

    analyzer: "Analyzer"
    extractor: "FeatureExtractor"
    cpu_extractor: "FeatureExtractor"


class EvidenceShelf:
    """The network used last; several threads may ask at once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._key: tuple[str, str] | None = None
        self._network: EvidenceNetwork | None = None

    def get(self, bundle: str, device: str = "auto") -> EvidenceNetwork:
        """Return the network of a bundle, loaded now if it is not the one at hand.

        Raises
        ------
        BundleError, SettingsError
            If there is no such bundle or no such device.
        """
        from engine.analysis.analyzer import Analyzer
        from engine.analysis.folding import TRACING
        from engine.features import FeatureExtractor
        from engine.models import load_bundle

        key = (bundle_sha256(read_card(find_bundle(bundle) / CARD_FILE)), device)
        with self._lock:
            if self._network is None or key != self._key:
                self._network = None
                loaded = load_bundle(bundle)
                with TRACING:
                    # Not folded: an analysis may be running, and its modules must not be called while one is traced.
                    analyzer = Analyzer(loaded, device, precision="float32", fold=False)
                settings = analyzer.bundle.features
                extractor = FeatureExtractor(settings)
                on_device = extractor if analyzer.device.type == "cpu" else FeatureExtractor(settings)
                self._network = EvidenceNetwork(analyzer, on_device.to(analyzer.device), extractor)
                self._key = key
            return self._network

"""Soloscope's engine: hears which instrument sounds when in a recording. No Qt, and no torch until it is needed.

>>> from engine import Analyzer, open_recording
>>> analyzer = Analyzer.from_bundle("hran-context")                           # doctest: +SKIP
>>> activations = analyzer.analyze(open_recording("take3.wav"))              # doctest: +SKIP
>>> regions = activations.regions(threshold={"clarinet": 0.4})               # doctest: +SKIP
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from engine.analysis.activations import Activations
    from engine.analysis.analyzer import Analyzer
    from engine.analysis.regions import Region
    from engine.audio import open_recording

__version__ = "0.1.0"

__all__ = ["Activations", "Analyzer", "Region", "__version__", "open_recording"]

_HOMES = {
    "Activations": "engine.analysis.activations",
    "Analyzer": "engine.analysis.analyzer",
    "Region": "engine.analysis.regions",
    "open_recording": "engine.audio",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)

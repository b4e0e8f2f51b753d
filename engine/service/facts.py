"""Answers what the engine is: versions, devices, installed bundles, and where it keeps its cache."""

import importlib.metadata
import os
import platform
from collections.abc import Mapping
from typing import Any

from engine import __version__
from engine.analysis.cache import FOLDER_VARIABLE, LIMIT_VARIABLE
from engine.models import bundle_sha256, find_bundle, list_bundles, read_card
from engine.models.shelf import CARD_FILE
from engine.service.facts_messages import BundleFacts, DescribeBundles, DescribeEngine, EngineFacts, UseCache
from engine.service.jobs import Job

__all__ = ["describe_bundles", "describe_engine", "use_cache"]

_LIBRARIES = ("torch", "numpy", "soundfile", "av", "soxr")
_FIGURES = ("frame_map", "top1")


def describe_engine(request: DescribeEngine, job: Job) -> None:
    """Answer with versions and devices."""
    # Imported here: torch takes seconds to load, and nothing else in this module needs it.
    import torch

    from engine.analysis.devices import available_devices, device_name

    devices = {name: device_name(torch.device(name)) for name in available_devices()}
    devices["cpu"] = f"{platform.machine()}, {torch.get_num_threads()} threads"
    versions = {"engine": __version__, "Python": platform.python_version()}
    versions |= {name: _version(name) for name in _LIBRARIES}
    job.end(EngineFacts(request.request_id, versions, devices))


def describe_bundles(request: DescribeBundles, job: Job) -> None:
    """Answer with what the cards of bundles say; raises BundleError for one that is not there."""
    installed = [summary.name for summary in list_bundles()]
    job.end(BundleFacts(request.request_id, {name: bundle_facts(name) for name in request.names or installed}))


def bundle_facts(name: str) -> dict[str, Any]:
    """Return the facts of one bundle as plain values; raises BundleError with a sentence."""
    path = find_bundle(name)
    card = read_card(path / CARD_FILE)
    return {
        "path": str(path),
        "title": card.name,
        "description": card.description,
        "instruments": list(card.instruments),
        "sha256": bundle_sha256(card),
        "figures": _figures(card.metrics),
    }


def use_cache(request: UseCache) -> None:
    """Let this process keep its cache elsewhere, or smaller, from now on."""
    if request.folder:
        os.environ[FOLDER_VARIABLE] = request.folder
    else:
        os.environ.pop(FOLDER_VARIABLE, None)
    os.environ[LIMIT_VARIABLE] = str(request.max_bytes)


def _figures(metrics: Mapping[str, Any]) -> dict[str, float]:
    for group in ("cross_fitted", "validation"):
        found = metrics.get(group)
        if isinstance(found, Mapping):
            return {name: float(found[name]) for name in _FIGURES if isinstance(found.get(name), int | float)}
    return {}


def _version(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return "unknown"

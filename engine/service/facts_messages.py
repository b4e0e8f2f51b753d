"""The messages about the engine itself: what it can compute on, which bundles there are, where its cache is."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class DescribeEngine:
    """Ask for versions and devices; answered by EngineFacts. Loads torch, so the first answer may take seconds."""

    request_id: int


@dataclass(frozen=True)
class DescribeBundles:
    """Ask what is in bundles; answered by BundleFacts, or Failed if one that is named cannot be read.

    Attributes
    ----------
    names : tuple of str
        Names or folders; empty for all that are installed.
    """

    request_id: int
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class UseCache:
    """Keep analyses in another folder, or fewer of them, from now on; not answered.

    Attributes
    ----------
    folder : str
        Empty for the usual place.
    max_bytes : int
        What the analyses there may take.
    """

    folder: str
    max_bytes: int


@dataclass(frozen=True)
class EngineFacts:
    """What the engine runs on.

    Attributes
    ----------
    versions : dict of str to str
        Of the engine, Python and the libraries that compute.
    devices : dict of str to str
        Usable devices, the fastest first, with a name for the user: ``cpu``, ``cuda (NVIDIA ...)``.
    """

    request_id: int
    versions: dict[str, Any]
    devices: dict[str, Any]


@dataclass(frozen=True)
class BundleFacts:
    """What is in bundles: by name ``path``, ``title``, ``description``, ``instruments``, ``sha256``, ``figures``.

    ``figures`` are numbers of the card's metrics by name; those measured on data that the calibration has not seen,
    where the card has them.
    """

    request_id: int
    bundles: dict[str, Any]

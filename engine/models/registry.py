"""The architectures a bundle may name, and how they are built."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from torch import nn

from engine.errors import BundleError
from engine.models.context_network import ContextNetwork
from engine.models.hran import Hran
from engine.models.residual import ResidualNetwork

ARCHITECTURES: Mapping[str, Callable[..., nn.Module]] = MappingProxyType({"hran": Hran, "residual": ResidualNetwork})
"""Name in a card to the class that is built for it."""


def build_model(architecture: str, arguments: Mapping[str, Any], instruments: int) -> nn.Module:
    """Return a network with fresh weights.

    Parameters
    ----------
    architecture : str
        One of `ARCHITECTURES`.
    arguments : mapping
        Keyword arguments of the architecture.
    instruments : int
        Number of classes.

    Raises
    ------
    BundleError
        If the architecture is unknown or does not take these arguments.
    """
    if architecture not in ARCHITECTURES:
        raise BundleError(
            f"The network '{architecture}' is unknown to this version; it knows {', '.join(ARCHITECTURES)}."
        )
    try:
        return ARCHITECTURES[architecture](instruments=instruments, **arguments)
    except (TypeError, ValueError, RuntimeError, ZeroDivisionError) as error:
        raise BundleError(f"The network '{architecture}' cannot be built as described ({error}).") from error


def build_context_network(arguments: Mapping[str, Any], outputs: int) -> ContextNetwork | None:
    """Return a context network with fresh weights; None for no arguments.

    Parameters
    ----------
    arguments : mapping
        Keyword arguments of the network.
    outputs : int
        Logits of an instrument in a frame.

    Raises
    ------
    BundleError
        If it does not take these arguments.
    """
    if not arguments:
        return None
    try:
        return ContextNetwork(outputs, **arguments)
    except (TypeError, ValueError, RuntimeError) as error:
        raise BundleError(f"The context network cannot be built as described ({error}).") from error

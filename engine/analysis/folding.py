"""Prepares a trained network for use only: batch normalisation is folded into the convolution before it."""

import copy
import threading
from collections import Counter

from torch import nn
from torch.fx import GraphModule, Node, Tracer
from torch.nn.utils.fusion import fuse_conv_bn_eval

__all__ = ["TRACING", "folded"]

TRACING = threading.RLock()
"""Held while a network is traced: that changes how modules are called, everywhere in the process.

Whoever calls networks in another thread than the one that folds them holds it for as long as each call takes.
"""


def folded(model: nn.Module) -> GraphModule:
    """Return a network that computes the same, up to rounding, with fewer passes over memory.

    Parameters
    ----------
    model : nn.Module
        In evaluation mode; stays as it is.

    Returns
    -------
    GraphModule
        A copy, without the methods of `model` other than `forward`.

    Raises
    ------
    torch.fx.proxy.TraceError
        If the network decides by its values which way to go.
    """
    own = copy.deepcopy(model)
    with TRACING:
        traced = GraphModule(own, Tracer().trace(own))
    modules = dict(traced.named_modules())
    calls = Counter(str(node.target) for node in traced.graph.nodes if node.op == "call_module")
    for node in list(traced.graph.nodes):
        before = node.args[0] if node.args else None
        norm, convolution = _called(node, modules), _called(before, modules)
        if not (isinstance(norm, nn.BatchNorm2d) and isinstance(convolution, nn.Conv2d) and isinstance(before, Node)):
            continue
        if len(before.users) > 1 or calls[str(before.target)] > 1:
            continue  # somebody else wants what the convolution gives as it is
        traced.set_submodule(str(before.target), fuse_conv_bn_eval(convolution, norm))
        node.replace_all_uses_with(before)
        traced.graph.erase_node(node)
    traced.graph.lint()
    traced.recompile()
    traced.delete_all_unused_submodules()
    return traced


def _called(node: object, modules: dict[str, nn.Module]) -> nn.Module | None:
    """Return the module that a node of the graph calls, if it calls one."""
    if isinstance(node, Node) and node.op == "call_module":
        return modules.get(str(node.target))
    return None

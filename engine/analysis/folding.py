"""Prepares a trained network for use only: it computes the same with fewer passes over memory.

Batch normalisation is folded into the convolution before it. A shortcut that has but one channel to spread over many is
no convolution any more but a product, added in the same pass.
"""

import copy
import operator
import threading
from collections import Counter

import torch
from torch import Tensor, nn
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
    _spread_single_channels(traced)
    traced.graph.lint()
    traced.recompile()
    traced.delete_all_unused_submodules()
    return traced


class _Spread(nn.Module):
    """Adds the product of one channel with a weight for each channel of a map, in place.

    Parameters
    ----------
    weight : Tensor (channels, 1, 1, 1)
        Of a convolution of one channel that looks at one point.
    """

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        self.weight = nn.Parameter(weight.detach().reshape(1, -1, 1, 1), requires_grad=False)

    def forward(self, x: Tensor, channel: Tensor) -> Tensor:
        return x.addcmul_(channel, self.weight)


def _spread_single_channels(traced: GraphModule) -> None:
    """Put `_Spread` where the outputs of two convolutions are added, the second of which looks at one point."""
    modules = dict(traced.named_modules())
    calls = Counter(str(node.target) for node in traced.graph.nodes if node.op == "call_module")
    for node in list(traced.graph.nodes):
        if node.op != "call_function" or node.target is not operator.add or len(node.args) != 2:
            continue
        straight, shortcut = node.args
        main, side = _called(straight, modules), _called(shortcut, modules)
        if not (isinstance(main, nn.Conv2d) and isinstance(side, nn.Conv2d) and _is_product(side)):
            continue
        if main.out_channels != side.out_channels:
            continue  # what is broadcast cannot be added in place
        if any(len(each.users) > 1 or calls[str(each.target)] > 1 for each in (straight, shortcut)):
            continue  # somebody else wants what a convolution gives as it is
        if side.bias is not None:
            bias = torch.zeros_like(side.bias) if main.bias is None else main.bias
            main.bias = nn.Parameter((bias + side.bias).detach(), requires_grad=False)
        name = str(shortcut.target)
        traced.set_submodule(name, _Spread(side.weight))
        with traced.graph.inserting_before(node):
            spread = traced.graph.call_module(name, (straight, shortcut.args[0]))
        node.replace_all_uses_with(spread)
        traced.graph.erase_node(node)
        traced.graph.erase_node(shortcut)


def _is_product(convolution: nn.Conv2d) -> bool:
    """Whether a convolution only weighs one channel, once for each channel it gives."""
    return (
        convolution.in_channels == 1
        and convolution.kernel_size == convolution.stride == (1, 1)
        and convolution.padding == (0, 0)
    )


def _called(node: object, modules: dict[str, nn.Module]) -> nn.Module | None:
    """Return the module that a node of the graph calls, if it calls one."""
    if isinstance(node, Node) and node.op == "call_module":
        return modules.get(str(node.target))
    return None

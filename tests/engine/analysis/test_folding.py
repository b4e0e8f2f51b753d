"""Folding batch normalisation into convolutions changes the speed of a network, not its answers."""

import threading

import pytest
import torch
from torch import Tensor, nn
from torch.fx.proxy import TraceError

from engine.analysis.analyzer import Analyzer
from engine.analysis.folding import TRACING, folded
from engine.models.hran import Hran


def norms(model: nn.Module) -> int:
    return sum(isinstance(module, nn.BatchNorm2d) for module in model.modules())


def test_a_folded_network_gives_the_same_answers_without_norms(analyzer: Analyzer) -> None:
    model = analyzer.bundle.model
    before = {name: tensor.clone() for name, tensor in model.state_dict().items()}
    faster = folded(model)
    assert norms(model) > 0 and norms(faster) == 0
    windows = torch.randn(3, 1, analyzer.bundle.features.rows, 44, generator=torch.manual_seed(0))
    with torch.inference_mode():
        torch.testing.assert_close(faster(windows), model(windows), atol=1e-4, rtol=1e-4)
    for name, tensor in model.state_dict().items():
        torch.testing.assert_close(tensor, before[name], atol=0, rtol=0)


def test_a_shortcut_of_one_channel_is_added_as_a_product(analyzer: Analyzer) -> None:
    single = [name for name, part in convolutions(analyzer.bundle.model) if part.in_channels == 1]
    assert single == ["blocks.0.first", "blocks.0.shortcut"]
    assert [name for name, part in convolutions(folded(analyzer.bundle.model)) if part.in_channels == 1] == single[:1]


def convolutions(model: nn.Module) -> list[tuple[str, nn.Conv2d]]:
    return [(name, part) for name, part in model.named_modules() if isinstance(part, nn.Conv2d)]


class Summed(nn.Module):
    def __init__(self, *, used_twice: bool) -> None:
        super().__init__()
        self.straight, self.shortcut = nn.Conv2d(1, 3, 3, padding=1, bias=False), nn.Conv2d(1, 3, 1)
        self.used_twice = used_twice

    def forward(self, x: Tensor) -> Tensor:
        straight, shortcut = self.straight(x), self.shortcut(x)
        both = straight + shortcut
        return both * straight if self.used_twice else both


@pytest.mark.parametrize("used_twice", [False, True])
def test_what_is_added_to_is_changed_in_place_only_where_nobody_else_wants_it(used_twice: bool) -> None:
    torch.manual_seed(0)
    model = Summed(used_twice=used_twice).eval()
    faster = folded(model)
    assert len(convolutions(faster)) == (2 if used_twice else 1)
    x = torch.randn(2, 1, 8, 8)
    with torch.inference_mode():
        torch.testing.assert_close(faster(x), model(x))


class Shared(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.once, self.twice = nn.Conv2d(1, 2, 3), nn.Conv2d(2, 2, 1)
        self.norms = nn.ModuleList(nn.BatchNorm2d(2) for _ in range(3))
        for norm in self.norms:
            nn.init.uniform_(norm.running_mean)
            nn.init.uniform_(norm.running_var, 0.5, 2.0)

    def forward(self, x: Tensor) -> Tensor:
        plain = self.once(x)
        return plain + self.norms[0](plain) + self.norms[1](self.twice(plain)) + self.norms[2](self.twice(plain + 1))


def test_a_convolution_that_others_use_too_is_left_alone() -> None:
    torch.manual_seed(0)
    model = Shared().eval()
    faster = folded(model)
    assert norms(faster) == 3
    x = torch.randn(2, 1, 8, 8)
    with torch.inference_mode():
        torch.testing.assert_close(faster(x), model(x))


def test_a_network_that_decides_by_values_cannot_be_folded() -> None:
    class Moody(nn.Module):
        def forward(self, x: Tensor) -> Tensor:
            return x if x.sum() > 0 else -x

    with pytest.raises(TraceError):
        folded(Moody())


def test_networks_may_be_called_elsewhere_while_one_is_folded() -> None:
    model, other = Hran(3).eval(), Hran(3).eval()
    x = torch.randn(1, 1, 224, 44)
    with torch.no_grad():
        wanted = other(x)
    failures: list[BaseException] = []
    stop = threading.Event()

    def call() -> None:
        while not stop.is_set():
            try:
                with torch.no_grad(), TRACING:
                    assert torch.allclose(other(x), wanted, atol=1e-5)
            except BaseException as error:
                failures.append(error)
                return

    thread = threading.Thread(target=call)
    thread.start()
    try:
        for _ in range(5):
            folded(model)
    finally:
        stop.set()
        thread.join()
    assert failures == []

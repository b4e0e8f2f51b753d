"""The network itself: shapes, heads, gates."""

import pytest
import torch

from engine.errors import BundleError
from engine.features import CONFIGURATIONS, FeatureSettings
from engine.models import build_model
from engine.models.attention import Gated
from engine.models.hran import Hran


@pytest.fixture(scope="module")
def network() -> Hran:
    torch.manual_seed(0)
    return Hran(instruments=20).eval()


def test_answers_ten_frames_for_every_instrument(network: Hran) -> None:
    assert network(torch.randn(3, 1, 224, 44)).shape == (3, 10, 20)


def test_fourth_block_stands_between_the_attention_stages_and_the_channel_attention() -> None:
    model = Hran(5, channels=[4, 6, 8, 10], pooling=[[4, 2], [2, 2], [2, 1], [2, 1]], hidden=16).eval()
    x = torch.randn(2, 1, 224, 44)
    assert model(x).shape == (2, 10, 5)
    gates = model.attention_gates(x)
    assert sorted(gates) == sorted(
        ["channel", *(f"{s}_{d}" for s in ("early", "mid", "late") for d in ("height", "width"))]
    )
    assert gates["late_height"].shape == (2, 8, 28, 1)
    assert gates["channel"].shape == (2, 10)


@pytest.mark.parametrize("configuration", CONFIGURATIONS)
def test_takes_every_configuration(configuration: str) -> None:
    rows = FeatureSettings(configuration=configuration).rows
    model = build_model("hran", {"rows": rows, "channels": [4, 6, 8], "hidden": 16}, 5).eval()
    assert model(torch.randn(2, 1, rows, 44)).shape == (2, 10, 5)


def test_network_without_attention_is_the_same_but_for_attention() -> None:
    arguments = {"channels": [4, 6, 8], "hidden": 16}
    with_attention, without = (build_model(name, arguments, 5).eval() for name in ("hran", "residual"))
    shared = {name for name in with_attention.state_dict() if "attention" not in name}
    assert set(without.state_dict()) == shared
    x = torch.randn(2, 1, 224, 44)
    without.load_state_dict({name: with_attention.state_dict()[name] for name in shared})
    assert without(x).shape == (2, 10, 5)
    assert not torch.allclose(without(x), with_attention(x))
    assert not isinstance(without, Gated)


def test_frame_head_says_when_and_window_head_says_whether(network: Hran) -> None:
    late = torch.zeros(1, 1, 224, 44)
    late[..., 30:] = torch.randn(224, 14)
    frames = network(late)[0]
    assert (frames[1] - frames[8]).abs().max() > 1e-3
    whole = Hran(instruments=20, head="window").eval()
    whole.load_state_dict(network.state_dict())
    answer = whole(late)[0]
    assert torch.equal(answer, answer[:1].expand_as(answer))


def test_attention_gates_have_each_stages_resolution_and_lie_between_0_and_1(network: Hran) -> None:
    gates = network.attention_gates(torch.randn(2, 1, 224, 44))
    shapes = {name: tuple(gate.shape) for name, gate in gates.items()}
    assert shapes == {
        "early_height": (2, 32, 224, 1),
        "early_width": (2, 32, 1, 44),
        "mid_height": (2, 64, 112, 1),
        "mid_width": (2, 64, 1, 22),
        "late_height": (2, 128, 56, 1),
        "late_width": (2, 128, 1, 11),
        "channel": (2, 128),
    }
    assert all(((gate > 0) & (gate < 1)).all() for gate in gates.values())


def test_gates_are_those_the_network_weighs_with(network: Hran) -> None:
    x = torch.randn(1, 1, 224, 44)
    block, attention, pool = network.blocks[0], network.attention["early"], network.pools[0]
    gates = network.attention_gates(x)
    with torch.no_grad():
        weighed = pool(block(x) * gates["early_height"] * gates["early_width"])
        assert torch.allclose(weighed, pool(attention(block(x))), atol=1e-6)


@pytest.mark.parametrize(
    ("architecture", "arguments"),
    [
        ("hrnn", {}),
        ("hran", {"depth": 3}),
        ("hran", {"head": "tail"}),
        ("hran", {"hidden": "wide"}),
        ("hran", {"channels": [4, 8]}),
    ],
)
def test_network_that_cannot_be_built_is_refused_in_words(architecture: str, arguments: dict) -> None:
    with pytest.raises(BundleError, match="network"):
        build_model(architecture, arguments, 20)


def test_lead_output_doubles_the_columns() -> None:
    answer = Hran(5, lead=True).eval()(torch.randn(2, 1, 224, 44))
    assert answer.shape == (2, 10, 10)


def test_folded_rows_are_channels_of_the_first_block_and_keep_their_places() -> None:
    network = Hran(3, rows_folded=2, pooling=[[2, 2], [2, 2], [2, 1]]).eval()
    assert network.blocks[0].first.in_channels == 2
    x = torch.arange(8.0).view(1, 1, 4, 2)
    folded = network.folded(x)
    assert folded.shape == (1, 2, 2, 2)
    assert torch.equal(folded[0, 0], x[0, 0, 0::2])
    assert torch.equal(folded[0, 1], x[0, 0, 1::2])
    stack = torch.randn(2, 1, 224, 44)
    assert network(stack).shape == (2, 10, 3)
    assert network.attention_gates(stack)["early_height"].shape[2] == 112


def test_rows_that_cannot_be_folded_are_refused() -> None:
    with pytest.raises(ValueError, match="cannot be folded by 3"):
        Hran(3, rows_folded=3)

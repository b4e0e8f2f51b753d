"""Context: what was heard around a frame, worked out by hand and piece by piece."""

import numpy as np
import pytest
import torch

from engine.analysis.context import LARGEST_LOGIT, ContextStage, corrected, reach_frames, with_context
from engine.models.card import ContextSettings, context_from
from engine.models.context_network import ContextNetwork

HALF = ContextSettings(half_s=0.2, share=0.5)
HEARD = np.ones(40, dtype=bool)


def test_without_a_share_nothing_is_looked_at() -> None:
    logits = np.linspace(-3, 3, 40)[:, None].astype(np.float32)
    assert reach_frames(ContextSettings(), 0.1) == 0
    assert np.array_equal(with_context(logits, HEARD, 3, 9, 0, ContextSettings()), logits[3:9])


def test_a_frame_is_blended_with_the_mean_of_those_around_it() -> None:
    logits = np.zeros((40, 1), dtype=np.float32)
    logits[20] = 5.0
    found = with_context(logits, HEARD, 0, 40, reach_frames(HALF, 0.1), HALF)[:, 0]
    assert found[20] == pytest.approx(0.5 * 5 + 0.5 * 1)
    assert found[[18, 19, 21, 22]] == pytest.approx(0.5)
    assert found[17] == found[23] == 0


def test_ends_and_silence_do_not_count() -> None:
    logits = np.full((40, 1), 2.0, dtype=np.float32)
    assert with_context(logits, HEARD, 0, 3, 2, HALF) == pytest.approx(2.0)
    heard = HEARD.copy()
    heard[21:] = False
    logits[21:] = -8.0
    assert with_context(logits, heard, 20, 21, 2, HALF) == pytest.approx(2.0)
    heard[:] = False
    assert with_context(logits, heard, 5, 6, 2, HALF) == pytest.approx(2.0)


def test_one_overly_sure_frame_is_bounded() -> None:
    logits = np.full((40, 1), 1e6, dtype=np.float32)
    assert with_context(logits, HEARD, 0, 40, 2, HALF).max() == LARGEST_LOGIT


def test_frames_of_another_passage_count_little() -> None:
    settings = ContextSettings(half_s=1.0, share=1.0, likeness=0.5)
    logits = np.full((40, 2), -4.0, dtype=np.float32)
    logits[:20, 0] = logits[20:, 1] = 4.0
    logits[10, 0] = -4.0  # a slip within the first passage
    plain = with_context(logits, HEARD, 0, 40, 10, ContextSettings(half_s=1.0, share=1.0))
    found = with_context(logits, HEARD, 0, 40, reach_frames(settings, 0.1), settings)
    assert found[10, 0] > 2.5, "the passage speaks for the frame that slipped"
    assert abs(found[17, 0] - 4.0) < 0.8 < abs(plain[17, 0] - 4.0), "the other passage does not reach over the edge"
    crossing = np.flatnonzero(np.diff(np.signbit(found[:, 0])))
    assert crossing.tolist() == [19]


@pytest.mark.parametrize("likeness", [0.0, 0.7])
def test_pieces_give_what_the_whole_gives(likeness: float) -> None:
    settings = ContextSettings(half_s=0.3, share=0.6, likeness=likeness)
    reach = reach_frames(settings, 0.1)
    logits = np.random.default_rng(0).normal(size=(40, 3)).astype(np.float32)
    heard = np.random.default_rng(1).random(40) > 0.2
    whole = with_context(logits, heard, 0, 40, reach, settings)
    parts = [with_context(logits, heard, start, min(start + 7, 40), reach, settings) for start in range(0, 40, 7)]
    assert np.concatenate(parts) == pytest.approx(whole, abs=1e-6)


@pytest.mark.parametrize(
    "values",
    [
        {"half_s": -1},
        {"share": 1.5},
        {"share": float("nan")},
        {"likeness": -1},
        {"passage_half_s": 31},
        {"passage_half_s": float("nan")},
        {"width": 3},
    ],
)
def test_senseless_settings_are_refused(values: dict) -> None:
    with pytest.raises(ValueError, match="context"):
        context_from(values)


def _network(seed: int = 0, pools: tuple[int, ...] = ()) -> ContextNetwork:
    torch.manual_seed(seed)
    network = ContextNetwork(1, width=8, dilations=(1, 2, 4), pools=pools)
    torch.nn.init.normal_(network.leave.weight, std=0.3)
    return network.eval()


def test_a_fresh_context_network_changes_nothing() -> None:
    logits = np.random.default_rng(0).normal(size=(40, 3)).astype(np.float32)
    stage = ContextStage(HALF, ContextNetwork(1).eval(), 3, 0.1)
    start, found = stage.push(logits, HEARD, last=True)
    assert start == 0
    assert found == pytest.approx(with_context(logits, HEARD, 0, 40, reach_frames(HALF, 0.1), HALF), abs=1e-6)


@pytest.mark.parametrize("network", [None, _network(), _network(pools=(3, 9))])
@pytest.mark.parametrize("settings", [ContextSettings(), ContextSettings(half_s=0.3, share=0.6, likeness=0.7)])
def test_piece_by_piece_comes_what_comes_at_once(settings: ContextSettings, network: ContextNetwork | None) -> None:
    def stage() -> ContextStage:
        return ContextStage(settings, network, 3, 0.1)

    logits = np.random.default_rng(0).normal(size=(90, 3)).astype(np.float32)
    heard = np.random.default_rng(1).random(90) > 0.2
    _, whole = stage().push(logits, heard, last=True)
    by_pieces, parts, known, begin = stage(), [], 0, 0
    for end in (3, 3, 11, 30, 31, 60, 90):
        start, answers = by_pieces.push(logits[begin:end], heard[begin:end], last=end == 90)
        assert start == known
        known += len(answers)
        begin = end
        parts.append(answers)
    assert np.concatenate(parts) == pytest.approx(whole, abs=1e-5)


def test_what_is_over_is_let_go() -> None:
    settings, network = ContextSettings(half_s=0.3, share=0.6, likeness=0.7), _network()
    stage, piece = ContextStage(settings, network, 3, 0.1), np.zeros((50, 3), np.float32)
    for _ in range(40):
        stage.push(piece, np.ones(50, bool))
    longest = 50 + 2 * (reach_frames(settings, 0.1) + network.reach)
    assert len(stage._logits) <= longest and len(stage._blended) <= longest


@pytest.mark.parametrize("network", [_network(), _network(pools=(2, 4))])
def test_a_context_network_looks_no_further_than_its_reach(network: ContextNetwork) -> None:
    logits = np.random.default_rng(0).normal(size=(40, 3)).astype(np.float32)
    before = corrected(network, logits, logits, HEARD, 0, 40)
    logits[30] += 5.0
    moved = np.flatnonzero(np.abs(corrected(network, logits, logits, HEARD, 0, 40) - before).max(axis=1) > 1e-6)
    assert moved.min() == 30 - network.reach
    assert moved.max() == min(39, 30 + network.reach)


@pytest.mark.parametrize("pools", [(0,), (2.5,), (700,)])
def test_senseless_pools_are_refused(pools: tuple) -> None:
    with pytest.raises(ValueError, match="whole frames"):
        ContextNetwork(1, pools=pools)


def test_pools_tell_how_surely_an_instrument_and_its_best_rival_are_heard_near() -> None:
    """With a network that answers with one of its inputs, the inputs can be read."""
    network = ContextNetwork(2, width=11, dilations=(), pools=(5,)).eval()
    logits = np.full((40, 4), -4.0, np.float32)  # presence of two instruments, then lead of both
    logits[20, 0], logits[20, 3] = 6.0, 2.0
    with torch.no_grad():
        network.enter.weight.copy_(torch.eye(11)[:, : network.enter.in_channels, None])
        network.enter.bias.fill_(10.0)  # what enters is cut off below zero
    read = {}
    names = ("own", "own lead", "blended", "lead", "rival", "count", "heard", "lead of rival", "near", "rival near")
    for row, name in enumerate(names):
        with torch.no_grad():
            network.leave.weight.zero_()
            network.leave.weight[0, row] = 4.0
            network.leave.bias.fill_(-40.0)
        read[name] = corrected(network, logits, logits, np.ones(40, bool), 0, 40)[:, :2] - logits[:, :2]
    assert read["own"] == pytest.approx(logits[:, :2], abs=1e-4)
    assert read["lead of rival"] == pytest.approx(logits[:, [3, 2]], abs=1e-4)
    one_in_eleven = np.log(np.exp(6.0) / 11)
    assert read["near"][15:26, 0] == pytest.approx(np.full(11, one_in_eleven), abs=0.01)
    assert read["near"][26:, 0] == pytest.approx(np.full(14, -4.0), abs=0.01)
    assert read["rival near"] == pytest.approx(read["near"][:, ::-1], abs=1e-4)

"""Former answers in the place of labels, also for a network that is fed less than the one that gave them."""

import torch
from torch import nn

from engine.features import FeatureExtractor, FeatureSettings
from engine.models import build_model
from engine.training.kept_answers import KeptAnswers
from engine.training.train import take_weights

CPU = torch.device("cpu")
QUARTER, MEL = FeatureSettings(), FeatureSettings(configuration="mel")
SMALL = {"channels": [16, 16, 16], "pooling": [[4, 2], [4, 2], [2, 1]], "hidden": 8, "dropout": 0.0}


class Sure(nn.Module):
    """Answers a quarter to everything."""

    def forward(self, stack: torch.Tensor) -> torch.Tensor:
        return torch.logit(torch.full((len(stack), 10, 6), 0.25))


def test_answers_are_kept_but_for_windows_known_to_be_empty() -> None:
    kept = KeptAnswers(Sure(), QUARTER, 0.5, CPU)
    samples = torch.zeros(4, QUARTER.window_samples)
    target, weight = torch.zeros(4, 10, 6), torch.ones(4, 10, 6)
    weight[..., 3:] = 0.5
    target[1, 4, 2] = 1.0  # a flute in a single frame
    weight[2, :, 1] = 0.0  # nobody knows of an organ
    answers, counts = kept.instead_of(samples, target, weight)
    assert (answers[[0, 3]] == 0).all() and torch.equal(counts[[0, 3]], weight[[0, 3]])
    torch.testing.assert_close(answers[1:3], torch.full((2, 10, 6), 0.25))
    assert (counts[1:3, :, :3] == 1).all() and (counts[1:3, :, 3:] == 0.5).all()


def test_who_is_fed_less_learns_what_was_answered_with_all() -> None:
    torch.manual_seed(4)
    source = build_model("hran", SMALL, 3).eval()
    kept = KeptAnswers(source, QUARTER, 1.0, CPU)
    samples = 0.1 * torch.randn(2, 512 * 43 + 2048)
    target, weight = torch.ones(2, 10, 3), torch.ones(2, 10, 3)
    with torch.no_grad():
        answers, _ = kept.instead_of(samples, target, weight)
        expected = torch.sigmoid(source(FeatureExtractor(QUARTER).frames(samples).unsqueeze(1)))
    torch.testing.assert_close(answers, expected)
    assert kept.same_network(build_model("hran", SMALL, 3), QUARTER) and not kept.same_network(source, MEL)
    assert not kept.same_network(build_model("hran", {**SMALL, "hidden": 9}, 3), QUARTER)


def test_a_network_of_fewer_rows_takes_what_the_dense_layer_has_for_them() -> None:
    source = build_model("hran", SMALL, 3)
    model = build_model("hran", {**SMALL, "rows": MEL.rows}, 3)
    taken = take_weights(model, source)
    assert set(taken) == set(model.state_dict())
    by_row = source.dense.weight.unflatten(1, (16, QUARTER.rows // 32))
    assert torch.equal(model.dense.weight.unflatten(1, (16, MEL.rows // 32)), by_row[:, :, :4])
    # The other way round nobody knows what further rows say.
    wider = build_model("hran", SMALL, 3)
    assert "dense.weight" not in take_weights(wider, model)


def test_rows_that_are_pooled_otherwise_are_not_taken() -> None:
    model = build_model("hran", {**SMALL, "pooling": [[4, 2], [4, 2], [4, 1]]}, 3)
    assert "dense.weight" not in take_weights(model, build_model("hran", SMALL, 3))

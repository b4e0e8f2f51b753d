"""The loss: what is not known does not count, and no representation is leant on alone."""

import pytest
import torch

from engine.features import FeatureExtractor, FeatureSettings
from engine.training import loop
from engine.training.config import LoopSettings

SETTINGS = FeatureSettings()


def test_frames_of_unknown_presence_do_not_move_the_loss() -> None:
    samples = torch.randn(2, SETTINGS.window_samples) * 0.1
    presence, known = torch.zeros(2, 10, 3), torch.ones(2, 10, 3)
    known[:, :, 2] = 0.0

    def loss(unknown: float) -> float:
        logits = torch.zeros(2, 10, 3)
        logits[:, :, 2] = unknown
        answer = loop._loss(lambda _: logits, FeatureExtractor(SETTINGS), samples, presence, known, LoopSettings())
        return float(answer)

    assert loss(0.0) == loss(50.0) > 0


def test_mixup_of_a_known_and_an_unknown_frame_is_unknown() -> None:
    torch.manual_seed(0)
    stack, presence = torch.randn(2, 1, 4, 5), torch.zeros(2, 10, 3)
    known = torch.ones(2, 10, 3)
    known[0, :, 1] = 0.0
    _, _, blended = loop._mixed_up(stack, presence, known)
    assert (blended[:, :, 1] == 0).all()
    assert (blended[:, :, [0, 2]] == 1).all()


def test_every_representation_but_the_log_mel_is_dropped_at_times() -> None:
    torch.manual_seed(0)
    stack = torch.ones(400, 1, SETTINGS.rows, 2)
    loop._drop_representations(stack, SETTINGS, 0.25)
    first = 0
    for name, rows in SETTINGS.representation_rows.items():
        part = stack[:, 0, first : first + rows]
        dropped = float((part == 0).all(dim=(1, 2)).float().mean())
        assert dropped == (0.0 if name == "log_mel" else pytest.approx(0.25, abs=0.08))
        first += rows

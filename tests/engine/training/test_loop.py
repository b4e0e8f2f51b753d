"""The loss: what is not known does not count, and no representation is leant on alone."""

from pathlib import Path

import pytest
import torch
from torch import nn

from engine.errors import SettingsError
from engine.features import FeatureExtractor, FeatureSettings
from engine.models import build_model
from engine.training import loop
from engine.training.checkpoint import BestWeights
from engine.training.config import LoopSettings
from engine.training.kept_answers import KeptAnswers
from engine.training.mix_settings import MixSettings
from engine.training.processes import Processes
from engine.training.stem_pool import StemPool
from engine.training.window_mixer import WindowMixer

SETTINGS = FeatureSettings()
NAMES = ("flute", "organ", "violin")


@pytest.fixture(scope="module")
def mixer(pool: StemPool) -> WindowMixer:
    return WindowMixer(pool, SETTINGS, MixSettings(), 4, NAMES)


def test_frames_of_unknown_presence_do_not_move_the_loss() -> None:
    samples = torch.randn(2, SETTINGS.window_samples) * 0.1
    presence, known = torch.zeros(2, 10, 3), torch.ones(2, 10, 3)
    known[:, :, 2] = 0.0

    def loss(unknown: float) -> float:
        logits = torch.zeros(2, 10, 3)
        logits[:, :, 2] = unknown
        batch = (samples, presence, known, samples)
        answer = loop._loss(lambda _: logits, FeatureExtractor(SETTINGS), batch, LoopSettings())
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


def test_targets_of_lead_follow_those_of_presence_and_count_as_they_are_told(mixer: WindowMixer) -> None:
    plain, leading = loop.MixedWindows(mixer, 9), loop.MixedWindows(mixer, 9, lead_weight=0.5)
    for number in range(9):
        window = mixer.window(number)
        _, target, weight, _ = leading[number]
        assert torch.equal(target[:, :3], plain[number][1])
        assert torch.equal(target[:, 3:], torch.from_numpy(window.lead))
        assert (weight[:, :3] == 1).all()
        assert (weight[:, 3:] == 0.5).all()


def test_who_is_made_poor_learns_the_answers_to_what_was_not(pool: StemPool) -> None:
    mixer = WindowMixer(pool, SETTINGS, MixSettings(poor=1.0, empty=0.0), 4, NAMES)
    settings = LoopSettings(windows=8, batch_size=4, workers=0, mixup=0.0, label_smoothing=0.0)
    batch = next(loop.batches(mixer, settings, 0))
    assert not torch.allclose(batch[0], batch[3], atol=1e-3)
    heard: list[torch.Tensor] = []

    class Noting(nn.Module):
        def forward(self, stack: torch.Tensor) -> torch.Tensor:
            heard.append(stack)
            return torch.zeros(len(stack), 10, 3)

    extractor = FeatureExtractor(SETTINGS)
    loop._loss(Noting(), extractor, batch, settings, KeptAnswers(Noting(), SETTINGS, 1.0, torch.device("cpu")))
    teacher, learner = heard
    torch.testing.assert_close(teacher, extractor.frames(batch[3]).unsqueeze(1))
    torch.testing.assert_close(learner, extractor.frames(batch[0]).unsqueeze(1))


def test_processes_together_get_the_windows_of_one(mixer: WindowMixer) -> None:
    settings = LoopSettings(windows=12, batch_size=4, workers=0)
    whole = [batch[0] for batch in loop.batches(mixer, settings, 1)]
    parts = [
        [batch[0] for batch in loop.batches(mixer, settings, 1, processes=Processes(rank, 2))] for rank in range(2)
    ]
    assert len(whole) == len(parts[0]) == len(parts[1]) == 2
    for number, batch in enumerate(whole):
        assert torch.equal(batch[0::2], parts[0][number])
        assert torch.equal(batch[1::2], parts[1][number])
    with pytest.raises(SettingsError, match="shared evenly by 3"):
        next(loop.batches(mixer, settings, 0, processes=Processes(0, 3)))


def test_run_ends_when_it_gets_no_better_and_yields_its_best(mixer: WindowMixer, tmp_path: Path) -> None:
    settings = LoopSettings(
        windows=80, batch_size=4, workers=0, evaluate_every_windows=4, checkpoint_every_windows=40, stop_after=2
    )
    figures = iter([0.2, 0.6, 0.5, 0.4, 0.3, 0.2])
    seen: list[torch.Tensor] = []

    def judge(model: nn.Module) -> dict[str, float]:
        seen.append(model.classify.weight.detach().clone())
        return {"frame_map": next(figures)}

    model = build_model("hran", {"channels": [4, 4, 8], "hidden": 8}, 3)
    trained = loop.train(model, FeatureExtractor(SETTINGS), mixer, settings, tmp_path, torch.device("cpu"), judge=judge)
    assert [round(point["frame_map"], 1) for point in trained.history] == [0.2, 0.6, 0.5, 0.4, 0.3]
    assert torch.equal(trained.model.classify.weight, seen[1])
    assert not torch.equal(seen[1], seen[3])


def test_run_that_ended_before_its_bundle_was_written_takes_no_step_more(mixer: WindowMixer, tmp_path: Path) -> None:
    settings = LoopSettings(windows=8, batch_size=4, workers=0, evaluate_every_windows=4, stop_after=2)

    def run() -> loop.TrainedModel:
        model = build_model("hran", {"channels": [4, 4, 8], "hidden": 8}, 3)
        features = FeatureExtractor(SETTINGS)
        return loop.train(
            model, features, mixer, settings, tmp_path, torch.device("cpu"),
            judge=lambda _: {"clip_map": 0.5}, decided_by="clip_map",
        )  # fmt: skip

    ended, again = run(), run()
    assert [point["step"] for point in again.history] == [point["step"] for point in ended.history] == [1, 2]
    assert torch.equal(again.model.classify.weight, ended.model.classify.weight)


def test_without_patience_no_state_is_kept(tmp_path: Path) -> None:
    best = BestWeights(tmp_path, 0)
    best.offer(nn.Linear(2, 2), [{"frame_map": 0.5}])
    assert not best.is_long_ago([{"frame_map": 0.5}, {"frame_map": 0.1}, {"frame_map": 0.1}])
    assert not list(tmp_path.iterdir())

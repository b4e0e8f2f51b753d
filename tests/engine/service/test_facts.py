"""What the real worker says about itself: versions and devices as torch has them, bundles as their cards have them."""

import platform
from pathlib import Path

import pytest
import torch

from engine import __version__
from engine.models import bundle_sha256, list_bundles, read_card
from engine.models.shelf import CARD_FILE
from engine.service.facts_messages import BundleFacts, DescribeBundles, DescribeEngine, EngineFacts, UseCache
from engine.service.messages import AnalysisDone, Analyze, Failed, Message
from engine.service.process_client import EngineProcess
from engine.service.wire import Decoder, encode
from tests.builders_analysis import make_bundle


def only(replies: list[Message]) -> Message:
    assert len(replies) == 1
    return replies[0]


def test_versions_and_devices_are_those_of_this_machine(engine: EngineProcess) -> None:
    facts = only(engine.ask(DescribeEngine(engine.next_id())))
    assert isinstance(facts, EngineFacts)
    assert facts.versions["engine"] == __version__
    assert facts.versions["Python"] == platform.python_version()
    assert facts.versions["torch"] == torch.__version__
    assert ("cuda" in facts.devices) == torch.cuda.is_available()
    assert ("mps" in facts.devices) == torch.backends.mps.is_available()
    assert f"{torch.get_num_threads()} threads" in facts.devices["cpu"]


def test_all_installed_bundles_are_told_with_their_figures(engine: EngineProcess) -> None:
    facts = only(engine.ask(DescribeBundles(engine.next_id())))
    assert isinstance(facts, BundleFacts)
    assert set(facts.bundles) == {summary.name for summary in list_bundles()}
    told = facts.bundles["hran-context"]
    card = read_card(Path(told["path"]) / CARD_FILE)
    assert told["sha256"] == bundle_sha256(card)
    assert told["title"] == card.name
    assert told["figures"]["frame_map"] == card.metrics["cross_fitted"]["frame_map"]


def test_a_folder_is_told_and_one_without_a_bundle_refused(engine: EngineProcess, tmp_path: Path) -> None:
    folder = make_bundle(tmp_path, "mine")
    facts = only(engine.ask(DescribeBundles(engine.next_id(), (str(folder),))))
    assert isinstance(facts, BundleFacts)
    assert facts.bundles[str(folder)]["instruments"] == ["flute", "guitar", "violin"]
    assert facts.bundles[str(folder)]["figures"] == {}
    refused = only(engine.ask(DescribeBundles(engine.next_id(), (str(tmp_path),))))
    assert isinstance(refused, Failed)
    assert refused.kind == "BundleError"
    assert "no model bundle" in refused.sentence


def test_the_cache_goes_where_it_is_sent(engine: EngineProcess, take: Path, tmp_path: Path) -> None:
    bundle = make_bundle(tmp_path, "tiny")
    engine.send(UseCache(str(tmp_path / "elsewhere"), 10**9))
    done = engine.ask(Analyze(engine.next_id(), str(take), str(bundle), device="cpu"))[-1]
    assert isinstance(done, AnalysisDone) and not done.from_cache
    assert len(list((tmp_path / "elsewhere" / "analyses").glob("*.npz"))) == 1
    assert not list((tmp_path / "cache").rglob("*.npz"))
    again = engine.ask(Analyze(engine.next_id(), str(take), str(bundle), device="cpu"))[-1]
    assert isinstance(again, AnalysisDone) and again.from_cache


@pytest.mark.parametrize(
    "message",
    [
        DescribeEngine(3),
        DescribeBundles(4, ("a", "b")),
        UseCache("", 5),
        EngineFacts(3, {"torch": "2"}, {"cpu": "cpu"}),
        BundleFacts(4, {"a": {"figures": {"top1": 0.5}, "instruments": ["flute"]}}),
    ],
    ids=lambda message: type(message).__name__,
)
def test_messages_come_out_as_they_went_in(message: Message) -> None:
    assert Decoder().feed(encode(message)) == [message]

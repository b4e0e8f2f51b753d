"""Bundles: what is saved comes back, and what was harmed is refused in words."""

import hashlib
import json
import pickle
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file, save_file

from engine.errors import BundleError
from engine.features import FeatureSettings
from engine.models import Bundle, Card, build_model, find_bundle, list_bundles, load_bundle, save_bundle
from engine.models.context_network import ContextNetwork

ARGUMENTS = {"channels": [4, 6, 8], "hidden": 16}
INSTRUMENTS = ("cello", "flute", "piano")


def card(**changes: object) -> Card:
    values = {
        "name": "small",
        "description": "for tests",
        "instruments": INSTRUMENTS,
        "architecture": "hran",
        "arguments": ARGUMENTS,
        "features": FeatureSettings(),
        "calibration": {"cello": (1.5, -0.2), "flute": (1.0, 0.0), "piano": (0.5, 1.0)},
        "rules": {},
    }
    return Card(**{**values, **changes})  # type: ignore[arg-type]  # a test may well change a type


@pytest.fixture
def bundle(tmp_path: Path) -> Bundle:
    torch.manual_seed(1)
    return save_bundle(tmp_path / "small", build_model("hran", ARGUMENTS, 3), card())


def rewrite_card(bundle: Bundle, **changes: object) -> None:
    path = bundle.path / "card.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **changes}))


def rewrite_weights(bundle: Bundle, change: Callable[[dict[str, torch.Tensor]], None]) -> None:
    """Change the weights as an attacker would who also mends the checksum."""
    path = bundle.path / "model.safetensors"
    tensors = load_file(path)
    change(tensors)
    save_file(tensors, path)
    rewrite_card(bundle, weights_sha256=hashlib.sha256(path.read_bytes()).hexdigest())


def test_loaded_bundle_answers_as_the_saved_network_did(tmp_path: Path) -> None:
    model = build_model("hran", ARGUMENTS, 3).eval()
    saved = save_bundle(tmp_path / "small", model, card())
    x = torch.randn(2, 1, 224, 44)
    with torch.inference_mode():
        assert torch.equal(load_bundle(saved.path).model(x), model(x))
    assert load_bundle(saved.path).sha256 == saved.sha256


def test_half_precision_halves_the_file_and_hardly_moves_the_answer(tmp_path: Path) -> None:
    arguments = {**ARGUMENTS, "hidden": 512}
    model = build_model("hran", arguments, 3).eval()
    described = card(arguments=arguments)
    whole, half = (save_bundle(tmp_path / str(kind), model, described, half=kind) for kind in (False, True))
    sizes = [(kind.path / "model.safetensors").stat().st_size for kind in (whole, half)]
    assert sizes[1] < 0.6 * sizes[0]
    x = torch.randn(2, 1, 224, 44)
    with torch.inference_mode():
        assert torch.allclose(whole.model(x), half.model(x), atol=0.02)


def test_a_context_network_is_kept_beside_the_network(tmp_path: Path) -> None:
    torch.manual_seed(2)
    arguments = {"width": 6, "dilations": [1, 2]}
    context = ContextNetwork(1, **arguments).eval()
    torch.nn.init.normal_(context.leave.weight)
    model = build_model("hran", ARGUMENTS, 3).eval()
    loaded = save_bundle(tmp_path / "small", model, card(context_network=arguments), context=context)
    frames, windows = torch.randn(1, 20, 3), torch.randn(2, 1, 224, 44)
    assert loaded.context is not None
    with torch.inference_mode():
        assert torch.equal(loaded.model(windows), model(windows))
        assert torch.equal(
            loaded.context(frames, frames, torch.ones(1, 20)), context(frames, frames, torch.ones(1, 20))
        )


@pytest.mark.parametrize(
    "arguments",
    [
        {"depth": 3},
        {"width": -1},
        {"dilations": "far"},
        {"dilations": [0]},
        {"dilations": [10**9]},
        {"dilations": [0.5]},
    ],
)
def test_a_context_network_that_cannot_be_built_is_refused_in_words(bundle: Bundle, arguments: dict) -> None:
    rewrite_card(bundle, context_network=arguments)
    with pytest.raises(BundleError, match="context network cannot be built"):
        load_bundle(bundle.path)


def test_calibration_is_platts_rule_per_class(bundle: Bundle) -> None:
    found = bundle.calibrate(np.array([[2.0, 2.0, 2.0]], dtype=np.float32))
    assert np.allclose(found, 1 / (1 + np.exp(-np.array([[2.8, 2.0, 2.0]]))), atol=1e-6)


def test_saving_replaces_an_older_bundle_and_leaves_nothing_else(bundle: Bundle) -> None:
    newer = save_bundle(bundle.path, build_model("hran", ARGUMENTS, 3), card(description="newer"))
    assert newer.card.description == "newer"
    assert [entry.name for entry in bundle.path.parent.iterdir()] == ["small"]


def test_changed_byte_in_the_weights_is_noticed(bundle: Bundle) -> None:
    path = bundle.path / "model.safetensors"
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    with pytest.raises(BundleError, match=r"'small'.*damaged or was changed"):
        load_bundle(bundle.path)


def test_truncated_weights_are_noticed_even_with_a_mended_checksum(bundle: Bundle) -> None:
    path = bundle.path / "model.safetensors"
    path.write_bytes(path.read_bytes()[:1000])
    rewrite_card(bundle, weights_sha256=hashlib.sha256(path.read_bytes()).hexdigest())
    with pytest.raises(BundleError, match="safetensors format"):
        load_bundle(bundle.path)


def test_pickled_weights_are_never_unpickled(bundle: Bundle, tmp_path: Path) -> None:
    class Attack:
        def __reduce__(self) -> tuple:
            return (Path.touch, (tmp_path / "owned",))

    path = bundle.path / "model.safetensors"
    path.write_bytes(pickle.dumps(Attack()))
    rewrite_card(bundle, weights_sha256=hashlib.sha256(path.read_bytes()).hexdigest())
    with pytest.raises(BundleError, match="safetensors format"):
        load_bundle(bundle.path)
    assert not (tmp_path / "owned").exists()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda tensors: tensors.pop("dense.bias"), "do not fit"),
        (lambda tensors: tensors.update(surplus=torch.zeros(1)), "surplus"),
        (lambda tensors: tensors.update({"dense.bias": torch.zeros(3)}), "do not fit"),
        (lambda tensors: tensors["dense.bias"].fill_(float("nan")), "not numbers"),
    ],
    ids=["missing", "surplus", "other shape", "not a number"],
)
def test_weights_that_do_not_fit_are_refused(bundle: Bundle, change: Callable, said: str) -> None:
    rewrite_weights(bundle, change)
    with pytest.raises(BundleError, match=said):
        load_bundle(bundle.path)


@pytest.mark.parametrize(
    "changes",
    [
        {"version": 99},
        {"instruments": ["cello", "cello", "piano"]},
        {"instruments": []},
        {"instruments": ["cello", "flute"]},
        {"calibration": {}},
        {"calibration": {"cello": [1, float("nan")], "flute": [1, 0], "piano": [1, 0]}},
        {"architecture": "transformer"},
        {"arguments": {"layers": 2}},
        {"arguments": []},
        {"features": {}},
        {"features": {**FeatureSettings(configuration="full").to_json()}},
    ],
    ids=lambda changes: str(next(iter(changes.items())))[:40],
)
def test_card_that_does_not_fit_is_refused(bundle: Bundle, changes: dict) -> None:
    rewrite_card(bundle, **changes)
    with pytest.raises(BundleError, match=r"'small'|network"):
        load_bundle(bundle.path)


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "\x00", "[" * 100000], ids=range(6))
def test_card_that_is_no_card_is_refused(bundle: Bundle, text: str) -> None:
    (bundle.path / "card.json").write_text(text)
    with pytest.raises(BundleError, match=r"card of the model bundle 'small'"):
        load_bundle(bundle.path)


@pytest.mark.parametrize("missing", ["card.json", "model.safetensors"])
def test_missing_file_is_named(bundle: Bundle, missing: str) -> None:
    (bundle.path / missing).unlink()
    with pytest.raises(BundleError, match=r"'small'"):
        load_bundle(bundle.path)


@pytest.mark.parametrize("name", ["no-such-bundle", "", ".", "..", "../..", "a/b/c", "\x00"])
def test_unknown_bundle_is_named_with_those_there_are(name: str) -> None:
    with pytest.raises(BundleError, match="no model bundle"):
        find_bundle(name)


def test_shipped_bundle_is_listed_and_found_by_name() -> None:
    assert "hran-quarter" in [summary.name for summary in list_bundles()]
    assert (find_bundle("hran-quarter") / "card.json").is_file()


def test_no_shipped_bundle_gives_an_instrument_up() -> None:
    for summary in list_bundles():
        card = load_bundle(summary.name).card
        thresholds = {name: rule["threshold"] for name, rule in card.rules["by_instrument"].items()}
        assert set(thresholds) == set(card.instruments)
        assert max(thresholds.values()) <= 0.9, (summary.name, thresholds)

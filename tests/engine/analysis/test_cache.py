"""The cache gives back what was kept, forgets the oldest, and never gives back anything damaged."""

import errno
import os
import time
from pathlib import Path

import numpy as np
import pytest

from engine.analysis.activations import Activations
from engine.analysis.cache import (
    MAX_BYTES,
    AnalysisCache,
    KeptAnalysis,
    cache_folder,
    cache_key,
    cache_limit,
    cache_size,
    empty_cache,
)
from engine.analysis.region_rules import InstrumentRule, RegionRules

KEY = cache_key("a" * 64, "b" * 64, 0.5, "float32")


def some(frames: int = 40, lead: bool = False, rules: RegionRules | None = None) -> KeptAnalysis:
    values = np.random.default_rng(0).random((frames, 2)).astype(np.float32)
    lead_values = values[::-1] if lead else None
    found = Activations(values, ("flute", "violin"), 0.1, frames * 0.1 - 0.03, lead_values, rules)
    return KeptAnalysis(found, "cuda (some card)")


RULES = RegionRules({"flute": InstrumentRule()})


@pytest.mark.parametrize("kept", [some(), some(0), some(lead=True), some(rules=RULES)])
def test_an_analysis_comes_back_as_it_was(tmp_path: Path, kept: KeptAnalysis) -> None:
    cache = AnalysisCache(tmp_path / "new" / "folder")
    assert cache.load(KEY) is None
    assert cache.save(KEY, kept)
    found = cache.load(KEY)
    assert found is not None
    assert found.device == kept.device
    now, before = found.activations, kept.activations
    np.testing.assert_array_equal(now.values, before.values)
    assert (now.lead is None) == (before.lead is None)
    assert (now.instruments, now.frame_s, now.duration_s, now.rules) == (
        before.instruments,
        before.frame_s,
        before.duration_s,
        before.rules,
    )


@pytest.mark.parametrize("lead", [False, True])
def test_what_is_kept_of_a_recording_is_told_by_its_length(tmp_path: Path, lead: bool) -> None:
    cache = AnalysisCache(tmp_path)
    assert not cache.may_hold(3600.0, 2)
    cache.save(KEY, some(36_000, lead))
    assert cache.may_hold(3600.0, 2)
    assert cache.may_hold(3590.0, 2)
    assert not cache.may_hold(1000.0, 2)
    assert not cache.may_hold(10_800.0, 2)
    assert not cache.may_hold(3600.0, 20)


def test_recording_bundle_hop_and_precision_make_the_key() -> None:
    a, b, c, full = "a" * 64, "b" * 64, "c" * 64, "float32"
    others = {cache_key(c, b, 0.5, full), cache_key(a, c, 0.5, full), cache_key(a, b, 1.0, full)}
    assert len({KEY, *others, cache_key(a, b, 0.5, "bfloat16")}) == 5
    assert cache_key("a", "b", 1, full) == cache_key("a", "b", 1.0, full)


def test_a_damaged_entry_counts_as_absent_and_goes(tmp_path: Path) -> None:
    cache = AnalysisCache(tmp_path)
    cache.save(KEY, some())
    (entry,) = tmp_path.iterdir()
    whole = entry.read_bytes()
    damages = [b"", b"not a zip", whole[: len(whole) // 2], whole[:200] + b"\xff" * 40 + whole[240:]]
    for damage in damages:
        entry.write_bytes(damage)
        assert cache.load(KEY) is None
        assert not entry.exists()


def test_the_entry_used_longest_ago_goes_first(tmp_path: Path) -> None:
    cache = AnalysisCache(tmp_path, max_bytes=10_000)
    keys = [cache_key(str(i), "", 0.5, "float32") for i in range(3)]
    for age, key in zip((100, 200), keys, strict=False):
        cache.save(key, some(500))
        os.utime(tmp_path / f"{key}.npz", (age, age))
    assert cache.load(keys[0]) is not None  # which makes it the younger one
    cache.save(keys[2], some(500))
    assert [cache.load(key) is not None for key in keys] == [True, False, True]


def test_a_folder_that_cannot_be_written_spoils_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert not AnalysisCache(tmp_path / "file" / "cache").save(KEY, some())
    assert list(tmp_path.iterdir()) == [tmp_path / "file"]


def test_what_may_only_be_read_is_read_and_not_deleted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = AnalysisCache(tmp_path)
    cache.save(KEY, some())

    def refuse(*_: object) -> None:
        raise PermissionError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(os, "utime", refuse)
    assert cache.load(KEY) is not None
    assert cache.load(KEY) is not None


def test_what_a_killed_process_left_unfinished_goes_after_an_hour(tmp_path: Path) -> None:
    cache = AnalysisCache(tmp_path)
    old, young, other = (tmp_path / name for name in (".soloscope-a.part", ".soloscope-b.part", "b.part"))
    for path in (old, young, other):
        path.touch()
    an_hour_ago = time.time() - 3700
    os.utime(old, (an_hour_ago, an_hour_ago))
    cache.save(KEY, some())
    assert {path.name for path in tmp_path.iterdir()} == {young.name, other.name, f"{KEY}.npz"}


@pytest.mark.skipif(os.name != "posix", reason="makes a link that leads nowhere")
def test_an_entry_that_another_window_deletes_meanwhile_disturbs_nobody(tmp_path: Path) -> None:
    cache = AnalysisCache(tmp_path)
    (tmp_path / f"{'0' * 64}.npz").symlink_to(tmp_path / "gone")  # listed, but not there when it is looked at
    assert cache.save(KEY, some())
    assert cache.load(KEY) is not None


def test_the_folder_can_be_named_by_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOLOSCOPE_CACHE_DIR", str(tmp_path))
    assert cache_folder() == tmp_path
    assert AnalysisCache().folder == tmp_path / "analyses"


def test_the_limit_can_be_set_by_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOLOSCOPE_CACHE_BYTES", "10000")
    assert cache_limit() == 10_000
    cache = AnalysisCache(tmp_path)
    keys = [cache_key(str(i), "", 0.5, "float32") for i in range(3)]
    for age, key in enumerate(keys):
        cache.save(key, some(500))
        os.utime(tmp_path / f"{key}.npz", (age, age))
    cache.prune()
    assert [cache.load(key) is not None for key in keys] == [False, True, True]


@pytest.mark.parametrize("text", ["", "lots", "1e9"])
def test_a_limit_that_is_no_number_is_the_usual_one(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOLOSCOPE_CACHE_BYTES", text)
    assert cache_limit() == MAX_BYTES


def test_emptying_the_cache_takes_nothing_else(tmp_path: Path) -> None:
    AnalysisCache(tmp_path / "analyses").save(KEY, some())
    evidence, other = tmp_path / "evidence" / "a.wav", tmp_path / "take 3.wav"
    evidence.parent.mkdir()
    for path in (evidence, other):
        path.write_bytes(b"x" * 100)
    size = cache_size(tmp_path)
    assert size == (tmp_path / "analyses" / f"{KEY}.npz").stat().st_size + 100
    assert empty_cache(tmp_path) == size
    assert cache_size(tmp_path) == 0
    assert other.exists() and not evidence.exists()


def test_a_cache_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert cache_size(tmp_path / "nowhere") == 0
    assert empty_cache(tmp_path / "nowhere") == 0

"""Sequences: mixed reproducibly, with a truth that fits the sound; and the context network that learns from them."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine.models import load_bundle
from engine.training.context_settings import ContextTraining
from engine.training.context_training import train_context_network
from engine.training.heard_sequences import HeardSequences, heard_sequences
from engine.training.mix_settings import MixSettings
from engine.training.sequence_mixer import SequenceMixer
from engine.training.stem_pool import StemPool
from tests.builders_analysis import make_bundle

CLEAN = MixSettings(room=0.0, background=0.0, master=0.0, band_limited=0.0, pitch=0.0)
INSTRUMENTS = ("drums", "flute", "organ", "violin")


@pytest.fixture(scope="module")
def mixer(pool: StemPool) -> SequenceMixer:
    return SequenceMixer(pool, CLEAN, 5, INSTRUMENTS)


def test_the_same_number_gives_the_same_sequence(pool: StemPool, mixer: SequenceMixer) -> None:
    again = SequenceMixer(pool, CLEAN, 5, INSTRUMENTS).sequence(3)
    first = mixer.sequence(3)
    assert np.array_equal(first.samples, again.samples)
    assert np.array_equal(first.presence, again.presence)
    assert not np.array_equal(first.samples, mixer.sequence(4).samples)


def test_a_sequence_is_long_and_has_a_truth_for_every_frame(mixer: SequenceMixer) -> None:
    sequence = mixer.sequence(0)
    assert len(sequence.samples) == 30 * 22050
    for part in (sequence.presence, sequence.lead, sequence.known, sequence.lead_known):
        assert part.shape == (300, len(INSTRUMENTS))
        assert set(np.unique(part)) <= {0.0, 1.0}


def test_who_leads_is_present_and_known_to_lead(mixer: SequenceMixer) -> None:
    for number in range(6):
        sequence = mixer.sequence(number)
        assert not (sequence.lead > sequence.presence).any()
        assert not (sequence.lead > sequence.lead_known).any()


def test_where_somebody_plays_there_is_sound_and_who_plays_alone_leads(mixer: SequenceMixer) -> None:
    alone_frames = led_frames = 0
    loud: list[np.ndarray] = []
    quiet: list[np.ndarray] = []
    for number in range(10):
        sequence = mixer.sequence(number)
        level = np.sqrt(np.square(sequence.samples.reshape(300, -1)).mean(axis=1)) / np.abs(sequence.samples).max()
        sounding = sequence.presence.any(axis=1)
        loud.append(level[sounding])
        quiet.append(level[~sounding])
        alone = sequence.presence.sum(axis=1) == 1
        alone_frames += alone.sum()
        led_frames += sequence.lead[alone].any(axis=1).sum()
    # Where no listed instrument plays, an unlisted one may: a third of the time is silence at least.
    assert np.median(np.concatenate(loud)) > 3 * np.percentile(np.concatenate(quiet), 33)
    assert alone_frames > 200
    assert led_frames > 0.75 * alone_frames  # a band without its soloist leads nobody


def test_a_cast_stays_the_same_throughout_a_sequence(pool: StemPool, mixer: SequenceMixer) -> None:
    casting = SequenceMixer(pool, CLEAN, 5, INSTRUMENTS, casts=1.0)

    def named(mixes: SequenceMixer) -> list[int]:
        return [int(mixes.sequence(number).presence.any(axis=0).sum()) for number in range(12)]

    assert min(named(casting)) == 1 and max(named(casting)) > 1
    assert np.mean(named(casting)) < np.mean(named(mixer)) - 0.5
    for number in range(6):
        soloists: dict[tuple[str, ...], set[int]] = {}
        for part in casting._parts(np.random.default_rng([5, number])):
            if part.leads:
                soloists.setdefault(part.stem.classes, set()).add(id(part.stem))
        assert soloists and all(len(stems) == 1 for stems in soloists.values())


def test_what_is_heard_is_kept_and_taken_up_again(pool: StemPool, tmp_path: Path) -> None:
    bundle = load_bundle(make_bundle(tmp_path, instruments=INSTRUMENTS, lead=True))
    mixer = SequenceMixer(pool, CLEAN, 5, INSTRUMENTS)
    settings = ContextTraining(sequences=2)
    reports: list[dict] = []
    heard = heard_sequences(bundle, mixer, None, settings, tmp_path / "heard", "cpu", reports.append)
    assert heard.own.shape == heard.blended.shape == heard.target.shape == heard.weight.shape == (2, 300, 8)
    assert np.array_equal(heard.target[0, :, :4], mixer.sequence(0).presence)
    assert len(reports) == 2
    again = heard_sequences(bundle, mixer, None, settings, tmp_path / "heard", "cpu", reports.append)
    assert len(reports) == 2
    assert np.array_equal(again.own, heard.own)


def test_a_context_network_learns_that_an_instrument_outlasts_a_slip() -> None:
    """Logits that waver about a truth of long stretches: around a frame there is more to be learnt than in it."""
    rng = np.random.default_rng(1)
    truth = np.repeat(rng.integers(0, 2, (16, 10, 2)), 20, axis=1).astype(np.float32)
    own = (np.where(truth > 0, 1.0, -1.0) + rng.normal(0, 2.0, truth.shape)).astype(np.float32)
    sequences = HeardSequences(own, own, np.ones(own.shape[:2], np.float32), truth, np.ones_like(truth))
    settings = replace(
        ContextTraining(sequences=16, width=16, layers=3, steps=150, batch_size=8, ema_decay=0.9),
        frame_noise=0.0, slow_noise=0.0, weakest_gain=1.0, strongest_gain=1.0, dropout=0.0,
    )  # fmt: skip
    losses: list[float] = []
    network = train_context_network(sequences, settings, lambda report: losses.append(report["loss"]))
    again = train_context_network(sequences, settings, lambda _: None)
    assert losses[-1] < 0.7 * losses[0]
    for one, other in zip(network.parameters(), again.parameters(), strict=True):
        assert np.array_equal(one.detach().numpy(), other.detach().numpy())

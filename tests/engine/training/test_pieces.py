"""Pieces for judging: their truth is that of their sound, and a judge who knows it is told so."""

from dataclasses import replace

import numpy as np
import pytest

from engine.analysis.activations import Activations
from engine.features import FeatureSettings
from engine.training.piece_judging import judge_pieces, leads_told
from engine.training.pieces import FRAME, Piece, PieceMixer, Section, weighed
from engine.training.stem_pool import POOL_RATE, StemPool

NAMES = ("banjo", "flute", "organ", "violin")


@pytest.fixture(scope="module")
def mixer(pool: StemPool) -> PieceMixer:
    return PieceMixer(pool, seed=1, instruments=NAMES, duration_s=20.0)


class KnowingAnalyzer:
    """Answers with the truth of the mixer's pieces, some frames late."""

    instruments = NAMES

    def __init__(self, mixer: PieceMixer, delay: int = 0) -> None:
        self.bundle = type("Bundle", (), {"features": FeatureSettings()})
        self._pieces = iter(mixer.piece(number) for number in range(100))
        self._delay = delay

    def analyze_sound(self, samples: np.ndarray, duration_s: float, hop_s: float) -> Activations:
        piece = next(self._pieces)
        assert np.array_equal(samples, piece.samples)
        values = np.roll(piece.presence, self._delay, axis=0).astype(np.float32)
        return Activations(values, NAMES, 0.1, duration_s)


def test_same_number_gives_the_same_piece(mixer: PieceMixer, pool: StemPool) -> None:
    again = PieceMixer(pool, seed=1, instruments=NAMES, duration_s=20.0).piece(3)
    assert np.array_equal(again.samples, mixer.piece(3).samples)
    assert not np.array_equal(mixer.piece(4).samples, mixer.piece(3).samples)


def test_truth_is_that_of_the_sound(mixer: PieceMixer) -> None:
    kinds = set()
    for number in range(12):
        piece = mixer.piece(number)
        assert len(piece.samples) == len(piece.presence) * FRAME == 20 * POOL_RATE
        assert np.isfinite(piece.samples).all()
        assert np.abs(piece.samples).max() <= 1.0
        power = np.square(piece.samples.astype(float)).reshape(-1, FRAME).mean(axis=1)
        sounding = piece.presence.any(axis=1)
        assert np.median(power[sounding]) > 20 * np.median(power[~sounding], axis=0) if (~sounding).any() else True
        for section in piece.sections:
            kinds.add(section.kind)
            inside = piece.presence[section.first : section.stop]
            if section.kind == "solo":
                assert inside[:, NAMES.index(section.lead)].mean() > 0.5
        assert piece.sections[0].first == 0
        assert piece.sections[-1].stop == len(piece.presence)
    assert kinds == {"solo", "accompanied", "ensemble", "silence"}


def test_instrument_without_stems_never_plays(mixer: PieceMixer) -> None:
    assert "banjo" not in mixer.playable
    assert not any(mixer.piece(number).presence[:, NAMES.index("banjo")].any() for number in range(5))


def test_labelled_recording_has_the_truth_of_every_frame(mixer: PieceMixer) -> None:
    piece = mixer.piece(2)
    times = (np.arange(len(piece.presence)) + 0.5) / 10
    assert np.array_equal(piece.labelled("x").presence(times, NAMES), piece.presence)
    assert piece.labelled("x").complete


def test_who_knows_the_truth_finds_the_solos(mixer: PieceMixer) -> None:
    figures = judge_pieces(KnowingAnalyzer(mixer), mixer, 10)
    judged, solos = figures.judgement, figures.judgement.solos
    assert judged.frame_map == pytest.approx(1.0)
    assert judged.frames.f1 == 1.0
    assert solos.true > 5
    # Where two sections touch with the same instrument in them, a solo may hide in a longer region.
    assert solos.recall >= 0.8
    assert solos.precision > 0.95
    assert solos.onset_error_s < 0.15
    assert figures.instruments == ("flute", "organ", "violin")
    assert figures.lead_accuracy is None
    assert figures.to_json()["lead_accuracy"] is None


def test_who_is_late_is_told_by_how_much(mixer: PieceMixer) -> None:
    on_time, late = (judge_pieces(KnowingAnalyzer(mixer, delay), mixer, 10).judgement for delay in (0, 5))
    assert late.solos.onset_error_s == pytest.approx(on_time.solos.onset_error_s + 0.5, abs=0.15)
    assert np.median(late.solos.onset_errors_s) > 0.3
    assert late.frame_map < on_time.frame_map


def test_leads_are_told_by_the_highest_lead_probability_of_their_section() -> None:
    sections = (
        Section(0, 10, "accompanied", "flute"),
        Section(10, 20, "solo", "violin"),
        Section(20, 30, "accompanied", "organ"),
        Section(30, 40, "accompanied", "violin", outweighs=False),
    )
    piece = Piece(np.zeros(40 * FRAME, np.float32), np.zeros((40, len(NAMES)), bool), sections, NAMES)
    lead = np.zeros((40, len(NAMES)), np.float32)
    lead[:10, NAMES.index("flute")] = 0.6
    lead[20:30, NAMES.index("violin")] = 0.9
    lead[30:40, NAMES.index("violin")] = 0.2
    found = Activations(np.ones_like(lead), NAMES, 0.1, 4.0, lead=lead)
    assert [told.right for told in leads_told(piece, found)] == [True, False, True]
    assert [told.outweighs for told in leads_told(piece, found)] == [True, True, False]
    assert leads_told(piece, replace(found, lead=None)) == []


@pytest.mark.parametrize(
    ("kind", "band", "outweighs"), [("accompanied", 0.6, True), ("accompanied", 0.8, False), ("ensemble", 0.8, True)]
)
def test_lead_outweighs_its_band_when_it_has_more_energy(kind: str, band: float, outweighs: bool) -> None:
    lead, other = np.zeros((2, 30 * FRAME), np.float32)
    lead[10 * FRAME : 15 * FRAME] = 1.0
    other[10 * FRAME : 20 * FRAME] = band
    section = Section(10, 20, kind, "flute")
    assert weighed(section, [("flute", lead, 0.1), ("organ", other, 0.1)]).outweighs is outweighs


def test_bundle_of_fewer_instruments_is_judged_on_those_it_names(pool: StemPool, mixer: PieceMixer) -> None:
    class FluteAnalyzer(KnowingAnalyzer):
        instruments = ("flute",)

        def analyze_sound(self, samples: np.ndarray, duration_s: float, hop_s: float) -> Activations:
            found = super().analyze_sound(samples, duration_s, hop_s)
            return Activations(found.values[:, [NAMES.index("flute")]], ("flute",), 0.1, duration_s)

    judged = judge_pieces(FluteAnalyzer(mixer), mixer, 6).judgement
    assert list(judged.instruments) == ["flute"]
    assert judged.frame_map == 1.0
    # Others play beside the flute, which this bundle cannot know: not all that it calls a solo is one.
    assert judged.solos.precision < 1.0

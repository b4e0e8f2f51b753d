"""How many regions a bundle makes where people only speak: each of them is a mistake."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import soxr

from engine.analysis.analyzer import Analyzer
from engine.analysis.regions import Region
from engine.analysis.settings import DEFAULT_HOP_S
from engine.analysis.singing import SINGING
from engine.training.spoken_recordings import TREATMENTS, SpokenFolder
from engine.training.stem_pool import POOL_RATE


@dataclass(frozen=True)
class JudgedSpeech:
    """One recording of speech and the regions in it.

    Attributes
    ----------
    speaker, treatment : str
    duration_s : float
    regions : tuple of Region
    """

    speaker: str
    treatment: str
    duration_s: float
    regions: tuple[Region, ...]


@dataclass(frozen=True)
class InstrumentInSpeech:
    """What one instrument was found to do in speech.

    Attributes
    ----------
    regions : int
    duration_s : float
        Length of the regions together.
    peak : float
        Highest activation in any of them.
    """

    regions: int
    duration_s: float
    peak: float


@dataclass(frozen=True)
class SpeechFigures:
    """Figures over all recordings of speech.

    Attributes
    ----------
    recordings : tuple of JudgedSpeech
    passed_over : tuple of str
        Sentences on files that could not be read.
    """

    recordings: tuple[JudgedSpeech, ...]
    passed_over: tuple[str, ...] = ()

    @property
    def minutes(self) -> float:
        """Length of the recordings, pauses included."""
        return sum(each.duration_s for each in self.recordings) / 60

    @property
    def per_minute(self) -> float:
        """Regions a minute of any instrument, singing among them; NaN without recordings."""
        return self._rate(sum(len(each.regions) for each in self.recordings))

    @property
    def per_minute_but_singing(self) -> float:
        """Regions a minute of any instrument but `SINGING`; NaN without recordings."""
        return self._rate(sum(region.instrument != SINGING for each in self.recordings for region in each.regions))

    @property
    def share_called_singing(self) -> float:
        """Share of the time inside regions of `SINGING`; NaN without recordings."""
        called_s = sum(
            region.duration_s for each in self.recordings for region in each.regions if region.instrument == SINGING
        )
        return self._rate(called_s / 60)

    def by_instrument(self) -> dict[str, InstrumentInSpeech]:
        """Return what each instrument does that has a region; the one with the most regions first."""
        regions = [region for each in self.recordings for region in each.regions]
        found = {}
        for name, count in Counter(region.instrument for region in regions).most_common():
            own = [region for region in regions if region.instrument == name]
            length_s = sum(region.duration_s for region in own)
            found[name] = InstrumentInSpeech(count, length_s, max(region.peak for region in own))
        return found

    def by_treatment(self) -> dict[str, "SpeechFigures"]:
        """Return the figures of the recordings that were treated alike."""
        found = {
            name: SpeechFigures(tuple(each for each in self.recordings if each.treatment == name))
            for name in TREATMENTS
        }
        return {name: figures for name, figures in found.items() if figures.recordings}

    def by_speaker(self) -> dict[str, "SpeechFigures"]:
        """Return the figures of each speaker."""
        speakers = dict.fromkeys(each.speaker for each in self.recordings)
        return {
            name: SpeechFigures(tuple(each for each in self.recordings if each.speaker == name)) for name in speakers
        }

    def rate_of(self, instrument: str) -> float:
        """Return the regions of one instrument a minute; NaN without recordings."""
        return self._rate(sum(region.instrument == instrument for each in self.recordings for region in each.regions))

    def to_json(self) -> dict[str, Any]:
        """Return the figures as plain values."""
        return {
            **self._rates(),
            "instruments": {
                name: {"regions": each.regions, "duration_s": each.duration_s, "peak": each.peak}
                for name, each in self.by_instrument().items()
            },
            "treatments": {name: figures._rates() for name, figures in self.by_treatment().items()},
            "speakers": {name: figures._rates() for name, figures in self.by_speaker().items()},
            "passed_over": list(self.passed_over),
        }

    def _rate(self, count: float) -> float:
        return count / self.minutes if self.minutes else float("nan")

    def _rates(self) -> dict[str, float]:
        return {
            "minutes": self.minutes,
            "per_minute": self.per_minute,
            f"per_minute_without_{SINGING}": self.per_minute_but_singing,
            f"share_of_time_called_{SINGING}": self.share_called_singing,
        }


def judge_speech(
    analyzer: Analyzer,
    folder: SpokenFolder,
    hop_s: float = DEFAULT_HOP_S,
    on_speaker: Callable[[int, int], None] | None = None,
) -> SpeechFigures:
    """Analyse the recordings of a folder of speech and keep the regions, by the bundle's own rules.

    Parameters
    ----------
    analyzer : Analyzer
    folder : SpokenFolder
    hop_s : float
    on_speaker : callable, optional
        Hears how many speakers of how many are done.

    Raises
    ------
    SettingsError
        If none of the files can be read.
    """
    judged: list[JudgedSpeech] = []
    rate = analyzer.bundle.features.sample_rate
    done = 0
    for spoken in folder.recordings():
        if judged and judged[-1].speaker != spoken.speaker:
            done = folder.speakers.index(spoken.speaker)
            if on_speaker:
                on_speaker(done, len(folder.speakers))
        samples = spoken.samples if rate == POOL_RATE else soxr.resample(spoken.samples, POOL_RATE, rate)
        activations = analyzer.analyze_sound(samples, spoken.duration_s, hop_s)
        judged.append(JudgedSpeech(spoken.speaker, spoken.treatment, spoken.duration_s, activations.regions()))
    if on_speaker:
        on_speaker(len(folder.speakers), len(folder.speakers))
    return SpeechFigures(tuple(judged), tuple(folder.passed_over.values()))

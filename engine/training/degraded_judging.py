"""How a bundle fares on the validation recordings when they are as poor as recordings can be."""

from collections.abc import Callable, Sequence

import numpy as np

from engine.analysis.analyzer import Analyzer
from engine.analysis.settings import DEFAULT_HOP_S
from engine.audio import open_recording
from engine.training.degradations import DEGRADATIONS
from engine.training.judgement import Judgement, judge, with_labelled_solos
from engine.training.validation_set import LabelledRecording

_SEED = 11


def judge_degraded(
    analyzer: Analyzer,
    recordings: Sequence[LabelledRecording],
    hop_s: float = DEFAULT_HOP_S,
    on_recording: Callable[[int, int], None] | None = None,
) -> dict[str, Judgement]:
    """Judge a bundle as it is on all recordings, degraded in each way of `DEGRADATIONS`; labels stay as they are.

    Parameters
    ----------
    analyzer : Analyzer
    recordings : sequence of LabelledRecording
    hop_s : float
    on_recording : callable, optional
        Hears how many recordings of how many are done, each degradation's counted.

    Raises
    ------
    RecordingError
        If one cannot be read.
    """
    judged = {}
    rate = analyzer.bundle.features.sample_rate
    for place, (name, degraded) in enumerate(DEGRADATIONS.items()):
        found = {}
        for number, labels in enumerate(recordings):
            with open_recording(labels.path) as recording:
                duration_s = recording.info.duration_s
                sound = recording.read(0.0, duration_s, rate)
            poor = degraded(sound, rate, np.random.default_rng([_SEED, place, number]))
            found[labels.path] = analyzer.analyze_sound(np.asarray(poor, dtype=np.float32), duration_s, hop_s)
            if on_recording:
                on_recording(place * len(recordings) + number + 1, len(DEGRADATIONS) * len(recordings))
        judged[name] = judge(with_labelled_solos(recordings, found))
    return judged

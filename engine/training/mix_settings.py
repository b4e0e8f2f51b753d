"""How often each kind of training window is mixed, and what is done to its sound."""

from dataclasses import dataclass


@dataclass(frozen=True)
class MixSettings:
    """How often each kind of window is mixed; the rest are random ensembles of two to `largest_ensemble` stems.

    ``music`` is the share of windows cut from produced music, ``over_music`` the share of these under a stem;
    ``lead_db`` is how far above its bed a soloist stands at most; ``unlisted`` is the share of the empty windows in
    which an instrument outside the listed ones, or speech, is heard. ``muffled`` and ``tones`` are the shares of
    backgrounds that are noise cut off above or below, and steady tones. ``poor`` is the share of windows that are made
    poor once they are whole; see `engine.training.poor_sound`.
    """

    music: float = 0.0
    over_music: float = 0.4
    lead_db: float = 8.0
    empty: float = 0.06
    unlisted: float = 0.4
    solo: float = 0.4
    bed: float = 0.26
    largest_ensemble: int = 5
    other: float = 0.12
    phrase: float = 0.6
    pitch: float = 0.6
    room: float = 0.6
    tone_db: float = 5.0
    background: float = 0.6
    muffled: float = 0.0
    tones: float = 0.0
    band_limited: float = 0.3
    master: float = 0.25
    poor: float = 0.0

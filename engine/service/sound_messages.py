"""The messages of the sound service (see `engine.service.sound_service`), as dataclasses; torch-free.

They travel as those of the worker do, see `engine.service.messages`.
"""

from dataclasses import dataclass

import numpy as np

from engine.analysis.settings import DEFAULT_BUNDLE

__all__ = [
    "SOUND_PROTOCOL",
    "BeginSound",
    "EndSound",
    "FoundRegions",
    "Hello",
    "Retire",
    "SoundBlock",
    "SoundHeard",
    "Welcome",
]

SOUND_PROTOCOL = 1
"""Raise it when a client or a service that follows the former version would no longer be understood."""


@dataclass(frozen=True)
class Hello:
    """The first message of a client; answered by Welcome or Failed.

    Attributes
    ----------
    protocol : int
        `SOUND_PROTOCOL` as the client knows it.
    program : str
        Who is calling, for the log.
    secret : str
        From the service's address: whoever can read that may call.
    """

    protocol: int
    program: str
    secret: str


@dataclass(frozen=True)
class Welcome:
    """The service takes requests of this client."""

    protocol: int
    version: str
    pid: int


@dataclass(frozen=True)
class BeginSound:
    """Announce sound that follows in blocks.

    Attributes
    ----------
    sample_rate : int
        Of the blocks, in Hz.
    channels : int
    instrument : str
        Find this one only; empty for all.
    threshold : float
        Activation a region must reach, the same for all instruments; 0 keeps those fitted for the bundle.
    bundle, device : str
        As in `engine.analysis.settings.AnalysisSettings`.
    """

    request_id: int
    sample_rate: int
    channels: int
    instrument: str = ""
    threshold: float = 0.0
    bundle: str = DEFAULT_BUNDLE
    device: str = "auto"


@dataclass(frozen=True, eq=False)
class SoundBlock:
    """The next samples, shape (channels, samples), float32."""

    request_id: int
    samples: np.ndarray


@dataclass(frozen=True)
class EndSound:
    """All sound was sent; AnalysisProgress..., FoundRegions twice, then SoundHeard, or Failed or Cancelled."""

    request_id: int


@dataclass(frozen=True)
class Retire:
    """Take no further client, finish what the present ones began, then end."""


@dataclass(frozen=True, eq=False)
class FoundRegions:
    """Regions of the sound, sorted by onset, then instrument.

    Attributes
    ----------
    kind : str
        ``"regions"`` or ``"solos"``.
    onsets_s, offsets_s : np.ndarray, shape (regions,), float64
    instruments, labels, solos : tuple of str
        Of every region: its instrument; the text an editor shows, such as ``clarinet 0.91``; ``unaccompanied``,
        ``featured`` or empty.
    """

    request_id: int
    kind: str
    onsets_s: np.ndarray
    offsets_s: np.ndarray
    instruments: tuple[str, ...]
    labels: tuple[str, ...]
    solos: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class SoundHeard:
    """The activations, shape (frames, instruments), float32, and with them the end of the request."""

    request_id: int
    values: np.ndarray
    instruments: tuple[str, ...]
    frame_s: float
    duration_s: float
    from_cache: bool

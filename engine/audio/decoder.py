"""What every decoder offers to a recording: facts when it is opened, then exact seeking and reading."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np

LOWEST_RATE, HIGHEST_RATE = 1_000, 1_536_000
MOST_CHANNELS = 1024
LONGEST_S = 400 * 3600.0


class DecodingError(Exception):
    """A decoding library does not know the file's format, or finds it damaged; carries the library's words."""


class NoSoundTrackError(DecodingError):
    """The file is a film or a container without any sound in it."""


@dataclass(frozen=True)
class SoundFacts:
    """
    What a decoder found out about the sound in a file.

    ``slack`` is how many samples the sound may fall short of ``frames`` before the file counts as cut
    short: none where the header counts samples, a codec frame or two where it counts packets.
    """

    frames: int
    sample_rate: int
    channels: int
    container: str
    codec: str
    bit_depth: int | None
    slack: int = 0


class Decoder(Protocol):
    """An open file whose samples can be read from any position."""

    def facts(self) -> SoundFacts:
        """Return what the file says of its sound."""

    def seek(self, frame: int) -> None:
        """Make ``frame`` the next one that ``read`` returns."""

    def read(self, frames: int) -> np.ndarray:
        """Return the next ``(n, channels)`` float32 samples; ``n`` is less than asked only at the end."""

    def close(self) -> None:
        """Let go of the file."""


def implausible(facts: SoundFacts) -> str | None:
    """Return why no real recording has such facts, as the end of a sentence, or None."""
    if facts.channels < 1:
        return "has no channels"
    if facts.channels > MOST_CHANNELS:
        return f"claims to have {facts.channels} channels"
    if not LOWEST_RATE <= facts.sample_rate <= HIGHEST_RATE:
        return f"claims a sample rate of {facts.sample_rate} Hz"
    if facts.frames / facts.sample_rate > LONGEST_S:
        return f"claims to last {facts.frames / facts.sample_rate / 3600:.0f} hours"
    return None

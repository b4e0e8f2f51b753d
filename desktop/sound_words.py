"""What the sound of exported files is like, in words: sample rate, channels, samples, and where these change."""

from typing import Literal

from desktop.numbers import brief
from desktop.solo_audio_plan import SoundFacts
from desktop.translation import translate
from desktop.words import channel_words


def cut_words(facts: SoundFacts, container: Literal["wav", "flac"]) -> str:
    """Say what comes out when a recording is cut to a container: ``WAV, 44.1 kHz, stereo, 16 bit …``."""
    from engine.interchange.solo_audio import sample_format

    subtype, changes = sample_format(facts.width, container)
    words = translate("SoundWords", "{container}, {rate} kHz, {channels}, {samples}, as in the recording.")
    if changes and facts.width == "lossy":
        words = translate("SoundWords", "{container}, {rate} kHz, {channels}, {samples}; the recording is lossy.")
    elif changes:
        words = translate(
            "SoundWords",
            "{container}, {rate} kHz, {channels}, {samples}; FLAC cannot hold those of the recording as they are.",
        )
    if changes and container == "flac":
        words += " " + translate("SoundWords", "What is louder than full scale is clipped.")
    return words.format(
        container=container.upper(),
        rate=brief(facts.sample_rate / 1000),
        channels=channel_words(facts.channels),
        samples=_sample_words(subtype),
    )


def _sample_words(subtype: str) -> str:
    if subtype in ("FLOAT", "DOUBLE"):
        bits = 32 if subtype == "FLOAT" else 64
        return translate("SoundWords", "{bits} bit floating point").format(bits=bits)
    bits = int(subtype.removeprefix("PCM_").lstrip("SU"))
    return translate("SoundWords", "{bits} bit").format(bits=bits)

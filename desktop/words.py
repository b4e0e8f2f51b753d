"""Facts in the words the window shows."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.audio import RecordingInfo


def facts_words(recording: "RecordingInfo") -> str:
    """Say what kind of recording it is: ``WAV, PCM 16 bit  ·  stereo  ·  44.1 kHz``."""
    channels = {1: "mono", 2: "stereo"}.get(recording.channels, f"{recording.channels} channels")
    kind = recording.container
    if recording.codec and recording.codec.lower() not in kind.lower():
        kind = f"{kind}, {recording.codec}"
    return f"{kind}  ·  {channels}  ·  {recording.sample_rate / 1000:g} kHz  "


def step_words(verb: str, step: str) -> str:
    """Name the step that is undone or redone: ``&Undo confirm flute``."""
    return f"{verb} {step[:1].lower()}{step[1:]}" if step else verb


def count_words(number: int, noun: str) -> str:
    """Return a number with its noun: ``1 region``, ``1,204 regions``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def device_words(device: str) -> str:
    """Return what the engine computes on; nothing while that is not known."""
    if not device:
        return ""
    return "CPU" if device == "cpu" else f"GPU ({device})"


def seconds_words(seconds: float) -> str:
    """Return a duration: ``4.2 s``, ``3.1 min``."""
    if seconds < 90:
        return f"{seconds:.1f} s"
    return f"{seconds / 60:.1f} min"

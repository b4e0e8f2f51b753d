"""Facts in the words the window shows."""

from typing import TYPE_CHECKING

from desktop.numbers import brief, decimal, inside
from desktop.translation import translate

if TYPE_CHECKING:
    from engine.audio import RecordingInfo


def facts_words(recording: "RecordingInfo") -> str:
    """Say what kind of recording it is: ``WAV, PCM 16 bit  ·  stereo  ·  44.1 kHz``."""
    kind = recording.container
    if recording.codec and recording.codec.lower() not in kind.lower():
        kind = f"{kind}, {recording.codec}"
    return f"{kind}  ·  {channel_words(recording.channels)}  ·  {brief(recording.sample_rate / 1000)} kHz  "


def channel_words(channels: int) -> str:
    """Return how many channels there are: ``mono``, ``stereo``, ``6 channels``."""
    if channels == 1:
        return translate("Words", "mono")
    if channels == 2:
        return translate("Words", "stereo")
    return translate("Words", "%Ln channels", "", channels)


def undo_words(step: str) -> str:
    """Name the step that is undone: ``&Undo confirm flute``."""
    if not step:
        return translate("Words", "&Undo")
    return translate("Words", "&Undo {step}").format(step=_in_menu(step))


def redo_words(step: str) -> str:
    """Name the step that is redone: ``&Redo confirm flute``."""
    if not step:
        return translate("Words", "&Redo")
    return translate("Words", "&Redo {step}").format(step=_in_menu(step))


def _in_menu(step: str) -> str:
    """Return a step for a menu, which takes an ampersand of somebody's name for the mark of a key."""
    return inside(step).replace("&", "&&")


def device_words(device: str) -> str:
    """Return what the engine computes on; nothing while that is not known."""
    if not device:
        return ""
    return "CPU" if device == "cpu" else f"GPU ({device})"


def seconds_words(seconds: float) -> str:
    """Return a duration: ``4.2 s``, ``3.1 min``."""
    if seconds < 90:
        return f"{decimal(seconds, 1)} s"
    return f"{decimal(seconds / 60, 1)} min"

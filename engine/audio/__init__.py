"""Open any recording and read its samples in blocks; knows nothing of features, torch or Qt."""

from engine.audio.content_hash import content_hash
from engine.audio.gathered import GatheredSound
from engine.audio.recording import Recording, RecordingInfo, open_recording
from engine.audio.resampling import ResampleStream

__all__ = ["GatheredSound", "Recording", "RecordingInfo", "ResampleStream", "content_hash", "open_recording"]

"""Recordings in which people speak and nothing plays, joined from the audio files of a folder: for judging only."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import numpy as np
from scipy.signal import fftconvolve

from engine.audio import open_recording
from engine.errors import RecordingError, SettingsError
from engine.training.codecs import through_any_codec
from engine.training.noise import background
from engine.training.rooms import room_responses
from engine.training.stem_pool import POOL_RATE

RECORDING_S = 60.0
"""How long a recording is about; what is left of a speaker may make a shorter one."""

RECORDINGS_OF_A_SPEAKER = 3
TREATMENTS = MappingProxyType(
    {"dry": (False, False), "room": (True, False), "codec": (False, True), "room and codec": (True, True)}
)
"""What happens to recordings, in turn: whether they are heard in a room, and whether they go through a lossy codec."""

_SHORTEST_S = 10.0
_PAUSE_S = (0.25, 1.25)
_FADE = 220
_ROOM_S = 1.5


@dataclass(frozen=True)
class SpokenRecording:
    """One speaker heard for about a minute.

    Attributes
    ----------
    speaker : str
    treatment : str
        One of `TREATMENTS`.
    samples : ndarray (samples,) of float32
        At `POOL_RATE`.
    """

    speaker: str
    treatment: str
    samples: np.ndarray

    @property
    def duration_s(self) -> float:
        """Length in seconds."""
        return len(self.samples) / POOL_RATE


class SpokenFolder:
    """Joins the files of each speaker, with pauses, into recordings; the same seed always gives the same ones.

    A folder inside is one speaker with all that lies in it; files beside such folders belong to one more speaker, who
    is called like the folder. Hidden files are left alone.

    Parameters
    ----------
    folder : Path
    seed : int

    Attributes
    ----------
    passed_over : dict of Path to str
        Sentences on the files that were come across so far and cannot be read.

    Raises
    ------
    SettingsError
        If there is no such folder, or no file in it.
    """

    def __init__(self, folder: Path, seed: int = 0) -> None:
        if not folder.is_dir():
            raise SettingsError(f"There is no folder of speech '{folder}'.")
        self._folder = folder
        self._seed = seed
        self._files = _files_of_speakers(folder)
        if not self._files:
            raise SettingsError(f"The folder of speech '{folder}' holds no files.")
        self.passed_over: dict[Path, str] = {}

    @property
    def speakers(self) -> tuple[str, ...]:
        """Names of the speakers."""
        return tuple(self._files)

    def recordings(self) -> Iterator[SpokenRecording]:
        """Yield up to `RECORDINGS_OF_A_SPEAKER` of each speaker, treated in turn; no words are heard twice.

        Raises
        ------
        SettingsError
            If none of the files can be read.
        """
        heard_any = False
        for place, (speaker, files) in enumerate(self._files.items()):
            rng = np.random.default_rng([self._seed, place])
            shuffled = [files[number] for number in rng.permutation(len(files))]
            for number, spoken in enumerate(self._joined(shuffled, rng)):
                treatment = list(TREATMENTS)[(place + number) % len(TREATMENTS)]
                heard_any = True
                yield SpokenRecording(speaker, treatment, _treated(spoken, treatment, rng))
                if number + 1 == RECORDINGS_OF_A_SPEAKER:
                    break
        if not heard_any:
            reason = next(iter(self.passed_over.values()), "They are silent.")
            raise SettingsError(f"None of the files in the folder of speech '{self._folder}' can be used. {reason}")

    def _joined(self, files: Sequence[Path], rng: np.random.Generator) -> Iterator[np.ndarray]:
        parts: list[np.ndarray] = []
        length, yielded = 0, False
        for utterance in self._utterances(files):
            pause = np.zeros(round(float(rng.uniform(*_PAUSE_S)) * POOL_RATE), dtype=np.float32)
            parts += [pause, utterance]
            length += len(pause) + len(utterance)
            if length >= RECORDING_S * POOL_RATE:
                yield np.concatenate(parts)
                parts, length, yielded = [], 0, True
        if parts and (length >= _SHORTEST_S * POOL_RATE or not yielded):
            yield np.concatenate(parts)

    def _utterances(self, files: Sequence[Path]) -> Iterator[np.ndarray]:
        """Yield what is said in files that can be read, long ones by the minute; faded at its edges, not to click."""
        for path in files:
            if path in self.passed_over:
                continue
            try:
                with open_recording(path) as recording:
                    for sound in recording.blocks(POOL_RATE, block_s=RECORDING_S):
                        if sound.any():
                            fade = min(_FADE, len(sound) // 2)
                            ramp = np.linspace(0, 1, fade, dtype=np.float32)
                            faded = sound.copy()
                            faded[:fade] *= ramp
                            faded[len(faded) - fade :] *= ramp[::-1]
                            yield faded
            except RecordingError as error:
                self.passed_over[path] = str(error)


def _files_of_speakers(folder: Path) -> dict[str, list[Path]]:
    found: dict[str, list[Path]] = {}
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if path.is_file() and not any(part.startswith(".") for part in inside.parts):
            found.setdefault(inside.parts[0] if len(inside.parts) > 1 else folder.name, []).append(path)
    return found


def _treated(spoken: np.ndarray, treatment: str, rng: np.random.Generator) -> np.ndarray:
    """Return the recording as it reaches an analysis, its peak at -12 to -1 dB of full scale, (samples,) float32."""
    in_room, through_codec = TREATMENTS[treatment]
    loudest = np.float32(10 ** (float(rng.uniform(-12, -1)) / 20))
    sound = spoken
    if in_room:
        reach = round(_ROOM_S * POOL_RATE)
        response = np.fft.irfft(room_responses(1, POOL_RATE, 2 * reach, reach, rng)[0], 2 * reach)[:reach]
        sound = fftconvolve(sound, response.astype(np.float32))
    sound = sound * (loudest / np.abs(sound).max())
    if in_room:
        sound += background(len(sound), POOL_RATE, rng) * np.float32(10 ** (float(rng.uniform(-70, -45)) / 20))
    if through_codec:
        sound = through_any_codec(sound, POOL_RATE, rng)
    return np.asarray(np.clip(sound, -1, 1), dtype=np.float32)

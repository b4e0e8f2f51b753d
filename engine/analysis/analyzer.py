"""The network over a whole recording: windows, features, logits and overlap-add, bounded in memory by the batch.

It knows no threshold (see `engine.analysis.regions`) and no file but the recording it is given.
"""

import copy
import math
import os
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing

import numpy as np
import torch
from torch import Tensor, nn
from torch.fx.proxy import TraceError

from engine.analysis.activations import Activations, frame_count
from engine.analysis.devices import choose_device, device_name, fast_precision
from engine.analysis.fading import FadeMap
from engine.analysis.folding import folded
from engine.analysis.heap import keep_freed_memory
from engine.analysis.held_pitch import HeldPitch
from engine.analysis.lift import recording_lift, sound_lift
from engine.analysis.offset import OffsetRemoval
from engine.analysis.overlap_add import OverlapAdd
from engine.analysis.prefetch import prefetched
from engine.analysis.progress import Cancelled, Progress, RemainingTime
from engine.analysis.region_rules import RegionRules
from engine.analysis.settings import DEFAULT_BUNDLE, DEFAULT_HOP_S, FRAME_S, PRECISIONS, AnalysisSettings
from engine.analysis.settling import Settling
from engine.analysis.singing import SINGING
from engine.analysis.windows import FeatureStream, SilenceMap, WindowGrid
from engine.audio import Recording
from engine.errors import SettingsError
from engine.features import FeatureExtractor
from engine.models import Bundle, load_bundle

__all__ = ["Analyzer", "Cancelled", "Progress"]

BATCH_SIZES = {"cpu": 12, "cuda": 256, "mps": 64}
"""Windows at once when nobody says otherwise: on a CPU few enough to fit its cache, for the most part."""
BLOCK_S = {"cpu": 10.0, "cuda": 60.0, "mps": 20.0}

OnProgress = Callable[[Progress], None]
OnPartial = Callable[[int, np.ndarray], None]


class Analyzer:
    """A model bundle, warm on a device, that turns recordings into activations.

    Parameters
    ----------
    bundle : Bundle
    device : str
        ``"auto"``, ``"cpu"``, ``"cuda"`` or ``"mps"``.
    batch_size : int or None
        Windows that go through the network at once; None or 0 chooses by device.
    precision : str
        ``"float32"``; ``"bfloat16"`` to keep the network's weights and maps in half the bits (features are always
        computed in full); ``"auto"`` for that where the processor multiplies such numbers: the network is about twice
        as fast then, and activations of the shipped bundle stay within 0.03.
    fold : bool
        Whether to fold the network for speed (see `engine.analysis.folding`). That must not be done beside another
        thread that is analysing.

    Attributes
    ----------
    precision : str
        The one in use, ``"float32"`` or ``"bfloat16"``.

    Raises
    ------
    SettingsError
        If the device is not there.
    """

    def __init__(
        self,
        bundle: Bundle,
        device: str = "auto",
        batch_size: int | None = None,
        *,
        precision: str = "auto",
        fold: bool = True,
    ) -> None:
        choices = ("auto", *PRECISIONS)
        if precision not in choices:
            raise SettingsError(f"The precision '{precision}' is unknown; choose one of {', '.join(choices)}.")
        self.bundle = bundle
        self.device = choose_device(device)
        if self.device.type == "cpu":
            keep_freed_memory()
        self.batch_size = batch_size or BATCH_SIZES[self.device.type]
        self.precision = fast_precision(self.device) if precision == "auto" else precision
        self._dtype = torch.bfloat16 if self.precision == "bfloat16" else torch.float32
        self.rules = RegionRules.from_json(bundle.rules_json)
        ready = _prepared(bundle.model) if fold else copy.deepcopy(bundle.model).eval()
        model = ready.to(self.device, self._dtype)
        self._model = model.to(memory_format=torch.channels_last)  # type: ignore[call-overload]  # not in torch's stubs
        self._features = FeatureExtractor(bundle.features).to(self.device)
        silence = torch.zeros((1, 1, bundle.features.rows, bundle.features.window_frames), device=self.device)
        self._window_frames = self.logits(silence).shape[1]

    @classmethod
    def from_bundle(
        cls, bundle: str | os.PathLike[str] = DEFAULT_BUNDLE, device: str = "auto", batch_size: int | None = None
    ) -> "Analyzer":
        """Load a bundle by name or by path.

        Raises
        ------
        BundleError
            If there is no such bundle or it is damaged.
        SettingsError
            If the device is not there.
        """
        return cls(load_bundle(bundle), device, batch_size)

    @property
    def instruments(self) -> tuple[str, ...]:
        """Names of the columns of the activations."""
        return self.bundle.instruments

    @property
    def device_name(self) -> str:
        """What to call the device in front of a user."""
        return device_name(self.device)

    @property
    def block_s(self) -> float:
        """Length in seconds of the blocks of samples that suit the device."""
        return BLOCK_S[self.device.type]

    def frames_of(self, duration_s: float) -> int:
        """Return how many frames the activations of a recording this long have."""
        return frame_count(duration_s, FRAME_S)

    @torch.inference_mode()
    def logits(self, windows: Tensor) -> Tensor:
        """Run the network.

        Parameters
        ----------
        windows : Tensor (windows, 1, rows, window_frames)
            Standardised feature stacks, as `FeatureExtractor.frames` makes them.

        Returns
        -------
        Tensor (windows, frames, outputs)
            Logits of presence, followed by those of lead if the network has them; frame k covers
            ``[0.1 k, 0.1 (k + 1))`` seconds of its window.
        """
        windows = windows.to(self.device, self._dtype).contiguous(memory_format=torch.channels_last)
        try:
            return self._model(windows).float()
        except torch.OutOfMemoryError as error:
            raise SettingsError(
                f"{self.device_name} has too little memory for {len(windows)} windows at once; "
                "choose a smaller batch size or the device 'cpu'."
            ) from error

    def analyze(
        self,
        recording: Recording,
        hop_s: float = DEFAULT_HOP_S,
        on_progress: OnProgress | None = None,
        cancelled: threading.Event | None = None,
        on_partial: OnPartial | None = None,
    ) -> Activations:
        """Analyse an open recording.

        Parameters
        ----------
        recording : Recording
        hop_s : float
            Seconds from one window to the next, 0.1 to 1.
        on_progress : callable, optional
            Called with a Progress before a first sample is read and after every batch.
        cancelled : threading.Event, optional
            Set it, from any thread, to end the analysis after the batch at work.
        on_partial : callable, optional
            Called with a start frame and values, shape (frames, instruments), as soon as these are final.

        Raises
        ------
        Cancelled
            If `cancelled` was set.
        RecordingError
            If the recording cannot be read to its end.
        SettingsError
            If the hop is out of range.
        """
        AnalysisSettings(hop_s=hop_s)  # refused before anything is read
        rate = self.bundle.features.sample_rate
        if on_progress is not None:
            on_progress(Progress(0.0, recording.info.duration_s))  # a long quiet one is read for its level first
        lift = recording_lift(recording, rate, cancelled)
        blocks = recording.blocks(sample_rate=rate, mono=True, block_s=self.block_s)
        with closing(prefetched(blocks)) as ahead:
            return self.analyze_samples(
                ahead, recording.info.duration_s, hop_s, on_progress, cancelled, on_partial, lift=lift
            )

    def analyze_sound(self, samples: np.ndarray, duration_s: float, hop_s: float = DEFAULT_HOP_S) -> Activations:
        """Analyse sound that is there as a whole, as `analyze` would if it were a recording.

        Parameters
        ----------
        samples : ndarray (samples,)
            Mono, at the bundle's sample rate, full scale 1.
        duration_s : float
            Samples beyond are left out.
        hop_s : float
            Seconds from one window to the next, 0.1 to 1.

        Raises
        ------
        SettingsError
            If the hop is out of range.
        """
        lift = sound_lift([samples], self.bundle.features.sample_rate, duration_s)
        return self.analyze_samples([samples], duration_s, hop_s, lift=lift)

    def analyze_samples(
        self,
        blocks: Iterable[np.ndarray],
        duration_s: float,
        hop_s: float = DEFAULT_HOP_S,
        on_progress: OnProgress | None = None,
        cancelled: threading.Event | None = None,
        on_partial: OnPartial | None = None,
        *,
        lift: float = 1.0,
    ) -> Activations:
        """Analyse samples that arrive in blocks, mono, at the bundle's sample rate; otherwise as `analyze`.

        Samples beyond `duration_s` are left out, missing ones count as digital silence. The network hears them louder
        by the factor `lift`; see `engine.analysis.lift`.
        """
        AnalysisSettings(hop_s=hop_s)
        frames = frame_count(duration_s, FRAME_S)
        grid = WindowGrid.over(duration_s, hop_s, self.bundle.features)
        silence = SilenceMap(frames, FRAME_S, self.bundle.features.sample_rate)
        fades = FadeMap(frames, FRAME_S, self.bundle.features.sample_rate)
        held = HeldPitch(frames, FRAME_S, self.bundle.features.sample_rate) if SINGING in self.instruments else None
        listeners = (fades, held) if held is not None else (fades,)
        outputs, instruments = self.bundle.card.outputs, len(self.instruments)
        joined = OverlapAdd(frames, outputs * instruments, self._window_frames)
        # Two arrays, so that each can be kept without the other.
        presence, lead = (np.zeros((frames, instruments), dtype=np.float32) for _ in range(2))
        settling = Settling(self.bundle, held)
        clock, joined_to = RemainingTime(), 0
        for first, stop, windows, sounding in self._batches(blocks, grid, silence, listeners, cancelled, lift):
            if sounding.any():
                indices = first + np.flatnonzero(sounding)
                for index, answer in zip(indices.tolist(), self.logits(windows).cpu().numpy(), strict=True):
                    joined.add(grid.start_s(index) / FRAME_S, answer)
            last = stop == len(grid.starts)
            ready = frames if last else math.floor(grid.start_s(stop) / FRAME_S)
            ready = min(frames if last else fades.decided, max(joined_to, ready))
            heard = ~(silence.silent(joined_to, ready) | fades.faded(joined_to, ready))
            start, values = settling.push(joined.take(joined_to, ready), heard, last=last)
            joined.forget_before(ready)
            joined_to = ready
            final = start + len(values)
            presence[start:final] = values[:, :instruments]
            if outputs > 1:
                lead[start:final] = values[:, instruments:]
            if on_partial is not None and final > start:
                on_partial(start, values[:, :instruments].copy())
            if on_progress is not None:
                done_s = min(final * FRAME_S, duration_s)
                on_progress(Progress(done_s, duration_s, clock.after(done_s, duration_s)))
        return Activations(
            presence, self.instruments, FRAME_S, duration_s, lead=lead if outputs > 1 else None, rules=self.rules
        )

    def _batches(
        self,
        blocks: Iterable[np.ndarray],
        grid: WindowGrid,
        silence: SilenceMap,
        listeners: tuple[FadeMap | HeldPitch, ...],
        cancelled: threading.Event | None,
        lift: float,
    ) -> Iterator[tuple[int, int, Tensor, np.ndarray]]:
        """Yield batches: first window, window after the last, the sounding ones' features, which ones sound."""
        stream = FeatureStream(self._features, grid.starts[0], self.device)
        length = self.bundle.features.window_frames
        following = 0
        removal = OffsetRemoval(self.bundle.features.sample_rate)
        for samples, freed, last in _ended(blocks, grid.end_sample, removal):
            silence.push(samples)
            for listener in listeners:
                listener.push(samples)
            with torch.inference_mode():
                stream.push(freed if lift == 1 else freed * np.float32(lift))
            while following < len(grid.starts):
                if cancelled is not None and cancelled.is_set():
                    raise Cancelled
                stop = min(following + self.batch_size, len(grid.starts))
                if not last and (
                    stop < following + self.batch_size or grid.starts[stop - 1] + length > stream.end_frame
                ):
                    break
                sounding = np.array([not self._is_silent(grid, silence, index) for index in range(following, stop)])
                starts = [start for start, heard in zip(grid.starts[following:stop], sounding, strict=True) if heard]
                yield following, stop, stream.windows(starts) if starts else torch.empty(0), sounding
                following = stop
                if following < len(grid.starts):
                    stream.forget_before(grid.starts[following])

    def _is_silent(self, grid: WindowGrid, silence: SilenceMap, index: int) -> bool:
        """Whether a window touches silent frames only, so that its answer cannot matter."""
        first = math.floor(grid.start_s(index) / FRAME_S)
        return bool(silence.silent(first, first + self._window_frames + 1).all())


def _prepared(model: nn.Module) -> nn.Module:
    """Return a copy of a network that is as fast as it can be."""
    try:
        return folded(model.eval())
    except TraceError:
        return copy.deepcopy(model).eval()


def _ended(
    blocks: Iterable[np.ndarray], end_sample: int, removal: OffsetRemoval, padding: int = 1 << 16
) -> Iterator[tuple[np.ndarray, np.ndarray, bool]]:
    """Yield the blocks, then digital silence up to `end_sample`; each with what is freed of its offset, and if it ends.

    What is freed comes a little later; in the end it is as much.
    """
    position = 0
    for block in blocks:
        block = block[: max(0, end_sample - position)]
        position += len(block)
        if len(block):
            yield block, removal.push(block), False
    freed = removal.rest()
    while end_sample - position > padding:
        position += padding
        silence = np.zeros(padding, dtype=np.float32)
        yield silence, np.concatenate([freed, silence]), False
        freed = freed[:0]
    silence = np.zeros(end_sample - position, dtype=np.float32)
    yield silence, np.concatenate([freed, silence]), True

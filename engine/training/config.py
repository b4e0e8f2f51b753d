"""The recipe of a training run, read from one TOML file."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, TypeVar

from engine.errors import SettingsError
from engine.instruments import OPENMIC_INSTRUMENTS
from engine.models.card import ContextSettings, context_from
from engine.training.context_settings import ContextTraining
from engine.training.mix_settings import MixSettings
from engine.training.stem_pool import StemSettings

_Kind = TypeVar("_Kind")


@dataclass(frozen=True)
class LoopSettings:
    """Length and pace of the training.

    ``stop_after`` judgements (every ``evaluate_every_windows``) without a better frame mAP end a run early, and it
    yields its best state; 0 runs to the end of the schedule. With ``keep_answers`` a network goes on answering as it
    began wherever a listed instrument may sound, and learns only of windows in which none does (Li and Hoiem, Learning
    without forgetting, ECCV 2016).
    """

    seed: int = 5
    windows: int = 230_000
    batch_size: int = 48
    learning_rate: float = 2e-3
    weight_decay: float = 0.02
    warmup_windows: int = 6_000
    ema_decay: float = 0.998
    label_smoothing: float = 0.02
    mixup: float = 0.0
    drop_representation: float = 0.0
    lead_weight: float = 0.5
    evaluate_every_windows: int = 40_000
    checkpoint_every_windows: int = 5_000
    stop_after: int = 0
    workers: int = 1
    compile: bool = False
    keep_answers: bool = False

    @property
    def steps(self) -> int:
        """Optimiser steps in all."""
        return max(1, self.windows // self.batch_size)


@dataclass(frozen=True)
class ClipSettings:
    """The public data set and the share of windows cut from it.

    With a share below 1 it lies in the folder of its name beside the tables of the training folder; with a share of 1
    it is all there is, and neither stems nor tables are needed. ``one_label_is_all`` counts its other instruments as
    absent from training clips that have one label.
    """

    dataset: str = ""
    share: float = 0.0
    one_label_is_all: bool = False

    def __post_init__(self) -> None:
        """Refuse a share that is none, and one of nothing."""
        if not 0 <= self.share <= 1:
            raise ValueError(f"[clips] share must lie between 0 and 1, not be {self.share!r}")
        if self.share and not self.dataset:
            raise ValueError("[clips] has a share, but names no dataset")


@dataclass(frozen=True)
class TrainingConfig:
    """Everything that decides what network comes out.

    ``listener`` names the bundle that listens to produced music beside the teacher, ``start_from`` the one whose
    weights the network begins with wherever its layers are the same; ``start_share`` is how much of these weights the
    finished network is averaged with.
    """

    name: str
    description: str
    architecture: str
    arguments: Mapping[str, Any]
    configuration: str
    instruments: tuple[str, ...] = OPENMIC_INSTRUMENTS
    stems: StemSettings = field(default_factory=StemSettings)
    mix: MixSettings = field(default_factory=MixSettings)
    mix_seed: int = 11
    loop: LoopSettings = field(default_factory=LoopSettings)
    remarks: str = ""
    context: ContextSettings = field(default_factory=ContextSettings)
    context_training: ContextTraining = field(default_factory=ContextTraining)
    clips: ClipSettings = field(default_factory=ClipSettings)
    listener: str = ""
    start_from: str = ""
    start_share: float = 0.0

    def __post_init__(self) -> None:
        """Refuse a share that is none, and one of nothing."""
        if not 0 <= self.start_share < 1:
            raise ValueError(f"[model] start_share must lie between 0 and 1, not be {self.start_share!r}")
        if self.start_share and not self.start_from:
            raise ValueError("[model] has a start_share, but does not name what to start_from")
        if self.loop.keep_answers and not self.start_from:
            raise ValueError("[training] has keep_answers, but [model] does not name what to start_from")

    @property
    def clips_only(self) -> bool:
        """Whether all windows are cut from a public data set."""
        return self.clips.share == 1

    @property
    def lead(self) -> bool:
        """Whether the network has a lead output."""
        return bool(self.arguments.get("lead", False))


def read_config(path: Path) -> TrainingConfig:
    """Read a recipe.

    Raises
    ------
    SettingsError
        If it is missing, not TOML, lacks a field, or has one that is unknown or of the wrong kind.
    """
    return config_of(read_recipe(path), path)


def read_recipe(path: Path) -> dict[str, Any]:
    """Read the sections of a recipe as they are written.

    Raises
    ------
    SettingsError
        If it is missing or not TOML.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"The recipe '{path}' cannot be read ({error.strerror}).") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"The recipe '{path}' is not valid TOML ({error}).") from error


def config_of(values: Mapping[str, Any], path: Path) -> TrainingConfig:
    """Return what the sections of a recipe say.

    Parameters
    ----------
    values : mapping
        As of `read_recipe`.
    path : Path
        Where they come from, for messages.

    Raises
    ------
    SettingsError
        If a field is missing, unknown or of the wrong kind.
    """
    try:
        mix = dict(values.get("mix", {}))
        return TrainingConfig(
            name=str(values["bundle"]["name"]),
            description=str(values["bundle"]["description"]),
            architecture=str(values["model"]["architecture"]),
            arguments=dict(values["model"].get("arguments", {})),
            configuration=str(values["features"]["configuration"]),
            start_from=str(values["model"].get("start_from", "")),
            start_share=float(values["model"].get("start_share", 0.0)),
            remarks=str(values["bundle"].get("remarks", "")).strip(),
            instruments=_instruments(values["bundle"].get("instruments", OPENMIC_INSTRUMENTS)),
            clips=_settings(ClipSettings, values.get("clips", {}), "clips"),
            mix_seed=int(mix.pop("seed", 11)),
            listener=str(mix.pop("listener", "")),
            stems=_settings(StemSettings, values.get("stems", {}), "stems"),
            mix=_settings(MixSettings, mix, "mix"),
            context=context_from(values.get("context", {})),
            context_training=_settings(ContextTraining, values.get("context_network", {}), "context_network"),
            loop=_settings(LoopSettings, values.get("training", {}), "training"),
        )
    except KeyError as error:
        raise SettingsError(f"The recipe '{path}' lacks {error}.") from error
    except (TypeError, ValueError, AttributeError) as error:
        raise SettingsError(f"The recipe '{path}' cannot be used: {error}.") from error


def _instruments(names: Sequence[str]) -> tuple[str, ...]:
    unknown = [name for name in names if name not in OPENMIC_INSTRUMENTS]
    if unknown or not names or len(set(names)) != len(names):
        raise ValueError(f"[bundle] instruments must be different names out of {', '.join(OPENMIC_INSTRUMENTS)}")
    return tuple(names)


def _settings(kind: type[_Kind], values: Mapping[str, Any], section: str) -> _Kind:
    known = {item.name: item for item in fields(kind)}  # type: ignore[arg-type]  # every kind here is a dataclass
    for name, value in values.items():
        if name not in known:
            raise ValueError(f"[{section}] has no setting '{name}'; it has {', '.join(known)}")
        wanted = type(known[name].default)
        accepted = {float: (int, float), tuple: (list,)}.get(wanted, (wanted,))
        if isinstance(value, bool) != (wanted is bool) or not isinstance(value, accepted):
            raise TypeError(f"[{section}] {name} must be a value of kind {wanted.__name__}, not {value!r}")
    return kind(**{name: tuple(value) if isinstance(value, list) else value for name, value in values.items()})

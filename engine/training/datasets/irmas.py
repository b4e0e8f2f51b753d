"""IRMAS: excerpts of produced music labelled with their predominant instruments, eleven classes.

Bosch, Janer, Fuhrmann, Herrera: "A comparison of sound segregation techniques for predominant instrument recognition in
musical audio signals", ISMIR 2012. CC-BY-NC-SA 3.0: not for commercial use, and what is trained on it comes under that.

The published folders are read directly: ``IRMAS-TrainingData/<code>/*.wav`` and ``IRMAS-TestingData-Part<n>/**/*.wav``
with a ``.txt`` beside each. `mirdata` would parse them, but fetches its index from the network when it is first used,
and brings the clients of three cloud stores along; here nothing is downloaded.

A training excerpt (3 s) tells its one predominant instrument by its folder and by the first bracket of its name; a
second bracket may say that there are drums, ``[dru]``, or none, ``[nod]``; the last is the genre, where ``[cla]`` means
classical. Others may play too, so nothing else is known. The number before ``__`` is that of the song; a fixed 15 % of
the songs stand in as validation part. A testing excerpt lists all its predominant instruments: the others of the eleven
count as absent, as in every paper on the set, and instruments outside of the eleven are unknown.

Acoustic and electric guitar are both "guitar" here, so that ten instruments are left.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from engine.errors import SettingsError
from engine.training.datasets.clips import LabelledClip, PublicDataset, side_of

CODES = {
    "cel": "cello",
    "cla": "clarinet",
    "flu": "flute",
    "gac": "guitar",
    "gel": "guitar",
    "org": "organ",
    "pia": "piano",
    "sax": "saxophone",
    "tru": "trumpet",
    "vio": "violin",
    "voi": "voice",
}
"""The eleven classes and the instruments they stand for."""

INSTRUMENTS = tuple(dict.fromkeys(CODES.values()))
_BRACKET = re.compile(r"\[([^\]]*)\]")


def read_irmas(folder: Path) -> tuple[LabelledClip, ...]:
    """Return the excerpts of the training part and of those testing parts that are there.

    Raises
    ------
    SettingsError
        If neither part is there, or a name or a list of labels makes no sense.
    """
    training = folder / "IRMAS-TrainingData"
    testing = sorted(path for path in folder.glob("IRMAS-TestingData*") if path.is_dir())
    if not training.is_dir() and not testing:
        raise SettingsError(f"The folder '{folder}' has neither 'IRMAS-TrainingData' nor 'IRMAS-TestingData-Part1'.")
    return (*_training_clips(training), *(clip for part in testing for clip in _testing_clips(part)))


def _training_clips(folder: Path) -> Iterator[LabelledClip]:
    for path in sorted(folder.glob("*/*.wav")):
        code = path.parent.name
        if code not in CODES:
            raise SettingsError(f"The folder '{path.parent}' is named after no class of IRMAS.")
        brackets = _BRACKET.findall(path.stem)
        if brackets[:1] != [code]:
            raise SettingsError(f"The name of '{path}' says another class than its folder.")
        labels = {CODES[code]: True}
        # By position: only what stands between class and genre is about drums.
        if brackets[1:2] in (["dru"], ["nod"]):
            labels["drums"] = brackets[1] == "dru"
        song = re.sub(r"__\d+$", "", path.stem.rpartition("]")[2])
        yield LabelledClip(path, labels, side_of(song), f"train {song}", 3.0)


def _testing_clips(folder: Path) -> Iterator[LabelledClip]:
    lists = {path.with_suffix("") for path in folder.rglob("*.txt") if not path.name.lower().startswith("readme")}
    sounds = {path.with_suffix("") for path in folder.rglob("*.wav")}
    # Titles have dots of their own, so endings are put back by hand.
    for stem in sorted(lists | sounds):
        path, listed = stem.with_name(stem.name + ".wav"), stem.with_name(stem.name + ".txt")
        if stem not in lists:
            raise SettingsError(f"The excerpt '{path}' has no list of labels beside it.")
        codes = _codes(listed)
        labels = dict.fromkeys(INSTRUMENTS, False) | {CODES[code]: True for code in codes}
        yield LabelledClip(path, labels, "test", "test " + re.sub(r"-\d+$", "", stem.name))


def _codes(path: Path) -> list[str]:
    try:
        codes = path.read_text(encoding="utf-8").split()
    except OSError as error:
        raise SettingsError(f"The labels '{path}' cannot be read ({error.strerror}).") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"The labels '{path}' are no text ({error}).") from error
    unknown = [code for code in codes if code not in CODES]
    if unknown or not codes:
        raise SettingsError(
            f"The labels '{path}' name {f'the unknown class {unknown[0]!r}' if unknown else 'no class'}."
        )
    return codes


IRMAS = PublicDataset(
    name="irmas",
    title="IRMAS",
    paper="Bosch, Janer, Fuhrmann, Herrera (ISMIR 2012)",
    licence="CC-BY-NC-SA 3.0",
    instruments=INSTRUMENTS,
    read=read_irmas,
    one_label=("train", "validation"),
    thresholds_from="validation",
    remark="Acoustic and electric guitar count as one, so that ten classes stand against the eleven of the papers.",
    terms="Not for commercial use: IRMAS is under CC-BY-NC-SA 3.0, and so is what is trained on it.",
)

"""What the window remembers between two starts: its place, recent recordings, the user's choices."""

import json
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings

from desktop.preferences import (
    DEVICES,
    LARGEST_CACHE_MB,
    LARGEST_FONT,
    LONGEST_AUTOSAVE_S,
    MAX_HOP_S,
    MIN_HOP_S,
    SHORTEST_AUTOSAVE_S,
    SMALLEST_CACHE_MB,
    SMALLEST_FONT,
    THEME_NAMES,
    Preferences,
)
from desktop.translation import translate

MOST_RECENT = 8

_WRITING = ("export", "session")
"""Purposes for which a folder must be writable."""


class Settings:
    """Named access to the application's `QSettings`; unreadable values read as their defaults.

    Parameters
    ----------
    fresh : bool
        Groups of facts are as at the first start, and stay so: for a window that nobody watches.
    """

    def __init__(self, fresh: bool = False) -> None:
        self._store = QSettings()
        self._fresh = fresh

    @property
    def recent(self) -> tuple[Path, ...]:
        """Recordings opened lately, newest first, as far as they still exist."""
        stored = self._store.value("recent", [])
        # Ini files give a list of one back as a plain string.
        names = [stored] if isinstance(stored, str) else stored if isinstance(stored, list) else []
        paths = (Path(name) for name in names if isinstance(name, str))
        return tuple(path for path in paths if _exists(path.is_file))

    def add_recent(self, path: Path) -> None:
        """Put a recording at the head of the recent ones."""
        others = [str(other) for other in self.recent if other != path]
        self._store.setValue("recent", [str(path), *others][:MOST_RECENT])

    def folder(self, purpose: str, recording: Path | None = None) -> Path:
        """Return the folder last used for a purpose (``open``, ``export``), else a recording's own, else the home.

        A folder that cannot be written to is no proposal for what is written.
        """
        folder = Path(str(self._store.value(f"folder/{purpose}", "")))
        reads = purpose not in _WRITING
        if str(folder) != "." and _exists(folder.is_dir) and (reads or os.access(folder, os.W_OK)):
            return folder
        beside = recording is not None and (reads or os.access(recording.parent, os.W_OK))
        return recording.parent if recording is not None and beside else Path.home()

    def set_folder(self, purpose: str, folder: Path) -> None:
        """Remember the folder used for a purpose."""
        self._store.setValue(f"folder/{purpose}", str(folder))

    def state(self, name: str) -> QByteArray:
        """Return a stored geometry or layout, empty if there is none."""
        value = self._store.value(f"window/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_state(self, name: str, state: QByteArray) -> None:
        """Store a geometry or layout."""
        self._store.setValue(f"window/{name}", state)

    @property
    def follow(self) -> str:
        """How the view follows the playhead: ``off``, ``page`` or ``centre``."""
        value = str(self._store.value("follow", "page"))
        return value if value in ("off", "page", "centre") else "page"

    @follow.setter
    def follow(self, mode: str) -> None:
        self._store.setValue("follow", mode)

    @property
    def roll_s(self) -> float:
        """Seconds before and after what is looped or played once."""
        return self._number("roll", 0.0, 0.0, 1.0)

    @roll_s.setter
    def roll_s(self, seconds: float) -> None:
        self._store.setValue("roll", seconds)

    @property
    def volume(self) -> float:
        """Position of the volume's slider, 0..1."""
        return self._number("volume", 1.0, 0.0, 1.0)

    @volume.setter
    def volume(self, volume: float) -> None:
        self._store.setValue("volume", volume)

    @property
    def output_device(self) -> str:
        """Name of the chosen output; empty for the system's own."""
        return str(self._store.value("output device", ""))

    @output_device.setter
    def output_device(self, name: str) -> None:
        self._store.setValue("output device", name)

    @property
    def spectrum(self) -> str:
        """Kind of the spectrogram."""
        return str(self._store.value("spectrogram/kind", "log_mel"))

    @spectrum.setter
    def spectrum(self, kind: str) -> None:
        self._store.setValue("spectrogram/kind", kind)

    @property
    def colours(self) -> tuple[str, bool]:
        """Colour map of the spectrogram, and whether it is inverted."""
        inverted = str(self._store.value("spectrogram/inverted", "false")) == "true"
        return str(self._store.value("spectrogram/colours", "magma")), inverted

    @colours.setter
    def colours(self, chosen: tuple[str, bool]) -> None:
        self._store.setValue("spectrogram/colours", chosen[0])
        self._store.setValue("spectrogram/inverted", "true" if chosen[1] else "false")

    @property
    def range_db(self) -> tuple[float, float]:
        """Levels that are darkest and brightest in the spectrogram."""
        floor = self._number("spectrogram/floor", -80.0, -90.0, -5.0)
        return floor, self._number("spectrogram/ceiling", -10.0, floor + 5.0, 0.0)

    @range_db.setter
    def range_db(self, chosen: tuple[float, float]) -> None:
        self._store.setValue("spectrogram/floor", chosen[0])
        self._store.setValue("spectrogram/ceiling", chosen[1])

    @property
    def separate_channels(self) -> bool:
        """Whether each channel's waveform is drawn by itself."""
        return str(self._store.value("separate channels", "true")) == "true"

    @separate_channels.setter
    def separate_channels(self, separate: bool) -> None:
        self._store.setValue("separate channels", "true" if separate else "false")

    def _number(self, name: str, default: float, lowest: float, highest: float) -> float:
        try:
            value = float(str(self._store.value(name, default)))
        except ValueError:
            return default
        return value if lowest <= value <= highest else default

    @property
    def keys(self) -> dict[str, tuple[str, ...]]:
        """The user's keys by command id, as far as they differ from the table's."""
        return {
            command_id: tuple(key for key in keys if isinstance(key, str))
            for command_id, keys in self.facts("keys").items()
            if isinstance(keys, list)
        }

    @keys.setter
    def keys(self, chosen: Mapping[str, Sequence[str]]) -> None:
        self.set_facts("keys", {command_id: list(keys) for command_id, keys in chosen.items()})

    @property
    def preferences(self) -> Preferences:
        """The choices of the settings dialog; each that cannot be read is as at the first start."""
        usual = Preferences()
        if self._fresh:
            return usual
        return Preferences(
            device=self._word("device", usual.device, DEVICES),
            bundle=self._word("bundle", usual.bundle),
            hop_s=self._number("hop", usual.hop_s, MIN_HOP_S, MAX_HOP_S),
            output=self.output_device,
            cache_folder=self._word("cache/folder", usual.cache_folder),
            cache_mb=round(self._number("cache/size", usual.cache_mb, SMALLEST_CACHE_MB, LARGEST_CACHE_MB)),
            theme=self._word("theme", usual.theme, THEME_NAMES),
            font_percent=round(self._number("font size", usual.font_percent, SMALLEST_FONT, LARGEST_FONT)),
            language=self.language,
            autosave_s=round(self._number("autosave", usual.autosave_s, SHORTEST_AUTOSAVE_S, LONGEST_AUTOSAVE_S)),
            notify=self._word("notify", "true", ("true", "false")) == "true",
        )

    @preferences.setter
    def preferences(self, chosen: Preferences) -> None:
        if self._fresh:
            return
        self.output_device, self.language = chosen.output, chosen.language
        for name, value in {
            "device": chosen.device,
            "bundle": chosen.bundle,
            "hop": chosen.hop_s,
            "cache/folder": chosen.cache_folder,
            "cache/size": chosen.cache_mb,
            "theme": chosen.theme,
            "font size": chosen.font_percent,
            "autosave": chosen.autosave_s,
            "notify": "true" if chosen.notify else "false",
        }.items():
            self._store.setValue(name, value)

    @property
    def language(self) -> str:
        """Language of the texts, as in the names of the translations; empty for the system's."""
        return self._word("language", "")

    @language.setter
    def language(self, name: str) -> None:
        self._store.setValue("language", name)

    def everything(self) -> dict[str, str]:
        """Return all that is stored but the window's layout, as words, for a report of what went wrong."""
        keys = sorted(key for key in self._store.allKeys() if not key.startswith("window/"))
        return {key: str(self._store.value(key)) for key in keys}

    @property
    def why_not_kept(self) -> str:
        """Why what was set lately could not be written, as a sentence; empty where it was, or is still to be."""
        return "" if self._store.status() is QSettings.Status.NoError else not_kept_words(self._store)

    def _word(self, name: str, default: str, known: Sequence[str] = ()) -> str:
        value = self._store.value(name, default)
        if not isinstance(value, str) or not value.isprintable() or (known and value not in known):
            return default
        return value

    @property
    def frame_rate(self) -> str:
        """Name of the frame rate that timecode is typed in, empty if none was chosen."""
        return str(self._store.value("frame_rate", ""))

    @frame_rate.setter
    def frame_rate(self, name: str) -> None:
        self._store.setValue("frame_rate", name)

    def facts(self, name: str) -> dict[str, Any]:
        """Return a stored group of facts (keys, lanes, colours), empty if there is none that can be read."""
        if self._fresh:
            return {}
        try:
            value = json.loads(str(self._store.value(f"facts/{name}", "{}")))
        except (ValueError, RecursionError):
            return {}
        return value if isinstance(value, dict) else {}

    def set_facts(self, name: str, facts: Mapping[str, Any]) -> None:
        """Store a group of facts; whatever JSON can hold."""
        if not self._fresh:
            self._store.setValue(f"facts/{name}", json.dumps(facts))


def not_kept_words(store: QSettings) -> str:
    """Say that settings cannot be written, and what to do."""
    words = translate(
        "Settings",
        "What you changed is kept only until Soloscope closes: its settings cannot be written to {folder}. "
        "Make that folder writable, then change it once more.",
    )
    return words.format(folder=Path(store.fileName()).parent)


def _exists(question: Callable[[], bool]) -> bool:
    """Ask a path whether it is there; a name that no system takes is not."""
    try:
        return question()
    except (OSError, ValueError):
        return False

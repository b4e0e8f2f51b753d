"""What the user has chosen in the settings dialog, as one value; where it is kept is `desktop.settings`' affair."""

from dataclasses import dataclass

from engine.analysis.settings import DEFAULT_HOP_S, DEVICES, MAX_HOP_S, MIN_HOP_S

SYSTEM_THEME = "system"
THEME_NAMES = ("dark", "light", SYSTEM_THEME, "contrast")
SMALLEST_FONT, LARGEST_FONT = 80, 200
SMALLEST_CACHE_MB, LARGEST_CACHE_MB = 10, 1_000_000
SHORTEST_AUTOSAVE_S, LONGEST_AUTOSAVE_S = 1, 600
__all__ = [
    "DEVICES",
    "LARGEST_CACHE_MB",
    "LARGEST_FONT",
    "LONGEST_AUTOSAVE_S",
    "MAX_HOP_S",
    "MIN_HOP_S",
    "SHORTEST_AUTOSAVE_S",
    "SMALLEST_CACHE_MB",
    "SMALLEST_FONT",
    "SYSTEM_THEME",
    "THEME_NAMES",
    "Preferences",
]


@dataclass(frozen=True)
class Preferences:
    """Every choice of the settings dialog; without arguments as at the first start.

    Attributes
    ----------
    device : str
        Where the network runs: ``auto``, ``cpu``, ``cuda`` or ``mps``.
    bundle : str
        Name or folder of the model; empty for the default one.
    hop_s : float
        Seconds from one window to the next.
    output : str
        Name of the audio output; empty for the system's own.
    cache_folder : str
        Where analyses are kept; empty for the usual place.
    cache_mb : int
        How many megabytes (10^6 bytes) they may take.
    theme : str
        ``dark``, ``light``, ``system`` or ``contrast``.
    font_percent : int
        Size of all letters.
    language : str
        As in the names of the translations, ``de``; empty for the system's.
    autosave_s : int
        Seconds from a change until the work is written aside.
    notify : bool
        Whether the end of long work is announced while another window is in front.
    """

    device: str = "auto"
    bundle: str = ""
    hop_s: float = DEFAULT_HOP_S
    output: str = ""
    cache_folder: str = ""
    cache_mb: int = 1000
    theme: str = "dark"
    font_percent: int = 100
    language: str = ""
    autosave_s: int = 4
    notify: bool = True

    def needs_new_analysis(self, before: "Preferences") -> bool:
        """Whether an analysis made with the choices before would come out otherwise with these."""
        return (self.bundle, self.hop_s) != (before.bundle, before.hop_s)

"""The themes: every colour of the window by its use, once for each; nothing here is in force by itself."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Theme:
    """Every colour of the window by its use, as ``#rrggbb``; without arguments the dark theme.

    Attributes
    ----------
    window, panel, raised, plot, plot_alternate : str
        Grounds, from the window's own to those of the drawn views.
    hover : str
        Ground of what the pointer is on, and of grooves that a bar fills.
    line, grid : str
        Lines between parts, and the faint ones in plots.
    border : str
        Outlines of what can be operated.
    focus_px : int
        Width of the frame around what has the keys; see `desktop.focus_frame`.
    lane_contrast : float
        Least contrast of Soloscope's own instrument colours against the plots.
    """

    name: str = "dark"
    window: str = "#15171c"
    panel: str = "#1b1e25"
    raised: str = "#262a33"
    plot: str = "#101217"
    plot_alternate: str = "#13161c"
    hover: str = "#2e333e"
    line: str = "#2e333e"
    border: str = "#707786"
    grid: str = "#242933"
    handle: str = "#6b7382"
    handle_hover: str = "#8a92a1"
    text: str = "#e6e9ef"
    text_dim: str = "#a3abb9"
    text_disabled: str = "#7c8494"
    accent: str = "#5eb1ef"
    accent_strong: str = "#2a75b3"
    on_accent: str = "#ffffff"
    waveform: str = "#6fa8dc"
    waveform_core: str = "#a9cdf0"
    playhead: str = "#ff5c5c"
    selection: str = "#5eb1ef"
    solo: str = "#ffd166"
    confirmed: str = "#5fd38d"
    rejected: str = "#8f96a3"
    warning: str = "#ffb454"
    error: str = "#ff7b72"
    focus_px: int = 2
    lane_contrast: float = 3.0


DARK = Theme()

LIGHT = Theme(
    name="light",
    window="#f1f3f6",
    panel="#f8f9fb",
    raised="#e6e9ef",
    plot="#ffffff",
    plot_alternate="#f5f7fa",
    hover="#d7dce5",
    line="#c3c9d4",
    border="#7a8291",
    grid="#e1e5ec",
    handle="#7a8291",
    handle_hover="#5f6774",
    text="#171a20",
    text_dim="#4a5261",
    text_disabled="#767e8c",
    accent="#12619f",
    accent_strong="#1a6bb0",
    on_accent="#ffffff",
    waveform="#4a86ba",
    waveform_core="#1d5c94",
    playhead="#d0121f",
    selection="#12619f",
    solo="#855400",
    confirmed="#0d6b36",
    rejected="#5a616e",
    warning="#8a4a00",
    error="#b0231c",
)

HIGH_CONTRAST = Theme(
    name="contrast",
    window="#000000",
    panel="#000000",
    raised="#141414",
    plot="#000000",
    plot_alternate="#0d0d0d",
    hover="#2b2b2b",
    line="#a8a8a8",
    border="#ffffff",
    grid="#4d4d4d",
    handle="#d0d0d0",
    handle_hover="#ffffff",
    text="#ffffff",
    text_dim="#e2e2e2",
    text_disabled="#a9a9a9",
    accent="#66d4ff",
    accent_strong="#8fe0ff",
    on_accent="#000000",
    waveform="#8fd0ff",
    waveform_core="#ffffff",
    playhead="#ff7373",
    selection="#8fe0ff",
    solo="#ffe14d",
    confirmed="#6dff9c",
    rejected="#c8c8c8",
    warning="#ffb84d",
    error="#ff9a94",
    focus_px=3,
    lane_contrast=4.5,
)

THEMES = {theme.name: theme for theme in (DARK, LIGHT, HIGH_CONTRAST)}

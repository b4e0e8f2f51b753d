"""How Soloscope looks: themes, style sheet, fonts, instrument colours and patterns, colour maps, icons.

It styles widgets and knows no recording; every colour drawn anywhere comes from here. `THEME` and `scaled` follow the
look in force; what keeps anything made from them listens to ``LOOK.changed``.
"""

from desktop.theme.colour_maps import COLOUR_MAPS, colour_map
from desktop.theme.colours import blend, contrast, relative_luminance, text_on
from desktop.theme.dressing import apply_theme, change_theme, dress_as, dress_window, palette
from desktop.theme.fonts import mono_font, ui_font
from desktop.theme.icons import app_icon, icon
from desktop.theme.instrument_looks import (
    COLOUR_ORDER,
    OKABE_ITO,
    display_name,
    instrument_brush,
    instrument_colour,
    instrument_pattern,
    paint_swatch,
    seen_on_plot,
    set_own_colours,
    swatch,
    swatch_icon,
)
from desktop.theme.look import LARGEST_SCALE, LOOK, SMALLEST_SCALE, THEME, scaled
from desktop.theme.palettes import DARK, HIGH_CONTRAST, LIGHT, THEMES, Theme
from desktop.theme.style_sheet import style_sheet

__all__ = [
    "COLOUR_MAPS",
    "COLOUR_ORDER",
    "DARK",
    "HIGH_CONTRAST",
    "LARGEST_SCALE",
    "LIGHT",
    "LOOK",
    "OKABE_ITO",
    "SMALLEST_SCALE",
    "THEME",
    "THEMES",
    "Theme",
    "app_icon",
    "apply_theme",
    "blend",
    "change_theme",
    "colour_map",
    "contrast",
    "display_name",
    "dress_as",
    "dress_window",
    "icon",
    "instrument_brush",
    "instrument_colour",
    "instrument_pattern",
    "mono_font",
    "paint_swatch",
    "palette",
    "relative_luminance",
    "scaled",
    "seen_on_plot",
    "set_own_colours",
    "style_sheet",
    "swatch",
    "swatch_icon",
    "text_on",
    "ui_font",
]

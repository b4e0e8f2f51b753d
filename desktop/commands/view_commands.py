"""Commands that zoom, follow and show panels."""

from desktop.command import Command

ZOOM_COMMANDS = (
    Command(
        "zoom_in",
        "View",
        "Zoom &in",
        ("Ctrl+=", "Ctrl++"),
        "Show less time in more detail.",
        needs="recording",
        icon="zoom-in",
    ),
    Command(
        "zoom_out",
        "View",
        "Zoom &out",
        ("Ctrl+-",),
        "Show more time in less detail.",
        needs="recording",
        icon="zoom-out",
    ),
    Command(
        "zoom_selection",
        "View",
        "&Zoom to selection",
        ("Z", "Ctrl+E"),
        "Fill the view with the selected region or span.",
        needs="selection",
        icon="zoom-selection",
    ),
    Command(
        "zoom_fit", "View", "&Fit recording", ("Ctrl+F",), "Show the whole recording.", needs="recording", icon="fit"
    ),
    Command(
        "page_back", "View", "Page &back", ("PgUp",), "Show the stretch before.", separator=True, needs="recording"
    ),
    Command("page_on", "View", "Page o&n", ("PgDown",), "Show the stretch after.", needs="recording"),
    Command(
        "follow_off",
        "View/Follow playhead",
        "&Off",
        ("Alt+1",),
        "The view stays where it is while playing.",
        checkable=True,
        group="follow",
        separator=True,
    ),
    Command(
        "follow_page",
        "View/Follow playhead",
        "By &page",
        ("Alt+2",),
        "The view turns a page when the playhead reaches its edge.",
        checkable=True,
        group="follow",
    ),
    Command(
        "follow_centre",
        "View/Follow playhead",
        "&Centred",
        ("Alt+3",),
        "The playhead stays in the middle while playing.",
        checkable=True,
        group="follow",
    ),
)

PANEL_COMMANDS = (
    Command(
        "show_waveform",
        "View",
        "Wavefor&m strip",
        ("Ctrl+Alt+4",),
        "Show or hide the waveform, so that lanes and table have more room.",
        checkable=True,
        separator=True,
    ),
    Command(
        "show_spectrogram",
        "View",
        "Sp&ectrogram strip",
        ("Ctrl+Alt+5",),
        "Show or hide the spectrogram, so that lanes and table have more room.",
        checkable=True,
    ),
    Command(
        "separate_channels",
        "View",
        "&Waveform per channel",
        ("Ctrl+Shift+C",),
        "Draw each channel's waveform by itself, or all in one band.",
        checkable=True,
    ),
    Command(
        "show_table",
        "View",
        "&Regions table",
        ("Ctrl+T",),
        "Show or hide the table of regions.",
        checkable=True,
        separator=True,
    ),
    Command(
        "show_markers",
        "View",
        "Mar&kers",
        ("Ctrl+Shift+M",),
        "Show or hide the list of markers.",
        checkable=True,
    ),
    Command(
        "show_rules",
        "View",
        "&Thresholds",
        ("Ctrl+H",),
        "Show or hide the thresholds of each instrument.",
        checkable=True,
    ),
)

SCREEN_COMMANDS = (Command("full_screen", "View", "F&ull screen", ("F11",), "Use the whole screen.", checkable=True),)

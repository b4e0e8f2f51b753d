"""Commands that go to a region, to a solo or to a time, and find solos."""

from desktop.command import Command

REGION_COMMANDS = (
    Command(
        "next_region",
        "Navigate",
        "&Next region",
        ("N", "Alt+Right"),
        "Go to the next region and select it.",
        needs="regions",
        icon="next-region",
    ),
    Command(
        "previous_region",
        "Navigate",
        "&Previous region",
        ("Shift+N", "Alt+Left"),
        "Go to the region before and select it.",
        needs="regions",
        icon="previous-region",
    ),
    Command(
        "next_solo",
        "Navigate",
        "Next &solo",
        ("S",),
        "Go to where an instrument next plays alone or leads.",
        needs="regions",
        icon="next-solo",
    ),
    Command(
        "previous_solo",
        "Navigate",
        "Previous s&olo",
        ("Shift+S",),
        "Go to where an instrument last played alone or led.",
        needs="regions",
        icon="previous-solo",
    ),
)

TIME_COMMANDS = (
    Command(
        "go_to",
        "Navigate",
        "&Go to time…",
        ("Ctrl+G",),
        "Go to a time: seconds, H:MM:SS.mmm, a timecode, or +2.5 from here.",
        separator=True,
        needs="recording",
    ),
    Command(
        "show_playhead",
        "Navigate",
        "Sho&w playhead",
        ("Ctrl+Shift+G",),
        "Bring the playhead into view.",
        needs="recording",
    ),
    Command(
        "set_in",
        "Edit",
        "&Begin selection here",
        ("I",),
        "Let the selected time begin at the playhead (in point).",
        separator=True,
        needs="recording",
    ),
    Command(
        "set_out",
        "Edit",
        "End selection &here",
        ("O",),
        "Let the selected time end at the playhead (out point).",
        needs="recording",
    ),
)

FIND_COMMANDS = (
    Command(
        "find_solos",
        "Navigate",
        "&Find solos",
        ("Ctrl+Shift+F",),
        "Open the panel that lists solos by instrument, kind, length and confidence.",
        separator=True,
        icon="find-solos",
        needs="recording",
    ),
    Command(
        "find_choices",
        "Navigate",
        "&Choose what to find",
        ("Shift+F4",),
        "Open the Find solos panel and go to its choices: instruments, kind, length and confidence.",
        needs="recording",
    ),
    Command(
        "filter_regions",
        "Navigate",
        "Filter the ta&ble",
        ("/",),
        "Go to the filter of the regions table; Return goes on to its rows, Esc empties it.",
        needs="recording",
    ),
    Command(
        "find_next",
        "Navigate",
        "Ne&xt result",
        ("F3",),
        "Go to the next line of the Find solos panel.",
        needs="regions",
        repeats=True,
    ),
    Command(
        "find_previous",
        "Navigate",
        "Pre&vious result",
        ("Shift+F3",),
        "Go to the line before in the Find solos panel.",
        needs="regions",
        repeats=True,
    ),
    Command(
        "audition",
        "Navigate",
        "&Audition results",
        ("F4",),
        "Play each result as soon as it is chosen in the Find solos panel.",
        checkable=True,
    ),
)

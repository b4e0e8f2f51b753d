"""Commands that go from pane to pane, size and move panes, and zoom and scroll a view vertically."""

from desktop.command import Command

PANE_COMMANDS = (
    Command(
        "pane_next",
        "View/Panes",
        "&Next pane",
        ("F6",),
        "Go to the next pane: views, panels, table, transport.",
        separator=True,
        repeats=True,
    ),
    Command("pane_previous", "View/Panes", "&Previous pane", ("Shift+F6",), "Go to the pane before.", repeats=True),
    Command(
        "pane_larger",
        "View/Panes",
        "&Larger",
        ("Ctrl+Alt+=",),
        "Give the view or panel that has the focus more room.",
        separator=True,
        needs="recording",
        repeats=True,
    ),
    Command(
        "pane_smaller",
        "View/Panes",
        "&Smaller",
        ("Ctrl+Alt+-",),
        "Give the view or panel that has the focus less room.",
        needs="recording",
        repeats=True,
    ),
    Command(
        "pane_float",
        "View/Panes",
        "&Window of its own",
        ("Ctrl+Alt+F",),
        "Take the panel that has the focus out of the window, or put it back.",
        needs="recording",
    ),
    Command(
        "pane_move",
        "View/Panes",
        "To the next &edge",
        ("Ctrl+Alt+E",),
        "Move the panel that has the focus to the next edge of the window.",
        needs="recording",
    ),
    Command(
        "pane_close",
        "View/Panes",
        "&Close panel",
        ("Ctrl+Shift+W",),
        "Close the panel that has the focus; its own command shows it again.",
        needs="recording",
    ),
)

VERTICAL_COMMANDS = (
    Command(
        "vertical_in",
        "View/Vertically",
        "&Magnify",
        ("Alt+PgUp",),
        "Magnify the view that has the focus vertically: levels, frequencies, lane heights.",
        needs="recording",
        repeats=True,
    ),
    Command(
        "vertical_out",
        "View/Vertically",
        "&Reduce",
        ("Alt+PgDown",),
        "Show more of the view that has the focus vertically.",
        needs="recording",
        repeats=True,
    ),
    Command(
        "vertical_up",
        "View/Vertically",
        "Scroll &up",
        ("Alt+Up",),
        "Scroll the view that has the focus up: lanes, frequencies.",
        needs="recording",
        repeats=True,
    ),
    Command(
        "vertical_down",
        "View/Vertically",
        "Scroll &down",
        ("Alt+Down",),
        "Scroll the view that has the focus down.",
        needs="recording",
        repeats=True,
    ),
)

"""Every command of the window once: id, menu, text, keys and explanation; what they do is the window's affair."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from desktop.command import REASONS, Command
from desktop.keymap import Keymap, native
from desktop.navigation_commands import FIND_COMMANDS, LANE_COMMANDS, TIME_COMMANDS
from desktop.theme import icon

_REPEATING = (
    *("nudge", "jump", "zoom_", "page", "next", "previous", "more", "fewer", "region_"),
    *("slower", "faster", "louder", "quieter", "brighter", "darker", "wider_range", "narrower_range"),
)
MENUS = ("File", "Edit", "Play", "Navigate", "View", "Analysis", "Help")


COMMANDS = (
    Command("open", "File", "&Open…", ("Ctrl+O",), "Open an audio or video file, or a session.", icon="open"),
    Command("open_demo", "File", "Open &demo recording", ("Ctrl+D",), "Open the recording that comes with Soloscope."),
    Command("close", "File", "&Close recording", ("Ctrl+W",), "Close the recording.", needs="recording"),
    Command(
        "reopen_last",
        "File",
        "Reopen &last",
        ("Ctrl+Shift+T",),
        "Open again what was open last, recording or session.",
    ),
    Command(
        "save",
        "File",
        "&Save session",
        ("Ctrl+S",),
        "Keep analysis, decisions, edits and view in a session file.",
        separator=True,
        needs="recording",
    ),
    Command(
        "save_as",
        "File",
        "Save session &as…",
        ("Ctrl+Shift+S",),
        "Keep the session in another file.",
        needs="recording",
    ),
    Command(
        "export_csv",
        "File",
        "&Export regions as CSV…",
        ("Ctrl+Shift+E",),
        "Write the regions to a table; rejected ones are left out.",
        separator=True,
        needs="regions",
        icon="export",
    ),
    Command("quit", "File", "&Quit", ("Ctrl+Q",), "Close Soloscope.", separator=True),
    Command("undo", "Edit", "&Undo", ("Ctrl+Z",), "Take back the last step.", icon="undo"),
    Command("redo", "Edit", "&Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "Repeat the step taken back.", icon="redo"),
    Command(
        "confirm",
        "Edit",
        "&Confirm region",
        ("Return", "Enter"),
        "The selected region is right; keep it at every threshold and go to the next undecided one.",
        separator=True,
        needs="region",
        icon="confirm",
    ),
    Command(
        "reject",
        "Edit",
        "Re&ject region",
        ("X",),
        "The selected region is wrong; leave it out of exports and go to the next undecided one.",
        needs="region",
        icon="reject",
    ),
    Command(
        "withdraw",
        "Edit",
        "&Withdraw decision",
        ("Backspace",),
        "Make the selected region automatic again; its edits are withdrawn, too.",
        needs="region",
    ),
    Command("note", "Edit", "N&ote…", ("F2",), "Write a note on the selected region.", needs="region"),
    Command(
        "split",
        "Edit",
        "&Split at playhead",
        ("Ctrl+I",),
        "Cut the selected region in two where the playhead stands.",
        separator=True,
        needs="region",
    ),
    Command(
        "merge",
        "Edit",
        "&Merge regions",
        ("Ctrl+J",),
        "Join the selected regions, or the selected one with the next of its instrument.",
        needs="region",
    ),
    Command(
        "draw_selection",
        "Edit",
        "&Draw region over selection…",
        ("Ctrl+Shift+D",),
        "Add a region over the selected time; in the lanes, Alt+drag does it.",
        needs="selection",
    ),
    Command(
        "change_instrument",
        "Edit",
        "Change &instrument…",
        ("Ctrl+Shift+I",),
        "Say that the selected regions are of another instrument.",
        needs="region",
    ),
    Command(
        "region_start",
        "Edit",
        "Start at &playhead",
        ("Ctrl+[",),
        "Let the selected region begin where the playhead stands.",
        needs="region",
    ),
    Command(
        "region_end",
        "Edit",
        "End at pla&yhead",
        ("Ctrl+]",),
        "Let the selected region end where the playhead stands.",
        needs="region",
    ),
    Command(
        "region_earlier",
        "Edit",
        "Move region &earlier",
        ("Ctrl+Left",),
        "Move the selected region by a hundredth of a second.",
        needs="region",
    ),
    Command(
        "region_later",
        "Edit",
        "Move region &later",
        ("Ctrl+Right",),
        "Move the selected region by a hundredth of a second.",
        needs="region",
    ),
    Command(
        "delete",
        "Edit",
        "Delete re&gion",
        ("Delete",),
        "Take the selected regions away; no threshold brings them back.",
        needs="region",
    ),
    Command(
        "restore_deleted",
        "Edit",
        "Restore dele&ted regions",
        ("Shift+Delete",),
        "Bring deleted regions back: those in the selected time, or all of them.",
        needs="regions",
    ),
    Command(
        "select_none",
        "Edit",
        "Select &nothing",
        ("Ctrl+Shift+A",),
        "Let the selected region and time span go.",
        separator=True,
        needs="selection",
    ),
    Command(
        "play",
        "Play",
        "&Play or pause",
        ("Space",),
        "Play from the playhead, or pause.",
        needs="recording",
        icon="play",
    ),
    Command(
        "play_selection",
        "Play",
        "Play &selection once",
        ("Shift+Space",),
        "Play the selected region or span once and return to its start.",
        needs="selection",
    ),
    Command(
        "loop",
        "Play",
        "&Loop selection",
        ("Ctrl+L",),
        "Repeat the selected region or span; again: stop repeating.",
        checkable=True,
        needs="recording",
        icon="loop",
    ),
    Command("stop", "Play", "Stop an&d rewind", (".",), "Stop and go to the start.", icon="stop", needs="recording"),
    Command(
        "shuttle_back",
        "Play/Shuttle",
        "Play &back",
        ("J",),
        "Play backwards; again: twice as fast, up to eight times.",
        needs="recording",
    ),
    Command("shuttle_stop", "Play/Shuttle", "&Halt", ("K",), "Stop where it is.", needs="recording"),
    Command(
        "shuttle_on",
        "Play/Shuttle",
        "Play &on",
        ("L",),
        "Play; again: twice as fast, up to eight times. The pitch stays.",
        needs="recording",
    ),
    Command("slower", "Play/Speed", "&Slower", ("[",), "Play slower, down to half the speed; the pitch stays."),
    Command("faster", "Play/Speed", "&Faster", ("]",), "Play faster, up to twice the speed; the pitch stays."),
    Command("plain_speed", "Play/Speed", "As &recorded", ("=",), "Play at the recording's own speed."),
    Command(
        "roll_0",
        "Play/Pre- and post-roll",
        "&None",
        ("Ctrl+Alt+0",),
        "Loop and play selections from edge to edge.",
        checkable=True,
        group="roll",
    ),
    Command(
        "roll_0.25",
        "Play/Pre- and post-roll",
        "A &quarter second",
        ("Ctrl+Alt+1",),
        "Loop and play selections with 0.25 s before and after.",
        checkable=True,
        group="roll",
    ),
    Command(
        "roll_0.5",
        "Play/Pre- and post-roll",
        "&Half a second",
        ("Ctrl+Alt+2",),
        "Loop and play selections with 0.5 s before and after.",
        checkable=True,
        group="roll",
    ),
    Command(
        "roll_1",
        "Play/Pre- and post-roll",
        "&One second",
        ("Ctrl+Alt+3",),
        "Loop and play selections with 1 s before and after.",
        checkable=True,
        group="roll",
    ),
    Command("louder", "Play/Volume", "&Louder", ("Ctrl+PgUp",), "Turn the volume up."),
    Command("quieter", "Play/Volume", "&Quieter", ("Ctrl+PgDown",), "Turn the volume down."),
    Command(
        "mute",
        "Play/Volume",
        "&Mute",
        ("Ctrl+M",),
        "Let nothing be heard, or all again.",
        checkable=True,
        icon="volume",
    ),
    Command(
        "output_device",
        "Play/Volume",
        "Output &device…",
        ("Ctrl+Shift+U",),
        "Choose where the sound goes.",
        separator=True,
    ),
    Command("go_start", "Play", "Go to s&tart", ("Home",), "Go to the start.", separator=True, needs="recording"),
    Command("go_end", "Play", "Go to &end", ("End",), "Go to the end.", needs="recording"),
    Command(
        "nudge_left",
        "Play",
        "A little &back",
        ("Left",),
        "Move back by a hundredth of the view.",
        needs="recording",
    ),
    Command(
        "nudge_right",
        "Play",
        "A little &on",
        ("Right",),
        "Move on by a hundredth of the view.",
        needs="recording",
    ),
    Command(
        "jump_left",
        "Play",
        "A bit &more back",
        ("Shift+Left",),
        "Move back by a tenth of the view.",
        needs="recording",
    ),
    Command(
        "jump_right",
        "Play",
        "A bit mo&re on",
        ("Shift+Right",),
        "Move on by a tenth of the view.",
        needs="recording",
    ),
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
    *TIME_COMMANDS,
    *FIND_COMMANDS,
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
    Command(
        "spectrum_log_mel",
        "View/Spectrogram",
        "Log-&mel",
        ("Ctrl+1",),
        "Show the spectrogram as the network hears it: mel bands up to 11 kHz.",
        checkable=True,
        group="spectrum",
    ),
    Command(
        "spectrum_linear",
        "View/Spectrogram",
        "&Linear",
        ("Ctrl+2",),
        "Show the spectrogram with equal steps in Hz, up to the recording's highest frequency.",
        checkable=True,
        group="spectrum",
    ),
    Command(
        "spectrum_constant_q",
        "View/Spectrogram",
        "Log-&frequency (constant-Q)",
        ("Ctrl+3",),
        "Show the spectrogram with equal steps per octave, a quarter tone each.",
        checkable=True,
        group="spectrum",
    ),
    Command(
        "spectrum_chroma",
        "View/Spectrogram",
        "&Chromagram",
        ("Ctrl+4",),
        "Show how much of each of the twelve notes sounds, all octaves together.",
        checkable=True,
        group="spectrum",
    ),
    Command(
        "colours_magma",
        "View/Spectrogram colours",
        "&Magma",
        ("Ctrl+5",),
        "Draw the spectrogram from black over red to pale yellow.",
        checkable=True,
        group="colours",
    ),
    Command(
        "colours_viridis",
        "View/Spectrogram colours",
        "&Viridis",
        ("Ctrl+6",),
        "Draw the spectrogram from violet over green to yellow.",
        checkable=True,
        group="colours",
    ),
    Command(
        "colours_cividis",
        "View/Spectrogram colours",
        "&Cividis",
        ("Ctrl+7",),
        "Draw the spectrogram from blue to yellow; made for colour-blind eyes.",
        checkable=True,
        group="colours",
    ),
    Command(
        "colours_grey",
        "View/Spectrogram colours",
        "&Grey",
        ("Ctrl+8",),
        "Draw the spectrogram from black to white.",
        checkable=True,
        group="colours",
    ),
    Command(
        "colours_inverted",
        "View/Spectrogram colours",
        "&Inverted",
        ("Ctrl+9",),
        "Draw what is quiet bright and what is loud dark.",
        checkable=True,
        separator=True,
    ),
    Command(
        "brighter",
        "View/Spectrogram colours",
        "&Brighter",
        ("Ctrl+B",),
        "Move the range of levels shown down by 5 dB.",
        separator=True,
    ),
    Command(
        "darker",
        "View/Spectrogram colours",
        "&Darker",
        ("Ctrl+Shift+B",),
        "Move the range of levels shown up by 5 dB.",
    ),
    Command(
        "wider_range",
        "View/Spectrogram colours",
        "&Wider range",
        ("Ctrl+R",),
        "Show levels 5 dB quieter, too.",
    ),
    Command(
        "narrower_range",
        "View/Spectrogram colours",
        "&Narrower range",
        ("Ctrl+Shift+R",),
        "Hide the quietest 5 dB of what is shown.",
    ),
    Command(
        "standard_range",
        "View/Spectrogram colours",
        "&Standard range",
        ("Ctrl+Alt+R",),
        "Show levels from −80 to −10 dB.",
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
        "gain_off",
        "View/Model gain",
        "&Off",
        ("Alt+4",),
        "Show the spectrogram as it is.",
        checkable=True,
        group="gain",
    ),
    Command(
        "gain_early",
        "View/Model gain",
        "&Early",
        ("Alt+5",),
        "Show what the network's first attention lets through, over the spectrogram.",
        checkable=True,
        group="gain",
    ),
    Command(
        "gain_mid",
        "View/Model gain",
        "&Mid",
        ("Alt+6",),
        "Show what the network's second attention lets through, over the spectrogram.",
        checkable=True,
        group="gain",
    ),
    Command(
        "gain_late",
        "View/Model gain",
        "&Late",
        ("Alt+7",),
        "Show what the network's third attention lets through, over the spectrogram.",
        checkable=True,
        group="gain",
    ),
    Command(
        "gain_next",
        "View/Model gain",
        "&Next stage",
        ("G",),
        "Go on from off to early, mid and late, and back to off.",
        separator=True,
        needs="recording",
    ),
    Command(
        "gain_stronger",
        "View/Model gain",
        "&Stronger",
        ("Ctrl+Alt+Up",),
        "Let the overlay cover more of the spectrogram.",
        needs="recording",
    ),
    Command(
        "gain_fainter",
        "View/Model gain",
        "&Fainter",
        ("Ctrl+Alt+Down",),
        "Let more of the spectrogram show through the overlay.",
        needs="recording",
    ),
    Command(
        "show_attention",
        "View",
        "&Attention panel",
        ("Ctrl+Alt+A",),
        "Show or hide gates and feature maps of the window at the playhead.",
        checkable=True,
        needs="recording",
    ),
    Command(
        "show_reasons",
        "View",
        "Wh&y here panel",
        ("Ctrl+Alt+W",),
        "Show or hide the panel that tells what an activation rests on.",
        checkable=True,
        needs="recording",
    ),
    Command(
        "show_rules",
        "View",
        "&Thresholds",
        ("Ctrl+H",),
        "Show or hide the thresholds of each instrument.",
        checkable=True,
    ),
    *LANE_COMMANDS,
    Command("full_screen", "View", "F&ull screen", ("F11",), "Use the whole screen.", checkable=True),
    Command(
        "analyze",
        "Analysis",
        "&Analyse again",
        ("F5",),
        "Run the network over the whole recording anew; your decisions stay.",
        needs="recording",
        icon="analyze",
    ),
    Command(
        "cancel",
        "Analysis",
        "&Cancel analysis",
        ("Esc",),
        "Stop the running analysis and keep what it has found.",
        needs="running",
        icon="cancel",
    ),
    Command(
        "more_regions",
        "Analysis",
        "&More regions",
        ("Ctrl+Up",),
        "Make the analysis more sensitive by 5 %.",
        separator=True,
        needs="regions",
    ),
    Command(
        "fewer_regions",
        "Analysis",
        "&Fewer regions",
        ("Ctrl+Down",),
        "Make the analysis less sensitive by 5 %.",
        needs="regions",
    ),
    Command(
        "trained_thresholds",
        "Analysis",
        "Sensitivity as &trained",
        ("Ctrl+0",),
        "Set all thresholds back to the model's own.",
        needs="regions",
    ),
    Command(
        "why",
        "Analysis",
        "&Why here?",
        ("W",),
        "Find out what the activation of the selected region's instrument rests on at the playhead.",
        separator=True,
        needs="recording",
    ),
    Command(
        "play_evidence",
        "Analysis",
        "&Play evidence",
        ("E",),
        "Play nothing but what the last answer to Why here rests on.",
        needs="recording",
    ),
    Command(
        "play_original",
        "Analysis",
        "Play &original",
        ("Shift+E",),
        "Play the same stretch as the recording has it.",
        needs="recording",
    ),
    Command(
        "palette",
        "Help",
        "&Find a command…",
        ("Ctrl+Shift+P",),
        "Find any command by some letters of its name, and run it.",
    ),
    Command("keys", "Help", "&Keys", ("?", "F1"), "List all keys.", icon="keys"),
    Command("shortcuts", "Help", "&Change keys…", ("Ctrl+K",), "Give commands other keys."),
    Command("about", "Help", "&About Soloscope", ("Shift+F1",), "Version, licences and where the log file is."),
)
"""All commands, in the order of the menus."""


class Actions(QObject):
    """The commands as actions of a window, by their ids, with the keys the user has given them.

    Parameters
    ----------
    parent : QObject
        Owner; a widget also gets the actions, so that their keys work while menus are hidden.
    """

    keys_changed = Signal()
    """Some command has other keys than before; texts that name a key must be written anew."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.keymap = Keymap(COMMANDS)
        self._actions: dict[str, QAction] = {}
        self._groups: dict[str, QActionGroup] = {}
        for command in COMMANDS:
            self._actions[command.id] = self._made(command)

    def __getitem__(self, command_id: str) -> QAction:
        return self._actions[command_id]

    def __iter__(self) -> Iterator[tuple[Command, QAction]]:
        return iter([(command, self._actions[command.id]) for command in COMMANDS])

    def enable(self, there: set[str]) -> None:
        """Enable exactly the commands whose needs are among `there`."""
        for command, action in self:
            if command.needs:
                action.setEnabled(command.needs in there)

    def set_keymap(self, keymap: Keymap) -> None:
        """Give every command the keys of a map; tooltips and menus follow."""
        self.keymap = keymap
        # All keys are taken away before any is given: Qt must not see two commands with one key in between.
        for _, action in self:
            action.setShortcuts([])
        for command, action in self:
            self._give_keys(command, action)
        self.keys_changed.emit()

    def key_text(self, command_id: str) -> str:
        """Return the command's first key as this system writes it; empty if it has none."""
        keys = self.keymap.keys(command_id)
        return native(keys[0]) if keys else ""

    def all_keys_text(self, command_id: str) -> str:
        """Return all keys of a command as this system writes them: ``N  or  Alt+Right``."""
        return "  or  ".join(map(native, self.keymap.keys(command_id)))

    def why_disabled(self, command: Command) -> str:
        """Say why a command cannot be used now; empty if it can."""
        if self[command.id].isEnabled():
            return ""
        return _OWN_REASONS.get(command.id) or REASONS.get(command.needs) or "This is not possible now."

    def _made(self, command: Command) -> QAction:
        action = QAction(command.text, self)
        action.setObjectName(command.id)
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        # A held key moves the playhead on, but must not confirm twenty regions.
        action.setAutoRepeat(command.repeats or command.id.startswith(_REPEATING))
        action.setStatusTip(command.tip)
        action.setCheckable(command.checkable)
        action.setIconVisibleInMenu(False)
        self._give_keys(command, action)
        if command.icon:
            action.setIcon(icon(command.icon))
        if command.group:
            group = self._groups.setdefault(command.group, QActionGroup(self))
            group.addAction(action)
        return action

    def _give_keys(self, command: Command, action: QAction) -> None:
        action.setShortcuts([QKeySequence(key) for key in self.keymap.keys(command.id)])
        key = self.key_text(command.id)
        action.setToolTip(f"{command.title} ({key})\n{command.tip}" if key else f"{command.title}\n{command.tip}")


_OWN_REASONS = {
    "undo": "There is nothing to undo.",
    "redo": "There is nothing to redo.",
    "open_demo": "The demo recording is not installed.",
}

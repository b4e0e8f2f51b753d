"""Every dialog of the desktop, built as the window builds it; a new dialog gets a line here."""

import importlib
import pkgutil
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QDialog

import desktop
from desktop.dialogs.about import AboutDialog
from desktop.dialogs.audacity import AudacityDialog
from desktop.dialogs.export import ExportDialog
from desktop.dialogs.go_to import GoToDialog
from desktop.dialogs.import_regions import ImportDialog
from desktop.dialogs.integrations import IntegrationsDialog
from desktop.dialogs.keys import KeysDialog
from desktop.dialogs.log_viewer import LogViewer
from desktop.dialogs.note import NoteDialog
from desktop.dialogs.palette import CommandPalette
from desktop.dialogs.recovery import RecoveryDialog
from desktop.dialogs.settings import SettingsDialog
from desktop.dialogs.shortcuts import ShortcutsDialog
from desktop.dialogs.solo_audio import SoloAudioDialog
from desktop.engine_facts import EngineReport
from desktop.export_choices import ExportMemory
from desktop.logs import log_path
from desktop.preferences import Preferences
from desktop.region_import import RegionFile
from desktop.region_writer import RegionWriter
from desktop.solo_audio_plan import AudioChoice, SoundFacts, planned
from desktop.window import MainWindow
from engine.interchange import ExportFacts
from tests.builders import region

BUILDERS: dict[type[QDialog], Callable[[MainWindow], QDialog]] = {
    AboutDialog: lambda window: AboutDialog(window),
    AudacityDialog: lambda window: AudacityDialog(window, window.session.document.kept_regions),
    CommandPalette: lambda window: CommandPalette(window.actions_by_id, window),
    ExportDialog: lambda window: ExportDialog(
        window.session.document.regions,
        ExportFacts(12.0, 44100, "song.wav"),
        Path("exports"),
        "song",
        ExportMemory(window.settings),
        RegionWriter(window),
        window,
    ),
    GoToDialog: lambda window: GoToDialog(12.0, 3.0, 3600.0, "25", window),
    ImportDialog: lambda window: ImportDialog(_region_file(), {}, parent=window),
    IntegrationsDialog: lambda window: IntegrationsDialog(window),
    KeysDialog: lambda window: KeysDialog(window.actions_by_id, window),
    LogViewer: lambda window: LogViewer(log_path(), window),
    NoteDialog: lambda window: NoteDialog("flute at 0:01.50", "breathy attack", window),
    RecoveryDialog: lambda window: RecoveryDialog([window.sessions.keeper.snapshot(None)], window),
    SettingsDialog: lambda window: SettingsDialog(
        Preferences(), EngineReport(window.session.engine, window), Path("cache"), recording_open=True, parent=window
    ),
    ShortcutsDialog: lambda window: ShortcutsDialog(window.actions_by_id, window),
    SoloAudioDialog: lambda window: _solo_audio(window),
}


def _region_file() -> RegionFile:
    """A file with a known and two unknown names in it."""
    regions = (region("flute", 0.0, 0.5), region("Vln 1", 1.0, 2.0), region("cough", 3.0, 4.0))
    return RegionFile(Path("labels.txt"), "Audacity labels", regions, ("flute", "violin"), (("Vln 1", 1), ("cough", 1)))


def _solo_audio(window: MainWindow) -> SoloAudioDialog:
    """The dialog with the window's regions and the files they give."""
    document = window.session.document
    choice = AudioChoice(folder=Path("take 3 solos").absolute())
    dialog = SoloAudioDialog(choice, window)
    dialog.show_regions(document.solo_places, document.kept_regions, document.selected_regions)
    sound = SoundFacts(Path("take 3.wav"), 44100, 882_000, 2, "24", 0.0)
    dialog.show_plan(sound, planned(sound, choice, dialog.regions))
    return dialog


def all_dialog_classes() -> set[type[QDialog]]:
    """The classes of dialogs that the desktop defines."""
    for module in pkgutil.walk_packages(desktop.__path__, "desktop."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    found, left = set(), [QDialog]
    while left:
        for kind in left.pop().__subclasses__():
            left.append(kind)
            if kind.__module__.startswith("desktop."):
                found.add(kind)
    return found

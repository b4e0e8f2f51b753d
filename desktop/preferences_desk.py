"""Takes the user's lasting choices to where they count, at the start and whenever the settings dialog changes them."""

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from desktop.appearance import appearance_of
from desktop.background import Background
from desktop.engine_facts import EngineReport
from desktop.notifications import LEAST_WORK_S, Notifications
from desktop.output_finder import OutputFinder
from desktop.preferences import Preferences
from engine.analysis.cache import FOLDER_VARIABLE, AnalysisCache, cache_folder, cache_size, empty_cache
from engine.naming import display_name

if TYPE_CHECKING:
    from desktop.dialogs.settings import SettingsDialog
    from desktop.window import MainWindow

_COUNT_MS = 2_000


class PreferencesDesk(QObject):
    """Applies `Preferences` to a window and what belongs to it.

    A model that the command line names counts, whatever the settings say, until the user chooses another; it is not
    kept for the next start.

    Parameters
    ----------
    window : MainWindow
    engine_report : EngineReport
        Devices and bundles for the dialog.
    notifications : Notifications
    """

    def __init__(self, window: "MainWindow", engine_report: EngineReport, notifications: Notifications) -> None:
        super().__init__(window)
        self._window, self._report, self._notifications = window, engine_report, notifications
        self._background = Background(self)
        self._finder = OutputFinder(self)
        stored = window.settings.preferences
        self._given = window.session.bundle
        self.current = replace(stored, bundle=self._given or stored.bundle)
        self.dialog: SettingsDialog | None = None
        window.session.bundle = self.current.bundle
        self._apply(self.current)
        if self.current.autosave_s != Preferences().autosave_s:
            window.sessions.keeper.set_autosave_s(self.current.autosave_s)
        window.session.analysis_ended.connect(self._analysis_ended)
        window.actions_by_id["settings"].triggered.connect(lambda _=False: self.show_dialog())

    def show_dialog(self) -> "SettingsDialog":
        """Open the settings, or bring them to the front."""
        from desktop.dialogs.settings import SettingsDialog

        if self.dialog is None:
            is_open = self._window.session.document.recording is not None
            dialog = SettingsDialog(
                self.current, self._report, cache_folder(), recording_open=is_open, parent=self._window
            )
            self.dialog = dialog
            dialog.looks_tried.connect(self._try_look)
            dialog.chosen.connect(self.take)
            dialog.finished.connect(self._dialog_closed)
            dialog.files.empty_cache_wanted.connect(self._empty_cache)
            dialog.files.changed.connect(self._count_cache)
            self._finder.found.connect(dialog.sound.show_outputs)
            self._finder.failed.connect(self._no_outputs)
            # Other windows of this program, and other analyses, fill the cache meanwhile.
            timer = QTimer(dialog, interval=_COUNT_MS)
            timer.timeout.connect(self._count_cache)
            timer.start()
            self._count_cache()
            self._report.look()
            self._window.listening.release_outputs(lambda free: self._finder.find(look_again=free))
            dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()
        return self.dialog

    def take(self, chosen: Preferences) -> None:
        """Apply choices and keep them; the open recording is analysed anew where they ask for it."""
        before, self.current = self.current, chosen
        settings = self._window.settings
        as_given = bool(self._given) and chosen.bundle == self._given
        settings.preferences = replace(chosen, bundle=settings.preferences.bundle) if as_given else chosen
        self._window.session.bundle = chosen.bundle
        if chosen.output != before.output:
            self._window.listening.choose_output(chosen.output)
        self._wear(chosen)
        self._apply(chosen)
        self._window.sessions.keeper.set_autosave_s(chosen.autosave_s)
        cache = AnalysisCache(self._place(chosen) / "analyses", chosen.cache_mb * 1_000_000)
        self._background.run(cache.prune, lambda _: None, lambda _: None)
        if chosen.needs_new_analysis(before):
            self._window.session.analyze()

    def close(self) -> None:
        """Wait for what is being counted."""
        self._background.close()

    # ---- where the choices count ------------------------------------------------------------------------------

    def _apply(self, chosen: Preferences) -> None:
        session = self._window.session
        session.wanted_device, session.hop_s = chosen.device, chosen.hop_s
        self._notifications.wanted = chosen.notify
        folder = chosen.cache_folder or os.environ.get(FOLDER_VARIABLE, "")
        session.engine.use_cache(folder, chosen.cache_mb * 1_000_000)

    def _try_look(self, theme: str, font_percent: int) -> None:
        appearance_of(_application()).wear(theme, font_percent)

    def _wear(self, chosen: Preferences) -> None:
        appearance_of(_application()).wear_chosen(chosen)

    def _analysis_ended(self, how: str) -> None:
        """Announce the end of a long analysis, and every failure: nobody else would tell that waiting is in vain."""
        done, path = self._window.session.last_done, self._window.session.document.path
        if how == "failed" and path is not None:
            words = self.tr("“{name}” could not be analysed.").format(name=display_name(path))
            sentence = f"{words} {self._window.message_bar.text}".strip()
            self._notifications.work_ended(self.tr("Analysis failed"), sentence)
        if how != "done" or done is None or path is None:
            return
        if not done.from_cache and done.elapsed_s >= LEAST_WORK_S:
            words = self.tr("“{name}” has been analysed.").format(name=display_name(path))
            self._notifications.work_ended(self.tr("Analysis complete"), words)

    # ---- the dialog's questions -------------------------------------------------------------------------------

    @staticmethod
    def _place(chosen: Preferences) -> Path:
        return Path(chosen.cache_folder) if chosen.cache_folder else cache_folder()

    def _count_cache(self) -> None:
        if self.dialog is not None and not self._background.busy:
            place = self.dialog.files.place
            self._background.run(lambda: cache_size(place), self._cache_counted, lambda _: None)

    def _cache_counted(self, size: int) -> None:
        if self.dialog is not None:
            self.dialog.files.show_cache_size(size)

    def _empty_cache(self) -> None:
        if self.dialog is not None:
            place = self.dialog.files.place
            self._background.run(lambda: empty_cache(place), lambda _: self._count_cache(), lambda _: None)

    def _no_outputs(self, sentence: str) -> None:
        if self.dialog is not None:
            self.dialog.sound.show_outputs((), sentence)

    def _dialog_closed(self, _result: int) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.deleteLater()
        # What was tried and not agreed to goes.
        self._wear(self.current)


def _application() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app

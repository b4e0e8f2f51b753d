"""What helps people on: other programs to be joined, About with versions and licences, the log, diagnostics to copy."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from desktop.actions import Actions
from desktop.background import Background
from desktop.diagnostics import LOG_LINES, program_facts, report, screen_facts
from desktop.engine_facts import EngineReport
from desktop.log_tail import last_lines
from desktop.logs import log_path
from desktop.session import Session
from desktop.settings import Settings
from engine.analysis.settings import DEFAULT_BUNDLE

if TYPE_CHECKING:
    from desktop.licences import Package


class SupportWindows(QObject):
    """Opens them, and gathers what they show.

    Parameters
    ----------
    window : QWidget
        Owner of the windows.
    session : Session
    engine_report : EngineReport
    actions : Actions
    settings : Settings
    """

    told = Signal(str)
    """A sentence for the user."""
    _facts_came = Signal(object)
    _licences_came = Signal(object)

    def __init__(
        self, window: QWidget, session: Session, engine_report: EngineReport, actions: Actions, settings: Settings
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._settings = window, session, settings
        self._report = engine_report
        self._background = Background(self)
        self._packages: tuple[Package, ...] = ()
        engine_report.changed.connect(self._tell_facts)
        for command_id, call in (
            ("about", self.show_about),
            ("show_log", self.show_log),
            ("copy_diagnostics", self.copy_diagnostics),
            ("integrations", self.show_integrations),
        ):
            actions[command_id].triggered.connect(lambda _=False, call=call: call())

    def show_about(self) -> QDialog:
        """Show versions and licences."""
        from desktop.dialogs.about import AboutDialog

        dialog = AboutDialog(self._window)
        # Bound methods: what comes when the dialog has gone goes nowhere.
        self._facts_came.connect(dialog.show_facts)
        self._licences_came.connect(dialog.show_licences)
        dialog.diagnostics_wanted.connect(self.copy_diagnostics)
        dialog.diagnostics_wanted.connect(lambda: dialog.says.setText(self.tr("Copied")))
        dialog.log_wanted.connect(self.show_log)
        dialog.licences_wanted.connect(self._bring_licences)
        self._tell_facts()
        self._report.look()
        return self._show(dialog)

    def show_log(self) -> QDialog:
        """Show the log."""
        from desktop.dialogs.log_viewer import LogViewer

        return self._show(LogViewer(log_path(), self._window))

    def show_integrations(self) -> QDialog:
        """Show what there is for other programs."""
        from desktop.dialogs.integrations import IntegrationsDialog

        return self._show(IntegrationsDialog(self._window))

    def copy_diagnostics(self) -> None:
        """Put what a helper needs to know on the clipboard."""
        QGuiApplication.clipboard().setText(self.diagnostics())
        self.told.emit(self.tr("Diagnostics copied: versions, devices, settings and the end of the log."))

    def diagnostics(self, log_file: Path | None = None) -> str:
        """Return what a helper needs to know, without the user's folders."""
        sections = {
            "program": program_facts(),
            "engine": self.engine_facts(),
            "screens": screen_facts(),
            "settings": self._settings.everything(),
        }
        return report(sections, last_lines(log_file or log_path(), LOG_LINES))

    def engine_facts(self) -> dict[str, str]:
        """Return what is known of engine, devices and the model in use."""
        facts = dict(self._report.versions)
        facts |= {f"device {name}": words for name, words in self._report.devices.items()}
        bundle = self._session.document.bundle or self._session.bundle or DEFAULT_BUNDLE
        facts["model"] = bundle
        done = self._session.last_done
        if done is not None and done.bundle == bundle:
            facts["model hash"] = done.bundle_sha256
        elif bundle in self._report.bundles:
            facts["model hash"] = str(self._report.bundles[bundle]["sha256"])
        if self._session.device:
            facts["last analysis ran on"] = self._session.device
        return facts

    def close(self) -> None:
        """Wait for what is being read."""
        self._background.close()

    def _tell_facts(self) -> None:
        """Tell the facts under names in the user's language; diagnostics have them in English."""
        facts = {**program_facts(), **self.engine_facts(), "log file": str(log_path())}
        titles = {
            "System": self.tr("System"),
            "Window system": self.tr("Window system"),
            "Frozen": self.tr("Frozen"),
            "engine": self.tr("engine"),
            "model": self.tr("model"),
            "model hash": self.tr("model hash"),
            "last analysis ran on": self.tr("last analysis ran on"),
            "log file": self.tr("log file"),
        }
        devices = {f"device {name}": self.tr("device {name}").format(name=name) for name in self._report.devices}
        self._facts_came.emit({(titles | devices).get(name, name): value for name, value in facts.items()})

    def _bring_licences(self) -> None:
        if self._packages:
            self._licences_came.emit(self._packages)
        else:
            self._background.run(_shipped_packages, self._licences_read, lambda error: self.told.emit(str(error)))

    def _licences_read(self, packages: "tuple[Package, ...]") -> None:
        self._packages = packages
        self._licences_came.emit(packages)

    @staticmethod
    def _show(dialog: QDialog) -> QDialog:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()
        return dialog


def _shipped_packages() -> "tuple[Package, ...]":
    # Loaded here, in a thread, and not with the window: few ask for the licences.
    from desktop.licences import shipped_packages

    return shipped_packages()

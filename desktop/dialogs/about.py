"""What Soloscope is, in which versions of what, and under which licences its parts may be used."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.dialogs.text_search import TextSearch
from desktop.licences import Package
from desktop.theme import LOOK, mono_font, scaled


class AboutDialog(QDialog):
    """Two pages: facts, and licences. What comes later is shown when it has come.

    Parameters
    ----------
    parent : QWidget, optional
    """

    diagnostics_wanted = Signal()
    log_wanted = Signal()
    licences_wanted = Signal()
    """The page of licences was opened, and nobody has brought any yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._packages: tuple[Package, ...] = ()
        self.setWindowTitle(self.tr("About Soloscope"))
        self.tabs = QTabWidget(self)
        self.tabs.setAccessibleName(self.tr("Pages"))
        self._labels: dict[str, QLabel] = {}
        self._form = QFormLayout()
        self.tabs.addTab(self._facts_page(), self.tr("&About"))
        self.tabs.addTab(self._licences_page(), self.tr("&Licences"))
        self.tabs.currentChanged.connect(self._page_chosen)
        self.diagnostics_button = self._button(self.tr("&Copy diagnostics"), self.diagnostics_wanted)
        self.diagnostics_button.setToolTip(self.tr("Copy versions, settings and the end of the log, for a report"))
        self.log_button = self._button(self.tr("Show lo&g"), self.log_wanted)
        self.log_button.setToolTip(self.tr("Show what Soloscope has written down about its work"))
        self.close_button = QPushButton(self.tr("Close"), self)
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.reject)
        self.says = QLabel(self)
        self.says.setObjectName("dim")
        line = QHBoxLayout()
        line.addWidget(self.diagnostics_button)
        line.addWidget(self.log_button)
        line.addWidget(self.says, 1)
        line.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.addWidget(self.tabs, 1)
        layout.addLayout(line)
        LOOK.changed.connect(self._dress)
        self._dress()

    @property
    def facts(self) -> dict[str, str]:
        """The facts shown, by their names."""
        return {name: label.text() for name, label in self._labels.items()}

    def show_facts(self, facts: Mapping[str, str]) -> None:
        """Show facts, in the place of those of the same names."""
        for name, value in facts.items():
            if name not in self._labels:
                label = self._labels[name] = QLabel(self)
                label.setTextFormat(Qt.TextFormat.PlainText)
                label.setWordWrap(True)
                label.setTextInteractionFlags(
                    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
                )
                label.setAccessibleName(self._fact_title(name))
                self._form.addRow(self._fact_title(name), label)
            answers = {"yes": self.tr("yes"), "no": self.tr("no")}
            self._labels[name].setText(answers.get(value, value))

    def _fact_title(self, name: str) -> str:
        """Return what a fact is called here; a copied report calls it by its name, which is English."""
        titles = {
            "System": self.tr("System"),
            "Window system": self.tr("Window system"),
            "Frozen": self.tr("Frozen"),
            "model": self.tr("model"),
            "model hash": self.tr("model hash"),
            "last analysis ran on": self.tr("last analysis ran on"),
            "log file": self.tr("log file"),
        }
        kind, _, device = name.partition(" ")
        if kind == "device" and device:
            return self.tr("device {name}").format(name=device)
        return titles.get(name, name)

    def show_licences(self, packages: tuple[Package, ...]) -> None:
        """List packages with their licences."""
        self._packages = packages
        self.packages.clear()
        for package in packages:
            self.packages.addItem(f"{package.name} {package.version}\n{package.licence}")
        self.packages.setCurrentRow(0)

    def _facts_page(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        title = QLabel("Soloscope", page)
        title.setObjectName("headline")
        words = QLabel(
            self.tr("Shows which instrument sounds when in a recording, finds the solos and exports the timeline.")
            + "\n"
            + self.tr("Free software under the Apache License 2.0; its parts are under licences of their own."),
            page,
        )
        words.setWordWrap(True)
        column.addWidget(title)
        column.addWidget(words)
        column.addLayout(self._form)
        column.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setWidget(page)
        area.setAccessibleName(self.tr("Versions"))
        return area

    def _licences_page(self) -> QWidget:
        self.packages = QListWidget(self)
        self.packages.setAccessibleName(self.tr("Packages"))
        self.packages.setUniformItemSizes(True)
        self.packages.setSpacing(2)
        self.packages.addItem(self.tr("Reading the licences …"))
        self.packages.currentRowChanged.connect(self._package_chosen)
        self.licence_text = QPlainTextEdit(self)
        self.licence_text.setReadOnly(True)
        self.licence_text.setAccessibleName(self.tr("Licence text"))
        self.search = TextSearch(self.licence_text, self)
        side = QWidget(self)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.search)
        column.addWidget(self.licence_text, 1)
        page = QSplitter(Qt.Orientation.Horizontal, self)
        page.setChildrenCollapsible(False)
        page.addWidget(self.packages)
        page.addWidget(side)
        page.setStretchFactor(1, 3)
        return page

    def _button(self, text: str, wanted: SignalInstance) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: wanted.emit())
        return button

    def _page_chosen(self, page: int) -> None:
        if page == 1 and not self._packages:
            self.licences_wanted.emit()

    def _package_chosen(self, row: int) -> None:
        if 0 <= row < len(self._packages):
            package = self._packages[row]
            head = f"{package.home}\n\n" if package.home else ""
            self.licence_text.setPlainText(head + package.text)

    def _dress(self) -> None:
        self.licence_text.setFont(mono_font(12))
        self.resize(min(scaled(760), 1240), min(scaled(520), 660))

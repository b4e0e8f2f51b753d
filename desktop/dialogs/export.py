"""The export dialog: a format, what goes into the file, and the file as it will be, before it is written."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desktop.dialogs.export_options import ExportOptions
from desktop.engine_sentences import engine_words
from desktop.export_choices import ExportMemory
from desktop.format_words import counted_words, format_name, hint_words, keeps_words, loses_words, verified_words
from desktop.region_writer import PREVIEW_LINES, Export, Preview, RegionWriter, replaced
from desktop.theme import dress_as, scaled
from engine.analysis.regions import Region
from engine.errors import SoloscopeError
from engine.interchange import FORMATS, ExportFacts, ExportPlan, FormatSpec
from engine.naming import display_name

_SPEC_ROLE = Qt.ItemDataRole.UserRole
_NAMES_SHOWN = 3


class ExportDialog(QDialog):
    """Chooses, previews and writes an export of regions.

    ``written(plan, paths, export)`` tells what was written; the dialog closes after it.

    Parameters
    ----------
    regions : sequence of Region
        Every region of the timeline, rejected ones too.
    facts : ExportFacts
        Of the recording.
    folder : Path
        Where to write at first.
    stem : str
        Name of the file at first, without its extension.
    memory : ExportMemory
        What was chosen the last time.
    writer : RegionWriter
        Outlives the dialog: what it does in its thread need not be waited for.
    parent : QWidget, optional
    """

    written = Signal(object, object, object)

    def __init__(
        self,
        regions: Sequence[Region],
        facts: ExportFacts,
        folder: Path,
        stem: str,
        memory: ExportMemory,
        writer: RegionWriter,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._regions, self._facts, self._memory = tuple(regions), facts, memory
        self._asked: Export | None = None
        self._preview: Preview | None = None
        self._eager = False
        self._writing: Export | None = None
        self.setWindowTitle(self.tr("Export regions"))
        self.writer = writer
        self._build_formats()
        self.about = QLabel(self)
        self.about.setWordWrap(True)
        self.about.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.options = ExportOptions(sorted({region.instrument for region in regions}), facts, self)
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setAccessibleName(self.tr("Preview of the file"))
        self.text.setToolTip(self.tr("The file as it will be written"))
        # Tab goes on to the next field, as nothing can be typed here.
        self.text.setTabChangesFocus(True)
        self._build_target(folder / stem)
        self.remark = QLabel(self)
        self.remark.setWordWrap(True)
        self.progress = QProgressBar(self)
        self.progress.setRange(0, 1000)
        self.progress.setAccessibleName(self.tr("Progress of the export"))
        self.progress.hide()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, parent=self)
        self.export_button = self.buttons.addButton(self.tr("&Export"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.export_button.setDefault(True)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        self.options.changed.connect(self._ask_for_preview)
        self.writer.previewed.connect(self._show_preview)
        self.writer.refused.connect(self._refused)
        self.writer.progressed.connect(self._show_progress)
        self.writer.written.connect(self._written)
        self.writer.failed.connect(self._failed)
        self.writer.cancelled.connect(self._stopped)
        self.formats.currentItemChanged.connect(self._format_changed)
        self.file.textChanged.connect(self._say)
        self._choose(memory.format_id or FORMATS[0].id)
        self.file.setFocus()
        self.file.selectAll()

    # ---- parts ------------------------------------------------------------------------------------------------

    def _build_formats(self) -> None:
        self.formats = QListWidget(self)
        self.formats.setAccessibleName(self.tr("Format"))
        self.formats.setToolTip(self.tr("The program or the format that the regions are meant for"))
        self.formats.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for spec in FORMATS:
            item = QListWidgetItem(f"{format_name(spec.name)}  {spec.extension}")
            item.setData(_SPEC_ROLE, spec)
            item.setToolTip(verified_words(spec))
            self.formats.addItem(item)

    def _build_target(self, path: Path) -> None:
        self.file = QLineEdit(str(path), self)
        self.file.setAccessibleName(self.tr("File to write"))
        self.file.setToolTip(self.tr("Where the regions go; the extension follows the format"))
        self.browse_button = QPushButton(self.tr("&Browse…"), self)
        self.browse_button.setToolTip(self.tr("Choose folder and name of the file"))
        self.browse_button.setAutoDefault(False)
        self.browse_button.clicked.connect(self._browse)

    def _lay_out(self) -> None:
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(scaled(10), 0, 0, 0)
        column.addWidget(self.about)
        column.addWidget(self.options)
        column.addWidget(self.text, 1)
        splitter = QSplitter(self)
        splitter.addWidget(self.formats)
        splitter.addWidget(right)
        splitter.setStretchFactor(1, 1)
        splitter.setChildrenCollapsible(False)
        splitter.setSizes([scaled(250), scaled(610)])
        target = QHBoxLayout()
        label = QLabel(self.tr("&File"), self)
        label.setBuddy(self.file)
        target.addWidget(label)
        target.addWidget(self.file, 1)
        target.addWidget(self.browse_button)
        layout = QVBoxLayout(self)
        layout.addWidget(splitter, 1)
        layout.addLayout(target)
        layout.addWidget(self.remark)
        layout.addWidget(self.progress)
        layout.addWidget(self.buttons)
        self.resize(scaled(900), scaled(600))

    # ---- what is chosen ---------------------------------------------------------------------------------------

    @property
    def spec(self) -> FormatSpec:
        """The chosen format."""
        spec: FormatSpec = self.formats.currentItem().data(_SPEC_ROLE)
        return spec

    @property
    def target(self) -> Path:
        """The file that is written, with the format's extension unless what was typed ends in one of them already."""
        path = Path(self.file.text().strip()).expanduser()
        known = [extension.lower() for extension in self.spec.extensions]
        return path if path.suffix.lower() in known else path.with_name(f"{path.name}{self.spec.extension}")

    @property
    def export(self) -> Export:
        """What would be written; raises SettingsError for a typed time that is none."""
        return Export(self._regions, self.spec, self._facts, self.options.export_choice())

    def _choose(self, format_id: str) -> None:
        rows = [spec.id for spec in FORMATS]
        self.formats.setCurrentRow(rows.index(format_id) if format_id in rows else 0)

    def _format_changed(self, _: QListWidgetItem, before: QListWidgetItem | None) -> None:
        spec = self.spec
        if before is not None:
            former: FormatSpec = before.data(_SPEC_ROLE)
            self._memory.keep(former.id, self.options.choice)
            path = Path(self.file.text())
            if path.suffix.lower() in [extension.lower() for extension in former.extensions]:
                self.file.setText(str(path.with_suffix("")))
        about = self.tr("<p><b>{name}</b> – {verified}</p><p>Keeps: {keeps}<br>Loses: {loses}</p>").format(
            name=format_name(spec.name),
            verified=verified_words(spec),
            keeps=keeps_words(spec),
            loses=loses_words(spec),
        )
        self.about.setText(f"{about}<p>{hint_words(spec)}</p>" if spec.hint else about)
        self.options.show_for(spec, self._memory.choice(spec.id))
        self._ask_for_preview()

    def _browse(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export regions"), str(self.target), options=QFileDialog.Option.DontConfirmOverwrite
        )
        if name:
            self.file.setText(name)

    # ---- the preview ------------------------------------------------------------------------------------------

    def _ask_for_preview(self) -> None:
        try:
            self._asked = self.export
        except SoloscopeError as error:
            self._asked = None
            self._refuse(str(error))
        else:
            self.writer.preview(self._asked)

    def _refused(self, export: Export, sentence: str) -> None:
        if export is self._asked:
            self._refuse(sentence)

    def _show_preview(self, export: Export, preview: Preview) -> None:
        if export is not self._asked:
            return
        self._preview = preview
        if preview.text is not None:
            tail = self.tr("\n… %Ln more lines", "", preview.more) if preview.more else ""
            self.text.setPlainText(preview.text + tail)
        else:
            self.text.setPlainText(self._listing(preview))
        self._say()
        if self._eager:
            self.accept()

    def _listing(self, preview: Preview) -> str:
        """Say in words what a file that is not text will hold."""
        if not preview.plan.files:
            return ""
        regions, markers = preview.plan.files[0].regions, preview.plan.files[0].facts.markers
        if preview.size is None:
            count = len(regions) + len(markers)
            head = self.tr("A copy of {name} with %Ln cue points:", "", count).format(name=self._facts.name)
        else:
            head = self.tr("A file that is no text, %Ln bytes, with:", "", preview.size)
        rows = [(r.onset_s, f"{r.onset_s:12.3f} – {r.offset_s:.3f}  {r.instrument}") for r in regions]
        rows += [(m.time_s, f"{m.time_s:12.3f}  {m.name}") for m in markers]
        listed = [row for _, row in sorted(rows)[:PREVIEW_LINES]]
        return "\n".join([head, *listed, *(["…"] if len(rows) > len(listed) else [])])

    def _refuse(self, sentence: str) -> None:
        self._preview, self._eager = None, False
        self.text.clear()
        self._remark(sentence, wrong=True)

    def _say(self) -> None:
        """Say which files will be written and which of them replace others."""
        if self._preview is None or self._writing is not None:
            return
        plan = self._preview.plan
        if not plan.count and not plan.marker_count:
            self._remark(self.tr("No region answers to this choice; nothing would be written."), wrong=True)
            return
        names = [display_name(path) for path in plan.paths(self.target)]
        listed = ", ".join(names[:_NAMES_SHOWN]) + ("…" if len(names) > _NAMES_SHOWN else "")
        count = counted_words(plan.count, plan.marker_count)
        files = self.tr("%Ln files", "", len(names))
        sentences = [self.tr("{regions} in {files}: {names}.").format(regions=count, files=files, names=listed)]
        if plan.cut_off:
            sentences.append(self.tr("%Ln before the start of the timeline are cut off.", "", plan.cut_off))
        if plan.unmarked:
            sentences.append(self.tr("%Ln markers have no place in this format.", "", plan.unmarked))
        self._remark(" ".join(sentences), wrong=False)

    def _remark(self, sentence: str, *, wrong: bool) -> None:
        self.remark.setText(engine_words(sentence))
        dress_as(self.remark, "wrong" if wrong else "dim")
        self.export_button.setEnabled(not wrong and self._writing is None)

    # ---- writing ----------------------------------------------------------------------------------------------

    def accept(self) -> None:
        # Who is quicker than the preview need not ask twice.
        self._eager = self.export_button.isEnabled() and self.writer.previewing
        if self._eager or self._preview is None or not self.export_button.isEnabled():
            return
        try:
            export, target = self.export, self.target
            there = replaced(self._preview.plan.paths(target))
        except (SoloscopeError, OSError, ValueError) as error:
            self._failed(str(error))
            return
        if there and not self._may_replace(there):
            return
        self._memory.keep(self.spec.id, self.options.choice)
        self._writing = export
        self._lock(True)
        self._remark(self.tr("Writing…"), wrong=False)
        self.writer.write(export, target)

    def reject(self) -> None:
        if self._writing is not None:
            self.writer.cancel()
            return
        super().reject()

    def _may_replace(self, there: tuple[Path, ...]) -> bool:
        names = ", ".join(display_name(path) for path in there[:_NAMES_SHOWN]) + ("…" * (len(there) > _NAMES_SHOWN))
        box = QMessageBox(
            QMessageBox.Icon.Question,
            self.tr("Replace files"),
            self.tr("%Ln files exist already and will be replaced: {names}.", "", len(there)).format(names=names),
            parent=self,
        )
        replace = box.addButton(self.tr("&Replace"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        return box.clickedButton() is replace

    def _lock(self, locked: bool) -> None:
        for part in (self.formats, self.options, self.file, self.browse_button, self.export_button):
            part.setEnabled(not locked)
        self.progress.setValue(0)
        self.progress.setVisible(locked)

    def _show_progress(self, share: float) -> None:
        self.progress.setValue(round(self.progress.maximum() * share))

    def _written(self, plan: ExportPlan, paths: tuple[Path, ...]) -> None:
        export, self._writing = self._writing, None
        self.written.emit(plan, paths, export)
        super().accept()

    def _failed(self, sentence: str) -> None:
        self._end_writing(sentence)

    def _stopped(self) -> None:
        self._end_writing(self.tr("Cancelled; the file in hand was not written."))

    def _end_writing(self, sentence: str) -> None:
        self._writing = None
        self._lock(False)
        self._remark(sentence, wrong=True)
        # The user may mend the cause and try again.
        self.export_button.setEnabled(True)

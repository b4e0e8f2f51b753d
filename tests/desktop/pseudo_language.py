"""A language in which every translated text is marked, and what is needed to find the texts that are not."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QCoreApplication, QModelIndex, Qt, QTranslator
from PySide6.QtGui import QAction, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QDoubleSpinBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QProgressDialog,
    QSpinBox,
    QTabBar,
    QTextEdit,
    QWidget,
)

OPEN, CLOSE = "⟦", "⟧"
_PLACE = re.compile(r"(\{\w*\}|%L?n)")
_UNITS = r"Hz|kHz|dB|dBFS|ms|min|ct|CPU|GPU|MB|GB|Soloscope|WAV|PCM|CSV"


class PseudoTranslator(QTranslator):
    """Marks all of a text but the places that are filled later: what fills them must be marked by itself."""

    def translate(self, context: str, text: str, comment: str | None = None, n: int = -1) -> str:
        parts = _PLACE.split(text)
        return "".join(part if _PLACE.fullmatch(part) or not part else f"{OPEN}{part}{CLOSE}" for part in parts)

    def isEmpty(self) -> bool:
        return False


@contextmanager
def pseudo_language() -> Iterator[None]:
    """Let all texts be marked for a while."""
    translator = PseudoTranslator()
    QCoreApplication.installTranslator(translator)
    try:
        yield
    finally:
        QCoreApplication.removeTranslator(translator)


def unmarked(text: str, names: tuple[str, ...] = ()) -> str:
    """Return the words of a text that are not translated; names, units, notes and single letters need not be."""
    text = re.sub(rf"(?:(?<=\s)|(?<=^)|(?<={CLOSE}))/\S+", " ", text)  # a file's place
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, " ")
    depth, outside = 0, []
    for letter in re.sub(r"<[^>]*>|&(?=\w)", "", text):
        depth += (letter == OPEN) - (letter == CLOSE)
        outside.append(letter if depth <= 0 and letter != CLOSE else " ")
    words = re.findall(r"[^\W\d_]{2,}", "".join(outside))
    return " ".join(word for word in words if not re.fullmatch(_UNITS, word))


def texts_of(widget: QWidget) -> Iterator[tuple[str, str]]:
    """Yield all a person can read in a widget and its children, or hear of them, with where it stands."""
    for each in (widget, *widget.findChildren(QWidget)):
        where = f"{type(each).__name__} {each.objectName()}".strip()
        for what, text in _facts_of(each):
            if text:
                yield f"{where}: {what}", text
        for action in each.actions():
            yield from _texts_of_action(action)
    for action in widget.findChildren(QAction):
        yield from _texts_of_action(action)


def _facts_of(widget: QWidget) -> Iterator[tuple[str, str]]:
    yield from (("tooltip", widget.toolTip()), ("status tip", widget.statusTip()), ("title", widget.windowTitle()))
    yield from (("name", widget.accessibleName()), ("description", widget.accessibleDescription()))
    if isinstance(widget, QLabel | QAbstractButton | QMessageBox):
        yield "text", widget.text()
    if isinstance(widget, QMessageBox):
        yield "informative text", widget.informativeText()
    if isinstance(widget, QProgressDialog):
        yield "label", widget.labelText()
    if isinstance(widget, QGroupBox | QMenu):
        yield "title", widget.title()
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
        yield "placeholder", widget.placeholderText()
    if isinstance(widget, QSpinBox | QDoubleSpinBox):
        yield from (("prefix", widget.prefix()), ("suffix", widget.suffix()))
    if isinstance(widget, QAbstractSpinBox):
        yield "special value", widget.specialValueText()
    if isinstance(widget, QTabBar):
        for index in range(widget.count()):
            yield from (("tab", widget.tabText(index)), ("tab", widget.tabToolTip(index)))
    if isinstance(widget, QComboBox):
        for index in range(widget.count()):
            yield "item", widget.itemText(index)
            yield "item", str(widget.itemData(index, Qt.ItemDataRole.ToolTipRole) or "")
    elif isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView) and widget.model() is not None:
        yield from _texts_of_model(widget.model())


def _texts_of_action(action: QAction) -> Iterator[tuple[str, str]]:
    for what in ("text", "toolTip", "statusTip", "iconText"):
        text = getattr(action, what)()
        if text and not action.isSeparator():
            yield f"action {action.objectName()}: {what}", text


def _texts_of_model(model: QAbstractItemModel, parent: QModelIndex | None = None) -> Iterator[tuple[str, str]]:
    above = QModelIndex() if parent is None else parent
    # A list has one column, and keeps that to itself.
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(above)
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
    if parent is None:
        for column in range(columns):
            yield "heading", str(model.headerData(column, Qt.Orientation.Horizontal) or "")
    for row in range(model.rowCount(above)):
        for column in range(columns):
            index = model.index(row, column, above)
            for role in roles:
                value = model.data(index, role)
                if isinstance(value, str):
                    yield f"row {row}, column {column}", value
        if not isinstance(model, QAbstractListModel):
            yield from _texts_of_model(model, model.index(row, 0, above))


@contextmanager
def painted_texts(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Collect what is written with a painter by the program's own code."""
    seen: list[str] = []
    original = QPainter.drawText

    def noted(painter: QPainter, *arguments: object) -> object:
        seen.extend(argument for argument in arguments if isinstance(argument, str))
        return original(painter, *arguments)

    with monkeypatch.context() as patch:
        patch.setattr(QPainter, "drawText", noted)
        yield seen

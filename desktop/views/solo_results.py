"""The list of what *Find solos* has found: rows with a small spectrogram, fast with ten thousand of them."""

from collections.abc import Callable, Sequence
from math import isnan

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.numbers import decimal, percent
from desktop.solo_search import confidence
from desktop.theme import LOOK, THEME, display_name, instrument_colour, mono_font, paint_swatch, scaled, ui_font
from desktop.thumbnails import THUMBNAIL_SIZE
from desktop.translation import translate
from desktop.views.row_table import paint_empty_words
from desktop.views.solo_marks import paint_star
from desktop.views.time_axis import format_time
from engine.analysis.regions import Region

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_ROW_HEIGHT = 50
_OWN_KEYS = (
    *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown),
    *(Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Return, Qt.Key.Key_Enter),
)


class SoloResultsModel(QAbstractListModel):
    """Places as rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places: tuple[Region, ...] = ()
        self._row_of: dict[Region, int] | None = None

    @property
    def places(self) -> tuple[Region, ...]:
        """The rows from top to bottom."""
        return self._places

    def set_places(self, places: Sequence[Region]) -> None:
        """Show other places."""
        self.beginResetModel()
        self._places, self._row_of = tuple(places), None
        self.endResetModel()

    def row_of(self, place: Region | None) -> int | None:
        """Row of a place, or None if it is not shown."""
        if place is None:
            return None
        if self._row_of is None:
            self._row_of = {shown: row for row, shown in enumerate(self._places)}
        return self._row_of.get(place)

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._places)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        place = self._places[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return place
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return describe_place(place)
        return None


def describe_place(place: Region) -> str:
    """Say everything about a result in one line."""
    sentences = {
        "unaccompanied": translate("SoloResults", "{instrument} alone, {time}, {duration} s, {confidence}"),
        "featured": translate("SoloResults", "{instrument} leads, {time}, {duration} s, {confidence}"),
    }
    words = sentences.get(place.solo) or translate("SoloResults", "{instrument}, {time}, {duration} s, {confidence}")
    return words.format(
        instrument=display_name(place.instrument),
        time=format_time(place.onset_s),
        duration=decimal(place.duration_s, 1),
        confidence=_confidence_words(place),
    )


def _kind_words(place: Region) -> str:
    words = {"unaccompanied": translate("SoloResults", "alone"), "featured": translate("SoloResults", "leads")}
    return words.get(place.solo, "")


def _confidence_words(place: Region) -> str:
    return "–" if isnan(place.mean) else percent(place.mean)


class _PlaceDelegate(QStyledItemDelegate):
    """Thumbnail at the left; name and kind over time, length and confidence at the right."""

    def __init__(self, picture: Callable[[float, float], QPixmap | None], parent: QWidget) -> None:
        super().__init__(parent)
        self._picture = picture

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(THUMBNAIL_SIZE.width() + scaled(170), scaled(_ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        place: Region = index.data(Qt.ItemDataRole.UserRole)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        rect = option.rect
        if chosen:
            painter.fillRect(rect, QColor(THEME.accent_strong))
        elif index.row() % 2:
            painter.fillRect(rect, QColor(THEME.plot_alternate))
        strong = QColor(THEME.on_accent if chosen else THEME.text)
        dim = QColor(THEME.on_accent if chosen else THEME.text_dim)
        self._paint_picture(painter, rect, place)
        room = rect.adjusted(THUMBNAIL_SIZE.width() + 15, 5, -10, -6)
        upper = QRect(room.left(), room.top(), room.width(), room.height() // 2)
        lower = QRect(room.left(), upper.bottom() + 1, room.width(), room.height() // 2 - 3)
        self._paint_name(painter, upper, place, strong, dim)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(mono_font(11))
        painter.setPen(strong)
        painter.drawText(lower, middle, format_time(place.onset_s, 2))
        painter.setPen(dim)
        painter.drawText(
            lower,
            middle | Qt.AlignmentFlag.AlignRight,
            f"{decimal(place.duration_s, 1)} s  {_confidence_words(place):>4}",
        )
        track = QRect(room.left(), rect.bottom() - 5, room.width(), 2)
        painter.fillRect(track, QColor(THEME.hover))
        track.setWidth(round(track.width() * confidence(place)))
        painter.fillRect(track, strong if chosen else instrument_colour(place.instrument))
        painter.restore()

    def _paint_picture(self, painter: QPainter, rect: QRect, place: Region) -> None:
        spot = QRect(rect.left() + 5, rect.top() + 5, THUMBNAIL_SIZE.width(), THUMBNAIL_SIZE.height())
        picture = self._picture(place.onset_s, place.offset_s)
        if picture is None:
            painter.fillRect(spot, QColor(THEME.raised))
        else:
            painter.drawPixmap(spot, picture)

    def _paint_name(self, painter: QPainter, upper: QRect, place: Region, strong: QColor, dim: QColor) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        words = _kind_words(place)
        taken = 0
        if words:
            painter.setFont(ui_font(11))
            painter.setPen(dim)
            painter.drawText(upper, middle | Qt.AlignmentFlag.AlignRight, words)
            taken = painter.fontMetrics().horizontalAdvance(words) + 18
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            star = QPointF(upper.right() - taken + 9, upper.center().y() + 1.0)
            paint_star(painter, star, dim if dim == strong else QColor(THEME.solo), filled=place.solo != "featured")
        paint_swatch(
            painter,
            QRect(upper.left(), upper.center().y() - scaled(5), scaled(11), scaled(11)).toRectF(),
            place.instrument,
        )
        painter.setFont(ui_font(12, bold=True))
        painter.setPen(strong)
        room = upper.adjusted(scaled(12) + 5, 0, -taken - 6, 0)
        name = painter.fontMetrics().elidedText(
            display_name(place.instrument), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, middle, name)


class SoloResultsList(QListView):
    """The list itself. Its own keys are its own while it has the focus: arrows walk it, Enter goes there.

    Parameters
    ----------
    picture : callable
        Gives the thumbnail of a stretch by start and end in seconds, or None while there is none.
    """

    def __init__(self, picture: Callable[[float, float], QPixmap | None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.empty_text = ""
        self.taking_focus = False
        self.setItemDelegate(_PlaceDelegate(picture, self))
        self.setUniformItemSizes(True)
        self.setAccessibleName(self.tr("Results"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        LOOK.changed.connect(self._look_changed)

    def _look_changed(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            keypad = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if event.key() in _OWN_KEYS and not keypad:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid():
                self.activated.emit(self.currentIndex())
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Qt makes the first row current as soon as the list has the focus; nobody has walked there yet.
        nothing_chosen = not self.currentIndex().isValid()
        self.taking_focus = True
        super().focusInEvent(event)
        if nothing_chosen:
            self.selectionModel().clearCurrentIndex()
        self.taking_focus = False

    def keyboardSearch(self, search: str) -> None:
        """Letters are the window's keys; they find nothing here."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_empty_words(self, self.empty_text, 16)

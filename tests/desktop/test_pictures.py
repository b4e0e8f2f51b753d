"""How the window looks in its main states, in the dark theme, at a large and at a small size.

Three rules, each of which can fail, and none of which hangs on the version of Qt or on a font:

- no text is cut: every label, button and box that is seen has the room its text asks for;
- what must be seen is seen: no view is blank, lanes hold their instrument's colour where it has regions and not beside;
- the picture is the one that was looked at and found good: reduced to 120 x 75 pixels, where letters are lost and only
  what is where in which colour is left, no piece of it may differ much from a stored reference. How much is enough is
  tested as well: any two states differ by more. `python -m tests.desktop.window_states` writes the references anew.
"""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QToolButton, QWidget

from desktop.theme import DARK, apply_theme, instrument_colour
from desktop.views.lane_stack import HEADER_HEIGHT
from tests.desktop.view_builders import near, pixels
from tests.desktop.window_states import PLAYED, SIZES, STATES, picture_of, reduced, reference_path, settle, shown_window

PIECE_PX = 5
MOST_DIFFERENT = 16.0
"""Most that a piece of the reduced picture, 24 x 15 pieces in all, may differ from the reference, of 255.

With a serif instead of the usual font it comes to 14.
"""

size_names = [f"{width}x{height}" for width, height in SIZES]


@pytest.fixture
def themed(qapp):
    """The theme the program starts with."""
    before = (qapp.style().objectName(), qapp.palette(), qapp.font(), qapp.styleSheet(), qapp.windowIcon())
    apply_theme(qapp, DARK)
    yield
    qapp.setStyleSheet(before[3])
    qapp.setStyle(before[0])
    qapp.setPalette(before[1])
    qapp.setFont(before[2])
    qapp.setWindowIcon(before[4])


@pytest.fixture(params=SIZES, ids=size_names)
def size(request):
    return request.param


@pytest.fixture(params=STATES)
def state(request):
    return request.param


@pytest.fixture
def window(themed, size, state):
    with shown_window(size) as made:
        STATES[state](made)
        settle()
        yield made


# ---- rules ------------------------------------------------------------------------------------------------------


def cut_texts(window: QWidget) -> list[str]:
    """Return the texts that have less room than they ask for."""
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or widget.visibleRegion().isEmpty():
            continue
        if isinstance(widget, QLabel):
            cut = label_is_cut(widget)
        elif isinstance(widget, QToolButton):
            cut = bool(widget.text()) and not only_icon(widget) and widget.width() < widget.sizeHint().width() - 2
        elif isinstance(widget, QAbstractButton):
            cut = bool(widget.text()) and widget.width() < widget.sizeHint().width() - 2
        elif isinstance(widget, QComboBox):
            # The arrow has 20 of its pixels.
            cut = widget.fontMetrics().horizontalAdvance(widget.currentText()) > widget.width() - 24
        else:
            continue
        if cut:
            words = widget.currentText() if isinstance(widget, QComboBox) else widget.text()
            found.append(f"{type(widget).__name__} “{words}” has {widget.width()} of {widget.sizeHint().width()} px")
    return found


def only_icon(button: QToolButton) -> bool:
    return button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly and not button.icon().isNull()


def label_is_cut(label: QLabel) -> bool:
    if not label.text():
        return False
    room = label.contentsRect()
    if label.wordWrap():
        return label.heightForWidth(label.width()) > label.height() + 2
    return label.sizeHint().width() > label.width() + 2 or label.fontMetrics().height() > room.height() + 2


def differences(image: QImage, reference: QImage) -> np.ndarray:
    """Return how much each piece of two reduced pictures differs, of 255: the mean over the piece, per colour."""
    apart = (pixels(image) - pixels(reference)).astype(float)
    rows, columns = apart.shape[0] // PIECE_PX, apart.shape[1] // PIECE_PX
    pieces = apart.reshape(rows, PIECE_PX, columns, PIECE_PX, 3).mean(axis=(1, 3))
    found: np.ndarray = np.abs(pieces).max(axis=-1)
    return found


def part(image: np.ndarray, window: QWidget, widget: QWidget) -> np.ndarray:
    """Cut a widget out of the picture of its window."""
    place = widget.mapTo(window, QPoint(0, 0))
    cut: np.ndarray = image[place.y() : place.y() + widget.height(), place.x() : place.x() + widget.width()]
    return cut


# ---- tests ------------------------------------------------------------------------------------------------------


def test_no_text_is_cut(window):
    assert cut_texts(window) == []


def test_a_text_that_is_cut_would_be_found(themed, qtbot):
    with shown_window((1440, 900)) as window:
        STATES["analysed"](window)
        settle()
        facts = next(label for label in window.findChildren(QLabel) if label.text().startswith("WAV"))
        facts.setFixedWidth(40)
        window.table.solos_box.setFixedWidth(30)
        settle()
        found = cut_texts(window)
        assert any(words.startswith("QLabel “WAV") for words in found)
        assert any(words.startswith("QCheckBox “Solos") for words in found)


def test_the_picture_is_the_one_that_was_found_good(window, state, size):
    reference = QImage(str(reference_path(state, size))).convertToFormat(QImage.Format.Format_RGB32)
    assert not reference.isNull(), "python -m tests.desktop.window_states writes the references"
    apart = differences(reduced(picture_of(window)), reference)
    row, column = np.unravel_index(apart.argmax(), apart.shape)
    assert apart.max() <= MOST_DIFFERENT, f"piece {column} of 24 from the left, {row} of 15 from the top, is another"


@pytest.mark.parametrize("size", SIZES, ids=size_names)
def test_the_tolerance_tells_all_states_apart(size, qapp):
    stored = {
        state: QImage(str(reference_path(state, size))).convertToFormat(QImage.Format.Format_RGB32) for state in STATES
    }
    alike = [
        (one, other)
        for one in STATES
        for other in STATES
        if one < other and differences(stored[one], stored[other]).max() <= 1.5 * MOST_DIFFERENT
    ]
    assert alike == []


def test_references_are_small():
    assert all(reference_path(state, size).stat().st_size < 20_000 for state in STATES for size in SIZES)


@pytest.mark.parametrize("state", ["analysed", "find-solos", "attention", "why-here", "rules", "error"], indirect=True)
def test_views_are_not_blank_and_lanes_have_their_colours_where_regions_are(window):
    image = pixels(picture_of(window))
    for view in window.editor.views:
        seen = part(image, window, view)
        assert len(np.unique(seen.reshape(-1, 3), axis=0)) > 40, type(view).__name__
    lanes = window.editor.lanes
    seen = part(image, window, lanes)
    checked = 0
    for name, spans in PLAYED.items():
        rect = lanes.lane_rect_of(name)
        if rect.top() < HEADER_HEIGHT or rect.bottom() > lanes.height():
            continue
        colour = instrument_colour(name)
        for start_s, end_s in spans:
            x = [round(lanes.x_of(time_s)) for time_s in (start_s + 2, end_s - 2)]
            inside = seen[rect.top() + 6 : rect.bottom() - 2, x[0] : x[1]]
            assert tinted(inside, colour) > 0.6, f"{name} at {start_s} s"
            checked += 1
        x = [round(lanes.x_of(time_s)) for time_s in (0.5, 3.0)]
        assert tinted(seen[rect.top() + 2 : rect.top() + rect.height() // 2, x[0] : x[1]], colour) < 0.05, name
    assert checked >= 2


def tinted(area: np.ndarray, colour) -> float:
    """Return the share of pixels with a colour's hue, however dark: a region is filled with a darker tone of it."""
    wanted = np.array([colour.red(), colour.green(), colour.blue()], float)
    flat = area.reshape(-1, 3).astype(float)
    # Against the plot's grey: what is left of the pixel without its grey points where the colour does.
    own, aim = flat - flat.mean(axis=1, keepdims=True), wanted - wanted.mean()
    length = np.linalg.norm(own, axis=1)
    along = own @ aim / np.maximum(length * np.linalg.norm(aim), 1e-9)
    lit = flat.max(axis=1) > 60
    return float((lit & (length > 8) & (along > 0.8)).mean())


@pytest.mark.parametrize("state", ["error"], indirect=True)
def test_an_error_is_seen_over_the_views(window):
    bar = window.message_bar
    seen = part(pixels(picture_of(window)), window, bar)
    assert near(seen[:, :4], DARK.error).mean() > 0.9


@pytest.mark.parametrize("state", ["dropping"], indirect=True)
def test_the_veil_darkens_everything_while_a_file_is_held_over_it(window):
    veiled = pixels(picture_of(window))
    window.drop_overlay.hide()
    settle()
    plain = pixels(picture_of(window))
    bright = plain.max(axis=-1) > 180
    assert veiled[bright].mean() < 0.5 * plain[bright].mean()

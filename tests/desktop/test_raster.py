import numpy as np
import pytest
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from desktop.views.bars import BarCache
from desktop.views.raster import COVER_LEVELS, cover, cover_below, draw_pixels, joined_edges, premultiplied, runs
from tests.desktop.view_builders import pixels


def canvas(width: int, height: int, ratio: float = 1.0) -> QImage:
    image = QImage(round(width * ratio), round(height * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.black)
    return image


def test_cover_counts_sixteenths_of_a_pixel():
    got = cover(np.array([1.0, 1.5, 1.25]), np.array([3.0, 2.0, 1.5]), 4)
    assert got.T.tolist() == [[0, 16, 16, 0], [0, 8, 0, 0], [0, 4, 0, 0]]


def test_cover_is_cut_at_the_picture():
    got = cover(np.array([-5.0, 3.5]), np.array([2.0, 99.0]), 4)
    assert got.T.tolist() == [[16, 16, 0, 0], [0, 0, 0, 8]]


def test_the_area_of_a_band_is_kept():
    rng = np.random.default_rng(0)
    top = rng.uniform(0, 50, 200)
    bottom = top + rng.uniform(0, 50, 200)
    assert cover(top, bottom, 100).sum(axis=0) / COVER_LEVELS == pytest.approx(bottom - top, abs=0.1)


def test_cover_below_is_cover_to_the_bottom():
    top = np.linspace(-3, 25, 57)
    assert np.array_equal(cover_below(top, 20), cover(top, np.full(57, 20.0), 20))


def test_a_steep_line_stays_closed():
    values = np.array([2.0, 18.0, 2.0])
    line = cover(*joined_edges(values), 20) > 0
    for left, right in ((0, 1), (1, 2)):
        rows = [set(line[:, column].nonzero()[0]) for column in (left, right)]
        assert max(min(rows[0]), min(rows[1])) <= min(max(rows[0]), max(rows[1])) + 1


@pytest.mark.parametrize(
    ("mask", "expected"),
    [([], []), ([0, 0], []), ([1], [(0, 1)]), ([0, 1, 1, 0, 1], [(1, 3), (4, 5)]), ([1, 1, 1], [(0, 3)])],
)
def test_runs_are_where_the_mask_holds(mask, expected):
    assert runs(np.array(mask, bool)) == expected


def test_half_a_colour_over_black_is_half_as_bright(qapp):
    image = canvas(10, 4)
    painter = QPainter(image)
    draw_pixels(painter, 2, 1, np.full((2, 3), premultiplied(QColor(200, 100, 50), 0.5), np.uint32))
    painter.end()
    got = pixels(image)
    assert got[1:3, 2:5].reshape(-1, 3).tolist() == [pytest.approx([100, 50, 25], abs=1)] * 6
    assert got.sum() == got[1:3, 2:5].sum()


def test_on_a_dense_screen_pixels_are_drawn_one_to_one(qapp):
    image = canvas(10, 4, 2.0)
    painter = QPainter(image)
    draw_pixels(painter, 1, 1, np.full((3, 5), 0xFFFFFFFF, np.uint32))
    painter.end()
    lit = pixels(image).min(axis=2) == 255
    assert lit.sum() == 15
    assert lit[2:5, 2:7].all()


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("width", [1, 2, 7, 12, 100, 523, 524, 525, 1400])
def test_a_bar_of_any_length_is_closed_and_has_its_ends(qapp, width, ratio):
    image = canvas(width + 20, 20, ratio)
    painter = QPainter(image)

    def draw(inner: QPainter, box: QRectF) -> None:
        inner.setPen(Qt.PenStyle.NoPen)
        inner.setBrush(QColor("#00ff00"))
        inner.drawRoundedRect(box, 4, 4)

    BarCache().bar(painter, "green", QRect(10, 4, width, 12), draw)
    painter.end()
    green = pixels(image)[..., 1]
    middle = green[round(10 * ratio)]
    inside = middle[round(10 * ratio) + 1 : round((10 + width) * ratio) - 1]
    assert (inside == 255).all()
    assert middle[: round(10 * ratio)].max(initial=0) == 0
    assert middle[round((10 + width) * ratio) + 1 :].max(initial=0) == 0
    assert green[: round(4 * ratio) - 1].max() == green[round(16 * ratio) + 1 :].max() == 0
    if width >= 12:
        corners = [green[round(4 * ratio), round(x * ratio)] for x in (10, 10 + width - 0.5)]
        assert max(corners) < 200


def test_a_bar_is_drawn_once_for_all_its_lengths(qapp):
    drawn = []
    cache = BarCache()
    image = canvas(300, 40)
    painter = QPainter(image)
    for width in (20, 50, 200):
        cache.bar(painter, "any", QRect(0, 0, width, 12), lambda inner, box: drawn.append(box.width()))
    cache.mark(painter, "mark", 5.4, 5.6, QRectF(0, 0, 8, 8), lambda inner, box: drawn.append(box.width()))
    cache.mark(painter, "mark", 50, 5, QRectF(0, 0, 8, 8), lambda inner, box: drawn.append(box.width()))
    painter.end()
    assert len(drawn) == 2


def test_marks_stand_on_whole_pixels(qapp):
    image = canvas(30, 30)
    painter = QPainter(image)

    def draw(inner: QPainter, box: QRectF) -> None:
        inner.fillRect(box, QColor("#ffffff"))

    BarCache().mark(painter, "square", 5.4, 7.6, QRectF(0, 0, 8, 8), draw)
    painter.end()
    lit = pixels(image).min(axis=2)
    assert set(np.unique(lit)) == {0, 255}
    assert (lit > 0).sum() == 64
    assert lit[8, 5] == 255

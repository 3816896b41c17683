"""Pages on a long sheet: rows of one or two, fitted to the room, and points that find their page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, QSizeF

from kiemdiem_desktop.ui.pages.papers.spread import GAP, MARGIN, fitting_scale, spread

A4, ACROSS = QSizeF(595, 842), QSizeF(842, 595)
ROOM = QSizeF(1000, 700)

pages = st.lists(st.sampled_from([A4, ACROSS, QSizeF(420, 595)]), min_size=1, max_size=9)


@pytest.mark.parametrize(("abreast", "width"), [(1, 595), (2, 1190)])
def test_a_row_is_as_wide_as_the_room(abreast: int, width: int) -> None:
    scale = fitting_scale([A4] * 3, abreast, ROOM, whole=False)
    assert scale * width + 2 * MARGIN + GAP * (abreast - 1) == pytest.approx(1000)


@given(pages, st.integers(1, 2))
def test_whole_pages_fit_into_the_room(sizes: list[QSizeF], abreast: int) -> None:
    made = spread(sizes, abreast, fitting_scale(sizes, abreast, ROOM, whole=True), ROOM)
    assert all(place.height() <= ROOM.height() and place.width() <= ROOM.width() for place in made.places)
    assert made.size.width() <= ROOM.width() + 0.01


@given(pages, st.integers(1, 2), st.floats(0.2, 6))
def test_pages_lie_in_order_and_never_on_each_other(sizes: list[QSizeF], abreast: int, scale: float) -> None:
    made = spread(sizes, abreast, scale, ROOM)
    whole = QRectF(QPointF(0, 0), made.size)
    assert len(made.places) == len(sizes)
    assert all(whole.contains(place) for place in made.places)
    for before, after in zip(made.places, made.places[1:], strict=False):
        assert before.bottom() <= after.top() or before.right() <= after.left()


@given(pages, st.integers(1, 2), st.data())
def test_a_point_of_a_page_is_found_again(sizes: list[QSizeF], abreast: int, data: st.DataObject) -> None:
    made = spread(sizes, abreast, 1.5, ROOM)
    page = data.draw(st.integers(0, len(sizes) - 1))
    point = QPointF(data.draw(st.floats(1, sizes[page].width() - 1)), data.draw(st.floats(1, sizes[page].height() - 1)))
    spot = made.rect(page, QRectF(point, QSizeF(0, 0))).topLeft()
    assert made.at(spot) == page
    found = made.point(page, spot)
    assert found.x() == pytest.approx(point.x())
    assert found.y() == pytest.approx(point.y())


def test_nothing_is_nowhere() -> None:
    made = spread([], 2, 1.0, ROOM)
    assert made.at(QPointF(5, 5)) is None
    assert fitting_scale([], 1, ROOM, whole=True) == 1.0

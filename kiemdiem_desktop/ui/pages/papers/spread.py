"""Where the pages of a paper lie on a long sheet: below each other, or two side by side; no widgets here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSizeF

from kiemdiem_desktop.base.records import dataclass

MARGIN, GAP = 10.0, 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """Pages placed at one scale: ``places`` in pixels, ``scale`` in pixels per point, and how large the whole is."""

    places: tuple[QRectF, ...]
    scale: float
    size: QSizeF

    def at(self, spot: QPointF) -> int | None:
        """The page nearest to a spot, or nothing without pages."""
        return min(range(len(self.places)), key=lambda page: distance(self.places[page], spot), default=None)

    def point(self, page: int, spot: QPointF) -> QPointF:
        """A spot as a point of a page, kept inside of it."""
        place = self.places[page]
        x = min(max(spot.x(), place.left()), place.right()) - place.left()
        y = min(max(spot.y(), place.top()), place.bottom()) - place.top()
        return QPointF(x / self.scale, y / self.scale)

    def rect(self, page: int, area: QRectF) -> QRectF:
        """An area of a page, in points, as it lies on the whole."""
        place, scale = self.places[page], self.scale
        return QRectF(
            place.left() + area.left() * scale,
            place.top() + area.top() * scale,
            area.width() * scale,
            area.height() * scale,
        )


def fitting_scale(pages: Sequence[QSizeF], abreast: int, room: QSizeF, *, whole: bool) -> float:
    """The scale at which the widest row is as wide as the room; ``whole`` has its height fit as well."""
    rows = _rows(pages, abreast)
    if not rows:
        return 1.0
    wide = min(
        (room.width() - 2 * MARGIN - GAP * (len(row) - 1)) / sum(pages[page].width() for page in row) for row in rows
    )
    if not whole:
        return max(wide, 0.01)
    tall = (room.height() - 2 * MARGIN) / max(page.height() for page in pages)
    return max(min(wide, tall), 0.01)


def spread(pages: Sequence[QSizeF], abreast: int, scale: float, room: QSizeF) -> Spread:
    """Place pages in rows, each row in the middle of the widest one or of the room."""
    rows = _rows(pages, abreast)
    widths = [sum(pages[page].width() for page in row) * scale + GAP * (len(row) - 1) for row in rows]
    full = max([*(width + 2 * MARGIN for width in widths), room.width()])
    places: list[QRectF] = []
    top = MARGIN
    for row, width in zip(rows, widths, strict=True):
        left = (full - width) / 2
        for page in row:
            size = pages[page] * scale
            places.append(QRectF(QPointF(left, top), size))
            left += size.width() + GAP
        top += max(pages[page].height() for page in row) * scale + GAP
    return Spread(places=tuple(places), scale=scale, size=QSizeF(full, top - GAP + MARGIN if rows else 0.0))


def _rows(pages: Sequence[QSizeF], abreast: int) -> list[range]:
    return [range(first, min(first + abreast, len(pages))) for first in range(0, len(pages), abreast)]


def distance(place: QRectF, spot: QPointF) -> float:
    """How far a spot lies from an area, squared."""
    across = max(place.left() - spot.x(), 0.0, spot.x() - place.right())
    down = max(place.top() - spot.y(), 0.0, spot.y() - place.bottom())
    return across * across + down * down

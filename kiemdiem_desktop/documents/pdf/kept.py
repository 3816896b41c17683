"""Finished papers put in place of parts of a larger file: what was issued is bound in as it was issued."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping

import pikepdf

from kiemdiem_desktop.documents.pdf.render import Rendered


def with_kept(rendered: Rendered, kept: Mapping[int, bytes]) -> Rendered:
    """Return a file of several parts with finished files in place of some of them, by the place of the part.

    Each part keeps its bookmark; below it stand the bookmarks of the finished file.
    """
    if not kept:
        return rendered
    parts = list(rendered.parts)
    with pikepdf.open(io.BytesIO(rendered.data)) as pdf:
        with pdf.open_outline() as outline:
            for place in sorted(kept, reverse=True):
                with pikepdf.open(io.BytesIO(kept[place])) as finished:
                    start = sum(parts[:place])
                    pdf.pages[start : start + parts[place]] = finished.pages
                    parts[place] = len(finished.pages)
                    entry = outline.root[place]
                    entry.destination = pikepdf.make_page_destination(pdf, start, "XYZ", left=0, top=_top(pdf, start))
                    entry.children[:] = [
                        pikepdf.OutlineItem(
                            title, pikepdf.make_page_destination(pdf, start + page, "XYZ", left=0, top=top)
                        )
                        for title, page, top in _bookmarks(finished)
                    ]
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
    return Rendered(data=out.getvalue(), parts=tuple(parts), warnings=rendered.warnings)


def _top(pdf: pikepdf.Pdf, page: int) -> float:
    return float(pdf.pages[page].mediabox[3])


def _bookmarks(finished: pikepdf.Pdf) -> Iterator[tuple[str, int, float]]:
    """The bookmarks of a file: title, page, and height on it."""
    pages = {page.obj.objgen: index for index, page in enumerate(finished.pages)}
    with finished.open_outline() as outline:
        for item in outline.root:
            if isinstance(item.destination, pikepdf.Array):
                yield str(item.title), pages[item.destination[0].objgen], float(item.destination[3])

"""Printing through the system's own dialog: pages are drawn from the PDF at the printer's resolution."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

POINTS = 72
MOST_DPI = 600  # finer dots cost memory and show nothing more on office printers


def print_dialog(
    document: QPdfDocument, title: str, done: Callable[[QPrinter], None], parent: QWidget | None = None
) -> QPrintDialog:
    """Make the system's print dialog for a paper: its page size and orientation, page range and copies."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setFromTo(1, document.pageCount())
    size = document.pagePointSize(0)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    if size.width() > size.height():
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, document.pageCount())
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.accepted.connect(lambda: done(printer))
    return dialog


def chosen_pages(printer: QPrinter, count: int) -> list[int]:
    """List the pages to print, counted from zero; no range chosen means all of them."""
    first, last = printer.fromPage() or 1, printer.toPage() or count
    if printer.printRange() is not QPrinter.PrintRange.PageRange:
        first, last = 1, count
    return list(range(max(first, 1) - 1, min(last, count)))


def print_pages(document: QPdfDocument, printer: QPrinter) -> int:
    """Draw the chosen pages as often as asked for, and return how many sheets were sent."""
    pages = chosen_pages(printer, document.pageCount())
    printer.setFullPage(True)
    painter = QPainter()
    if not pages or not painter.begin(printer):
        return 0
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    two_sided = printer.duplex() is not QPrinter.DuplexMode.DuplexNone
    sheets = in_order(pages, copies, collated=printer.collateCopies(), two_sided=two_sided)
    for place, page in enumerate(sheets):
        if place:
            printer.newPage()
        if page is not None:
            _draw(document, page, printer, painter)
    painter.end()
    return len(pages) * copies


def in_order(pages: Sequence[int], copies: int, *, collated: bool, two_sided: bool) -> list[int | None]:
    """Put pages in the order in which they are sent, for a printer that does not make copies itself.

    On two sides every copy begins on a sheet of its own: ``None`` is an empty back.
    """
    if not collated:
        backs: list[int | None] = [None] if two_sided and copies > 1 else []
        return [each for page in pages for _ in range(copies) for each in (page, *backs)]
    one: list[int | None] = [*pages]
    filled = [*one, None] if two_sided and len(one) % 2 and copies > 1 else one
    return [*filled * (copies - 1), *one]


def _draw(document: QPdfDocument, page: int, printer: QPrinter, painter: QPainter) -> None:
    points = document.pagePointSize(page)
    dots = min(printer.resolution(), MOST_DPI) / POINTS
    image = document.render(page, QSize(round(points.width() * dots), round(points.height() * dots)))
    scale = printer.resolution() / POINTS
    painter.drawImage(QRectF(0, 0, points.width() * scale, points.height() * scale), image)

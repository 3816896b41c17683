"""The door to the writers of files: each loads its libraries when the first file of its kind is made.

Together they take longer to load than the rest of the program, and opening a book needs none of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiemdiem_desktop.documents.content import Document
    from kiemdiem_desktop.documents.pdf.render import Rendered
    from kiemdiem_desktop.documents.workbook.content import Workbook


def render_pdf(documents: Document | Sequence[Document]) -> Rendered:
    """Return one PDF file with the documents in order."""
    from kiemdiem_desktop.documents.pdf.render import render_pdf as render  # noqa: PLC0415 - see above

    return render(documents)


def with_kept(rendered: Rendered, kept: Mapping[int, bytes]) -> Rendered:
    """Put finished files in place of parts of a rendered one."""
    from kiemdiem_desktop.documents.pdf.kept import with_kept as bind  # noqa: PLC0415 - see above

    return bind(rendered, kept)


def render_archived(document: Document) -> Rendered:
    """Print one document for keeping."""
    from kiemdiem_desktop.documents.pdf.archive import render_archived as render  # noqa: PLC0415 - see above

    return render(document)


def archived(rendered: Rendered, document: Document) -> Rendered:
    """Return a rendered file after the archive pass."""
    from kiemdiem_desktop.documents.pdf.archive import archived as keep  # noqa: PLC0415 - see above

    return keep(rendered, document)


def render_docx(documents: Document | Sequence[Document]) -> bytes:
    """Return one .docx with the documents in order."""
    from kiemdiem_desktop.documents.docx.render import render_docx as render  # noqa: PLC0415 - see above

    return render(documents)


def render_workbook(book: Workbook) -> bytes:
    """Return the .xlsx file of a workbook."""
    from kiemdiem_desktop.documents.workbook.write import render_workbook as render  # noqa: PLC0415 - see above

    return render(book)

"""Small papers that the tests of the documents floor print again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from support.pdf_reading import PrintedPage, read_pages

from kiemdiem_desktop.documents.content import (
    Column,
    Document,
    Grid,
    HeaderCell,
    OrganisationHeader,
    Para,
    Recipients,
    Row,
    SignatureBlock,
    SignatureRow,
    Title,
)
from kiemdiem_desktop.documents.pdf.render import render_pdf

if TYPE_CHECKING:
    from kiemdiem_desktop.documents.content import Block

SENTENCE = (
    "Căn cứ kết quả lãnh đạo, chỉ đạo thực hiện nhiệm vụ chính trị tại địa phương (cơ quan, đơn vị); tập thể chi uỷ "
    "kiểm điểm, tự đánh giá, xếp loại chất lượng với các nội dung chủ yếu sau."
)

HEADER = OrganisationHeader(
    parents=("Đảng bộ xã A",),
    issuer="Chi bộ thôn B",
    star=True,
    number="Số 07-BC/CB",
    place_date="A, ngày 05 tháng 12 năm 2026",
)

TITLE = Title(kind="Báo cáo", abstract=("kết quả kiểm điểm năm 2026",), dashes=True)

SIGNATURE = SignatureRow(
    blocks=(SignatureBlock(authority=("T/M CHI BỘ",), post="Bí thư", name="Nguyễn Văn An"),),
    recipients=Recipients(items=("Đảng ủy xã A (báo cáo)", "Lưu Chi bộ")),
)


def paper(*blocks: Block, **more: Any) -> Document:
    """Return a paper of these blocks."""
    return Document(title="Văn bản", blocks=blocks, **more)


def printed(*blocks: Block, **more: Any) -> list[PrintedPage]:
    """Print a paper of these blocks and read it."""
    return read_pages(render_pdf(paper(*blocks, **more)).data)


def sentences(count: int) -> Para:
    """Return a paragraph of so many sentences."""
    return Para(text=" ".join([SENTENCE] * count))


def table(*rows: tuple[str, ...], **more: Any) -> Grid:
    """Return a table of three columns with a header."""
    header = (tuple(HeaderCell(text=text) for text in ("TT", "Nội dung", "Ghi chú")),)
    columns = (Column(align="center"), Column(weight=6), Column(weight=2))
    return Grid(columns=columns, header=header, rows=tuple(Row(cells=row) for row in rows), **more)

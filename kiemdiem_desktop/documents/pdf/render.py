"""Documents to PDF: a pure function of its content, the page profile and the fonts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.documents.content import Document, Run
from kiemdiem_desktop.documents.pdf.blocks import lay_blocks
from kiemdiem_desktop.documents.pdf.flow import Page, paginate
from kiemdiem_desktop.documents.pdf.pieces import Piece
from kiemdiem_desktop.documents.pdf.press import Press, Sheet
from kiemdiem_desktop.documents.pdf.setting import MM, Setting, setting_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """A finished file: its bytes, the pages of each part, and the characters that the font could not show."""

    data: bytes
    parts: tuple[int, ...]
    warnings: tuple[str, ...]

    @property
    def pages(self) -> int:
        """Return how many pages the whole file has."""
        return sum(self.parts)


def render_pdf(documents: Document | Sequence[Document]) -> Rendered:
    """Return one PDF file with the documents in order, each numbered from its own first page; there must be one."""
    parts = [documents] if isinstance(documents, Document) else list(documents)
    first = parts[0]
    settings = [setting_of(part) for part in parts]
    missing: dict[str, None] = {}
    press = Press(
        settings[0].fonts,
        language=first.language,
        title=_one_line(settings[0], first.title),
        subject=_one_line(settings[0], first.number or ""),
        author=_one_line(settings[0], first.author or ""),
    )
    counts = [
        _print_part(part, setting, press, nested=len(parts) > 1) for part, setting in zip(parts, settings, strict=True)
    ]
    for setting in settings:
        missing.update(setting.missing)
    return Rendered(data=press.finish(), parts=tuple(counts), warnings=tuple(_named(char) for char in missing))


def _one_line(setting: Setting, text: str) -> str:
    return " ".join(setting.fonts.clean(text, {}).split())


def _named(char: str) -> str:
    code = f"U+{ord(char):04X}"
    return code if 0xD800 <= ord(char) <= 0xDFFF else f"{char} ({code})"


def _print_part(document: Document, setting: Setting, press: Press, *, nested: bool) -> int:
    pages = paginate(lay_blocks(document.blocks, setting), setting.area.text_height)
    for number, page in enumerate(pages, start=1):
        head = [(_one_line(setting, document.title), setting.area.height, 0)] if nested and number == 1 else []
        sheet = _sheet(page, _number(document, setting, number), setting, head, level=int(nested))
        press.print_sheet(_twice(sheet) if document.twice else sheet)
    return len(pages)


def _number(document: Document, setting: Setting, number: int) -> Piece | None:
    """Return the page number as a piece above the text area."""
    style = setting.profile.page_number
    if not document.page_numbers or (number == 1 and not style.first_page):
        return None
    size = setting.size(style.size)
    piece = Piece(height=0.0)
    [line] = setting.lines((Run(text=str(number)),), size, setting.area.text_width)
    base = style.from_edge_mm * MM + setting.profile.font.ascent * size - setting.area.top
    middle = setting.area.width / 2 - setting.area.left
    setting.put(piece, line, (middle - line.width * size / 2, base), size, (0.0, "left"))
    return piece


def _sheet(
    page: Page, number: Piece | None, setting: Setting, head: Iterable[tuple[str, float, int]], *, level: int
) -> Sheet:
    """Move the pieces of a page to their place on the sheet."""
    area = setting.area
    x, top = area.left, area.height - area.top
    placed = [*page.placed, (0.0, number)] if number is not None else page.placed
    return Sheet(
        width=area.width,
        height=area.height,
        texts=[mark._replace(x=x + mark.x, y=top - y - mark.y) for y, piece in placed for mark in piece.texts],
        rules=[
            mark._replace(x1=x + mark.x1, x2=x + mark.x2, y1=top - y - mark.y1, y2=top - y - mark.y2)
            for y, rules in [(0.0, page.rules), *((y, piece.rules) for y, piece in placed)]
            for mark in rules
        ],
        boxes=[mark._replace(x=x + mark.x, y=top - y - mark.y) for y, piece in placed for mark in piece.boxes],
        anchors=[
            *head,
            *((_one_line(setting, piece.anchor), top - y, level) for y, piece in placed if piece.anchor is not None),
        ],
    )


def _twice(sheet: Sheet) -> Sheet:
    """Put a page beside itself on a sheet of twice the width."""
    return sheet._replace(
        width=2 * sheet.width,
        texts=[*sheet.texts, *(mark._replace(x=mark.x + sheet.width) for mark in sheet.texts)],
        rules=[
            *sheet.rules,
            *(mark._replace(x1=mark.x1 + sheet.width, x2=mark.x2 + sheet.width) for mark in sheet.rules),
        ],
        boxes=[*sheet.boxes, *(mark._replace(x=mark.x + sheet.width) for mark in sheet.boxes)],
    )

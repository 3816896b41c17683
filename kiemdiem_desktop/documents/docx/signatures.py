"""The end of a paper: a table of one row without rules, authorities level and names level, recipients on the left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kiemdiem_desktop.documents.content import Recipients, Run, SignatureBlock, SignatureRow
from kiemdiem_desktop.documents.docx.flow import Item, Paragraph, Table, TableCell, TableRow, gap, paragraph
from kiemdiem_desktop.documents.docx.text import lines_of, written
from kiemdiem_desktop.documents.pdf.setting import Setting
from kiemdiem_desktop.documents.pdf.signatures import PAD, left_share


class _Signed(NamedTuple):
    """A signature's paragraphs above the room for signing and after it, and how many lines each part has."""

    dates: list[Paragraph]
    heads: list[Paragraph]
    names: list[Paragraph]
    room: int


def signature_items(row: SignatureRow, setting: Setting) -> list[Item]:
    """Return the room above the signatures and their table, which no page divides."""
    shown = row.recipients if setting.profile.recipients.shown else None
    width = setting.area.text_width
    if not row.blocks and shown is None:
        return []
    left = width * left_share(setting)
    if len(row.blocks) <= 1:
        edges = [0.0, left, width]
        sides = [_recipients(shown, setting), *_blocks(row.blocks, width - left, setting)]
        sides += [[paragraph("room", setting)]] * (2 - len(sides))
    else:
        count = len(row.blocks)
        edges = [width / count * place for place in range(count + 1)]
        sides = _blocks(row.blocks, width / count, setting)
    above = gap(setting.size(setting.profile.signature.before_pt), setting)
    above.keep = True
    cells = [TableCell(paragraphs=side) for side in sides]
    return [above, Table(edges=edges, rows=[TableRow(cells=cells)], pad_x=PAD)]


def _blocks(blocks: Sequence[SignatureBlock], width: float, setting: Setting) -> list[list[Paragraph]]:
    """Return the signatures, each filled up with empty lines so that heads and names stand level."""
    signed = [_signed(block, width - 2 * PAD, setting) for block in blocks]
    dates = max((_lines(each.dates) for each in signed), default=0)
    level = max((_lines(each.heads) + each.room for each in signed), default=0)
    sides = []
    for each in signed:
        above = _empty(dates - _lines(each.dates), setting)
        room = _empty(level - _lines(each.heads), setting)
        sides.append([*each.dates, *above, *each.heads, *room, *(each.names or _empty(1, setting))])
    return sides


def _signed(block: SignatureBlock, width: float, setting: Setting) -> _Signed:
    style = setting.profile.signature
    dates = [lines_of("date_line", block.date_line, setting, style.date, width)] if block.date_line else []
    heads = [lines_of("authority", line, setting, style.authority, width) for line in block.authority if line]
    if block.post:
        heads.append(lines_of("post", block.post, setting, style.post, width))
    if block.hint:
        heads.append(lines_of("hint", block.hint, setting, style.hint, width))
    names = [lines_of("name", block.name, setting, style.name, width)] if block.name else []
    return _Signed(dates, heads, names, style.blank_lines if block.blank_lines is None else block.blank_lines)


def _lines(paragraphs: Sequence[Paragraph]) -> int:
    return sum(1 + sum(child.tag == "br" for run in each.runs for child in run.children) for each in paragraphs)


def _empty(count: int, setting: Setting) -> list[Paragraph]:
    return [paragraph("room", setting) for _ in range(count)]


def _recipients(recipients: Recipients | None, setting: Setting) -> list[Paragraph]:
    if recipients is None:
        return [paragraph("room", setting)]
    style = setting.profile.recipients
    label = written("recipients_label", (Run(text=style.label, underline=True),), setting)
    items = [
        written("recipients_item", (Run(text=f"{style.dash}{item}{end}"),), setting)
        for item, end in zip(recipients.items, _ends(len(recipients.items), style.separator, style.last), strict=True)
    ]
    return [label, *items]


def _ends(count: int, separator: str, last: str) -> list[str]:
    return [*[separator] * (count - 1), last] if count else []

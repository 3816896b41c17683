"""Blocks of running text to pieces: paragraphs, headings, fields, answers, boxes, points, titles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from kiemdiem_desktop.documents.content import (
    BallotNote,
    Blank,
    Block,
    CheckList,
    Field,
    Fields,
    Grid,
    Heading,
    Inline,
    KeepTogether,
    LongAnswer,
    OrganisationHeader,
    PageBreak,
    Para,
    Run,
    ScoreLine,
    ScoreLines,
    SignatureRow,
    Spacer,
    Title,
    box,
    inlines,
)
from kiemdiem_desktop.documents.pdf.grid import lay_grid
from kiemdiem_desktop.documents.pdf.heads import lay_header
from kiemdiem_desktop.documents.pdf.pieces import Piece, keep_all, keep_edges, keep_tail
from kiemdiem_desktop.documents.pdf.setting import MM, Setting
from kiemdiem_desktop.documents.pdf.signatures import lay_signatures
from kiemdiem_desktop.documents.style import TextStyle

_NBSP = "\u00a0"


class Look(NamedTuple):
    """How a paragraph stands, in points."""

    size: float
    leading: float
    before: float
    align: str
    left: float = 0.0
    first_line: float = 0.0


def lay_blocks(blocks: Sequence[Block], setting: Setting) -> list[Piece]:
    """Return the pieces of blocks in order."""
    pieces: list[Piece] = []
    turn = False
    for block in blocks:
        if isinstance(block, PageBreak):
            turn = True
            continue
        if isinstance(first_of(block), SignatureRow):
            keep_tail(pieces)
        laid = _LAYERS[type(block)](block, setting)
        if turn and laid:
            laid[0].new_page = True
            turn = False
        pieces.extend(laid)
    return pieces


WHOLE_LINES = 3
"""A heading of up to so many lines is never divided."""


def first_of(block: Block) -> Block:
    """Return the block that a group of blocks begins with."""
    while isinstance(block, KeepTogether) and block.blocks:
        block = block.blocks[0]
    return block


def lay_text(text: Sequence[Inline], look: Look, setting: Setting) -> list[Piece]:
    """Return a paragraph as one piece per line, with its first two and last two lines bound together."""
    width = setting.area.text_width - look.left
    base = setting.baseline(look.size, look.leading)
    pieces: list[Piece] = []
    for index, line in enumerate(setting.lines(text, look.size, width, look.first_line)):
        indent = 0.0 if index else look.first_line
        piece = Piece(height=look.leading, before=0.0 if index else look.before)
        setting.put(piece, line, (look.left + indent, base), look.size, (width - indent, look.align))
        pieces.append(piece)
    return keep_edges(pieces)


def body_look(
    setting: Setting,
    *,
    size: float | None = None,
    align: str | None = None,
    first_line: float | None = None,
    left: float = 0,
) -> Look:
    """Return the look of running text; indents in millimetres."""
    body = setting.profile.body
    chosen = align or body.align
    default = body.first_line_mm if chosen in {"justify", "left"} else 0.0
    return Look(
        size=setting.size(size or body.size),
        leading=setting.size(body.leading * (size or body.size) / body.size),
        before=setting.size(body.before_pt),
        align=chosen,
        left=left * MM,
        first_line=(default if first_line is None else first_line) * MM,
    )


def _para(para: Para, setting: Setting) -> list[Piece]:
    look = body_look(setting, size=para.size, align=para.align, first_line=para.first_line_mm, left=para.left_mm)
    if para.space_before_pt is not None:
        look = look._replace(before=setting.size(para.space_before_pt))
    pieces = lay_text(inlines(para.text, bold=para.bold, italic=para.italic), look, setting)
    pieces[-1].keep = pieces[-1].keep or para.keep_with_next
    return pieces


def _heading(heading: Heading, setting: Setting) -> list[Piece]:
    style = setting.profile.heading(heading.level)
    look = body_look(
        setting, align=heading.align or style.align, first_line=style.first_line_mm if heading.align != "center" else 0
    )
    text = (Run(text=heading_lines(heading, setting), bold=style.bold, italic=style.italic),)
    pieces = lay_text(text, look, setting)
    # A title stays whole; a label as long as a paragraph may turn the page, but its end holds on to the answer.
    for piece in pieces if len(pieces) <= WHOLE_LINES else pieces[-1:]:
        piece.keep = True
    if heading.level == 1:
        pieces[0].anchor = heading.text
    return pieces


def heading_lines(heading: Heading, setting: Setting) -> str:
    """Return a heading's text; one in the middle breaks into balanced lines, as titles do."""
    if heading.align != "center":
        return heading.text
    style = setting.profile.heading(heading.level)
    look = TextStyle(size=setting.profile.body.size, bold=style.bold, italic=style.italic)
    return setting.balanced(heading.text, look, setting.area.text_width)


def _title(title: Title, setting: Setting) -> list[Piece]:
    style = setting.profile.title
    rows = [
        (title.kind, style.kind),
        *((line, style.abstract) for line in title.abstract),
        (title.subtitle, style.subtitle),
    ]
    pieces = []
    for text, look in rows:
        lines, size = setting.styled(text, look, setting.area.text_width) if text else ([], 0.0)
        leading = setting.size(style.leading)
        for line in lines:
            piece = Piece(height=leading)
            setting.put(piece, line, (0.0, setting.baseline(size, leading)), size, (setting.area.text_width, "center"))
            pieces.append(piece)
    if title.dashes:
        pieces.extend(
            lay_text((Run(text=style.dashes),), body_look(setting, align="center")._replace(before=0.0), setting)
        )
    for piece in pieces:
        piece.keep = True
    if pieces:
        pieces[0].before = setting.size(style.before_pt)
        pieces.append(Piece(height=setting.size(style.after_pt), keep=True))
    return pieces


def _fields(fields: Fields, setting: Setting) -> list[Piece]:
    look = body_look(setting, align="left", first_line=0)
    total = sum(field.weight for field in fields.fields)
    shares = [field.weight / total * setting.area.text_width for field in fields.fields]
    rows = [
        setting.lines(field_text(field), look.size, share) for field, share in zip(fields.fields, shares, strict=True)
    ]
    if len(rows) > 1 and all(len(lines) == 1 for lines in rows):
        return [_side_by_side(fields.fields, shares, look, setting)]
    return [piece for field in fields.fields for piece in lay_text(field_text(field), look, setting)]


def field_text(field: Field) -> tuple[Inline, ...]:
    """Return label and value, or the label and a leader to the end of its room."""
    value: Inline = Run(text=field.value, bold=field.bold) if field.value else Blank()
    return (Run(text=f"{field.label} "), value)


def _side_by_side(fields: Sequence[Field], shares: Sequence[float], look: Look, setting: Setting) -> Piece:
    piece = Piece(height=look.leading, before=look.before)
    base = setting.baseline(look.size, look.leading)
    left = 0.0
    for index, (field, share) in enumerate(zip(fields, shares, strict=True)):
        gap = setting.profile.leader.gap_pt if index < len(fields) - 1 else 0.0
        for line in setting.lines(field_text(field), look.size, share - gap):
            setting.put(piece, line, (left, base), look.size, (share, "left"))
        left += share
    return piece


def _long_answer(answer: LongAnswer, setting: Setting) -> list[Piece]:
    look = body_look(setting)
    paragraphs = answer_lines(answer)
    if paragraphs:
        return [piece for line in paragraphs for piece in lay_text((Run(text=line),), look, setting)]
    blank = look._replace(before=setting.size(setting.profile.leader.gap_pt), first_line=0.0)
    return keep_edges(piece for _ in range(answer.lines) for piece in lay_text((Blank(),), blank, setting))


def answer_lines(answer: LongAnswer) -> list[str]:
    """Return the paragraphs of an answer; none when there is nothing to read."""
    lines = (answer.text or "").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [line for line in lines if line.strip()]


def check_labels(checks: CheckList) -> list[str]:
    """Return each label behind its box."""
    return [f"{box(ticked=item.ticked)}{_NBSP}{_NBSP}{item.label}" for item in checks.items]


def _check_list(checks: CheckList, setting: Setting) -> list[Piece]:
    labels = check_labels(checks)
    indent = setting.profile.boxes.list_indent_mm
    look = body_look(setting, align="left", first_line=0, left=indent)
    if checks.in_row and labels:
        share = (setting.area.text_width - look.left) / len(labels)
        rows = [setting.lines((Run(text=label),), look.size, share) for label in labels]
        if all(len(lines) == 1 for lines in rows):
            piece = Piece(height=look.leading, before=look.before)
            for index, lines in enumerate(rows):
                at = (look.left + index * share, setting.baseline(look.size, look.leading))
                setting.put(piece, lines[0], at, look.size, (share, "left"))
            return [piece]
    return keep_all(piece for label in labels for piece in lay_text((Run(text=label),), look, setting))


def _score_lines(scores: ScoreLines, setting: Setting) -> list[Piece]:
    look = body_look(setting, align="left")
    return keep_all(piece for line in scores.lines for piece in lay_text(score_text(line, setting), look, setting))


def score_text(line: ScoreLine, setting: Setting) -> tuple[Inline, ...]:
    """Return a line of points, with a blank for points that are not there."""
    label, end = f"{line.label}: ", f"/{line.maximum}"
    if line.score is not None:
        return (Run(text=f"{label}{line.score}{end}", bold=line.bold),)
    return (
        Run(text=label, bold=line.bold),
        Blank(width_mm=setting.profile.leader.score_mm),
        Run(text=end, bold=line.bold),
    )


def _ballot_note(note: BallotNote, setting: Setting) -> list[Piece]:
    style = setting.profile.note
    look = body_look(setting, size=style.size, align="center")._replace(before=setting.size(style.before_pt))
    return lay_text((Run(text=note.text, italic=style.italic),), look, setting)


def _spacer(spacer: Spacer, _: Setting) -> list[Piece]:
    return [Piece(height=0.0, before=spacer.mm * MM)]


def _keep_together(group: KeepTogether, setting: Setting) -> list[Piece]:
    return keep_all(lay_blocks(group.blocks, setting))


_LAYERS: dict[type[Any], Callable[[Any, Setting], list[Piece]]] = {
    OrganisationHeader: lay_header,
    Title: _title,
    Heading: _heading,
    Para: _para,
    Fields: _fields,
    LongAnswer: _long_answer,
    CheckList: _check_list,
    ScoreLines: _score_lines,
    Grid: lay_grid,
    SignatureRow: lay_signatures,
    BallotNote: _ballot_note,
    Spacer: _spacer,
    KeepTogether: _keep_together,
}

"""Blocks to paragraphs and tables, with the looks and measures that they have in print."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from kiemdiem_desktop.documents.content import (
    BallotNote,
    Blank,
    Block,
    CheckList,
    Field,
    Fields,
    Grid,
    Heading,
    KeepTogether,
    LongAnswer,
    OrganisationHeader,
    PageBreak,
    Para,
    Run,
    ScoreLines,
    SignatureRow,
    Spacer,
    Title,
    inlines,
)
from kiemdiem_desktop.documents.docx.flow import Item, Paragraph, Stop, Table, gap, keep_tail, keep_whole, paragraph
from kiemdiem_desktop.documents.docx.grid import grid_items
from kiemdiem_desktop.documents.docx.heads import header_items
from kiemdiem_desktop.documents.docx.looks import HEADINGS, ROLES
from kiemdiem_desktop.documents.docx.signatures import signature_items
from kiemdiem_desktop.documents.docx.text import lines_of, runs, tab, written
from kiemdiem_desktop.documents.pdf.blocks import (
    WHOLE_LINES,
    answer_lines,
    body_look,
    check_labels,
    field_text,
    first_of,
    heading_lines,
    score_text,
)
from kiemdiem_desktop.documents.pdf.setting import MM, Setting


def block_items(blocks: Sequence[Block], setting: Setting) -> list[Item]:
    """Return the items of blocks in order."""
    items: list[Item] = []
    turn = False
    for block in blocks:
        if isinstance(block, PageBreak):
            turn = True
            continue
        if isinstance(first_of(block), SignatureRow):
            keep_tail(items)
        made = _MAKERS[type(block)](block, setting)
        if turn and made:
            made = _turned(made, setting)
            turn = False
        items.extend(made)
    return items


def _turned(items: list[Item], setting: Setting) -> list[Item]:
    """Let items begin on a new page; a table cannot say so itself."""
    first = items[0]
    if isinstance(first, Table):
        first = gap(0.0, setting)
        items = [first, *items]
    first.new_page = True
    return items


def _para(para: Para, setting: Setting) -> list[Item]:
    printed = body_look(setting, size=para.size, align=para.align, first_line=para.first_line_mm, left=para.left_mm)
    before = printed.before if para.space_before_pt is None else setting.size(para.space_before_pt)
    look = replace(
        ROLES["body"](setting),
        size=printed.size,
        leading=printed.leading,
        before=before,
        align=printed.align,
        left=printed.left,
        first_line=printed.first_line,
    )
    made = written("body", inlines(para.text, bold=para.bold, italic=para.italic), setting, look)
    made.keep = para.keep_with_next
    return [made]


def _heading(heading: Heading, setting: Setting) -> list[Item]:
    role = f"heading{min(heading.level, HEADINGS)}"
    look = ROLES[role](setting)
    text = (Run(text=heading_lines(heading, setting), bold=look.bold, italic=look.italic),)
    if heading.align:
        look = replace(look, align=heading.align, first_line=0.0 if heading.align == "center" else look.first_line)
    made = written(role, text, setting, look)
    # Office programs move a paragraph that keeps to the next as a whole, and a long label shall turn the page.
    made.keep = made.whole = (
        len(setting.lines(text, look.size, setting.area.text_width, look.first_line)) <= WHOLE_LINES
    )
    return [made]


def _title(title: Title, setting: Setting) -> list[Item]:
    style, width = setting.profile.title, setting.area.text_width
    rows = [
        ("kind", title.kind, style.kind),
        *(("abstract", line, style.abstract) for line in title.abstract),
        ("subtitle", title.subtitle, style.subtitle),
    ]
    made = [lines_of(role, text, setting, look, width) for role, text, look in rows if text]
    if title.dashes:
        made.append(written("dashes", (Run(text=style.dashes),), setting))
    if made:
        made[0].look = replace(made[0].look, before=setting.size(style.before_pt))
        # Office programs join the room below one paragraph and above the next; print has both.
        made.append(gap(setting.size(style.after_pt), setting))
    for each in made:
        each.keep_all()
    return list(made)


def _fields(fields: Fields, setting: Setting) -> list[Item]:
    size = ROLES["field"](setting).size
    total = sum(field.weight for field in fields.fields)
    shares = [field.weight / total * setting.area.text_width for field in fields.fields]
    fits = all(
        len(setting.lines(field_text(field), size, share)) == 1
        for field, share in zip(fields.fields, shares, strict=True)
    )
    if len(shares) > 1 and fits:
        return [_side_by_side(fields.fields, shares, setting)]
    return [written("field", field_text(field), setting) for field in fields.fields]


def _side_by_side(fields: Sequence[Field], shares: Sequence[float], setting: Setting) -> Paragraph:
    """One line of several fields: a tab to where the next begins, before it a dotted one where a value is missing."""
    made = paragraph("field", setting)
    left = 0.0
    for place, (field, share) in enumerate(zip(fields, shares, strict=True)):
        left += share
        last = place == len(fields) - 1
        for part in field_text(field):
            if isinstance(part, Blank):
                end = left if last else left - setting.profile.leader.gap_pt
                made.stops.append(Stop(end, "right" if last else "left", dotted=True))
                made.runs.append(tab())
            else:
                made.runs.extend(runs(part, made.look))
        if not last:
            made.stops.append(Stop(left))
            made.runs.append(tab())
    return made


def _long_answer(answer: LongAnswer, setting: Setting) -> list[Item]:
    lines = answer_lines(answer)
    if lines:
        return [written("body", (Run(text=line),), setting) for line in lines]
    blanks: list[Item] = [written("answer", (Blank(),), setting) for _ in range(answer.lines)]
    for each in (*blanks[:1], *blanks[-2:-1]):
        each.keep_next()
    return blanks


def _check_list(checks: CheckList, setting: Setting) -> list[Item]:
    labels, look = check_labels(checks), ROLES["box"](setting)
    share = (setting.area.text_width - look.left) / max(len(labels), 1)
    if checks.in_row and all(len(setting.lines((Run(text=label),), look.size, share)) == 1 for label in labels):
        made = paragraph("box", setting)
        for place, label in enumerate(labels):
            if place:
                made.stops.append(Stop(look.left + place * share))
                made.runs.append(tab())
            made.runs.extend(runs(Run(text=label), look))
        return [made]
    rows: list[Item] = [written("box", (Run(text=label),), setting) for label in labels]
    keep_whole(rows)
    return rows


def _score_lines(scores: ScoreLines, setting: Setting) -> list[Item]:
    rows: list[Item] = [written("score", score_text(line, setting), setting) for line in scores.lines]
    keep_whole(rows)
    return rows


def _ballot_note(note: BallotNote, setting: Setting) -> list[Item]:
    return [written("note", (Run(text=note.text, italic=setting.profile.note.italic),), setting)]


def _spacer(spacer: Spacer, setting: Setting) -> list[Item]:
    return [gap(spacer.mm * MM, setting)]


def _keep_together(group: KeepTogether, setting: Setting) -> list[Item]:
    items = block_items(group.blocks, setting)
    keep_whole(items)
    return items


_MAKERS: dict[type[Any], Callable[[Any, Setting], list[Item]]] = {
    OrganisationHeader: header_items,
    Title: _title,
    Heading: _heading,
    Para: _para,
    Fields: _fields,
    LongAnswer: _long_answer,
    CheckList: _check_list,
    ScoreLines: _score_lines,
    Grid: grid_items,
    SignatureRow: signature_items,
    BallotNote: _ballot_note,
    Spacer: _spacer,
    KeepTogether: _keep_together,
}

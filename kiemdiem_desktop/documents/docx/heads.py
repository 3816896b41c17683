"""The top of a paper: a table without rules, the organisation left, the Party's name with its rule right."""

from __future__ import annotations

from dataclasses import replace

from kiemdiem_desktop.documents.content import OrganisationHeader, Run
from kiemdiem_desktop.documents.docx.flow import Item, Paragraph, Table, TableCell, TableRow, gap, paragraph
from kiemdiem_desktop.documents.docx.looks import CELL_PAD, ROLES
from kiemdiem_desktop.documents.docx.text import lines_of, written
from kiemdiem_desktop.documents.pdf.setting import Setting
from kiemdiem_desktop.documents.style import TextStyle


def header_items(header: OrganisationHeader, setting: Setting) -> list[Item]:
    """Return the header's table and the room below it; number and date stand in a row of their own, level."""
    style = setting.profile.header
    width = setting.area.text_width
    left = width * (style.left_mm / (style.left_mm + style.right_mm) if header.party_title else 0.5)
    number = header.number if setting.profile.number.shown else None
    sides = [_organisation(header, setting, left - 2 * CELL_PAD)]
    below = [[_line("number", number, TextStyle(size=setting.profile.number.size), setting, left)]] if number else []
    edges = [0.0, left]
    if header.party_title:
        edges.append(width)
        sides.append(_party(setting, width - left))
        date = _line("place_date", header.place_date, setting.profile.place_date, setting, width - left)
        if number:
            below.append([date])
        elif header.place_date:
            sides[1].append(date)
    rows = [_row(sides), *([_row(below)] if below else [])]
    table = Table(edges=edges, rows=rows, pad_x=CELL_PAD)
    table.keep_all()
    after = gap(setting.size(style.after_pt), setting)
    after.keep = True
    return [table, after]


def _row(sides: list[list[Paragraph]]) -> TableRow:
    return TableRow(cells=[TableCell(paragraphs=side) for side in sides])


def _line(role: str, text: str | None, style: TextStyle, setting: Setting, width: float) -> Paragraph:
    return lines_of(role, text, setting, style, width - 2 * CELL_PAD) if text else paragraph(role, setting)


def _organisation(header: OrganisationHeader, setting: Setting, width: float) -> list[Paragraph]:
    profile = setting.profile
    rows = [lines_of("parent", parent, setting, profile.parent, width) for parent in header.parents]
    rows.append(lines_of("issuer", header.issuer, setting, profile.issuer, width))
    if header.star and profile.star.shown:
        rows.append(lines_of("star", profile.star.text, setting, TextStyle(size=profile.star.size), width))
    return rows


def _party(setting: Setting, width: float) -> list[Paragraph]:
    """The Party's name and below it a rule as wide as the name is in print."""
    style = setting.profile.party_title
    run = Run(text=style.text, bold=style.bold)
    title = written("party_title", (run,), setting)
    face = setting.lines((run,), 1.0, 1e6)[0]
    aside = max((width - 2 * CELL_PAD - face.width * title.look.size) / 2, 0.0)
    look = ROLES["party_rule"](setting)
    rule = paragraph("party_rule", setting, replace(look, left=aside, right=aside))
    rule.rule = style.rule_pt
    return [title, rule]

"""Text to runs: cuts, boxes, forced lines, and blanks as dotted tabs whose ends are measured."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kiemdiem_desktop.documents.content import EMPTY_BOX, TICKED_BOX, Blank, Inline, Run
from kiemdiem_desktop.documents.docx.elements import Element, clean, node, text_node
from kiemdiem_desktop.documents.docx.flow import Paragraph, Stop, paragraph
from kiemdiem_desktop.documents.docx.looks import ROLES, Look
from kiemdiem_desktop.documents.pdf.setting import MM, Setting
from kiemdiem_desktop.documents.style import TextStyle, load_office_style
from kiemdiem_desktop.domain.viet import whole_percents

_BOXES = re.compile(f"([{EMPTY_BOX}{TICKED_BOX}☑]+)")
_NEAR = 1.0
_DOT = "."
_NBSP = "\u00a0"


def written(
    role: str, text: Sequence[Inline], setting: Setting, look: Look | None = None, width: float | None = None
) -> Paragraph:
    """Return a paragraph with text; blanks need the width it has, which is that of the sheet's text by default."""
    made = paragraph(role, setting, look)
    room = setting.area.text_width if width is None else width
    stops = _stops(text, made.look, room, setting)
    made.stops = stops or []
    if text and isinstance(text[0], Blank):
        # LibreOffice gives a line that is nothing but a tab the font's height instead of the line's.
        made.runs.append(node("r", node("rPr"), text_node(_NBSP)))
    for part in text:
        if isinstance(part, Run):
            made.runs.extend(runs(part, ROLES[role](setting)))
        elif stops is None:
            dots = _dots(part, made.look, setting)
            made.runs.extend(runs(Run(text=dots, bold=made.look.bold, italic=made.look.italic), ROLES[role](setting)))
        else:
            made.runs.append(tab())
    return made


def lines_of(role: str, text: str, setting: Setting, style: TextStyle, width: float) -> Paragraph:
    """Return an element of the header or the title with the lines and the size that it has in print."""
    lines, size = setting.styled(text, style, width, setting.profile.header.groups if role in _GROUPED else ())
    shown = clean(text.upper() if style.caps else text)
    printed = ["".join(span.text for span in line.spans) for line in lines]
    if " ".join(printed).split() == shown.split():
        shown = "\n".join(printed)
    look = ROLES[role](setting)
    run = Run(text=shown, bold=style.bold, italic=style.italic)
    made = paragraph(role, setting, replace(look, size=size))
    made.runs.extend(runs(run, look))
    return made


_GROUPED = frozenset({"parent", "issuer", "star", "number", "place_date"})


def runs(run: Run, look: Look) -> Iterator[Element]:
    """Return the runs of a stretch of text; boxes stand in a font that has them."""
    for place, part in enumerate(_BOXES.split(whole_percents(clean(run.text)))):
        if part:
            font = load_office_style().box_font if place % 2 else None
            yield node("r", _properties(run, look, font), *_shown(part))


def tab() -> Element:
    """Return a run that goes to the next tab stop."""
    return node("r", node("rPr"), node("tab"))


def _shown(text: str) -> Iterator[Element]:
    for place, line in enumerate(text.split("\n")):
        if place:
            yield node("br")
        if line:
            yield text_node(line)


def _properties(run: Run, look: Look, font: str | None) -> Element:
    return node(
        "rPr",
        node("rFonts", ascii=font, hAnsi=font, eastAsia=font, cs=font) if font else None,
        _switched("b", on=run.bold, style=look.bold),
        _switched("i", on=run.italic, style=look.italic),
        node("u", val="single") if run.underline else None,
    )


def _switched(tag: str, *, on: bool, style: bool) -> Element | None:
    if on == style:
        return None
    return node(tag) if on else node(tag, val=0)


def _stops(text: Sequence[Inline], look: Look, width: float, setting: Setting) -> list[Stop] | None:
    """Return where the blanks of a paragraph end; ``None`` where a stop of one line would catch the tab of another."""
    if not any(isinstance(part, Blank) for part in text):
        return []
    blanks: list[tuple[float, float]] = []
    for place, line in enumerate(setting.lines(text, look.size, width - look.left, look.first_line)):
        begin = look.left + (0.0 if place else look.first_line)
        leaders = [span for span in line.spans if span.kind == "leader"]
        blanks += [(begin + span.x * look.size, begin + (span.x + span.width) * look.size) for span in leaders]
    ends = {end for _, end in blanks}
    if any(start + _NEAR < end < stop - _NEAR for start, stop in blanks for end in ends):
        return None
    return [
        Stop(width, "right", dotted=True) if stop > width - _NEAR else Stop(stop, dotted=True) for _, stop in blanks
    ]


def _dots(blank: Blank, look: Look, setting: Setting) -> str:
    width = 10 * MM if blank.width_mm is None else blank.width_mm * MM
    return _DOT * max(int(width / (setting.fonts.faces[0].width(_DOT) * look.size)), 1)

"""How each kind of paragraph stands: one table from its role to its look, and the styles that a file gets from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.documents.docx.elements import Element, half_points, node, twips
from kiemdiem_desktop.documents.pdf.blocks import body_look
from kiemdiem_desktop.documents.pdf.setting import MM, Setting
from kiemdiem_desktop.documents.style import TextStyle, load_office_style

_ALIGNS = {"left": "left", "center": "center", "right": "right", "justify": "both"}
_LEAST_LINE = 1.0
_TIGHT = 1.15


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A paragraph's measures in points and its cut; ``outline`` is its level among the headings."""

    size: float
    leading: float
    before: float = 0
    align: str = "left"
    left: float = 0
    right: float = 0
    first_line: float = 0
    bold: bool = False
    italic: bool = False
    outline: int | None = None

    def spacing(self) -> Element:
        """Return the room above and the exact height of a line; room below would be joined with that above the next."""
        line = twips(max(self.leading, _LEAST_LINE))
        return node("spacing", before=twips(self.before), after=0, line=line, lineRule="exact")

    def indent(self) -> Element:
        """Return the indents."""
        return node("ind", left=twips(self.left), right=twips(self.right), firstLine=twips(self.first_line))

    def alignment(self) -> Element:
        """Return how lines stand."""
        return node("jc", val=_ALIGNS[self.align])


def _text(setting: Setting, align: str | None = None, *, left: float = 0, first_line: float | None = None) -> Look:
    """Return the look of running text, as it is printed."""
    look = body_look(setting, align=align, first_line=first_line, left=left)
    return Look(
        size=look.size,
        leading=look.leading,
        before=look.before,
        align=look.align,
        left=look.left,
        first_line=look.first_line,
    )


def _heading(level: int) -> Callable[[Setting], Look]:
    def look(setting: Setting) -> Look:
        style = setting.profile.heading(level)
        base = _text(setting, style.align, first_line=style.first_line_mm)
        return Look(
            size=base.size,
            leading=base.leading,
            before=base.before,
            align=base.align,
            first_line=base.first_line,
            bold=style.bold,
            italic=style.italic,
            outline=level - 1,
        )

    return look


def _centred(style: TextStyle, leading: float, setting: Setting, *, before: float = 0) -> Look:
    return Look(
        size=setting.size(style.size),
        leading=setting.size(leading),
        before=setting.size(before),
        align="center",
        bold=style.bold,
        italic=style.italic,
    )


def _head(pick: Callable[[Setting], TextStyle]) -> Callable[[Setting], Look]:
    return lambda setting: _centred(pick(setting), setting.profile.header.leading, setting)


def _title(pick: Callable[[Setting], TextStyle]) -> Callable[[Setting], Look]:
    return lambda setting: _centred(pick(setting), setting.profile.title.leading, setting)


def _signed(pick: Callable[[Setting], TextStyle]) -> Callable[[Setting], Look]:
    return lambda setting: _centred(pick(setting), setting.profile.signature.leading, setting)


def _cell(setting: Setting, *, head: bool = False) -> Look:
    style = setting.profile.grid
    size = setting.size(style.size)
    return Look(size=size, leading=size * style.leading, align="center" if head else "left", bold=head)


def _dashes(setting: Setting) -> Look:
    base = _text(setting, "center")
    return Look(size=base.size, leading=base.leading, align="center")


def _answer(setting: Setting) -> Look:
    base = _text(setting, "left", first_line=0)
    return Look(size=base.size, leading=base.leading, before=setting.size(setting.profile.leader.gap_pt))


def _recipients(setting: Setting, *, label: bool) -> Look:
    style = setting.profile.recipients
    leading = setting.profile.signature.leading if label else style.leading
    return Look(size=setting.size(style.label_size if label else style.item_size), leading=setting.size(leading))


def _note(setting: Setting) -> Look:
    style, body = setting.profile.note, setting.profile.body
    as_text = TextStyle(size=style.size, italic=style.italic)
    return _centred(as_text, body.leading * style.size / body.size, setting, before=style.before_pt)


def _page_number(setting: Setting) -> Look:
    """The page number, in the middle of the sheet and not of the text."""
    size = setting.size(setting.profile.page_number.size)
    area = setting.area
    aside = area.width - area.text_width - 2 * area.left
    return Look(size=size, leading=size * _TIGHT, align="center", left=max(aside, 0.0), right=max(-aside, 0.0))


def _form_number(setting: Setting) -> Look:
    style = setting.profile.form_number
    size = setting.size(style.size)
    return Look(size=size, leading=size * _TIGHT, align="right", bold=style.bold)


ROLES: dict[str, Callable[[Setting], Look]] = {
    "body": _text,
    "answer": _answer,
    "field": lambda setting: _text(setting, "left", first_line=0),
    "score": lambda setting: _text(setting, "left"),
    "box": lambda setting: _text(setting, "left", first_line=0, left=setting.profile.boxes.list_indent_mm),
    "heading1": _heading(1),
    "heading2": _heading(2),
    "heading3": _heading(3),
    "heading4": _heading(4),
    "kind": _title(lambda setting: setting.profile.title.kind),
    "abstract": _title(lambda setting: setting.profile.title.abstract),
    "subtitle": _title(lambda setting: setting.profile.title.subtitle),
    "dashes": _dashes,
    "party_title": _head(
        lambda setting: TextStyle(size=setting.profile.party_title.size, bold=setting.profile.party_title.bold)
    ),
    "party_rule": lambda setting: Look(size=1, leading=setting.size(setting.profile.party_title.rule_gap_pt)),
    "parent": _head(lambda setting: setting.profile.parent),
    "issuer": _head(lambda setting: setting.profile.issuer),
    "star": _head(lambda setting: TextStyle(size=setting.profile.star.size)),
    "number": _head(lambda setting: TextStyle(size=setting.profile.number.size)),
    "place_date": _head(lambda setting: setting.profile.place_date),
    "form_number": _form_number,
    "cell": _cell,
    "cell_head": lambda setting: _cell(setting, head=True),
    "date_line": _signed(lambda setting: setting.profile.signature.date),
    "authority": _signed(lambda setting: setting.profile.signature.authority),
    "post": _signed(lambda setting: setting.profile.signature.post),
    "hint": _signed(lambda setting: setting.profile.signature.hint),
    "room": _signed(lambda setting: setting.profile.signature.post),
    "name": _signed(lambda setting: setting.profile.signature.name),
    "recipients_label": lambda setting: _recipients(setting, label=True),
    "recipients_item": lambda setting: _recipients(setting, label=False),
    "note": _note,
    "page_number": _page_number,
    "gap": lambda _: Look(size=1, leading=_LEAST_LINE),
}
"""Every kind of paragraph; ``resources/layout/office.toml`` gives the names."""

HEADINGS = sum(role.startswith("heading") for role in ROLES)
CELL_PAD = 1.5 * MM


class StyleBook:
    """The styles of one file: a role gets its style where it is first used, and keeps the look that it had there."""

    def __init__(self) -> None:
        self._names = load_office_style().styles
        self._looks: dict[str, Look] = {}

    def use(self, role: str, setting: Setting) -> Look:
        """Return the look that the role's style has in this file."""
        return self._looks.setdefault(role, ROLES[role](setting))

    def elements(self) -> Iterator[Element]:
        """Return the styles in the order of the table."""
        for role in ROLES:
            if role in self._looks:
                yield self._style(role, self._looks[role])

    def _style(self, role: str, look: Look) -> Element:
        outline = None if look.outline is None else node("outlineLvl", val=look.outline)
        bold, italic = (node("b") if look.bold else None), (node("i") if look.italic else None)
        size = half_points(look.size)
        return node(
            "style",
            node("name", val=self._names[role]),
            node("basedOn", val=NORMAL),
            node("qFormat"),
            node("pPr", look.spacing(), look.indent(), look.alignment(), outline),
            node("rPr", bold, italic, node("sz", val=size), node("szCs", val=size)),
            type="paragraph",
            customStyle=1,
            styleId=style_id(role),
        )


NORMAL = "Normal"


def style_id(role: str) -> str:
    """Return the name of a role's style inside the file."""
    return "Kd" + role.title().replace("_", "")

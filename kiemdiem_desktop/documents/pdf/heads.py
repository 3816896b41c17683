"""The top of a paper: organisation and Party title side by side, with the rule as wide as the title."""

from __future__ import annotations

from kiemdiem_desktop.documents.content import OrganisationHeader, Run
from kiemdiem_desktop.documents.pdf.pieces import Piece, RuleMark, TextMark
from kiemdiem_desktop.documents.pdf.setting import MM, Setting
from kiemdiem_desktop.documents.style import TextStyle

_PAD_MM = 1.5


def lay_header(header: OrganisationHeader, setting: Setting) -> list[Piece]:
    """Return the header as one piece, always at the top of its part."""
    style = setting.profile.header
    share = style.left_mm / (style.left_mm + style.right_mm) if header.party_title else 0.5
    left = setting.area.text_width * share
    piece = Piece(height=0.0)
    bottom, number_at = _organisation(header, setting, piece, left)
    if header.party_title:
        bottom = max(bottom, _party(header, setting, piece, left, number_at))
    if header.form_number:
        _form_number(header.form_number, setting, piece)
    piece.height = bottom + setting.size(style.after_pt)
    piece.keep = True
    return [piece]


def _organisation(
    header: OrganisationHeader, setting: Setting, piece: Piece, width: float
) -> tuple[float, float | None]:
    """Draw the left cell; return its height and the top of the number line."""
    profile = setting.profile
    y = 0.0
    for text, style in [*((parent, profile.parent) for parent in header.parents), (header.issuer, profile.issuer)]:
        y = _centred(text, style, setting, piece, (0.0, y, width))
    if header.star and profile.star.shown:
        y = _centred(profile.star.text, TextStyle(size=profile.star.size), setting, piece, (0.0, y, width))
    if header.number and profile.number.shown:
        return _centred(header.number, TextStyle(size=profile.number.size), setting, piece, (0.0, y, width)), y
    return y, None


def _centred(text: str, style: TextStyle, setting: Setting, piece: Piece, place: tuple[float, float, float]) -> float:
    """Draw centred lines in a cell at (left, top, width); return where the next line begins."""
    left, y, width = place
    pad = _PAD_MM * MM
    leading = setting.size(setting.profile.header.leading)
    lines, size = setting.styled(text, style, width - 2 * pad, setting.profile.header.groups)
    for line in lines:
        setting.put(piece, line, (left + pad, y + setting.baseline(size, leading)), size, (width - 2 * pad, "center"))
        y += leading
    return y


def _party(header: OrganisationHeader, setting: Setting, piece: Piece, left: float, number_at: float | None) -> float:
    """Draw the right cell: title, rule, place and date, the latter level with the number line."""
    style = setting.profile.party_title
    width = setting.area.text_width - left
    leading = setting.size(setting.profile.header.leading)
    line = setting.lines((Run(text=style.text, bold=style.bold),), 1.0, 1e6)[0]
    size = min(setting.size(style.size), width / line.width)
    base = setting.baseline(size, leading)
    setting.put(piece, line, (left, base), size, (width, "center"))
    y = base + setting.size(style.rule_gap_pt)
    start = left + (width - line.width * size) / 2
    piece.rules.append(RuleMark(start, y, start + line.width * size, y, style.rule_pt))
    if not header.place_date:
        return y
    top = max(y + setting.size(style.rule_gap_pt), number_at or 0.0)
    return _centred(header.place_date, setting.profile.place_date, setting, piece, (left, top, width))


def _form_number(text: str, setting: Setting, piece: Piece) -> None:
    """Draw the form's number in the top margin, flush with the right edge of the text."""
    style = setting.profile.form_number
    size = setting.size(style.size)
    line = setting.lines((Run(text=text, bold=style.bold),), size, setting.area.text_width)[0]
    above = setting.area.top - style.from_edge_mm * MM
    x = setting.area.text_width - line.width * size
    piece.texts.extend(
        TextMark(x + span.x * size, -above, span.cut, size, span.text, 0.0)
        for span in line.spans
        if span.kind == "text"
    )

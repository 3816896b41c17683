"""The end of a paper: signatures side by side in one piece, with the recipients beside a lone signature."""

from __future__ import annotations

from collections.abc import Sequence

from kiemdiem_desktop.documents.content import Recipients, Run, SignatureBlock, SignatureRow
from kiemdiem_desktop.documents.pdf.pieces import Piece
from kiemdiem_desktop.documents.pdf.setting import Setting
from kiemdiem_desktop.documents.style import TextStyle

PAD = 4.0


def lay_signatures(row: SignatureRow, setting: Setting) -> list[Piece]:
    """Return the signature row as one piece that no page divides."""
    style = setting.profile.signature
    piece = Piece(height=0.0, before=setting.size(style.before_pt))
    width = setting.area.text_width
    heights = [0.0]
    if row.recipients is not None and setting.profile.recipients.shown:
        heights.append(_recipients(row.recipients, setting, piece, width * left_share(setting) - PAD))
    piece.height = max(*heights, _signatures(row, setting, piece))
    return [piece]


def left_share(setting: Setting) -> float:
    """Return the share of the width on the left of a lone signature."""
    style = setting.profile.signature
    return style.left_mm / (style.left_mm + style.right_mm)


def _columns(blocks: Sequence[SignatureBlock], setting: Setting) -> list[tuple[SignatureBlock, float, float]]:
    """Place blocks: one alone in the right column, more of them in equal columns."""
    width = setting.area.text_width
    if len(blocks) == 1:
        left = width * left_share(setting)
        return [(blocks[0], left, width - left)]
    share = width / max(len(blocks), 1)
    return [(block, index * share, share) for index, block in enumerate(blocks)]


def _signatures(row: SignatureRow, setting: Setting, piece: Piece) -> float:
    """Draw the blocks with authorities level and names level; return the height."""
    style = setting.profile.signature
    columns = _columns(row.blocks, setting)
    dates = [
        _centred(block.date_line, style.date, setting, piece, (left, 0.0, share)) for block, left, share in columns
    ]
    top = max(dates, default=0.0)
    heads = [_head(block, setting, piece, (left, top, share)) for block, left, share in columns]
    leading = setting.size(style.leading)
    level = max(
        (
            head + leading * (style.blank_lines if block.blank_lines is None else block.blank_lines)
            for head, block in zip(heads, row.blocks, strict=True)
        ),
        default=0.0,
    )
    return max(
        (_centred(block.name, style.name, setting, piece, (left, level, share)) for block, left, share in columns),
        default=0.0,
    )


def _head(block: SignatureBlock, setting: Setting, piece: Piece, place: tuple[float, float, float]) -> float:
    style = setting.profile.signature
    left, y, width = place
    rows = [*((line, style.authority) for line in block.authority), (block.post, style.post), (block.hint, style.hint)]
    for text, look in rows:
        y = _centred(text, look, setting, piece, (left, y, width))
    return y


def _centred(
    text: str | None, style: TextStyle, setting: Setting, piece: Piece, place: tuple[float, float, float]
) -> float:
    left, y, width = place
    if not text:
        return y
    leading = setting.size(setting.profile.signature.leading)
    lines, size = setting.styled(text, style, width - 2 * PAD)
    for line in lines:
        setting.put(piece, line, (left + PAD, y + setting.baseline(size, leading)), size, (width - 2 * PAD, "center"))
        y += leading
    return y


def _recipients(recipients: Recipients, setting: Setting, piece: Piece, width: float) -> float:
    style = setting.profile.recipients
    leading = setting.size(setting.profile.signature.leading)
    size = setting.size(style.label_size)
    [label] = setting.lines((Run(text=style.label, underline=True),), size, width)
    setting.put(piece, label, (0.0, setting.baseline(size, leading)), size, (width, "left"))
    y, size, leading = leading, setting.size(style.item_size), setting.size(style.leading)
    for index, item in enumerate(recipients.items):
        end = style.separator if index < len(recipients.items) - 1 else style.last
        for line in setting.lines((Run(text=f"{style.dash}{item}{end}"),), size, width):
            setting.put(piece, line, (0.0, y + setting.baseline(size, leading)), size, (width, "left"))
            y += leading
    return y

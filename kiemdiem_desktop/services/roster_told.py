"""A roster's preview as plain data, for the commands."""

from __future__ import annotations

from kiemdiem_desktop.domain.roster import RosterPreview, RosterRow
from kiemdiem_desktop.exchange.plain import to_plain

_PERSON = ("name", "sex", "birth", "admitted", "official", "post", "card", "idno")
_BIRTH_BY_SEX = {"male": ("sex", "birth"), "female": ("sex", "birth")}


def preview_plain(preview: RosterPreview, *, applied: bool) -> dict[str, object]:
    """Say a preview as plain data; ``applied`` tells whether it was stored."""
    return {
        "file": preview.file_name,
        "sheet": preview.sheet,
        "columns": [
            {"letter": use.letter, "header": use.header, "field": use.field, "encoding": use.encoding.value}
            for use in preview.columns
        ],
        "rows": [_row_plain(row, _told(preview)) for row in preview.rows],
        "skipped": [{"line": line.line, "text": line.text, "why": line.why} for line in preview.skipped],
        "missing": [member.name for member in preview.missing],
        "applied": applied,
    }


def _told(preview: RosterPreview) -> tuple[str, ...]:
    """The fields that the file has columns for; columns of births by sex tell two of them."""
    fields = {field for use in preview.columns for field in (_BIRTH_BY_SEX.get(use.field or "") or (use.field,))}
    return tuple(field for field in _PERSON if field in fields)


def _row_plain(row: RosterRow, told: tuple[str, ...]) -> dict[str, object]:
    known = None if row.person is None else {name: to_plain(getattr(row.person, name)) for name in told}
    changes = [{"field": change.field, "old": change.old, "new": change.new} for change in row.changes]
    return {
        "line": row.line,
        "state": row.state.value,
        "person": known,
        "reasons": list(row.reasons),
        "changes": changes,
    }

"""The roster as a table: who, posts, form, standing, numbers masked."""

from __future__ import annotations

from PySide6.QtCore import QObject

from kiemdiem_desktop.domain.member import Member, Standing
from kiemdiem_desktop.ui.i18n import QT_TRANSLATE_NOOP
from kiemdiem_desktop.ui.tables.rows import Column, RowsModel
from kiemdiem_desktop.ui.tables.words import SHORT_KINDS, STANDINGS, masked, word

CONTEXT = "MembersTable"


def _birth(member: Member) -> str:
    return member.birth.shown if member.birth else ""


def _official(member: Member) -> str:
    return member.official.shown if member.official else ""


COLUMNS: tuple[Column[Member], ...] = (
    Column(key="name", title=QT_TRANSLATE_NOOP("MembersTable", "Họ và tên"), text=lambda m: m.name, width=26),
    Column(key="birth", title=QT_TRANSLATE_NOOP("MembersTable", "Ngày sinh"), text=_birth, width=12),
    Column(
        key="party_post",
        title=QT_TRANSLATE_NOOP("MembersTable", "Chức vụ Đảng"),
        text=lambda m: m.party_post,
        tip=lambda m: m.party_post,
        width=16,
    ),
    Column(
        key="kind",
        title=QT_TRANSLATE_NOOP("MembersTable", "Loại bản kiểm điểm"),
        text=lambda m: word(SHORT_KINDS, m.kind),
        width=26,
    ),
    Column(
        key="standing",
        title=QT_TRANSLATE_NOOP("MembersTable", "Trạng thái"),
        text=lambda m: word(STANDINGS, m.standing),
        tip=lambda m: m.standing_reason,
        width=22,
    ),
    Column(key="official", title=QT_TRANSLATE_NOOP("MembersTable", "Chính thức"), text=_official, width=12),
    Column(
        key="state_post",
        title=QT_TRANSLATE_NOOP("MembersTable", "Chức vụ chính quyền"),
        text=lambda m: m.state_post,
        tip=lambda m: m.state_post,
        width=22,
    ),
    Column(
        key="card_number",
        title=QT_TRANSLATE_NOOP("MembersTable", "Số thẻ đảng viên"),
        text=lambda m: masked(m.card_number),
        width=16,
    ),
    Column(
        key="id_number",
        title=QT_TRANSLATE_NOOP("MembersTable", "Số định danh"),
        text=lambda m: masked(m.id_number),
        width=14,
    ),
)


class MembersModel(RowsModel[Member]):
    """The members shown; those who left are grey."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(
            COLUMNS,
            lambda member: member.id,
            context=CONTEXT,
            parent=parent,
            grey=lambda member: member.standing is Standing.LEFT,
        )

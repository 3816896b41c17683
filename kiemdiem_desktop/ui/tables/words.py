"""What the window calls the field's own kinds and states, one table each; levels are named by the regulation."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication

from kiemdiem_desktop.domain.meeting import MeetingKind, OfficerRole, Presence
from kiemdiem_desktop.domain.member import MemberKind, Sex, Standing
from kiemdiem_desktop.domain.period import CollectiveKind
from kiemdiem_desktop.domain.shortcoming import Part
from kiemdiem_desktop.domain.tally import BallotKind, Body
from kiemdiem_desktop.ui.i18n import QT_TRANSLATE_NOOP

E = TypeVar("E", bound=StrEnum)

KINDS: Mapping[MemberKind, str] = {
    MemberKind.LEADER: QT_TRANSLATE_NOOP("Words", "Giữ chức vụ lãnh đạo, quản lý"),
    MemberKind.NON_LEADER: QT_TRANSLATE_NOOP("Words", "Không giữ chức vụ lãnh đạo, quản lý"),
    MemberKind.OUTSIDE_SYSTEM: QT_TRANSLATE_NOOP("Words", "Không làm việc trong hệ thống chính trị"),
}
SHORT_KINDS: Mapping[MemberKind, str] = {
    MemberKind.LEADER: QT_TRANSLATE_NOOP("Words", "Lãnh đạo, quản lý"),
    MemberKind.NON_LEADER: QT_TRANSLATE_NOOP("Words", "Không giữ chức vụ"),
    MemberKind.OUTSIDE_SYSTEM: QT_TRANSLATE_NOOP("Words", "Ngoài hệ thống chính trị"),
}
STANDINGS: Mapping[Standing, str] = {
    Standing.ACTIVE: QT_TRANSLATE_NOOP("Words", "Đang sinh hoạt"),
    Standing.EXEMPT: QT_TRANSLATE_NOOP("Words", "Miễn công tác và sinh hoạt đảng"),
    Standing.SUSPENDED: QT_TRANSLATE_NOOP("Words", "Bị đình chỉ sinh hoạt đảng"),
    Standing.TEMPORARY_HERE: QT_TRANSLATE_NOOP("Words", "Sinh hoạt tạm thời ở đây"),
    Standing.TEMPORARY_AWAY: QT_TRANSLATE_NOOP("Words", "Sinh hoạt tạm thời ở nơi khác"),
    Standing.LEFT: QT_TRANSLATE_NOOP("Words", "Đã chuyển đi"),
}
SEXES: Mapping[Sex, str] = {
    Sex.MALE: QT_TRANSLATE_NOOP("Words", "Nam"),
    Sex.FEMALE: QT_TRANSLATE_NOOP("Words", "Nữ"),
}
MEETINGS: Mapping[MeetingKind, str] = {
    MeetingKind.COMMITTEE: QT_TRANSLATE_NOOP("Words", "Họp chi ủy"),
    MeetingKind.GROUP: QT_TRANSLATE_NOOP("Words", "Họp tổ đảng"),
    MeetingKind.CELL: QT_TRANSLATE_NOOP("Words", "Hội nghị chi bộ"),
    MeetingKind.SUPPLEMENTARY: QT_TRANSLATE_NOOP("Words", "Họp bổ sung"),
    MeetingKind.RE_REVIEW: QT_TRANSLATE_NOOP("Words", "Kiểm điểm lại"),
}
PRESENCES: Mapping[Presence, str] = {
    Presence.PRESENT: QT_TRANSLATE_NOOP("Words", "có mặt"),
    Presence.EXCUSED: QT_TRANSLATE_NOOP("Words", "vắng có lý do"),
    Presence.UNEXCUSED: QT_TRANSLATE_NOOP("Words", "vắng không lý do"),
}
ROLES: Mapping[OfficerRole, str] = {
    OfficerRole.CHAIR: QT_TRANSLATE_NOOP("Words", "Chủ trì"),
    OfficerRole.SECRETARY: QT_TRANSLATE_NOOP("Words", "Thư ký"),
    OfficerRole.HEAD_TELLER: QT_TRANSLATE_NOOP("Words", "Tổ trưởng tổ kiểm phiếu"),
    OfficerRole.TELLER: QT_TRANSLATE_NOOP("Words", "Thành viên tổ kiểm phiếu"),
}
BALLOTS: Mapping[BallotKind, str] = {
    BallotKind.LEVELS: QT_TRANSLATE_NOOP("Words", "Phiếu bốn mức"),
    BallotKind.EXCELLENT: QT_TRANSLATE_NOOP("Words", "Phiếu mức cao nhất"),
    BallotKind.RE_VOTE: QT_TRANSLATE_NOOP("Words", "Phiếu bỏ lại"),
}
BODIES: Mapping[Body, str] = {
    Body.COMMITTEE: QT_TRANSLATE_NOOP("Words", "chi ủy"),
    Body.GROUP: QT_TRANSLATE_NOOP("Words", "tổ đảng"),
    Body.CELL: QT_TRANSLATE_NOOP("Words", "chi bộ"),
}
COLLECTIVES: Mapping[CollectiveKind, str] = {
    CollectiveKind.CELL: QT_TRANSLATE_NOOP("Words", "Chi bộ"),
    CollectiveKind.CELL_COMMITTEE: QT_TRANSLATE_NOOP("Words", "Chi ủy"),
    CollectiveKind.LEADERSHIP: QT_TRANSLATE_NOOP("Words", "Tập thể lãnh đạo, quản lý"),
}
PARTS: Mapping[Part, str] = {
    Part.HEAD: QT_TRANSLATE_NOOP("Parts", "Người đứng đầu"),
    Part.DEPUTY: QT_TRANSLATE_NOOP("Parts", "Cấp phó"),
    Part.IN_CHARGE: QT_TRANSLATE_NOOP("Parts", "Phụ trách việc này"),
    Part.TOOK_PART: QT_TRANSLATE_NOOP("Parts", "Cùng tham gia"),
}


def part_text(part: Part) -> str:
    """Say a person's part."""
    return QCoreApplication.translate("Parts", PARTS[part])


def word(table: Mapping[E, str], value: E | None) -> str:
    """Say a value in the window's language; nothing for nothing."""
    return "" if value is None else QCoreApplication.translate("Words", table[value])


_VALUES: Mapping[str, tuple[type[StrEnum], Mapping[Any, str]]] = {
    "kind": (MemberKind, KINDS),
    "sex": (Sex, SEXES),
    "standing": (Standing, STANDINGS),
}


def value_word(field: str, value: str) -> str:
    """Say the stored value of a member's field; texts and dates stand as they are."""
    if field not in _VALUES or not value:
        return value
    kind, table = _VALUES[field]
    return word(table, kind(value))


def choices(table: Mapping[E, str], *, empty: str | None = None) -> list[tuple[object, str]]:
    """All values of a table for a choice, with an empty one first where that is allowed."""
    rows: list[tuple[object, str]] = [] if empty is None else [(None, empty)]
    return rows + [(value, word(table, value)) for value in table]


def masked(number: str) -> str:
    """Hide an identity number but its last four signs."""
    return f"•••• {number[-4:]}" if len(number) > 4 else "••••" * bool(number)

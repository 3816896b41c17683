"""The fields of the register's own forms, and what was typed into them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from kiemdiem_desktop.domain.shortcoming import Origin, Part, RemedyState, Shortcoming
from kiemdiem_desktop.services.remediation import Check
from kiemdiem_desktop.services.scans import read_scan
from kiemdiem_desktop.ui.pages.remediation.entry import Entry, Kind
from kiemdiem_desktop.ui.tables.remediation import CAUSES, GRAVITIES, ORIGINS, STATES, say
from kiemdiem_desktop.ui.tables.words import part_text

translate = QCoreApplication.translate
SHOWN = 60
"""So much of an earlier shortcoming's text stands in a choice."""


def _state_fields() -> tuple[Entry, Entry, Entry]:
    given = [(state, say(text)) for state, text in STATES.items() if state is not None]
    return (
        Entry(name="state", label=translate("RegisterTab", "Kết quả"), kind=Kind.CHOICE, choices=given),
        Entry(name="degree", label=translate("RegisterTab", "Mức độ (nếu đang khắc phục)")),
        Entry(name="file", label=translate("RegisterTab", "Tài liệu kèm theo"), kind=Kind.FILE),
    )


def _day_field(today: date | None) -> Entry:
    return Entry(name="day", label=translate("RegisterTab", "Ngày"), kind=Kind.DAY, value=today, required=True)


def state_form(today: date | None) -> list[Entry]:
    """How far a shortcoming is remedied."""
    state, degree, file = _state_fields()
    evidence = Entry(name="evidence", label=translate("RegisterTab", "Minh chứng"), kind=Kind.TEXT)
    return [_day_field(today), replace(state, required=True), degree, evidence, file]


def check_form(today: date, supervisor: str) -> list[Entry]:
    """What was found when a measure was looked at."""
    state, degree, file = _state_fields()
    undecided = (None, translate("RegisterTab", "(chưa kết luận)"))
    return [
        _day_field(today),
        Entry(name="by", label=translate("RegisterTab", "Người kiểm tra"), value=supervisor, required=True),
        Entry(name="checked", label=translate("RegisterTab", "Đã kiểm tra"), kind=Kind.TEXT),
        Entry(name="found", label=translate("RegisterTab", "Thấy"), kind=Kind.TEXT),
        Entry(name="next_step", label=translate("RegisterTab", "Việc tiếp theo"), kind=Kind.TEXT),
        replace(state, choices=[undecided, *state.choices]),
        degree,
        Entry(name="finished", label=translate("RegisterTab", "Biện pháp đã thực hiện xong"), kind=Kind.CHECK),
        file,
    ]


def found_form(subjects: Sequence[tuple[UUID, str]]) -> list[Entry]:
    """A shortcoming that was pointed out outside of the forms."""
    origins = [(origin, say(text)) for origin, text in ORIGINS.items() if origin is not Origin.EARLIER]
    causes = [(kind, say(text)) for kind, text in CAUSES.items()]
    return [
        Entry(
            name="subject",
            label=translate("RegisterTab", "Tập thể, cá nhân"),
            kind=Kind.CHOICE,
            choices=subjects,
            required=True,
        ),
        Entry(name="text", label=translate("RegisterTab", "Hạn chế, khuyết điểm"), kind=Kind.TEXT, required=True),
        Entry(
            name="origin",
            label=translate("RegisterTab", "Được chỉ ra qua"),
            kind=Kind.CHOICE,
            choices=origins,
            value=Origin.CONCLUSION,
        ),
        Entry(name="area", label=translate("RegisterTab", "Lĩnh vực")),
        Entry(name="cause_kind", label=translate("RegisterTab", "Nguyên nhân"), kind=Kind.CHOICE, choices=causes),
    ]


def responsible_form(fault: Shortcoming, persons: Sequence[tuple[UUID, str]]) -> list[Entry]:
    """Who is asked to make his responsibility clear and in what part, or why nobody is."""
    people: list[tuple[object, str]] = [(None, translate("RegisterTab", "(chưa chọn)")), *persons]
    parts: list[tuple[object, str]] = [(part, part_text(part)) for part in Part]
    parts.append((None, translate("RegisterTab", "Không đề nghị nữa")))
    none = translate("RegisterTab", "Không có cá nhân chịu trách nhiệm, lý do")
    return [
        Entry(name="person", label=translate("RegisterTab", "Cá nhân"), kind=Kind.CHOICE, choices=people),
        Entry(
            name="part",
            label=translate("RegisterTab", "Vai trò"),
            kind=Kind.CHOICE,
            choices=parts,
            value=Part.HEAD,
        ),
        Entry(name="reason", label=none, kind=Kind.TEXT, value=fault.no_person_reason),
    ]


def gravity_form(fault: Shortcoming) -> list[Entry]:
    """What a concluding paper calls a shortcoming."""
    choices = [(kind, say(text)) for kind, text in GRAVITIES.items()]
    label = translate("RegisterTab", "Kết luận là")
    authority, number = fault.concluding_authority, fault.concluding_number
    return [
        Entry(name="gravity", label=label, kind=Kind.CHOICE, choices=choices, value=fault.gravity),
        Entry(name="concluding_authority", label=translate("RegisterTab", "Cơ quan kết luận"), value=authority),
        Entry(name="concluding_number", label=translate("RegisterTab", "Số văn bản"), value=number),
        Entry(
            name="concluded_on",
            label=translate("RegisterTab", "Ngày văn bản"),
            kind=Kind.DAY,
            value=fault.concluded_on,
        ),
    ]


def gravity_problem(values: Mapping[str, Any]) -> str:
    """A grave mark without its whole paper; nothing where all is well."""
    paper = (values["concluding_authority"], values["concluding_number"], values["concluded_on"])
    if values["gravity"] is None or all(paper):
        return ""
    return translate("RegisterTab", "Ghi đủ cơ quan, số và ngày của văn bản kết luận, hoặc chọn “Không”.")


def state_problem(values: Mapping[str, Any]) -> str:
    """*Đang khắc phục* without the degree; nothing where all is well."""
    if values["state"] is not RemedyState.IN_PROGRESS or values["degree"]:
        return ""
    return translate("RegisterTab", "Đang khắc phục thì ghi rõ mức độ.")


def recurrence_form(fault: Shortcoming, earlier: Sequence[Shortcoming]) -> list[Entry]:
    """Which earlier shortcoming came back, and who says so."""
    choices: list[tuple[object, str]] = [(None, translate("RegisterTab", "Không phải tái diễn"))]
    choices += [(each.id, f"{each.first_seen}: {each.text[:SHOWN]}") for each in earlier]
    return [
        Entry(
            name="earlier",
            label=translate("RegisterTab", "Khuyết điểm kỳ trước"),
            kind=Kind.CHOICE,
            choices=choices,
            value=fault.earlier_id,
        ),
        Entry(
            name="by",
            label=translate("RegisterTab", "Người xác nhận"),
            value=fault.recurrence_by,
            tip=translate("RegisterTab", "Để trống nếu mới chỉ nghi tái diễn"),
        ),
    ]


def check_of(values: Mapping[str, Any]) -> Check:
    """What was typed about a check."""
    state = values["state"]
    return Check(
        day=values["day"],
        by=values["by"],
        checked=values["checked"],
        found=values["found"],
        next_step=values["next_step"],
        state=state if isinstance(state, RemedyState) else None,
        degree=values["degree"],
        finished=values["finished"],
        scan=scan_at(values["file"]),
    )


def scan_at(path: Path | None) -> tuple[str, bytes] | None:
    """Read a file to be kept; runs on the book's thread."""
    return read_scan(path)

"""Periods with shortcomings, a concluded meeting and a plan, made through the services."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from support.offices import named

from kiemdiem_desktop.domain.meeting import MeetingKind
from kiemdiem_desktop.domain.shortcoming import Part

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from kiemdiem_desktop.domain.period import Period
    from kiemdiem_desktop.domain.remedy import Measure
    from kiemdiem_desktop.domain.sheets import SubjectSheet
    from kiemdiem_desktop.domain.shortcoming import Shortcoming
    from kiemdiem_desktop.services.office import Office


def the_cell(office: Office, period: Period) -> SubjectSheet:
    """The cell's own row."""
    found = office.reviews.sheet(period.id).the_cell
    assert found is not None
    return found


def find_fault(office: Office, period: Period, subject_id: UUID, text: str = "") -> Shortcoming:
    """The shortcoming of a subject with this text, or its last."""
    subject = office.reviews.sheet(period.id).subject(subject_id)
    faults = [fault for fault in (*subject.earlier, *subject.shortcomings) if text in {"", fault.text}]
    return faults[-1]


def raise_fault(office: Office, period: Period, subject_id: UUID, text: str = "Thu quỹ chậm") -> Shortcoming:
    """Point out a shortcoming."""
    office.reviews.add_shortcoming(period.id, subject_id, text)
    return find_fault(office, period, subject_id, text)


def conclude(office: Office, period: Period, day: date) -> None:
    """Hold the cell's meeting and conclude it."""
    office.meetings.add_meeting(period.id, MeetingKind.CELL, day)
    meeting = office.reviews.sheet(period.id).meetings[-1].meeting
    office.meetings.update_meeting(replace(meeting, concluded=True, conclusion="Nhất trí"))


def measures_of(office: Office, period: Period, fault: Shortcoming) -> tuple[Measure, ...]:
    """The measures against a shortcoming."""
    return office.reviews.sheet(period.id).subject(fault.subject_id).measures[fault.id]


def plan(office: Office, period: Period, fault: Shortcoming, due: date, owner: str, supervisor: str) -> Measure:
    """Add a complete measure against a shortcoming."""
    sheet = office.reviews.sheet(period.id)
    office.remediation.add_measure(fault.id, "Thu quỹ ngay trong buổi sinh hoạt")
    measure = measures_of(office, period, fault)[-1]
    ready = replace(
        measure,
        owner_id=named(sheet, owner).id,
        supervisor_id=named(sheet, supervisor).id,
        due=due,
        expected="Hết quý II không còn nợ",
    )
    office.remediation.update_measure(ready)
    return measures_of(office, period, fault)[-1]


def answer_for(office: Office, period: Period, fault: Shortcoming, name: str, answer: str = "Tôi nhận") -> None:
    """Ask the head about a shortcoming and let him answer."""
    sheet = office.reviews.sheet(period.id)
    office.reviews.set_responsible(fault.id, named(sheet, name).id, Part.HEAD)
    entry = office.reviews.sheet(period.id).subject(fault.subject_id).responsible[fault.id][-1]
    office.reviews.answer_responsibility(entry.id, answer)

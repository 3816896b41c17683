"""The steps of a period as the first page lists them: what is there, what is missing, and where to mend it."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache

from kiemdiem_desktop.base.paths import resource
from kiemdiem_desktop.domain.grading import Step
from kiemdiem_desktop.domain.meeting import MeetingKind
from kiemdiem_desktop.domain.overview import MissingItem, StepLine, StepState
from kiemdiem_desktop.domain.sheets import MeetingSheet, PeriodSheet, SubjectSheet
from kiemdiem_desktop.regulations.pack import Regulation


@cache
def _words() -> dict[str, dict[str, str]]:
    return tomllib.loads(resource("messages", "steps.toml").read_text(encoding="utf-8"))


def build_steps(sheet: PeriodSheet, regulation: Regulation) -> tuple[StepLine, ...]:
    """The period's steps in the order of the work."""
    deadline = _deadline(sheet, regulation)
    return (
        _roster(sheet),
        _reviews("collective_review", sheet.collectives),
        _reviews("member_review", _expected(sheet.persons)),
        _meeting(sheet),
        _levels("grading", "grading", Step.CELL, _graded(sheet.subjects), deadline),
        _levels("decided", "grading", Step.DECIDED, _graded(sheet.subjects), ""),
    )


def _expected(subjects: Iterable[SubjectSheet]) -> tuple[SubjectSheet, ...]:
    return tuple(subject for subject in subjects if not subject.duty.exempt and not subject.duty.not_yet)


def _graded(subjects: Iterable[SubjectSheet]) -> tuple[SubjectSheet, ...]:
    return tuple(subject for subject in subjects if subject.duty.graded)


def _roster(sheet: PeriodSheet) -> StepLine:
    missing = () if sheet.persons else (MissingItem(text=_words()["roster"]["empty"], place="members"),)
    return _line("roster", "members", len(sheet.persons), max(len(sheet.persons), 1), missing)


def _reviews(key: str, subjects: tuple[SubjectSheet, ...]) -> StepLine:
    missing = tuple(
        MissingItem(text=_words()[key]["missing"].format(name=subject.name), place=key, subject_id=subject.id)
        for subject in subjects
        if not subject.reviewed
    )
    return _line(key, key, len(subjects) - len(missing), len(subjects), missing)


def _levels(key: str, place: str, step: Step, subjects: tuple[SubjectSheet, ...], deadline: str) -> StepLine:
    missing = tuple(
        MissingItem(
            text=_words()[key]["missing"].format(name=subject.name),
            place=place,
            subject_id=subject.id,
            field=step.value,
        )
        for subject in subjects
        if step not in subject.levels
    )
    return _line(key, place, len(subjects) - len(missing), len(subjects), missing, deadline)


_MEETING_TESTS: tuple[tuple[str, Callable[[MeetingSheet], bool]], ...] = (
    ("no_chair", lambda meeting: meeting.chair is not None),
    ("no_secretary", lambda meeting: meeting.secretary is not None),
    ("not_voted", lambda meeting: any(round_.ballot.valid is not None for round_ in meeting.ballots)),
    ("not_concluded", lambda meeting: meeting.meeting.concluded),
)


def _meeting(sheet: PeriodSheet) -> StepLine:
    held = [meeting for meeting in sheet.meetings if meeting.meeting.kind is MeetingKind.CELL]
    words = _words()["meeting"]
    total = len(_MEETING_TESTS)
    if not held:
        return _line("meeting", "meetings", 0, total, (MissingItem(text=words["none"], place="meetings"),))
    missing = tuple(
        MissingItem(text=words[key], place="meetings", subject_id=meeting.meeting.id, field=key)
        for meeting in held
        for key, passed in _MEETING_TESTS
        if not passed(meeting)
    )
    return _line("meeting", "meetings", total * len(held) - len(missing), total * len(held), missing)


def _line(
    key: str, place: str, done: int, total: int, missing: tuple[MissingItem, ...], deadline: str = ""
) -> StepLine:
    state = StepState.DONE if done >= total else StepState.DOING if done else StepState.TODO
    return StepLine(
        key=key,
        title=_words()[key]["title"],
        state=state,
        done=done,
        total=total,
        place=place,
        missing=missing,
        deadline=deadline,
    )


def _deadline(sheet: PeriodSheet, regulation: Regulation) -> str:
    """The first deadline of the whole work that is not left to local guidance, as a sentence."""
    whole = [item for item in regulation.deadlines if not item.local and item.step is None and item.for_year is None]
    days = [date(sheet.year + item.next_year, item.month, item.day) for item in whole]
    return _words()["deadline"]["before"].format(day=f"{min(days):%d/%m/%Y}") if days else ""

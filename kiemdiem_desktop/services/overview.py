"""The steps of a period as the first page lists them: what is there, what is missing, and where to mend it."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache

from kiemdiem_desktop.base.paths import resource
from kiemdiem_desktop.domain.closing import ItemKind
from kiemdiem_desktop.domain.grading import Step
from kiemdiem_desktop.domain.meeting import MeetingKind
from kiemdiem_desktop.domain.overview import MissingItem, StepLine, StepState
from kiemdiem_desktop.domain.period import PeriodState
from kiemdiem_desktop.domain.sheets import MeetingSheet, PeriodSheet, SubjectSheet
from kiemdiem_desktop.regulations.pack import Regulation
from kiemdiem_desktop.services.checklist import closing_items

CLOSING_FIELD = "closing"
"""The field that navigation names to reach the check list."""


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
        _remedies(sheet),
        _levels("decided", "grading", Step.DECIDED, _graded(sheet.subjects), ""),
        _closing(sheet),
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


def _held(sheet: PeriodSheet) -> list[MeetingSheet]:
    return [meeting for meeting in sheet.meetings if meeting.meeting.kind is MeetingKind.CELL]


def _meeting(sheet: PeriodSheet) -> StepLine:
    held = _held(sheet)
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


_REMEDIES: dict[ItemKind, str] = {
    ItemKind.NO_STATE: "states",
    ItemKind.RECURRENCE: "recurrences",
    ItemKind.NO_RESPONSIBLE: "persons",
    ItemKind.NO_HEAD: "persons",
    ItemKind.NO_ANSWER: "persons",
    ItemKind.NO_MEASURE: "measures",
    ItemKind.NO_OWNER: "measures",
    ItemKind.NO_SUPERVISOR: "measures",
    ItemKind.NO_DUE: "measures",
    ItemKind.NO_EXPLANATION: "explanations",
}
"""What the check list asks of the register, and under which count it stands here."""


def _remedies(sheet: PeriodSheet) -> StepLine:
    """Say counts only: the first page names no fault."""
    words = _words()["remedies"]
    waiting = [item for item in closing_items(sheet, ()) if not item.answered and item.kind in _REMEDIES]
    counts = Counter(_REMEDIES[item.kind] for item in waiting)
    missing = tuple(
        MissingItem(text=words[key].format(count=counts[key]), place="remediation", field=CLOSING_FIELD)
        for key in dict.fromkeys(_REMEDIES.values())
        if counts[key]
    )
    total = sum(len(subject.earlier) + len(subject.shortcomings) + len(subject.prompts) for subject in sheet.subjects)
    if not total:
        concluded = any(meeting.meeting.concluded for meeting in _held(sheet))
        return _line("remedies", "remediation", int(concluded), 1, missing)
    return _line("remedies", "remediation", total - len({item.about for item in waiting}), total, missing)


def _closing(sheet: PeriodSheet) -> StepLine:
    """Handed in, then closed; until then how many items the check list still has, the papers left out."""
    words, state = _words()["closing"], sheet.period.state
    done = [PeriodState.OPEN, PeriodState.SUBMITTED, PeriodState.CLOSED].index(state)
    waiting = sum(not item.answered for item in closing_items(sheet, ()))
    texts = [words["items"].format(count=waiting)] if waiting and state is not PeriodState.CLOSED else []
    texts += [] if state is PeriodState.CLOSED else [words[state.value]]
    missing = tuple(MissingItem(text=text, place="remediation", field=CLOSING_FIELD) for text in texts)
    return _line("closing", "remediation", done, 2, missing)


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

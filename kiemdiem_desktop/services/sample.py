"""The sample cell: invented persons, two years, filled in through the same services that the window uses."""

from __future__ import annotations

import itertools
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

from kiemdiem_desktop.base import files
from kiemdiem_desktop.base.jobs import Control, NullControl
from kiemdiem_desktop.base.paths import resource
from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.dates import PartialDate
from kiemdiem_desktop.domain.grading import Level, Source, Step
from kiemdiem_desktop.domain.meeting import MeetingKind, OfficerRole, Presence
from kiemdiem_desktop.domain.member import Member, MemberKind, Sex, Standing
from kiemdiem_desktop.domain.period import Period, PeriodKey
from kiemdiem_desktop.domain.sheets import GENERAL, TASKS, MeetingSheet, PeriodSheet, SubjectSheet
from kiemdiem_desktop.domain.shortcoming import Part, RemedyState
from kiemdiem_desktop.domain.tally import BallotKind, Tally
from kiemdiem_desktop.forms.draft import new_draft, with_value
from kiemdiem_desktop.services.environment import Environment
from kiemdiem_desktop.services.office import NewBook, Office
from kiemdiem_desktop.services.reviews import PaperReview

BOOK_NAME = "Chi bo thon An Phu (mau).kiemdiem"
FIRST_YEAR, LAST_YEAR = 2025, 2026
YEAR_TASKS = 10
"""So many tasks the sample's members were given; those proposed as excellent did four of them beyond demand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Demo:
    """What the demonstration made."""

    book: Path
    period_key: str
    members: int
    classified: int
    papers: tuple[Path, ...]


def make_demo(folder: Path, env: Environment | None = None, control: Control | None = None) -> Demo:
    """Make the sample book in the folder and write all papers and the workbook of its last period."""
    world, watch = env or Environment.standard(), control or NullControl()
    book = make_sample(folder, world, watch)
    office = Office.open(book, world)
    try:
        period = office.periods.periods()[0]
        papers = office.papers.write(period.id, folder / f"ho-so-{period.key}", None, watch)
        balance = office.reviews.sheet(period.id).balance
    finally:
        office.close()
    return Demo(book=book, period_key=period.key, members=balance.total, classified=balance.classified, papers=papers)


def make_sample(folder: Path, env: Environment, control: Control | None = None) -> Path:
    """Make the sample book; an earlier one in the same place is replaced, for it holds nobody's work."""
    files.ensure_folder(folder)
    target = folder / BOOK_NAME
    data = tomllib.loads(resource("samples", "an-phu.toml").read_text(encoding="utf-8"))
    with files.temporary_beside(target) as spare:
        spare.unlink(missing_ok=True)
        office = Office.create(spare, NewBook(**data["cell"]), env)
        try:
            _Sample(office, data, control or NullControl()).fill()
        finally:
            office.close()
        files.replace(spare, target)
    return target


class _Sample:
    """Fills the book, year by year, as a secretary would."""

    def __init__(self, office: Office, data: Mapping[str, Any], control: Control) -> None:
        self._office, self._data, self._control = office, data, control
        self._pools: dict[tuple[str, str], Iterator[str]] = {}

    def fill(self) -> None:
        """Add the members, then both years."""
        for entry in self._data["members"]:
            self._office.roster.add_member(_member(self._office.roster.new_member(), entry))
        for step, year in enumerate((FIRST_YEAR, LAST_YEAR)):
            self._control.step(step, 2, str(year))
            self._year(year)

    def _year(self, year: int) -> None:
        facts = self._data["years"][str(year)]
        day = date.fromisoformat(facts["review_date"])
        self._office.periods.open_period(PeriodKey.parse(str(year)), review_date=day)
        period = self._period(year)
        self._arrange(period, year)
        sheet = self._sheet(period)
        for subject in sheet.subjects:
            if not subject.duty.exempt and not subject.duty.not_yet:
                self._review(period, subject, facts)
        self._explain_shortcomings(period, facts)
        self._name_responsible(period, facts)
        self._finish_reviews(period, facts)
        if "committee_date" in facts:
            self._meeting(period, MeetingKind.COMMITTEE, date.fromisoformat(facts["committee_date"]), facts)
        self._meeting(period, MeetingKind.CELL, day, facts)
        if "supplementary_date" in facts:
            extra = date.fromisoformat(facts["supplementary_date"])
            self._meeting(period, MeetingKind.SUPPLEMENTARY, extra, facts)
        self._levels(period, decided=year == FIRST_YEAR)

    def _period(self, year: int) -> Period:
        found = self._office.periods.find(str(year))
        if found is None:
            raise LookupError(year)
        return found

    def _sheet(self, period: Period) -> PeriodSheet:
        return self._office.reviews.sheet(period.id)

    def _arrange(self, period: Period, year: int) -> None:
        """Take out of the earlier year those who were admitted after it."""
        for subject in self._sheet(period).persons:
            person = subject.participant
            if person is not None and person.admitted is not None and person.admitted.earliest().year > year:
                self._office.periods.remove_participant(person.id)

    def _review(self, period: Period, subject: SubjectSheet, facts: Mapping[str, Any]) -> None:
        name = subject.name
        general, tasks = self._points(subject)
        level = self._self_level(subject)
        if name in facts["paper_reviews"]:
            shortcoming = self._next("shortcomings", subject.form_subject)
            paper = PaperReview(
                received_on=date.fromisoformat(facts["review_date"]).replace(day=1),
                general=general,
                tasks=tasks,
                level=level,
                shortcomings=(shortcoming,),
            )
            self._office.reviews.receive_paper(period.id, subject.id, paper)
            return
        self._write_form(period, subject)
        for criterion, points in ((GENERAL, general), (TASKS, tasks)):
            self._office.reviews.save_score(period.id, subject.id, Source.SELF, criterion, points)
            self._office.reviews.save_score(period.id, subject.id, Source.COMMITTEE, criterion, points)
        self._office.reviews.save_level(period.id, subject.id, Step.SELF, level)
        self._facts(period, subject)
        if not subject.is_collective:
            text = self._next("shortcomings", subject.form_subject)
            self._office.reviews.add_shortcoming(period.id, subject.id, text)
        for entry in subject.earlier:
            state, degree = self._data["remedied"].get(entry.text, ["remedied", ""])
            self._office.reviews.update_shortcoming(replace(entry, state=RemedyState(state), degree=degree))

    def _write_form(self, period: Period, subject: SubjectSheet) -> None:
        form = self._office.reviews.form(period.id, subject.id)
        draft = new_draft(form)
        for field_id in self._data["texts"][subject.form_subject]:
            if field_id == "responsibility" and not subject.is_collective and not subject.named_in:
                continue
            draft = with_value(form, draft, field_id, self._next("texts", subject.form_subject, field_id))
        self._office.reviews.save_draft(period.id, subject.id, draft)

    def _explain_shortcomings(self, period: Period, facts: Mapping[str, Any]) -> None:
        """Say why the members' shortcomings came about; a handwritten review tells no more than its shortcomings."""
        for subject in self._sheet(period).persons:
            if subject.name in facts["paper_reviews"]:
                continue
            for entry in subject.shortcomings:
                cause, remedy = self._next("shortcomings", "cause"), self._next("shortcomings", "remedy")
                self._office.reviews.update_shortcoming(replace(entry, cause=cause, remedy=remedy))

    def _facts(self, period: Period, subject: SubjectSheet) -> None:
        above = 4 if self._self_level(subject) is Level.EXCELLENT else 2
        late = 1 if subject.name in self._data["levels"]["completed"] else 0
        entry = self._office.reviews.facts(period.id, subject.id)
        known = replace(
            entry,
            tasks_total=YEAR_TASKS,
            tasks_done=YEAR_TASKS,
            tasks_late=late,
            tasks_above=above,
            disciplined=False,
        )
        self._office.reviews.save_facts(known)

    def _name_responsible(self, period: Period, facts: Mapping[str, Any]) -> None:
        sheet = self._sheet(period)
        people = {person.name: person.id for person in sheet.persons}
        for collective, entry in zip(sheet.collectives, facts["collective"], strict=True):
            self._office.reviews.add_shortcoming(period.id, collective.id, entry["text"])
            added = self._sheet(period).subject(collective.id).shortcomings[-1]
            self._office.reviews.update_shortcoming(replace(added, cause=entry["cause"], remedy=entry["remedy"]))
            for name, part in entry["responsible"]:
                self._office.reviews.set_responsible(added.id, people[name], Part(part))

    def _finish_reviews(self, period: Period, facts: Mapping[str, Any]) -> None:
        answer = self._data["texts"]["leader"]["responsibility"][0]
        for subject in self._sheet(period).persons:
            for named in subject.named_in:
                self._office.reviews.answer_responsibility(named.responsibility.id, answer)
        for subject in self._sheet(period).subjects:
            if subject.review is not None and subject.name not in facts["paper_reviews"]:
                self._office.reviews.mark_done(period.id, subject.id, done=True)

    def _meeting(self, period: Period, kind: MeetingKind, day: date, facts: Mapping[str, Any]) -> None:
        meetings = self._office.meetings
        meetings.add_meeting(period.id, kind, day)
        meeting = self._sheet(period).meetings[-1]
        session = meeting.sessions[0]
        start, end = time.fromisoformat(facts["start"]), time.fromisoformat(facts["end"])
        meetings.update_session(replace(session, start=start, end=end, place=facts["place"]))
        absent = facts["absent"] if kind is MeetingKind.CELL else []
        people = {person.name: person for person in self._sheet(period).persons}
        for name, presence, reason in absent:
            meetings.mark(session.id, people[name].id, Presence(presence), reason)
        self._officers(meeting, people)
        if kind is MeetingKind.CELL:
            self._remarks(meeting, self._sheet(period))
        self._vote(period, meeting.meeting.id, kind)
        self._close_meeting(period, meeting.meeting.id, kind, facts)

    def _officers(self, meeting: MeetingSheet, people: Mapping[str, SubjectSheet]) -> None:
        names = [entry["name"] for entry in self._data["members"]]
        rows = (
            (OfficerRole.CHAIR, names[:1]),
            (OfficerRole.SECRETARY, names[2:3]),
            (OfficerRole.HEAD_TELLER, names[1:2]),
            (OfficerRole.TELLER, names[4:6] if meeting.meeting.kind is MeetingKind.CELL else []),
        )
        for role, chosen in rows:
            self._office.meetings.set_officers(meeting.meeting.id, role, [people[name].id for name in chosen])

    def _remarks(self, meeting: MeetingSheet, sheet: PeriodSheet) -> None:
        first, *others = self._data["remarks"]
        subjects = (*sheet.collectives[:1], *sheet.persons[:2])
        for subject, remark in zip(subjects, (first, *others), strict=False):
            self._office.meetings.add_remark(
                meeting.meeting.id, subject.id, remark["speaker"], remark["text"], remark["reply"]
            )

    def _vote(self, period: Period, meeting_id: UUID, kind: MeetingKind) -> None:
        sheet = self._sheet(period)
        voters = sheet.meeting(meeting_id).headcount.voters_present
        if kind is MeetingKind.SUPPLEMENTARY:
            return
        subjects = [subject for subject in sheet.subjects if self._is_voted_on(subject)]
        self._office.meetings.add_ballot(meeting_id, BallotKind.LEVELS, [subject.id for subject in subjects])
        round_ = self._sheet(period).meeting(meeting_id).ballots[-1]
        ballot = replace(round_.ballot, voters_present=voters, issued=voters, collected=voters, valid=voters, invalid=0)
        names = {subject.id: subject for subject in subjects}
        votes = [self._totals(tally, names[tally.subject_id], voters) for tally in round_.tallies]
        self._office.meetings.save_ballot(ballot, votes)

    @staticmethod
    def _is_voted_on(subject: SubjectSheet) -> bool:
        return not subject.duty.exempt and not subject.duty.not_yet

    def _totals(self, tally: Tally, subject: SubjectSheet, voters: int) -> Tally:
        for_level = voters - (2 if voters > 4 else 1)
        rest = voters - for_level
        counts = dict.fromkeys(Level, 0)
        wanted = self._level(subject)
        counts[wanted] = for_level
        counts[Level.COMPLETED if wanted is Level.GOOD else Level.GOOD] += rest
        return replace(
            tally,
            excellent=counts[Level.EXCELLENT],
            good=counts[Level.GOOD],
            completed=counts[Level.COMPLETED],
            not_completed=counts[Level.NOT_COMPLETED],
        )

    def _close_meeting(self, period: Period, meeting_id: UUID, kind: MeetingKind, facts: Mapping[str, Any]) -> None:
        sheet = self._sheet(period).meeting(meeting_id)
        present = sheet.headcount.present
        main = kind is MeetingKind.CELL
        self._office.meetings.update_meeting(
            replace(
                sheet.meeting,
                guests=facts.get("guests", "") if main else "",
                conclusion=facts.get("conclusion", "") if main else "",
                remedies=facts.get("remedies", "") if main else "",
                agreed=present,
                agreed_of=present,
                concluded=True,
            )
        )

    def _levels(self, period: Period, *, decided: bool) -> None:
        for subject in self._sheet(period).subjects:
            if not self._is_voted_on(subject):
                continue
            level = self._level(subject)
            for step in (Step.COMMITTEE, Step.CELL):
                self._office.reviews.save_level(period.id, subject.id, step, level)
            if decided:
                self._office.reviews.save_level(
                    period.id, subject.id, Step.DECIDED, level, paper_number="12-QĐ/ĐU", given_on=date(2025, 12, 24)
                )

    def _level(self, subject: SubjectSheet) -> Level:
        for level in (Level.EXCELLENT, Level.COMPLETED):
            if subject.name in self._data["levels"][level.value]:
                return level
        return Level.GOOD

    def _self_level(self, subject: SubjectSheet) -> Level:
        claimed = subject.name in self._data["levels"]["self_excellent"]
        return Level.EXCELLENT if claimed else self._level(subject)

    def _points(self, subject: SubjectSheet) -> tuple[int, int]:
        key = "collective" if subject.is_collective else subject.name
        general, tasks = self._data["points"].get(key, self._data["points"]["default"])
        return int(Decimal(general) * 100), int(Decimal(tasks) * 100)

    def _next(self, *path: str) -> str:
        key = (path[0], "/".join(path[1:]))
        if key not in self._pools:
            pool = self._data
            for part in path:
                pool = pool[part]
            self._pools[key] = itertools.cycle(pool)
        return next(self._pools[key])


def _member(member: Member, entry: Mapping[str, Any]) -> Member:
    converted = {
        **entry,
        **{name: PartialDate.from_iso(entry[name]) for name in ("birth", "admitted", "official") if name in entry},
        "sex": Sex(entry["sex"]),
        "kind": MemberKind(entry["kind"]),
        "standing": Standing(entry.get("standing", "active")),
    }
    return replace(member, **converted)

"""A made-up cell and its year: invented persons, meetings and ballots, as the sheet that papers are made of."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, time
from functools import cache
from itertools import count
from typing import TYPE_CHECKING, Any
from uuid import UUID

from kiemdiem_desktop.base.paths import resource
from kiemdiem_desktop.domain.dates import PartialDate
from kiemdiem_desktop.domain.grading import Level, LevelEntry, ScoreEntry, Source, Step
from kiemdiem_desktop.domain.meeting import (
    Attendance,
    Meeting,
    MeetingKind,
    Officer,
    OfficerRole,
    Presence,
    Remark,
    Session,
    SubjectConclusion,
)
from kiemdiem_desktop.domain.member import Member, MemberKind, Sex, Standing
from kiemdiem_desktop.domain.organisation import Cell
from kiemdiem_desktop.domain.period import Collective, CollectiveKind, Participant, Period, PeriodKind
from kiemdiem_desktop.domain.records import PeriodRecords
from kiemdiem_desktop.domain.review import Opinion, Review, ReviewState
from kiemdiem_desktop.domain.sheets import PeriodSheet, ReviewDuty, build_period_sheet
from kiemdiem_desktop.domain.shortcoming import Part, RemedyState, Responsibility, Shortcoming
from kiemdiem_desktop.domain.tally import Ballot, BallotKind, Body, Tally
from kiemdiem_desktop.regulations.catalog import Catalog

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiemdiem_desktop.regulations.pack import Regulation

PACK = "qd366-2025"
YEAR = 2026
REVIEW_DAY = date(2026, 12, 5)
PAPER_DAY = date(2026, 12, 7)

NAMES = (
    "Nguyễn Văn An", "Trần Thị Mỹ Hạnh", "Lê Hữu Phước", "Phạm Quốc Bảo", "Hoàng Thị Kim Cúc", "Vũ Đình Dũng",
    "Đặng Thị Hương Giang", "Bùi Xuân Hải", "Đỗ Thị Lan", "Hồ Sỹ Khánh", "Ngô Thị Bích Liên", "Dương Công Minh",
    "Lý Thị Nga", "Y Bhiu Niê", "Phan Thị Oanh", "Võ Văn Phú", "Trịnh Đức Quang", "Đinh Thị Quỳnh",
    "Mai Thanh Sơn", "Lâm Thị Tuyết", "Cao Bá Ước", "Tô Thị Vân", "Chu Văn Xuyên", "Hà Thị Yến",
)  # fmt: skip


@cache
def regulation() -> Regulation:
    """The regulation that the program carries."""
    return Catalog([resource("regulations")]).load(PACK).regulation


@dataclass
class CellYear:
    """The records of one year, open to change until the sheet is built."""

    records: PeriodRecords
    duties: dict[UUID, ReviewDuty] = field(default_factory=dict)
    values: dict[UUID, dict[str, object]] = field(default_factory=dict)
    numbers: count[int] = field(default_factory=lambda: count(1))

    def new_id(self) -> UUID:
        """The next id, without a time in it; the same in every run."""
        return UUID(int=next(self.numbers), version=4)

    def add(self, **entries: Any) -> None:
        """Add entries to the lists of these names."""
        lists: dict[str, Any] = {name: (*getattr(self.records, name), *added) for name, added in entries.items()}
        self.records = replace(self.records, **lists)

    def sheet(self) -> PeriodSheet:
        """Count the year."""
        return build_period_sheet(self.records, self.duties, self.values)

    @property
    def period_id(self) -> UUID:
        """The period's id."""
        return self.records.period.id

    def level(self, subject: UUID, step: Step, level: Level, reason: str = "") -> None:
        """Give a level."""
        self.add(
            levels=(
                LevelEntry(
                    id=self.new_id(),
                    period_id=self.period_id,
                    subject_id=subject,
                    step=step,
                    level=level,
                    reason=reason,
                ),
            )
        )

    def score(self, subject: UUID, general: int, tasks: int) -> None:
        """Give the points of both groups, in hundredths."""
        self.add(
            scores=tuple(
                ScoreEntry(
                    id=self.new_id(),
                    period_id=self.period_id,
                    subject_id=subject,
                    source=Source.SELF,
                    criterion=criterion,
                    hundredths=points,
                )
                for criterion, points in (("general", general), ("tasks", tasks))
            )
        )

    def review(self, subject: UUID, **more: Any) -> None:
        """Mark a review as done."""
        review = Review(
            id=self.new_id(),
            period_id=self.period_id,
            subject_id=subject,
            **{"form_id": "", "form_version": "1", "state": ReviewState.DONE, **more},
        )
        self.add(reviews=(review,))

    def person(self, place: int) -> Participant:
        """The person at this place of the list, counted from nought."""
        return self.records.participants[place]


def empty_year(**cell: Any) -> CellYear:
    """A cell with a year in which nothing has happened."""
    particulars: dict[str, Any] = {
        "name": "Chi bộ thôn An Phú",
        "parent": "Đảng bộ xã Tam Sơn",
        "place": "Tam Sơn",
        "upper_committee": "Đảng ủy xã Tam Sơn",
        "deciding_authority": "Ban Thường vụ Đảng ủy xã Tam Sơn",
        **cell,
    }
    period = Period(
        id=UUID(int=900_001),
        key=str(YEAR),
        kind=PeriodKind.YEAR,
        start=date(YEAR, 1, 1),
        end=date(YEAR, 12, 31),
        regulation_id=PACK,
        regulation_version="",
        regulation_digest="",
        review_date=REVIEW_DAY,
    )
    return CellYear(records=PeriodRecords(cell=Cell(id=UUID(int=900_000), **particulars), period=period))


def add_people(year: CellYear, names: tuple[str, ...]) -> None:
    """Add members with posts, dates and kinds that follow from their place in the list, and the two collectives."""
    for place, name in enumerate(names):
        member = Member(id=year.new_id(), name=name, id_number=f"0010{place:08d}")
        year.add(members=(member,), participants=(_participant(year, place, member),))
    head = year.records.participants[0].id
    rows = ((CollectiveKind.CELL_COMMITTEE, "Chi ủy thôn An Phú"), (CollectiveKind.CELL, "Chi bộ thôn An Phú"))
    for place, (kind, name) in enumerate(rows):
        collective = Collective(
            id=year.new_id(), period_id=year.period_id, kind=kind, name=name, head_id=head, position=place
        )
        year.add(collectives=(collective,))


_POSTS = {0: "Bí thư chi bộ", 1: "Phó Bí thư chi bộ", 2: "Chi ủy viên"}


def _participant(year: CellYear, place: int, member: Member) -> Participant:
    official = PartialDate(2000 + place % 24, 1 + place % 12, 1 + place % 28)
    return Participant(
        id=year.new_id(),
        period_id=year.period_id,
        member_id=member.id,
        name=member.name,
        sex=Sex.FEMALE if place % 3 == 1 else Sex.MALE,
        birth=PartialDate(1960 + place, 1 + place % 12, 1 + place % 28) if place % 5 else PartialDate(1960 + place),
        admitted=PartialDate(official.year - 1, official.month, official.day),
        official=None if place % 12 == 11 else official,
        party_post=_POSTS.get(place, ""),
        state_post="Trưởng thôn" if place == 0 else "",
        workplace="Trường THCS Tam Sơn" if place % 4 == 2 else "",
        kind=MemberKind.LEADER if place < 2 else MemberKind.NON_LEADER if place % 4 == 2 else MemberKind.OUTSIDE_SYSTEM,
        position=place,
    )


def add_meeting(year: CellYear, kind: MeetingKind, day: date, absent: Mapping[UUID, Presence] | None = None) -> Meeting:
    """Add a meeting of everyone with one session and all its officers."""
    gone = absent or {}
    meeting = Meeting(
        id=year.new_id(),
        period_id=year.period_id,
        kind=kind,
        place="Nhà văn hóa thôn An Phú",
        position=len(year.records.meetings),
    )
    session = Session(id=year.new_id(), meeting_id=meeting.id, day=day, start=time(7, 30), end=time(11, 5))
    people = year.records.participants
    marks = tuple(
        Attendance(
            id=year.new_id(),
            session_id=session.id,
            participant_id=person.id,
            presence=gone.get(person.id, Presence.PRESENT),
            reason="Ốm" if gone.get(person.id) is Presence.EXCUSED else "",
        )
        for person in people
        if person.standing is Standing.ACTIVE
    )
    offices = (
        (OfficerRole.CHAIR, 0), (OfficerRole.SECRETARY, 2), (OfficerRole.HEAD_TELLER, 1), (OfficerRole.TELLER, 2),
    )  # fmt: skip
    officers = tuple(
        Officer(id=year.new_id(), meeting_id=meeting.id, participant_id=people[place].id, role=role, position=place)
        for role, place in offices
    )
    year.add(meetings=(meeting,), sessions=(session,), attendance=marks, officers=officers)
    return meeting


def add_ballot(
    year: CellYear, meeting: Meeting, kind: BallotKind, votes: Mapping[UUID, tuple[int, ...]], papers: int
) -> Ballot:
    """Add a round in which so many papers came back, all valid."""
    rounds = sum(ballot.meeting_id == meeting.id for ballot in year.records.ballots)
    ballot = Ballot(
        id=year.new_id(),
        meeting_id=meeting.id,
        body=Body.CELL,
        round=rounds + 1,
        kind=kind,
        voters_present=papers,
        issued=papers,
        collected=papers,
        valid=papers,
        invalid=0,
    )
    names = (
        ("agree", "disagree") if kind is BallotKind.EXCELLENT else ("excellent", "good", "completed", "not_completed")
    )
    tallies = tuple(
        Tally(
            id=year.new_id(),
            ballot_id=ballot.id,
            subject_id=subject,
            **dict(zip(names, counts, strict=True)),
        )
        for subject, counts in votes.items()
    )
    year.add(ballots=(ballot,), tallies=tallies)
    return ballot


_SELF = (Level.EXCELLENT, Level.GOOD, Level.GOOD, Level.COMPLETED)
_VOTES = {
    Level.EXCELLENT: (14, 4, 0, 0),
    Level.GOOD: (2, 15, 1, 0),
    Level.COMPLETED: (0, 3, 15, 0),
    Level.NOT_COMPLETED: (0, 0, 1, 17),
}
_POINTS = {
    Level.EXCELLENT: (2850, 6400),
    Level.GOOD: (2600, 5850),
    Level.COMPLETED: (2250, 4000),
    Level.NOT_COMPLETED: (1500, 2500),
}

_LONG = (
    "Bản thân luôn kiên định với chủ nghĩa Mác - Lênin, tư tưởng Hồ Chí Minh; chấp hành nghiêm chủ trương của Đảng, "
    "pháp luật của Nhà nước; giữ gìn đoàn kết trong chi bộ và nơi cư trú.\nTham gia đầy đủ các buổi sinh hoạt chi bộ."
)


def sample_year() -> CellYear:
    """A whole year of 24 persons: one exempt, one too new, one handwritten paper, two absent, one not completed."""
    year = empty_year()
    add_people(year, NAMES)
    _leave_out(year)
    collectives = [collective.id for collective in year.records.collectives]
    _collective_texts(year, collectives)
    graded = [person.id for person in year.records.participants if person.id not in year.duties]
    levels = {subject: _SELF[place % 4] for place, subject in enumerate(graded)} | {graded[-2]: Level.NOT_COMPLETED}
    for subject, level in levels.items():
        _grade(year, subject, level)
        _texts(year, subject)
    for subject in collectives:
        _grade(year, subject, Level.GOOD)
    _earlier_and_named(year, collectives[0])
    _meet(year, collectives, graded, levels)
    return year


def _leave_out(year: CellYear) -> None:
    people = list(year.records.participants)
    people[4] = replace(people[4], standing=Standing.EXEMPT, standing_reason="Miễn sinh hoạt đảng, tuổi cao")
    people[22] = replace(people[22], admitted=PartialDate(2026, 9, 2), official=None)
    year.records = replace(year.records, participants=tuple(people))
    year.duties[people[4].id] = ReviewDuty(exempt=True, reason="Miễn công tác và sinh hoạt đảng")
    year.duties[people[22].id] = ReviewDuty(not_yet=True, reason="Mới kết nạp dưới 6 tháng")


def _grade(year: CellYear, subject: UUID, level: Level) -> None:
    year.score(subject, *_POINTS[level])
    year.level(subject, Step.SELF, Level.COMPLETED if level is Level.NOT_COMPLETED else level)
    year.level(subject, Step.COMMITTEE, level)
    year.level(subject, Step.CELL, level)


def _texts(year: CellYear, subject: UUID) -> None:
    received = REVIEW_DAY if subject == year.person(8).id else None
    year.review(subject, paper_received_on=received)
    year.values[subject] = {
        "conduct": _LONG,
        "duties": "Hoàn thành các nhiệm vụ chi bộ phân công.",
        "commitment": "Thực hiện đúng bản cam kết đầu năm.",
        "direction": "Khắc phục hạn chế đã nêu trước ngày 30/6 năm sau.",
    }
    year.add(
        shortcomings=(
            Shortcoming(
                id=year.new_id(),
                period_id=year.period_id,
                subject_id=subject,
                text="Chưa mạnh dạn góp ý trong sinh hoạt chi bộ.",
                cause="Còn nể nang.",
                remedy="Chuẩn bị ý kiến trước mỗi kỳ sinh hoạt.",
            ),
        ),
        opinions=(
            Opinion(
                id=year.new_id(),
                period_id=year.period_id,
                subject_id=subject,
                body="committee",
                text="Chi ủy nhất trí với bản tự kiểm điểm.",
            ),
        ),
    )


def _collective_texts(year: CellYear, collectives: list[UUID]) -> None:
    for subject in collectives:
        year.review(subject)
        year.values[subject] = {
            "principles": "Thực hiện nghiêm nguyên tắc tập trung dân chủ, sinh hoạt đúng quy chế.",
            "results": "Hoàn thành 12/12 chỉ tiêu nghị quyết năm.",
            "party_building": "Kết nạp 01 đảng viên mới; kiểm tra 02 đảng viên chấp hành.",
            "leading_role": "Triển khai kịp thời các nghị quyết của cấp trên.",
            "causes": "Một số đồng chí chưa dành đủ thời gian cho công tác chi bộ.",
            "responsibility": "Trách nhiệm chung thuộc về tập thể chi ủy.",
            "direction": "Phân công cụ thể từng đồng chí, kiểm tra hằng quý.",
            "task_table": (
                {"task": "Đại hội chi bộ", "due": "Quý II", "progress": "Đã xong", "product": "Nghị quyết đại hội"},
            ),
        }


def _earlier_and_named(year: CellYear, collective: UUID) -> None:
    named = Shortcoming(
        id=year.new_id(),
        period_id=year.period_id,
        subject_id=collective,
        text="Việc kiểm tra, đôn đốc thực hiện nghị quyết có lúc chưa thường xuyên.",
        cause="Chưa có kế hoạch kiểm tra theo quý.",
        remedy="Xây dựng kế hoạch kiểm tra từng quý.",
    )
    nobody = Shortcoming(
        id=year.new_id(),
        period_id=year.period_id,
        subject_id=collective,
        text="Nội dung sinh hoạt chuyên đề còn ít.",
        no_person_reason="thuộc trách nhiệm chung của tập thể",
        position=1,
    )
    earlier = Shortcoming(
        id=year.new_id(),
        period_id=year.period_id,
        subject_id=collective,
        text="Ghi nghị quyết sinh hoạt còn sơ sài.",
        earlier=True,
        first_seen="2025",
        state=RemedyState.IN_PROGRESS,
        degree="khoảng 80 phần trăm",
        remedy="Tập huấn cho người ghi biên bản.",
    )
    own = replace(earlier, id=year.new_id(), subject_id=year.person(1).id, state=RemedyState.REMEDIED, degree="")
    answers = (
        Responsibility(
            id=year.new_id(),
            shortcoming_id=named.id,
            participant_id=year.person(0).id,
            part=Part.HEAD,
            answer="Tôi nhận trách nhiệm của người đứng đầu.",
        ),
        Responsibility(
            id=year.new_id(),
            shortcoming_id=named.id,
            participant_id=year.person(1).id,
            part=Part.IN_CHARGE,
            answer="Việc này không thuộc phần được phân công.",
            declined=True,
        ),
        Responsibility(
            id=year.new_id(), shortcoming_id=named.id, participant_id=year.person(2).id, part=Part.TOOK_PART
        ),
    )
    year.add(shortcomings=(named, nobody, earlier, own), responsibilities=answers)


def _meet(year: CellYear, collectives: list[UUID], graded: list[UUID], levels: dict[UUID, Level]) -> None:
    gone = {year.person(9).id: Presence.EXCUSED, year.person(20).id: Presence.UNEXCUSED}
    meeting = add_meeting(year, MeetingKind.CELL, REVIEW_DAY, gone)
    full = replace(
        meeting,
        purpose="Quán triệt mục đích, yêu cầu và tiêu chí xếp loại.",
        guests="đồng chí Lê Minh Đức, Phó Bí thư Đảng ủy xã.",
        recorder_note="đồng chí Lê Hữu Phước.",
        conclusion="Hội nghị thống nhất kết quả kiểm điểm và xếp loại.",
        remedies="Duy trì kiểm tra hằng quý, hoàn thành trước ngày 30/6/2027.",
        agreed=19,
        agreed_of=20,
    )
    year.records = replace(year.records, meetings=(full,))
    remarks = tuple(
        Remark(
            id=year.new_id(),
            meeting_id=meeting.id,
            subject_id=subject,
            speaker=speaker,
            text=text,
            reply=reply,
        )
        for subject, speaker, text, reply in (
            (collectives[0], "Bùi Xuân Hải", "Cần kiểm tra thường xuyên hơn.", "Chi ủy tiếp thu."),
            (graded[0], "Trần Thị Mỹ Hạnh", "Cần phân công rõ hơn.", ""),
        )
    )
    conclusions = (
        SubjectConclusion(
            id=year.new_id(),
            meeting_id=meeting.id,
            subject_id=collectives[0],
            presented_by="đồng chí Nguyễn Văn An",
            text="Chi ủy hoàn thành tốt nhiệm vụ.",
        ),
    )
    year.add(remarks=remarks, conclusions=conclusions)
    votes = dict.fromkeys(collectives, _VOTES[Level.GOOD])
    votes |= {subject: _VOTES[levels[subject]] for subject in graded if subject not in gone}
    add_ballot(year, meeting, BallotKind.LEVELS, votes, 18)
    best = {subject: (13, 5) for subject in graded if levels[subject] is Level.EXCELLENT and subject not in gone}
    add_ballot(year, meeting, BallotKind.EXCELLENT, best, 18)


def group_names(size: int) -> tuple[str, ...]:
    """So many invented names."""
    return tuple(f"{NAMES[place % len(NAMES)]} {place // len(NAMES) + 1}".removesuffix(" 1") for place in range(size))

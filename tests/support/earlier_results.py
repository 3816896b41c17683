"""A made-up list of results of 2021 with five planted faults, and what it is taken over into."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from support.offices import CATALOG, CELL, add_member
from support.roster_files import workbook

from kiemdiem_desktop.base.clock import FixedClock
from kiemdiem_desktop.base.ids import CountingIds
from kiemdiem_desktop.domain.dates import PartialDate
from kiemdiem_desktop.domain.grading import Level
from kiemdiem_desktop.domain.period import Period, PeriodKey
from kiemdiem_desktop.domain.results import ResultsPreview
from kiemdiem_desktop.exchange.results.preview import preview_result_tables
from kiemdiem_desktop.exchange.roster.child import read_tables
from kiemdiem_desktop.exchange.roster.raw import LIMITS
from kiemdiem_desktop.services.environment import Environment
from kiemdiem_desktop.services.office import Office

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from kiemdiem_desktop.domain.member import Member
    from kiemdiem_desktop.domain.recheck import RecheckLine

YEAR = PeriodKey.parse("2021")
LAW, OVERLAY = "qd132-2019", "quang-nam-2021"
TODAY = date(2022, 10, 10)
LAST_DAY = date(2022, 10, 29)
PAPER = ("Đảng ủy xã", "12-QĐ/ĐU", "05/06/2021")
"""What decided the discipline of the list."""
HEADER = (
    *("TT", "Họ và tên", "Năm sinh", "Ngày vào Đảng", "Chức vụ", "Số nhiệm vụ được giao", "Số nhiệm vụ hoàn thành"),
    *("Kỷ luật", "Xếp loại CBCCVC", "Mức xếp loại"),
    *("Cơ quan quyết định kỷ luật", "Số QĐ kỷ luật", "Ngày QĐ kỷ luật"),
)
ROWS: tuple[tuple[Any, ...], ...] = (
    (1, "Trần Văn Bí", 1970, "03/02/1999", "Bí thư chi bộ", 10, 10, "Không", "HTXSNV", "HTXSNV"),
    (2, "Lê Thị Phó", 1975, "03/02/2001", "Phó Bí thư", 10, 10, "Không", "HTXSNV", "Hoàn thành xuất sắc nhiệm vụ"),
    (3, "Ngô Văn Ba", 1980, "03/02/2002", "", 10, 10, "Không", "HTTNV", "HTTNV"),
    (4, "Đỗ Văn Một", 1981, "03/02/2003", "", 10, 10, "Không", "HTTNV", "Hoàn thành tốt nhiệm vụ"),
    (5, "Vũ Thị Hai", 1982, "03/02/2004", "", 10, 10, "Không", "HTTNV", "HTT"),
    (6, "Phan Văn Kỷ", 1983, "03/02/2005", "", 10, 10, "Khiển trách", "HTTNV", "HTTNV", *PAPER),
    (7, "Hồ Thị Nửa", 1984, "03/02/2006", "", 10, 4, "Không", "HTNV", "HTNV"),
    (8, "Lý Văn Mới", 1995, "15/09/2021", "", 10, 10, "Không", "HTTNV", "HTTNV"),
    (9, "Mai Thị Quan", 1986, "03/02/2008", "", 10, 10, "Không", "KHTNV", "HTNV"),
    (10, "Cao Văn Già", 1940, "03/02/1965", "", None, None, None, None, "Miễn sinh hoạt"),
    (None, CELL.name, None, None, None, 10, 10, None, None, "HTTNV"),
)
"""Faults: two of the best level where one may be (the newcomer's does not count); a discipline; less than half of the
tasks; a member of three months with a level; an employer's lowest level."""
FAULTS = ("cap", "disciplined", "below_half", "newly_admitted", "agency_completed")


def earlier_environment(today: date = TODAY, seed: int = 7) -> Environment:
    """The world on a day of the autumn in which the results were looked at again."""
    morning = datetime(today.year, today.month, today.day, 1, tzinfo=UTC)
    return Environment(clock=FixedClock(morning), ids=CountingIds(seed), catalog=CATALOG)


def earlier_office(folder: Path, today: date = TODAY) -> Office:
    """A book that knows all but one of the list's persons."""
    office = Office.create(folder / "so-2021.kiemdiem", CELL, earlier_environment(today))
    for _, name, born, _, post, *_ in ROWS[:9]:
        add_member(office, name, birth=PartialDate(born), party_post=post, admitted=PartialDate(1999))
    return office


def preview_of(rows: Iterable[Sequence[Any]], members: Sequence[Member] = (), **more: Any) -> ResultsPreview:
    """Write rows to a workbook, read it and preview it, in this process."""
    tables = read_tables(workbook(rows, **more), "ket-qua-2021.xlsx", ".xlsx", LIMITS)
    return preview_result_tables(tables, members, TODAY)


def list_of_2021() -> list[tuple[Any, ...]]:
    """The whole list as a workbook shows it."""
    return [("KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI CHẤT LƯỢNG NĂM 2021",), (), HEADER, *ROWS, (None, "Cộng: 11")]


def taken_over(office: Office, *, overlay: str = OVERLAY) -> Period:
    """Take the list over into the book and return its period."""
    preview = preview_of(list_of_2021(), office.roster.members(with_left=True))
    office.recheck.import_results(preview, YEAR, overlays=[overlay] if overlay else [])
    found = office.periods.find("2021")
    assert found is not None
    return found


def line_of(office: Office, period: Period, rule: str) -> RecheckLine:
    """The first line of the re-check that this rule makes."""
    return next(line for line in office.recheck.recheck(period.id).lines if line.finding.rule == rule)


def rechecked(office: Office) -> Period:
    """A period with one result kept, one corrected in time, one late, one proposed and one still open."""
    period = taken_over(office)
    head = office.recheck.head(period.id)
    assert head is not None
    office.recheck.keep(period.id, line_of(office, period, "agency_completed").finding, "Cơ quan đã xếp lại ngày 20/12")
    for rule, level, reason in (
        ("disciplined", Level.NOT_COMPLETED, "Bị khiển trách trong năm"),
        ("newly_admitted", None, "Chưa đủ thời gian"),
        ("below_half", Level.NOT_COMPLETED, "Hoàn thành 4/10 nhiệm vụ"),
    ):
        finding = line_of(office, period, rule).finding
        office.recheck.propose(period.id, finding, level, reason=reason, responsible_id=head)
    for rule, paper, day in (
        ("disciplined", "Số 15-QĐ/ĐU", LAST_DAY),
        ("newly_admitted", "Số 18-QĐ/ĐU", date(2022, 11, 3)),
    ):
        entry = line_of(office, period, rule).correction
        assert entry is not None
        office.recheck.submit([entry.id], date(2022, 10, 20))
        office.recheck.decide([entry.id], paper, day)
    return period

"""How long a roster of five thousand persons takes, child process and all, and how long one correction of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from support.benchmark import Benchmark
from support.roster_files import HEADER, TODAY, person, workbook

from kiemdiem_desktop.domain.member import Member
from kiemdiem_desktop.exchange.roster.preview import preview_roster, with_correction

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PERSONS = 5000
FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Võ", "Đặng", "Bùi", "Ngô")
GIVEN = ("An", "Bình", "Cúc", "Dũng", "Đào", "Hòa", "Khánh", "Lý", "Phượng", "Tuyết")


def row(number: int) -> tuple[object, ...]:
    """Return the line of an invented person; no two have the same name and birth."""
    name = f"{FAMILIES[number % 10]} Thị {GIVEN[number // 10 % 10]}"
    birth = date(1940 + number // 100 % 50, 1 + number % 12, 1 + number // 12 % 28)
    return number + 1, name, birth, "nữ", "03/02/2015", "03/02/2016", "Đảng viên", f"{number:012d}"


def roster(folder: Path, font: str | None = None) -> Path:
    """Write the roster."""
    path = folder / "ds.xlsx"
    path.write_bytes(workbook([HEADER, *map(row, range(PERSONS))], font=font))
    return path


def first_time(folder: Path) -> Callable[[], object]:
    """Time the preview of a book without members."""
    path = roster(folder)
    return lambda: preview_roster(path, (), TODAY)


def with_fonts(folder: Path) -> Callable[[], object]:
    """Time a workbook whose fonts must be looked at."""
    path = roster(folder, ".VnTime")
    return lambda: preview_roster(path, (), TODAY)


def again(folder: Path) -> Callable[[], object]:
    """Time the preview of a book that knows everybody."""
    path = roster(folder)
    found = preview_roster(path, (), TODAY)
    told = [person(found, index) for index in range(PERSONS)]
    members = [Member(id=UUID(int=index), name=one.name, birth=one.birth) for index, one in enumerate(told)]
    return lambda: preview_roster(path, members, TODAY)


def correct(folder: Path) -> Callable[[], object]:
    """Time one correction, which judges every row again."""
    found = preview_roster(roster(folder), (), TODAY)
    return lambda: with_correction(found, 10, "name", "Lê Văn An")


BENCHMARKS = (
    Benchmark(name="preview a roster of 5,000 persons", limit=5.0, make=first_time, repeat=3),
    Benchmark(name="preview a roster of 5,000 persons in an old font", limit=5.0, make=with_fonts, repeat=3),
    Benchmark(name="preview a roster of 5,000 known persons", limit=5.0, make=again, repeat=3),
    Benchmark(name="correct one of 5,000 rows of a roster", limit=2.0, make=correct, repeat=3),
)

"""A real book of every schema that a released program wrote opens under today's: each is a file beside what it told.

A new schema's book is one more pair in ``tests/data/books``: ``schema-N….kiemdiem`` and the same name as ``.json``.
"""

from __future__ import annotations

import json
import shutil
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from support.offices import environment
from support.source import ROOT

from kiemdiem_desktop.services.office import Office
from kiemdiem_desktop.store import backup, engine, header, opening, schema

if TYPE_CHECKING:
    from collections.abc import Iterator

BOOKS = sorted((ROOT / "tests" / "data" / "books").glob("*.kiemdiem"))


@pytest.fixture(params=BOOKS, ids=lambda path: path.stem)
def kept(request: pytest.FixtureRequest) -> Path:
    """A frozen book; never to be opened, only copied."""
    book: Path = request.param
    return book


@pytest.fixture
def told(kept: Path) -> dict[str, Any]:
    """What the program that wrote the book read out of it."""
    known: dict[str, Any] = json.loads(kept.with_suffix(".json").read_text(encoding="utf-8"))
    return known


@pytest.fixture
def office(kept: Path, told: dict[str, Any], tmp_path: Path) -> Iterator[Office]:
    """A copy of the book, opened and so brought up to date."""
    copy = Path(shutil.copyfile(kept, tmp_path / "Sổ cũ.kiemdiem"))
    opened = Office.open(copy, environment(seed=1), told.get("passphrase"))
    yield opened
    opened.close()


def schema_of(path: Path, passphrase: str | None) -> int:
    with engine.faults_of(path):
        raw = engine.open_raw(path, header.find_key(path, passphrase))
        found = int(engine.pragma(raw, "user_version"))
        raw.close()
    return found


def test_a_book_of_every_schema_is_kept() -> None:
    kept = {json.loads(book.with_suffix(".json").read_text(encoding="utf-8"))["schema"] for book in BOOKS}
    assert kept >= set(range(1, schema.HEAD))


def test_the_kept_book_is_of_its_schema(kept: Path, told: dict[str, Any]) -> None:
    assert opening.check_file(kept, told.get("passphrase")) == told["schema"]


def test_it_opens_is_sound_and_has_todays_schema(office: Office, told: dict[str, Any]) -> None:
    assert office._book.notices == ()
    assert office._book.check() == ()
    assert office.encrypted == ("passphrase" in told)
    assert schema_of(office.path, told.get("passphrase")) == schema.HEAD


def test_a_verified_backup_of_the_old_schema_stands_before_the_change(office: Office, told: dict[str, Any]) -> None:
    before = [copy for copy in backup.listed(office.path) if copy.before_upgrade]
    assert len(before) == (told["schema"] < schema.HEAD)
    for copy in before:
        assert opening.check_file(copy.path, told.get("passphrase")) == told["schema"]


def test_members_levels_and_papers_read_back_as_they_were(office: Office, told: dict[str, Any]) -> None:
    assert office.organisation.cell().name == told["cell"]
    members = [[each.name, each.birth and each.birth.iso, each.party_post] for each in office.roster.members()]
    assert members == told["members"]
    assert {period.key for period in office.periods.periods()} == set(told["periods"])
    for period in office.periods.periods():
        known = told["periods"][period.key]
        assert period.state == known["state"]
        sheet = office.reviews.sheet(period.id)
        with office._book.read() as unit:
            entries = unit.levels.find(period_id=period.id)
        levels = [[sheet.subject(each.subject_id).name, each.step.value, each.level.value] for each in entries]
        assert sorted(levels) == known["levels"]
        offered = Counter(ref.key.split(":")[0] for ref in office.papers.refs(period.id))
        assert not Counter(known["papers"]) - offered


def test_no_row_is_lost(office: Office, told: dict[str, Any]) -> None:
    with office._book.read() as unit:
        assert {name: getattr(unit, name).count() for name in told["rows"]} == told["rows"]
    assert office.history.can_undo() is None or told["schema"] == schema.HEAD


def test_its_papers_are_written(office: Office, tmp_path: Path) -> None:
    period = office.periods.periods()[0]
    refs = {ref.key.split(":")[0]: ref for ref in office.papers.refs(period.id)}
    written = office.papers.write(period.id, tmp_path / "giấy", list(refs.values()))
    assert len(written) == len(refs)


def test_it_can_be_changed_and_taken_back(office: Office) -> None:
    before = [member.name for member in office.roster.members()]
    office.roster.add_member(office.roster.new_member("Người Mới"))
    assert len(office.roster.members()) == len(before) + 1
    office.history.undo()
    assert [member.name for member in office.roster.members()] == before

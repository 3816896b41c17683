from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from support.offices import CELL, environment

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.services.office import Office


def test_a_new_book_holds_its_cell_and_the_term_of_today(office: Office) -> None:
    cell = office.organisation.cell()
    assert (cell.name, cell.parent, cell.place) == (CELL.name, CELL.parent, CELL.place)
    term = office.organisation.terms()[0]
    assert (term.name, term.start, term.end) == ("2025-2030", date(2025, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("parent", "committee"),
    [
        ("Đảng bộ xã Tân Phú", "Đảng ủy xã Tân Phú"),
        ("đảng bộ phường 1", "Đảng ủy phường 1"),
        ("Công ty A", "Công ty A"),
    ],
)
def test_the_upper_committee_is_proposed_from_the_upper_organisation(
    tmp_path: Path, parent: str, committee: str
) -> None:
    office = Office.create(tmp_path / "a.kiemdiem", replace(CELL, parent=parent), environment())
    cell = office.organisation.cell()
    office.close()
    assert (cell.upper_committee, cell.deciding_authority) == (committee, committee)


def test_a_book_without_the_cells_name_is_not_made(tmp_path: Path) -> None:
    path = tmp_path / "a.kiemdiem"
    with pytest.raises(KnownError, match="cell_without_name"):
        Office.create(path, replace(CELL, name=" \n "), environment())
    assert not path.exists()


def test_an_existing_file_is_never_overwritten_by_a_new_book(tmp_path: Path) -> None:
    path = tmp_path / "a.kiemdiem"
    path.write_bytes(b"mine")
    with pytest.raises(KnownError, match="book_exists"):
        Office.create(path, CELL, environment())
    assert path.read_bytes() == b"mine"


def test_making_the_book_cannot_be_undone(office: Office) -> None:
    assert office.history.can_undo() is None
    with pytest.raises(KnownError, match="undo_barrier"):
        office.history.undo()


def test_a_book_with_a_passphrase_opens_with_it_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.kiemdiem"
    word = "trăng rằm"
    made = Office.create(path, replace(CELL, passphrase=word), environment())
    assert made.encrypted
    made.close()
    with pytest.raises(KnownError, match="book_passphrase_needed"):
        Office.open(path, environment())
    with pytest.raises(KnownError, match="book_wrong_passphrase_or_damaged"):
        Office.open(path, environment(), "trăng")
    opened = Office.open(path, environment(), word)
    assert opened.organisation.cell().name == CELL.name
    opened.close()


def test_a_plain_book_says_where_it_lies_and_that_it_is_plain(office: Office, tmp_path: Path) -> None:
    assert office.path == tmp_path / "so-0.kiemdiem"
    assert not office.encrypted

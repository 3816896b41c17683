"""The whole book goes out as JSON and workbooks, and comes back equal in every table."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support.full_book import fill
from support.offices import environment, id_of, small_cell, stored

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.domain.closing import IssuedDossier
from kiemdiem_desktop.services.exchange import dossier_of, unversioned
from kiemdiem_desktop.services.office import Office
from kiemdiem_desktop.services.whole import FILE, book_from
from kiemdiem_desktop.store.repositories.shapes import SHAPES


@pytest.fixture
def full(office: Office) -> Office:
    """A book with rows in every table."""
    period = small_cell(office)
    for name in ("Vũ Thị Hai", "Đỗ Văn Một"):
        fill(office, period, id_of(office, period, name), lambda *of: f"Lời {of}", lambda name: f"Tệp {name}".encode())
    return office


def plain(office: Office) -> dict[str, set[Any]]:
    """Everything in the book, but how often it was saved and in which order it lies."""
    return {name: set(unversioned(values)) for name, values in stored(office).items()}


@pytest.mark.parametrize("passphrase", [None, "bốn từ dễ nhớ"])
def test_a_full_book_comes_back_equal_in_every_table(full: Office, tmp_path: Path, passphrase: str | None) -> None:
    with full._book.write("Ghi") as unit:
        unit.settings.set("cỡ", {"a": [1, "hai", None]})
    before = plain(full)
    assert [name for name in SHAPES if not before[name]] == []
    full.whole.export(tmp_path / "ra")
    made = book_from(tmp_path / "ra" / FILE, tmp_path / "về" / "Sổ về.kiemdiem", environment(9), passphrase)
    again = Office.open(made, environment(10), passphrase)
    try:
        assert plain(again) == before
        assert again.encrypted == bool(passphrase)
        assert again._book.check() == ()
        with again._book.read() as unit, full._book.read() as old:
            assert unit.settings.all() == old.settings.all()
        again.whole.export(tmp_path / "lại")
        assert (tmp_path / "lại" / FILE).read_bytes() == (tmp_path / "ra" / FILE).read_bytes()
    finally:
        again.close()


def with_dossier(office: Office) -> None:
    """Let the book hold the dossier of its first period as it was closed."""
    period, book = office.periods.periods()[0], office._book
    with book.read() as unit:
        content = dossier_of(unit, period.id, book.book_id, book.revision)
    made = IssuedDossier(id=office.env.ids.new(), period_id=period.id, edition=1, closed_on=period.end, content=content)
    with book.write("Khóa", barrier=True) as unit:
        unit.issued_dossiers.add(made)


def digests(office: Office) -> list[tuple[Any, ...]]:
    """The digest of every closed dossier's content, and how much of it is there."""
    raw = sqlite3.connect(office.path)
    found = raw.execute(
        "SELECT content_digest, length(content) FROM issued_dossier"
        " JOIN blob ON digest = content_digest ORDER BY issued_dossier.id"
    ).fetchall()
    raw.close()
    return found


def test_the_digest_of_a_content_that_was_dropped_goes_out_and_comes_back(sample: Office, tmp_path: Path) -> None:
    with_dossier(sample)
    whole = digests(sample)
    sample.erasing.erase(sample.roster.members()[5].id, consent=True)
    kept = digests(sample)
    assert [digest for digest, _ in kept] == [digest for digest, _ in whole]
    assert 0 in {size for _, size in kept}
    sample.whole.export(tmp_path / "ra")
    again = Office.open(book_from(tmp_path / "ra" / FILE, tmp_path / "về.kiemdiem", environment(9)), environment(10))
    try:
        assert digests(again) == kept
        assert plain(again) == plain(sample)
        assert again._book.check() == ()
        again.whole.export(tmp_path / "lại")
        assert (tmp_path / "lại" / FILE).read_bytes() == (tmp_path / "ra" / FILE).read_bytes()
    finally:
        again.close()


def test_every_period_goes_out_as_dossier_and_workbook(sample: Office, tmp_path: Path) -> None:
    written = sample.whole.export(tmp_path / "ra")
    assert {path.name for path in written} == {path.name for path in (tmp_path / "ra").iterdir()}
    assert {"so.json", "ho-so-2025.json", "ho-so-2026.json"} <= {path.name for path in written}
    assert len([path for path in written if path.suffix == ".xlsx"]) == 2


def spoil_link(document: Any) -> None:
    document["tables"]["participants"][0]["member_id"] = "00000000-0000-0000-0000-000000000000"


def spoil_subject(document: Any) -> None:
    document["tables"]["levels"][0]["subject_id"] = "00000000-0000-0000-0000-000000000000"


def spoil_law(document: Any) -> None:
    document["tables"]["pinned_regulations"][0]["content"] = "e30="


def spoil_vote(document: Any) -> None:
    document["tables"]["ballots"][0]["id"] = document["tables"]["members"][0]["id"]


def double(document: Any) -> None:
    document["tables"]["reviews"].append(document["tables"]["reviews"][0])


def drop_cell(document: Any) -> None:
    document["tables"]["cells"] = []


def drop_of_nobody(document: Any) -> None:
    document["dropped"]["issued_dossiers"] = {"00000000-0000-0000-0000-000000000000": "0" * 64}


def drop_what_is_there(document: Any) -> None:
    document["dropped"]["issued_dossiers"] = {document["tables"]["issued_dossiers"][0]["id"]: "0" * 64}


def drop_without_digest(document: Any) -> None:
    document["dropped"]["issued_dossiers"] = {document["tables"]["issued_dossiers"][0]["id"]: "x"}


def drop_where_nothing_lies(document: Any) -> None:
    document["dropped"]["members"] = {document["tables"]["members"][0]["id"]: "0" * 64}


def drop_in_no_table(document: Any) -> None:
    document["dropped"]["secrets"] = {document["tables"]["members"][0]["id"]: "0" * 64}


def add_unknown(document: Any) -> None:
    document["tables"]["secrets"] = []


@pytest.mark.parametrize(
    "spoil",
    [
        *(spoil_link, spoil_subject, spoil_law, spoil_vote, double, drop_cell, add_unknown),
        *(drop_of_nobody, drop_what_is_there, drop_without_digest, drop_where_nothing_lies, drop_in_no_table),
    ],
    ids=lambda each: each.__name__,
)
def test_what_does_not_hold_together_makes_no_book(
    sample: Office, tmp_path: Path, spoil: Callable[[Any], None]
) -> None:
    with_dossier(sample)
    sample.whole.export(tmp_path / "ra")
    source, target = tmp_path / "ra" / FILE, tmp_path / "mới.kiemdiem"
    document = json.loads(source.read_text(encoding="utf-8"))
    spoil(document)
    source.write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(KnownError) as caught:
        book_from(source, target, environment(9))
    assert caught.value.code == "dossier_invalid"
    assert [each.name for each in tmp_path.iterdir() if "mới" in each.name] == []


def test_a_book_that_is_there_is_never_written_over(sample: Office, tmp_path: Path) -> None:
    sample.whole.export(tmp_path / "ra")
    with pytest.raises(KnownError) as caught:
        book_from(tmp_path / "ra" / FILE, sample.path, environment(9))
    assert caught.value.code == "book_exists"


def test_a_dossier_is_no_whole_book(sample: Office, tmp_path: Path) -> None:
    sample.whole.export(tmp_path / "ra")
    with pytest.raises(KnownError) as caught:
        book_from(tmp_path / "ra" / "ho-so-2026.json", tmp_path / "mới.kiemdiem", environment(9))
    assert caught.value.code == "dossier_unreadable"

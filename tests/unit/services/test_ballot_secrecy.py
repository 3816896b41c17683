"""In a finished period nothing ties a vote to a voter, a ballot paper, an order or a time."""

from __future__ import annotations

import json
import logging
import re
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from support.books import raw_rows
from support.full_book import fill
from support.offices import id_of

from kiemdiem_desktop.domain.tally import BallotKind
from kiemdiem_desktop.store.rows import SCHEMA, SECRET

if TYPE_CHECKING:
    from pathlib import Path

    from kiemdiem_desktop.domain.period import Period
    from kiemdiem_desktop.services.office import Office

VOTES = {
    "ballot": {"id", "organisation_id", "version", "meeting_id", "body", "round", "kind", "note"}
    | {"voters_present", "issued", "collected", "valid", "invalid"},
    "tally": {"id", "organisation_id", "version", "ballot_id", "subject_id"}
    | {"excellent", "good", "completed", "not_completed", "agree", "disagree"},
}
"""All that is kept of votes: a round of a meeting, and totals of a subject in it."""

MOMENT = re.compile(r"\d{1,2}[:.]\d{2}|\d{4}-\d{2}-\d{2}T")


def vote_ids(office: Office) -> set[str]:
    return {row["id"] for name in SECRET for row in raw_rows(office._book, name)}


def test_votes_are_kept_as_totals_of_subjects_and_rounds_only(sample: Office) -> None:
    for name in sorted(SECRET):
        rows = raw_rows(sample._book, name)
        assert rows
        assert {column for row in rows for column in row} == VOTES[name]
        assert {UUID(hex=row["id"]).version for row in rows} == {4}
        assert [row for row in rows if MOMENT.search(str(row.get("note") or ""))] == []


def test_votes_lie_in_the_order_of_ids_that_tell_nothing(sample: Office) -> None:
    for name in sorted(SECRET):
        stored = [row["id"] for row in raw_rows(sample._book, name)]  # whole rows, so no index gives their order
        assert stored == sorted(stored)


def test_no_other_table_points_to_votes(sample: Office) -> None:
    known = vote_ids(sample)
    for name in SCHEMA:
        if name in SECRET:
            continue
        for row in raw_rows(sample._book, name):
            held = {str(value) for value in row.values() if isinstance(value, str)}
            assert not {vote for vote in known if any(vote in text for text in held)}, name
        links = {link.table for link in SCHEMA[name].links}
        assert not links & SECRET


def test_the_journal_tells_of_votes_that_there_were_some(sample: Office) -> None:
    rows = [row for row in raw_rows(sample._book, "operation_change") if row["table_name"] in SECRET]
    assert rows
    assert {(row["row_id"], row["before"], row["after"]) for row in rows} == {(None, None, None)}
    touching = {row["operation_id"] for row in rows}
    labels = {row["label"] for row in raw_rows(sample._book, "operation") if row["id"] in touching}
    assert [label for label in labels if re.search(r"\d", label)] == []


def test_the_dossier_carries_the_same_totals_and_nothing_more(sample: Office) -> None:
    document = json.loads(sample.exchange.export_dossier(sample.periods.periods()[0].id))
    for name, kind in (("ballots", "ballot"), ("tallies", "tally")):
        votes = document["records"][name]
        assert votes
        assert {key for vote in votes for key in vote} <= VOTES[kind]


def test_the_log_says_nothing_of_votes(sample: Office, caplog: pytest.LogCaptureFixture) -> None:
    with sample._book.read() as unit:
        ballot = next(each for each in unit.ballots.all() if each.kind is BallotKind.LEVELS)
        numbers = [str(number) for number in (ballot.issued, ballot.collected, ballot.valid) if number]
    with caplog.at_level(logging.DEBUG):
        sample.reviews.sheet(sample.periods.periods()[0].id)
        sample.exchange.export_dossier(sample.periods.periods()[0].id)
        with sample._book.write("Sửa phiếu") as unit:
            unit.tallies.update(unit.tallies.all()[0])
    assert numbers
    assert "INSERT INTO tally" not in caplog.text
    assert not [record for record in caplog.records if record.name.startswith("kiemdiem")]


def test_the_export_of_the_whole_book_ties_nothing_to_a_vote(sample: Office, tmp_path: Path) -> None:
    known = {str(UUID(hex=vote)) for vote in vote_ids(sample)}
    (whole, *_) = sample.whole.export(tmp_path / "ra")
    tables = json.loads(whole.read_text(encoding="utf-8"))["tables"]
    for name, kind in (("ballots", "ballot"), ("tallies", "tally")):
        assert {key for vote in tables[name] for key in vote} <= VOTES[kind]
        assert [vote["id"] for vote in tables[name]] == sorted(vote["id"] for vote in tables[name])
    rest = json.dumps([rows for name, rows in tables.items() if name not in {"ballots", "tallies"}])
    assert [vote for vote in known if vote in rest or vote.replace("-", "") in rest] == []


def test_every_table_of_a_full_book_keeps_votes_apart(office: Office, period: Period) -> None:
    for name in ("Vũ Thị Hai", "Đỗ Văn Một"):
        fill(office, period, id_of(office, period, name), lambda *of: f"Lời {of}", lambda name: name.encode())
    known = vote_ids(office)
    assert known
    for name in set(SCHEMA) - SECRET:
        held = [str(value) for row in raw_rows(office._book, name) for value in row.values() if value is not None]
        assert not [vote for vote in known if any(vote in text or str(UUID(hex=vote)) in text for text in held)], name

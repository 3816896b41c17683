from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from support.offices import CELL, close_period, environment, refused, stored

from kiemdiem_desktop.base import files
from kiemdiem_desktop.base.errors import Cancelled, KnownError
from kiemdiem_desktop.domain.period import Period
from kiemdiem_desktop.services import handover
from kiemdiem_desktop.services.office import Office

WORDS = "một câu dễ nhớ"


def book(folder: Path, passphrase: str | None = None) -> Office:
    return Office.create(folder / "so.kiemdiem", replace(CELL, passphrase=passphrase), environment(5))


def posts(office: Office) -> dict[str, str]:
    return {one.name: one.party_post for one in office.roster.members() if one.party_post}


# --- the copy ---


@pytest.mark.parametrize("passphrase", [None, WORDS])
def test_the_copy_holds_all_of_the_book_and_the_original_is_only_read(tmp_path: Path, passphrase: str | None) -> None:
    office = book(tmp_path, passphrase)
    before = stored(office)
    office.close()
    original = office.path.read_bytes()
    target = tmp_path / "may nay" / "so.kiemdiem"
    handover.bring(office.path, target, passphrase, environment())
    assert office.path.read_bytes() == original
    assert sorted(path.name for path in target.parent.iterdir()) == ["so.kiemdiem"]
    taken = Office.open(target, environment(), passphrase)
    assert stored(taken) == before
    taken.close()


@pytest.mark.parametrize(
    ("passphrase", "code"), [(None, "book_passphrase_needed"), ("sai", "book_wrong_passphrase_or_damaged")]
)
def test_a_book_that_does_not_open_is_not_copied(tmp_path: Path, passphrase: str | None, code: str) -> None:
    office = book(tmp_path, WORDS)
    office.close()
    target = tmp_path / "may nay" / "so.kiemdiem"
    with pytest.raises(KnownError) as caught:
        handover.bring(office.path, target, passphrase, environment())
    assert (caught.value.code, caught.value.params["path"]) == (code, office.path.name)
    assert list(target.parent.iterdir()) == []


def test_no_book_is_copied_over_another(tmp_path: Path) -> None:
    office = book(tmp_path)
    office.close()
    target = tmp_path / "khac.kiemdiem"
    target.write_bytes(b"mine")
    with pytest.raises(KnownError) as caught:
        handover.bring(office.path, target, None, environment())
    assert caught.value.code == "book_exists"
    assert target.read_bytes() == b"mine"


def test_a_book_that_is_open_is_not_copied(tmp_path: Path) -> None:
    office = book(tmp_path)
    with pytest.raises(KnownError) as caught:
        handover.bring(office.path, tmp_path / "khac.kiemdiem", None, environment())
    assert caught.value.code == "book_in_use"
    office.close()


def test_a_stick_that_misreads_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    office = book(tmp_path)
    office.close()
    seen = iter(("a", "b"))
    monkeypatch.setattr(files, "digest", lambda _: next(seen))
    target = tmp_path / "khac.kiemdiem"
    with pytest.raises(KnownError) as caught:
        handover.bring(office.path, target, None, environment())
    assert caught.value.code == "copy_differs"
    assert not target.exists()


class Stopping:
    """A user who cancels at a step."""

    def __init__(self, at: int) -> None:
        self.at = at

    def step(self, done: int, total: int, what: str) -> None:
        assert done <= total
        assert what
        if done == self.at:
            raise Cancelled


@pytest.mark.parametrize("at", [0, 1, 2, 3])
def test_a_cancelled_copy_leaves_nothing(tmp_path: Path, at: int) -> None:
    office = book(tmp_path)
    office.close()
    target = tmp_path / "may nay" / "so.kiemdiem"
    with pytest.raises(Cancelled):
        handover.bring(office.path, target, None, environment(), Stopping(at))
    assert list(target.parent.iterdir()) == []
    assert sorted(path.name for path in tmp_path.glob("so.kiemdiem*")) == ["so.kiemdiem"]


# --- who leads ---


def test_the_new_secretary_takes_the_post_and_the_former_one_another(office: Office, period: Period) -> None:
    new, former = "Lê Thị Phó", "Trần Văn Bí"
    chosen = next(one for one in office.roster.members() if one.name == new)
    head = office.handover.head()
    assert head is not None
    assert head.name == former
    before = stored(office)
    office.handover.name_secretary(chosen.id, head.party_post, former_post="Chi ủy viên")
    assert (posts(office)[new], posts(office)[former]) == ("Bí thư chi bộ", "Chi ủy viên")
    changed = office.handover.head()
    assert changed is not None
    assert changed.id == chosen.id
    office.history.undo()
    assert stored(office) == before


def test_a_new_term_begins_with_the_new_secretary(office: Office, period: Period) -> None:
    term = office.handover.new_term("2026-2030")
    assert term.start == date(2026, 12, 1)
    chosen = office.roster.members()[0]
    office.handover.name_secretary(chosen.id, "Bí thư", term=replace(term, end=date(2030, 12, 31)))
    assert office.organisation.terms()[0].name == "2026-2030"


def test_what_is_no_head_s_post_is_refused_and_nothing_changes(office: Office, period: Period) -> None:
    chosen = office.roster.members()[0]
    before = stored(office)
    refused(office, "post_not_of_head", lambda: office.handover.name_secretary(chosen.id, "Thủ quỹ"))
    backwards = replace(office.handover.new_term("x"), end=date(2020, 1, 1))
    refused(office, "term_backwards", lambda: office.handover.name_secretary(chosen.id, "Bí thư", term=backwards))
    assert stored(office) == before


# --- what is open ---


def test_open_periods_are_told_with_the_steps_that_are_not_done(office: Office, period: Period) -> None:
    left = office.handover.left_open()
    assert [one.key for one in left.periods] == [period.key]
    assert "member_review" in {step.key for step in left.periods[0].steps}
    assert all(step.done < step.total for step in left.periods[0].steps)


def test_a_closed_period_is_not_open_any_more(sample: Office) -> None:
    before = {one.key for one in sample.handover.left_open().periods}
    first = sample.periods.periods()[-1]
    close_period(sample, first)
    assert {one.key for one in sample.handover.left_open().periods} == before - {first.key}

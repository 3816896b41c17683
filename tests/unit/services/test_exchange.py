from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from support.offices import CELL, add_member, environment, id_of, make_office, open_year, refused, stored

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.domain.period import Period
from kiemdiem_desktop.services.office import Office
from kiemdiem_desktop.services.reviews import PaperReview

NEW = "0190a0a0-0000-7000-8000-0000000000aa"


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Office]:
    """A new book of another cell."""
    made = make_office(tmp_path, seed=5)
    yield made
    made.close()


def last(office: Office) -> Period:
    return office.periods.periods()[0]


def normal(data: bytes) -> bytes:
    """A dossier without what tells from which book it came; a parent period may not have come along."""
    document = json.loads(data)
    document |= {"book_id": "", "revision": 0}
    return json.dumps(document, ensure_ascii=False).encode()


def spoiled(data: bytes, change: Callable[[dict[str, Any]], None]) -> bytes:
    document = json.loads(data)
    change(document)
    return json.dumps(document).encode()


def test_an_empty_book_takes_a_dossier_and_gives_the_same_one(sample: Office, empty: Office) -> None:
    data = sample.exchange.export_dossier(last(sample).id)
    empty.exchange.import_dossier(data)
    assert normal(empty.exchange.export_dossier(last(empty).id)) == normal(data)
    assert empty.organisation.cell() == replace(sample.organisation.cell(), version=empty.organisation.cell().version)
    assert empty._book.check() == ()


def test_the_same_findings_are_made_of_the_same_dossier(sample: Office, empty: Office) -> None:
    empty.exchange.import_dossier(sample.exchange.export_dossier(last(sample).id))
    for one, other in zip(
        sample.grading.judgement(last(sample).id).findings,
        empty.grading.judgement(last(empty).id).findings,
        strict=True,
    ):
        assert one == other


def test_the_second_year_joins_the_first(sample: Office, empty: Office) -> None:
    newer, older = sample.periods.periods()
    for period in (newer, older):
        empty.exchange.import_dossier(sample.exchange.export_dossier(period.id))
    assert [period.key for period in empty.periods.periods()] == ["2026", "2025"]
    assert len(empty.roster.members()) == 24
    for period in (newer, older):
        assert normal(empty.exchange.export_dossier(period.id)) == normal(sample.exchange.export_dossier(period.id))


def test_a_preview_says_what_would_come_and_stores_nothing(sample: Office, empty: Office) -> None:
    data = sample.exchange.export_dossier(last(sample).id)
    before = stored(empty)
    preview = empty.exchange.check_dossier(data)
    assert (preview.cell_name, preview.period_key) == ("Chi bộ thôn An Phú", "2026")
    assert (preview.members, preview.classified, preview.meetings, preview.papers) == (24, 22, 3, 2)
    assert (preview.same_cell, preview.adopts, preview.period_known) == (False, True, False)
    assert stored(empty) == before


def test_the_stored_period_is_one_step_back(sample: Office, empty: Office) -> None:
    empty.exchange.import_dossier(sample.exchange.export_dossier(last(sample).id))
    assert empty.history.can_undo() == "Nhập hồ sơ kỳ kiểm điểm"


def test_a_period_that_the_book_has_is_not_taken_again(sample: Office) -> None:
    data = sample.exchange.export_dossier(last(sample).id)
    assert sample.exchange.check_dossier(data).period_known
    refused(sample, "period_exists", lambda: sample.exchange.import_dossier(data))


def test_another_cells_dossier_is_refused_once_the_book_is_somebodys(sample: Office, empty: Office) -> None:
    add_member(empty, "Lê Văn Ý")
    data = sample.exchange.export_dossier(last(sample).id)
    preview = empty.exchange.check_dossier(data)
    assert (preview.same_cell, preview.adopts) == (False, False)
    refused(empty, "dossier_other_cell", lambda: empty.exchange.import_dossier(data))
    assert empty.organisation.cell().name == CELL.name


def test_a_law_that_was_changed_on_the_way_is_refused(sample: Office, empty: Office) -> None:
    data = spoiled(
        sample.exchange.export_dossier(last(sample).id), lambda document: document["regulation"].update(title="Khác")
    )
    refused(empty, "dossier_law_mismatch", lambda: empty.exchange.import_dossier(data))
    refused(empty, "dossier_law_mismatch", lambda: empty.exchange.check_dossier(data))


def test_a_law_that_does_not_hold_together_is_refused(sample: Office, empty: Office) -> None:
    def spoil(document: dict[str, Any]) -> None:
        document["regulation"]["rules"][0]["sentences"] = {}
        text = json.dumps(document["regulation"], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        document["records"]["period"]["regulation_digest"] = hashlib.sha256(text.encode()).hexdigest()

    data = spoiled(sample.exchange.export_dossier(last(sample).id), spoil)
    refused(empty, "pack_invalid", lambda: empty.exchange.import_dossier(data))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda document: document["records"]["members"][0].pop("name"), "dossier_invalid"),
        (lambda document: document["records"]["reviews"][0].update(subject_id=document["book_id"]), "dossier_invalid"),
        (lambda document: document["records"]["reviews"][0]["payload"].update(form="x"), "form_payload_invalid"),
        (lambda document: document["records"]["reviews"][0]["payload"]["values"].update(x="y"), "form_payload_invalid"),
        (lambda document: document["records"]["reviews"][0].update(form_id="x"), "form_payload_invalid"),
        (lambda document: document.update(version=9), "dossier_too_new"),
    ],
)
def test_nothing_is_stored_of_a_dossier_with_a_fault(
    sample: Office, empty: Office, change: Callable[[dict[str, Any]], None], code: str
) -> None:
    data = spoiled(sample.exchange.export_dossier(last(sample).id), change)
    before = empty._book.organisation_id
    refused(empty, code, lambda: empty.exchange.import_dossier(data))
    assert empty._book.organisation_id == before


def test_a_scan_travels_with_its_review(office: Office, period: Period, empty: Office) -> None:
    person = id_of(office, period, "Vũ Thị Hai")
    paper = PaperReview(received_on=period.start, scan=("quet.png", b"\x89PNG" + bytes(range(256))))
    office.reviews.receive_paper(period.id, person, paper)
    empty.exchange.import_dossier(office.exchange.export_dossier(period.id))
    (scan,) = empty.reviews.sheet(period.id).records.attachments
    assert scan.content == b"\x89PNG" + bytes(range(256))


def test_answers_reasons_and_groups_travel(office: Office, empty: Office) -> None:
    office.organisation.add_group("Tổ 1")
    add_member(office, "Vũ Thị Hai", group_id=office.organisation.groups()[0].id)
    period = open_year(office, "2026")
    person = id_of(office, period, "Vũ Thị Hai")
    office.grading.answer(period.id, person, "disciplined", yes=False)
    office.grading.raise_cap(period.id, raised=True, ground="Văn bản số 9")
    office.grading.give_reason(period.id, None, "cap", "Lý do")
    data = office.exchange.export_dossier(period.id)
    empty.exchange.import_dossier(data)
    assert normal(empty.exchange.export_dossier(period.id)) == normal(data)


MARKS: dict[str, Callable[[dict[str, Any], str], None]] = {
    "answer": lambda records, person: records["answers"].append(
        {"id": NEW, "period_id": records["period"]["id"], "subject_id": person, "fact": "disciplined", "yes": True}
    ),
    "shortcoming": lambda records, person: records["shortcomings"].append(
        {
            "id": NEW,
            "period_id": records["period"]["id"],
            "subject_id": person,
            "text": "Chi sai",
            "gravity": "corruption",
            "concluding_authority": "Đảng ủy xã",
        }
    ),
    "case": lambda records, person: records["facts"].append(
        {"id": NEW, "period_id": records["period"]["id"], "subject_id": person, "concluded_case": "Suy thoái"}
    ),
}


@pytest.mark.parametrize("mark", sorted(MARKS))
def test_a_dossier_marks_nobody_without_the_concluding_paper(
    office: Office, period: Period, empty: Office, mark: str
) -> None:
    person = id_of(office, period, "Vũ Thị Hai")
    data = spoiled(office.exchange.export_dossier(period.id), lambda whole: MARKS[mark](whole["records"], str(person)))
    found = refused(empty, "dossier_without_paper", lambda: empty.exchange.import_dossier(data))
    assert found.params == {"names": "Vũ Thị Hai"}


def test_an_imported_period_can_be_worked_on(sample: Office, empty: Office) -> None:
    empty.exchange.import_dossier(sample.exchange.export_dossier(last(sample).id))
    period = last(empty)
    empty.reviews.exclude(period.id, id_of(empty, period, "Phạm Thị Thanh Thủy"), "Đang chữa bệnh")
    following = open_year(empty, "2027")
    assert following.key == "2027"
    assert any(subject.earlier for subject in empty.reviews.sheet(following.id).subjects)


def test_an_unknown_period_is_a_known_fault(office: Office) -> None:
    with pytest.raises(KnownError, match="record_gone"):
        office.exchange.export_dossier(environment(9).ids.new())

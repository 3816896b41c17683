from __future__ import annotations

from dataclasses import replace

import pytest

from kiemdiem_desktop.domain.organisation import CellKind
from kiemdiem_desktop.domain.period import CollectiveKind, PeriodKey
from kiemdiem_desktop.services.appraisal import appraisals, appraisals_in_force, proposed_collectives
from kiemdiem_desktop.services.office import Office


def test_every_regulation_says_of_every_kind_of_cell_who_decides(office: Office) -> None:
    for entry in office.env.catalog.list():
        told = appraisals(office.env.catalog.load(entry.id).regulation)
        assert set(told.kinds) == set(CellKind), entry.id
        assert all(kind.decides and kind.members_decide and kind.source for kind in told.kinds.values())


@pytest.mark.parametrize(
    ("kind", "proposer", "authority"),
    [
        (CellKind.GRASSROOTS, "Cơ quan tổ chức của cấp ủy cấp trên", "Ban Thường vụ Đảng ủy xã A"),
        (CellKind.UNDER_GRASSROOTS, "", "Đảng ủy xã A"),
        (CellKind.UNDER_SECTION, "Đảng ủy bộ phận", ""),
    ],
)
def test_the_kind_of_cell_proposes_who_appraises_and_who_decides(
    office: Office, kind: CellKind, proposer: str, authority: str
) -> None:
    told = appraisals_in_force(office.env).kinds[kind]
    assert told.proposes == proposer
    assert told.authority("Đảng ủy xã A") == authority
    assert told.authority("") == ""


def test_the_committee_is_reviewed_where_there_is_one(office: Office) -> None:
    cell = office.organisation.cell()
    with_committee = proposed_collectives(replace(cell, has_committee=True))
    assert [each.kind for each in with_committee] == [CollectiveKind.CELL_COMMITTEE, CollectiveKind.CELL]
    assert [each.kind for each in proposed_collectives(replace(cell, has_committee=False))] == [CollectiveKind.CELL]


@pytest.mark.parametrize(
    ("wanted", "opened"),
    [
        (None, {CollectiveKind.CELL, CollectiveKind.CELL_COMMITTEE}),
        ([CollectiveKind.CELL], {CollectiveKind.CELL}),
        ([], set()),
    ],
)
def test_a_proposal_is_not_forced_upon_a_new_period(
    office: Office, wanted: list[CollectiveKind] | None, opened: set[CollectiveKind]
) -> None:
    office.organisation.update_cell(replace(office.organisation.cell(), has_committee=True))
    office.periods.open_period(PeriodKey.parse("2024"), collectives=wanted)
    period = office.periods.find("2024")
    assert period is not None
    sheet = office.reviews.sheet(period.id)
    assert {one.collective.kind for one in sheet.collectives if one.collective} == opened

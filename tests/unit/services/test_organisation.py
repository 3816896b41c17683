from __future__ import annotations

from dataclasses import replace
from datetime import date

from support.offices import add_member, refused

from kiemdiem_desktop.domain.organisation import Cell, Term
from kiemdiem_desktop.services.office import Office


def test_changed_particulars_are_stored_on_one_line_and_composed(office: Office) -> None:
    cell = replace(
        office.organisation.cell(), name="Chi bộ \n thôn Ta\u0302y", symbol=" CB ", upper_committee="Đảng\tủy xã"
    )
    office.organisation.update_cell(cell)
    stored = office.organisation.cell()
    assert (stored.name, stored.symbol, stored.upper_committee) == ("Chi bộ thôn Tây", "CB", "Đảng ủy xã")


def test_a_cell_keeps_a_name(office: Office) -> None:
    refused(office, "cell_without_name", lambda: office.organisation.update_cell(_nameless(office)))


def _nameless(office: Office) -> Cell:
    return replace(office.organisation.cell(), name="  ")


def test_groups_stand_in_the_order_in_which_they_came(office: Office) -> None:
    for name in ("Tổ 2", " Tổ  1 "):
        office.organisation.add_group(name)
    assert [group.name for group in office.organisation.groups()] == ["Tổ 2", "Tổ 1"]


def test_a_group_can_be_renamed_and_moved(office: Office) -> None:
    for name in ("Tổ 1", "Tổ 2"):
        office.organisation.add_group(name)
    first, _ = office.organisation.groups()
    office.organisation.update_group(replace(first, name="Tổ 3", position=5))
    assert [group.name for group in office.organisation.groups()] == ["Tổ 2", "Tổ 3"]


def test_a_group_has_a_name(office: Office) -> None:
    office.organisation.add_group("Tổ 1")
    group = office.organisation.groups()[0]
    refused(office, "group_without_name", lambda: office.organisation.add_group(" "))
    refused(office, "group_without_name", lambda: office.organisation.update_group(replace(group, name="")))


def test_a_removed_group_leaves_its_members_in_the_cell(office: Office) -> None:
    office.organisation.add_group("Tổ 1")
    group = office.organisation.groups()[0]
    member = add_member(office, "Trần Văn Một", group_id=group.id)
    office.organisation.remove_group(group.id)
    assert office.organisation.groups() == ()
    assert office.roster.member(member.id).group_id is None
    office.history.undo()
    assert office.roster.member(member.id).group_id == group.id


def test_terms_are_listed_latest_first(office: Office) -> None:
    term = Term(id=office.env.ids.new(), name=" 2030-2035", start=date(2030, 1, 1), end=date(2035, 12, 31))
    office.organisation.save_term(term)
    assert [entry.name for entry in office.organisation.terms()] == ["2030-2035", "2025-2030"]


def test_a_stored_term_can_be_changed(office: Office) -> None:
    term = office.organisation.terms()[0]
    office.organisation.save_term(replace(term, name="2025-2027", end=date(2027, 12, 31)))
    assert [entry.name for entry in office.organisation.terms()] == ["2025-2027"]


def test_a_term_does_not_end_before_it_starts(office: Office) -> None:
    term = replace(office.organisation.terms()[0], end=date(2020, 1, 1))
    assert refused(office, "term_backwards", lambda: office.organisation.save_term(term)).params["name"] == term.name

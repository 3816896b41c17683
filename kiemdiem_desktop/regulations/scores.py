"""Sub-scores: where an upper committee gave the criteria maxima, they become rows of the forms' score sheets."""

from __future__ import annotations

import msgspec

from kiemdiem_desktop.forms.schema import Field, FieldKind, Form, Part, ScoreRow, Section
from kiemdiem_desktop.regulations.pack import CriteriaGroup, CriteriaSet, Regulation
from kiemdiem_desktop.regulations.verify import Fault

PREFIX = "score."


def with_score_items(regulation: Regulation) -> Regulation | Fault:
    """Return the regulation whose score sheets list each scored criterion, or why its maxima do not add up."""
    for criteria in regulation.criteria:
        for group in criteria.groups:
            fault = _fault(criteria, group)
            if fault is not None:
                return fault
    forms = tuple(_form(form, regulation.criteria_for(form.subject)) for form in regulation.forms)
    return msgspec.structs.replace(regulation, forms=forms)


def scored(group: CriteriaGroup) -> bool:
    """Say whether the group's criteria have maxima of their own."""
    return not group.choose_one and any(item.max is not None for item in group.items)


def _fault(criteria: CriteriaSet, group: CriteriaGroup) -> Fault | None:
    if not scored(group):
        return None
    path = f"criteria[{criteria.id}].groups[{group.id}]"
    for item in group.items:
        if item.max is None:
            return Fault(path=f"{path}.items[{item.id}]", problem="has no maximum while others do")
    total = sum(item.max or 0 for item in group.items)
    return None if total == group.max else Fault(path=path, problem=f"items add up to {total}, not {group.max}")


def _form(form: Form, criteria: CriteriaSet | None) -> Form:
    groups = {group.id: group for group in criteria.groups} if criteria else {}
    parts = tuple(_part(part, groups) for part in form.parts)
    return msgspec.structs.replace(form, parts=parts)


def _part(part: Part, groups: dict[str, CriteriaGroup]) -> Part:
    return msgspec.structs.replace(part, sections=tuple(_section(section, groups) for section in part.sections))


def _section(section: Section, groups: dict[str, CriteriaGroup]) -> Section:
    return msgspec.structs.replace(section, fields=tuple(_field(field, groups) for field in section.fields))


def _field(field: Field, groups: dict[str, CriteriaGroup]) -> Field:
    if field.kind is not FieldKind.SCORE_SHEET:
        return field
    rows = tuple(_row(row, groups.get(row.id)) for row in field.scores)
    return msgspec.structs.replace(field, scores=rows)


def _row(row: ScoreRow, group: CriteriaGroup | None) -> ScoreRow:
    if group is None or not scored(group):
        return row
    items = tuple(
        ScoreRow(id=item.id, label=item.label, max=item.max or 0, binding=f"{PREFIX}{item.id}") for item in group.items
    )
    return msgspec.structs.replace(row, items=items)

"""The grades of the regimes without points: what stands on a subject's form, by criterion and counted by grade."""

from __future__ import annotations

from collections.abc import Mapping

from kiemdiem_desktop.domain.sheets import SubjectSheet
from kiemdiem_desktop.forms.schema import SubjectKind
from kiemdiem_desktop.regulations.pack import CriteriaGroup, GradeDef, Regulation, ScaleKind


def is_graded(regulation: Regulation) -> bool:
    """Say whether criteria are graded one by one instead of being scored in points."""
    return regulation.scale.kind is ScaleKind.GRADES


def graded_criteria(regulation: Regulation, subject: SubjectKind) -> Mapping[str, str]:
    """Return the criteria that this kind of subject is graded in: their wording by their ids, in order."""
    criteria = regulation.criteria_for(subject)
    groups = [group for group in criteria.groups if group.graded] if criteria else []
    return {key: label for group in groups for key, label in graded_in(group)}


def graded_in(group: CriteriaGroup) -> tuple[tuple[str, str], ...]:
    """Return what of a group is graded: its items, or the group itself where it has none."""
    return tuple((item.id, item.label) for item in group.items) or ((group.id, group.label),)


def given_grades(regulation: Regulation, subject: SubjectSheet) -> Mapping[str, GradeDef]:
    """Return the grades that a subject's form holds, by criterion; those of items that are not for it do not count."""
    kind = SubjectKind(subject.form_subject)
    known = {grade.id: grade for grade in regulation.scale.grades}
    held = {
        place.grade: str(subject.values.get(place.id, ""))
        for place in regulation.form_for(kind).fields()
        if place.grade and place.is_for(kind)
    }
    return {criterion: known[grade] for criterion, grade in held.items() if grade in known}


def grades_in_words(regulation: Regulation, subject: SubjectSheet) -> str:
    """Say how many criteria have each grade, the best first: ``Xuất sắc 3, Tốt 1``; nothing where none is given."""
    counted = counted_grades(regulation, subject)
    return ", ".join(f"{grade.name} {counted[grade.id]}" for grade in regulation.scale.grades if counted.get(grade.id))


def each_grade_in_words(regulation: Regulation, subject: SubjectSheet) -> str:
    """Say the grade of each criterion, one to a line."""
    given = given_grades(regulation, subject)
    criteria = graded_criteria(regulation, SubjectKind(subject.form_subject))
    return "\n".join(f"{label}: {given[key].name}" for key, label in criteria.items() if key in given)


def counted_grades(regulation: Regulation, subject: SubjectSheet) -> Mapping[str, int]:
    """Return how many criteria have each grade of the scale, by the grade's id; nothing where none is given."""
    given = [grade.id for grade in given_grades(regulation, subject).values()]
    return {grade.id: given.count(grade.id) for grade in regulation.scale.grades} if given else {}

"""What a schema cannot say of a pack: that its names point to something and its sentences have the right gaps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.grading import Level, Step
from kiemdiem_desktop.forms.schema import Field, FieldKind, Form, SignLine, SubjectKind
from kiemdiem_desktop.forms.wording import gaps
from kiemdiem_desktop.regulations.pack import FactKind, Regulation
from kiemdiem_desktop.regulations.rules import (
    FlagCondition,
    ForcingFlagRule,
    ForcingShareRule,
    GradeCondition,
    LowCollectiveRule,
    Rule,
    ShareCondition,
)
from kiemdiem_desktop.regulations.tree import AS_LAID

_ALWAYS = frozenset({"name", "citation"})
_PERSON = ("name", "birth", "party_post", "state_post", "union_post", "workplace", "cell")
_CITING = (
    *("subjects", "criteria", "rules", "steps", "deciders"),
    *("order", "notes", "deadlines", "dossier", "papers"),
)
_OPINIONS = ("agency", "committee", "union", "residence")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A place in a pack and what is wrong there."""

    path: str
    problem: str


def first_fault(regulation: Regulation) -> Fault | None:
    """Return the first thing that does not hold together, or None for a sound pack."""
    return next((fault for check in _CHECKS for fault in check(regulation)), None)


def _unique(regulation: Regulation) -> Iterator[Fault]:
    lists: dict[str, Iterable[str]] = {
        "levels": (level.key for level in regulation.levels),
        "rules": (rule.id for rule in regulation.rules),
        "facts": (fact.id for fact in regulation.facts),
        "forms": (form.id for form in regulation.forms),
        "papers": (paper.id for paper in regulation.papers),
        "subjects": (subject.id for subject in regulation.subjects),
        "citations": [document.id for document in regulation.documents] + [clause.id for clause in regulation.clauses],
    }
    lists |= {f"forms[{form.id}]": (field.id for field in form.fields()) for form in regulation.forms}
    for path, names in lists.items():
        for name, count in Counter(names).items():
            if count > 1:
                yield Fault(path=f"{path}[{name}]", problem="stands twice")


def _levels(regulation: Regulation) -> Iterator[Fault]:
    if [level.key for level in regulation.levels] != list(Level):
        yield Fault(path="levels", problem=f"must be {', '.join(Level)} in this order")
    bounds = [level.at_least for level in regulation.levels if level.at_least is not None]
    if bounds != sorted(bounds, reverse=True):
        yield Fault(path="levels", problem="thresholds do not fall")


def _citations(regulation: Regulation) -> Iterator[Fault]:
    documents = {document.id for document in regulation.documents}
    for clause in regulation.clauses:
        if clause.document not in documents:
            yield Fault(path=f"clauses[{clause.id}].document", problem=f"unknown document {clause.document}")
    known = documents | {clause.id for clause in regulation.clauses}
    for path, citation in _cited(regulation):
        if citation.partition(AS_LAID)[0] not in known:
            yield Fault(path=path, problem=f"unknown citation {citation}")


def _cited(regulation: Regulation) -> Iterator[tuple[str, str]]:
    yield "cap.citation", regulation.cap.citation
    yield "cap.custom_citation", regulation.cap.custom_citation or regulation.cap.citation
    yield "ballots.citation", regulation.ballots.citation
    yield "meeting.citation", regulation.meeting.citation
    yield "meeting.draft_citation", regulation.meeting.draft_citation
    yield "scale.citation", regulation.scale.citation
    if regulation.quarterly is not None:
        yield "quarterly.citation", regulation.quarterly.citation
    for level in regulation.levels:
        yield f"levels[{level.key}].citation", level.citation
    for name in _CITING:
        for entry in getattr(regulation, name):
            yield f"{name}[{entry.id}].citation", entry.citation
    for form in regulation.forms:
        for path, citation in [("", form.citation), *((f".{field.id}", field.citation) for field in form.fields())]:
            if citation:
                yield f"forms[{form.id}]{path}.citation", citation


def _sentences(regulation: Regulation) -> Iterator[Fault]:
    for rule in regulation.rules:
        path = f"rules[{rule.id}].sentences"
        if set(rule.sentences) | rule.OPTIONAL != set(rule.GAPS):
            yield Fault(path=path, problem=f"needs exactly {', '.join(sorted(rule.GAPS.keys() - rule.OPTIONAL))}")
            continue
        for variant, template in rule.sentences.items():
            unknown = gaps(template) - rule.GAPS[variant] - _ALWAYS
            if unknown:
                yield Fault(path=f"{path}.{variant}", problem=f"unknown gaps {', '.join(sorted(unknown))}")
        allowed = frozenset[str]().union(*rule.GAPS.values(), _ALWAYS)
        if gaps(rule.cure) - allowed:
            yield Fault(path=f"rules[{rule.id}].cure", problem="unknown gaps")


def _facts(regulation: Regulation) -> Iterator[Fault]:
    shares = {fact.id for fact in regulation.facts if fact.kind is FactKind.SHARE}
    flags = {fact.id for fact in regulation.facts if fact.kind is FactKind.FLAG}
    grades = {grade.id for grade in regulation.scale.grades}
    for rule in regulation.rules:
        wanted = _fact_of(rule)
        known = flags if isinstance(rule, FlagCondition | ForcingFlagRule) else shares
        if wanted is not None and wanted not in known:
            yield Fault(path=f"rules[{rule.id}].fact", problem=f"unknown fact {wanted}")
        if isinstance(rule, GradeCondition) and rule.at_least not in grades:
            yield Fault(path=f"rules[{rule.id}].at_least", problem=f"unknown grade {rule.at_least}")


def _fact_of(rule: Rule) -> str | None:
    readers = ShareCondition | FlagCondition | ForcingFlagRule | ForcingShareRule | LowCollectiveRule
    return rule.fact if isinstance(rule, readers) and rule.fact != EARLIER_REMEDIED else None


EARLIER_REMEDIED = "earlier_remedied"
"""The share of earlier shortcomings remedied: counted from the register, never entered."""


def _forms(regulation: Regulation) -> Iterator[Fault]:
    known = {form.id: form for form in regulation.forms}
    for subject in regulation.subjects:
        form = known.get(subject.form)
        if form is None:
            yield Fault(path=f"subjects[{subject.id}].form", problem=f"unknown form {subject.form}")
        elif (form.subject is SubjectKind.COLLECTIVE) is not (subject.id is SubjectKind.COLLECTIVE):
            yield Fault(path=f"forms[{form.id}].subject", problem=f"is not {subject.id}")
    quarterly = regulation.quarterly
    form = known.get(quarterly.form) if quarterly else None
    if quarterly is not None and (form is None or form.subject not in quarterly.subjects):
        yield Fault(path="quarterly.form", problem=f"unknown form {quarterly.form}, or of none of the subjects")
    for form in regulation.forms:
        yield from _form(regulation, form)


def _form(regulation: Regulation, form: Form) -> Iterator[Fault]:
    names = {field.id for field in form.fields()}
    bindings = _bindings(regulation, form)
    filling = {subject.id for subject in regulation.subjects if subject.form == form.id}
    for field in form.fields():
        path = f"forms[{form.id}].{field.id}"
        if field.binding and field.binding not in bindings:
            yield Fault(path=f"{path}.binding", problem=f"unknown binding {field.binding}")
        if field.shown_if is not None and field.shown_if.field not in names:
            yield Fault(path=f"{path}.shown_if", problem=f"unknown field {field.shown_if.field}")
        if not filling.issuperset(field.subjects):
            yield Fault(path=f"{path}.subjects", problem=f"only {', '.join(sorted(filling))} fill this form")
        yield from _kind(regulation, form, field, path)
    for block in form.sign_blocks:
        for line in block.lines:
            yield from _sign_line(form, line, bindings)


def _sign_line(form: Form, line: SignLine, bindings: frozenset[str]) -> Iterator[Fault]:
    if line.binding and line.binding not in bindings:
        yield Fault(path=f"forms[{form.id}].sign_blocks", problem=f"unknown binding {line.binding}")


def _kind(regulation: Regulation, form: Form, field: Field, path: str) -> Iterator[Fault]:
    tables = {FieldKind.SCORE_SHEET, FieldKind.LEVEL, FieldKind.SHORTCOMING_LIST, FieldKind.REMEDY_LIST}
    if field.kind in tables and not field.bound:
        yield Fault(path=path, problem="needs a binding")
    if field.kind in {FieldKind.CHOICE, FieldKind.LEVEL} and not field.choices:
        yield Fault(path=path, problem="needs choices")
    if field.grade:
        yield from _grade(regulation, form, field, path)
    if field.kind is FieldKind.SCORE_SHEET:
        criteria = regulation.criteria_for(form.subject)
        maxima = {group.id: group.max for group in criteria.groups} if criteria else {}
        for row in field.scores:
            if maxima.get(row.id, row.max) != row.max:
                yield Fault(path=f"{path}.scores[{row.id}].max", problem=f"differs from the group's {maxima[row.id]}")


def _grade(regulation: Regulation, form: Form, field: Field, path: str) -> Iterator[Fault]:
    grades = {grade.id for grade in regulation.scale.grades}
    if field.kind is not FieldKind.CHOICE or {choice.id for choice in field.choices} != grades:
        yield Fault(path=f"{path}.choices", problem="differ from the grades of the scale")
    if field.grade not in _criteria(regulation, form):
        yield Fault(path=f"{path}.grade", problem=f"unknown criterion {field.grade}")


def _criteria(regulation: Regulation, form: Form) -> list[str]:
    criteria = regulation.criteria_for(form.subject)
    groups = criteria.groups if criteria else ()
    return [group.id for group in groups] + [item.id for group in groups for item in group.items]


def _bindings(regulation: Regulation, form: Form) -> frozenset[str]:
    keys = _criteria(regulation, form)
    return frozenset(
        {"scores", "shortcomings.own", "shortcomings.earlier"}
        | {f"person.{name}" for name in _PERSON}
        | {f"opinion.{body}" for body in _OPINIONS}
        | {f"level.{step}" for step in Step}
        | {f"score.{key}" for key in keys}
    )


def _ballots(regulation: Regulation) -> Iterator[Fault]:
    ballots = regulation.ballots
    known = {paper.id for paper in ballots.papers}
    for name in ("levels_paper", "excellent_paper", "collective_paper", "several_paper"):
        if getattr(ballots, name) not in (known | {""} if name == "several_paper" else known):
            yield Fault(path=f"ballots.{name}", problem=f"unknown paper {getattr(ballots, name)}")
    if ballots.base not in ballots.base_names:
        yield Fault(path="ballots.base_names", problem=f"no name for {ballots.base}")


_CHECKS: tuple[Callable[[Regulation], Iterator[Fault]], ...] = (
    _unique,
    _levels,
    _citations,
    _sentences,
    _facts,
    _forms,
    _ballots,
)

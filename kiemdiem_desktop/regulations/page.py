"""What a regulation says, for people: every number with its clause, how sure it is and which layer it comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import TypeAlias

from kiemdiem_desktop.forms.wording import fill
from kiemdiem_desktop.regulations import rules
from kiemdiem_desktop.regulations.numbers import show_number, show_percent
from kiemdiem_desktop.regulations.pack import CriteriaSet, Deadline, Document, FactKind, LevelDef, Regulation, ScaleKind
from kiemdiem_desktop.regulations.page_lines import Page, PageLine, PageSection, line_text, page_words
from kiemdiem_desktop.regulations.page_writer import Layers, PageWriter

Laid: TypeAlias = tuple[Regulation, Layers]


def regulation_page(
    regulation: Regulation,
    layers: Layers | None = None,
    below: Sequence[Laid] = (),
) -> Page:
    """Write the page of a regulation; ``layers`` tells those of a path such as ``cap.share``.

    ``below`` is the law as it was under each overlay, the pack first: a line that one of them changed or took out also
    says what stood there before.
    """
    names = {regulation.id: regulation.short_title} | {at.id: regulation.called(at) for at in regulation.layers}
    writer = PageWriter(regulation, layers, names)
    under = tuple(PageWriter(law, of, names) for law, of in reversed(below))
    sections = (
        (key, _stacked(writer, tuple(build(writer)), [(low, tuple(build(low))) for low in under]))
        for key, build in _SECTIONS
    )
    headings = page_words()["headings"]
    return Page(
        title=regulation.title,
        short_title=regulation.short_title,
        version=regulation.version,
        layers=(regulation.id, *(layer.id for layer in regulation.layers)),
        stack=(writer.name(regulation.id), *(writer.name(layer.id) for layer in regulation.layers)),
        sections=tuple(PageSection(id=key, heading=headings[key], lines=lines) for key, lines in sections if lines),
    )


def _stacked(
    on: PageWriter, lines: tuple[PageLine, ...], under: Sequence[tuple[PageWriter, tuple[PageLine, ...]]]
) -> tuple[PageLine, ...]:
    """Put beside each line what the layers below say at its place, and name the lines that are no more."""
    lower = [{line.path: line for line in told} for _, told in under]
    here = {line.path for line in lines}
    gone = page_words()["words"]["taken_out"]
    kept = [replace(line, replaces=_instead(line, lower)) for line in lines]
    out = {path: line for told in reversed(lower) for path, line in told.items() if path not in here}
    return (*kept, *(replace(on.placed(line), text=gone, replaces=line_text(line)) for line in out.values()))


def _instead(line: PageLine, lower: Iterable[Mapping[str, PageLine]]) -> str:
    """Every line that stood at the same place and said something else, the nearest layer first."""
    told: list[str] = []
    above = line
    for below in (found for layer in lower if (found := layer.get(line.path)) is not None):
        if (above.said, above.citation, above.confidence) != (below.said, below.citation, below.confidence):
            told.append(line_text(below))
            above = below
    return "; ".join(told)


_PERSONS = (
    rules.StandingRule,
    rules.NewcomerRule,
    rules.TemporaryOpinionRule,
    rules.LongSickRule,
    rules.SelfReviewRule,
)
_FORCING = (rules.ForcingFlagRule, rules.ForcingShareRule)


def _scope(on: PageWriter) -> Iterator[PageLine]:
    applies = on.law.applies
    years = {"year_from": str(applies.year_from), "year_to": str(applies.year_to or "")}
    kinds = ", ".join(on.words["kinds"][kind] for kind in applies.period_kinds)
    yield on.line("applies", on.say("years" if applies.year_to else "since", **years), kinds)


def _documents(on: PageWriter) -> Iterator[PageLine]:
    for entry in on.law.documents:
        yield on.line(f"documents[{entry.id}]", entry.cite, _about(entry), confidence=entry.confidence)


def _about(entry: Document) -> str:
    day = f"{date.fromisoformat(entry.date):%d/%m/%Y}" if entry.date else ""
    return "; ".join(part for part in (entry.title, day, entry.issuer, entry.status) if part)


def _levels(on: PageWriter) -> Iterator[PageLine]:
    above: Fraction | None = None
    for entry in on.law.levels:
        label = f"{entry.name} ({entry.short})"
        yield on.line(f"levels[{entry.key}]", label, _bounds(on, entry, above), entry.citation, entry.confidence)
        above = entry.at_least


def _bounds(on: PageWriter, entry: LevelDef, above: Fraction | None) -> str:
    """The points of a level as the text has them: from its least up to the least of the level above."""
    if entry.at_least is None:
        return on.words["words"]["no_bound"]
    key = "at_least" if above is None else "between" if entry.at_least else "below"
    return on.say(key, at_least=show_number(entry.at_least), below=show_number(above or 0))


def _scale(on: PageWriter) -> Iterator[PageLine]:
    scale = on.law.scale
    if scale.kind is ScaleKind.POINTS:
        text = on.say("points", total=str(scale.total), places=str(scale.places))
    else:
        text = on.say("grades", grades=", ".join(grade.name for grade in scale.grades))
    yield on.line("scale", on.words["words"]["everyone"], text, scale.citation, scale.confidence)
    for entry in on.law.criteria:
        for group in entry.groups:
            yield _group(on, entry, group.id)


def _group(on: PageWriter, entry: CriteriaSet, group_id: str) -> PageLine:
    group = next(group for group in entry.groups if group.id == group_id)
    named = on.subjects((entry.subject,))
    label = group.label if group.max is None else on.say("group_max", label=group.label, max=str(group.max))
    labels = {item.id: item.label.rstrip(" .:") for item in group.items}
    items = "; ".join(f"{labels[item.id]} ({item.max})" if item.max else labels[item.id] for item in group.items)
    path = f"criteria[{entry.id}].groups[{group.id}]"
    line = on.line(path, f"{named}, {label}", items, entry.citation, group.confidence)
    return replace(line, citation=f"{entry.appendix}, {line.citation}") if entry.appendix else line


def _of(kinds: tuple[type, ...]) -> Callable[[PageWriter], Iterator[PageLine]]:
    def lines(on: PageWriter) -> Iterator[PageLine]:
        return (on.rule(rule) for rule in on.law.rules if isinstance(rule, kinds))

    return lines


def _checks(on: PageWriter) -> Iterator[PageLine]:
    named = (*_PERSONS, rules.Condition, *_FORCING)
    return (on.rule(rule) for rule in on.law.rules if not isinstance(rule, named))


_CUSTOM_OF_CAP = ("by_group", "exclude_head", "at_cell", "at_deciding")


def _cap(on: PageWriter) -> Iterator[PageLine]:
    cap, names = on.law.cap, on.words["settings"]
    values: dict[str, str] = {
        "share": show_percent(cap.share),
        "raised_share": "" if cap.raised_share is None else show_percent(cap.raised_share),
        "base": on.words["bases"][cap.base],
        "rounding": on.words["roundings"][cap.rounding],
        "by_group": on.flag(value=cap.by_group),
        "exclude_head": on.flag(value=cap.exclude_head),
        "at_cell": on.words["severities"][cap.at_cell],
        "at_deciding": on.words["severities"][cap.at_deciding],
    }
    for name, text in values.items():
        custom = name in _CUSTOM_OF_CAP and cap.custom_citation
        citation, sure = (cap.custom_citation, cap.custom_confidence) if custom else (cap.citation, cap.confidence)
        if text:
            yield on.line(
                f"cap.{name}", names[name], text, citation, cap.rounding_confidence if name == "rounding" else sure
            )


def _meeting(on: PageWriter) -> Iterator[PageLine]:
    meeting, names = on.law.meeting, on.words["settings"]
    base = on.law.ballots.base_names
    yield on.line("meeting.quorum", names["quorum"], str(meeting.quorum), meeting.citation, meeting.confidence)
    quorum_base = base.get(meeting.base, meeting.base)
    yield on.line("meeting.base", names["quorum_base"], quorum_base, meeting.citation, meeting.confidence)
    for name in ("least_days", "draft_working_days"):
        days: int | None = getattr(meeting, name)
        told = () if days is None else (meeting.draft_citation, meeting.draft_confidence)
        yield on.line(f"meeting.{name}", names[name], names["unknown"] if days is None else str(days), *told)
    yield from _ballots(on)


def _ballots(on: PageWriter) -> Iterator[PageLine]:
    ballots, names = on.law.ballots, on.words["settings"]
    values = {
        "secret": ("secret", on.flag(value=ballots.secret)),
        "base": ("ballot_base", ballots.base_names[ballots.base]),
        "cumulative": ("cumulative", on.flag(value=ballots.cumulative)),
        "custom": ("custom", ballots.custom),
    }
    for field, (name, text) in values.items():
        yield on.line(f"ballots.{field}", names[name], text, ballots.citation, ballots.confidence)
    for entry in ballots.thresholds:
        values_of = {"level": on.level(entry.id), "sign": ">" if entry.strict else "≥", "share": str(entry.share)}
        text = on.say("threshold", base=ballots.base_names[ballots.base], **values_of)
        path = f"ballots.thresholds[{entry.id}]"
        yield on.line(path, names["threshold"], text, ballots.citation, entry.confidence)


def _steps(on: PageWriter) -> Iterator[PageLine]:
    for step in on.law.steps:
        yield on.line(f"steps[{step.id}]", step.name, step.who, step.citation, step.confidence)
    for entry in on.law.deciders:
        values = {name: getattr(entry, name) for name in ("self_assesses", "proposes", "decides", "members_decide")}
        parts = fill(on.words["words"]["decides"], {name: value or "–" for name, value in values.items()})
        yield on.line(f"deciders[{entry.id}]", entry.name, parts, entry.citation, entry.confidence)


def _items(name: str) -> Callable[[PageWriter], Iterator[PageLine]]:
    def lines(on: PageWriter) -> Iterator[PageLine]:
        for entry in getattr(on.law, name):
            yield on.line(f"{name}[{entry.id}]", entry.text, "", entry.citation, entry.confidence)

    return lines


def _deadlines(on: PageWriter) -> Iterator[PageLine]:
    for entry in on.law.deadlines:
        yield on.line(f"deadlines[{entry.id}]", entry.name, _day(on, entry), entry.citation, entry.confidence)


def _day(on: PageWriter, entry: Deadline) -> str:
    key = "day_next" if entry.next_year else "day"
    parts = [on.say(key, day=str(entry.day), month=str(entry.month))]
    if entry.before:
        after = date(2000, entry.month, entry.day) + timedelta(days=1)
        parts[0] = on.say("before", last=parts[0], day=str(after.day), month=str(after.month))
    if entry.local:
        parts.append(on.words["words"]["local"])
    if entry.for_year is not None:
        parts.append(on.say("for_year", year=str(entry.for_year)))
    return "; ".join(parts)


def _forms(on: PageWriter) -> Iterator[PageLine]:
    for entry in on.law.subjects:
        form = on.law.form_for(entry.id)
        title = " ".join((*form.title, form.subtitle)).strip()
        yield on.line(
            f"forms[{form.id}]#{entry.id}", entry.name, f"{form.number} – {title}", form.citation, form.confidence
        )
    quarterly = on.law.quarterly
    if quarterly is not None:
        names = {entry.id: entry.name for entry in on.law.subjects}
        text = on.say("quarterly", who="; ".join(names[each] for each in quarterly.subjects), last=str(quarterly.last))
        yield on.line("quarterly", on.words["words"]["by_quarter"], text, quarterly.citation, quarterly.confidence)
    for paper in on.law.papers:
        yield on.line(f"papers[{paper.id}]", paper.title, "", paper.citation, paper.confidence)


def _dossier(on: PageWriter) -> Iterator[PageLine]:
    for entry in on.law.dossier:
        text = on.words["words"]["if_any"] if entry.if_any else ""
        yield on.line(f"dossier[{entry.id}]", entry.name, text, entry.citation, entry.confidence)


def _facts(on: PageWriter) -> Iterator[PageLine]:
    for entry in on.law.facts:
        text = on.words["words"]["fact_flag" if entry.kind is FactKind.FLAG else "fact_share"]
        said = f"{entry.question} ({on.subjects(entry.subjects)}; {text})"
        yield on.line(f"facts[{entry.id}]", entry.name, said)


def _open(on: PageWriter) -> Iterator[PageLine]:
    return (on.line(f"open_points[{entry.id}]", entry.text) for entry in on.law.open_points)


_SECTIONS: tuple[tuple[str, Callable[[PageWriter], Iterator[PageLine]]], ...] = (
    ("scope", _scope),
    ("documents", _documents),
    ("levels", _levels),
    ("scale", _scale),
    ("persons", _of(_PERSONS)),
    ("conditions", _of((rules.Condition,))),
    ("forcing", _of(_FORCING)),
    ("cap", _cap),
    ("meeting", _meeting),
    ("steps", _steps),
    ("order", _items("order")),
    ("notes", _items("notes")),
    ("checks", _checks),
    ("deadlines", _deadlines),
    ("forms", _forms),
    ("dossier", _dossier),
    ("facts", _facts),
    ("open_points", _open),
)

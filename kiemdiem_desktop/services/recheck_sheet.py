"""An earlier result read by its own rules, twice: as it was found and as it stands with its corrections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from uuid import UUID

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.grading import Level, Step
from kiemdiem_desktop.domain.recheck import (
    Correction,
    RecheckFinding,
    RecheckLine,
    RecheckSheet,
    is_late,
)
from kiemdiem_desktop.domain.sheets import PeriodSheet
from kiemdiem_desktop.forms.checks import Severity
from kiemdiem_desktop.forms.wording import fill
from kiemdiem_desktop.regulations.conditions import applies, share_of
from kiemdiem_desktop.regulations.evaluate import evaluate
from kiemdiem_desktop.regulations.facts import BallotFacts, PeriodFacts, SubjectFacts
from kiemdiem_desktop.regulations.findings import Finding, current_level
from kiemdiem_desktop.regulations.pack import Regulation
from kiemdiem_desktop.regulations.rules import ForcingFlagRule, ForcingShareRule, UnknownRule
from kiemdiem_desktop.services.facts import DISCIPLINED, period_facts

DEADLINES = frozenset({"recheck", "correction"})
"""The ids under which a regulation or overlay may name the deadline."""

UNCERTAIN = frozenset({"uncertain", "unknown"})
"""Variants of sentences that say what is not known."""

_UNPROVEN = "discipline_unproven"

NAMED = 5
"""So many names are said before the rest is counted."""

Levels = Mapping[UUID, Level | None]
Key = tuple[str, str, UUID | None, str]


def deadline_of(regulation: Regulation, year: int) -> date | None:
    """The last day on which a correction of this year's results is in time, as the regulation says."""
    for entry in regulation.deadlines:
        if entry.id in DEADLINES and entry.for_year in {None, year}:
            return date(year + entry.next_year, entry.month, entry.day)
    return None


def in_force(corrections: Iterable[Correction]) -> list[Correction]:
    """The corrections that changed a level, the earliest first."""
    return sorted((entry for entry in corrections if entry.in_force), key=lambda entry: entry.id.int)


def found_levels(corrections: Iterable[Correction]) -> Levels:
    """The levels that stood before any correction, of the corrected alone."""
    found: dict[UUID, Level | None] = {}
    for entry in in_force(corrections):
        if entry.subject_id is not None:
            found.setdefault(entry.subject_id, entry.old_level)
    return found


def standing_levels(corrections: Iterable[Correction]) -> Levels:
    """The levels that stand now, of the corrected alone; none where a correction took the level away."""
    return {entry.subject_id: entry.new_level for entry in in_force(corrections) if entry.subject_id is not None}


def earlier_facts(sheet: PeriodSheet, regulation: Regulation, changed: Levels) -> PeriodFacts:
    """What is known of an earlier period, with these levels in place of the stored ones.

    What a book that only took over the results cannot know, reviews and who was at which meeting, is unknown here.
    """
    facts = period_facts(sheet, regulation, deciding=True)
    told = bool(sheet.records.reviews)
    held = {str(round_.ballot.id) for meeting in sheet.meetings if meeting.sessions for round_ in meeting.ballots}
    rounds = {str(ballot.id): ballot.voters_present for ballot in sheet.records.ballots}
    return replace(
        facts,
        subjects=tuple(_earlier(subject, changed, told=told) for subject in facts.subjects),
        ballots=tuple(ballot if ballot.id in held else _unheld(ballot, rounds) for ballot in facts.ballots),
    )


def _earlier(subject: SubjectFacts, changed: Levels, *, told: bool) -> SubjectFacts:
    known = subject if told else replace(subject, has_self_review=None)
    if not told and not known.earlier_total:
        known = replace(known, earlier_total=None, earlier_remedied=None)
    subject_id = UUID(subject.id)
    if subject_id not in changed:
        return known
    level = changed[subject_id]
    return replace(known, levels={} if level is None else {**known.levels, Step.DECIDED: level})


def _unheld(ballot: BallotFacts, rounds: Mapping[str, int | None]) -> BallotFacts:
    return replace(ballot, may_vote=None, present_voters=rounds.get(ballot.id))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """The period with everything that its lines are made of."""

    sheet: PeriodSheet
    regulation: Regulation
    today: date
    deadline: date | None
    names: Mapping[UUID, str]
    levels: Mapping[UUID, Level | None]
    standing: frozenset[Key]
    found: PeriodFacts


def build_recheck(
    sheet: PeriodSheet, regulation: Regulation, words: Mapping[str, str], today: date, deadline: date | None
) -> RecheckSheet:
    """Read the results by their rules; ``words`` say what a book without reviews or ballots does not know."""
    corrections = sheet.records.corrections
    found = earlier_facts(sheet, regulation, found_levels(corrections))
    standing = _findings(regulation, earlier_facts(sheet, regulation, standing_levels(corrections)))
    case = _Case(
        sheet=sheet,
        regulation=regulation,
        today=today,
        deadline=deadline,
        names={subject.id: subject.name for subject in sheet.subjects},
        levels={UUID(subject.id): current_level(subject) for subject in found.subjects},
        standing=frozenset(_key(finding) for finding in standing),
        found=found,
    )
    before = _findings(regulation, found)
    keys = {_key(finding) for finding in before}
    everything = [*before, *(finding for finding in standing if _key(finding) not in keys)]
    faults = [finding for finding in everything if not finding.unknown]
    lines = [*_lines(case, faults, corrections), *_unknown(case, everything, words)]
    return RecheckSheet(
        period=sheet.period,
        regulation=regulation.full_title,
        today=today,
        deadline=deadline,
        lines=tuple(lines),
        names=case.names,
        subjects=len(sheet.subjects),
        classified=sum(level is not None for level in case.levels.values()),
    )


def _findings(regulation: Regulation, facts: PeriodFacts) -> list[RecheckFinding]:
    """What speaks against the result, and what is unknown; notes that only explain are left out."""
    asking = {rule.id for rule in regulation.rules if isinstance(rule, UnknownRule)}
    found = [_plain(finding, asking) for finding in evaluate(regulation, facts)]
    return [finding for finding in found if finding.unknown or finding.severity != Severity.NOTE]


def _plain(finding: Finding, asking: set[str]) -> RecheckFinding:
    return RecheckFinding(
        rule=finding.rule,
        variant=finding.variant,
        subject_id=None if finding.subject_id is None else UUID(finding.subject_id),
        severity=finding.severity.value,
        sentence=finding.sentence,
        citation=finding.citation,
        unknown=finding.rule in asking or finding.variant in UNCERTAIN,
        numbers=finding.numbers,
    )


def _key(finding: RecheckFinding) -> Key:
    return finding.rule, finding.variant, finding.subject_id, finding.numbers.get("group", "")


def _lines(case: _Case, faults: list[RecheckFinding], corrections: tuple[Correction, ...]) -> Iterator[RecheckLine]:
    left = sorted(corrections, key=lambda entry: entry.id.int)
    for finding in faults:
        mine = [entry for entry in left if belongs(entry, finding, faults)]
        left = [entry for entry in left if entry not in mine]
        answers: list[Correction | None] = [*mine] or [None]
        for entry in answers:
            yield _line(case, finding, entry, remains=_key(finding) in case.standing)
    for other in left:
        yield _line(case, _remembered(other), other, remains=False)


def belongs(entry: Correction, finding: RecheckFinding, faults: Iterable[RecheckFinding]) -> bool:
    """Say whether a correction answers a finding; of several about the whole period its sentence tells which."""
    if (entry.rule, entry.variant) != (finding.rule, finding.variant):
        return False
    if finding.subject_id is not None:
        return entry.subject_id == finding.subject_id
    alike = [other for other in faults if (other.rule, other.variant) == (entry.rule, entry.variant)]
    if any(other.subject_id is not None and other.subject_id == entry.subject_id for other in alike):
        return False
    general = [other for other in alike if other.subject_id is None]
    return len(general) == 1 or entry.sentence == finding.sentence


def _remembered(entry: Correction) -> RecheckFinding:
    """A finding that no rule makes any more, in the words that its correction kept."""
    return RecheckFinding(
        rule=entry.rule,
        variant=entry.variant,
        subject_id=entry.subject_id,
        severity=Severity.NOTE.value,
        sentence=entry.sentence,
        citation=entry.citation,
    )


def _line(case: _Case, finding: RecheckFinding, entry: Correction | None, *, remains: bool) -> RecheckLine:
    subject_id = entry.subject_id if entry and entry.subject_id else finding.subject_id
    gone = entry is None and not remains
    return RecheckLine(
        finding=finding,
        subject_id=subject_id,
        subject_name=case.names.get(subject_id, "") if subject_id else "",
        level=case.levels.get(subject_id) if subject_id else None,
        correction=entry,
        remains=remains,
        late=not gone and is_late(entry, case.deadline, case.today),
    )


def _unknown(case: _Case, findings: list[RecheckFinding], words: Mapping[str, str]) -> Iterator[RecheckLine]:
    records = case.sheet.records
    absent = {"reviews": not records.reviews, "ballots": not records.sessions and not records.ballots}
    own = [_unknown_finding(key, words[key]) for key, missing in absent.items() if missing]
    forcing = _unasked(case, words)
    for finding in (*own, *_unproven(case, words), *forcing, *(finding for finding in findings if finding.unknown)):
        yield replace(_line(case, finding, None, remains=True), late=False)


def _unproven(case: _Case, words: Mapping[str, str]) -> Iterator[RecheckFinding]:
    """Who is said to have been disciplined, without the paper that says so."""
    unknown = {UUID(subject.id) for subject in case.found.subjects if DISCIPLINED not in subject.flags}
    for subject in case.sheet.subjects:
        if subject.id in unknown and subject.facts is not None and subject.facts.discipline_unproven:
            sentence = fill(words["unproven"], {"name": subject.name})
            yield replace(_unknown_finding(_UNPROVEN, sentence), subject_id=subject.id)


def _unknown_finding(rule: str, sentence: str, citation: str = "") -> RecheckFinding:
    return RecheckFinding(
        rule=rule,
        variant="unknown",
        subject_id=None,
        severity=Severity.NOTE.value,
        sentence=sentence,
        citation=citation,
        unknown=True,
    )


def _unasked(case: _Case, words: Mapping[str, str]) -> Iterator[RecheckFinding]:
    """The facts that would force the lowest level and that nobody answered, each once with whom it is about."""
    graded = [subject for subject in case.found.subjects if current_level(subject) not in {None, Level.NOT_COMPLETED}]
    facts = {fact.id: fact.name for fact in case.regulation.facts}
    for rule in case.regulation.rules:
        if not isinstance(rule, ForcingFlagRule | ForcingShareRule) or not rule.enabled:
            continue
        names = [subject.name for subject in graded if applies(rule, subject) and not _answered(rule, subject)]
        if names:
            citation = case.regulation.cite(rule.citation)
            values = {
                "fact": facts.get(rule.fact, rule.short),
                "count": str(len(names)),
                "names": _some(names, words),
                "citation": citation,
            }
            yield _unknown_finding(rule.id, fill(words["forcing"], values), citation)


def _answered(rule: ForcingFlagRule | ForcingShareRule, subject: SubjectFacts) -> bool:
    if isinstance(rule, ForcingFlagRule):
        return rule.fact in subject.flags
    return share_of(subject, rule.fact) is not None


def _some(names: list[str], words: Mapping[str, str]) -> str:
    shown = ", ".join(names[:NAMED])
    rest = len(names) - NAMED
    return fill(words["others"], {"names": shown, "count": str(rest)}) if rest > 0 else shown

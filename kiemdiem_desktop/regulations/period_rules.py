"""The rules about the period as a whole: the ceiling, the order, meetings, ballots and the balance of persons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import TypeAlias

from kiemdiem_desktop.domain.grading import Level
from kiemdiem_desktop.domain.viet import person_key
from kiemdiem_desktop.forms.checks import Severity
from kiemdiem_desktop.forms.schema import SubjectKind
from kiemdiem_desktop.forms.wording import fill
from kiemdiem_desktop.regulations.cap import allowed, cap_limit, formula, share
from kiemdiem_desktop.regulations.conditions import applies
from kiemdiem_desktop.regulations.facts import BallotFacts, MeetingFacts, Role, SubjectFacts, VoteFacts
from kiemdiem_desktop.regulations.findings import Case, Finding, better, weigh
from kiemdiem_desktop.regulations.numbers import show_percent
from kiemdiem_desktop.regulations.rules import (
    BalanceRule,
    BallotArithmeticRule,
    BallotMajorityRule,
    BallotSecrecyRule,
    CapRule,
    CellAfterMembersRule,
    Effect,
    QuorumRule,
)
from kiemdiem_desktop.regulations.settings import CapBase, ElectorateBase

Findings: TypeAlias = Iterator[Finding]


def cap(case: Case, rule: CapRule) -> Findings:
    """The excellent of each group against the ceiling; collectives only where cells are compared."""
    if case.facts.cap_raised and not case.facts.raised_ground:
        percent = show_percent(share(case.regulation.cap, raised=True))
        yield weigh(case.say(rule, "no_ground", share=percent), Severity.WARN)
    for group, levels in sorted(cap_groups(case).items()):
        finding = _over(case, rule, group, levels)
        if finding is not None:
            yield finding


def cap_groups(case: Case) -> dict[str, list[Level]]:
    """Return the counted levels by the name of the group that the ceiling is taken in."""
    groups: dict[str, list[Level]] = {}
    for subject in case.facts.subjects:
        level = case.counted(subject)
        collective = subject.kind is SubjectKind.COLLECTIVE
        left_out = case.regulation.cap.exclude_head and subject.role is Role.HEAD
        if level and not left_out and (case.facts.deciding or not collective):
            groups.setdefault(_group(case, subject), []).append(level)
    return groups


def _group(case: Case, subject: SubjectFacts) -> str:
    if subject.kind is not SubjectKind.COLLECTIVE and not case.regulation.cap.by_group:
        return ""
    return subject.cap_group or next(entry.name for entry in case.regulation.subjects if entry.id is subject.kind)


def _over(case: Case, rule: CapRule, group: str, levels: list[Level]) -> Finding | None:
    settings, raised = case.regulation.cap, case.facts.cap_raised
    proposed = levels.count(Level.EXCELLENT)
    good, classified = levels.count(Level.GOOD), len(levels)
    pool = proposed + good
    bases = {CapBase.GOOD: good, CapBase.GOOD_OR_BETTER: pool, CapBase.ALL_CLASSIFIED: classified}
    base = bases[settings.base]
    over = proposed - allowed(settings, base, raised=raised)
    if over <= 0:
        return None
    finding = case.say(
        rule,
        settings.base,
        group=f"{group}: " if group else "",
        base=str(base),
        formula=formula(settings, base, raised=raised),
        proposed=str(proposed),
        over=str(over),
        pool=str(pool),
        limit=str(cap_limit(settings, classified=classified, pool=pool, raised=raised)),
    )
    finding = weigh(finding, settings.at_deciding if case.facts.deciding else settings.at_cell)
    reason = case.facts.reasons.get(rule.id, "")
    if finding.severity is Severity.WARN and reason:
        kept = fill(rule.sentences["reason"], {"reason": reason, "name": "", "citation": finding.citation})
        return replace(finding, severity=Severity.NOTE, sentence=f"{finding.sentence} {kept}")
    return finding


def cell_after_members(case: Case, rule: CellAfterMembersRule) -> Findings:
    """A collective classified while members still have no level."""
    waiting = [person for person in _expected(case) if case.counted(person) is None]
    for subject in case.facts.subjects:
        if _is_of(rule, subject) and case.counted(subject) and waiting:
            yield case.say(rule, "early", subject, count=str(len(waiting)), names=_names(waiting))


def _is_of(rule: CellAfterMembersRule, subject: SubjectFacts) -> bool:
    return subject.kind is SubjectKind.COLLECTIVE and applies(rule, subject)


def quorum(case: Case, rule: QuorumRule) -> Findings:
    """Each deciding meeting against the quorum of the settings."""
    for meeting in case.facts.meetings:
        yield from _quorum(case, rule, meeting)


def quorum_needed(base: int, case: Case) -> int:
    """Return the least number of those present that makes a meeting of this size valid."""
    settings = case.regulation.meeting
    exact = settings.quorum * base
    whole = -(-exact.numerator // exact.denominator)
    return whole + 1 if settings.strict and exact == whole else whole


def _quorum(case: Case, rule: QuorumRule, meeting: MeetingFacts) -> Findings:
    summoned = case.regulation.meeting.base is ElectorateBase.SUMMONED
    present = meeting.present if summoned else meeting.present_voters
    base = meeting.summoned if summoned else meeting.may_vote
    if present is None or base is None:
        yield case.note(rule, "unknown", name=meeting.name)
    elif present < quorum_needed(base, case):
        needed = str(quorum_needed(base, case))
        yield case.say(rule, "short", name=meeting.name, present=str(present), base=str(base), needed=needed)


def ballot_arithmetic(case: Case, rule: BallotArithmeticRule) -> Findings:
    """Totals of a ballot that contradict one another."""
    for ballot in case.facts.ballots:
        pairs = (
            ("issued", {"issued": ballot.issued, "voters": ballot.present_voters}),
            ("collected", {"collected": ballot.collected, "issued": ballot.issued}),
        )
        for variant, numbers in pairs:
            first, second = numbers.values()
            if first is not None and second is not None and first > second:
                yield case.say(rule, variant, name=ballot.name, **{key: str(number) for key, number in numbers.items()})
        yield from _over_voters(case, rule, ballot)
        yield from _split(case, rule, ballot)
        yield from _votes(case, rule, ballot)


def _over_voters(case: Case, rule: BallotArithmeticRule, ballot: BallotFacts) -> Findings:
    """More papers than people, where nobody entered how many were handed out."""
    papers, voters = ballot.collected, ballot.present_voters
    if "voters" not in rule.sentences or ballot.issued is not None or papers is None or voters is None:
        return
    if papers > voters:
        yield case.say(rule, "voters", name=ballot.name, collected=str(papers), voters=str(voters))


def _split(case: Case, rule: BallotArithmeticRule, ballot: BallotFacts) -> Findings:
    valid, invalid, collected = ballot.valid, ballot.invalid, ballot.collected
    if valid is None or invalid is None or collected is None or valid + invalid == collected:
        return
    numbers = {"valid": str(valid), "invalid": str(invalid), "sum": str(valid + invalid), "collected": str(collected)}
    yield case.say(rule, "split", name=ballot.name, **numbers)


def _votes(case: Case, rule: BallotArithmeticRule, ballot: BallotFacts) -> Findings:
    subjects = {subject.id: subject for subject in case.facts.subjects}
    for tally in ballot.tallies:
        subject = subjects.get(tally.subject_id)
        limits = {"votes": ballot.valid, "votes_voters": None if ballot.valid is not None else ballot.present_voters}
        for variant, most in limits.items():
            if subject and most is not None and tally.total > most and variant in rule.sentences:
                most_name = "valid" if variant == "votes" else "voters"
                yield case.say(rule, variant, subject, votes=str(tally.total), **{most_name: str(most)})


def ballot_secrecy(case: Case, rule: BallotSecrecyRule) -> Findings:
    """Ballots whose totals reveal votes: few voters, or all of one mind."""
    for ballot in case.facts.ballots:
        voters = ballot.collected if ballot.present_voters is None else ballot.present_voters
        if voters is None:
            continue
        if voters <= rule.voters_at_most:
            yield case.say(rule, "small", name=ballot.name, voters=str(voters), limit=str(rule.voters_at_most))
        elif any(_unanimous(tally, ballot) for tally in ballot.tallies):
            yield case.say(rule, "unanimous", name=ballot.name, voters=str(voters))


def _unanimous(tally: VoteFacts, ballot: BallotFacts) -> bool:
    counts = (*tally.votes.values(), tally.agree or 0, tally.disagree or 0)
    return bool(ballot.valid) and ballot.valid == ballot.collected and max(counts) == ballot.valid


def ballot_majority(case: Case, rule: BallotMajorityRule) -> Findings:
    """The votes for each proposed level against the threshold of the settings."""
    thresholds = {threshold.id: threshold for threshold in case.regulation.ballots.thresholds}
    settings = case.regulation.ballots
    for subject in case.facts.subjects:
        level = case.counted(subject)
        found = _decisive(case, subject, level) if level else None
        if level is None or found is None or level not in thresholds:
            continue
        votes, base = found
        threshold = thresholds[level]
        needed = threshold.share * base
        if not (votes > needed if threshold.strict else votes >= needed):
            numbers = {"votes": str(votes), "base": str(base), "base_name": settings.base_names[settings.base]}
            percent = show_percent(share_of_votes(votes, base))
            shown = f"{'> ' if threshold.strict else '≥ '}{threshold.share}"
            yield case.say(rule, "below", subject, percent=percent, threshold=shown, level=case.name(level), **numbers)


def share_of_votes(votes: int, base: int) -> Fraction:
    """Return the votes as a share of the base; none of nobody is nothing."""
    return Fraction(votes, base) if base else Fraction(0)


def vote_base(case: Case, ballot: BallotFacts) -> int | None:
    """Return the number that percentages of a ballot are taken of, by the settings."""
    bases = {
        ElectorateBase.MAY_VOTE: ballot.may_vote,
        ElectorateBase.SUMMONED: ballot.may_vote,
        ElectorateBase.PRESENT_VOTERS: ballot.present_voters,
        ElectorateBase.COLLECTED: ballot.collected,
        ElectorateBase.VALID: ballot.valid,
    }
    return bases[case.regulation.ballots.base]


def _decisive(case: Case, subject: SubjectFacts, level: Level) -> tuple[int, int] | None:
    """The votes for the level and their base, in the last ballot that asked about it."""
    for ballot in sorted(case.facts.ballots, key=lambda ballot: (-ballot.round, ballot.id)):
        tally = next((tally for tally in ballot.tallies if tally.subject_id == subject.id), None)
        votes = None if tally is None else _for_level(case, tally, level)
        base = vote_base(case, ballot)
        if votes is not None and base is not None:
            return votes, base
    return None


def _for_level(case: Case, tally: VoteFacts, level: Level) -> int | None:
    if tally.agree is not None or tally.disagree is not None:
        return (tally.agree or 0) if level is Level.EXCELLENT else None
    if not tally.votes:
        return None
    if not case.regulation.ballots.cumulative:
        return tally.votes.get(level, 0)
    return sum(count for marked, count in tally.votes.items() if not better(level, marked))


def balance(case: Case, rule: BalanceRule) -> Findings:
    """Present = exempt + not yet + reviewed, with the persons who are in none of these."""
    persons = [person for person in _persons(case) if case.participation(person).effect is not Effect.ELSEWHERE]
    exempt = sum(case.participation(person).effect is Effect.EXEMPT for person in persons)
    reviewed = sum(case.counted(person) is not None for person in persons)
    open_ones = [person for person in _expected(case) if case.counted(person) is None]
    not_yet = len(persons) - exempt - reviewed - len(open_ones)
    numbers = {"exempt": str(exempt), "not_yet": str(not_yet), "reviewed": str(reviewed)}
    if open_ones:
        count, present = str(len(open_ones)), str(len(persons))
        yield case.say(rule, "unaccounted", present=present, count=count, names=_names(open_ones), **numbers)
    if case.facts.roster is not None and case.facts.roster != len(persons):
        yield case.say(rule, "roster", present=str(case.facts.roster), sum=str(len(persons)), **numbers)


def _persons(case: Case) -> list[SubjectFacts]:
    return [subject for subject in case.facts.subjects if subject.kind is not SubjectKind.COLLECTIVE]


def _expected(case: Case) -> list[SubjectFacts]:
    """The members from whom a level is expected and who have no recorded reason to be without one."""
    return [
        person
        for person in _persons(case)
        if case.participation(person).classified and (not person.not_reviewed_reason or case.counted(person))
    ]


def _names(persons: list[SubjectFacts]) -> str:
    return ", ".join(person.name for person in sorted(persons, key=lambda person: (person_key(person.name), person.id)))

"""How the regulation's words reach the screen: names of levels, and findings as sentences with their clause."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from kiemdiem_desktop.domain.grading import Level
from kiemdiem_desktop.domain.overview import CapLine
from kiemdiem_desktop.domain.sheets import SubjectSheet
from kiemdiem_desktop.domain.viet import whole_percents
from kiemdiem_desktop.forms.checks import Severity
from kiemdiem_desktop.regulations.explain import LevelOffer
from kiemdiem_desktop.regulations.findings import Finding
from kiemdiem_desktop.regulations.pack import Regulation
from kiemdiem_desktop.ui.tables.verdict import Verdict

SIGNS: Mapping[Severity, str] = {Severity.BLOCK: "⛔", Severity.WARN: "⚠", Severity.NOTE: "ℹ"}
_WEIGHT = (Severity.BLOCK, Severity.WARN, Severity.NOTE)


def level_names(regulation: Regulation) -> dict[Level, str]:
    """The official names of the levels, best first."""
    return {level: regulation.level(level).name for level in Level}


def short_level_names(regulation: Regulation) -> dict[Level, str]:
    """The short names of the levels, best first."""
    return {level: regulation.level(level).short for level in Level}


def finding_sentence(finding: Finding) -> str:
    """Write a finding with its clause and its cure."""
    said = finding.sentence
    if finding.citation and finding.citation not in said:
        said = f"{said} ({finding.citation})"
    return whole_percents(f"{SIGNS[finding.severity]} {said} {finding.cure}".rstrip())


def heaviest_first(findings: Iterable[Finding]) -> list[Finding]:
    """Order findings by weight and otherwise leave them as they came."""
    return sorted(findings, key=lambda found: _WEIGHT.index(found.severity))


def count_of(findings: Sequence[Finding], severity: Severity) -> int:
    """Count the findings of one weight."""
    return sum(found.severity is severity for found in findings)


def group_name(line: CapLine) -> str:
    """Name the group of a cap; the cell as a whole where there are no groups."""
    return line.group or QCoreApplication.translate("Verdicts", "Cả chi bộ")


def cap_sentence(line: CapLine) -> str:
    """Say how many stand at the best level, how many may, and how that is worked out."""
    text = QCoreApplication.translate(
        "Verdicts",
        "{sign} {group}: {excellent} người ở mức cao nhất. Theo số hiện nay: {formula}; trong {pool} người ở hai mức"
        " đầu, tối đa {limit} người ở mức cao nhất ({citation}).",
    )
    return text.format(
        sign="⚠" if line.exceeded else "✓",
        group=group_name(line),
        excellent=line.excellent,
        limit=line.limit,
        pool=line.excellent + line.good,
        formula=line.sentence,
        citation=line.citation,
    )


def votes_text(subject: SubjectSheet, names: Mapping[Level, str]) -> str:
    """Write the totals of the latest round: the votes for each level that has any."""
    line = subject.last_tally()
    if line is None or not line.tally.votes:
        return ""
    tally = line.tally
    if tally.agree is not None or tally.disagree is not None:
        return f"{tally.agree or 0} / {(tally.agree or 0) + (tally.disagree or 0)}"
    counted = [(names[level], getattr(tally, level.value) or 0) for level in Level]
    return " · ".join(f"{count} {name}" for name, count in counted if count)


def verdict_of(offers: Iterable[LevelOffer]) -> Verdict:
    """Say of each level why it is not offered, or what warns of it."""
    told = tuple(offers)
    return Verdict(
        refusals={offer.level: _sentences(offer, Severity.BLOCK) for offer in told if not offer.open},
        cautions={offer.level: _sentences(offer, Severity.WARN) for offer in told if offer.open and offer.reasons},
    )


def _sentences(offer: LevelOffer, severity: Severity) -> str:
    return " ".join(found.sentence for found in offer.reasons if found.severity is severity)

"""A pack proves itself: facts with the findings that they must give, run before a pack is taken in."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from pathlib import Path

import msgspec

from kiemdiem_desktop.base import files
from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.forms.checks import Severity
from kiemdiem_desktop.regulations.evaluate import evaluate
from kiemdiem_desktop.regulations.facts import PeriodFacts
from kiemdiem_desktop.regulations.faults import invalid
from kiemdiem_desktop.regulations.findings import Finding
from kiemdiem_desktop.regulations.pack import Regulation
from kiemdiem_desktop.regulations.tree import EXAMPLES


class Expected(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A finding that must come; its sentence only where it is given."""

    rule: str
    variant: str
    severity: Severity
    subject: str = ""
    sentence: str = ""


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Facts and all the findings that they give, but for the rules that the example ignores."""

    name: str
    findings: tuple[Expected, ...]
    ignore: tuple[str, ...] = ()
    facts: PeriodFacts = msgspec.field(default_factory=PeriodFacts)


class Examples(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The examples of one pack or overlay."""

    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An example that did not hold, and the findings that were missing or too many."""

    example: str
    missing: tuple[str, ...]
    surplus: tuple[str, ...]

    @property
    def problem(self) -> str:
        """Both lists in one line: what is missing with a minus, what is too many with a plus."""
        return "; ".join([*(f"- {line}" for line in self.missing), *(f"+ {line}" for line in self.surplus)])


def read_examples(folder: Path) -> tuple[Example, ...]:
    """Read the examples of a pack's folder, if it has any; KnownError ``pack_invalid`` where they cannot be read."""
    path = folder / EXAMPLES
    if not path.is_file():
        return ()
    try:
        return msgspec.toml.decode(files.read(path), type=Examples, dec_hook=_decode).examples
    except (msgspec.MsgspecError, ValueError) as error:
        raise invalid(EXAMPLES, "", str(error)) from error


def failure(regulation: Regulation, example: Example) -> Failure | None:
    """Run one example; None when it gives exactly its findings."""
    found = [finding for finding in evaluate(regulation, example.facts) if finding.rule not in example.ignore]
    have, want = Counter(map(_found, found)), Counter(map(_wanted, example.findings))
    sentences = {finding.sentence for finding in found}
    unsaid = [item.sentence for item in example.findings if item.sentence and item.sentence not in sentences]
    missing, surplus = sorted((want - have).elements()), sorted((have - want).elements())
    if not (missing or surplus or unsaid):
        return None
    said = [finding.sentence for finding in found if finding.rule in {item.rule for item in example.findings}]
    return Failure(example=example.name, missing=(*missing, *unsaid), surplus=(*surplus, *(said if unsaid else ())))


def failures(regulation: Regulation, examples: tuple[Example, ...]) -> tuple[Failure, ...]:
    """Run examples and return those that do not hold."""
    return tuple(found for found in (failure(regulation, example) for example in examples) if found is not None)


def _found(finding: Finding) -> str:
    return f"{finding.rule} {finding.variant} {finding.subject_id or ''} {finding.severity}"


def _wanted(item: Expected) -> str:
    return f"{item.rule} {item.variant} {item.subject} {item.severity}"


def _decode(kind: type, node: object) -> object:
    if kind is Fraction and isinstance(node, str | int) and not isinstance(node, bool):
        return Fraction(node)
    raise ValueError(node)

"""Every pack's examples give exactly the findings that stand beside them."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from support.packs import read_fraction

from kiemdiem_desktop.base.paths import resource
from kiemdiem_desktop.forms.checks import Severity
from kiemdiem_desktop.regulations.catalog import Catalog
from kiemdiem_desktop.regulations.evaluate import evaluate
from kiemdiem_desktop.regulations.facts import PeriodFacts


class Expected(msgspec.Struct, forbid_unknown_fields=True):
    rule: str
    variant: str
    severity: Severity
    subject: str | None = None
    sentence: str = ""


class Example(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    findings: tuple[Expected, ...]
    ignore: tuple[str, ...] = ()
    facts: PeriodFacts = msgspec.field(default_factory=PeriodFacts)


class Examples(msgspec.Struct, forbid_unknown_fields=True):
    examples: tuple[Example, ...]


def cases() -> list[tuple[Path, Example]]:
    paths = sorted(resource("regulations").glob("*/examples.toml"))
    return [(path, case) for path in paths for case in read(path).examples]


def read(path: Path) -> Examples:
    return msgspec.toml.decode(path.read_bytes(), type=Examples, dec_hook=read_fraction)


@pytest.mark.parametrize(("path", "case"), cases(), ids=lambda value: getattr(value, "name", ""))
def test_an_example_gives_its_findings(path: Path, case: Example) -> None:
    regulation = Catalog([path.parent.parent]).load(path.parent.name).regulation
    found = [item for item in evaluate(regulation, case.facts) if item.rule not in case.ignore]
    assert sorted((item.rule, item.variant, item.subject_id or "", item.severity) for item in found) == sorted(
        (item.rule, item.variant, item.subject or "", item.severity) for item in case.findings
    )
    sentences = {item.sentence for item in found}
    assert {item.sentence for item in case.findings if item.sentence} <= sentences

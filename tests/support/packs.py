"""The packs of the program and small overlays over them, for tests of the regulations floor."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar

import msgspec

from kiemdiem_desktop.base.paths import resource
from kiemdiem_desktop.forms.checks import Severity
from kiemdiem_desktop.forms.schema import Confidence
from kiemdiem_desktop.regulations.catalog import Catalog, LoadedPack
from kiemdiem_desktop.regulations.pack import Regulation
from kiemdiem_desktop.regulations.rules import Rule, RuleBase

RuleT = TypeVar("RuleT", bound=RuleBase)

PACK_ID = "qd366-2025"


@cache
def pack() -> LoadedPack:
    """Load the 2025 pack once."""
    return Catalog([resource("regulations")]).load(PACK_ID)


@cache
def law(pack_id: str, *overlays: str) -> Regulation:
    """Load a shipped pack with overlays once."""
    return Catalog([resource("regulations")]).load(pack_id, overlays).regulation


def with_rules(*changed: Rule) -> Regulation:
    """Return the 2025 pack with these rules alone."""
    return msgspec.structs.replace(pack().regulation, rules=changed)


def rule(kind: type[RuleT], **fields: object) -> RuleT:
    """Make a rule whose sentences only name their gaps, for tests of the arithmetic behind them."""
    sentences = {variant: " ".join(f"{{{gap}}}" for gap in sorted(used)) for variant, used in kind.GAPS.items()}
    common: dict[str, Any] = {
        "id": "tried",
        "citation": "practice",
        "confidence": Confidence.PRACTICE,
        "severity": Severity.WARN,
        "sentences": sentences,
    }
    return kind(**common | fields)

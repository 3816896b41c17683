"""What stands against a level that might be given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.grading import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the rules say of each level for one subject: why it is not offered, and what warns of it."""

    refusals: Mapping[Level, str] = field(default_factory=dict)
    cautions: Mapping[Level, str] = field(default_factory=dict)

    def against(self, level: Level | None) -> str:
        """Say what stands against a level, or warns of it."""
        return "" if level is None else self.refusals.get(level, "") or self.cautions.get(level, "")

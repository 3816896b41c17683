"""Every fault that is tried, under a short name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from faults.killing import killed

if TYPE_CHECKING:
    from faults.verdicts import Fault

FAULTS: dict[str, Fault] = {
    "kill": killed,
}

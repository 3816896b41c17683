"""What was typed, made ready to be stored: text is NFC, one-line fields hold one line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeVar

from kiemdiem_desktop.domain.viet import nfc, one_line

V = TypeVar("V")


def cleaned(value: V, *, lines: Iterable[str] = (), texts: Iterable[str] = ()) -> V:
    """Return the dataclass with these fields normalised; line breaks stay in ``texts`` only."""
    changes: dict[str, Any] = {name: one_line(getattr(value, name)) for name in lines}
    changes |= {name: nfc(getattr(value, name)) for name in texts}
    return replace(value, **changes)  # type: ignore[type-var] # any frozen value of the field

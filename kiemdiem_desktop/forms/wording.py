"""Official sentences with gaps: ``{name}`` is filled with a value, nothing else is interpreted."""

from __future__ import annotations

import re
from collections.abc import Mapping

_GAP = re.compile(r"\{([a-z][a-z0-9_]*)\}")


def gaps(template: str) -> frozenset[str]:
    """Return the names of the gaps in a template."""
    return frozenset(_GAP.findall(template))


def fill(template: str, values: Mapping[str, str]) -> str:
    """Fill every gap; KeyError where a value is missing. Braces in values stay as they are."""
    return _GAP.sub(lambda gap: values[gap[1]], template)


def fill_blank(template: str, values: Mapping[str, str], blank: str = "……") -> str:
    """Fill the gaps that have a value and put dots into the others, as blank papers do."""
    return _GAP.sub(lambda gap: values.get(gap[1]) or blank, template)

from __future__ import annotations

import pytest

from kiemdiem_desktop.domain.overview import CapLine


@pytest.mark.parametrize(("excellent", "exceeded"), [(0, False), (3, False), (4, True)])
def test_the_cap_is_exceeded_above_its_limit(excellent: int, exceeded: object) -> None:
    line = CapLine(group="", good=15, excellent=excellent, limit=3, sentence="20 % × 15 = 3", citation="")
    assert line.exceeded is exceeded

from __future__ import annotations

import pytest

from kiemdiem_desktop.domain.posts import is_deputy, is_head, is_of_committee, post_rank

ROWS = (
    ("Bí thư chi bộ", True, False, True, 0),
    ("BÍ THƯ", True, False, True, 0),
    ("Phó Bí thư chi bộ", False, True, True, 1),
    ("Chi ủy viên", False, False, True, 2),
    ("chi uy vien", False, False, True, 2),
    ("Tổ trưởng tổ đảng", False, False, False, 2),
    ("", False, False, False, 3),
)


@pytest.mark.parametrize(("post", "head", "deputy", "committee", "rank"), ROWS)
def test_a_post_tells_its_holders_place(post: str, *, head: bool, deputy: bool, committee: bool, rank: int) -> None:
    assert (is_head(post), is_deputy(post), is_of_committee(post), post_rank(post)) == (head, deputy, committee, rank)

from __future__ import annotations

import pytest

from kiemdiem_desktop.base.ids import CountingIds
from kiemdiem_desktop.domain.form_kind import propose_kind
from kiemdiem_desktop.domain.member import Member, MemberKind


@pytest.mark.parametrize(
    ("party_post", "state_post", "workplace", "proposed"),
    [
        ("Bí thư chi bộ", "", "", MemberKind.OUTSIDE_SYSTEM),
        ("", "Trưởng thôn", "", MemberKind.LEADER),
        ("", "Phó Hiệu trưởng", "Trường tiểu học", MemberKind.LEADER),
        ("Chi ủy viên", "Giáo viên", "Trường tiểu học", MemberKind.NON_LEADER),
        ("", "", "Trạm y tế", MemberKind.NON_LEADER),
    ],
)
def test_posts_suggest_a_form_and_a_party_post_alone_suggests_no_leader(
    party_post: str, state_post: str, workplace: str, proposed: MemberKind
) -> None:
    member = Member(
        id=CountingIds().new(),
        name="Trần Văn An",
        party_post=party_post,
        state_post=state_post,
        workplace=workplace,
    )
    assert propose_kind(member) is proposed

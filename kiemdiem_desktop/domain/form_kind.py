"""Which individual form a member's posts suggest: a proposal to look at, never a decision."""

from __future__ import annotations

from kiemdiem_desktop.domain.member import Member, MemberKind, Standing
from kiemdiem_desktop.domain.viet import fold

_LEADING_POSTS = ("truong", "pho", "giam doc", "chu tich", "chi huy", "chanh", "tong", "thu truong", "bi thu doan")


def needs_kind(member: Member) -> bool:
    """Say whether nobody has chosen yet which form this member of the cell fills."""
    return member.kind is None and member.standing is not Standing.LEFT


def propose_kind(member: Member) -> MemberKind:
    """Propose the form by state and union posts; a party post alone never makes a leader.

    Without any post or workplace the member is proposed as not working in the political system.
    """
    posts = f" {fold(member.state_post)} {fold(member.union_post)} "
    if any(f" {word}" in posts for word in _LEADING_POSTS):
        return MemberKind.LEADER
    if not member.state_post and not member.workplace:
        return MemberKind.OUTSIDE_SYSTEM
    return MemberKind.NON_LEADER

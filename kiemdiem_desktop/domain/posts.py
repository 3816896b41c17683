"""What a party post written on a roster says of its holder's place in the cell."""

from __future__ import annotations

from kiemdiem_desktop.domain.viet import fold

_HEAD, _DEPUTY = "bí thư", "phó bí thư"
_COMMITTEE = tuple(fold(post) for post in (_HEAD, _DEPUTY, "chi ủy viên"))


def is_head(post: str) -> bool:
    """Say whether the post is that of the cell's head."""
    return post.casefold().startswith(_HEAD)


def is_deputy(post: str) -> bool:
    """Say whether the post is that of a deputy of the head."""
    return post.casefold().startswith(_DEPUTY)


def is_of_committee(post: str) -> bool:
    """Say whether the post is one of the cell's committee, also when it is written without accents."""
    return fold(post).startswith(_COMMITTEE)


def post_rank(post: str) -> int:
    """Order members as papers do: the head, the deputies, other posts, then those without one."""
    if not post:
        return 3
    if is_head(post):
        return 0
    return 1 if is_deputy(post) else 2

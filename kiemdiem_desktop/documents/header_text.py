"""The top of a paper as lines of text, for a screen that shows how the papers will begin."""

from __future__ import annotations

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.documents.papers.request import PaperOptions
from kiemdiem_desktop.documents.style import TextStyle, load_profile
from kiemdiem_desktop.domain.dates import blank_phrase
from kiemdiem_desktop.domain.viet import capitals

_UNKNOWN = "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderText:
    """The left side (upper organisation, issuer, star) and the right side (the Party's name, place and date)."""

    left: str
    right: str


def header_text(parent: str, issuer: str, place: str) -> HeaderText:
    """Write the header of a numbered paper without its date, in the words and letters of its page profile."""
    profile = load_profile(PaperOptions().profile_id)
    left = [_set(parent, profile.parent), _set(issuer, profile.issuer)]
    if profile.star.shown:
        left.append(profile.star.text)
    return HeaderText(
        left="\n".join(left), right=f"{profile.party_title.text}\n{blank_phrase(None, place or _UNKNOWN)}"
    )


def _set(text: str, style: TextStyle) -> str:
    return (capitals(text) if style.caps else text) or _UNKNOWN

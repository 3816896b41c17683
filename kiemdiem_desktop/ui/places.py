"""The places of the rail in the order of the work; a new place is one row and what loads its page.

A page is loaded when it is first gone to, or while nobody waits (``warming``): the window stands before its pages.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kiemdiem_desktop.base.records import dataclass

if TYPE_CHECKING:
    from kiemdiem_desktop.ui.pages.page import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place: the name that navigation uses, its icon's file, and the loader of its page."""

    place: str
    icon: str
    page: Callable[[], type[Page]]


def _overview() -> type[Page]:
    from kiemdiem_desktop.ui.pages.overview import OverviewPage

    return OverviewPage


def _members() -> type[Page]:
    from kiemdiem_desktop.ui.pages.members.page import MembersPage

    return MembersPage


def _collective_review() -> type[Page]:
    from kiemdiem_desktop.ui.forms.review_page import CollectiveReviewPage

    return CollectiveReviewPage


def _member_review() -> type[Page]:
    from kiemdiem_desktop.ui.forms.review_page import MemberReviewPage

    return MemberReviewPage


def _meetings() -> type[Page]:
    from kiemdiem_desktop.ui.pages.meetings.page import MeetingsPage

    return MeetingsPage


def _grading() -> type[Page]:
    from kiemdiem_desktop.ui.pages.grading.page import GradingPage

    return GradingPage


def _papers() -> type[Page]:
    from kiemdiem_desktop.ui.pages.papers.page import PapersPage

    return PapersPage


def _remediation() -> type[Page]:
    from kiemdiem_desktop.ui.pages.remediation.page import RemediationPage

    return RemediationPage


def _exchange() -> type[Page]:
    from kiemdiem_desktop.ui.pages.exchange.page import ExchangePage

    return ExchangePage


PAGES: tuple[Place, ...] = (
    Place(place="overview", icon="home.svg", page=_overview),
    Place(place="members", icon="members.svg", page=_members),
    Place(place="collective_review", icon="collective.svg", page=_collective_review),
    Place(place="member_review", icon="person.svg", page=_member_review),
    Place(place="meetings", icon="meeting.svg", page=_meetings),
    Place(place="grading", icon="levels.svg", page=_grading),
    Place(place="papers", icon="papers.svg", page=_papers),
    Place(place="remediation", icon="remedies.svg", page=_remediation),
    Place(place="exchange", icon="exchange.svg", page=_exchange),
)

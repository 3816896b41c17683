"""The places of the rail in the order of the work; a new place is one row."""

from __future__ import annotations

from kiemdiem_desktop.ui.forms.review_page import CollectiveReviewPage, MemberReviewPage
from kiemdiem_desktop.ui.pages.exchange.page import ExchangePage
from kiemdiem_desktop.ui.pages.grading.page import GradingPage
from kiemdiem_desktop.ui.pages.meetings.page import MeetingsPage
from kiemdiem_desktop.ui.pages.members.page import MembersPage
from kiemdiem_desktop.ui.pages.overview import OverviewPage
from kiemdiem_desktop.ui.pages.page import Page
from kiemdiem_desktop.ui.pages.papers.page import PapersPage
from kiemdiem_desktop.ui.pages.remediation.page import RemediationPage

PAGES: tuple[type[Page], ...] = (
    OverviewPage,
    MembersPage,
    CollectiveReviewPage,
    MemberReviewPage,
    MeetingsPage,
    GradingPage,
    PapersPage,
    RemediationPage,
    ExchangePage,
)

"""The places of the rail in the order of the work; a new place is one row."""

from __future__ import annotations

from kiemdiem_desktop.ui.pages.page import Page

PAGES: tuple[type[Page], ...] = ()

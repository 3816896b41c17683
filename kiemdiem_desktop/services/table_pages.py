"""Lists of the window as pages of their own: their words, and how they are printed."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from kiemdiem_desktop.base.paths import resource
from kiemdiem_desktop.documents.renderers import render_pdf

if TYPE_CHECKING:
    from kiemdiem_desktop.documents.table_page import TablePage
    from kiemdiem_desktop.services.library import PrintedPage


@cache
def page_words(name: str) -> Mapping[str, str]:
    """The words of one kind of page."""
    text = resource("messages", "register_pages.toml").read_text(encoding="utf-8")
    found: dict[str, dict[str, str]] = tomllib.loads(text)
    return found[name]


def printed(page: TablePage) -> PrintedPage:
    """Write a page as PDF."""
    from kiemdiem_desktop.documents.table_page import table_document
    from kiemdiem_desktop.services.library import PrintedPage

    return PrintedPage(data=render_pdf(table_document(page)).data, file_name=page.file_name)

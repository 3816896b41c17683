"""The page of a regulation as frozen lines, and the lines as plain text; the program's own words come from a file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import TypeAlias

from kiemdiem_desktop.base import files
from kiemdiem_desktop.base.paths import resource
from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.forms.wording import fill

Words: TypeAlias = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLine:
    """One thing that the regulation says. ``layer`` is empty where the origin is not known or there is one layer.

    ``replaces`` is what the layers below say at the same place, where an overlay says something else; the nearest one
    first. ``laid`` marks what an overlay says.
    """

    path: str
    label: str
    text: str
    citation: str = ""
    confidence: str = ""
    layer: str = ""
    replaces: str = ""
    laid: bool = False

    @property
    def said(self) -> str:
        """The line without its source, with what it replaces."""
        now = f"{self.label}: {self.text}" if self.text else self.label
        return f"{now} ({page_words()['words']['instead']} {self.replaces})" if self.replaces else now


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSection:
    """A heading with its lines."""

    id: str
    heading: str
    lines: tuple[PageLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A whole regulation in words; ``layers`` are the ids of the pack and its overlays, ``stack`` their names."""

    title: str
    short_title: str
    version: str
    layers: tuple[str, ...]
    stack: tuple[str, ...]
    sections: tuple[PageSection, ...]


def page_text(page: Page) -> str:
    """Write the page as plain text, one line for each thing said."""
    lines = [page.title, f"{page.short_title} ({page.version})", *stack_lines(page), ""]
    for section in page.sections:
        lines += [section.heading.upper(), *(f"- {line_text(line)}" for line in section.lines), ""]
    return "\n".join(lines)


def stack_lines(page: Page) -> tuple[str, ...]:
    """Say in one line what lies on what, from the pack up; nothing where there is only the pack."""
    if len(page.stack) < 2:
        return ()
    numbered = "; ".join(f"{place}. {name}" for place, name in enumerate(page.stack, start=1))
    return (fill(page_words()["words"]["stack"], {"layers": numbered}),)


def line_text(line: PageLine) -> str:
    """Write one line with its source in brackets."""
    marks = source_text(line)
    return f"{line.said} [{marks}]" if marks else line.said


def source_text(line: PageLine) -> str:
    """Name the clause, the confidence and the layer of a line."""
    layer = fill(page_words()["words"]["layer"], {"layer": line.layer}) if line.layer else ""
    return "; ".join(part for part in (line.citation, line.confidence, layer) if part)


@cache
def page_words() -> Words:
    """Return the program's own words on the page."""
    return tomllib.loads(files.read_text(resource("regulations", "page.toml")))

"""What a regulation says, as the window's text views show it."""

from __future__ import annotations

from html import escape

from kiemdiem_desktop.regulations.page_lines import Page, PageLine, source_text, stack_lines


def page_html(page: Page, changes: str = "") -> str:
    """Write the page as the window shows it: a heading for each section, a line and its source below it.

    With a heading for the ``changes``, what overlays say stands first, under it.
    """
    parts = [f"<h2>{escape(page.title)}</h2><p>{escape(page.short_title)} ({escape(page.version)})</p>"]
    parts += [f"<p>{escape(line)}</p>" for line in stack_lines(page)]
    laid = [line for section in page.sections for line in section.lines if line.laid]
    if changes and laid:
        parts += [f"<h3>{escape(changes)} ({len(laid)})</h3>", *(_line_html(line) for line in laid)]
    for section in page.sections:
        parts.append(f"<h3>{escape(section.heading)}</h3>")
        parts += [_line_html(line) for line in section.lines]
    return "".join(parts)


def _line_html(line: PageLine) -> str:
    mark = "▸ " if line.laid else ""
    rest = escape(line.said[len(line.label) :])
    said = f"<b>{escape(line.label)}</b>{rest}" if line.text else f"{escape(line.label)}{rest}"
    source = source_text(line)
    below = f"<br><small><i>{escape(source)}</i></small>" if source else ""
    return f"<p>{mark}{said}{below}</p>"

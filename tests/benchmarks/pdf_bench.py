"""How long a paper takes to become PDF, alone and beside Typst on the same text with the same fonts."""

from __future__ import annotations

import io
import statistics
import time
from functools import partial
from typing import TYPE_CHECKING

import pypdf
import typst
from support.benchmark import Benchmark
from support.papers import HEADER, SENTENCE, SIGNATURE, TITLE, paper, sentences, table

from kiemdiem_desktop.base import paths
from kiemdiem_desktop.documents.pdf.archive import render_archived

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kiemdiem_desktop.documents.content import Document

PAPERS: dict[str, Document] = {
    "4 pages of text": paper(HEADER, TITLE, *[sentences(5) for _ in range(14)], SIGNATURE),
    "40 pages of text": paper(HEADER, TITLE, *[sentences(5) for _ in range(160)], SIGNATURE),
    "a table of 200 rows": paper(HEADER, TITLE, table(*[(str(i), SENTENCE, "12/2026") for i in range(200)]), SIGNATURE),
}

_HEAD = """#set document(date: none)
#set page(paper: "a4", margin: (top: 20mm, bottom: 20mm, left: 30mm, right: 15mm))
#set page(number-align: center + top, numbering: "1")
#set text(font: "Liberation Serif", size: 14pt, lang: "vi")
#set par(justify: true, first-line-indent: 10mm, leading: 8.6pt, spacing: 14.6pt)
#align(center)[*BÁO CÁO*]
"""


def typst_source(name: str) -> str:
    """Return the same text for Typst."""
    if "rows" in name:
        rows = "\n".join(f"[{i}], [{SENTENCE}], [12/2026]," for i in range(200))
        head = "table.header([*TT*], [*Nội dung*], [*Ghi chú*])"
        return f"{_HEAD}#set text(size: 12pt)\n#table(columns: (1fr, 6fr, 2fr), {head},\n{rows})\n"
    count = 160 if "40" in name else 14
    return _HEAD + "\n\n".join([" ".join([SENTENCE] * 5)] * count)


def by_typst(name: str, folder: Path) -> Callable[[], bytes]:
    """Return a run of Typst on the same text; no run sees a text again, for Typst remembers what it has set."""
    source = folder / "paper.typ"
    text = typst_source(name)
    runs = iter(range(10_000))

    def work() -> bytes:
        source.write_text(text.replace("Căn cứ", f"Căn cứ {next(runs)}"), encoding="utf-8")
        return bytes(typst.compile(source, font_paths=[paths.resource("fonts")], ignore_system_fonts=True))

    return work


def ours(name: str) -> Callable[[Path], Callable[[], object]]:
    """Time our renderer with its archive pass, as papers leave the program."""
    return lambda _folder: lambda: render_archived(PAPERS[name])


BENCHMARKS = (
    Benchmark(name="print 4 pages of text", limit=0.1, make=ours("4 pages of text")),
    Benchmark(name="print 40 pages of text", limit=0.5, make=ours("40 pages of text")),
    Benchmark(name="print a table of 200 rows", limit=0.5, make=ours("a table of 200 rows")),
)


def median(work: Callable[[], object], runs: int = 9) -> float:
    """Return the middle of the durations in seconds, after one run that does not count."""
    work()
    taken = []
    for _ in range(runs):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


def beside(name: str, folder: Path) -> tuple[float, float]:
    """Return our seconds per page with the archive pass, and Typst's; Typst reads its text from ``folder``."""
    document = PAPERS[name]
    own = median(partial(render_archived, document)) / render_archived(document).pages
    work = by_typst(name, folder)
    return own, median(work) / len(pypdf.PdfReader(io.BytesIO(work())).pages)

"""How long a paper takes to become PDF, alone, beside Typst on the same text in the same fonts, beside LibreOffice."""

from __future__ import annotations

import io
import itertools
import shutil
import statistics
import subprocess
import time
from typing import TYPE_CHECKING

import pypdf
import typst
from support.benchmark import Benchmark
from support.papers import HEADER, SENTENCE, SIGNATURE, TITLE, paper, sentences, table

from kiemdiem_desktop.base import paths
from kiemdiem_desktop.documents.pdf.archive import render_archived
from kiemdiem_desktop.services.environment import Environment
from kiemdiem_desktop.services.office import Office
from kiemdiem_desktop.services.sample import make_sample

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from kiemdiem_desktop.documents.content import Document
    from kiemdiem_desktop.documents.pdf.render import Rendered

PAPERS: dict[str, Document] = {
    "4 pages of text": paper(HEADER, TITLE, *[sentences(5) for _ in range(14)], SIGNATURE),
    "40 pages of text": paper(HEADER, TITLE, *[sentences(5) for _ in range(160)], SIGNATURE),
    "a table of 200 rows": paper(HEADER, TITLE, table(*[(str(i), SENTENCE, "12/2026") for i in range(200)]), SIGNATURE),
}

OFFICE_RUNS = 3

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


def beside(name: str, folder: Path, make: Callable[[Document], Rendered]) -> tuple[float, float]:
    """Return our seconds per page and Typst's, taken in turns so that a busy computer is shared.

    ``make`` is the layout alone, or with the archive pass; Typst reads its text from ``folder``.
    """
    document, theirs = PAPERS[name], by_typst(name, folder)
    pages, typst_pages = make(document).pages, len(pypdf.PdfReader(io.BytesIO(theirs())).pages)
    own, other = in_turns(lambda: make(document), theirs)
    return own / pages, other / typst_pages


def by_office(folder: Path) -> tuple[float, float]:
    """Return the seconds per page that the papers of the sample take us, and LibreOffice from the same ones in Word.

    LibreOffice is started once and gets all files, as a clerk would have it turn a folder of Word files into PDF.
    """
    office = shutil.which("soffice")
    if office is None:
        raise FileNotFoundError("soffice")
    world = Environment.standard()
    book = Office.open(make_sample(folder, world), world)
    period, chosen = book.periods.periods()[0].id, [line.ref for line in book.papers.list(book.periods.periods()[0].id)]
    words = book.papers.write(period, folder / "word", chosen, formats=("docx",))
    command = [office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(folder / "office")]

    def theirs(files: Sequence[Path]) -> object:
        return subprocess.run([*command, *map(str, files)], check=True, capture_output=True)

    theirs(words[:1])  # the first start makes its profile
    numbers = itertools.count()
    own, other = in_turns(
        lambda: book.papers.write(period, folder / f"pdf-{next(numbers)}", chosen), lambda: theirs(words), OFFICE_RUNS
    )
    pages = sum(len(pypdf.PdfReader(path).pages) for path in (folder / "pdf-0").iterdir())
    office_pages = sum(len(pypdf.PdfReader(path).pages) for path in (folder / "office").iterdir())
    book.close()
    return own / pages, other / office_pages


def in_turns(ours: Callable[[], object], theirs: Callable[[], object], runs: int = 15) -> tuple[float, float]:
    """Return the middle of our durations in seconds, and that times the middle ratio: both of the same moments."""
    ours()
    theirs()
    own, ratios = [], []
    for _ in range(runs):
        taken = []
        for work in (ours, theirs):
            begun = time.perf_counter()
            work()
            taken.append(time.perf_counter() - begun)
        own.append(taken[0])
        ratios.append(taken[1] / taken[0])
    middle = statistics.median(own)
    return middle, middle * statistics.median(ratios)

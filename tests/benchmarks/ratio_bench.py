"""What is measured beside a reference elsewhere in this folder, put into the one table: safety, and printing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from benchmarks import bench_store, pdf_bench
from support.benchmark import Comparison, Pair

from kiemdiem_desktop.documents.pdf.archive import render_archived
from kiemdiem_desktop.documents.pdf.render import render_pdf

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kiemdiem_desktop.documents.content import Document
    from kiemdiem_desktop.documents.pdf.render import Rendered


def saving(passphrase: str | None, _folder: Path) -> Pair:
    """Compare saving a field through the book with a bare commit under the same pragmas."""
    _, ours, bare, _ = bench_store.measure("", passphrase)
    return Pair(ours=ours * 1000, reference=bare * 1000)


def printing(name: str, make: Callable[[Document], Rendered], folder: Path) -> Pair:
    """Compare a page of ours with a page of Typst."""
    ours, typst = pdf_bench.beside(name, folder, make)
    return Pair(ours=ours * 1000, reference=typst * 1000)


def from_word(folder: Path) -> Pair:
    """Compare a page of the sample's papers with a page that LibreOffice makes of the same papers in Word."""
    ours, office = pdf_bench.by_office(folder)
    return Pair(ours=ours * 1000, reference=office * 1000)


LAID_OUT, KEPT = 1.0, 1.3
"""What a page may take beside Typst: laid out, and with all that the archive wants."""


COMPARISONS = (
    Comparison(
        name="save a field, plain", unit="ms", limit=4, measure=partial(saving, None), reference="a bare commit"
    ),
    Comparison(
        name="save a field, encrypted",
        unit="ms",
        limit=4,
        measure=partial(saving, bench_store.PHRASE),
        reference="a bare commit",
    ),
    *(
        Comparison(
            name=f"a page of {name}, {what}",
            unit="ms",
            limit=limit,
            measure=partial(printing, name, make),
            reference="Typst",
        )
        for name in pdf_bench.PAPERS
        for what, make, limit in (("laid out", render_pdf, LAID_OUT), ("for the archive", render_archived, KEPT))
    ),
    Comparison(
        name="a page of the sample's papers, built and written",
        unit="ms",
        limit=0.3,
        measure=from_word,
        reference="LibreOffice",
    ),
)

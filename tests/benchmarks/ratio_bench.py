"""What is measured beside a reference elsewhere in this folder, put into the one table: safety, and printing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from benchmarks import bench_store, pdf_bench
from support.benchmark import Comparison, Pair

if TYPE_CHECKING:
    from pathlib import Path


def saving(passphrase: str | None, _folder: Path) -> Pair:
    """Compare saving a field through the book with a bare commit under the same pragmas."""
    _, ours, bare, _ = bench_store.measure("", passphrase)
    return Pair(ours=ours * 1000, reference=bare * 1000)


def printing(name: str, folder: Path) -> Pair:
    """Compare a page of ours with a page of Typst."""
    ours, typst = pdf_bench.beside(name, folder)
    return Pair(ours=ours * 1000, reference=typst * 1000)


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
        Comparison(name=f"a page of {name}", unit="ms", limit=4, measure=partial(printing, name), reference="Typst")
        for name in pdf_bench.PAPERS
    ),
)

"""How editable papers and workbooks fare in LibreOffice: lines that move to another page, values that change."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import unicodedata
from typing import TYPE_CHECKING, Any

import openpyxl
import pypdf
from support.benchmark import Comparison, Pair

from kiemdiem_desktop.services.environment import Environment
from kiemdiem_desktop.services.office import Office
from kiemdiem_desktop.services.sample import make_sample

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

LINE = 62
"""Letters, without gaps, of a full line of text."""


def converted(files: Sequence[Path], folder: Path, kind: str) -> list[Path]:
    """Have LibreOffice turn files into another kind."""
    office = shutil.which("soffice")
    if office is None:
        raise FileNotFoundError("soffice")
    command = [office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", kind]
    out = folder / f"office-{kind.split(':', maxsplit=1)[0]}"
    subprocess.run([*command, "--outdir", str(out), *map(str, files)], check=True, capture_output=True)
    return [out / f"{file.stem}.{kind.split(':', maxsplit=1)[0]}" for file in files]


def letters(page: pypdf.PageObject) -> str:
    """The letters of a page without gaps, dots to write on and the page number."""
    text = re.sub(r"^\s*\d+\s*\n", "", unicodedata.normalize("NFC", page.extract_text()))
    return "".join(char for char in text if char.isalnum())


def moved(ours: bytes, theirs: bytes) -> float:
    """How many lines stand on another page at most, over all page breaks of a paper."""
    ends: list[list[int]] = []
    for data in (ours, theirs):
        total, found = 0, [0]
        for page in pypdf.PdfReader(io.BytesIO(data)).pages:
            total += len(letters(page))
            found.append(total)
        ends.append(found)
    own, other = ends
    longer = max(len(own), len(other))
    own, other = (each + [each[-1]] * (longer - len(each)) for each in (own, other))
    return max(abs(a - b) / LINE for a, b in zip(own, other, strict=True))


def sample(folder: Path) -> tuple[Office, Any]:
    """The sample cell and its last period."""
    world = Environment.standard()
    office = Office.open(make_sample(folder, world), world)
    return office, office.periods.periods()[0].id


def pages_kept(folder: Path) -> Pair:
    """Return the most lines that LibreOffice puts on another page than print does, over all papers of the sample."""
    office, period = sample(folder)
    chosen = [line.ref for line in office.papers.list(period)]
    printed = office.papers.write(period, folder / "pdf", chosen)
    words = office.papers.write(period, folder / "word", chosen, formats=("docx",))
    office.close()
    made = converted(words, folder, "pdf")
    told = [moved(a.read_bytes(), b.read_bytes()) for a, b in zip(printed, made, strict=True)]
    for path, lines in zip(printed, told, strict=True):
        if lines > 1:
            print(f"    {path.stem}: {lines:.1f}")  # noqa: T201 - what to look at
    return Pair(ours=max(told))


def recalculated(folder: Path) -> Pair:
    """Return how many cells of the workbooks have another value once LibreOffice has calculated them anew."""
    office, period = sample(folder)
    made = [path for path in office.papers.write(period, folder / "alle") if path.suffix == ".xlsx"]
    office.close()
    wrong = 0
    for path, theirs in zip(made, converted(made, folder, "xlsx:Calc MS Excel 2007 XML"), strict=True):
        ours, other = (openpyxl.load_workbook(each, data_only=True) for each in (path, theirs))
        formulas = openpyxl.load_workbook(path)
        for sheet in formulas.worksheets:
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.data_type == "f":
                        pair = (ours[sheet.title][cell.coordinate].value, other[sheet.title][cell.coordinate].value)
                        wrong += not _same(*pair)
    return Pair(ours=wrong)


def _same(ours: Any, theirs: Any) -> bool:
    if isinstance(ours, int | float) and isinstance(theirs, int | float):
        return abs(ours - theirs) < 1e-9
    return (ours or "") == (theirs or "")


COMPARISONS = (
    Comparison(name="lines on another page, Word in LibreOffice", unit="lines", limit=2, measure=pages_kept),
    Comparison(name="cells with another value, Excel in LibreOffice", unit="cells", limit=0, measure=recalculated),
)
BENCHMARKS = ()

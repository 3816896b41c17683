"""Papers that no pack prescribes: their definitions and words stand beside the packs, which may replace them.

A period keeps the law that it was pinned to, so these papers must be there whatever that law carries.
"""

from __future__ import annotations

import functools
import tomllib

import msgspec

from kiemdiem_desktop.base import paths
from kiemdiem_desktop.regulations.pack import PaperDef, Regulation
from kiemdiem_desktop.regulations.settings import PackStruct

RECHECK_WORDS = "recheck"
"""The file with the papers and words of a re-check."""

REMEDY_WORDS = "remediation"
"""The file with the papers and words of the plan after the review."""

CALL_WORDS = "meeting_calls"
"""The file with the papers that call a meeting."""

FILE_WORDS = "personal_file"
"""The file with the papers on single members and on the dossier itself."""

RESULT_WORDS = "results"
"""The file with the papers that go up with the results."""

ALL_WORDS = (RECHECK_WORDS, REMEDY_WORDS, CALL_WORDS, FILE_WORDS, RESULT_WORDS)
"""Every such file, the first of two words of one name going before."""


class SharedPapers(PackStruct, frozen=True, kw_only=True):
    """One file of papers with their wording."""

    papers: tuple[PaperDef, ...] = ()
    wording: dict[str, dict[str, str]] = msgspec.field(default_factory=dict)


@functools.cache
def shared_papers(name: str) -> SharedPapers:
    """Load the papers of one file under ``resources/papers`` once."""
    plain = tomllib.loads(paths.resource("papers", f"{name}.toml").read_text(encoding="utf-8"))
    return msgspec.convert(plain, SharedPapers)


def with_all_shared(regulation: Regulation) -> Regulation:
    """Return the regulation with every paper that stands beside the packs."""
    for name in ALL_WORDS:
        regulation = with_shared(regulation, name)
    return regulation


def with_shared(regulation: Regulation, name: str) -> Regulation:
    """Return the regulation with those papers and words of a file that it does not have itself."""
    own, shared = {paper.id for paper in regulation.papers}, shared_papers(name)
    tables = shared.wording.keys() | regulation.wording.keys()
    wording = {table: shared.wording.get(table, {}) | regulation.wording.get(table, {}) for table in tables}
    papers = (*regulation.papers, *(paper for paper in shared.papers if paper.id not in own))
    return msgspec.structs.replace(regulation, papers=papers, wording=wording)

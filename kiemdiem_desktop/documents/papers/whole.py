"""A whole paper that no form prescribes: its top, its title, what it says, and who signs and receives it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field, replace

import msgspec

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.documents.content import Block, Document, Title
from kiemdiem_desktop.documents.papers.parts import (
    Signer,
    authority,
    cell_head,
    document,
    header,
    number_line,
    place_date,
    signature_row,
)
from kiemdiem_desktop.documents.papers.recheck import period_words
from kiemdiem_desktop.documents.papers.request import PaperRequest
from kiemdiem_desktop.documents.papers.words import Words
from kiemdiem_desktop.domain.period import CollectiveKind
from kiemdiem_desktop.forms.wording import fill_blank
from kiemdiem_desktop.regulations.pack import PaperDef


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What stands around the blocks of one paper.

    ``values`` fill the abstract, beside the period; ``signers`` stand beside the cell's own. A ``form`` is laid out as
    forms are, without star and number; ``group`` is the party group that writes; ``without`` names signatures left out.
    """

    values: Mapping[str, str] = field(default_factory=dict)
    signers: Mapping[str, Signer] = field(default_factory=dict)
    subject: str = ""
    group: str = ""
    form: bool = False
    landscape: bool = False
    without: frozenset[str] = frozenset()


def whole(
    request: PaperRequest, key: str, words: Words, blocks: Iterable[Block], frame: Frame | None = None
) -> Document:
    """Return the paper around its blocks."""
    around = frame or Frame()
    paper = request.regulation.paper(key)
    number = number_line(request, paper)
    known = {"period": period_words(request, words), **around.values}
    abstract = fill_blank(words.spelled(paper.abstract), known)
    behind = {"cell": Signer(authority=authority(words, CollectiveKind.CELL), person=cell_head(request.sheet))}
    everything: tuple[Block, ...] = (
        header(request, number=number, date_line=place_date(request), group=around.group, numbered=paper.numbered),
        Title(kind=paper.doc_type, abstract=tuple(abstract.split("\n")) if abstract else (), dashes=paper.numbered),
        *blocks,
        *signature_row(request, _signed(paper, around.without), words, {**behind, **around.signers}),
    )
    made = document(request, paper, everything, subject=around.subject, form=around.form)
    return replace(made, landscape=around.landscape)


def _signed(paper: PaperDef, without: frozenset[str]) -> PaperDef:
    return msgspec.structs.replace(paper, signatures=tuple(sign for sign in paper.signatures if sign.id not in without))

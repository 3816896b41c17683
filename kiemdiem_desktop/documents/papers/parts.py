"""What papers have in common: the top of the first page, its date, signatures and recipients."""

from __future__ import annotations

from collections.abc import Mapping

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.documents.content import (
    Blank,
    Block,
    Document,
    OrganisationHeader,
    Para,
    Run,
    SignatureBlock,
    SignatureRow,
)
from kiemdiem_desktop.documents.papers.receivers import confined, recipients
from kiemdiem_desktop.documents.papers.request import PaperRequest
from kiemdiem_desktop.documents.papers.words import GAP, Words
from kiemdiem_desktop.documents.style import load_profile
from kiemdiem_desktop.domain.dates import blank_phrase, long_phrase
from kiemdiem_desktop.domain.period import CollectiveKind, Participant
from kiemdiem_desktop.domain.posts import is_head
from kiemdiem_desktop.domain.sheets import PeriodSheet
from kiemdiem_desktop.forms.schema import Side
from kiemdiem_desktop.forms.wording import fill_blank
from kiemdiem_desktop.regulations.pack import PaperDef


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Who stands behind a signature of a paper: the body, the person and the post."""

    authority: str = ""
    person: Participant | None = None


def place_date(request: PaperRequest) -> str:
    """The line of place and date; day and month stay open without a date."""
    place = request.sheet.cell.place or None
    if request.paper_date is None or request.blank:
        return blank_phrase(request.sheet.year, place)
    return long_phrase(request.paper_date, place or "…")


def number_line(request: PaperRequest, paper: PaperDef) -> str | None:
    """The number line: the number given, room to write one on numbered papers, or none."""
    number, symbol = request.options.number, request.sheet.cell.symbol
    if number is not None and not request.blank:
        return number.shown(symbol)
    if not paper.numbered:
        return None
    return load_profile(request.options.profile_id).number_line(None, paper.type_code, symbol)


def header(
    request: PaperRequest,
    *,
    number: str | None = None,
    date_line: str | None = None,
    form_number: str | None = None,
    group: str = "",
    numbered: bool = False,
) -> OrganisationHeader:
    """The top of the first page; a party group stands below its cell."""
    cell = request.sheet.cell
    parents = (cell.parent, cell.name) if group else (cell.parent,)
    return OrganisationHeader(
        parents=tuple(parent for parent in parents if parent),
        issuer=group or cell.name,
        star=numbered,
        number=number,
        place_date=date_line,
        form_number=form_number if request.options.show_form_number else None,
    )


def authority(words: Words, kind: CollectiveKind) -> str:
    """Whom a signature stands for: the collective itself."""
    return words(f"authority_{kind.value}")


def cell_head(sheet: PeriodSheet) -> Participant | None:
    """Who leads the cell: the head of its own row or of its first collective, else whoever has the head's post."""
    own = sheet.the_cell or next(iter(sheet.collectives), None)
    head = own.collective.head_id if own and own.collective else None
    people = [(person.id, person.participant) for person in sheet.persons if person.participant is not None]
    named = (who for person_id, who in people if person_id == head)
    return next(named, None) or next((who for _, who in people if is_head(who.party_post)), None)


def signature_row(
    request: PaperRequest, paper: PaperDef, words: Words, signers: Mapping[str, Signer]
) -> tuple[SignatureRow, ...]:
    """The signatures of a paper left to right, and below them the recipients; a lone one has them at its side."""
    blocks = tuple(
        SignatureBlock(
            authority=(_filled(sign.authority, words, signers.get(sign.id, Signer())),) if sign.authority else (),
            post=_filled(sign.post, words, signers.get(sign.id, Signer())) or None,
            hint=sign.hint or None,
            name=_name(request, signers.get(sign.id, Signer())),
        )
        for sign in sorted(paper.signatures, key=lambda sign: sign.side is not Side.LEFT)
    )
    to = recipients(request, paper)
    if len(blocks) <= 1 or to is None:
        return (SignatureRow(blocks=blocks, recipients=to),)
    return SignatureRow(blocks=blocks), SignatureRow(blocks=(), recipients=to)


def _filled(template: str, words: Words, signer: Signer) -> str:
    values = {"authority": signer.authority, "post": words.post(signer.person)}
    return fill_blank(words.spelled(template), values, "").strip()


def _name(request: PaperRequest, signer: Signer) -> str | None:
    return signer.person.name if signer.person and not request.blank else None


def document(
    request: PaperRequest, paper: PaperDef, blocks: tuple[Block, ...], *, subject: str = "", form: bool = False
) -> Document:
    """The paper as a document, with the recipients that the rule on them leaves.

    Its properties name the paper, its subject and its number, but no person as author.
    """
    options = request.options
    number = options.number.shown(request.sheet.cell.symbol) if options.number and not request.blank else None
    return Document(
        title=f"{paper.title} – {subject}" if subject else paper.title,
        blocks=confined(request, blocks),
        profile_id=options.form_profile_id if form else options.profile_id,
        number=number,
        author=request.sheet.cell.name,
    )


def line(text: str) -> Para:
    """One sentence as a paragraph; where it ends in an open gap, dots run to the end of the line."""
    for ending in (GAP, f"{GAP}."):
        if text.endswith(f" {ending}"):
            return Para(text=(Run(text=text.removesuffix(ending)), Blank()), align="left")
    return Para(text=text)

"""A prescribed form on paper, in the official order and words: heads, parts, sections, and its signature blocks."""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.documents.content import (
    Blank,
    Block,
    Fields,
    Heading,
    KeepTogether,
    LongAnswer,
    Para,
    Run,
    SignatureBlock,
    SignatureRow,
    Title,
)
from kiemdiem_desktop.documents.content import Field as PaperField
from kiemdiem_desktop.documents.papers.answers import CARRIED, Answers, answer_blocks
from kiemdiem_desktop.documents.papers.request import PaperRequest
from kiemdiem_desktop.documents.papers.words import GAP, Words, roman
from kiemdiem_desktop.domain.period import Period, PeriodKey
from kiemdiem_desktop.forms.schema import Field, Form, Part, Section, Side, SignBlock, SignLine
from kiemdiem_desktop.forms.wording import fill_blank

_SIDE_BY_SIDE = {("person.name", "person.birth"): (1.7, 1.0), ("person.workplace", "person.cell"): (1.2, 1.0)}
"""Header fields that share a line, with their shares of it."""

_OPINION = "opinion."


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSigner:
    """Who signs a block of the form that names its authority and post only as gaps."""

    name: str | None = None
    authority: str = ""
    post: str = ""


def title(form: Form, period: Period) -> Title:
    """The title of a form with its year, and its quarter where it has one."""
    key = PeriodKey.parse(period.key)
    known = {"year": str(period.start.year), "quarter": roman(key.quarter)}
    return Title(
        kind="\n".join(form.title),
        abstract=(fill_blank(form.year_line, known, GAP),),
        subtitle=form.subtitle or None,
    )


def header_fields(form: Form, answers: Answers) -> Iterator[Block]:
    """The lines below the title that say whose form it is."""
    waiting = list(form.header_fields)
    while waiting:
        first = waiting.pop(0)
        shares = _SIDE_BY_SIDE.get((first.binding, waiting[0].binding)) if waiting else None
        if shares is None:
            yield Fields(fields=(_header_field(first, answers, 1.0),))
        else:
            second = waiting.pop(0)
            yield Fields(fields=(_header_field(first, answers, shares[0]), _header_field(second, answers, shares[1])))


def _header_field(place: Field, answers: Answers, weight: float) -> PaperField:
    value = answers.bound.texts.get(place.binding, "")
    label = place.label.casefold()
    if value.casefold().startswith(f"{label} "):
        value = value[len(label) :].strip()
    return PaperField(label=f"{place.label}:", value=value or None, weight=weight)


def carried_fields(form: Form) -> frozenset[str]:
    """The fields of this form that print what its shortcomings say."""
    return frozenset(CARRIED.values()) & {place.id for place in form.fields()}


def form_parts(form: Form, answers: Answers) -> Iterator[Block]:
    """The parts of a form but its attachments, which are papers of their own."""
    for part in form.parts:
        if not part.attachment:
            yield from _part(part, answers)


def _part(part: Part, answers: Answers) -> Iterator[Block]:
    if part.heading:
        yield Heading(text=part.heading, level=1)
    if part.lead:
        yield Para(text=part.lead)
    yield from _sections(part, answers)
    if part.note:
        yield Para(text=part.note, italic=True)


def _sections(part: Part, answers: Answers) -> Iterator[Block]:
    for section in part.sections:
        yield from _section(section, answers)


def _section(section: Section, answers: Answers) -> Iterator[Block]:
    yield Heading(text=section.heading, level=2)
    if section.hint and answers.blank:
        yield Para(text=section.hint, italic=True, keep_with_next=True)
    if section.lead:
        yield Para(text=section.lead)
    for place in section.fields:
        yield from answer_blocks(place, answers)


def sign_blocks(
    form: Form, request: PaperRequest, answers: Answers, words: Words, signers: dict[str, FormSigner]
) -> Iterator[Block]:
    """The signature blocks that are switched on; those for the employed only where there is an employer."""
    waiting = [block for block in form.sign_blocks if _is_on(block, request)]
    while waiting:
        block = waiting.pop(0)
        beside = waiting.pop(0) if waiting and _side_by_side(block, waiting[0]) else None
        chosen = (block,) if beside is None else (block, beside)
        heading = (Heading(text=block.heading, level=2, align="center"),) if block.heading else ()
        lines = tuple(piece for entry in block.lines for piece in _sign_line(entry, answers, words))
        row = SignatureRow(
            blocks=tuple(_signature(each, request, words, signers.get(each.id, FormSigner())) for each in chosen)
        )
        yield KeepTogether(blocks=(*heading, *lines, row))


def _is_on(block: SignBlock, request: PaperRequest) -> bool:
    options = request.options
    on = (block.on or block.id in options.sign_blocks_on) and block.id not in options.sign_blocks_off
    return on and (_employed(request) or not block.employed_only)


def _side_by_side(block: SignBlock, following: SignBlock) -> bool:
    """Say whether the second stands at the right of the first: only where nothing is written above it."""
    return block.side is Side.LEFT and following.side is Side.RIGHT and not (following.heading or following.lines)


def _employed(request: PaperRequest) -> bool:
    person = request.subject.participant if request.subject else None
    return person is None or bool(person.workplace)


def _signature(block: SignBlock, request: PaperRequest, words: Words, signer: FormSigner) -> SignatureBlock:
    gaps = {"authority": signer.authority, "post": signer.post}
    return SignatureBlock(
        authority=(fill_blank(block.authority, gaps, GAP),),
        post=fill_blank(block.post, gaps, GAP) or None,
        hint=(block.seal_hint if request.sheet.cell.has_seal else "") or block.hint or None,
        name=signer.name,
        date_line=words("signer_date") if block.dated else None,
    )


def _sign_line(entry: SignLine, answers: Answers, words: Words) -> Iterator[Block]:
    opinion = entry.binding.startswith(_OPINION)
    value = (
        answers.bound.texts.get(entry.binding, "") if opinion else words.level(answers.bound.levels.get(entry.binding))
    )
    if value:
        first, *rest = [part for part in value.splitlines() if part.strip()]
        yield Para(text=(Run(text=f"{entry.label} {first}"),), keep_with_next=True)
        yield from (Para(text=part) for part in rest)
    else:
        yield Para(text=(Run(text=f"{entry.label} "), Blank()), align="left", keep_with_next=True)
        if opinion:
            yield LongAnswer(lines=1)

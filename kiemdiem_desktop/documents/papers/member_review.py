"""A member's own review: the prescribed form with nothing on it but his own words and what the form asks others for."""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem_desktop.documents.content import Block, Document, LongAnswer, Para
from kiemdiem_desktop.documents.papers.answers import CARRIED, LINES, Answers
from kiemdiem_desktop.documents.papers.parts import document, header, place_date
from kiemdiem_desktop.documents.papers.prescribed import (
    FormSigner,
    carried_fields,
    form_parts,
    header_fields,
    sign_blocks,
    title,
)
from kiemdiem_desktop.documents.papers.register import ages, explanations
from kiemdiem_desktop.documents.papers.request import PaperRequest
from kiemdiem_desktop.documents.papers.words import Words
from kiemdiem_desktop.domain.sheets import NamedShortcoming, SubjectSheet
from kiemdiem_desktop.forms.bound_values import bound_values
from kiemdiem_desktop.forms.checks import Bound

KEY, QUARTER = "member_review", "quarter_review"
RESPONSIBILITY = CARRIED["responsible"]


def build(request: PaperRequest) -> Document:
    """Build the form of one member. A blank one keeps his particulars, and what he is asked; for nobody all is open."""
    return _build(request, KEY)


def build_quarter(request: PaperRequest) -> Document:
    """Build the form of one leading member for a quarter, as the regulation gives it for such a period."""
    return _build(request, QUARTER)


def _build(request: PaperRequest, key: str) -> Document:
    subject = request.subject
    form = request.regulation.form_for(request.form_subject)
    paper = request.regulation.paper(key)
    words = Words(request, KEY)
    answers = _answers(request, subject, words, carried_fields(form))
    signer = FormSigner(name=subject.name if subject and not request.blank else None)
    blocks: list[Block] = [
        header(request, date_line=place_date(request), form_number=form.number),
        title(form, request.sheet.period),
        *header_fields(form, answers),
        *form_parts(form, answers),
        *sign_blocks(form, request, answers, words, {"self": signer}),
    ]
    return document(request, paper, tuple(blocks), subject=subject.name if subject else "", form=True)


def _answers(request: PaperRequest, subject: SubjectSheet | None, words: Words, carried: frozenset[str]) -> Answers:
    if subject is None:
        return Answers(bound=Bound(texts={"person.cell": request.sheet.cell.name}), blank=True, carried=carried)
    bound = bound_values(subject, request.sheet.cell.name)
    questions = tuple(block for named in subject.named_in for block in _question(request, named, words))
    before = {RESPONSIBILITY: questions} if questions else {}
    if request.blank:
        kept = Bound(
            texts={name: text for name, text in bound.texts.items() if name.startswith("person.")},
            shortcomings={"shortcomings.earlier": subject.earlier},
            subject=bound.subject,
        )
        return Answers(bound=kept, before=before, ages=ages(subject, words), blank=True, carried=carried)
    return Answers(
        values=subject.values,
        bound=bound,
        before=before,
        ages=ages(subject, words),
        fallback=explanations(request, subject),
        carried=carried,
    )


def _question(request: PaperRequest, named: NamedShortcoming, words: Words) -> Iterator[Block]:
    """Print what he is asked about a shortcoming of the collective, and what he answered himself."""
    part = words.spelled(request.regulation.wording["parts"][named.responsibility.part.value])
    yield Para(
        text=words("question", collective=named.collective_name, text=named.shortcoming.text.rstrip(". "), part=part),
        italic=True,
    )
    answer = "" if request.blank else named.responsibility.answer
    label = words("declined" if named.responsibility.declined and not request.blank else "answer")
    if answer:
        first, *rest = [line for line in answer.splitlines() if line.strip()] or [""]
        yield Para(text=f"{label} {first}")
        yield from (Para(text=line) for line in rest)
    else:
        yield Para(text=label, keep_with_next=True)
        yield LongAnswer(lines=LINES[request.blank])

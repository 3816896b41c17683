"""The collective's review report: the prescribed form, with the persons asked about each shortcoming in its section."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from kiemdiem_desktop.documents.content import Block, Document, Para
from kiemdiem_desktop.documents.papers.answers import Answers
from kiemdiem_desktop.documents.papers.parts import authority, document, header, number_line, place_date
from kiemdiem_desktop.documents.papers.prescribed import (
    FormSigner,
    carried_fields,
    form_parts,
    sign_blocks,
    title,
)
from kiemdiem_desktop.documents.papers.register import ages, explanations, own_words
from kiemdiem_desktop.documents.papers.request import PaperRequest
from kiemdiem_desktop.documents.papers.words import GAP, Words
from kiemdiem_desktop.domain.period import CollectiveKind
from kiemdiem_desktop.domain.sheets import SubjectSheet
from kiemdiem_desktop.forms.bound_values import bound_values
from kiemdiem_desktop.forms.checks import Bound
from kiemdiem_desktop.forms.schema import SubjectKind
from kiemdiem_desktop.forms.wording import fill_blank

KEY = "collective_report"


def build(request: PaperRequest) -> Document:
    """Build the report of one collective; a blank one keeps the collective's name and the form."""
    form = request.regulation.form_for(SubjectKind.COLLECTIVE)
    paper = request.regulation.paper(KEY)
    words = Words(request, KEY)
    subject = request.subject
    answers = _answers(request, subject, words, carried_fields(form))
    number = number_line(request, paper)
    lead = fill_blank(form.lead, {"collective": subject.name if subject else "", "year": str(request.sheet.year)}, GAP)
    blocks: list[Block] = [
        header(
            request,
            number=number,
            date_line=place_date(request),
            form_number=form.number,
            numbered=number is not None,
        ),
        title(form, request.sheet.period),
    ]
    if lead:
        blocks.append(Para(text=lead))
    blocks += form_parts(form, answers)
    blocks += sign_blocks(form, request, answers, words, {"collective": _signer(request, subject, words)})
    return document(request, paper, tuple(blocks), subject=subject.name if subject else "", form=number is None)


def _answers(request: PaperRequest, subject: SubjectSheet | None, words: Words, carried: frozenset[str]) -> Answers:
    if subject is None or request.blank:
        earlier = subject.earlier if subject else ()
        bound = Bound(shortcomings={"shortcomings.earlier": earlier})
        return Answers(bound=bound, ages=ages(subject, words), blank=True, carried=carried)
    return Answers(
        values=subject.values,
        bound=bound_values(subject),
        people=dict(_people(request, subject, words)),
        ages=ages(subject, words),
        fallback=explanations(request, subject),
        carried=carried,
    )


def _people(request: PaperRequest, subject: SubjectSheet, words: Words) -> Iterator[tuple[UUID, str]]:
    """Say for each shortcoming who is asked about it, or why nobody is."""
    names = {person.id: person.name for person in request.sheet.persons}
    parts = request.regulation.wording["parts"]
    for item in subject.shortcomings:
        asked = [entry for entry in subject.responsible.get(item.id, ()) if entry.participant_id in names]
        people = [
            words("person", name=names[entry.participant_id], part=words.spelled(parts[entry.part.value]))
            for entry in asked
        ]
        if people:
            said = [spoken for entry in asked if (spoken := own_words(request, names[entry.participant_id], entry))]
            yield item.id, "\n".join((words("responsible", people="; ".join(people)), *said))
        elif item.no_person_reason:
            yield item.id, words("nobody", reason=item.no_person_reason.rstrip("."))


def _signer(request: PaperRequest, subject: SubjectSheet | None, words: Words) -> FormSigner:
    collective = subject.collective if subject else None
    if collective is None:
        return FormSigner(authority=authority(words, CollectiveKind.CELL))
    head = next((person.participant for person in request.sheet.persons if person.id == collective.head_id), None)
    name = head.name if head and not request.blank else None
    return FormSigner(name=name, authority=authority(words, collective.kind), post=words.post(head))

"""What the register brings into forms and minutes: the age of a fault, the persons' own words, the explanations."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from kiemdiem_desktop.documents.content import Block, LongAnswer, Para
from kiemdiem_desktop.documents.papers.request import PaperRequest
from kiemdiem_desktop.documents.papers.words import Words
from kiemdiem_desktop.domain.prompt import Prompt
from kiemdiem_desktop.domain.sheets import SubjectSheet
from kiemdiem_desktop.domain.shortcoming import Responsibility, Shortcoming

ANSWERS, EXPLANATIONS = "responsibility_answers", "explanations"
EXPLANATION = "explanation"
"""The forms' section that answers for what was prompted."""


def age(fault: Shortcoming, words: Words) -> str:
    """How often a fault was found and since when; nothing for one found once, or where the words are not at hand."""
    if fault.times < 2 or not words.has("age"):
        return ""
    return words("returned" if fault.recurred else "age", times=fault.times, since=fault.first_seen)


def ages(subject: SubjectSheet | None, words: Words) -> dict[UUID, str]:
    """The ages of a subject's faults by their ids."""
    faults = (*subject.earlier, *subject.shortcomings) if subject else ()
    return {fault.id: told for fault in faults if (told := age(fault, words))}


def own_words(request: PaperRequest, name: str, entry: Responsibility) -> str:
    """What a person answered about his responsibility, in his own words; nothing before he did."""
    words = Words(request, ANSWERS)
    if not entry.answer.strip() or not words.has("answered"):
        return ""
    return words("declined" if entry.declined else "answered", name=name, answer=entry.answer.strip())


def answers_on(request: PaperRequest, subject: SubjectSheet) -> Iterator[str]:
    """The answers of everybody who was asked about a collective's faults, for the minutes."""
    if not subject.is_collective:
        return
    names = {person.id: person.name for person in request.sheet.persons}
    for fault in (*subject.earlier, *subject.shortcomings):
        for entry in subject.responsible.get(fault.id, ()):
            said = own_words(request, names.get(entry.participant_id, ""), entry)
            if said:
                part = Words(request, ANSWERS).spelled(request.regulation.wording["parts"][entry.part.value])
                yield f"{Words(request, ANSWERS)('on_fault', fault=fault.text.rstrip('. '), part=part)} {said}"


def explanations(request: PaperRequest, subject: SubjectSheet) -> dict[str, tuple[Block, ...]]:
    """What stands in the section on explanation when the subject wrote nothing there himself."""
    words = Words(request, EXPLANATIONS)
    if not subject.prompts or not words.has("prompt"):
        return {}
    return {EXPLANATION: tuple(block for prompt in subject.prompts for block in _explained(prompt, words))}


def _explained(prompt: Prompt, words: Words) -> Iterator[Block]:
    source = ", ".join(part for part in (prompt.issuer, prompt.paper_number) if part)
    key = "prompt" if source else "prompt_bare"
    yield Para(text=words(key, source=source, text=prompt.text), italic=True, keep_with_next=True)
    if prompt.explained:
        first, *rest = prompt.explanation.strip().splitlines()
        yield Para(text=words("explanation", text=first))
        yield from (Para(text=part) for part in rest if part.strip())
    else:
        yield LongAnswer(lines=2)

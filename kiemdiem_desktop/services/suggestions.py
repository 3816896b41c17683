"""What a form may take from notes and prompts, field by field; nothing gets into a form but by the user's own step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from uuid import UUID

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.documents.papers.register import EXPLANATION
from kiemdiem_desktop.domain.note import Note, NoteKind
from kiemdiem_desktop.domain.prompt import Prompt
from kiemdiem_desktop.forms.schema import Field, FieldKind, Form, Section

MERITS = "merits"
"""The forms' section on what was done well; each of its texts may take a merit or a task."""


class SuggestionKind(StrEnum):
    """Where a suggestion comes from."""

    MERIT = "merit"
    FAULT = "fault"
    TASK = "task"
    PROMPT = "prompt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """One text that is offered for a field, with the day and source it is known from."""

    id: UUID
    kind: SuggestionKind
    text: str
    day: date | None = None
    source: str = ""


def offered(
    form: Form, notes: Iterable[Note], prompts: Iterable[Prompt], written: Iterable[str]
) -> dict[str, tuple[Suggestion, ...]]:
    """The suggestions for each field of a form; what stands in the form already (``written``) is not offered again."""
    there = "\n".join(_plain(text) for text in written)
    known = (*(_of_note(note) for note in notes), *(_of_prompt(prompt) for prompt in prompts))
    waiting = [each for each in known if _plain(each.text) not in there]
    found: dict[str, tuple[Suggestion, ...]] = {}
    for section, place in _places(form):
        kinds = _kinds(section, place)
        fitting = tuple(each for each in waiting if each.kind in kinds)
        if fitting:
            found[place.id] = fitting
    return found


def _places(form: Form) -> Iterator[tuple[Section, Field]]:
    for part in form.parts:
        for section in part.sections:
            yield from ((section, place) for place in section.fields)


def _kinds(section: Section, place: Field) -> frozenset[SuggestionKind]:
    if place.kind is FieldKind.SHORTCOMING_LIST:
        return frozenset({SuggestionKind.FAULT})
    if place.kind is not FieldKind.TEXT or place.bound:
        return frozenset()
    if place.id == EXPLANATION:
        return frozenset({SuggestionKind.PROMPT})
    return frozenset({SuggestionKind.MERIT, SuggestionKind.TASK}) if section.id == MERITS else frozenset()


_OF_NOTES = {
    NoteKind.MERIT: SuggestionKind.MERIT,
    NoteKind.FAULT: SuggestionKind.FAULT,
    NoteKind.TASK: SuggestionKind.TASK,
}


def _of_note(note: Note) -> Suggestion:
    return Suggestion(id=note.id, kind=_OF_NOTES[note.kind], text=note.text.strip(), day=note.day, source=note.source)


def _of_prompt(prompt: Prompt) -> Suggestion:
    text = "\n".join(part.strip() for part in (prompt.text, prompt.explanation) if part.strip())
    source = ", ".join(part for part in (prompt.issuer, prompt.paper_number) if part)
    return Suggestion(id=prompt.id, kind=SuggestionKind.PROMPT, text=text, day=prompt.issued_on, source=source)


def _plain(text: str) -> str:
    return " ".join(text.split())

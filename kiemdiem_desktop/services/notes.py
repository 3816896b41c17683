"""Notes through the year: kept with day and source, offered when a form is filled in, never inserted by themselves."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.domain.cleaning import cleaned
from kiemdiem_desktop.domain.note import Note, NoteKind
from kiemdiem_desktop.domain.outcome import Outcome
from kiemdiem_desktop.services.environment import Context


class NotesService:
    """Notes about a member or the collective."""

    def __init__(self, context: Context) -> None:
        self._book = context.book
        self._ids = context.env.ids

    def notes(self, member_id: UUID | None = None) -> tuple[Note, ...]:
        """The notes about a member, or without one about the collective; the latest first."""
        with self._book.read() as unit:
            found = unit.notes.find(member_id=member_id)
        return tuple(sorted(found, key=lambda note: note.day, reverse=True))

    def all(self) -> tuple[Note, ...]:
        """Every note of the book, the latest first."""
        with self._book.read() as unit:
            return tuple(sorted(unit.notes.all(), key=lambda note: note.day, reverse=True))

    def add(self, member_id: UUID | None, kind: NoteKind, day: date, text: str, source: str = "") -> Outcome:
        """Keep a note; refused without text."""
        note = Note(id=self._ids.new(), member_id=member_id, kind=kind, day=day, text=text, source=source)
        ready = _ready(note)
        with self._book.write("Thêm ghi chép trong năm") as unit:
            if member_id is not None:
                unit.members.get(member_id)
            unit.notes.add(ready)
        return unit.outcome

    def update(self, note: Note) -> Outcome:
        """Store a changed note; refused without text."""
        with self._book.write("Sửa ghi chép trong năm", merge_key=f"note:{note.id}") as unit:
            unit.notes.update(_ready(note))
        return unit.outcome

    def remove(self, note_id: UUID) -> Outcome:
        """Remove a note."""
        with self._book.write("Bỏ ghi chép trong năm") as unit:
            unit.notes.remove(note_id)
        return unit.outcome

    def suggestions(self, period_id: UUID, subject_id: UUID) -> tuple[Note, ...]:
        """The notes of a period about one of its subjects, in the order of days; the user takes what he wants."""
        with self._book.read() as unit:
            period = unit.periods.get(period_id)
            person = unit.participants.peek(subject_id)
            found = unit.notes.find(member_id=person.member_id if person else None)
        inside = [note for note in found if period.start <= note.day <= period.end]
        return tuple(sorted(inside, key=lambda note: note.day))


def _ready(note: Note) -> Note:
    ready = cleaned(note, lines=("source",), texts=("text",))
    if not ready.text.strip():
        raise KnownError("note_without_text")
    return ready

"""Gợi ý kiểm điểm and giải trình: what the upper committee asks, by which paper and until when, and the answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.domain.cleaning import cleaned
from kiemdiem_desktop.domain.outcome import Outcome
from kiemdiem_desktop.domain.prompt import Prompt
from kiemdiem_desktop.domain.viet import nfc
from kiemdiem_desktop.services.environment import Context
from kiemdiem_desktop.services.periods import refuse_closed
from kiemdiem_desktop.services.scans import scan_of


class PromptsService:
    """The prompts of a period and their explanations."""

    def __init__(self, context: Context) -> None:
        self._book = context.book
        self._ids = context.env.ids
        self._clock = context.env.clock

    def prompts(self, period_id: UUID, subject_id: UUID | None = None) -> tuple[Prompt, ...]:
        """The prompts of a period, or those to one of its subjects."""
        with self._book.read() as unit:
            found = unit.prompts.find(period_id=period_id)
        return tuple(prompt for prompt in found if subject_id in {None, prompt.subject_id})

    def overdue(self, period_id: UUID) -> tuple[Prompt, ...]:
        """The prompts not explained by their day."""
        today = self._clock.today()
        return tuple(p for p in self.prompts(period_id) if not p.explained and p.due is not None and p.due < today)

    def new(self, period_id: UUID, subject_id: UUID, text: str = "") -> Prompt:
        """A prompt to fill in and add; nothing is stored."""
        return Prompt(id=self._ids.new(), period_id=period_id, subject_id=subject_id, text=text)

    def add(self, prompt: Prompt, scan: tuple[str, bytes] | None = None) -> Outcome:
        """Record a prompt, with a scan of its paper where there is one; refused without what is asked."""
        ready, attachment = _ready(prompt), scan_of(scan, self._ids.new())
        with self._book.write("Ghi gợi ý kiểm điểm") as unit:
            refuse_closed(unit, prompt.period_id)
            if attachment is not None:
                unit.attachments.add(attachment)
                ready = replace(ready, attachment_id=attachment.id)
            place = unit.prompts.count(period_id=prompt.period_id, subject_id=prompt.subject_id)
            unit.prompts.add(replace(ready, position=place))
        return unit.outcome

    def update(self, prompt: Prompt) -> Outcome:
        """Store a changed prompt; refused without what is asked."""
        ready = _ready(prompt)
        with self._book.write("Sửa gợi ý kiểm điểm", merge_key=f"prompt:{prompt.id}") as unit:
            refuse_closed(unit, prompt.period_id)
            unit.prompts.update(ready)
        return unit.outcome

    def explain(self, prompt_id: UUID, explanation: str, on: date | None = None) -> Outcome:
        """Store the subject's own explanation, today's unless a day is named; an empty one takes it back."""
        text = nfc(explanation).strip()
        with self._book.write("Ghi giải trình", merge_key=f"explanation:{prompt_id}") as unit:
            prompt = unit.prompts.get(prompt_id)
            refuse_closed(unit, prompt.period_id)
            day = (on or self._clock.today()) if text else None
            unit.prompts.update(replace(prompt, explanation=text, explained_on=day))
        return unit.outcome

    def remove(self, prompt_id: UUID) -> Outcome:
        """Remove a prompt entered by mistake."""
        with self._book.write("Bỏ gợi ý kiểm điểm") as unit:
            refuse_closed(unit, unit.prompts.get(prompt_id).period_id)
            unit.prompts.remove(prompt_id)
        return unit.outcome

    def suggestions(self, period_id: UUID, subject_id: UUID) -> tuple[str, ...]:
        """What the form's section on explanation may take: each question with its answer, one paragraph each."""
        return tuple(
            "\n".join(part for part in (prompt.text, prompt.explanation) if part)
            for prompt in self.prompts(period_id, subject_id)
        )


def _ready(prompt: Prompt) -> Prompt:
    ready = cleaned(prompt, lines=("issuer", "paper_number"), texts=("text", "explanation"))
    if not ready.text.strip():
        raise KnownError("prompt_without_text")
    return ready

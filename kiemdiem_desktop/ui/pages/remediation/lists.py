"""The tabs with prompts and notes: a list, and one small form for each step."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar
from uuid import UUID

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.grading import Level
from kiemdiem_desktop.domain.note import Note, NoteKind
from kiemdiem_desktop.domain.outcome import Outcome
from kiemdiem_desktop.domain.prompt import Prompt
from kiemdiem_desktop.services.scans import read_scan
from kiemdiem_desktop.ui.i18n import QT_TRANSLATE_NOOP
from kiemdiem_desktop.ui.pages.flow import flow
from kiemdiem_desktop.ui.pages.loading import LoadingPage
from kiemdiem_desktop.ui.pages.parts import Sentence, button
from kiemdiem_desktop.ui.pages.remediation.entry import Entry, EntryDialog, Kind
from kiemdiem_desktop.ui.pages.remediation.evidence import save_evidence
from kiemdiem_desktop.ui.pages.verdicts import level_names
from kiemdiem_desktop.ui.tables.remediation import (
    CONTEXT,
    NOTE_COLUMNS,
    NOTES,
    PROMPT_COLUMNS,
    NoteRow,
    PromptRow,
    say,
)
from kiemdiem_desktop.ui.tables.rows import Column, RowsModel, RowsView

if TYPE_CHECKING:
    from kiemdiem_desktop.ui.context import PageContext

R = TypeVar("R")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListView(Generic[R]):
    """What a list tab shows: its rows, whom an entry may be about, the levels, and today."""

    rows: tuple[R, ...]
    subjects: tuple[tuple[UUID | None, str], ...]
    levels: Mapping[Level, str]
    today: date


class ListTab(LoadingPage, Generic[R]):
    """A list with buttons below it; a subclass says its columns, rows and steps."""

    place: ClassVar[str] = "remediation"
    icon: ClassVar[str] = "remedies.svg"
    columns: ClassVar[tuple[Column[Any], ...]]

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.view: ListView[R] | None = None
        self.model: RowsModel[R] = RowsModel(self.columns, _identity, context=CONTEXT, parent=self)
        self.table = RowsView(self.model, self.name())
        self.table.fit_columns(self.columns)
        column = QVBoxLayout(self.body)
        column.addWidget(Sentence(self.told()))
        column.addWidget(self.table, 1)
        column.addWidget(flow(*self.steps()))

    def name(self) -> str:
        """The list's accessible name."""
        raise NotImplementedError

    def told(self) -> str:
        """One sentence on what the list is for."""
        raise NotImplementedError

    def steps(self) -> Sequence[QPushButton]:
        """The buttons below the list."""
        raise NotImplementedError

    def show_loaded(self, data: Any) -> None:
        self.view = data
        self.model.set_rows(data.rows)
        if data.rows:
            self.table.select_row(min(max(self.table.currentIndex().row(), 0), len(data.rows) - 1))

    @property
    def row(self) -> R | None:
        """The chosen row."""
        place = self.table.currentIndex().row()
        return self.model.rows[place] if 0 <= place < len(self.model.rows) else None

    def ask(self, title: str, accept: str, entries: list[Entry], done: Callable[[Mapping[str, Any]], None]) -> None:
        """Open a form."""
        self.context.ask.open_dialog(EntryDialog(self.context.ask, title, accept, entries, done, self))

    def run(self, label: str, work: Callable[[], Outcome]) -> None:
        """Store something on the book's thread."""
        self.context.operations.run(label, work)

    def subjects_of(self, period_id: UUID) -> tuple[tuple[UUID | None, str], ...]:
        """Collectives and persons of the period by id."""
        sheet = self.context.office.reviews.sheet(period_id)
        return tuple((subject.id, subject.name) for subject in sheet.subjects)

    def viewed(self, period_id: UUID, rows: Sequence[R], subjects: tuple[tuple[UUID | None, str], ...]) -> ListView[R]:
        """What was read, as the tab shows it."""
        regulation = self.context.office.periods.regulation(period_id)
        return ListView(
            rows=tuple(rows),
            subjects=subjects,
            levels=level_names(regulation),
            today=self.context.office.env.clock.today(),
        )


class PromptsTab(ListTab[PromptRow]):
    """What the upper committee asks, and the explanations."""

    title_source: ClassVar[str] = QT_TRANSLATE_NOOP("PromptsTab", "Gợi ý kiểm điểm")
    watched: ClassVar[frozenset[str] | None] = frozenset({"prompt", "participant", "collective", "period"})
    columns: ClassVar[tuple[Column[Any], ...]] = PROMPT_COLUMNS

    def name(self) -> str:
        return self.tr("Gợi ý kiểm điểm")

    def told(self) -> str:
        return self.tr("Ghi từng nội dung được gợi ý và giải trình; mục Giải trình của bản kiểm điểm lấy từ đây.")

    def steps(self) -> Sequence[QPushButton]:
        return (
            button(self.tr("Thêm gợi ý…"), self._add),
            button(self.tr("Ghi giải trình…"), self._explain),
            button(self.tr("Sửa…"), self._edit),
            button(self.tr("Lưu bản chụp văn bản…"), self._save_scan),
            button(self.tr("Bỏ"), self._remove),
        )

    def load(self, period_id: UUID | None) -> ListView[PromptRow]:
        if period_id is None:
            raise LookupError(period_id)
        subjects = self.subjects_of(period_id)
        names = dict(subjects)
        prompts = self.context.office.prompts.prompts(period_id)
        rows = [PromptRow(prompt=prompt, name=names.get(prompt.subject_id, "")) for prompt in prompts]
        return self.viewed(period_id, rows, subjects)

    def _entries(self, prompt: Prompt | None) -> list[Entry]:
        return [
            Entry(
                name="text",
                label=self.tr("Nội dung được gợi ý"),
                kind=Kind.TEXT,
                value=prompt.text if prompt else "",
                required=True,
            ),
            Entry(name="issuer", label=self.tr("Cơ quan gợi ý"), value=prompt.issuer if prompt else ""),
            Entry(name="paper_number", label=self.tr("Số văn bản"), value=prompt.paper_number if prompt else ""),
            Entry(
                name="issued_on",
                label=self.tr("Ngày văn bản"),
                kind=Kind.DAY,
                value=prompt.issued_on if prompt else None,
            ),
            Entry(name="due", label=self.tr("Hạn giải trình"), kind=Kind.DAY, value=prompt.due if prompt else None),
        ]

    def _add(self) -> None:
        period_id, view, prompts = self.context.period_id(), self.view, self.context.office.prompts
        if period_id is None or view is None:
            return
        subject = Entry(
            name="subject", label=self.tr("Tập thể, cá nhân"), kind=Kind.CHOICE, choices=view.subjects, required=True
        )
        scan = Entry(name="file", label=self.tr("Bản chụp văn bản"), kind=Kind.FILE)

        def done(values: Mapping[str, Any]) -> None:
            typed = dict(values)
            subject_id, path = typed.pop("subject"), typed.pop("file")

            def work() -> Outcome:
                return prompts.add(replace(prompts.new(period_id, subject_id), **typed), read_scan(path))

            self.run(self.tr("Thêm gợi ý"), work)

        self.ask(self.tr("Gợi ý kiểm điểm"), self.tr("Thêm"), [subject, *self._entries(None), scan], done)

    def _edit(self) -> None:
        row, prompts = self.row, self.context.office.prompts
        if row is None:
            return

        def done(values: Mapping[str, Any]) -> None:
            self.run(self.tr("Sửa gợi ý"), lambda: prompts.update(replace(row.prompt, **values)))

        self.ask(self.tr("Gợi ý kiểm điểm"), self.tr("Ghi"), self._entries(row.prompt), done)

    def _save_scan(self) -> None:
        row = self.row
        if row is not None and row.prompt.attachment_id is not None:
            save_evidence(self.context, row.prompt.attachment_id)
        elif row is not None:
            self.context.ask.message(self.tr("Gợi ý này không kèm bản chụp văn bản."))

    def _explain(self) -> None:
        row, prompts = self.row, self.context.office.prompts
        if row is None:
            return
        entry = Entry(name="text", label=self.tr("Giải trình"), kind=Kind.TEXT, value=row.prompt.explanation)

        def done(values: Mapping[str, Any]) -> None:
            self.run(self.tr("Ghi giải trình"), lambda: prompts.explain(row.prompt.id, values["text"]))

        self.ask(self.tr("Giải trình"), self.tr("Ghi"), [entry], done)

    def _remove(self) -> None:
        row, prompts = self.row, self.context.office.prompts
        if row is not None:
            self.run(self.tr("Bỏ gợi ý"), lambda: prompts.remove(row.prompt.id))


class NotesTab(ListTab[NoteRow]):
    """Notes through the year."""

    title_source: ClassVar[str] = QT_TRANSLATE_NOOP("NotesTab", "Ghi chép trong năm")
    watched: ClassVar[frozenset[str] | None] = frozenset({"note", "member", "period"})
    columns: ClassVar[tuple[Column[Any], ...]] = NOTE_COLUMNS

    def name(self) -> str:
        return self.tr("Ghi chép trong năm")

    def told(self) -> str:
        return self.tr("Ghi chép để gợi nhớ khi viết bản kiểm điểm; chương trình không tự đưa vào bản kiểm điểm.")

    def steps(self) -> Sequence[QPushButton]:
        return (
            button(self.tr("Thêm ghi chép…"), self._add),
            button(self.tr("Sửa…"), self._edit),
            button(self.tr("Bỏ"), self._remove),
        )

    def load(self, period_id: UUID | None) -> ListView[NoteRow]:
        if period_id is None:
            raise LookupError(period_id)
        members = self.context.office.roster.members()
        subjects = ((None, self.tr("Tập thể")), *((member.id, member.name) for member in members))
        names = dict(subjects)
        rows = [NoteRow(note=note, name=names.get(note.member_id, "")) for note in self.context.office.notes.all()]
        return self.viewed(period_id, rows, subjects)

    def _entries(self, note: Note | None) -> list[Entry]:
        view = self.view
        kinds = [(kind, say(text)) for kind, text in NOTES.items()]
        return [
            Entry(
                name="day",
                label=self.tr("Ngày"),
                kind=Kind.DAY,
                value=note.day if note else view.today if view else None,
                required=True,
            ),
            Entry(
                name="member_id",
                label=self.tr("Về"),
                kind=Kind.CHOICE,
                choices=view.subjects if view else (),
                value=note.member_id if note else None,
            ),
            Entry(
                name="kind",
                label=self.tr("Loại"),
                kind=Kind.CHOICE,
                choices=kinds,
                value=note.kind if note else NoteKind.TASK,
            ),
            Entry(
                name="text",
                label=self.tr("Nội dung"),
                kind=Kind.TEXT,
                value=note.text if note else "",
                required=True,
            ),
            Entry(name="source", label=self.tr("Nguồn"), value=note.source if note else ""),
        ]

    def _add(self) -> None:
        notes = self.context.office.notes

        def done(values: Mapping[str, Any]) -> None:
            told = (values["member_id"], values["kind"], values["day"], values["text"], values["source"])
            self.run(self.tr("Thêm ghi chép"), lambda: notes.add(*told))

        self.ask(self.tr("Ghi chép trong năm"), self.tr("Thêm"), self._entries(None), done)

    def _edit(self) -> None:
        row, notes = self.row, self.context.office.notes
        if row is None:
            return

        def done(values: Mapping[str, Any]) -> None:
            self.run(self.tr("Sửa ghi chép"), lambda: notes.update(replace(row.note, **values)))

        self.ask(self.tr("Ghi chép trong năm"), self.tr("Ghi"), self._entries(row.note), done)

    def _remove(self) -> None:
        row, notes = self.row, self.context.office.notes
        if row is not None:
            self.run(self.tr("Bỏ ghi chép"), lambda: notes.remove(row.note.id))


def _identity(row: Any) -> UUID:
    """What names a row across reloads: the id of the one record that it shows."""
    record = getattr(row, "prompt", None) or getattr(row, "note", None) or row.appeal
    found: UUID = record.id
    return found

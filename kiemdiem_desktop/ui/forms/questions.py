"""The regulation's own yes-or-no questions about a subject, each with room for the paper that the answer rests on."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiemdiem_desktop.domain.concluding import NO_PAPER, ConcludingPaper
from kiemdiem_desktop.domain.dates import PartialDate
from kiemdiem_desktop.domain.grading import FactAnswer
from kiemdiem_desktop.forms.draft import Value
from kiemdiem_desktop.forms.schema import Choice, Field, FieldKind
from kiemdiem_desktop.regulations.pack import FactDef
from kiemdiem_desktop.ui import a11y
from kiemdiem_desktop.ui.forms.changes import Change, QuestionChange
from kiemdiem_desktop.ui.forms.editor import Editor, ValueEditor
from kiemdiem_desktop.ui.forms.simple import ChoiceEditor, DateEditor, LineEditor
from kiemdiem_desktop.ui.forms.state import FormState

YES, NO = "yes", "no"
NOTE, AUTHORITY, NUMBER, DAY = "note", "authority", "number", "day"


class Question(QWidget):
    """One question with its answer and what it rests on; no answer means unknown.

    A yes to a concluded case waits for the whole concluding paper before it is handed over.
    """

    def __init__(self, fact: FactDef, owner: Editor) -> None:
        super().__init__()
        yes_no = (Choice(id=YES, label=self.tr("Có")), Choice(id=NO, label=self.tr("Không")))
        self.fact = fact
        self.answer = ChoiceEditor(Field(id=fact.id, kind=FieldKind.CHOICE, label=fact.name, choices=yes_no))
        self.parts: dict[str, ValueEditor] = dict(self._parts())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        title = f"{fact.name[:1].upper()}{fact.name[1:]}"
        self._row = a11y.stacked_row(title, self.answer, fact.question)
        column.addWidget(self._row.widget)
        self._rest = QWidget()
        rest = QVBoxLayout(self._rest)
        rest.setContentsMargins(self.fontMetrics().averageCharWidth() * 3, 0, 0, 0)
        for part in self.parts.values():
            row = a11y.stacked_row(part.place.label, part)
            part.unreadable.connect(lambda reason, r=row: a11y.say_problem(r, reason))
            rest.addWidget(row.widget)
        column.addWidget(self._rest)
        self._rest.hide()
        for editor in (self.answer, *self.parts.values()):
            editor.edited.connect(owner.edited)
            editor.settled.connect(owner.settled)
        self.answer.edited.connect(self._open)

    def show_answer(self, answer: FactAnswer | None, *, recorded: bool | None, read_only: bool) -> None:
        """Show what is stored; what it rests on stands open once there is an answer."""
        yes = recorded if answer is None else answer.yes
        self.answer.display(None if yes is None else YES if yes else NO)
        paper = answer.paper if answer else NO_PAPER
        stored: Mapping[str, Value | None] = {
            NOTE: (answer.note if answer else "") or None,
            AUTHORITY: paper.authority or None,
            NUMBER: paper.number or None,
            DAY: PartialDate.from_date(paper.issued_on) if paper.issued_on else None,
        }
        for name, part in self.parts.items():
            part.display(stored[name])
            part.set_read_only(read_only=read_only)
        self.answer.set_read_only(read_only=read_only)
        self._open()

    def take(self) -> tuple[Change, ...]:
        """Hand over a new answer with what it rests on; either waits for the other."""
        touched = [editor for editor in (self.answer, *self.parts.values()) if editor.unsaved]
        if not touched:
            return ()
        chosen = self.answer.read()
        paper = self._paper()
        if chosen is None and touched != [self.answer]:
            return ()
        if self.fact.concluded and chosen == YES and not (paper and paper.whole):
            a11y.say_problem(self._row, self.tr("Chưa ghi vào sổ: cần đủ cơ quan, số và ngày của văn bản kết luận."))
            return ()
        a11y.say_problem(self._row, "")
        for editor in touched:
            editor.take_value()
        if chosen is None:
            return (QuestionChange(fact=self.fact.id, yes=None),)
        note = str(self.parts[NOTE].read() or "")
        return (QuestionChange(fact=self.fact.id, yes=chosen == YES, note=note, paper=paper or NO_PAPER),)

    def _parts(self) -> tuple[tuple[str, ValueEditor], ...]:
        def line(name: str, label: str) -> LineEditor:
            return LineEditor(Field(id=f"{self.fact.id}_{name}", kind=FieldKind.LINE, label=label))

        note = (NOTE, line(NOTE, self.tr("Căn cứ, ghi chú")))
        if not self.fact.concluded:
            return (note,)
        day = Field(id=f"{self.fact.id}_{DAY}", kind=FieldKind.DATE, label=self.tr("Ngày văn bản"), partial=False)
        return (
            (AUTHORITY, line(AUTHORITY, self.tr("Cơ quan kết luận, quyết định"))),
            (NUMBER, line(NUMBER, self.tr("Số văn bản kết luận, quyết định"))),
            (DAY, DateEditor(day)),
            note,
        )

    def _paper(self) -> ConcludingPaper | None:
        """The paper as it stands on screen; nothing where its day cannot be read."""
        if not self.fact.concluded:
            return NO_PAPER
        try:
            day = self.parts[DAY].read()
        except ValueError as error:
            self.parts[DAY].unreadable.emit(str(error))
            return None
        self.parts[DAY].unreadable.emit("")
        return ConcludingPaper(
            authority=str(self.parts[AUTHORITY].read() or ""),
            number=str(self.parts[NUMBER].read() or ""),
            issued_on=day.exact() if isinstance(day, PartialDate) else None,
        )

    def _open(self) -> None:
        """Show what an answer rests on: a note beside any, the concluding paper beside a yes."""
        chosen = self.answer.read()
        self._rest.setVisible(chosen == YES if self.fact.concluded else chosen is not None)


class QuestionsPanel(Editor):
    """All questions of the regulation about this subject."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Field(id="questions", kind=FieldKind.TEXT, label=""), parent)
        self.questions: dict[str, Question] = {}
        self._asked: tuple[FactDef, ...] = ()

    def show_state(self, state: FormState) -> None:
        if state.questions != self._asked:
            self._ask(state.questions)
        facts = state.subject.facts if state.subject is not None else None
        for key, question in self.questions.items():
            recorded = getattr(facts, key, None)
            question.show_answer(
                state.answers.get(key),
                recorded=recorded if isinstance(recorded, bool) else None,
                read_only=state.read_only,
            )

    def take(self) -> tuple[Change, ...]:
        return tuple(change for question in self.questions.values() for change in question.take())

    def _ask(self, asked: tuple[FactDef, ...]) -> None:
        for question in self.questions.values():
            question.hide()
            question.deleteLater()
        self._asked = asked
        self.questions = {fact.id: Question(fact, self) for fact in asked}
        for question in self.questions.values():
            self.column.addWidget(question)

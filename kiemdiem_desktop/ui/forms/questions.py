"""The regulation's own yes-or-no questions about a subject, each with room for the paper that the answer rests on."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiemdiem_desktop.domain.grading import FactAnswer
from kiemdiem_desktop.forms.schema import Choice, Field, FieldKind
from kiemdiem_desktop.regulations.pack import FactDef
from kiemdiem_desktop.ui import a11y
from kiemdiem_desktop.ui.forms.changes import Change, QuestionChange
from kiemdiem_desktop.ui.forms.editor import Editor
from kiemdiem_desktop.ui.forms.simple import ChoiceEditor, LineEditor
from kiemdiem_desktop.ui.forms.state import FormState

YES, NO = "yes", "no"


class Question(QWidget):
    """One question with its answer and note; no answer means unknown."""

    def __init__(self, fact: FactDef, owner: Editor) -> None:
        super().__init__()
        yes_no = (Choice(id=YES, label=self.tr("Có")), Choice(id=NO, label=self.tr("Không")))
        self.fact = fact
        self.answer = ChoiceEditor(Field(id=fact.id, kind=FieldKind.CHOICE, label=fact.name, choices=yes_no))
        note = self.tr("Văn bản kết luận, quyết định (cơ quan, số, ngày)")
        self.note = LineEditor(Field(id=f"{fact.id}_note", kind=FieldKind.LINE, label=note))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        title = f"{fact.name[:1].upper()}{fact.name[1:]}"
        column.addWidget(a11y.stacked_row(title, self.answer, fact.question).widget)
        self._note_row = a11y.stacked_row(note, self.note)
        column.addWidget(self._note_row.widget)
        self._note_row.widget.hide()
        for editor in (self.answer, self.note):
            editor.edited.connect(owner.edited)
            editor.settled.connect(owner.settled)

    def show_answer(self, answer: FactAnswer | None, *, recorded: bool | None, read_only: bool) -> None:
        """Show what is stored; the note stands open once there is an answer."""
        yes = recorded if answer is None else answer.yes
        self.answer.display(None if yes is None else YES if yes else NO)
        self.note.display(answer.note or None if answer else None)
        self._note_row.widget.setVisible(yes is not None)
        for editor in (self.answer, self.note):
            editor.set_read_only(read_only=read_only)

    def take(self) -> tuple[Change, ...]:
        """Hand over a new answer or note; a note waits for its answer."""
        answered, answer = self.answer.take_value()
        if answer is None and answered:
            self.note.take_value()
            return (QuestionChange(fact=self.fact.id, yes=None),)
        noted, note = self.note.take_value()
        if not (answered or noted):
            return ()
        chosen = answer if answered else self.answer.read()
        if chosen is None:
            self.note.retry()
            return ()
        text = str((note if noted else self.note.read()) or "")
        return (QuestionChange(fact=self.fact.id, yes=chosen == YES, note=text),)


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

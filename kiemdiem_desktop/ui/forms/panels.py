"""What stands beside a form: facts for the rules, opinions of other bodies, shortcomings that name a person."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.dates import PartialDate
from kiemdiem_desktop.domain.grading import SubjectFactsEntry
from kiemdiem_desktop.domain.review import Opinion
from kiemdiem_desktop.domain.sheets import NamedShortcoming
from kiemdiem_desktop.forms.draft import Value
from kiemdiem_desktop.forms.schema import Choice, Column, Field, FieldKind
from kiemdiem_desktop.ui import a11y
from kiemdiem_desktop.ui.forms.cards import Card, add_button
from kiemdiem_desktop.ui.forms.changes import AnswerChange, Change, FactChange, OpinionChange
from kiemdiem_desktop.ui.forms.editor import Editor, ValueEditor
from kiemdiem_desktop.ui.forms.inputs import UNSAVED, GrowingText, mark
from kiemdiem_desktop.ui.forms.simple import SIMPLE
from kiemdiem_desktop.ui.forms.state import FormState
from kiemdiem_desktop.ui.i18n import QT_TRANSLATE_NOOP
from kiemdiem_desktop.ui.tables.words import part_text
from kiemdiem_desktop.ui.theme import Note
from kiemdiem_desktop.ui.ticks import Tick

_YES, _NO = "yes", "no"
_FACTS: tuple[tuple[str, FieldKind, str, bool], ...] = (
    ("tasks_total", FieldKind.INTEGER, QT_TRANSLATE_NOOP("Facts", "Số nhiệm vụ được giao trong năm"), False),
    ("tasks_done", FieldKind.INTEGER, QT_TRANSLATE_NOOP("Facts", "Số nhiệm vụ đã hoàn thành"), False),
    ("tasks_late", FieldKind.INTEGER, QT_TRANSLATE_NOOP("Facts", "Trong đó: hoàn thành chậm tiến độ"), False),
    ("tasks_above", FieldKind.INTEGER, QT_TRANSLATE_NOOP("Facts", "Trong đó: hoàn thành vượt mức"), False),
    ("disciplined", FieldKind.CHOICE, QT_TRANSLATE_NOOP("Facts", "Bị kỷ luật trong kỳ"), False),
    ("discipline_form", FieldKind.LINE, QT_TRANSLATE_NOOP("Facts", "Hình thức kỷ luật"), False),
    ("discipline_on", FieldKind.DATE, QT_TRANSLATE_NOOP("Facts", "Ngày quyết định kỷ luật"), False),
    (
        "concluded_case",
        FieldKind.TEXT,
        QT_TRANSLATE_NOOP("Facts", "Sai phạm đã được cấp có thẩm quyền kết luận"),
        False,
    ),
    ("concluding_paper", FieldKind.LINE, QT_TRANSLATE_NOOP("Facts", "Văn bản kết luận (cơ quan, số, ngày)"), False),
    ("long_sick", FieldKind.CHOICE, QT_TRANSLATE_NOOP("Facts", "Nghỉ ốm, nghỉ việc dài ngày trong kỳ"), True),
    ("agency_required", FieldKind.CHOICE, QT_TRANSLATE_NOOP("Facts", "Phải có đánh giá của cơ quan, đơn vị"), True),
    ("residence_comment_on", FieldKind.DATE, QT_TRANSLATE_NOOP("Facts", "Ngày nhận xét của nơi cư trú"), True),
    ("residence_comment", FieldKind.TEXT, QT_TRANSLATE_NOOP("Facts", "Nhận xét của nơi cư trú"), True),
    ("discretion", FieldKind.TEXT, QT_TRANSLATE_NOOP("Facts", "Lựa chọn của cấp có thẩm quyền và lý do"), False),
)
"""Name in the domain, kind, label, and whether it is asked of persons only."""

_WITH_QUESTIONS = frozenset({"concluded_case", "concluding_paper"})
"""What the regulation's own questions hold."""

_PAPER = "concluding_paper"
_MARKS = ("disciplined", "concluded_case")
"""What is handed over only together with the concluding paper."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Facts", text)


class FactsPanel(Editor):
    """What the rules may read; an empty field is unknown and nothing is concluded from it.

    ``asked`` are the facts that the regulation asks for itself: they are not asked here again.
    """

    def __init__(self, *, person: bool, asked: frozenset[str] = frozenset(), parent: QWidget | None = None) -> None:
        super().__init__(Field(id="facts", kind=FieldKind.TEXT, label=""), parent)
        self.parts: dict[str, ValueEditor] = {}
        self.column.addWidget(
            Note(
                self.tr("Để trống là chưa biết, chương trình không tự suy ra. Chỉ dùng để nhắc khi đối chiếu quy định.")
            )
        )
        yes_no = (Choice(id=_YES, label=self.tr("Có")), Choice(id=_NO, label=self.tr("Không")))
        for name, kind, source, only_person in _FACTS:
            if (only_person and not person) or name in asked or (asked and name in _WITH_QUESTIONS):
                continue
            place = Field(id=name, kind=kind, label=_tr(source), partial=False, choices=yes_no)
            editor = SIMPLE[kind](place)
            if not isinstance(editor, ValueEditor):
                continue
            row = a11y.stacked_row(_tr(source), editor)
            editor.edited.connect(self.edited)
            editor.settled.connect(self.settled)
            editor.unreadable.connect(lambda reason, r=row: a11y.say_problem(r, reason))
            self.parts[name] = editor
            self.column.addWidget(row.widget)

    def show_state(self, state: FormState) -> None:
        facts = state.subject.facts if state.subject is not None else None
        for name, editor in self.parts.items():
            editor.display(_fact_shown(facts, name))
            editor.set_read_only(read_only=state.read_only)

    def take(self) -> tuple[Change, ...]:
        found: list[Change] = []
        waiting = self._waiting()
        for name in sorted(self.parts, key=lambda name: name != _PAPER):
            if name in waiting:
                continue
            taken, value = self.parts[name].take_value()
            if taken:
                found.append(FactChange(name=name, value=_fact_stored(self.parts[name].place.kind, value)))
        return tuple(found)

    def _waiting(self) -> frozenset[str]:
        """The marks that wait for the paper that concludes them."""
        if _PAPER not in self.parts or self.parts[_PAPER].read():
            return frozenset()
        return frozenset(name for name in _MARKS if name in self.parts and self.parts[name].read() not in {None, _NO})


def _fact_shown(facts: SubjectFactsEntry | None, name: str) -> Value | None:
    value = getattr(facts, name, None)
    if isinstance(value, bool):
        return _YES if value else _NO
    if isinstance(value, date):
        return PartialDate.from_date(value)
    return None if value == "" else value


def _fact_stored(kind: FieldKind, value: Value | None) -> object:
    if kind is FieldKind.CHOICE:
        return None if value is None else value == _YES
    if isinstance(value, PartialDate):
        return value.exact()
    if kind in {FieldKind.LINE, FieldKind.TEXT}:
        return value or ""
    return value


class OpinionsPanel(Editor):
    """What other bodies wrote about the subject; ``add_asked`` and ``remove_asked`` go to the owner."""

    add_asked = Signal()
    remove_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Field(id="opinions", kind=FieldKind.TEXT, label=""), parent)
        self.cards: dict[UUID, Card] = {}
        self._list = QVBoxLayout()
        self.column.addLayout(self._list)
        self.add = add_button(
            self.tr("Thêm ý kiến nhận xét"), self.tr("Ghi ý kiến của chi ủy, đoàn thể, chính quyền, nơi cư trú")
        )
        self.add.clicked.connect(self.add_asked)
        self.column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_state(self, state: FormState) -> None:
        opinions = state.subject.opinions if state.subject is not None else ()
        wanted = {opinion.id for opinion in opinions}
        for gone in [key for key in self.cards if key not in wanted]:
            card = self.cards.pop(gone)
            card.hide()
            card.deleteLater()
        for number, opinion in enumerate(opinions, start=1):
            if opinion.id not in self.cards:
                self.cards[opinion.id] = self._card(opinion)
                self._list.addWidget(self.cards[opinion.id])
            card = self.cards[opinion.id]
            card.set_title(self.tr("Ý kiến {number}").format(number=number))
            given = PartialDate.from_date(opinion.given_on) if opinion.given_on else None
            values: dict[str, Value | None] = {
                "body": opinion.body or None,
                "text": opinion.text or None,
                "given_on": given,
            }
            card.show_values(values, read_only=state.read_only)
        self.add.setEnabled(not state.read_only)

    def take(self) -> tuple[Change, ...]:
        found: list[Change] = []
        for opinion_id, card in self.cards.items():
            for part, editor in card.editors.items():
                taken, value = editor.take_value()
                if taken:
                    stored = value.exact() if isinstance(value, PartialDate) else value
                    found.append(
                        OpinionChange(
                            opinion_id=opinion_id, part=part, value=stored if part == "given_on" else stored or ""
                        )
                    )
        return tuple(found)

    def _columns(self, body: str) -> tuple[Column, ...]:
        """The fields of one opinion; a body written before there was a list stays among the choices."""
        known = (
            Choice(id="committee", label=self.tr("Chi ủy")),
            Choice(id="agency", label=self.tr("Cơ quan, đơn vị công tác")),
            Choice(id="union", label=self.tr("Đoàn thể")),
            Choice(id="residence", label=self.tr("Cấp ủy nơi cư trú")),
            Choice(id="temporary_cell", label=self.tr("Chi bộ nơi sinh hoạt tạm thời")),
            Choice(id="other", label=self.tr("Nơi khác")),
        )
        own = () if body in {"", *(choice.id for choice in known)} else (Choice(id=body, label=body),)
        return (
            Column(
                id="body", kind=FieldKind.CHOICE, label=self.tr("Tổ chức, cá nhân nhận xét"), choices=(*known, *own)
            ),
            Column(id="given_on", kind=FieldKind.DATE, label=self.tr("Ngày nhận xét")),
            Column(id="text", kind=FieldKind.TEXT, label=self.tr("Nội dung nhận xét")),
        )

    def _card(self, opinion: Opinion) -> Card:
        card = Card(self._columns(opinion.body), movable=True)
        card.edited.connect(self.edited)
        card.settled.connect(self.settled)
        card.remove_asked.connect(lambda: self.remove_asked.emit(opinion.id))
        return card


class NamedPanel(Editor):
    """The collective's shortcomings in which this person is asked to make his responsibility clear, with his answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Field(id="named", kind=FieldKind.TEXT, label=""), parent)
        self.answers: dict[UUID, tuple[GrowingText, Tick]] = {}
        self._stored: dict[UUID, tuple[str, bool]] = {}
        self._head = QLabel(self.tr("Hạn chế, khuyết điểm của tập thể đề nghị đồng chí làm rõ trách nhiệm:"))
        self._head.setWordWrap(True)
        self._list = QVBoxLayout()
        self.column.addWidget(self._head)
        self.column.addLayout(self._list)

    def show_state(self, state: FormState) -> None:
        named = state.subject.named_in if state.subject is not None else ()
        self.setVisible(bool(named))
        if {line.responsibility.id for line in named} != set(self.answers):
            self._rebuild(named)
        for line in named:
            key = line.responsibility.id
            area, declined = self.answers[key]
            self._stored[key] = (line.responsibility.answer, line.responsibility.declined)
            if not area.property(UNSAVED):
                if area.toPlainText().strip() != line.responsibility.answer:
                    with QSignalBlocker(area):
                        area.setPlainText(line.responsibility.answer)
                declined.setChecked(line.responsibility.declined)
            area.setReadOnly(state.read_only)
            declined.setEnabled(not state.read_only)

    def take(self) -> tuple[Change, ...]:
        found: list[Change] = []
        for key, (area, declined) in self.answers.items():
            if not area.property(UNSAVED):
                continue
            answer = area.toPlainText().strip()
            if declined.isChecked() and not answer:
                continue  # declining needs its reason; the tick waits for it
            mark(area, unsaved=False)
            if (answer, declined.isChecked()) != self._stored.get(key):
                found.append(AnswerChange(responsibility_id=key, answer=answer, declined=declined.isChecked()))
        return tuple(found)

    def _rebuild(self, named: tuple[NamedShortcoming, ...]) -> None:
        while (item := self._list.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        self.answers.clear()
        for line in named:
            self._list.addWidget(self._entry(line))

    def _entry(self, line: NamedShortcoming) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        what = QLabel(
            self.tr("{collective} ({part}): {text}").format(
                collective=line.collective_name, part=part_text(line.responsibility.part), text=line.shortcoming.text
            )
        )
        what.setWordWrap(True)
        what.setTextFormat(Qt.TextFormat.PlainText)
        area, declined = GrowingText(), Tick(self.tr("Không nhận trách nhiệm này (ghi lý do ở ô trên)"))
        a11y.name(
            area, self.tr("Trả lời của đồng chí"), self.tr("Nhận trách nhiệm đến đâu, hoặc không nhận thì nêu lý do")
        )
        area.textChanged.connect(lambda: self._typed(area))
        area.left.connect(self._left)
        declined.clicked.connect(lambda _: self._ticked(area))
        column.addWidget(what)
        column.addWidget(area)
        column.addWidget(declined)
        self.answers[line.responsibility.id] = (area, declined)
        return box

    def _typed(self, area: GrowingText) -> None:
        mark(area, unsaved=True)
        self.edited.emit()

    def _ticked(self, area: GrowingText) -> None:
        self._typed(area)
        self.settled.emit()

    def _left(self) -> None:
        self.settled.emit()

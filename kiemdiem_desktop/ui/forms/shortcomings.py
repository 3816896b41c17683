"""The editors of shortcomings: those found in this period with their causes and persons, and the earlier ones."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.period import Participant
from kiemdiem_desktop.domain.posts import is_deputy, is_head
from kiemdiem_desktop.domain.shortcoming import Part, RemedyState, Responsibility, Shortcoming
from kiemdiem_desktop.forms.draft import Value
from kiemdiem_desktop.forms.schema import Column, Field, FieldKind
from kiemdiem_desktop.ui import a11y
from kiemdiem_desktop.ui.forms.cards import Card, add_button
from kiemdiem_desktop.ui.forms.changes import (
    Change,
    ResponsibleChange,
    ShortcomingAdded,
    ShortcomingChange,
    ShortcomingMoved,
    ShortcomingRemoved,
)
from kiemdiem_desktop.ui.forms.editor import Editor
from kiemdiem_desktop.ui.forms.inputs import CalmCombo
from kiemdiem_desktop.ui.forms.state import FormState
from kiemdiem_desktop.ui.tables.words import part_text
from kiemdiem_desktop.ui.theme import Note

RESPONSIBLE = "responsible"
STATE = "state"
_TEXT = (Column(id="text", kind=FieldKind.TEXT, label="Hạn chế, khuyết điểm", required=True),)


class ResponsibleBox(QWidget):
    """Who is asked to make his responsibility for one collective shortcoming clear, and in what part."""

    changed = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(QLabel(self.tr("Cá nhân được đề nghị làm rõ trách nhiệm")))
        self._list = QVBoxLayout()
        column.addLayout(self._list)
        self.add = CalmCombo()
        a11y.name(self.add, self.tr("Thêm cá nhân có trách nhiệm"))
        self.add.activated.connect(self._picked)
        column.addWidget(self.add)
        self._shown: tuple[object, ...] | None = None
        self._parts: dict[UUID, Part] = {}

    def show_entries(
        self, entries: tuple[Responsibility, ...], people: tuple[Participant, ...], *, read_only: bool
    ) -> None:
        """Show who is asked; persons not asked yet are offered below."""
        key = (entries, tuple((person.id, person.name) for person in people), read_only)
        if key == self._shown:
            return
        self._shown = key
        while (item := self._list.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        names = {person.id: person.name for person in people}
        for entry in entries:
            self._list.addWidget(self._line(entry, names.get(entry.participant_id, "…"), read_only=read_only))
        self._parts = {person.id: _proposed(person) for person in people}
        asked = {entry.participant_id for entry in entries}
        self.add.clear()
        self.add.addItem(self.tr("Thêm đồng chí…"), None)
        for person in people:
            if person.id not in asked:
                self.add.addItem(person.name, person.id)
        self.add.setEnabled(not read_only)

    def _line(self, entry: Responsibility, name: str, *, read_only: bool) -> QWidget:
        box = QWidget()
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        label = QLabel(name)
        label.setWordWrap(True)
        part = CalmCombo()
        a11y.name(part, self.tr("Vai trò của {name}").format(name=name))
        for choice in Part:
            part.addItem(part_text(choice), choice)
        part.setCurrentIndex(part.findData(entry.part))
        part.activated.connect(lambda _: self.changed.emit(entry.participant_id, part.currentData()))
        drop = QPushButton(self.tr("Bỏ"))
        drop.setAutoDefault(False)
        drop.setToolTip(self.tr("Không đề nghị {name} làm rõ nữa").format(name=name))
        drop.clicked.connect(lambda: self.changed.emit(entry.participant_id, None))
        for widget, stretch in ((label, 2), (part, 1), (drop, 0)):
            widget.setEnabled(not read_only or widget is label)
            line.addWidget(widget, stretch)
        if entry.answer:
            label.setToolTip(entry.answer)
        return box

    def _picked(self, index: int) -> None:
        person = self.add.itemData(index)
        if person is not None:
            self.changed.emit(person, self._parts.get(person, Part.IN_CHARGE))


def _proposed(person: Participant) -> Part:
    """The part that a person's post suggests; the user changes it where it was another."""
    if is_head(person.party_post):
        return Part.HEAD
    return Part.DEPUTY if is_deputy(person.party_post) else Part.IN_CHARGE


class ShortcomingList(Editor):
    """Shortcomings of one subject as cards; ``earlier`` ones carry their remedy's state and cannot be reordered."""

    earlier = False

    def __init__(self, place: Field, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self.cards: dict[UUID, Card] = {}
        self.boxes: dict[UUID, ResponsibleBox] = {}
        self._entries: tuple[Shortcoming, ...] = ()
        self._pending: list[Change] = []
        self._focus_new = False
        self._columns = place.columns or _TEXT
        self._asks_persons = any(column.id == RESPONSIBLE for column in self._columns)
        self._none = Note(self.tr("Chưa có mục nào."))
        self._list = QVBoxLayout()
        self.column.addWidget(self._none)
        self.column.addLayout(self._list)
        text = self.tr("Thêm hạn chế của kỳ trước") if self.earlier else self.tr("Thêm hạn chế, khuyết điểm")
        self.add = add_button(text, self.tr("Thêm một mục trống ở cuối danh sách"))
        self.add.clicked.connect(self._append)
        self.column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.add)

    def show_state(self, state: FormState) -> None:
        self._entries = state.bound.shortcomings.get(self.place.binding, ())
        self._sync()
        for number, entry in enumerate(self._entries, start=1):
            card = self.cards[entry.id]
            card.set_title(self._title(number, entry))
            values = {key: _shown(getattr(entry, key, None)) for key in card.editors}
            card.show_values(values, read_only=state.read_only)
            if entry.id in self.boxes and state.subject is not None:
                named = state.subject.responsible.get(entry.id, ())
                self.boxes[entry.id].show_entries(named, state.people, read_only=state.read_only)
        self._none.setVisible(not self._entries)
        self.add.setEnabled(not state.read_only)
        if self._focus_new and self._entries:
            self._focus_new = False
            self.cards[self._entries[-1].id].focus_first()

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Go to the first field of the first card; as a focus proxy it would catch each Tab out of the cards."""
        first = self.cards[self._entries[0].id].first if self._entries else None
        (first or self.add).setFocus(reason)

    def take(self) -> tuple[Change, ...]:
        found: list[Change] = []
        for entry_id, card in self.cards.items():
            for part, editor in card.editors.items():
                taken, value = editor.take_value()
                if taken:
                    found.append(ShortcomingChange(shortcoming_id=entry_id, part=part, value=_stored(part, value)))
        pending, self._pending = self._pending, []
        return (*found, *pending)

    def retry(self) -> None:
        for entry in self._entries:
            for part, editor in self.cards[entry.id].editors.items():
                if editor.read() != _shown(getattr(entry, part, None)):
                    editor.retry()

    def _title(self, number: int, entry: Shortcoming) -> str:
        if self.earlier and entry.times > 1:
            text = self.tr("{number}. Lần thứ {times}, từ kỳ {key}")
            return text.format(number=number, times=entry.times, key=entry.first_seen)
        if self.earlier and entry.first_seen:
            return self.tr("{number}. Nêu lần đầu ở kỳ {key}").format(number=number, key=entry.first_seen)
        return self.tr("Mục {number}").format(number=number)

    def _sync(self) -> None:
        wanted = {entry.id for entry in self._entries}
        for gone in [key for key in self.cards if key not in wanted]:
            card = self.cards.pop(gone)
            self.boxes.pop(gone, None)
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        for index, entry in enumerate(self._entries):
            if entry.id not in self.cards:
                self.cards[entry.id] = self._new_card(entry.id)
            if self._list.indexOf(self.cards[entry.id]) != index:
                self._list.insertWidget(index, self.cards[entry.id])

    def _new_card(self, entry_id: UUID) -> Card:
        columns = [column for column in self._columns if column.id != RESPONSIBLE]
        if self._asks_persons:
            label = self.tr("Không có cá nhân chịu trách nhiệm, lý do")
            columns.append(Column(id="no_person_reason", kind=FieldKind.LINE, label=label))
        card = Card(columns, movable=True)
        card.edited.connect(self.edited)
        card.settled.connect(self.settled)
        card.raise_asked.connect(lambda: self._move(entry_id, -1))
        card.lower_asked.connect(lambda: self._move(entry_id, 1))
        card.remove_asked.connect(lambda: self._ask(ShortcomingRemoved(shortcoming_id=entry_id)))
        if self._asks_persons:
            box = ResponsibleBox()
            box.changed.connect(
                lambda person, part: self._ask(
                    ResponsibleChange(shortcoming_id=entry_id, participant_id=person, part=part)
                )
            )
            self.boxes[entry_id] = box
            card.body.insertWidget(2, box)
        return card

    def _append(self) -> None:
        self._focus_new = True
        self._ask(ShortcomingAdded(earlier=self.earlier))

    def insert(self, text: str) -> None:
        self._focus_new = True
        self._ask(ShortcomingAdded(earlier=self.earlier, text=text))

    def _move(self, entry_id: UUID, by: int) -> None:
        order = [entry.id for entry in self._entries]
        place = min(max(order.index(entry_id) + by, 0), len(order) - 1)
        self._ask(ShortcomingMoved(shortcoming_id=entry_id, position=place))

    def _ask(self, change: Change) -> None:
        self._pending.append(change)
        self.edited.emit()
        self.settled.emit()


class RemedyList(ShortcomingList):
    """The shortcomings of earlier periods, each with how far it is remedied."""

    earlier = True


def _shown(value: object) -> Value | None:
    """Turn a part of a shortcoming into what its editor shows."""
    if isinstance(value, RemedyState):
        return value.value
    return value if isinstance(value, str) and value else None


def _stored(part: str, value: Value | None) -> object:
    """Turn what an editor holds into the part of a shortcoming."""
    if part == STATE:
        return RemedyState(str(value)) if value else None
    return value or ""

"""The form on screen: its sections at the side, its fields in reading order, and below each field what it lacks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from kiemdiem_desktop.forms.checks import Severity, shown
from kiemdiem_desktop.forms.schema import Confidence, Field, FieldKind, Form
from kiemdiem_desktop.ui import a11y
from kiemdiem_desktop.ui.forms.autosave import Autosave
from kiemdiem_desktop.ui.forms.changes import Change
from kiemdiem_desktop.ui.forms.chooser import Chooser
from kiemdiem_desktop.ui.forms.editor import Editor
from kiemdiem_desktop.ui.forms.folds import Fold
from kiemdiem_desktop.ui.forms.problems import colour, say
from kiemdiem_desktop.ui.forms.scores import LevelEditor, ScoreSheet
from kiemdiem_desktop.ui.forms.shortcomings import RemedyList, ShortcomingList
from kiemdiem_desktop.ui.forms.simple import SIMPLE, BoundText
from kiemdiem_desktop.ui.forms.state import FormState
from kiemdiem_desktop.ui.forms.suggestions import SuggestionsBox
from kiemdiem_desktop.ui.forms.tables import TableEditor
from kiemdiem_desktop.ui.theme import Heading, Note

EDITORS: dict[FieldKind, type[Editor]] = {
    **SIMPLE,
    FieldKind.TABLE: TableEditor,
    FieldKind.SCORE_SHEET: ScoreSheet,
    FieldKind.LEVEL: LevelEditor,
    FieldKind.SHORTCOMING_LIST: ShortcomingList,
    FieldKind.REMEDY_LIST: RemedyList,
}
"""The editor of each kind of field; a new kind is one row."""

_NARROW = 88  # average characters; below it the sections are a drop-down instead of a list
_OWN_TABLES = frozenset(
    {FieldKind.SCORE_SHEET, FieldKind.LEVEL, FieldKind.SHORTCOMING_LIST, FieldKind.REMEDY_LIST, FieldKind.TABLE}
)

_OFFERED = frozenset({FieldKind.TEXT, FieldKind.SHORTCOMING_LIST})
"""The kinds of fields below which notes and prompts may be offered."""


def make_editor(place: Field) -> Editor:
    """Build a field's editor; a bound text is only shown."""
    if place.bound and place.kind not in _OWN_TABLES:
        return BoundText(place)
    return EDITORS[place.kind](place)


@dataclass(slots=True)
class _Stop:
    """A place in the form that the list of sections leads to."""

    title: str
    widget: QWidget
    field_ids: tuple[str, ...] = ()


class FormView(QWidget):
    """Shows one subject's form.

    ``changes`` carries what is to be stored (a tuple of changes); the owner stores it and shows the new state, or
    calls ``retry`` where the save was refused.
    """

    changes = Signal(object)
    edited = Signal()

    def __init__(self, form: Form, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = form
        self.editors: dict[str, Editor] = {}
        self.rows: dict[str, a11y.Row] = {}
        self.offers: dict[str, SuggestionsBox] = {}
        self._extra: list[Editor] = []
        self._unreadable: dict[str, str] = {}
        self._stops: list[_Stop] = []
        self._state: FormState | None = None
        self._order: tuple[QWidget, ...] = ()
        self._autosave = Autosave(self)
        self._autosave.due.connect(self._collect)
        self._build()

    @property
    def unsaved(self) -> bool:
        """Say whether a save is still due."""
        return self._autosave.waiting

    def show_state(self, state: FormState) -> None:
        """Show what is stored, what is missing and which fields apply; unsaved text stays as it is."""
        self._state = state
        visible = {place.id for place in shown(self.form, state.draft, state.bound)}
        for field_id, editor in self.editors.items():
            editor.show_state(state)
            self.rows[field_id].widget.setVisible(field_id in visible)
        for field_id, offers in self.offers.items():
            shown_offers = state.suggestions.get(field_id, ()) if field_id in visible else ()
            offers.show_offers(shown_offers, read_only=state.read_only)
        for editor in self._extra:
            editor.show_state(state)
        self._say_problems()
        self._name_stops()
        order = tuple(a11y.reading_order(self._body))
        if order != self._order:
            self._order = order
            a11y.chain_tabs(self._body)

    def flush(self) -> None:
        """Hand over what is unsaved now."""
        self._autosave.now()

    def retry(self) -> None:
        """The save was refused: what is on screen counts as unsaved and is tried again."""
        for editor in (*self.editors.values(), *self._extra):
            editor.retry()
        self._autosave.touch()

    def focus_field(self, field_id: str) -> None:
        """Put the cursor into a field (or a section's first one) and bring it into view."""
        stop = next((stop for stop in self._stops if stop.title == field_id), None)
        if field_id in self.editors:
            self.editors[field_id].setFocus(Qt.FocusReason.OtherFocusReason)
            self._reveal(self.rows[field_id].widget)
        elif stop is not None:
            self._reveal(stop.widget)

    def lead_to_gap(self) -> None:
        """Put the cursor into the first field that keeps the review from being done."""
        problems = self._state.problems if self._state is not None else ()
        blocking = {problem.field_id for problem in problems if problem.severity is Severity.BLOCK}
        first = next((field_id for field_id in self.editors if field_id in blocking), None)
        if first is not None:
            self.focus_field(first)

    def add_panel(self, title: str, content: Editor | QWidget) -> Fold:
        """Add a folded panel below the form; an Editor among its content takes part in saving."""
        fold = Fold(title, content)
        if isinstance(content, Editor):
            self._join(content)
            self._extra.append(content)
        self._column.insertWidget(self._column.count() - 1, fold)
        self._stops.append(_Stop(title, fold))
        self._name_stops()
        return fold

    def insert_panel(self, field_id: str, content: Editor) -> None:
        """Put an editor right above a field's own row; a form without the field gets it at its end."""
        self._join(content)
        self._extra.append(content)
        row = self.rows.get(field_id)
        place = self._column.indexOf(row.widget) if row is not None else self._column.count() - 1
        self._column.insertWidget(place, content)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _build(self) -> None:
        self.sections = Chooser(self.tr("Các mục của bản kiểm điểm"))
        self.sections.picked.connect(self._go)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        self._column.setSpacing(self.fontMetrics().height() // 2)
        self._fill()
        self._column.addStretch(1)
        self.area.setWidget(self._body)
        right = QVBoxLayout()
        right.addWidget(self.sections.short)
        right.addWidget(self.area, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.sections.list, 1)
        layout.addLayout(right, 3)
        self._fit()

    def _fill(self) -> None:
        self._add_fields(self.tr("Thông tin chung"), self.form.header_fields)
        for part in self.form.parts:
            if part.heading:
                heading = Heading(part.heading, 2)
                self._column.addWidget(heading)
                self._stops.append(_Stop(part.heading, heading))
            if part.lead:
                self._column.addWidget(Note(part.lead))
            for section in part.sections:
                self._add_fields(section.heading, section.fields, section.hint, _uncertain(section.confidence))
            if part.note:
                self._column.addWidget(Note(part.note))

    def _add_fields(
        self, title: str, places: tuple[Field, ...], hint: str = "", doubt: Literal["", "doubt"] = ""
    ) -> None:
        if not places:
            return
        heading = Heading(title, 3)
        self._column.addWidget(heading)
        self._stops.append(_Stop(title, heading, tuple(place.id for place in places)))
        if hint:
            self._column.addWidget(Note(hint))
        if doubt:
            self._column.addWidget(Note(self.tr("Lời văn mục này chưa đối chiếu được với bản gốc.")))
        for place in places:
            self._add_field(place)

    def _add_field(self, place: Field) -> None:
        editor = make_editor(place)
        label = " ".join(part for part in (place.number, place.label, "*" if place.required else "") if part)
        if isinstance(editor, BoundText):
            row = a11y.inline_row(place.label, editor, place.citation)
        else:
            hint = "\n".join(text for text in (place.help, place.hint) if text)
            row = a11y.stacked_row(label, editor, hint, place.citation)
        self.editors[place.id], self.rows[place.id] = editor, row
        self._join(editor)
        self._column.addWidget(row.widget)
        if place.kind in _OFFERED:
            offers = self.offers[place.id] = SuggestionsBox()
            offers.taken.connect(editor.insert)
            self._column.addWidget(offers)

    def _join(self, editor: Editor) -> None:
        editor.edited.connect(self._autosave.touch)
        editor.edited.connect(self.edited)
        editor.settled.connect(self._autosave.now)
        editor.unreadable.connect(lambda reason, key=editor.place.id: self._hear_unreadable(key, reason))

    def _collect(self) -> None:
        found: list[Change] = []
        for editor in (*self.editors.values(), *self._extra):
            found += editor.take()
        self._autosave.stop()
        if found:
            self.changes.emit(tuple(found))

    def _hear_unreadable(self, field_id: str, reason: str) -> None:
        self._unreadable[field_id] = reason
        self._say_problems()

    def _say_problems(self) -> None:
        state = self._state
        for field_id, row in self.rows.items():
            reason = self._unreadable.get(field_id, "")
            found = tuple(p for p in state.problems if p.field_id == field_id) if state is not None else ()
            if reason:
                a11y.say_problem(row, reason)
            else:
                a11y.say_problem(row, "\n".join(say(problem) for problem in found), colour(found))

    def _name_stops(self) -> None:
        state = self._state
        problems = {p.field_id for p in state.problems} if state is not None else set()
        titles = []
        for stop in self._stops:
            left = sum(field_id in problems for field_id in stop.field_ids)
            text = self.tr("{title} – còn {count} chỗ") if left else "{title}"
            titles.append(text.format(title=stop.title, count=left))
        self.sections.set_titles(titles)

    def _go(self, index: int) -> None:
        stop = self._stops[index]
        if isinstance(stop.widget, Fold):
            stop.widget.open()
        self._reveal(stop.widget)
        first = next((self.editors[key] for key in stop.field_ids if not self.rows[key].widget.isHidden()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reveal(self, widget: QWidget) -> None:
        """Scroll a widget to the top once the layout has settled."""
        body = self._body

        def scroll() -> None:
            self.area.verticalScrollBar().setValue(widget.mapTo(body, widget.rect().topLeft()).y())

        QTimer.singleShot(0, self, scroll)

    def _fit(self) -> None:
        self.sections.set_narrow(narrow=self.width() < self.fontMetrics().averageCharWidth() * _NARROW)


def _uncertain(confidence: Confidence) -> Literal["", "doubt"]:
    return "doubt" if confidence in {Confidence.UNVERIFIED, Confidence.DEDUCED} else ""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from support.forms import make_form

from kiemdiem_desktop.domain.dates import PartialDate
from kiemdiem_desktop.domain.grading import Level, Step
from kiemdiem_desktop.domain.shortcoming import RemedyState, Shortcoming
from kiemdiem_desktop.forms.checks import Bound, check
from kiemdiem_desktop.forms.draft import Draft, Value, new_draft, with_value
from kiemdiem_desktop.forms.schema import Choice, Column, Field, FieldKind
from kiemdiem_desktop.ui import a11y
from kiemdiem_desktop.ui.forms.changes import (
    Change,
    LevelChange,
    ScoreChange,
    ShortcomingAdded,
    ShortcomingChange,
    ShortcomingMoved,
    ShortcomingRemoved,
    ValueChange,
)
from kiemdiem_desktop.ui.forms.scores import LevelEditor, ScoreSheet, read_points
from kiemdiem_desktop.ui.forms.shortcomings import RemedyList, ShortcomingList
from kiemdiem_desktop.ui.forms.simple import ChoiceEditor, LineEditor, TextEditor, read_decimal
from kiemdiem_desktop.ui.forms.state import FormState
from kiemdiem_desktop.ui.forms.tables import TableEditor
from kiemdiem_desktop.ui.forms.view import EDITORS, FormView
from kiemdiem_desktop.ui.ticks import Radio

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kiemdiem_desktop.base.ids import CountingIds

FORM = make_form()


def state_of(draft: Draft | None = None, bound: Bound | None = None, period_id: UUID | None = None) -> FormState:
    """A state of the small form."""
    given, held = draft or new_draft(FORM), bound or Bound()
    return FormState(
        period_id=period_id or UUID(int=1), form=FORM, draft=given, bound=held, problems=check(FORM, given, held)
    )


@pytest.fixture
def view(qtbot: QtBot) -> FormView:
    """The small form on screen, empty."""
    made = FormView(FORM)
    qtbot.addWidget(made)
    made.show_state(state_of())
    made.show()
    return made


def heard(view: FormView) -> list[Change]:
    """Collect what the view wants stored."""
    found: list[Change] = []
    view.changes.connect(found.extend)
    return found


def type_into(view: FormView, field_id: str, text: str) -> None:
    """Type into the editor of a field as the keyboard does."""
    editor = view.editors[field_id]
    target = editor.focusProxy()
    assert isinstance(target, QLineEdit | QPlainTextEdit)
    target.setFocus()
    QTest.keyClicks(target, text)


def paste_into(view: FormView, field_id: str, text: str) -> None:
    """Paste a text, which key events cannot spell."""
    editor = view.editors[field_id]
    assert isinstance(editor, TextEditor)
    data = QMimeData()
    data.setText(text)
    editor.area.insertFromMimeData(data)


def test_every_kind_of_field_has_its_editor() -> None:
    assert set(EDITORS) == set(FieldKind)


def test_every_input_of_a_form_has_a_name(view: FormView) -> None:
    assert a11y.nameless(view) == []


@pytest.mark.parametrize(
    ("field_id", "typed", "value"),
    [
        ("strengths", "Doan ket", "Doan ket"),
        ("count", "12", 12),
        ("rate", "28,5", Decimal("28.5")),
        ("rate", "28.5", Decimal("28.5")),
        ("since", "07/03/2026", PartialDate(2026, 3, 7)),
    ],
)
def test_what_is_typed_is_stored_as_its_kind(view: FormView, field_id: str, typed: str, value: Value) -> None:
    found = heard(view)
    type_into(view, field_id, typed)
    view.flush()
    assert [(c.field_id, c.value) for c in found if isinstance(c, ValueChange)] == [(field_id, value)]


@pytest.mark.parametrize(("field_id", "typed"), [("count", "mười"), ("rate", "1e3"), ("since", "31/02/2026")])
def test_what_cannot_be_read_stays_on_screen_with_the_reason(view: FormView, field_id: str, typed: str) -> None:
    found = heard(view)
    editor = view.editors[field_id]
    assert isinstance(editor, LineEditor)
    editor.line.setText(typed)
    editor.touch()
    view.flush()
    assert not found
    assert editor.line.text() == typed
    assert view.rows[field_id].problem.text()


def test_typed_text_is_stored_composed(view: FormView) -> None:
    found = heard(view)
    paste_into(view, "strengths", "Nguye\u0302\u0303n\u200b Văn")
    view.flush()
    assert [c.value for c in found if isinstance(c, ValueChange)] == ["Nguyễn Văn"]


def test_a_stored_value_does_not_replace_what_is_being_typed(view: FormView) -> None:
    type_into(view, "strengths", "moi")
    view.show_state(state_of(with_value(FORM, new_draft(FORM), "strengths", "cũ")))
    editor = view.editors["strengths"]
    assert isinstance(editor, TextEditor)
    assert editor.area.toPlainText() == "moi"


def test_a_refused_save_is_handed_over_again(view: FormView) -> None:
    type_into(view, "count", "5")
    view.flush()
    found = heard(view)
    view.retry()
    view.flush()
    assert ("count", 5) in [(c.field_id, c.value) for c in found if isinstance(c, ValueChange)]


def test_a_choice_is_stored_at_once_and_shows_the_field_it_leads_to(view: FormView) -> None:
    found = heard(view)
    editor = view.editors["kind"]
    assert isinstance(editor, ChoiceEditor)
    assert view.rows["why_b"].widget.isHidden()
    editor.findChildren(Radio)[1].click()
    assert [c.value for c in found if isinstance(c, ValueChange)] == ["b"]
    view.show_state(state_of(with_value(FORM, new_draft(FORM), "kind", "b")))
    assert not view.rows["why_b"].widget.isHidden()


def test_a_table_is_stored_whole_and_keeps_its_order(view: FormView) -> None:
    found = heard(view)
    editor = view.editors["tasks"]
    assert isinstance(editor, TableEditor)
    for text in ("một", "hai"):
        editor.add.click()
        cell = editor.cards[-1].editors["what"]
        assert isinstance(cell, TextEditor)
        cell.area.insertPlainText(text)
    editor.cards[1].raise_asked.emit()
    view.flush()
    last = [c.value for c in found if isinstance(c, ValueChange)][-1]
    assert last == ({"what": "hai"}, {"what": "một"})


def test_a_removed_row_leaves_the_table(view: FormView) -> None:
    rows = ({"what": "một"}, {"what": "hai"})
    view.show_state(state_of(with_value(FORM, new_draft(FORM), "tasks", rows)))
    found = heard(view)
    editor = view.editors["tasks"]
    assert isinstance(editor, TableEditor)
    editor.cards[0].remove_asked.emit()
    assert [c.value for c in found if isinstance(c, ValueChange)] == [({"what": "hai"},)]


def test_fixed_rows_carry_their_names_and_cannot_be_added_to(view: FormView) -> None:
    editor = view.editors["fixed"]
    assert isinstance(editor, TableEditor)
    assert [card.title.text() for card in editor.cards] == ["Dòng một", "Dòng hai"]
    assert editor.add.isHidden()


@pytest.mark.parametrize(("text", "points"), [("28,5", 2850), ("28.5", 2850), (" 30 ", 3000), ("", None)])
def test_points_are_read_with_comma_and_point(text: str, points: int | None) -> None:
    assert read_points(text) == points


@pytest.mark.parametrize("text", ["ba", "1,234", "1e2", "∞"])
def test_points_that_are_no_number_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_points(text)


def test_a_number_may_have_spaces_between_its_digits() -> None:
    assert read_decimal("1 250,75") == Decimal("1250.75")


def test_the_score_sheet_adds_up_while_typing(view: FormView) -> None:
    editor = view.editors["scores"]
    assert isinstance(editor, ScoreSheet)
    for line, text in zip(editor.lines.values(), ("28,5", "58"), strict=True):
        line.setFocus()
        QTest.keyClicks(line, text)
    assert editor.total.text() == "86,5 / 100"


def test_points_are_stored_under_their_group(view: FormView) -> None:
    found = heard(view)
    editor = view.editors["scores"]
    assert isinstance(editor, ScoreSheet)
    QTest.keyClicks(editor.lines["score.tasks"], "61,5")
    view.flush()
    assert found == [ScoreChange(criterion="tasks", hundredths=6150)]


def test_exactly_one_level_is_chosen_and_stored_at_once(qtbot: QtBot) -> None:
    choices = tuple(Choice(id=level.value, label=level.value) for level in Level)
    place = Field(id="level", kind=FieldKind.LEVEL, label="Mức", binding="level.self", choices=choices)
    editor = LevelEditor(place)
    qtbot.addWidget(editor)
    buttons = editor.radios.group.buttons()
    with qtbot.waitSignal(editor.settled):
        buttons[1].click()
    assert editor.take() == (LevelChange(step=Step.SELF, level=Level.GOOD),)
    buttons[0].click()
    assert [button.isChecked() for button in buttons].count(True) == 1


def shortcoming(ids: CountingIds, text: str, *, earlier: bool = False) -> Shortcoming:
    """A shortcoming of the small form's subject."""
    return Shortcoming(id=ids.new(), period_id=ids.new(), subject_id=ids.new(), text=text, earlier=earlier)


def test_a_shortcoming_is_added_changed_moved_and_removed(view: FormView, ids: CountingIds) -> None:
    found = heard(view)
    editor = view.editors["own"]
    assert isinstance(editor, ShortcomingList)
    editor.add.click()
    entries = (shortcoming(ids, "Chậm"), shortcoming(ids, "Thiếu"))
    view.show_state(state_of(bound=Bound(shortcomings={"shortcomings.own": entries})))
    cause = editor.cards[entries[0].id].editors["cause"]
    assert isinstance(cause, TextEditor)
    cause.area.insertPlainText("Chủ quan")
    view.flush()
    editor.cards[entries[0].id].lower_asked.emit()
    editor.cards[entries[1].id].remove_asked.emit()
    assert found == [
        ShortcomingAdded(earlier=False),
        ShortcomingChange(shortcoming_id=entries[0].id, part="cause", value="Chủ quan"),
        ShortcomingMoved(shortcoming_id=entries[0].id, position=1),
        ShortcomingRemoved(shortcoming_id=entries[1].id),
    ]


def test_the_state_of_an_earlier_shortcoming_is_stored_as_the_domain_says_it(qtbot: QtBot, ids: CountingIds) -> None:
    choices = tuple(Choice(id=state.value, label=state.value) for state in RemedyState)
    columns = (Column(id="state", kind=FieldKind.CHOICE, label="Kết quả", choices=choices),)
    place = Field(id="e", kind=FieldKind.REMEDY_LIST, label="Kỳ trước", binding="shortcomings.earlier", columns=columns)
    editor = RemedyList(place)
    qtbot.addWidget(editor)
    entry = shortcoming(ids, "Chậm", earlier=True)
    editor.show_state(state_of(bound=Bound(shortcomings={"shortcomings.earlier": (entry,)})))
    choice = editor.cards[entry.id].editors["state"]
    assert isinstance(choice, ChoiceEditor)
    choice.put("in_progress")
    choice.pick()
    assert editor.take() == (ShortcomingChange(shortcoming_id=entry.id, part="state", value=RemedyState.IN_PROGRESS),)


def test_a_problem_is_said_below_its_field(view: FormView) -> None:
    assert view.rows["strengths"].problem.text() == "Chưa điền mục này."


def test_the_list_of_sections_counts_what_is_left(view: FormView) -> None:
    assert "còn" in view.sections.list.item(view.sections.list.count() - 1).text()


def test_focusing_a_field_brings_it_into_view(view: FormView, qtbot: QtBot) -> None:
    view.resize(600, 300)
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.focus_field("count")
    editor = view.editors["count"]
    assert isinstance(editor, LineEditor)
    qtbot.waitUntil(editor.line.hasFocus)


def test_a_text_field_grows_with_its_text(view: FormView) -> None:
    editor = view.editors["strengths"]
    assert isinstance(editor, TextEditor)
    before = editor.area.sizeHint().height()
    editor.area.setPlainText("dòng\n" * 9)
    assert editor.area.sizeHint().height() > before


def test_enter_goes_to_the_next_field(view: FormView, qtbot: QtBot) -> None:
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.focus_field("count")
    count, rate = view.editors["count"], view.editors["rate"]
    assert isinstance(count, LineEditor)
    assert isinstance(rate, LineEditor)
    qtbot.waitUntil(count.line.hasFocus)
    QTest.keyClick(count.line, Qt.Key.Key_Return)
    assert rate.line.hasFocus()

"""Taking in a handwritten review asks for what its form measures by: points, or a grade for each item."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QLabel
from support.asking import QueuedAsk
from support.packs import law

from kiemdiem_desktop.forms.checks import Bound
from kiemdiem_desktop.forms.draft import new_draft, with_value
from kiemdiem_desktop.forms.schema import SubjectKind
from kiemdiem_desktop.ui import a11y
from kiemdiem_desktop.ui.forms.paper_review import PaperReviewDialog
from kiemdiem_desktop.ui.forms.state import FormState

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kiemdiem_desktop.services.reviews import PaperReview

TODAY = date(2022, 12, 1)


@pytest.fixture
def ask() -> QueuedAsk:
    return QueuedAsk()


def opened(qtbot: QtBot, ask: QueuedAsk, pack_id: str, kind: SubjectKind, **typed: str) -> PaperReviewDialog:
    form = law(pack_id).form_for(kind)
    draft = new_draft(form)
    for field, value in typed.items():
        draft = with_value(form, draft, field, value)
    state = FormState(period_id=UUID(int=1), form=form, draft=draft, bound=Bound(subject=kind))
    dialog = PaperReviewDialog(state, TODAY, ask)
    qtbot.addWidget(dialog)
    return dialog


def taken(dialog: PaperReviewDialog) -> PaperReview:
    heard: list[PaperReview] = []
    dialog.taken.connect(heard.append)
    dialog._take()
    return heard[0]


LEADER = {
    *("general.conduct", "tasks.duties", "tasks.leadership"),
    *("general.responsibility_at_work", "general.example"),
}


@pytest.mark.parametrize("pack_id", ["qd132-2019", "qd124-2023"])
@pytest.mark.parametrize(
    ("kind", "criteria"),
    [(SubjectKind.LEADER, LEADER), (SubjectKind.NON_LEADER, {"general.conduct", "tasks.duties"})],
)
def test_each_kind_of_member_is_asked_for_his_grades_and_for_no_points(
    qtbot: QtBot, ask: QueuedAsk, pack_id: str, kind: SubjectKind, criteria: set[str]
) -> None:
    dialog = opened(qtbot, ask, pack_id, kind)
    assert set(dialog.grades) == criteria
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    assert not [text for text in texts if "Điểm" in text]
    assert any(text.startswith("Cấp độ tự đánh giá: 2. Về thực hiện chức trách") for text in texts)
    assert a11y.nameless(dialog) == []


def test_the_newest_regime_is_asked_for_points_and_for_no_grades(qtbot: QtBot, ask: QueuedAsk) -> None:
    dialog = opened(qtbot, ask, "qd366-2025", SubjectKind.NON_LEADER)
    dialog.general.setText("28,5")
    assert dialog.grades == {}
    assert (taken(dialog).general, taken(dialog).tasks) == (2850, None)


def test_the_first_keys_go_to_the_day_and_no_two_rows_share_a_key(qtbot: QtBot, ask: QueuedAsk) -> None:
    dialog = opened(qtbot, ask, "qd366-2025", SubjectKind.NON_LEADER)
    dialog.show()
    assert dialog.focusWidget() is dialog.day
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    texts += [button.text() for button in dialog.findChildren(QAbstractButton)]
    keys = [QKeySequence.mnemonic(text).toString() for text in texts]
    taken_keys = [key for key in keys if key]
    assert sorted(taken_keys) == sorted(set(taken_keys))


def test_points_above_the_form_s_most_are_refused_at_their_field(qtbot: QtBot, ask: QueuedAsk) -> None:
    dialog = opened(qtbot, ask, "qd366-2025", SubjectKind.NON_LEADER)
    heard: list[PaperReview] = []
    dialog.taken.connect(heard.append)
    dialog.general.setText("28")
    dialog.tasks.setText("72")
    dialog._take()
    assert heard == []
    texts = [label.text() for label in dialog._rows["tasks"].widget.findChildren(QLabel)]
    assert any("là 72, quá mức tối đa 70" in text for text in texts)
    dialog.tasks.setText("62")
    assert (taken(dialog).general, taken(dialog).tasks) == (2800, 6200)


def test_the_chosen_grades_are_taken_and_the_open_ones_left_out(qtbot: QtBot, ask: QueuedAsk) -> None:
    dialog = opened(qtbot, ask, "qd132-2019", SubjectKind.NON_LEADER, duties_grade="good")
    box = dialog.grades["general.conduct"]
    assert dialog.grades["tasks.duties"].currentText() == "Tốt"
    assert dict(taken(dialog).grades) == {"tasks.duties": "good"}
    box.setCurrentIndex(box.findText("Kém"))
    assert dict(taken(dialog).grades) == {"general.conduct": "poor", "tasks.duties": "good"}

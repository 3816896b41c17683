from __future__ import annotations

from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from kiemdiem_desktop.domain.dates import PartialDate
from kiemdiem_desktop.ui.pages.charts import Bar, BarChart
from kiemdiem_desktop.ui.pages.fields import CountField, DateField, LineField, TextField, read_date, read_time
from kiemdiem_desktop.ui.pages.flow import flow


def test_a_line_is_committed_once_and_in_its_normal_form(qtbot: QtBot) -> None:
    field = LineField()
    qtbot.addWidget(field)
    heard: list[str] = []
    field.committed.connect(heard.append)
    field.setText("  Nguyê\u0303n  Văn A ")
    field.commit()
    field.commit()
    assert heard == ["Nguyễn Văn A"]


def test_a_line_that_was_not_changed_is_not_committed(qtbot: QtBot) -> None:
    field = LineField()
    qtbot.addWidget(field)
    field.show_text("Bí thư")
    with qtbot.assertNotEmitted(field.committed):
        field.commit()


def test_a_stored_text_does_not_replace_what_is_being_typed(qtbot: QtBot) -> None:
    field = LineField()
    qtbot.addWidget(field)
    field.show()
    qtbot.waitExposed(field)
    field.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "abc")
    field.show_text("cũ")
    assert field.text() == "abc"


def test_what_was_typed_in_a_line_can_be_taken_back_until_it_is_committed(qtbot: QtBot) -> None:
    field = LineField()
    qtbot.addWidget(field)
    QTest.keyClicks(field, "abc")
    assert field.isUndoAvailable()
    field.commit()
    assert not field.isUndoAvailable()


def test_a_text_keeps_its_lines(qtbot: QtBot) -> None:
    field = TextField()
    qtbot.addWidget(field)
    heard: list[str] = []
    field.committed.connect(heard.append)
    field.setPlainText("một\nhai\n")
    field.commit()
    assert heard == ["một\nhai"]


@pytest.mark.parametrize(("text", "count", "valid"), [("", None, True), ("12", 12, True), ("1x", None, False)])
def test_a_count_is_a_number_or_nothing(qtbot: QtBot, text: str, count: int | None, *, valid: bool) -> None:
    field = CountField()
    qtbot.addWidget(field)
    field.setText(text)
    assert (field.count, field.valid) == (count, valid)


def test_a_date_that_cannot_be_read_is_said_and_not_stored(qtbot: QtBot) -> None:
    field = DateField()
    qtbot.addWidget(field)
    refusals: list[bool] = []
    field.refused.connect(refusals.append)
    field.setText("31/02/75")
    with qtbot.assertNotEmitted(field.dated):
        field.commit()
    field.show_date(PartialDate(1975))
    assert refusals == [True]
    assert field.text() == "31/02/75"


def test_another_record_lets_go_of_an_unread_date(qtbot: QtBot) -> None:
    field = DateField()
    qtbot.addWidget(field)
    field.setText("hôm qua")
    field.commit()
    field.forget()
    field.show_date(PartialDate(1975, 3))
    assert field.text() == "03/1975"


@pytest.mark.parametrize(
    ("text", "whole", "found"),
    [
        ("7/3/1975", False, PartialDate(1975, 3, 7)),
        ("03/1975", False, PartialDate(1975, 3)),
        ("03/1975", True, None),
        ("75", False, None),
    ],
)
def test_dates_are_read_as_people_type_them(text: str, found: PartialDate | None, *, whole: bool) -> None:
    assert read_date(text, whole=whole) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [("8h30", time(8, 30)), ("14:00", time(14)), ("8 giờ", time(8)), ("25h", None), ("sáng", None)],
)
def test_times_are_read_as_people_type_them(text: str, found: time | None) -> None:
    assert read_time(text) == found


def test_a_line_of_widgets_wraps_when_there_is_no_room(qtbot: QtBot) -> None:
    holder = flow(*(QLabel("Chi bộ thôn An Phú") for _ in range(6)))
    qtbot.addWidget(holder)
    layout = holder.layout()
    assert layout is not None
    assert layout.heightForWidth(200) > layout.heightForWidth(4000)


def test_a_chart_says_in_words_what_it_draws(qtbot: QtBot) -> None:
    chart = BarChart("Số đảng viên theo mức")
    qtbot.addWidget(chart)
    chart.show_bars([Bar("Mức một", 3, 2), Bar("Mức hai", 9)])
    assert chart.accessibleDescription() == "Mức một: 3 (trần 2); Mức hai: 9"
    chart.resize(300, chart.sizeHint().height())
    chart.show()
    qtbot.waitExposed(chart)
    assert not chart.grab().isNull()
    assert chart.focusPolicy() is Qt.FocusPolicy.NoFocus

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from kiemdiem_desktop.base.ids import CountingIds
from kiemdiem_desktop.domain.member import Member, Standing
from kiemdiem_desktop.ui.tables.members import COLUMNS, MembersModel
from kiemdiem_desktop.ui.tables.rows import RowsModel, RowsView
from kiemdiem_desktop.ui.tables.words import masked

IDS = CountingIds(5)
MEMBERS = (
    Member(id=IDS.new(), name="Trần Văn An", id_number="038075004790"),
    Member(id=IDS.new(), name="Lê Thị Bưởi"),
    Member(id=IDS.new(), name="Y Bhiu Niê", standing=Standing.LEFT),
)


def test_the_model_keeps_what_qt_asks_of_models(qtmodeltester: ModelTester) -> None:
    model = MembersModel()
    model.set_rows(MEMBERS)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call] # pytest-qt has no types here


def test_an_identity_number_shows_its_last_four_signs_only() -> None:
    model = MembersModel()
    model.set_rows(MEMBERS)
    shown = [model.index(0, place).data() for place in range(model.columnCount())]
    assert "•••• 4790" in shown
    assert not any("0380" in text for text in shown)


def test_short_numbers_are_hidden_wholly() -> None:
    assert masked("123") == "••••"
    assert masked("") == ""


def test_the_same_rows_tell_only_what_changed(qtbot: QtBot) -> None:
    model = MembersModel()
    model.set_rows(MEMBERS)
    changed: list[int] = []
    model.dataChanged.connect(lambda top, _bottom: changed.append(top.row()))
    with qtbot.assertNotEmitted(model.modelReset):
        model.set_rows((MEMBERS[0], replace(MEMBERS[1], party_post="Bí thư"), MEMBERS[2]))
    assert changed == [1]


def test_enter_activates_the_row(qtbot: QtBot) -> None:
    model = MembersModel()
    model.set_rows(MEMBERS)
    view = RowsView(model, "Danh sách")
    qtbot.addWidget(view)
    view.fit_columns(COLUMNS)
    view.select_row(1)
    heard: list[QModelIndex] = []
    view.activated.connect(heard.append)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert [index.row() for index in heard] == [1]


def test_those_who_left_are_grey() -> None:
    model = MembersModel()
    model.set_rows(MEMBERS)
    assert model.index(0, 0).data(Qt.ItemDataRole.ForegroundRole) is None
    assert model.index(2, 0).data(Qt.ItemDataRole.ForegroundRole) is not None


def test_the_wide_column_takes_what_is_left_and_never_less_than_it_needs(qtbot: QtBot) -> None:
    columns = (replace(COLUMNS[0], width=30, stretch=True), *(replace(c, stretch=False) for c in COLUMNS[1:4]))
    model: RowsModel[Member] = RowsModel(columns, lambda member: member.id, context="Members")
    view = RowsView(model, "Đảng viên")
    qtbot.addWidget(view)
    view.resize(3000, 300)
    view.fit_columns(columns)
    view.show()
    header = view.horizontalHeader()
    assert header.length() == view.viewport().width()
    view.resize(200, 300)
    assert header.sectionSize(0) >= view.fontMetrics().averageCharWidth() * 30


def test_rows_and_columns_grow_with_the_text(qtbot: QtBot) -> None:
    model = MembersModel()
    model.set_rows(MEMBERS)
    view = RowsView(model, "Danh sách")
    qtbot.addWidget(view)
    view.fit_columns(COLUMNS)
    height, width = view.rowHeight(0), view.columnWidth(1)
    font = view.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    view.setFont(font)
    assert view.rowHeight(0) > height * 1.5
    assert view.columnWidth(1) > width * 1.5

"""The two dialogs of the roster page: a member leaves the cell, and what differs between roster and period."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kiemdiem_desktop.domain.dates import PartialDate
from kiemdiem_desktop.domain.viet import nfc
from kiemdiem_desktop.services.periods import RosterDifference
from kiemdiem_desktop.ui.pages.fields import read_date, text_width
from kiemdiem_desktop.ui.pages.members.card import GROUPS
from kiemdiem_desktop.ui.pages.parts import Sentence, add_row, dialog_buttons, form_layout, warning_text
from kiemdiem_desktop.ui.sizes import fit
from kiemdiem_desktop.ui.tables.words import value_word
from kiemdiem_desktop.ui.ticks import Tick, grow_ticks


class LeaveDialog(QDialog):
    """Asks when and why a member left; both are needed."""

    def __init__(self, name: str, done: Callable[[PartialDate, str], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Ghi đảng viên chuyển đi"))
        self._done = done
        self.day = QLineEdit()
        self.day.setPlaceholderText(self.tr("dd/mm/yyyy"))
        self.reason = QLineEdit()
        self._problem = warning_text()
        column = QVBoxLayout(self)
        lead = self.tr("Đồng chí {name} rời chi bộ. Các văn bản của những năm trước vẫn giữ nguyên.")
        column.addWidget(Sentence(lead.format(name=name)))
        form = form_layout()
        add_row(form, self.tr("Ngày chuyển đi"), self.day)
        tip = self.tr("Chuyển về chi bộ nào, ra khỏi Đảng, từ trần…")
        self.reason.setPlaceholderText(tip)
        add_row(form, self.tr("Lý do"), self.reason, tip=tip)
        column.addLayout(form)
        column.addWidget(self._problem)
        buttons, _ = dialog_buttons(self, self.tr("Ghi chuyển đi"))
        column.addWidget(buttons)
        self.setMinimumWidth(text_width(self, 60))

    def accept(self) -> None:
        day, reason = read_date(self.day.text()), nfc(self.reason.text()).strip()
        if day is None:
            self._problem.say(self.tr("Ghi ngày chuyển đi: ngày/tháng/năm, tháng/năm hoặc năm."))
            self.day.setFocus()
        elif not reason:
            self._problem.say(self.tr("Ghi lý do chuyển đi."))
            self.reason.setFocus()
        else:
            self._done(day, reason)
            super().accept()


class DifferencesDialog(QDialog):
    """Shows, person by person, what the roster says now and what the period has; the user says whom to take over."""

    def __init__(
        self,
        differences: Sequence[RosterDifference],
        done: Callable[[tuple[UUID, ...]], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Khác nhau giữa danh sách và kỳ kiểm điểm"))
        self._done = done
        self.tree = QTreeWidget()
        grow_ticks(self.tree)
        self.tree.setAccessibleName(self.windowTitle())
        self.tree.setHeaderLabels([self.tr("Đảng viên, mục"), self.tr("Trong kỳ"), self.tr("Danh sách hiện nay")])
        column = QVBoxLayout(self)
        lead = self.tr("Kỳ kiểm điểm giữ bản ghi riêng của từng người. Đánh dấu những người muốn lấy theo danh sách.")
        column.addWidget(Sentence(lead))
        self.everybody = Tick(self.tr("Đánh dấu &tất cả"))
        self.everybody.toggled.connect(self._tick_all)
        column.addWidget(self.everybody)
        column.addWidget(self.tree, 1)
        buttons, _ = dialog_buttons(self, self.tr("Lấy theo danh sách"))
        column.addWidget(buttons)
        self._fill(differences)
        fit(self, 100, 30)

    def accept(self) -> None:
        chosen = tuple(
            item.data(0, Qt.ItemDataRole.UserRole)
            for item in self._persons()
            if item.checkState(0) == Qt.CheckState.Checked
        )
        if chosen:
            self._done(chosen)
        super().accept()

    def _persons(self) -> list[QTreeWidgetItem]:
        items = map(self.tree.topLevelItem, range(self.tree.topLevelItemCount()))
        return [item for item in items if item is not None]

    def _tick_all(self, ticked: bool) -> None:  # noqa: FBT001 - a signal's argument
        for item in self._persons():
            item.setCheckState(0, Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    def _fill(self, differences: Sequence[RosterDifference]) -> None:
        labels = {field.key: field.label for group in GROUPS for field in group.fields}
        persons: dict[UUID, QTreeWidgetItem] = {}
        for line in differences:
            person = persons.get(line.member_id)
            if person is None:
                person = QTreeWidgetItem(self.tree, [line.name])
                person.setData(0, Qt.ItemDataRole.UserRole, line.member_id)
                person.setCheckState(0, Qt.CheckState.Unchecked)
                persons[line.member_id] = person
            label = QCoreApplication.translate("MemberCard", labels.get(line.field, ""))
            sides = (value_word(line.field, line.in_period), value_word(line.field, line.in_roster))
            QTreeWidgetItem(person, [label or self.tr("Có tên trong kỳ"), *sides])
        self.tree.expandAll()
        for place in range(3):
            self.tree.resizeColumnToContents(place)

"""The tổ đảng of the cell: added, renamed and removed one by one, each a step to undo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from kiemdiem_desktop.domain.organisation import PartyGroup
from kiemdiem_desktop.domain.outcome import Outcome
from kiemdiem_desktop.services.office import Office
from kiemdiem_desktop.ui import a11y
from kiemdiem_desktop.ui.ask import Ask
from kiemdiem_desktop.ui.operations import Operations
from kiemdiem_desktop.ui.pages.flow import flow
from kiemdiem_desktop.ui.theme import Heading


class GroupsEditor(QWidget):
    """Shows the groups as the book has them; every change is stored at once."""

    def __init__(self, office: Office, operations: Operations, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office, self._operations, self._ask = office, operations, ask
        self.list = QListWidget()
        a11y.name(self.list, self.tr("Các tổ đảng"))
        self.list.setMaximumHeight(self.fontMetrics().lineSpacing() * 6)
        self.add = self._button(self.tr("Thêm &tổ đảng…"), self._ask_new)
        self.rename = self._button(self.tr("Đổi tê&n…"), self._ask_name)
        self.remove = self._button(self.tr("Bỏ tổ đản&g…"), self._ask_remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Heading(self.tr("Các tổ đảng"), 3))
        column.addWidget(self.list)
        column.addWidget(flow(self.add, self.rename, self.remove))
        self.list.currentRowChanged.connect(lambda _: self._enable())
        self._enable()
        self.reload()

    def reload(self) -> None:
        """Read the groups anew."""

        def told(groups: tuple[PartyGroup, ...]) -> None:
            if isValid(self):  # the dialog may be closed by now
                self._show(groups)

        self._operations.query(self._office.organisation.groups, told)

    def _button(self, text: str, verb: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.setToolTip(text.replace("&", ""))
        button.clicked.connect(lambda _checked=False: verb())
        return button

    def _show(self, groups: tuple[PartyGroup, ...]) -> None:
        row = self.list.currentRow()
        self.list.clear()
        for group in groups:
            QListWidgetItem(group.name, self.list).setData(Qt.ItemDataRole.UserRole, group)
        self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
        self._enable()

    def _enable(self) -> None:
        for button in (self.rename, self.remove):
            button.setEnabled(self.list.currentRow() >= 0)

    def _chosen(self) -> PartyGroup:
        group: PartyGroup = self.list.currentItem().data(Qt.ItemDataRole.UserRole)
        return group

    def _run(self, label: str, work: Callable[[], Outcome]) -> None:
        def done(_: Outcome) -> None:
            if isValid(self):
                self.reload()

        self._operations.run(label, work, done)

    def _ask_new(self) -> None:
        def named(name: str | None) -> None:
            if name:
                self._run(self.tr("Thêm tổ đảng"), lambda: self._office.organisation.add_group(name))

        self._ask.text(self.tr("Tên tổ đảng"), named)

    def _ask_name(self) -> None:
        group = self._chosen()

        def named(name: str | None) -> None:
            if name:
                changed = replace(group, name=name)
                self._run(self.tr("Sửa tổ đảng"), lambda: self._office.organisation.update_group(changed))

        self._ask.text(self.tr("Tên tổ đảng"), named, initial=group.name)

    def _ask_remove(self) -> None:
        group = self._chosen()

        def answered(yes: bool) -> None:  # noqa: FBT001 - the answer
            if yes:
                self._run(self.tr("Bỏ tổ đảng"), lambda: self._office.organisation.remove_group(group.id))

        self._ask.confirm(
            self.tr("Bỏ “{name}”?").format(name=group.name),
            answered,
            detail=self.tr("Đảng viên của tổ vẫn ở lại chi bộ, chưa thuộc tổ nào; có thể hoàn tác."),
            yes=self.tr("Bỏ tổ đảng"),
        )

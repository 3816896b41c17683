"""Who the person of one row of a roster is: new to the book, somebody in it, or nobody to be taken."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kiemdiem_desktop.domain.member import Member
from kiemdiem_desktop.domain.roster import RosterPreview
from kiemdiem_desktop.domain.viet import fold
from kiemdiem_desktop.ui import a11y
from kiemdiem_desktop.ui.sizes import fit

_MEMBER = Qt.ItemDataRole.UserRole
_WORDS = Qt.ItemDataRole.UserRole + 1
_NEW, _NOBODY = 0, 1


class WhoDialog(QDialog):
    """``chosen`` carries the id of a member, or None for a new one; ``left_out`` says that the row is not taken."""

    chosen = Signal(object)
    left_out = Signal()

    def __init__(self, preview: RosterPreview, row: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Dòng này là ai"))
        told = preview.rows[row]
        name = told.person.name if told.person is not None else ""
        question = QLabel(self.tr("“{name}” ở dòng {line} của tệp là:").format(name=name, line=told.line))
        question.setWordWrap(True)
        self.filter, self.list = QLineEdit(), QListWidget()
        self.filter.setPlaceholderText(self.tr("Tìm theo tên, không cần dấu"))
        self.filter.setClearButtonEnabled(True)
        a11y.name(self.filter, self.tr("Tìm theo tên, không cần dấu"))
        a11y.name(self.list, self.tr("Người của dòng này"))
        self.list.addItem(self.tr("Đảng viên mới, chưa có trong sổ"))
        self.list.addItem(self.tr("Không nhập dòng này"))
        known = sorted(preview.members, key=lambda member: member.id != told.member_id)
        for member in known:
            self.list.addItem(self._item(member))
        self.list.setCurrentRow(_NOBODY + 1 if told.member_id is not None else _NEW)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText(self.tr("&Chọn"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.filter.textChanged.connect(self._narrow)
        self.list.itemDoubleClicked.connect(lambda _: self.accept())
        layout = QVBoxLayout(self)
        for widget in (question, self.filter, self.list, buttons):
            layout.addWidget(widget)
        fit(self, 70, 24)

    def accept(self) -> None:
        """Tell the choice."""
        row, item = self.list.currentRow(), self.list.currentItem()
        super().accept()
        if row == _NOBODY:
            self.left_out.emit()
        elif item is not None:
            self.chosen.emit(item.data(_MEMBER))

    def _item(self, member: Member) -> QListWidgetItem:
        birth = member.birth.shown if member.birth is not None else self.tr("không rõ ngày sinh")
        item = QListWidgetItem(self.tr("{name}, sinh {birth}, đã có trong sổ").format(name=member.name, birth=birth))
        item.setData(_MEMBER, member.id)
        item.setData(_WORDS, fold(member.name))
        return item

    def _narrow(self, text: str) -> None:
        wanted = fold(text)
        for row in range(_NOBODY + 1, self.list.count()):
            item = self.list.item(row)
            item.setHidden(wanted not in item.data(_WORDS))
        found = [row for row in range(_NOBODY + 1, self.list.count()) if not self.list.item(row).isHidden()]
        if wanted and found:  # who looks for a person means that person, and Enter takes the chosen row
            self.list.setCurrentRow(found[0])

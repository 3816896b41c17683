"""The preview of what the ballots say, before anything is taken over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from kiemdiem_desktop.ui.pages.parts import Sentence, dialog_buttons
from kiemdiem_desktop.ui.sizes import fit
from kiemdiem_desktop.ui.ticks import grow_ticks

Proposal = tuple[UUID, str, str, str]
"""A subject's id and name, the level that the cell has now, and the one that the ballot gives."""


class MajoritiesDialog(QDialog):
    """Shows for each subject what the ballot says beside what is recorded; the user ticks whom to take over."""

    def __init__(
        self,
        proposals: Sequence[Proposal],
        done: Callable[[tuple[UUID, ...]], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Lấy theo kết quả phiếu"))
        self._done = done
        self.tree = QTreeWidget()
        grow_ticks(self.tree)
        self.tree.setRootIsDecorated(False)
        self.tree.setAccessibleName(self.windowTitle())
        self.tree.setHeaderLabels([self.tr("Tập thể, đảng viên"), self.tr("Chi bộ đang ghi"), self.tr("Theo phiếu")])
        for subject_id, name, now, proposed in proposals:
            item = QTreeWidgetItem(self.tree, [name, now, proposed])
            item.setData(0, Qt.ItemDataRole.UserRole, subject_id)
            item.setCheckState(0, Qt.CheckState.Unchecked if now else Qt.CheckState.Checked)
        for place in range(3):
            self.tree.resizeColumnToContents(place)
        column = QVBoxLayout(self)
        lead = self.tr(
            "Mức được nhiều phiếu nhất của mỗi người được ghi vào cột Chi bộ. Bỏ đánh dấu người chưa muốn ghi."
        )
        column.addWidget(Sentence(lead))
        column.addWidget(self.tree, 1)
        buttons, _ = dialog_buttons(self, self.tr("Ghi vào cột Chi bộ"))
        column.addWidget(buttons)
        fit(self, 100, 30)

    def accept(self) -> None:
        items = [self.tree.topLevelItem(place) for place in range(self.tree.topLevelItemCount())]
        chosen = tuple(
            item.data(0, Qt.ItemDataRole.UserRole)
            for item in items
            if item is not None and item.checkState(0) == Qt.CheckState.Checked
        )
        if chosen:
            self._done(chosen)
        super().accept()

"""The dialog that asks what a round of voting is about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kiemdiem_desktop.domain.sheets import SubjectSheet
from kiemdiem_desktop.domain.tally import BallotKind
from kiemdiem_desktop.ui.pages.fields import ChoiceField, text_width
from kiemdiem_desktop.ui.pages.flow import flow
from kiemdiem_desktop.ui.pages.parts import (
    add_row,
    button,
    dialog_buttons,
    form_layout,
)
from kiemdiem_desktop.ui.tables.words import BALLOTS, choices
from kiemdiem_desktop.ui.ticks import grow_ticks

_GRADED = Qt.ItemDataRole.UserRole + 1


class AddBallotDialog(QDialog):
    """Asks what is voted on, and about whom."""

    def __init__(
        self,
        subjects: Sequence[SubjectSheet],
        done: Callable[[BallotKind, tuple[UUID, ...]], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Thêm vòng bỏ phiếu"))
        self._done = done
        self.kind = ChoiceField(choices(BALLOTS))
        self.kind.show_value(BallotKind.LEVELS)
        self.subjects = QListWidget()
        grow_ticks(self.subjects)
        self.subjects.setAccessibleName(self.tr("Bỏ phiếu về"))
        for subject in subjects:
            item = QListWidgetItem(subject.name if subject.duty.graded else self._not_graded(subject))
            item.setData(Qt.ItemDataRole.UserRole, subject.id)
            item.setData(_GRADED, subject.duty.graded)
            self.subjects.addItem(item)
        self._tick_graded()
        column = QVBoxLayout(self)
        form = form_layout()
        add_row(form, self.tr("Loại phiếu"), self.kind)
        column.addLayout(form)
        column.addWidget(
            flow(
                button(self.tr("Chọn tất cả"), self._tick_graded),
                button(self.tr("Bỏ chọn"), lambda: self._tick(Qt.CheckState.Unchecked)),
            )
        )
        column.addWidget(self.subjects, 1)
        buttons, _ = dialog_buttons(self, self.tr("Thêm vòng bỏ phiếu"))
        column.addWidget(buttons)
        self.setMinimumWidth(text_width(self, 50))

    def accept(self) -> None:
        items = [self.subjects.item(place) for place in range(self.subjects.count())]
        chosen = tuple(
            item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() == Qt.CheckState.Checked
        )
        kind = self.kind.value
        if chosen and isinstance(kind, BallotKind):
            self._done(kind, chosen)
            super().accept()

    def _not_graded(self, subject: SubjectSheet) -> str:
        return self.tr("{name} – không xếp loại kỳ này").format(name=subject.name)

    def _tick_graded(self) -> None:
        """Tick all who are given a level; a person who is exempt or not yet reviewed is ticked by hand, if at all."""
        for place in range(self.subjects.count()):
            item = self.subjects.item(place)
            graded = bool(item.data(_GRADED))
            item.setCheckState(Qt.CheckState.Checked if graded else Qt.CheckState.Unchecked)

    def _tick(self, state: Qt.CheckState) -> None:
        for place in range(self.subjects.count()):
            self.subjects.item(place).setCheckState(state)

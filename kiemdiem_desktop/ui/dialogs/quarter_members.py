"""Who is assessed in a quarter: everybody in a list, those ticked whom the regulation proposes."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.member import Member
from kiemdiem_desktop.ui import a11y
from kiemdiem_desktop.ui.theme import Note
from kiemdiem_desktop.ui.ticks import grow_ticks

_LINES = 9


class QuarterMembers(QWidget):
    """The list of members to tick; hidden while the period is no quarter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = QListWidget()
        grow_ticks(self.list)
        self.list.setMinimumHeight(self.list.fontMetrics().lineSpacing() * _LINES)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(a11y.stacked_row(self.tr("Những đồng &chí đánh giá theo quý"), self.list).widget, 1)
        layout.addWidget(
            Note(
                self.tr(
                    "Kỳ quý chỉ có những đồng chí được đánh dấu và không kiểm điểm tập thể."
                    " Mức của quý được xem lại khi xếp loại năm."
                )
            )
        )

    def offer(self, proposed: Sequence[tuple[Member, bool]]) -> None:
        """Show the members, ticked as proposed."""
        self.list.clear()
        for member, wanted in proposed:
            text = ", ".join(part for part in (member.name, member.party_post, member.state_post) if part)
            row = QListWidgetItem(text)
            row.setData(Qt.ItemDataRole.UserRole, member.id)
            row.setFlags(row.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            row.setCheckState(Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked)
            self.list.addItem(row)

    def chosen(self) -> tuple[UUID, ...]:
        """Who is ticked."""
        rows = (self.list.item(place) for place in range(self.list.count()))
        return tuple(row.data(Qt.ItemDataRole.UserRole) for row in rows if row.checkState() is Qt.CheckState.Checked)

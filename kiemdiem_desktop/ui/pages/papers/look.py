"""How papers look: spelling, the signature blocks of members' papers, the sheet of ballots, the column of the cell."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from kiemdiem_desktop.services.look import BallotSheetSize, BlockChoice, OrganisationType, PaperLook, Spelling
from kiemdiem_desktop.ui import a11y
from kiemdiem_desktop.ui.sizes import fit
from kiemdiem_desktop.ui.theme import Heading, Note
from kiemdiem_desktop.ui.ticks import Tick


class PaperLookDialog(QDialog):
    """Changes how the papers of the open book look; ``taken`` carries another look."""

    taken = Signal(object)

    def __init__(
        self,
        look: PaperLook,
        blocks: Sequence[BlockChoice],
        parent: QWidget | None = None,
        *,
        types: Sequence[OrganisationType] = (),
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Trình bày văn bản"))
        self._before, self._choices = look, tuple(blocks)
        self.spelling, self.ballots, self.type = QComboBox(), QComboBox(), QComboBox()
        for spelling, text in self._spellings():
            self.spelling.addItem(text, spelling)
        for sheet, text in self._sheets():
            self.ballots.addItem(text, sheet)
        self.type.addItem(self.tr("Theo tên đảng bộ cấp trên"), "")
        for each in types:
            self.type.addItem(each.label, each.id)
        self.type.setCurrentIndex(max(self.type.findData(look.organisation_type), 0))
        self.spelling.setCurrentIndex(self.spelling.findData(look.spelling))
        self.ballots.setCurrentIndex(self.ballots.findData(look.ballots))
        self.blocks = {choice.id: Tick(choice.label.replace("&", "&&")) for choice in self._choices}
        for choice in self._choices:
            self.blocks[choice.id].setChecked(choice.on)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.addWidget(a11y.stacked_row(self.tr("&Dấu thanh ở oa, oe, uy"), self.spelling, self._spelled()).widget)
        column.addWidget(a11y.stacked_row(self.tr("&Khổ phiếu biểu quyết"), self.ballots, self._cut()).widget)
        column.addWidget(a11y.stacked_row(self.tr("&Loại hình tổ chức đảng"), self.type, self._counted()).widget)
        column.addWidget(Heading(self.tr("Phần ký ở cuối bản của đảng viên"), 2))
        column.addWidget(Note(self.tr("Bỏ đánh dấu thì phần ấy không in trên bản của mọi đảng viên.")))
        for choice in self._choices:
            column.addWidget(self.blocks[choice.id])
            if choice.heading:
                self.blocks[choice.id].setAccessibleDescription(choice.heading)
                column.addWidget(Note(choice.heading))
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inner)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        self._buttons.accepted.connect(self._take)
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(area, 1)
        layout.addWidget(Note(self.tr("Áp dụng cho mọi văn bản in từ nay; bản đã phát hành giữ nguyên.")))
        layout.addWidget(self._buttons)
        fit(self, 90, 34)

    def look(self) -> PaperLook:
        """What is chosen; a block that stands as before is left to its form."""
        changed = {
            choice.id: self.blocks[choice.id].isChecked()
            for choice in self._choices
            if self.blocks[choice.id].isChecked() is not choice.on
        }
        return PaperLook(
            spelling=Spelling(self.spelling.currentData()),
            blocks={**self._before.blocks, **changed},
            ballots=BallotSheetSize(self.ballots.currentData()),
            organisation_type=str(self.type.currentData()),
        )

    def _spellings(self) -> tuple[tuple[Spelling, str], ...]:
        return (
            (Spelling.AS_WRITTEN, self.tr("Như bộ quy định ghi")),
            (Spelling.FIRST_VOWEL, self.tr("Trên chữ trước: ủy, hóa, khỏe")),
            (Spelling.SECOND_VOWEL, self.tr("Trên chữ sau: uỷ, hoá, khoẻ")),
        )

    def _sheets(self) -> tuple[tuple[BallotSheetSize, str], ...]:
        return (
            (BallotSheetSize.BY_COLUMNS, self.tr("Tùy số cột: ít cột in A5, nhiều cột in A4")),
            (BallotSheetSize.A4, self.tr("A4, mỗi tờ một phiếu")),
            (BallotSheetSize.A5, self.tr("A5, mỗi tờ một phiếu")),
            (BallotSheetSize.A5_TWICE, self.tr("A4 nằm ngang, mỗi tờ hai phiếu A5")),
        )

    def _spelled(self) -> str:
        return self.tr("Chỉ đổi lời của chương trình; tên người, tên tổ chức và chữ của mẫu giữ nguyên.")

    def _cut(self) -> str:
        return self.tr("Tờ hai phiếu thì cắt đôi ở giữa; phiếu không đánh số.")

    def _counted(self) -> str:
        return self.tr("Cột mà chi bộ điền trong biểu thống kê đảng viên.")

    def _take(self) -> None:
        chosen = self.look()
        self.accept()
        if chosen != self._before:
            self.taken.emit(chosen)

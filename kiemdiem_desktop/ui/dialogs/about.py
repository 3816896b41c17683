"""Which version this is, and on what terms it may be used."""

from __future__ import annotations

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

import kiemdiem_desktop
from kiemdiem_desktop.ui.theme import Heading, Note


class AboutDialog(QDialog):
    """The program's name, version and licence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Về chương trình"))
        version = QLabel(
            self.tr("Phiên bản {version} · Qt {qt}").format(version=kiemdiem_desktop.__version__, qt=qVersion())
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(Heading(self.tr("Kiểm điểm"), 1))
        layout.addWidget(version)
        layout.addWidget(Note(self.tr("Kiểm điểm, đánh giá, xếp loại chất lượng chi bộ và đảng viên.")))
        layout.addWidget(Note(self.tr("Chương trình không dùng mạng: mọi dữ liệu nằm trong tệp sổ trên máy này.")))
        layout.addWidget(Note(self.tr("Phần mềm tự do theo giấy phép MIT.")))
        layout.addWidget(buttons)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 60)

"""When a book does not open: put a backup in its place, or build a new book from what can still be read."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLineEdit, QListWidget, QVBoxLayout, QWidget

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.services.backups import BackupFile, Repaired, Shelf
from kiemdiem_desktop.ui import a11y
from kiemdiem_desktop.ui.ask import Ask
from kiemdiem_desktop.ui.dialogs.backups import backup_line, button
from kiemdiem_desktop.ui.messages import MessagePanel
from kiemdiem_desktop.ui.operations import Operations
from kiemdiem_desktop.ui.sizes import fit
from kiemdiem_desktop.ui.theme import Heading, Note


class RescueDialog(QDialog):
    """Works on a closed book; ``rescued`` carries the book to open now and the passphrase that was given."""

    rescued = Signal(object, str)

    def __init__(
        self, book: Path, shelf: Shelf, operations: Operations, ask: Ask, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Khôi phục sổ"))
        self._book, self._shelf, self._operations, self._ask = book, shelf, operations, ask
        self._files: tuple[BackupFile, ...] = ()
        self.panel, self.list, self.passphrase = MessagePanel(), QListWidget(), QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        a11y.name(self.list, self.tr("Các bản sao lưu"))
        closing = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        closing.rejected.connect(self.reject)
        bar = QHBoxLayout()
        self.restore_button = button(
            self.tr("&Khôi phục bản đã chọn"),
            self.tr("Đưa bản sao lưu vào chỗ của sổ; tệp sổ hiện nay được giữ lại"),
            self.restore,
        )
        bar.addWidget(self.restore_button)
        bar.addWidget(
            button(
                self.tr("&Dựng lại từ sổ hỏng…"),
                self.tr("Đọc những gì còn đọc được của sổ hỏng sang một tệp mới; tệp cũ không bị đụng tới"),
                self.repair,
            )
        )
        bar.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addWidget(Heading(self.tr("Sổ “{name}”").format(name=book.stem), 2))
        layout.addWidget(self.panel)
        layout.addWidget(
            Note(self.tr("Chọn bản sao lưu gần nhất. Tệp sổ hiện nay luôn được giữ lại, kể cả khi đã hỏng."))
        )
        layout.addWidget(self.list, 1)
        layout.addWidget(a11y.stacked_row(self.tr("&Mật khẩu hoặc khóa khôi phục (nếu sổ có)"), self.passphrase).widget)
        layout.addLayout(bar)
        layout.addWidget(closing)
        fit(self, 90, 28)
        operations.query(shelf.list, self._show, self.panel.show_error)

    def restore(self) -> None:
        """Put the chosen backup in the book's place."""
        row, words = self.list.currentRow(), self._words()
        if 0 <= row < len(self._files):
            copy = self._files[row].path
            self._operations.query(
                lambda: self._shelf.restore_all(copy, words), lambda _: self._done(self._book), self.panel.show_error
            )

    def repair(self) -> None:
        """Build a new book from the damaged one, under a name that the user chooses."""
        proposed = str(self._book.with_name(f"{self._book.stem} - dung lai{self._book.suffix}"))

        def chosen(path: Path | None) -> None:
            words = self._words()
            if path is not None:
                self._operations.query(
                    lambda: self._shelf.repair(path, words), lambda done: self._built(path, done), self._refuse
                )

        self._ask.save_file(self.tr("Nơi đặt sổ dựng lại"), proposed, self.tr("Sổ kiểm điểm (*.kiemdiem)"), chosen)

    def _built(self, path: Path, done: Repaired) -> None:
        lost = self.tr("Mọi phần đều đọc được.")
        if done.holes or done.dropped:
            lost = self.tr("Có phần không đọc được ({count} loại dữ liệu, bỏ {rows} dòng): hãy xem kỹ lại.").format(
                count=len(done.holes), rows=done.dropped
            )
        self._ask.message(self.tr("Đã dựng lại sổ vào tệp mới: {path}").format(path=path.name), lost)
        self._done(path)

    def _refuse(self, error: KnownError) -> None:
        self.panel.show_error(error)

    def _done(self, book: Path) -> None:
        words = self.passphrase.text()
        self.passphrase.clear()
        self.accept()
        self.rescued.emit(book, words)

    def _show(self, files: tuple[BackupFile, ...]) -> None:
        self._files = files
        self.list.addItems([backup_line(each) for each in files])
        if files:
            self.list.setCurrentRow(0)
        self.restore_button.setEnabled(bool(files))

    def _words(self) -> str | None:
        return self.passphrase.text() or None

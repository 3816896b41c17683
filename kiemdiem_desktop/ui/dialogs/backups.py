"""The book's backups: when and why each was made, what it holds that the book does not, and the ways back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.services.backups import BackupFile, Change, Comparison, Difference, Occasion
from kiemdiem_desktop.services.history import TABLES
from kiemdiem_desktop.services.office import Office
from kiemdiem_desktop.services.told import record_label
from kiemdiem_desktop.ui import a11y
from kiemdiem_desktop.ui.ask import Ask
from kiemdiem_desktop.ui.i18n import QT_TRANSLATE_NOOP
from kiemdiem_desktop.ui.messages import MessagePanel
from kiemdiem_desktop.ui.operations import Operations
from kiemdiem_desktop.ui.periods import period_title
from kiemdiem_desktop.ui.sizes import fit
from kiemdiem_desktop.ui.theme import Note

_CONTEXT = "Backups"
_KB, _MB = 1024, 1024 * 1024

OCCASIONS = {
    Occasion.USUAL: QT_TRANSLATE_NOOP("Backups", "tự động"),
    Occasion.UPGRADE: QT_TRANSLATE_NOOP("Backups", "trước khi nâng cấp"),
    Occasion.RESTORE: QT_TRANSLATE_NOOP("Backups", "sổ trước khi khôi phục"),
    Occasion.IMPORT: QT_TRANSLATE_NOOP("Backups", "trước khi nhập dữ liệu"),
    Occasion.CLOSING: QT_TRANSLATE_NOOP("Backups", "trước khi khóa kỳ"),
    Occasion.ERASING: QT_TRANSLATE_NOOP("Backups", "trước khi xóa dữ liệu cá nhân"),
}
CHANGES = {
    Change.GONE: QT_TRANSLATE_NOOP("Backups", "chỉ có trong bản sao lưu"),
    Change.NEW: QT_TRANSLATE_NOOP("Backups", "chỉ có trong sổ hiện nay"),
    Change.CHANGED: QT_TRANSLATE_NOOP("Backups", "khác nhau"),
}


def said(text: str) -> str:
    """Say one of this module's sentences in the window's language."""
    return QCoreApplication.translate(_CONTEXT, text)


def backup_line(each: BackupFile) -> str:
    """One backup as a line: moment to the second, for several may be made in a minute, size, occasion."""
    size = f"{each.size / _MB:.1f} MB" if each.size >= _MB else f"{each.size / _KB:.0f} KB"
    return f"{each.made_at:%d/%m/%Y %H:%M:%S} · {size} · {said(OCCASIONS[each.why])}"


def button(text: str, tip: str, verb: Callable[[], object]) -> QPushButton:
    """Make a button that says what it does."""
    made = QPushButton(text)
    made.setToolTip(tip)
    made.setAutoDefault(False)
    made.clicked.connect(lambda _checked=False: verb())
    return made


class BackupsDialog(QDialog):
    """Lists the backups; ``restore_asked`` carries the one that shall take the book's place, read in full before."""

    restore_asked = Signal(object, str)

    def __init__(self, office: Office, operations: Operations, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Sao lưu và khôi phục"))
        self._office, self._operations, self._ask = office, operations, ask
        self._files: tuple[BackupFile, ...] = ()
        self._found: tuple[Difference, ...] = ()
        self._passphrase: str | None = None
        self.panel, self.list, self.differences, self._summary = MessagePanel(), QListWidget(), QListWidget(), Note()
        a11y.name(self.list, self.tr("Các bản sao lưu"))
        a11y.name(self.differences, self.tr("Khác nhau giữa bản sao lưu và sổ hiện nay"))
        self.list.currentRowChanged.connect(lambda _: self._forget())
        self.differences.currentRowChanged.connect(lambda _: self._tell())
        self.back = button(
            self.tr("&Lấy lại mục đã chọn"),
            self.tr("Chép một đảng viên hoặc một bản kiểm điểm từ bản sao lưu vào sổ; hoàn tác được"),
            self.bring_back,
        )
        closing = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        closing.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.panel)
        layout.addWidget(Note(self.tr("Bản sao lưu nằm cạnh sổ, tự làm khi mở và đóng sổ, đã được đọc lại.")))
        layout.addWidget(self.list, 2)
        layout.addLayout(self._bar())
        layout.addWidget(self._summary)
        layout.addWidget(self.differences, 2)
        layout.addWidget(self.back)
        layout.addWidget(closing)
        fit(self, 100, 36)
        self.reload()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def reload(self) -> None:
        """Read the list anew."""
        self._operations.query(self._office.backups.list, self._show)

    def back_up(self) -> None:
        """Make a backup in the book's own folder."""
        self._operations.query(self._office.backups.now, lambda _: self.reload(), self.panel.show_error)

    def back_up_elsewhere(self) -> None:
        """Make a backup at a place that the user chooses, such as a stick."""
        name = f"{self._office.path.stem} {self._office.env.clock.today():%Y-%m-%d}{self._office.path.suffix}"

        def chosen(path: Path | None) -> None:
            if path is not None:
                self._operations.query(lambda: self._office.backups.now(path), self._made, self.panel.show_error)

        self._ask.save_file(self.tr("Sao lưu ra nơi khác"), name, self.tr("Sổ kiểm điểm (*.kiemdiem)"), chosen)

    def compare(self) -> None:
        """Show what differs between the chosen backup and the book of now."""
        copy = self._chosen()
        if copy is not None:
            words = self._passphrase
            self._operations.query(
                lambda: self._office.backups.compare(copy, words), self._show_differences, self._refused(self.compare)
            )

    def bring_back(self) -> None:
        """Take the chosen difference out of the backup."""
        copy, row = self._chosen(), self.differences.currentRow()
        if copy is None or not 0 <= row < len(self._found):
            return
        difference, words = self._found[row], self._passphrase
        self._operations.run(
            self.tr("Lấy lại từ bản sao lưu"),
            lambda: self._office.backups.bring_back(copy, difference, words),
            lambda _: self.compare(),
            self.panel.show_error,
        )

    def restore(self) -> None:
        """Read the chosen backup in full and ask whether it shall take the book's place."""
        copy = self._chosen()
        if copy is not None:
            words = self._passphrase
            self._operations.query(
                lambda: self._office.backups.verify(copy, words),
                lambda _: self._confirm(copy),
                self._refused(self.restore),
            )

    def _bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        rows = (
            (self.tr("Sao lưu &ngay"), self.tr("Thêm một bản sao lưu cạnh sổ"), self.back_up),
            (self.tr("&Ra nơi khác…"), self.tr("Sao lưu ra thẻ nhớ hoặc ổ khác"), self.back_up_elsewhere),
            (self.tr("&Xem khác gì"), self.tr("So bản đã chọn với sổ hiện nay"), self.compare),
            (self.tr("&Khôi phục…"), self.tr("Đưa bản đã chọn vào chỗ của sổ; sổ hiện nay được giữ lại"), self.restore),
        )
        for text, tip, verb in rows:
            bar.addWidget(button(text, tip, verb))
        bar.addStretch(1)
        return bar

    def _show(self, files: tuple[BackupFile, ...]) -> None:
        self._files = files
        self.list.clear()
        self.list.addItems([backup_line(each) for each in files])
        if files:
            self.list.setCurrentRow(0)
        self._forget()

    def _made(self, path: Path) -> None:
        self._ask.message(self.tr("Đã sao lưu và đọc lại để kiểm tra: {path}").format(path=path))

    def _show_differences(self, found: Comparison) -> None:
        self.panel.dismiss()
        self._found = found.differences
        self.differences.clear()
        self.differences.addItems([self._line(each) for each in found.differences])
        counts = [
            self.tr("{kind}: {gone} chỉ có trong bản sao lưu, {new} mới, {changed} khác").format(
                kind=record_label(TABLES[tally.table]), gone=tally.gone, new=tally.new, changed=tally.changed
            )
            for tally in found.others
        ]
        same = self.tr("Bản sao lưu giống hệt sổ hiện nay.") if found.same else ""
        self._summary.setText(same or "; ".join(counts) or self.tr("Các mục khác nhau:"))
        self._tell()

    def _line(self, each: Difference) -> str:
        name = f"{each.name} ({period_title(each.period)})" if each.period else each.name
        return f"{record_label(TABLES[each.table])}: {name} – {said(CHANGES[each.change])}"

    def _confirm(self, copy: Path) -> None:
        def answered(yes: bool) -> None:  # noqa: FBT001 - the answer
            if yes:
                self.accept()
                self.restore_asked.emit(copy, self._passphrase or "")

        self._ask.confirm(
            self.tr("Đưa bản sao lưu này vào chỗ của sổ?"),
            answered,
            detail=self.tr("Sổ hiện nay được giữ lại thành một bản sao lưu riêng. Việc này không hoàn tác được."),
            yes=self.tr("Khôi phục"),
        )

    def _refused(self, again: Callable[[], None]) -> Callable[[KnownError], None]:
        """Ask for the passphrase of an older backup, or say what is wrong."""

        def failed(error: KnownError) -> None:
            if error.code != "book_passphrase_needed":
                self.panel.show_error(error)
                return
            self._ask.text(self.tr("Mật khẩu của bản sao lưu này (mật khẩu cũ)"), with_words)

        def with_words(words: str | None) -> None:
            if words:
                self._passphrase = words
                again()

        return failed

    def _chosen(self) -> Path | None:
        row = self.list.currentRow()
        return self._files[row].path if 0 <= row < len(self._files) else None

    def _forget(self) -> None:
        self._passphrase, self._found = None, ()
        self.differences.clear()
        self._summary.setText("" if self._files else self.tr("Chưa có bản sao lưu nào."))
        self._tell()

    def _tell(self) -> None:
        row = self.differences.currentRow()
        old = 0 <= row < len(self._found) and self._found[row].change is not Change.NEW
        self.back.setEnabled(old)

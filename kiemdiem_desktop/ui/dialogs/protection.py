"""Who can open the book: set or change the passphrase, go without one on purpose, print the recovery key."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.domain.strength import strength
from kiemdiem_desktop.services.office import Office
from kiemdiem_desktop.services.safety import Rekeyed
from kiemdiem_desktop.ui import a11y
from kiemdiem_desktop.ui.ask import Ask
from kiemdiem_desktop.ui.dialogs.backups import button
from kiemdiem_desktop.ui.dialogs.recovery import RecoverySheet
from kiemdiem_desktop.ui.messages import MessagePanel
from kiemdiem_desktop.ui.operations import Operations
from kiemdiem_desktop.ui.sizes import fit
from kiemdiem_desktop.ui.theme import Heading, Note


class ProtectionDialog(QDialog):
    """The passphrase of the open book and its recovery key."""

    def __init__(self, office: Office, operations: Operations, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Mật khẩu và khóa khôi phục"))
        self._office, self._operations, self._ask = office, operations, ask
        self._sheet = RecoverySheet(operations, ask, self)
        self.panel, self._state, self._word = MessagePanel(), Heading("", 2), Note()
        self.first, self.second = QLineEdit(), QLineEdit()
        for field in (self.first, self.second):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.textChanged.connect(lambda _: self._tell())
        self._second_row = a11y.stacked_row(self.tr("Gõ &lại mật khẩu mới"), self.second)
        self.change = button(
            self.tr("Đặt mật khẩu &mới"),
            self.tr("Ghi sổ sang một tệp mới có mật khẩu này, đọc lại, rồi mới thay tệp cũ"),
            self.set_passphrase,
        )
        self.plain = button(
            self.tr("&Không dùng mật khẩu"),
            self.tr("Ai mở được máy này cũng đọc được sổ"),
            self.go_plain,
        )
        self.sheet = button(
            self.tr("&In tờ khóa khôi phục…"), self.tr("In khóa ra giấy, cất như con dấu"), self.print_sheet
        )
        closing = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        closing.rejected.connect(self.reject)
        bar = QHBoxLayout()
        for each in (self.change, self.plain, self.sheet):
            bar.addWidget(each)
        bar.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addWidget(self._state)
        layout.addWidget(self.panel)
        layout.addWidget(
            Note(
                self.tr(
                    "Quên mật khẩu mà không có tờ khóa khôi phục thì không ai mở được sổ nữa. Đổi mật khẩu thì tờ cũ"
                    " hết giá trị với sổ, phải in tờ mới."
                )
            )
        )
        hint = self.tr("Nên dùng bốn, năm từ dễ nhớ, ví dụ một câu của riêng mình")
        layout.addWidget(a11y.stacked_row(self.tr("Mật khẩu &mới"), self.first, hint).widget)
        layout.addWidget(self._word)
        layout.addWidget(self._second_row.widget)
        layout.addLayout(bar)
        layout.addWidget(closing)
        fit(self, 80, 22)
        self._tell()

    def set_passphrase(self) -> None:
        """Put the book under what was typed, if both times it was the same."""
        words = self.first.text()
        if words and words == self.second.text():
            self._rekey(words)

    def go_plain(self) -> None:
        """Take the passphrase off, or remember that the book needs none."""
        if not self._office.encrypted:
            self._operations.query(self._office.safety.stay_plain, lambda _: self.accept(), self.panel.show_error)
            return

        def answered(yes: bool) -> None:  # noqa: FBT001 - the answer
            if yes:
                self._rekey(None)

        self._ask.confirm(
            self.tr("Bỏ mật khẩu của sổ?"),
            answered,
            detail=self.tr("Ai mở được máy này cũng đọc được mọi bản kiểm điểm."),
            yes=self.tr("Bỏ mật khẩu"),
        )

    def print_sheet(self) -> None:
        """Print the recovery key through the system; no file is written."""
        self._sheet.print(self._office, self.panel.show_error)

    def _rekey(self, words: str | None) -> None:
        self.setEnabled(False)
        self._operations.query(lambda: self._office.safety.change_passphrase(words), self._rekeyed, self._refused)

    def _refused(self, error: KnownError) -> None:
        self.setEnabled(True)
        self.panel.show_error(error)

    def _rekeyed(self, done: Rekeyed) -> None:
        self.setEnabled(True)
        self.panel.dismiss()
        self.first.clear()
        self.second.clear()
        self._tell()
        told = self.tr("Đã đổi. {count} bản sao lưu cạnh sổ cũng đã đổi theo.").format(count=len(done.remade))
        left = ", ".join(path.name for path in done.left)
        rest = self.tr("Bản sao lưu ở nơi khác vẫn mở bằng mật khẩu cũ (hoặc không cần mật khẩu).")
        if left:
            rest += " " + self.tr("Không đổi được, vẫn theo mật khẩu cũ: {names}").format(names=left)
        plain = ", ".join(path.name for path in done.plain)
        if plain:
            rest += " " + self.tr("Bản chép cạnh sổ ai cũng đọc được, nên hủy: {names}").format(names=plain)
        self._ask.message(told, rest)
        if self._office.encrypted:
            self.print_sheet()

    def _tell(self) -> None:
        encrypted = self._office.encrypted
        state = self.tr("Sổ có mật khẩu.") if encrypted else self.tr("Sổ chưa có mật khẩu: ai cũng đọc được.")
        self._state.setText(state)
        words = (self.tr("Yếu"), self.tr("Tạm được"), self.tr("Khá"), self.tr("Mạnh"))
        value = strength(self.first.text())
        text = self.tr("Độ mạnh: {word}").format(word=words[min(int(value * 4), 3)])
        self._word.setText(text if self.first.text() else "")
        differ = bool(self.second.text()) and self.first.text() != self.second.text()
        a11y.say_problem(self._second_row, self.tr("Hai lần gõ chưa giống nhau.") if differ else "")
        self.change.setEnabled(bool(self.first.text()) and self.first.text() == self.second.text())
        self.sheet.setEnabled(encrypted)

"""The steps in which a book gets its passphrase: typed twice, with its strength, and the recovery key printed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLabel, QLineEdit, QProgressBar, QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.messages import describe
from kiemdiem_desktop.domain.strength import strength
from kiemdiem_desktop.services.office import Office
from kiemdiem_desktop.ui import a11y
from kiemdiem_desktop.ui.ask import Ask
from kiemdiem_desktop.ui.operations import Operations
from kiemdiem_desktop.ui.theme import Note, shades
from kiemdiem_desktop.ui.wizards.steps import Step


class NewPassphrase(QWidget):
    """Asks for a new passphrase twice; ``changed`` comes with every key."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first, self.second = QLineEdit(), QLineEdit()
        for field in (self.first, self.second):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.textChanged.connect(lambda _: self._tell())
        self._strength, self._word = QProgressBar(), QLabel()
        self._strength.setRange(0, 100)
        self._strength.setTextVisible(False)
        a11y.name(self._strength, self.tr("Độ mạnh của mật khẩu"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(
            Note(
                self.tr(
                    "Sổ được mã hóa. Quên mật khẩu mà không có tờ khóa khôi phục thì không ai mở được sổ nữa:"
                    " hãy ghi ra giấy và cất nơi an toàn."
                )
            )
        )
        hint = self.tr("Nên dùng bốn, năm từ dễ nhớ, ví dụ một câu của riêng mình")
        column.addWidget(a11y.stacked_row(self.tr("Mật &khẩu"), self.first, hint).widget)
        column.addWidget(self._strength)
        column.addWidget(self._word)
        self._second_row = a11y.stacked_row(self.tr("Gõ &lại mật khẩu"), self.second)
        column.addWidget(self._second_row.widget)

    @property
    def ready(self) -> bool:
        """Say whether the same words stand in both fields."""
        return bool(self.first.text()) and self.first.text() == self.second.text()

    def _tell(self) -> None:
        value = strength(self.first.text())
        self._strength.setValue(round(value * 100))
        coloured = self._strength.palette()
        shade = ("bad", "warn", "warn", "good")[min(int(value * 4), 3)]
        coloured.setColor(QPalette.ColorRole.Highlight, QColor(getattr(shades(), shade)))
        self._strength.setPalette(coloured)
        words = (self.tr("Yếu"), self.tr("Tạm được"), self.tr("Khá"), self.tr("Mạnh"))
        text = self.tr("Độ mạnh: {word}").format(word=words[min(int(value * 4), 3)])
        self._word.setText(text if self.first.text() else "")
        differ = bool(self.second.text()) and self.first.text() != self.second.text()
        a11y.say_problem(self._second_row, self.tr("Hai lần gõ chưa giống nhau.") if differ else "")
        self.changed.emit()


class RecoveryStep(Step):
    """Offers to print the recovery key of the book that just got its passphrase."""

    def __init__(self, operations: Operations, ask: Ask, wanted: Callable[[], bool] = lambda: True) -> None:
        super().__init__()
        self._operations, self._ask, self._wanted = operations, ask, wanted
        self._office: Office | None = None
        self.button = QPushButton(self.tr("&In tờ khóa khôi phục…"))
        self.button.setToolTip(self.tr("In khóa ra giấy, cất như con dấu"))
        self.button.clicked.connect(self._print)
        self._problem = Note()
        layout = QVBoxLayout(self)
        layout.addWidget(
            Note(
                self.tr(
                    "Tờ khóa khôi phục mở được sổ khi quên mật khẩu. In ra, bỏ vào phong bì dán kín, cất như con dấu;"
                    " không chụp ảnh, không để cạnh máy. Về sau in lại ở menu Sổ › Mật khẩu và khóa khôi phục."
                )
            )
        )
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._problem)
        layout.addStretch(1)

    def applies(self) -> bool:
        return self._wanted()

    def use(self, office: Office) -> None:
        """Print the key of this book."""
        self._office = office

    def title(self) -> str:
        return self.tr("Tờ khóa khôi phục")

    def may_go_back(self) -> bool:
        return False

    def _print(self) -> None:
        from kiemdiem_desktop.ui.dialogs.recovery import RecoverySheet  # noqa: PLC0415 - loads Qt's PDF and printing

        if self._office is not None:
            RecoverySheet(self._operations, self._ask, self).print(self._office, self._failed)

    def _failed(self, error: KnownError) -> None:
        told = describe(error)
        self._problem.setText(f"{told.what} {told.do}")

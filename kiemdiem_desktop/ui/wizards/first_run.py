"""The first run: the cell, where its book lies and whether a passphrase protects it, the roster, the first period."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.base import files
from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.domain.outcome import Outcome
from kiemdiem_desktop.domain.viet import one_line
from kiemdiem_desktop.services.appraisal import appraisals_in_force
from kiemdiem_desktop.services.environment import Environment
from kiemdiem_desktop.services.office import NewBook, Office
from kiemdiem_desktop.ui import a11y
from kiemdiem_desktop.ui.ask import Ask
from kiemdiem_desktop.ui.dialogs.cell import CellForm
from kiemdiem_desktop.ui.dialogs.period import PeriodForm
from kiemdiem_desktop.ui.operations import Operations
from kiemdiem_desktop.ui.tasks import BookThread
from kiemdiem_desktop.ui.theme import Note
from kiemdiem_desktop.ui.ticks import Tick
from kiemdiem_desktop.ui.wizards.roster_columns import ColumnsStep
from kiemdiem_desktop.ui.wizards.roster_import import FileStep, RowsStep
from kiemdiem_desktop.ui.wizards.roster_run import ImportRun
from kiemdiem_desktop.ui.wizards.secret import NewPassphrase, RecoveryStep
from kiemdiem_desktop.ui.wizards.steps import Step, StepDialog

SUFFIX = ".kiemdiem"


class CellStep(Step):
    """The cell's particulars."""

    def __init__(self) -> None:
        super().__init__()
        self.form = CellForm()
        layout = QVBoxLayout(self)
        layout.addWidget(Note(self.tr("Chỉ hai mục có dấu * là bắt buộc; mọi mục sửa lại được về sau.")))
        layout.addWidget(self.form)
        layout.addStretch(1)
        self.form.changed.connect(self.ready_changed)

    def title(self) -> str:
        return self.tr("Thông tin chi bộ")

    def ready(self) -> bool:
        return self.form.complete


class BookStep(Step):
    """Where the book lies, and the passphrase if one is wanted; leaving makes the book."""

    def __init__(
        self, new: Callable[[str | None], NewBook], make: Callable[[Path, NewBook, Callable[[], None]], None], ask: Ask
    ) -> None:
        super().__init__()
        self._new, self._make, self._ask = new, make, ask
        self.path, self._secret = QLineEdit(), NewPassphrase()
        self.first, self.second = self._secret.first, self._secret.second
        self.protect = Tick(self.tr("Đặt &mật khẩu cho sổ (nên đặt nếu máy có nhiều người dùng)"))
        choose = QPushButton(self.tr("&Chọn nơi khác…"))
        choose.setToolTip(self.tr("Chọn thư mục và tên tệp sổ"))
        choose.clicked.connect(self._choose)
        place = QHBoxLayout()
        self._path_row = a11y.stacked_row(
            self.tr("&Tệp sổ"), self.path, self.tr("Toàn bộ dữ liệu của chi bộ nằm trong một tệp này")
        )
        place.addWidget(self._path_row.widget, 1)
        place.addWidget(choose, 0, Qt.AlignmentFlag.AlignBottom)
        layout = QVBoxLayout(self)
        layout.addLayout(place)
        layout.addWidget(self.protect)
        layout.addWidget(self._secret)
        layout.addStretch(1)
        self._secret.hide()
        self.protect.toggled.connect(self._secret.setVisible)
        self.protect.toggled.connect(lambda _: self.ready_changed.emit())
        self.path.textChanged.connect(lambda _: self.ready_changed.emit())
        self._secret.changed.connect(self.ready_changed)

    def title(self) -> str:
        return self.tr("Nơi lưu sổ và mật khẩu")

    def next_text(self) -> str:
        return self.tr("&Lập sổ")

    def ready(self) -> bool:
        if not one_line(self.path.text()):
            return False
        return not self.protect.isChecked() or self._secret.ready

    def enter(self) -> None:
        if not self.path.text():
            folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
            self.path.setText(str(Path(folder) / f"{files.safe_name(self._new(None).name)}{SUFFIX}"))

    def leave(self, go_on: Callable[[], None]) -> None:
        path = Path(one_line(self.path.text()))
        if path.suffix != SUFFIX:
            path = path.with_name(path.name + SUFFIX)
        self._make(path, self._new(self.first.text() if self.protect.isChecked() else None), go_on)

    def _choose(self) -> None:
        def chosen(path: Path | None) -> None:
            if path is not None:
                self.path.setText(str(path))

        self._ask.save_file(self.tr("Nơi lưu sổ"), self.path.text(), self.tr("Sổ kiểm điểm (*.kiemdiem)"), chosen)


class PeriodStep(Step):
    """The first period; it can be left for later."""

    def __init__(self, refuse: Callable[[KnownError], None], stay: Callable[[], None]) -> None:
        super().__init__()
        self._refuse, self._stay = refuse, stay
        self._office: Office | None = None
        self._operations: Operations | None = None
        self.form = PeriodForm()
        self.later = Tick(self.tr("Để sau, chưa mở kỳ nào"))
        self.later.toggled.connect(self.form.setDisabled)
        layout = QVBoxLayout(self)
        layout.addWidget(self.form)
        layout.addWidget(self.later)
        layout.addStretch(1)

    def title(self) -> str:
        return self.tr("Kỳ kiểm điểm và bộ quy định")

    def next_text(self) -> str:
        return self.tr("&Mở sổ")

    def may_go_back(self) -> bool:
        return False

    def use(self, office: Office, operations: Operations) -> None:
        """Work on this book."""
        self._office, self._operations = office, operations

    def enter(self) -> None:
        if self._office is not None and self._operations is not None:
            self.form.start(self._office, self._operations)

    def leave(self, go_on: Callable[[], None]) -> None:
        def done(_: Outcome) -> None:
            go_on()

        if self.later.isChecked():
            go_on()
        elif not self.form.open(done, self._refuse):
            self._stay()


class FirstRunWizard(StepDialog):
    """Makes a book; ``ready`` carries it, open on the book's thread. Cancelling after it was made opens it as it is."""

    ready = Signal(object)

    def __init__(self, env: Environment, thread: BookThread, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("FirstRunWizard", "Lập sổ mới"), parent)
        self._env, self._thread = env, thread
        self._operations = Operations(thread, self)
        self._office: Office | None = None
        self._run = ImportRun(self._operations, ask)
        self._run.refuse = self.refuse
        self.cell_step = CellStep()
        self.book_step = BookStep(self.cell_step.form.new_book, self._make, ask)
        self.recovery_step = RecoveryStep(self._operations, ask, self.book_step.protect.isChecked)
        self.period_step = PeriodStep(self.refuse, self.stay)
        self.file_step = FileStep(self._run, lambda: self.skip_to(self.period_step))
        self.columns_step, self.rows_step = ColumnsStep(self._run), RowsStep(self._run)
        self.begin(
            (
                *(self.cell_step, self.book_step, self.recovery_step),
                *(self.file_step, self.columns_step, self.rows_step, self.period_step),
            )
        )
        self.finished.connect(lambda _: self._hand_over())
        self._operations.query(lambda: appraisals_in_force(env), self.cell_step.form.show_appraisals)

    def _make(self, path: Path, new: NewBook, go_on: Callable[[], None]) -> None:
        def made(office: Office) -> None:
            self._office = office
            self._run.office = office
            self.period_step.use(office, self._operations)
            self.recovery_step.use(office)
            go_on()

        self._operations.query(lambda: Office.create(path, new, self._env), made, self.refuse)

    def _hand_over(self) -> None:
        office, self._office = self._office, None
        self._operations.close()
        if office is not None:
            self.ready.emit(office)

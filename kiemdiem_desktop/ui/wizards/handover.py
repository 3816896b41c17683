"""Taking a book over from another secretary: its copy on this computer, who leads now, the passphrase, what is open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.jobs import Control
from kiemdiem_desktop.domain.viet import one_line
from kiemdiem_desktop.services import handover
from kiemdiem_desktop.services.environment import Environment
from kiemdiem_desktop.services.handover import LeftOpen
from kiemdiem_desktop.services.office import Office
from kiemdiem_desktop.services.safety import Rekeyed
from kiemdiem_desktop.ui import a11y
from kiemdiem_desktop.ui.ask import Ask
from kiemdiem_desktop.ui.dialogs.progress import ProgressWindow
from kiemdiem_desktop.ui.operations import Operations
from kiemdiem_desktop.ui.periods import period_title
from kiemdiem_desktop.ui.tasks import BookThread, JobControl
from kiemdiem_desktop.ui.theme import Heading, Note
from kiemdiem_desktop.ui.ticks import Tick
from kiemdiem_desktop.ui.wizards.secret import NewPassphrase, RecoveryStep
from kiemdiem_desktop.ui.wizards.secretary import BookOpenStep, SecretaryStep
from kiemdiem_desktop.ui.wizards.steps import Step, StepDialog

SUFFIX = ".kiemdiem"
_FILTER = "*.kiemdiem"


class SourceStep(Step):
    """Which book is taken over, and its passphrase."""

    def __init__(self, ask: Ask) -> None:
        super().__init__()
        self._ask = ask
        self.path, self.words = QLineEdit(), QLineEdit()
        self.words.setEchoMode(QLineEdit.EchoMode.Password)
        choose = QPushButton(self.tr("&Chọn tệp sổ…"))
        choose.setToolTip(self.tr("Chọn tệp sổ trên thẻ nhớ hoặc trong thư mục của người bàn giao"))
        choose.clicked.connect(self._choose)
        place = QHBoxLayout()
        place.addWidget(
            a11y.stacked_row(
                self.tr("Tệ&p sổ của người bàn giao"),
                self.path,
                self.tr("Thường nằm trên thẻ nhớ, tên có đuôi .kiemdiem"),
            ).widget,
            1,
        )
        place.addWidget(choose)
        layout = QVBoxLayout(self)
        layout.addWidget(
            Note(
                self.tr(
                    "Sổ được chép sang máy này và đọc lại từng trang; tệp gốc chỉ đọc, không sửa. Người bàn giao cần"
                    " đóng sổ trước."
                )
            )
        )
        layout.addLayout(place)
        hint = self.tr("Mật khẩu hoặc khóa khôi phục do người bàn giao đưa; để trống nếu sổ không có mật khẩu")
        layout.addWidget(a11y.stacked_row(self.tr("&Mật khẩu hiện nay"), self.words, hint).widget)
        layout.addStretch(1)
        self.path.textChanged.connect(lambda _: self.ready_changed.emit())

    @property
    def source(self) -> Path:
        """The book chosen."""
        return Path(one_line(self.path.text()))

    def title(self) -> str:
        return self.tr("Sổ của người bàn giao")

    def ready(self) -> bool:
        return bool(one_line(self.path.text()))

    def _choose(self) -> None:
        def chosen(path: Path | None) -> None:
            if path is not None:
                self.path.setText(str(path))

        filters = self.tr("Sổ kiểm điểm ({suffix})").format(suffix=_FILTER)
        self._ask.open_file(self.tr("Chọn sổ nhận bàn giao"), filters, chosen)


class PlaceStep(Step):
    """Where the copy lies; leaving makes it."""

    def __init__(self, source: Callable[[], Path], bring: Callable[[Path, Callable[[], None]], None], ask: Ask) -> None:
        super().__init__()
        self._source, self._bring, self._ask = source, bring, ask
        self.path = QLineEdit()
        choose = QPushButton(self.tr("&Chọn nơi khác…"))
        choose.setToolTip(self.tr("Chọn thư mục và tên tệp sổ"))
        choose.clicked.connect(self._choose)
        place = QHBoxLayout()
        hint = self.tr("Nên là thư mục trên máy này, không phải thẻ nhớ hay thư mục đồng bộ lên mạng")
        place.addWidget(a11y.stacked_row(self.tr("Chép sổ &vào"), self.path, hint).widget, 1)
        place.addWidget(choose)
        layout = QVBoxLayout(self)
        layout.addLayout(place)
        layout.addStretch(1)
        self.path.textChanged.connect(lambda _: self.ready_changed.emit())

    def title(self) -> str:
        return self.tr("Nơi lưu sổ trên máy này")

    def next_text(self) -> str:
        return self.tr("Ché&p sổ")

    def ready(self) -> bool:
        return bool(one_line(self.path.text()))

    def enter(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        if not self.path.text():
            self.path.setText(str(Path(folder) / self._source().name))

    def leave(self, go_on: Callable[[], None]) -> None:
        path = Path(one_line(self.path.text()))
        self._bring(path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX), go_on)

    def _choose(self) -> None:
        def chosen(path: Path | None) -> None:
            if path is not None:
                self.path.setText(str(path))

        filters = self.tr("Sổ kiểm điểm ({suffix})").format(suffix=_FILTER)
        self._ask.save_file(self.tr("Nơi lưu sổ"), self.path.text(), filters, chosen)


class NewSecretStep(BookOpenStep):
    """A passphrase that the former secretary does not know."""

    def __init__(self, operations: Operations, refuse: Callable[[KnownError], None]) -> None:
        super().__init__(operations, refuse)
        self.secret = NewPassphrase()
        self.keep = Tick(self.tr("Để nguyên như cũ (người bàn giao vẫn mở được bản này)"))
        layout = QVBoxLayout(self)
        layout.addWidget(
            Note(
                self.tr(
                    "Đặt mật khẩu mới để từ nay chỉ đồng chí mở được sổ trên máy này. Tệp trên thẻ nhớ vẫn theo mật"
                    " khẩu cũ: nhắc người bàn giao xóa hoặc cất an toàn."
                )
            )
        )
        layout.addWidget(self.secret)
        layout.addWidget(self.keep)
        layout.addStretch(1)
        self.secret.changed.connect(self.ready_changed)
        self.keep.toggled.connect(self.secret.setDisabled)
        self.keep.toggled.connect(lambda _: self.ready_changed.emit())

    def title(self) -> str:
        return self.tr("Mật khẩu mới")

    def ready(self) -> bool:
        return self.keep.isChecked() or self.secret.ready

    def leave(self, go_on: Callable[[], None]) -> None:
        office, words = self.office, self.secret.first.text()
        if office is None or self.keep.isChecked():
            go_on()
            return

        def done(_: Rekeyed) -> None:
            go_on()

        self.operations.query(lambda: office.safety.change_passphrase(words), done, self.refuse)


class LeftStep(BookOpenStep):
    """What the former secretary leaves open."""

    def __init__(self, operations: Operations, refuse: Callable[[KnownError], None]) -> None:
        super().__init__(operations, refuse)
        self._column = QVBoxLayout(self)
        self.shown: list[str] = []

    def title(self) -> str:
        return self.tr("Việc còn dở")

    def next_text(self) -> str:
        return self.tr("&Mở sổ")

    def enter(self) -> None:
        office = self.office
        if office is not None:
            self.operations.query(office.handover.left_open, self._show)

    def _show(self, left: LeftOpen) -> None:
        if not left.periods:
            self._add(QLabel(), self.tr("Không có kỳ nào đang mở."))
        for period in left.periods:
            self._add(Heading("", 3), period_title(period.key))
            for step in period.steps:
                text = self.tr("• {title}: {done}/{total}")
                self._add(QLabel(), text.format(title=step.title, done=step.done, total=step.total))
        text = self.tr("Biện pháp khắc phục chưa xong: {due}, trong đó quá hạn {overdue}.")
        self._add(Heading("", 3), self.tr("Khắc phục hạn chế, khuyết điểm"))
        self._add(QLabel(), text.format(due=left.due, overdue=left.overdue))
        self._column.addStretch(1)

    def _add(self, label: QLabel, text: str) -> None:
        label.setText(text)
        label.setWordWrap(True)
        self.shown.append(text)
        self._column.addWidget(label)


class HandoverWizard(StepDialog):
    """Takes a book over; ``ready`` carries it, open. Cancelled after the copy was made, it opens as it is."""

    ready = Signal(object)

    def __init__(self, env: Environment, thread: BookThread, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("HandoverWizard", "Nhận bàn giao sổ"), parent)
        self._env = env
        self._operations = Operations(thread, self)
        self._operations.job_started.connect(self._show_progress)
        self._operations.job_ended.connect(self._end_progress)
        self._operations.cancelled.connect(self.stay)
        self._progress: ProgressWindow | None = None
        self._office: Office | None = None
        self.source_step = SourceStep(ask)
        self.place_step = PlaceStep(lambda: self.source_step.source, self._bring, ask)
        self.secretary_step = SecretaryStep(self._operations, self.refuse)
        self.secret_step = NewSecretStep(self._operations, self.refuse)
        self.recovery_step = RecoveryStep(self._operations, ask)
        self.left_step = LeftStep(self._operations, self.refuse)
        self.begin(
            (
                *(self.source_step, self.place_step, self.secretary_step),
                *(self.secret_step, self.recovery_step, self.left_step),
            )
        )
        self.finished.connect(lambda _: self._hand_over())

    def _bring(self, target: Path, go_on: Callable[[], None]) -> None:
        source, words = self.source_step.source, self.source_step.words.text() or None

        def opened(office: Office) -> None:
            self._office = office
            for step in (self.secretary_step, self.secret_step, self.left_step):
                step.office = office
            self.recovery_step.use(office)
            go_on()

        def work(control: Control) -> Office:
            handover.bring(source, target, words, self._env, control)
            return Office.open(target, self._env, words)

        self._operations.job(self.tr("Chép và đọc lại sổ"), work, opened, self.refuse)

    def _show_progress(self, title: str, control: JobControl) -> None:
        self._progress = ProgressWindow(title, control, self)

    def _end_progress(self, _: JobControl) -> None:
        if self._progress is not None:
            self._progress.end()
            self._progress = None

    def _go(self, index: int) -> None:
        wanted = self.steps[index] if index < len(self.steps) else None
        plain = self._office is not None and not self._office.encrypted
        super()._go(index + 1 if wanted is self.recovery_step and plain else index)

    def _hand_over(self) -> None:
        office, self._office = self._office, None
        self._operations.close()
        if office is not None:
            self.ready.emit(office)

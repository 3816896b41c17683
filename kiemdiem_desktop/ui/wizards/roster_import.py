"""Taking a roster over: the file, what we understood of it, the rows with their marks, and only then the book."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kiemdiem_desktop.domain.outcome import Outcome
from kiemdiem_desktop.domain.roster import RosterPreview, RosterReading, RosterRow, RowState
from kiemdiem_desktop.services.office import Office
from kiemdiem_desktop.ui import a11y
from kiemdiem_desktop.ui.ask import Ask
from kiemdiem_desktop.ui.forms.folds import Fold
from kiemdiem_desktop.ui.operations import Operations
from kiemdiem_desktop.ui.theme import Note
from kiemdiem_desktop.ui.ticks import Tick, grow_ticks
from kiemdiem_desktop.ui.wizards.roster_columns import ColumnsStep
from kiemdiem_desktop.ui.wizards.roster_run import ImportRun
from kiemdiem_desktop.ui.wizards.roster_who import WhoDialog
from kiemdiem_desktop.ui.wizards.roster_words import (
    FIELDS,
    SECRETS,
    STATES,
    SecretCell,
    cell_of,
    text_of,
    told,
    without_numbers,
)
from kiemdiem_desktop.ui.wizards.steps import Step, StepDialog

_TAKE, _LINE, _STATE = 0, 1, 2
_FIRST_FIELD = 3


class FileStep(Step):
    """Choose the file; ``skip`` is what "later" does where the wizard offers it."""

    def __init__(self, run: ImportRun, skip: Callable[[], None] | None = None) -> None:
        super().__init__()
        self._run, self._skip = run, skip
        self._name = QLabel(self.tr("Chưa chọn tệp"))
        self._name.setWordWrap(True)
        choose = QPushButton(self.tr("&Chọn tệp danh sách…"))
        choose.setToolTip(self.tr("Tệp Excel (.xlsx, .xls), OpenDocument (.ods) hoặc .csv"))
        choose.clicked.connect(self._choose)
        layout = QVBoxLayout(self)
        layout.addWidget(
            Note(self.tr("Nhận Excel, OpenDocument và CSV, kể cả chữ .VnTime hoặc VNI. Tệp gốc không bị sửa."))
        )
        layout.addWidget(choose, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._name)
        if skip is not None:
            later = QPushButton(self.tr("Để &sau, bắt đầu với sổ trống"))
            later.setToolTip(self.tr("Có thể nhập danh sách hoặc thêm từng đồng chí bất cứ lúc nào"))
            later.clicked.connect(lambda _checked=False: skip())
            layout.addWidget(later, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)

    def title(self) -> str:
        return self.tr("Chọn tệp danh sách đảng viên")

    def ready(self) -> bool:
        return self._run.path is not None

    def may_go_back(self) -> bool:
        return self._skip is None

    def use(self, path: Path | None) -> None:
        """Take a file."""
        if path is not None:
            self._run.path = path
            self._name.setText(path.name)
            self.ready_changed.emit()

    def leave(self, go_on: Callable[[], None]) -> None:
        self._run.read(self.tr("Đọc danh sách"), RosterReading(), go_on, lambda: None)

    def _choose(self) -> None:
        filters = self.tr("Danh sách (*.xlsx *.xls *.ods *.csv);;Tất cả các tệp (*)")
        self._run.ask.open_file(self.tr("Chọn tệp danh sách"), filters, self.use)


class RowsStep(Step):
    """The persons with their marks and reasons; cells can be corrected, rows ticked, and the missing are named."""

    scrolls = False

    def __init__(self, run: ImportRun) -> None:
        super().__init__()
        self._run = run
        self._fields: list[str] = []
        self._sum, self._missing, self._skipped = Note(), Note(), Note()
        self._missing_fold = Fold(self.tr("Không có trong tệp"), self._missing)
        self._skipped_fold = Fold(self.tr("Bị bỏ qua"), self._skipped)
        self.table = QTableWidget()
        grow_ticks(self.table)
        self.table.setWordWrap(True)
        self.table.verticalHeader().hide()
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        a11y.name(self.table, self.tr("Các dòng của danh sách"))
        self.table.itemChanged.connect(self._changed)
        self.who = QPushButton(self.tr("&Dòng này là ai…"))
        self.who.setToolTip(self.tr("Đảng viên mới, hay một đồng chí đã có trong sổ"))
        self.who.setEnabled(False)
        self.who.clicked.connect(self._ask_who)
        self.table.currentCellChanged.connect(self._at_row)
        self.reveal = Tick(self.tr("Hiện &số thẻ, số định danh"))
        self.reveal.toggled.connect(lambda _: self._shown_anew())
        layout = QVBoxLayout(self)
        layout.addWidget(Note(self.tr("Đánh dấu dòng sẽ nhập; bấm đúp (hoặc F2) vào một ô để sửa tại chỗ.")))
        layout.addWidget(self._sum)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.reveal)
        layout.addWidget(self.who, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._missing_fold)
        layout.addWidget(self._skipped_fold)
        layout.addWidget(Note(self.tr("Một lần Ctrl+Z lấy lại toàn bộ lần nhập này.")))

    def title(self) -> str:
        return self.tr("Xem trước và chọn dòng sẽ nhập")

    def next_text(self) -> str:
        return self.tr("&Nhập {count} đồng chí").format(count=len(self._run.accepted))

    def enter(self) -> None:
        preview = self._run.preview
        if preview is None:
            return
        self._fields = [name for name in FIELDS if any(text_of(row, name) for row in preview.rows)]
        heads = [self.tr("Nhập"), self.tr("Dòng"), self.tr("Tình trạng")]
        heads += [told(FIELDS[name]) for name in self._fields] + [self.tr("Lý do, thay đổi")]
        with QSignalBlocker(self.table):
            self.table.setColumnCount(len(heads))
            self.table.setHorizontalHeaderLabels(heads)
            self.table.setRowCount(len(preview.rows))
            for index, row in enumerate(preview.rows):
                self._show_row(index, row)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setSectionResizeMode(len(heads) - 1, QHeaderView.ResizeMode.Interactive)
        self.table.setColumnWidth(len(heads) - 1, self.fontMetrics().averageCharWidth() * 60)
        self.table.resizeRowsToContents()
        self.reveal.setVisible(not SECRETS.isdisjoint(self._fields))
        self._show_left_out(preview)
        self._count()

    def leave(self, go_on: Callable[[], None]) -> None:
        run = self._run
        office, preview, accepted = run.office, run.preview, frozenset(run.accepted)
        if office is None or preview is None:
            return

        def done(_: Outcome) -> None:
            go_on()

        run.operations.run(
            self.tr("Nhập danh sách đảng viên"), lambda: office.roster.apply_import(preview, accepted), done, run.refuse
        )

    def _at_row(self, row: int) -> None:
        preview = self._run.preview
        self.who.setEnabled(preview is not None and row >= 0 and preview.rows[row].person is not None)

    def _shown_anew(self) -> None:
        """Show or hide the numbers, with the cursor where it was."""
        row, column = self.table.currentRow(), self.table.currentColumn()
        self.enter()
        self.table.setCurrentCell(row, column)

    def _show_left_out(self, preview: RosterPreview) -> None:
        """Name the members that the file lacks and the lines that hold no person: nothing is dropped unsaid."""
        self._missing.setText(", ".join(member.name for member in preview.missing))
        text = self.tr("Có trong sổ nhưng không có trong tệp, vẫn giữ nguyên: {count} đồng chí")
        self._missing_fold.set_title(text.format(count=len(preview.missing)))
        self._missing_fold.setVisible(bool(preview.missing))
        self._skipped.setText("\n".join(f"{line.line}: {line.text[:60]} – {line.why}" for line in preview.skipped[:30]))
        text = self.tr("Dòng bỏ qua: {count}")
        self._skipped_fold.set_title(text.format(count=len(preview.skipped)))
        self._skipped_fold.setVisible(bool(preview.skipped))

    def _show_row(self, index: int, row: RosterRow) -> None:
        tick = QTableWidgetItem()
        usable = row.person is not None and row.state is not RowState.REFUSED
        tick.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        if usable:
            tick.setFlags(tick.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            tick.setCheckState(Qt.CheckState.Checked if index in self._run.accepted else Qt.CheckState.Unchecked)
        self.table.setItem(index, _TAKE, tick)
        self.table.setItem(index, _LINE, cell_of(row.number or str(row.line)))
        self.table.setItem(index, _STATE, cell_of(told(STATES[row.state])))
        for place, name in enumerate(self._fields, start=_FIRST_FIELD):
            kind = SecretCell if name in SECRETS and not self.reveal.isChecked() else QTableWidgetItem
            self.table.setItem(index, place, kind(text_of(row, name)))
        changes = [f"{told(FIELDS.get(c.field, c.field))}: {c.old or '…'} → {c.new or '…'}" for c in row.changes]
        why = "\n".join((*row.reasons, *changes))
        why = why if self.reveal.isChecked() else without_numbers(row, why)
        self.table.setItem(index, _FIRST_FIELD + len(self._fields), cell_of(why))

    def _changed(self, item: QTableWidgetItem) -> None:
        row, column = item.row(), item.column()
        if column == _TAKE:
            self._tick(row, wanted=item.checkState() == Qt.CheckState.Checked)
        elif _FIRST_FIELD <= column < _FIRST_FIELD + len(self._fields):
            self._correct(row, self._fields[column - _FIRST_FIELD], str(item.data(Qt.ItemDataRole.EditRole)))

    def _tick(self, row: int, *, wanted: bool) -> None:
        """Take a row or not; who ticks a doubtful one has settled it as it is understood."""
        preview = self._run.preview
        if preview is not None and wanted and not preview.rows[row].taken:
            self._settle(row, preview.rows[row].member_id, take=True)
            return
        (self._run.accepted.add if wanted else self._run.accepted.discard)(row)
        self._count()

    def _correct(self, row: int, name: str, text: str) -> None:
        column = _FIRST_FIELD + self._fields.index(name)
        self._judge(row, column, lambda office, preview: office.roster.correct(preview, row, name, text))

    def _judge(self, row: int, column: int, work: Callable[[Office, RosterPreview], RosterPreview]) -> None:
        """Let the user's word be judged, and stay where he was."""

        def judged() -> None:
            self.enter()
            self.table.setCurrentCell(row, min(column, self.table.columnCount() - 1))

        self._run.judge(work, judged)

    def _settle(self, row: int, member_id: UUID | None, *, take: bool) -> None:
        self._judge(row, _TAKE, lambda office, preview: office.roster.decide(preview, row, member_id, take=take))

    def _ask_who(self) -> None:
        """Ask who the person of the current row is: new, or somebody of the book."""
        preview, row = self._run.preview, self.table.currentRow()
        if preview is None or row < 0 or preview.rows[row].person is None:
            return
        dialog = WhoDialog(preview, row, self)
        dialog.chosen.connect(lambda member_id: self._settle(row, member_id, take=True))
        dialog.left_out.connect(lambda: self._settle(row, None, take=False))
        self._run.ask.open_dialog(dialog)

    def _count(self) -> None:
        preview = self._run.preview
        if preview is not None:
            parts = [
                f"{told(text)}: {sum(row.state is state for row in preview.rows)}" for state, text in STATES.items()
            ]
            self._sum.setText(" · ".join(parts))
        self.ready_changed.emit()


class ImportWizard(StepDialog):
    """The import as a wizard of its own, over an open book."""

    def __init__(self, office: Office, operations: Operations, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("ImportWizard", "Nhập danh sách đảng viên"), parent)
        self.run_of_import = ImportRun(operations, ask)
        self.run_of_import.office = office
        self.run_of_import.refuse = self.refuse
        self.file_step = FileStep(self.run_of_import)
        self.begin((self.file_step, ColumnsStep(self.run_of_import), RowsStep(self.run_of_import)))

"""Taking a roster over: the file, what we understood of it, the rows with their marks, and only then the book."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

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

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.domain.outcome import Outcome
from kiemdiem_desktop.domain.roster import Encoding, RosterPreview, RosterRow, RowState
from kiemdiem_desktop.services.office import Office
from kiemdiem_desktop.ui import a11y
from kiemdiem_desktop.ui.ask import Ask
from kiemdiem_desktop.ui.forms.folds import Fold
from kiemdiem_desktop.ui.i18n import QT_TRANSLATE_NOOP
from kiemdiem_desktop.ui.operations import Operations
from kiemdiem_desktop.ui.theme import Note
from kiemdiem_desktop.ui.wizards.steps import Step, StepDialog

FIELDS: dict[str, str] = {
    "name": QT_TRANSLATE_NOOP("Roster", "Họ và tên"),
    "sex": QT_TRANSLATE_NOOP("Roster", "Giới tính"),
    "birth": QT_TRANSLATE_NOOP("Roster", "Ngày sinh"),
    "admitted": QT_TRANSLATE_NOOP("Roster", "Ngày vào Đảng"),
    "official": QT_TRANSLATE_NOOP("Roster", "Ngày chính thức"),
    "post": QT_TRANSLATE_NOOP("Roster", "Chức vụ Đảng"),
    "state_post": QT_TRANSLATE_NOOP("Roster", "Chức vụ chính quyền"),
    "union_post": QT_TRANSLATE_NOOP("Roster", "Chức vụ đoàn thể"),
    "card": QT_TRANSLATE_NOOP("Roster", "Số thẻ đảng viên"),
    "idno": QT_TRANSLATE_NOOP("Roster", "Số định danh"),
    "group": QT_TRANSLATE_NOOP("Roster", "Tổ đảng"),
    "workplace": QT_TRANSLATE_NOOP("Roster", "Đơn vị công tác"),
    "phone": QT_TRANSLATE_NOOP("Roster", "Điện thoại"),
    "ethnicity": QT_TRANSLATE_NOOP("Roster", "Dân tộc"),
    "note": QT_TRANSLATE_NOOP("Roster", "Ghi chú"),
}
COLUMNS: dict[str, str] = {
    "number": QT_TRANSLATE_NOOP("Roster", "Số thứ tự"),
    "family": QT_TRANSLATE_NOOP("Roster", "Họ và tên đệm"),
    "given": QT_TRANSLATE_NOOP("Roster", "Tên"),
    "male": QT_TRANSLATE_NOOP("Roster", "Ngày sinh, giới tính nam"),
    "female": QT_TRANSLATE_NOOP("Roster", "Ngày sinh, giới tính nữ"),
    "birth_day": QT_TRANSLATE_NOOP("Roster", "Ngày trong ngày sinh"),
    "birth_month": QT_TRANSLATE_NOOP("Roster", "Tháng trong ngày sinh"),
    "birth_year": QT_TRANSLATE_NOOP("Roster", "Năm trong ngày sinh"),
    "both_dates": QT_TRANSLATE_NOOP("Roster", "Ngày vào Đảng và ngày chính thức"),
    "post_cross": QT_TRANSLATE_NOOP("Roster", "Chức vụ Đảng (đánh dấu)"),
}
"""Columns that tell a part of a field, or several at once."""

STATES: dict[RowState, str] = {
    RowState.NEW: QT_TRANSLATE_NOOP("Roster", "Mới"),
    RowState.SAME: QT_TRANSLATE_NOOP("Roster", "Không đổi"),
    RowState.CHANGED: QT_TRANSLATE_NOOP("Roster", "Có thay đổi"),
    RowState.DOUBTFUL: QT_TRANSLATE_NOOP("Roster", "Cần xem lại"),
    RowState.REFUSED: QT_TRANSLATE_NOOP("Roster", "Không nhận"),
}
ENCODINGS: dict[Encoding, str] = {
    Encoding.UNICODE: QT_TRANSLATE_NOOP("Roster", "Unicode"),
    Encoding.TCVN3: QT_TRANSLATE_NOOP("Roster", "TCVN3 (.VnTime)"),
    Encoding.VNI: QT_TRANSLATE_NOOP("Roster", "VNI"),
}
_TAKE, _LINE, _STATE = 0, 1, 2
_FIRST_FIELD = 3


def _tr(text: str) -> str:
    return QCoreApplication.translate("Roster", text)


class ImportRun:
    """One import under way: the preview that its steps share, and the doors they need."""

    def __init__(self, operations: Operations, ask: Ask) -> None:
        self.office: Office | None = None
        self.operations, self.ask = operations, ask
        self.path: Path | None = None
        self.preview: RosterPreview | None = None
        self.accepted: set[int] = set()
        self.refuse: Callable[[KnownError], None] = operations.failed.emit

    def take(self, preview: RosterPreview) -> None:
        """Hold what a file is understood to say; what the import would take is ticked."""
        self.preview = preview
        self.accepted = {index for index, row in enumerate(preview.rows) if row.taken}


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
        run = self._run
        office, path = run.office, run.path
        if office is None or path is None:
            return

        def read(preview: RosterPreview) -> None:
            run.take(preview)
            go_on()

        run.operations.job(
            self.tr("Đọc danh sách"), lambda control: office.roster.preview_import(path, control), read, run.refuse
        )

    def _choose(self) -> None:
        filters = self.tr("Danh sách (*.xlsx *.xls *.ods *.csv);;Tất cả các tệp (*)")
        self._run.ask.open_file(self.tr("Chọn tệp danh sách"), filters, self.use)


class ColumnsStep(Step):
    """Shows which column was understood as what, and how its letters were converted."""

    scrolls = False

    def __init__(self, run: ImportRun) -> None:
        super().__init__()
        self._run = run
        self._where = Note()
        heads = (
            self.tr("Cột"),
            self.tr("Tiêu đề trong tệp"),
            self.tr("Hiểu là"),
            self.tr("Kiểu chữ"),
            self.tr("Trong tệp → sau khi chuyển"),
        )
        self.table = _table(heads, self.tr("Các cột của tệp"))
        layout = QVBoxLayout(self)
        layout.addWidget(self._where)
        layout.addWidget(self.table, 1)
        layout.addWidget(
            Note(self.tr("Cột “không dùng” được bỏ qua. Nếu hiểu sai cột, sửa tiêu đề trong tệp rồi chọn lại."))
        )

    def title(self) -> str:
        return self.tr("Chương trình hiểu tệp như sau")

    def enter(self) -> None:
        preview = self._run.preview
        if preview is None:
            return
        text = self.tr("Tệp {file}, trang tính {sheet}: {rows} dòng có tên người, {skipped} dòng bỏ qua.")
        self._where.setText(
            text.format(
                file=preview.file_name, sheet=preview.sheet, rows=len(preview.rows), skipped=len(preview.skipped)
            )
        )
        self.table.setRowCount(len(preview.columns))
        for line, column in enumerate(preview.columns):
            known = (FIELDS | COLUMNS).get(column.field or "")
            field = _tr(known) if known else self.tr("không dùng")
            old, new = column.example_old, column.example_new
            example = f"{old} → {new}" if old != new else new
            cells = (column.letter, column.header, field, _tr(ENCODINGS[column.encoding]), example)
            for place, cell in enumerate(cells):
                self.table.setItem(line, place, _item(cell))
        self.table.resizeRowsToContents()


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
        self.table.setWordWrap(True)
        self.table.verticalHeader().hide()
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        a11y.name(self.table, self.tr("Các dòng của danh sách"))
        self.table.itemChanged.connect(self._changed)
        layout = QVBoxLayout(self)
        layout.addWidget(Note(self.tr("Đánh dấu dòng sẽ nhập; bấm đúp (hoặc F2) vào một ô để sửa tại chỗ.")))
        layout.addWidget(self._sum)
        layout.addWidget(self.table, 1)
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
        self._fields = [name for name in FIELDS if any(_text(row, name) for row in preview.rows)]
        heads = [self.tr("Nhập"), self.tr("Dòng"), self.tr("Tình trạng")]
        heads += [_tr(FIELDS[name]) for name in self._fields] + [self.tr("Lý do, thay đổi")]
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
        self.table.setItem(index, _LINE, _item(row.number or str(row.line)))
        self.table.setItem(index, _STATE, _item(_tr(STATES[row.state])))
        for place, name in enumerate(self._fields, start=_FIRST_FIELD):
            self.table.setItem(index, place, QTableWidgetItem(_text(row, name)))
        changes = [f"{_tr(FIELDS.get(c.field, c.field))}: {c.old or '…'} → {c.new or '…'}" for c in row.changes]
        self.table.setItem(index, _FIRST_FIELD + len(self._fields), _item("\n".join((*row.reasons, *changes))))

    def _changed(self, item: QTableWidgetItem) -> None:
        row, column = item.row(), item.column()
        if column == _TAKE:
            taken = item.checkState() == Qt.CheckState.Checked
            (self._run.accepted.add if taken else self._run.accepted.discard)(row)
            self._count()
        elif _FIRST_FIELD <= column < _FIRST_FIELD + len(self._fields):
            self._correct(row, self._fields[column - _FIRST_FIELD], item.text())

    def _correct(self, row: int, name: str, text: str) -> None:
        run = self._run
        office, preview = run.office, run.preview
        if office is None or preview is None:
            return

        def judged(fresh: RosterPreview) -> None:
            kept = set(run.accepted)
            run.preview = fresh
            kept = {i for i in kept if fresh.rows[i].state is not RowState.REFUSED}
            run.accepted = kept | ({row} if fresh.rows[row].taken else set())
            self.enter()
            self.table.setCurrentCell(row, _FIRST_FIELD + self._fields.index(name) if name in self._fields else _LINE)

        run.operations.query(lambda: office.roster.correct(preview, row, name, text), judged, run.refuse)

    def _count(self) -> None:
        preview = self._run.preview
        if preview is not None:
            parts = [
                f"{_tr(text)}: {sum(row.state is state for row in preview.rows)}" for state, text in STATES.items()
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


def _text(row: RosterRow, name: str) -> str:
    """Say what a row holds for a field: as it was understood, else as it stands in the file."""
    value = getattr(row.person, name, None) if row.person is not None else None
    if value:
        return str(getattr(value, "shown", value))
    return next((cell.text for cell in row.cells if cell.field == name), "")


def _item(text: str) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
    item.setToolTip(text)
    return item


def _table(heads: tuple[str, ...], name: str) -> QTableWidget:
    table = QTableWidget(0, len(heads))
    table.setHorizontalHeaderLabels(list(heads))
    table.verticalHeader().hide()
    table.setWordWrap(True)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    table.horizontalHeader().setStretchLastSection(True)
    a11y.name(table, name)
    return table

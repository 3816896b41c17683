"""What was done to the book, to which records, and what each of them was before."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QPlainTextEdit, QSplitter, QVBoxLayout, QWidget

from kiemdiem_desktop.services.history import FIXED, FieldLine, HistoryEntry, TouchedRecord, Version
from kiemdiem_desktop.services.office import Office
from kiemdiem_desktop.services.told import EMPTY
from kiemdiem_desktop.ui import a11y
from kiemdiem_desktop.ui.dialogs.backups import button
from kiemdiem_desktop.ui.messages import MessagePanel
from kiemdiem_desktop.ui.operations import Operations
from kiemdiem_desktop.ui.sizes import fit
from kiemdiem_desktop.ui.tables.words import masked
from kiemdiem_desktop.ui.theme import Note
from kiemdiem_desktop.ui.ticks import Tick


class HistoryDialog(QDialog):
    """Three lists from left to right: steps, the records of a step, the versions of a record; below, what changed."""

    def __init__(self, office: Office, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Lịch sử"))
        self._office, self._operations = office, operations
        self._entries: tuple[HistoryEntry, ...] = ()
        self._records: tuple[TouchedRecord, ...] = ()
        self._versions: tuple[Version, ...] = ()
        self.panel, self.detail = MessagePanel(), QPlainTextEdit()
        self.steps, self.records, self.versions = QListWidget(), QListWidget(), QListWidget()
        self.detail.setReadOnly(True)
        for view, name in (
            (self.steps, self.tr("Các việc đã làm, mới nhất ở trên")),
            (self.records, self.tr("Mục bị thay đổi")),
            (self.versions, self.tr("Các lần thay đổi của mục đó")),
            (self.detail, self.tr("Nội dung thay đổi")),
        ):
            a11y.name(view, name)
        self.steps.currentRowChanged.connect(self._pick_step)
        self.records.currentRowChanged.connect(self._pick_record)
        self.versions.currentRowChanged.connect(self._pick_version)
        self.reveal = Tick(self.tr("&Hiện số thẻ, số định danh"))
        self.reveal.toggled.connect(lambda _: self._show_lines())
        self.back = button(
            self.tr("&Lấy lại nội dung sau lần này"),
            self.tr("Đưa mục trở về đúng như sau lần thay đổi đã chọn; hoàn tác được"),
            self.bring_back,
        )
        closing = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        closing.rejected.connect(self.reject)
        lists = QSplitter(Qt.Orientation.Horizontal)
        for view in (self.steps, self.records, self.versions):
            lists.addWidget(view)
        for place, share in enumerate((5, 3, 4)):
            lists.setStretchFactor(place, share)
        layout = QVBoxLayout(self)
        layout.addWidget(self.panel)
        layout.addWidget(
            Note(
                self.tr(
                    "Việc ghi “không hoàn tác được” là mốc: những gì trước nó không lấy lại bằng Hoàn tác được nữa."
                    " Số phiếu không bao giờ có trong lịch sử."
                )
            )
        )
        layout.addWidget(lists, 3)
        layout.addWidget(self.detail, 2)
        layout.addWidget(self.reveal)
        layout.addWidget(self.back)
        layout.addWidget(closing)
        fit(self, 130, 38)
        self._tell()
        self.reload()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def reload(self) -> None:
        """Read the steps anew."""
        self._operations.query(self._office.history.entries, self._show_steps)

    def bring_back(self) -> None:
        """Make the record what it was after the chosen step."""
        record, version = self._record(), self._version()
        if record is None or version is None or record.record_id is None:
            return
        table, record_id, operation_id = record.table, record.record_id, version.operation_id
        self._operations.run(
            self.tr("Lấy lại nội dung trước đây"),
            lambda: self._office.history.bring_back(table, record_id, operation_id),
            lambda _: self.reload(),
            self.panel.show_error,
        )

    def _show_steps(self, entries: tuple[HistoryEntry, ...]) -> None:
        self._entries = entries
        self.steps.clear()
        self.steps.addItems([self._step_line(entry) for entry in entries])
        if entries:
            self.steps.setCurrentRow(0)

    def _step_line(self, entry: HistoryEntry) -> str:
        kinds = {"undo": self.tr("Hoàn tác: {label}"), "redo": self.tr("Làm lại: {label}")}
        text = kinds.get(entry.kind, "{label}").format(label=entry.label)
        marks = [self.tr("không hoàn tác được")] if entry.barrier else []
        marks += [self.tr("đã hoàn tác")] if entry.undone else []
        tail = f" ({', '.join(marks)})" if marks else ""
        return f"{_when(entry.at, entry.who)} · {text}{tail}"

    def _pick_step(self, row: int) -> None:
        self.records.clear()
        self._records = ()
        if 0 <= row < len(self._entries):
            number = self._entries[row].id
            self._operations.query(lambda: self._office.history.touched(number), self._show_records)

    def _show_records(self, records: tuple[TouchedRecord, ...]) -> None:
        self._records = records
        self.records.clear()
        self.records.addItems([record.title for record in records])
        if records:
            self.records.setCurrentRow(0)

    def _pick_record(self, row: int) -> None:
        self.versions.clear()
        self.detail.clear()
        self._versions = ()
        record = self._record()
        if row >= 0 and record is not None and record.record_id is not None:
            table, record_id = record.table, record.record_id
            self._operations.query(
                lambda: self._office.history.versions(table, record_id),
                lambda found: self._show_versions(record_id, found),
            )
        self._tell()

    def _show_versions(self, record_id: UUID, versions: tuple[Version, ...]) -> None:
        record = self._record()
        if record is None or record.record_id != record_id:
            return
        self._versions = versions
        self.versions.clear()
        for version in versions:
            now = f" ({self.tr('hiện nay')})" if version.newest else ""
            self.versions.addItem(f"{_when(version.at, version.who)} · {version.label}{now}")
        if versions:
            self.versions.setCurrentRow(0)

    def _pick_version(self, row: int) -> None:
        del row
        self._show_lines()
        self._tell()

    def _show_lines(self) -> None:
        version = self._version()
        told = () if version is None else version.lines
        lines = ((each, self.reveal.isChecked() or not each.identity) for each in told)
        self.detail.setPlainText("\n".join(_line(each, shown=shown) for each, shown in lines))

    def _tell(self) -> None:
        record, version = self._record(), self._version()
        can = record is not None and version is not None and not version.removed and not version.newest
        self.back.setEnabled(can and record is not None and record.table not in FIXED)

    def _record(self) -> TouchedRecord | None:
        row = self.records.currentRow()
        return self._records[row] if 0 <= row < len(self._records) else None

    def _version(self) -> Version | None:
        row = self.versions.currentRow()
        return self._versions[row] if 0 <= row < len(self._versions) else None


def _line(line: FieldLine, *, shown: bool) -> str:
    """Say what a field was and became; a number that tells a person apart only but for its last signs."""
    before, after = (side if shown or side == EMPTY else masked(side) for side in (line.before, line.after))
    return f"{line.label}: {before} → {after}"


def _when(at: datetime, who: str) -> str:
    """Say the moment, and who was signed in when that is known."""
    return f"{at:%d/%m/%Y %H:%M} · {who}" if who.strip("?") else f"{at:%d/%m/%Y %H:%M}"

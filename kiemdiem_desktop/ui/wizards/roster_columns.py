"""Which column of a roster is understood as what, open to correction."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QTableWidget, QVBoxLayout

from kiemdiem_desktop.domain.roster import ColumnUse, Encoding, RosterPreview, RosterReading
from kiemdiem_desktop.ui import a11y
from kiemdiem_desktop.ui.forms.inputs import CalmCombo
from kiemdiem_desktop.ui.tables.words import masked
from kiemdiem_desktop.ui.theme import Note
from kiemdiem_desktop.ui.wizards.roster_run import ImportRun
from kiemdiem_desktop.ui.wizards.roster_words import COLUMNS, ENCODINGS, FIELDS, SECRETS, cell_of, told
from kiemdiem_desktop.ui.wizards.steps import Step

_MEANING, _LETTERS, _EXAMPLE = 2, 3, 4


class ColumnsStep(Step):
    """Shows which column was understood as what and how its letters were converted; the user may know better."""

    scrolls = False

    def __init__(self, run: ImportRun) -> None:
        super().__init__()
        self._run = run
        self._where = Note()
        self.sheet = CalmCombo()
        self._sheet_label = a11y.label_for(self.sheet, self.tr("&Trang tính"))
        self.sheet.activated.connect(lambda _: self._turn_to(self.sheet.currentText()))
        self.table = QTableWidget()
        self.table.verticalHeader().hide()
        self.table.setWordWrap(True)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        a11y.name(self.table, self.tr("Các cột của tệp"))
        heads = (
            self.tr("Cột"),
            self.tr("Tiêu đề trong tệp"),
            self.tr("Hiểu là"),
            self.tr("Kiểu chữ"),
            self.tr("Trong tệp → sau khi chuyển"),
        )
        self.table.setColumnCount(len(heads))
        self.table.setHorizontalHeaderLabels(heads)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setStretchLastSection(True)
        choice = QHBoxLayout()
        choice.addWidget(self._sheet_label)
        choice.addWidget(self.sheet)
        choice.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addWidget(self._where)
        layout.addLayout(choice)
        layout.addWidget(self.table, 1)
        layout.addWidget(Note(self.tr("Nếu hiểu sai, chọn lại ở ô “Hiểu là” hoặc “Kiểu chữ”. Tệp gốc không bị sửa.")))

    def title(self) -> str:
        return self.tr("Chương trình hiểu tệp như sau")

    def enter(self) -> None:
        preview = self._run.preview
        if preview is None:
            return
        text = self.tr("Tệp {file}, trang tính {sheet}: {rows} dòng có tên người, {skipped} dòng bỏ qua.")
        if not preview.sheet:  # a text file has no sheets
            text = self.tr("Tệp {file}: {rows} dòng có tên người, {skipped} dòng bỏ qua.")
        self._where.setText(
            text.format(
                file=preview.file_name, sheet=preview.sheet, rows=len(preview.rows), skipped=len(preview.skipped)
            )
        )
        self._show_sheets(preview)
        self.table.setRowCount(len(preview.columns))
        for line, column in enumerate(preview.columns):
            self._show_column(line, column)
        told = any(column.example_old or column.example_new for column in preview.columns)
        self.table.setColumnHidden(_EXAMPLE, not told)  # no letters were converted: nothing to compare
        self.table.resizeRowsToContents()

    def _show_sheets(self, preview: RosterPreview) -> None:
        self.sheet.clear()
        self.sheet.addItems(list(preview.sheets))
        self.sheet.setCurrentText(preview.sheet)
        for widget in (self.sheet, self._sheet_label):
            widget.setVisible(len(preview.sheets) > 1)

    def _show_column(self, line: int, column: ColumnUse) -> None:
        old, new = column.example_old, column.example_new
        if column.field in SECRETS:
            old, new = masked(old), masked(new)
        example = f"{old} → {new}" if old != new else new
        for place, text in ((0, column.letter), (1, column.header), (_EXAMPLE, example)):
            self.table.setItem(line, place, cell_of(text))
        meanings = [("", self.tr("không dùng")), *((code, told(text)) for code, text in (FIELDS | COLUMNS).items())]
        about = self.tr("Cột {letter} hiểu là").format(letter=column.letter)
        meaning = self._combo(about, meanings, column.field or "", lambda code: self._mean(column, code))
        self.table.setCellWidget(line, _MEANING, meaning)
        encodings = [(encoding.value, told(text)) for encoding, text in ENCODINGS.items()]
        about = self.tr("Kiểu chữ của cột {letter}").format(letter=column.letter)
        letters = self._combo(about, encodings, column.encoding.value, lambda code: self._write(column, code))
        self.table.setCellWidget(line, _LETTERS, letters)

    def _combo(
        self, name: str, options: Iterable[tuple[str, str]], current: str, chosen: Callable[[str], None]
    ) -> CalmCombo:
        combo = CalmCombo()
        for key, text in options:
            combo.addItem(text, key)
        combo.setMinimumContentsLength(len(combo.itemText(combo.findData(current))))
        combo.setCurrentIndex(combo.findData(current))
        combo.activated.connect(lambda index: chosen(combo.itemData(index)))
        a11y.name(combo, name)
        return combo

    def _mean(self, column: ColumnUse, code: str) -> None:
        if code != (column.field or ""):
            columns = {letter: now for letter, now in self._reading.columns.items() if now != code}
            self._read(replace(self._reading, columns={**columns, column.letter: code}))

    def _write(self, column: ColumnUse, code: str) -> None:
        if code != column.encoding:
            encodings = {**self._reading.encodings, column.letter: Encoding(code)}
            self._read(replace(self._reading, encodings=encodings))

    def _turn_to(self, sheet: str) -> None:
        """Read another sheet, without what was said about the columns of this one."""
        if self._run.preview is not None and sheet != self._run.preview.sheet:
            self._read(RosterReading(sheet=sheet))

    @property
    def _reading(self) -> RosterReading:
        return RosterReading() if self._run.preview is None else self._run.preview.reading

    def _read(self, reading: RosterReading) -> None:
        self._run.read(self.tr("Đọc danh sách"), reading, self.enter, self.enter)

"""The words of the import of a roster: fields, columns, what a row is, how letters were written."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QTableWidgetItem

from kiemdiem_desktop.domain.roster import Encoding, RosterRow, RowState
from kiemdiem_desktop.ui.i18n import QT_TRANSLATE_NOOP
from kiemdiem_desktop.ui.tables.words import masked

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

SECRETS = frozenset({"card", "idno"})
"""The numbers that tell a person apart: hidden on screen until they are asked for."""

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


def told(text: str) -> str:
    """Say a word of these tables in the language of the window."""
    return QCoreApplication.translate("Roster", text)


def cell_of(text: str) -> QTableWidgetItem:
    """Make a cell that is read and not written; its tip shows what does not fit."""
    item = QTableWidgetItem(text)
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
    item.setToolTip(text)
    return item


class SecretCell(QTableWidgetItem):
    """A cell that shows a number but for its last signs; whoever edits it has asked for it and sees it whole."""

    def data(self, role: int) -> Any:
        value = super().data(role)
        return masked(value) if role == Qt.ItemDataRole.DisplayRole and isinstance(value, str) else value


def text_of(row: RosterRow, name: str) -> str:
    """Say what a row holds for a field: as it was understood, else as it stands in the file."""
    value = getattr(row.person, name, None) if row.person is not None else None
    if value:
        return str(getattr(value, "shown", value))
    return next((cell.text for cell in row.cells if cell.field == name), "")


def without_numbers(row: RosterRow, text: str) -> str:
    """Hide the numbers of a row, as they are, were and stand in the file, in a text about it."""
    told = [text_of(row, name) for name in SECRETS]
    told += [cell.text for cell in row.cells if cell.field in SECRETS]
    told += [side for change in row.changes if change.field in SECRETS for side in (change.old, change.new)]
    for number in sorted({number for number in told if number}, key=len, reverse=True):
        text = text.replace(number, masked(number))
    return text

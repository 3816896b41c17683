"""The cell's particulars, with the header of its papers shown as it will print."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from kiemdiem_desktop.documents.header_text import header_text
from kiemdiem_desktop.domain.organisation import Cell, CellKind, committee_of
from kiemdiem_desktop.domain.period import CollectiveKind
from kiemdiem_desktop.domain.viet import one_line
from kiemdiem_desktop.services.appraisal import Appraisal, Appraisals, appraisals_in_force
from kiemdiem_desktop.services.office import NewBook, Office
from kiemdiem_desktop.ui import a11y
from kiemdiem_desktop.ui.ask import Ask
from kiemdiem_desktop.ui.dialogs.groups import GroupsEditor
from kiemdiem_desktop.ui.operations import Operations
from kiemdiem_desktop.ui.sizes import fit
from kiemdiem_desktop.ui.tables.words import COLLECTIVES, word
from kiemdiem_desktop.ui.theme import Note
from kiemdiem_desktop.ui.ticks import Tick


class CellForm(QWidget):
    """The fields of a cell; ``changed`` comes with every key."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.parent_name, self.place = QLineEdit(), QLineEdit(), QLineEdit()
        self.upper, self.section, self.authority = QLineEdit(), QLineEdit(), QLineEdit()
        self._appraisals: Appraisals | None = None
        self._proposed = ""
        self.proposal = Note()
        self.kind = QComboBox()
        for kind, text in self._kinds():
            self.kind.addItem(text, kind)
        self.kind.setCurrentIndex(1)
        self.committee = Tick(self.tr("Chi bộ có chi ủy"))
        self.committee.setChecked(True)
        self.groups = Tick(self.tr("Chi bộ có chia tổ đảng"))
        self.seal = Tick(self.tr("Chi bộ có con dấu riêng"))
        self._form = form = a11y.form_layout()
        a11y.add_row(
            form, self.tr("Tên chi &bộ *"), self.name, self.tr("Ghi như trên văn bản, ví dụ: Chi bộ thôn An Phú")
        )
        a11y.add_row(form, self.tr("Đảng bộ &cấp trên *"), self.parent_name, self.tr("Ví dụ: Đảng bộ xã Tân Lập"))
        a11y.add_row(
            form, self.tr("&Địa danh trên văn bản"), self.place, self.tr("Tên xã, phường, đặc khu; ví dụ: Tân Lập")
        )
        a11y.add_row(form, self.tr("&Loại chi bộ"), self.kind)
        a11y.add_row(form, self.tr("Đả&ng ủy bộ phận"), self.section)
        self.section.setToolTip(self.tr("Đảng ủy bộ phận xem xét, đề xuất trước khi cấp trên quyết định"))
        a11y.add_row(form, self.tr("Nơi nhận &báo cáo"), self.upper, self.tr("Để trống thì lấy theo đảng bộ cấp trên"))
        a11y.add_row(
            form,
            self.tr("Cấp quyết định &xếp loại"),
            self.authority,
            self.tr("Để trống thì lấy theo đề xuất in mờ trong ô"),
        )
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(QLabel(self.tr("Đầu văn bản sẽ in như sau:")))
        layout.addWidget(self._preview())
        for box in (self.committee, self.groups, self.seal):
            layout.addWidget(box)
            box.toggled.connect(lambda _: self._tell())
        layout.addWidget(self.proposal)
        for field in (self.name, self.parent_name, self.place, self.upper):
            field.textChanged.connect(self._tell)
        self.kind.currentIndexChanged.connect(lambda _: self._tell())
        self._tell()

    @property
    def complete(self) -> bool:
        """Say whether what every paper needs is there."""
        return bool(one_line(self.name.text()) and one_line(self.parent_name.text()))

    def add_groups(self, editor: QWidget) -> None:
        """Put the editor of the groups below their tick; it shows while the cell has groups."""
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)  # noqa: S101 - made above
        layout.insertWidget(layout.indexOf(self.groups) + 1, editor)
        editor.setVisible(self.groups.isChecked())
        self.groups.toggled.connect(editor.setVisible)

    def show_appraisals(self, appraisals: Appraisals) -> None:
        """Propose who appraises and decides as a regulation says of each kind of cell."""
        self._appraisals = appraisals
        self._tell()

    def show_cell(self, cell: Cell) -> None:
        """Show a cell's particulars."""
        rows = (
            (self.name, cell.name),
            (self.parent_name, cell.parent),
            (self.place, cell.place),
            (self.section, cell.section_committee),
            (self.upper, cell.upper_committee),
            (self.authority, cell.deciding_authority),
        )
        for field, text in rows:
            field.setText(text)
        self.kind.setCurrentIndex(self.kind.findData(cell.kind))
        self.committee.setChecked(cell.has_committee)
        self.groups.setChecked(cell.has_groups)
        self.seal.setChecked(cell.has_seal)

    def cell(self, before: Cell) -> Cell:
        """Return the cell with what was typed."""
        return replace(
            before,
            **self._typed(),
        )

    def _typed(self) -> dict[str, Any]:
        """What stands in the fields, under the names that a cell and a new book share."""
        return {
            "name": one_line(self.name.text()),
            "parent": one_line(self.parent_name.text()),
            "place": one_line(self.place.text()),
            "upper_committee": _typed_or_proposed(self.upper),
            "deciding_authority": _typed_or_proposed(self.authority),
            "section_committee": one_line(self.section.text()) if self._under_section else "",
            "kind": CellKind(self.kind.currentData()),
            "has_committee": self.committee.isChecked(),
            "has_groups": self.groups.isChecked(),
            "has_seal": self.seal.isChecked(),
        }

    def new_book(self, passphrase: str | None) -> NewBook:
        """Return what a new book is made from."""
        return NewBook(
            **self._typed(),
            passphrase=passphrase,
        )

    @property
    def _under_section(self) -> bool:
        return CellKind(self.kind.currentData()) is CellKind.UNDER_SECTION

    def _propose(self) -> None:
        """Put the proposals into the empty fields, pale; a proposal that was taken follows what it came from."""
        self.upper.setPlaceholderText(committee_of(one_line(self.parent_name.text())))
        told = self._appraisals.kinds.get(CellKind(self.kind.currentData())) if self._appraisals else None
        proposed = told.authority(_typed_or_proposed(self.upper)) if told else _typed_or_proposed(self.upper)
        self.authority.setPlaceholderText(proposed)
        if proposed and self._proposed and self.authority.text() == self._proposed:
            self.authority.setText(proposed)
        self._proposed = proposed
        self.proposal.setVisible(told is not None)
        if told is not None and self._appraisals is not None:
            self.proposal.setText("\n".join(self._said(told, self._appraisals.title)))

    def _said(self, told: Appraisal, title: str) -> list[str]:
        first = (CollectiveKind.CELL_COMMITTEE,) if self.committee.isChecked() else ()
        names = [word(COLLECTIVES, kind) for kind in (*first, CollectiveKind.CELL)]
        lines = [
            self.tr("Đề xuất theo {title} ({source}); mọi mục đổi được:").format(title=title, source=told.source),
            self.tr("• Tập thể tự đánh giá: {who}").format(who=told.self_assesses),
            self.tr("• Thẩm định, đề xuất: {who}").format(who=told.proposes) if told.proposes else "",
            self.tr("• Quyết định mức của chi bộ: {who}").format(who=told.decides),
            self.tr("• Quyết định mức của đảng viên: {who}").format(who=told.members_decide),
            self.tr("• Kiểm điểm tập thể khi mở kỳ: {names}").format(names=", ".join(names)),
            self.tr("• Tổ đảng: mỗi tổ họp góp ý, ghi ở phần Hội nghị") if self.groups.isChecked() else "",
            "" if told.sure else self.tr("Lời văn này chưa đối chiếu được với bản gốc."),
        ]
        return [line for line in lines if line]

    def _kinds(self) -> tuple[tuple[CellKind, str], ...]:
        return (
            (CellKind.GRASSROOTS, self.tr("Chi bộ cơ sở")),
            (CellKind.UNDER_GRASSROOTS, self.tr("Chi bộ trực thuộc đảng ủy cơ sở")),
            (CellKind.UNDER_SECTION, self.tr("Chi bộ trực thuộc đảng ủy bộ phận")),
        )

    def _preview(self) -> QWidget:
        sheet = QFrame()
        sheet.setFrameShape(QFrame.Shape.StyledPanel)
        self._left, self._right = QLabel(), QLabel()
        grid = QGridLayout(sheet)
        for column, label in enumerate((self._left, self._right)):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            grid.addWidget(label, 0, column)
            grid.setColumnStretch(column, 1)
        return sheet

    def _tell(self) -> None:
        self._form.setRowVisible(self.section, self._under_section)
        self._propose()
        told = header_text(*(one_line(field.text()) for field in (self.parent_name, self.name, self.place)))
        self._left.setText(told.left)
        self._right.setText(told.right)
        self.changed.emit()


def _typed_or_proposed(field: QLineEdit) -> str:
    return one_line(field.text()) or one_line(field.placeholderText())


class CellDialog(QDialog):
    """Changes the particulars of the open book's cell; ``taken`` carries the changed cell."""

    taken = Signal(object)

    def __init__(self, cell: Cell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Thông tin chi bộ"))
        self._before = cell
        self.form = CellForm()
        self.form.show_cell(cell)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        self._buttons.accepted.connect(self._take)
        self._buttons.rejected.connect(self.reject)
        self.form.changed.connect(self._check)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(self.form)
        layout = QVBoxLayout(self)
        layout.addWidget(area, 1)
        layout.addWidget(
            Note(self.tr("Kỳ đã mở giữ tên các tập thể như lúc mở; đổi ở đây áp dụng cho văn bản in từ nay."))
        )
        layout.addWidget(self._buttons)
        fit(self, 90, 40)
        self._check()

    def _check(self) -> None:
        self._buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(self.form.complete)

    def _take(self) -> None:
        cell = self.form.cell(self._before)
        self.accept()
        if cell != self._before:
            self.taken.emit(cell)


def edit_cell(cell: Cell, office: Office, operations: Operations, ask: Ask, parent: QWidget) -> None:
    """Let the user change the cell of the open book, with the proposals of the regulation in force."""
    dialog = CellDialog(cell, parent)
    label = QCoreApplication.translate("CellDialog", "Sửa thông tin chi bộ")
    dialog.taken.connect(lambda changed: operations.run(label, lambda: office.organisation.update_cell(changed)))
    dialog.form.add_groups(GroupsEditor(office, operations, ask))
    ask.open_dialog(dialog)

    def told(appraisals: Appraisals) -> None:
        if isValid(dialog):  # it may be closed by now
            dialog.form.show_appraisals(appraisals)

    operations.query(lambda: appraisals_in_force(office.env), told)

"""The grading grid: collectives and members down, the bodies that give a level across."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.grading import Level, Source, Step
from kiemdiem_desktop.domain.period import CollectiveKind
from kiemdiem_desktop.domain.sheets import PeriodSheet, ReviewStatus, SubjectSheet
from kiemdiem_desktop.ui.i18n import QT_TRANSLATE_NOOP
from kiemdiem_desktop.ui.tables.rows import CENTRE, ROW_ROLE, Column, Index, RowsModel
from kiemdiem_desktop.ui.tables.verdict import Verdict
from kiemdiem_desktop.ui.tables.words import COLLECTIVES, SHORT_KINDS, word
from kiemdiem_desktop.ui.theme import shades

LEVEL_ROLE = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True, kw_only=True)
class GradingRow:
    """One subject with its levels, how many findings weigh on it, and its votes in words."""

    subject: SubjectSheet
    names: Mapping[Level, str]
    short: Mapping[Level, str]
    blocks: int = 0
    warns: int = 0
    votes: str = ""
    grades: str = ""
    each_grade: str = ""

    @property
    def left_out(self) -> bool:
        """Say whether no level is expected: exempt, not yet, or reviewed without being classified."""
        return not self.subject.duty.graded

    def level(self, step: Step) -> Level | None:
        """The level that a body gave."""
        return self.subject.levels[step].level if step in self.subject.levels else None


def in_grading_order(sheet: PeriodSheet) -> list[SubjectSheet]:
    """Order the rows: collectives, members, the cell after its members, and those who take no part at the end."""
    cells = [c for c in sheet.collectives if c.collective and c.collective.kind is CollectiveKind.CELL]
    others = [c for c in sheet.collectives if c not in cells]
    out = [p for p in sheet.persons if not p.duty.graded]
    graded = [p for p in sheet.persons if p not in out]
    return others + graded + cells + out


def shown_points(hundredths: int | None) -> str:
    """Write points as papers do: 28,5."""
    if hundredths is None:
        return ""
    whole, rest = divmod(hundredths, 100)
    return f"{whole},{rest:02d}".rstrip("0").rstrip(",")


def _kind(row: GradingRow) -> str:
    subject = row.subject
    if subject.collective is not None:
        return word(COLLECTIVES, subject.collective.kind)
    return subject.posts or word(SHORT_KINDS, subject.participant.kind if subject.participant else None)


def _points(row: GradingRow) -> str:
    """The points of both bodies; where criteria are graded instead, how many have each grade."""
    if row.grades:
        return row.grades
    totals = [row.subject.scores[source].total for source in Source if source in row.subject.scores]
    return " / ".join(shown_points(total) for total in totals if total is not None)


def _points_tip(row: GradingRow) -> str:
    return row.each_grade or QCoreApplication.translate("GradingTable", "Tự chấm / chi ủy chấm")


def _state(row: GradingRow) -> str:
    texts = {
        ReviewStatus.EXEMPT: QT_TRANSLATE_NOOP("GradingTable", "Miễn kiểm điểm"),
        ReviewStatus.NOT_YET: QT_TRANSLATE_NOOP("GradingTable", "Chưa kiểm điểm"),
    }
    if row.left_out:
        if row.subject.duty.unclassified:
            return QCoreApplication.translate("GradingTable", "Không xếp loại")
        status = ReviewStatus.EXEMPT if row.subject.duty.exempt else ReviewStatus.NOT_YET
        return QCoreApplication.translate("GradingTable", texts[status])
    signs = [f"⛔ {row.blocks}" if row.blocks else "", f"⚠ {row.warns}" if row.warns else ""]
    return "  ".join(sign for sign in signs if sign)


def _state_tip(row: GradingRow) -> str:
    if row.left_out:
        return row.subject.duty.reason
    text = QCoreApplication.translate("GradingTable", "{blocks} điều phải sửa, {warns} điều cần xem")
    return text.format(blocks=row.blocks, warns=row.warns) if row.blocks or row.warns else ""


def _may_edit(row: GradingRow) -> bool:
    return not row.left_out


def _level_column(step: Step, title: str) -> Column[GradingRow]:
    def text(row: GradingRow) -> str:
        level = row.level(step)
        return row.short[level] if level is not None else ""

    def tip(row: GradingRow) -> str:
        entry = row.subject.levels.get(step)
        return (
            " – ".join(part for part in (row.names[entry.level], entry.reason, entry.paper_number) if part)
            if entry
            else ""
        )

    return Column(key=step.value, title=title, text=text, tip=tip, align=CENTRE, width=11, editable=_may_edit)


COLUMNS: tuple[Column[GradingRow], ...] = (
    Column(
        key="name",
        title=QT_TRANSLATE_NOOP("GradingTable", "Tập thể, đảng viên"),
        text=lambda row: row.subject.name,
        tip=_kind,
        width=24,
    ),
    Column(key="state", title=QT_TRANSLATE_NOOP("GradingTable", "Cần xem"), text=_state, tip=_state_tip, width=11),
    _level_column(Step.SELF, QT_TRANSLATE_NOOP("GradingTable", "Tự nhận")),
    _level_column(Step.AGENCY, QT_TRANSLATE_NOOP("GradingTable", "Cơ quan")),
    _level_column(Step.COMMITTEE, QT_TRANSLATE_NOOP("GradingTable", "Chi ủy")),
    Column(
        key="votes",
        title=QT_TRANSLATE_NOOP("GradingTable", "Phiếu"),
        text=lambda row: row.votes,
        tip=lambda row: row.votes,
        align=CENTRE,
        width=23,
    ),
    _level_column(Step.CELL, QT_TRANSLATE_NOOP("GradingTable", "Chi bộ")),
    _level_column(Step.DECIDED, QT_TRANSLATE_NOOP("GradingTable", "Quyết định")),
    Column(
        key="points",
        title=QT_TRANSLATE_NOOP("GradingTable", "Điểm, cấp độ"),
        text=_points,
        tip=_points_tip,
        align=CENTRE,
        width=16,
    ),
    Column(key="kind", title=QT_TRANSLATE_NOOP("GradingTable", "Chức vụ, loại"), text=_kind, tip=_kind, width=24),
)
STEPS: Mapping[str, Step] = {step.value: step for step in Step}


def step_title(step: Step) -> str:
    """The column title of a step."""
    title = next(column.title for column in COLUMNS if column.key == step.value)
    return QCoreApplication.translate("GradingTable", title)


class GradingModel(RowsModel[GradingRow]):
    """The grid; ``chosen`` says which level the user gave which subject at which step."""

    chosen = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(
            COLUMNS,
            lambda row: row.subject.id,
            context="GradingTable",
            parent=parent,
            grey=lambda row: row.left_out,
            bold=lambda row: row.subject.is_collective,
        )

    def step_at(self, column: int) -> Step | None:
        """The step of a column; none for the other columns."""
        return STEPS.get(self.columns[column].key) if 0 <= column < len(self.columns) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == LEVEL_ROLE and index.isValid():
            step = self.step_at(index.column())
            return self.rows[index.row()].level(step) if step is not None else None
        if role == Qt.ItemDataRole.ForegroundRole and index.isValid() and index.row() < len(self.rows):
            row = self.rows[index.row()]
            if self.columns[index.column()].key == "state" and row.blocks and not row.left_out:
                return QBrush(QColor(shades().bad))
        return super().data(index, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        step = self.step_at(index.column())
        if step is None or role != Qt.ItemDataRole.EditRole:
            return False
        row = self.rows[index.row()]
        if value == row.level(step):
            return False
        self.chosen.emit(row.subject.id, step, value)
        return True


class LevelDelegate(QStyledItemDelegate):
    """Edits a level with a list: arrows choose, Enter takes it, Escape leaves it; the digits 1 to 4 go to a level."""

    def __init__(
        self, verdict: Callable[[UUID], Verdict], say: Callable[[str], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._verdict = verdict
        self._say = say

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        row: GradingRow = index.data(ROW_ROLE)
        verdict = self._verdict(row.subject.id)
        editor = QComboBox(parent)
        editor.setAccessibleName(
            f"{row.subject.name}: {index.model().headerData(index.column(), Qt.Orientation.Horizontal)}"
        )
        editor.addItem(QCoreApplication.translate("GradingTable", "(chưa có)"), None)
        for number, (level, name) in enumerate(row.names.items(), start=1):
            editor.addItem(f"{number}. {name} ⚠" if level in verdict.refusals else f"{number}. {name}", level)
            editor.setItemData(editor.count() - 1, verdict.against(level) or name, Qt.ItemDataRole.ToolTipRole)
        editor.highlighted.connect(lambda place: self._say(verdict.against(editor.itemData(place))))
        editor.activated.connect(lambda _: self._finish(editor))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QComboBox) and not editor.view().isVisible():  # an open list is the user's alone
            editor.setCurrentIndex(max(editor.findData(index.data(LEVEL_ROLE)), 0))
            editor.showPopup()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        rect = option.rect
        rect.setWidth(max(rect.width(), editor.sizeHint().width()))
        editor.setGeometry(rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(editor, QComboBox):
            place = "1234".find(event.text()) if event.text() else -1
            if place >= 0:
                editor.setCurrentIndex(place + 1)
                self._finish(editor)
                return True
        return super().eventFilter(editor, event)

    def _finish(self, editor: QWidget) -> None:
        self._say("")
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)

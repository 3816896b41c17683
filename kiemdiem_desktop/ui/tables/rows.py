"""A table model whose columns are data: a new column is one more row in a tuple."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QCoreApplication,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
)
from PySide6.QtGui import QBrush, QFont, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView, QWidget

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.viet import fold

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def nothing(_row: object) -> str:
    """Say nothing about a row."""
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[R]):
    """One column: its title as it stands in the source, what it shows of a row, and how."""

    key: str
    title: str
    text: Callable[[R], str]
    tip: Callable[[R], str] = nothing
    align: Qt.AlignmentFlag = LEFT
    width: int = 12
    stretch: bool = False
    editable: Callable[[R], bool] | None = None


_ANSWERS: dict[Qt.ItemDataRole, Callable[[Column[Any], Any], Any]] = {
    Qt.ItemDataRole.DisplayRole: lambda column, row: column.text(row),
    Qt.ItemDataRole.ToolTipRole: lambda column, row: column.tip(row) or None,
    Qt.ItemDataRole.TextAlignmentRole: lambda column, _row: int(column.align),
}


class RowsModel(QAbstractTableModel, Generic[R]):
    """Rows of any frozen value under columns that are data.

    ``identity`` names a row across reloads; ``grey`` and ``bold`` say how it looks; ``context`` translates titles.
    """

    def __init__(
        self,
        columns: Sequence[Column[R]],
        identity: Callable[[R], Hashable],
        *,
        context: str,
        parent: QObject | None = None,
        grey: Callable[[R], bool] | None = None,
        bold: Callable[[R], bool] | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._identity = identity
        self._context = context
        self._grey = grey
        self._bold = bold
        self._rows: list[R] = []

    @property
    def rows(self) -> tuple[R, ...]:
        """The rows shown."""
        return tuple(self._rows)

    def set_rows(self, rows: Sequence[R]) -> None:
        """Show other rows; where the same ones stand in the same order only the changed cells are told to the view."""
        fresh = list(rows)
        if [self._identity(row) for row in fresh] != [self._identity(row) for row in self._rows]:
            self.beginResetModel()
            self._rows = fresh
            self.endResetModel()
            return
        changed = [place for place, row in enumerate(fresh) if row != self._rows[place]]
        self._rows = fresh
        for place in changed:
            self.dataChanged.emit(self.index(place, 0), self.index(place, len(self.columns) - 1))

    def row_of(self, identity: Hashable) -> int:
        """The place of a row; -1 where it is not shown."""
        return next((place for place, row in enumerate(self._rows) if self._identity(row) == identity), -1)

    def identity_at(self, place: int) -> Hashable | None:
        """Who stands at this place."""
        return self._identity(self._rows[place]) if 0 <= place < len(self._rows) else None

    def column_of(self, key: str) -> int:
        """The place of a column; -1 where there is none of that key."""
        return next((place for place, column in enumerate(self.columns) if column.key == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and 0 <= section < len(self.columns):
            column = self.columns[section]
            if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
                return QCoreApplication.translate(self._context, column.title)
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return int(column.align)
            return None
        return super().headerData(section, orientation, role)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row, column = self._rows[index.row()], self.columns[index.column()]
        if role in _ANSWERS:
            return _ANSWERS[Qt.ItemDataRole(role)](column, row)
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.headerData(index.column(), Qt.Orientation.Horizontal)}: {column.text(row)}"
        return self._look(row, role)

    def _look(self, row: R, role: int) -> Any:
        if role == Qt.ItemDataRole.ForegroundRole and self._grey is not None and self._grey(row):
            return QBrush(QApplication.palette().color(QPalette.ColorRole.PlaceholderText))
        if role == Qt.ItemDataRole.FontRole and self._bold is not None and self._bold(row):
            font = QFont()
            font.setBold(True)
            return font
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if index.row() < len(self._rows):
            editable = self.columns[index.column()].editable
            if editable is not None and editable(self._rows[index.row()]):
                return base | Qt.ItemFlag.ItemIsEditable
        return base

    def search_text(self, place: int) -> str:
        """All that a row shows, folded, for the filter box."""
        return fold(" ".join(column.text(self._rows[place]) for column in self.columns))


def roomy(view: QAbstractItemView) -> None:
    """Give the rows of a list or tree some air, in proportion to the text."""
    view.setStyleSheet("QAbstractItemView::item { padding: 0.25em 0.2em; }")


class RowsView(QTableView):
    """A table for the keyboard: rows are selected, Enter activates, selection and scroll survive a reload."""

    def __init__(self, model: QAbstractItemModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wide: tuple[int, int] | None = None
        self._columns: Sequence[Column[Any]] = ()
        self.setAccessibleName(name)
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.fit_rows()

    def sizeHint(self) -> QSize:
        """Ask for a few rows; more are shown where there is room."""
        return QSize(super().sizeHint().width(), self.verticalHeader().defaultSectionSize() * 8)

    def fit_rows(self) -> None:
        """Let the rows be as high as the text and a little air needs."""
        self.verticalHeader().setDefaultSectionSize(int(self.fontMetrics().height() * 1.7))

    def fit_columns(self, columns: Sequence[Column[Any]]) -> None:
        """Give each column the width that its data asks for, in characters; one may take what is left."""
        self._columns = columns
        header = self.horizontalHeader()
        unit = self.fontMetrics().averageCharWidth()
        for place, column in enumerate(columns):
            least = max(unit * column.width, header.sectionSizeHint(place))
            header.resizeSection(place, least)
            if column.stretch:
                self._wide = (place, least)
        self._share_room()

    def changeEvent(self, event: QEvent) -> None:
        """Fit rows and columns anew when the text becomes larger or smaller."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.model() is not None:
            self.fit_rows()
            self.fit_columns(self._columns)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        """Give the wide column what the others leave, but never less than its own width: then the table scrolls."""
        if self._wide is None:
            return
        place, least = self._wide
        header = self.horizontalHeader()
        others = sum(header.sectionSize(other) for other in range(header.count()) if other != place)
        header.resizeSection(place, max(least, self.viewport().width() - others))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        editing = self.state() == QAbstractItemView.State.EditingState
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and not editing and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
            return
        super().keyPressEvent(event)

    def select_row(self, place: int, column: int | None = None) -> None:
        """Select a row and scroll to it; the column stays where it was unless one is named."""
        model = self.model()
        if not 0 <= place < model.rowCount():
            return
        where = self.currentIndex().column() if column is None else column
        index = model.index(place, max(where, 0))
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)

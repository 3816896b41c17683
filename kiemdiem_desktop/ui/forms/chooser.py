"""A choice among titles that is a list where there is room, and a drop-down where there is none."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QListWidget, QSizePolicy

from kiemdiem_desktop.ui.forms.inputs import CalmCombo


class Chooser(QObject):
    """Keeps a list and a drop-down with the same titles in step; ``picked`` carries the row the user chose."""

    picked = Signal(int)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.list, self.short = QListWidget(), CalmCombo()
        self.list.setAccessibleName(name)
        self.short.setAccessibleName(name)
        self.list.setWordWrap(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setAlternatingRowColors(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.list.currentRowChanged.connect(self._pick)
        self.list.itemClicked.connect(lambda item: self._pick(self.list.row(item)))
        self.short.activated.connect(self._pick)
        self.short.hide()

    @property
    def row(self) -> int:
        """The chosen row."""
        return self.list.currentRow()

    def set_titles(self, titles: Sequence[str], tips: Sequence[str] = ()) -> None:
        """Show these titles; the chosen row stays chosen."""
        with QSignalBlocker(self.list), QSignalBlocker(self.short):
            if self.list.count() != len(titles):
                row = self.list.currentRow()
                self.list.clear()
                self.short.clear()
                self.list.addItems(list(titles))
                self.short.addItems([_short(title) for title in titles])
                self.list.setCurrentRow(min(row, len(titles) - 1))
            for row, title in enumerate(titles):
                self.list.item(row).setText(title)
                self.list.item(row).setToolTip(tips[row] if tips else title)
                self.short.setItemText(row, _short(title))

    def show_row(self, row: int) -> None:
        """Mark a row without announcing it."""
        with QSignalBlocker(self.list), QSignalBlocker(self.short):
            self.list.setCurrentRow(row)
            self.short.setCurrentIndex(row)

    def set_narrow(self, *, narrow: bool) -> None:
        """Show the drop-down in place of the list, or the other way round."""
        self.short.setVisible(narrow)
        self.list.setVisible(not narrow)

    def _pick(self, row: int) -> None:
        if row >= 0:
            self.show_row(row)
            self.picked.emit(row)


def _short(title: str) -> str:
    return title.replace("\n", " – ")

"""Below a field: what was noted through the year, or prompted, each with a button that puts it into the field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.dates import PartialDate
from kiemdiem_desktop.services.suggestions import Suggestion, SuggestionKind
from kiemdiem_desktop.ui import a11y
from kiemdiem_desktop.ui.forms.folds import Fold
from kiemdiem_desktop.ui.i18n import QT_TRANSLATE_NOOP
from kiemdiem_desktop.ui.theme import Note

_NAMED = 60
"""So much of a suggestion's text names its button for reading tools."""

KINDS: Mapping[SuggestionKind, str] = {
    SuggestionKind.MERIT: QT_TRANSLATE_NOOP("Suggestions", "Ưu điểm"),
    SuggestionKind.FAULT: QT_TRANSLATE_NOOP("Suggestions", "Khuyết điểm"),
    SuggestionKind.TASK: QT_TRANSLATE_NOOP("Suggestions", "Nhiệm vụ"),
    SuggestionKind.PROMPT: QT_TRANSLATE_NOOP("Suggestions", "Nội dung được gợi ý"),
}


class SuggestionsBox(QWidget):
    """A folded list of suggestions; ``taken`` carries the text that the user wants in the field."""

    taken = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[QPushButton] = []
        self._shown: tuple[tuple[Suggestion, ...], bool] | None = None
        inner = QFrame()
        inner.setFrameShape(QFrame.Shape.StyledPanel)
        self._list = QVBoxLayout(inner)
        self.fold = Fold("", inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.fold)
        self.hide()

    def show_offers(self, offers: Sequence[Suggestion], *, read_only: bool) -> None:
        """Show what is offered; without anything, or where nothing may be written, the list is not there."""
        shown = (tuple(offers), read_only)
        self.setHidden(read_only or not offers)
        if shown == self._shown:
            return
        self._shown = shown
        self._empty()
        prompted = any(each.kind is SuggestionKind.PROMPT for each in offers)
        title = (
            self.tr("Nội dung được gợi ý kiểm điểm ({count})") if prompted else self.tr("Ghi chép trong năm ({count})")
        )
        self.fold.set_title(title.format(count=len(offers)))
        if prompted:
            self._list.addWidget(Note(self.tr("Để trống mục này thì bản in lấy giải trình đã ghi ở phần Khắc phục.")))
        for each in offers:
            self._list.addWidget(self._line(each))

    def _empty(self) -> None:
        self.buttons.clear()
        while (item := self._list.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()

    def _line(self, offer: Suggestion) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        told = QLabel(_told(offer))
        told.setWordWrap(True)
        told.setTextFormat(Qt.TextFormat.PlainText)
        insert = QPushButton(self.tr("Chèn"))
        insert.setAutoDefault(False)
        insert.setToolTip(self.tr("Đưa nội dung này vào cuối mục; Ctrl+Z để lấy ra"))
        a11y.name(insert, self.tr("Chèn: {text}").format(text=offer.text[:_NAMED]))
        insert.clicked.connect(lambda: self.taken.emit(offer.text))
        self.buttons.append(insert)
        row.addWidget(told, 1)
        row.addWidget(insert, 0, Qt.AlignmentFlag.AlignTop)
        return box


def _told(offer: Suggestion) -> str:
    """Say the day, the kind and the source, then the text."""
    day = PartialDate.from_date(offer.day).shown if offer.day else ""
    kind = QCoreApplication.translate("Suggestions", KINDS[offer.kind])
    head = " · ".join(part for part in (day, kind, offer.source) if part)
    return f"{head}\n{offer.text}"

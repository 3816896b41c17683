"""Two editions of a period side by side, chosen above the list of what differs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QWidget

from kiemdiem_desktop.domain.closing import IssuedDossier
from kiemdiem_desktop.ui.pages.fields import ChoiceField, shown_day
from kiemdiem_desktop.ui.pages.parts import add_row, form_layout
from kiemdiem_desktop.ui.pages.table_page import TablePageDialog

if TYPE_CHECKING:
    from kiemdiem_desktop.ui.context import PageContext


class EditionsDialog(TablePageDialog):
    """What was issued against what was issued later, or against the book as it stands."""

    def __init__(
        self, context: PageContext, period_id: UUID, editions: Sequence[IssuedDossier], parent: QWidget | None = None
    ) -> None:
        above = QWidget()
        super().__init__("", context.operations, context.ask, above, parent)
        self.setWindowTitle(self.tr("So sánh các lần phát hành hồ sơ"))
        self.browser.setAccessibleName(self.tr("Những chỗ khác nhau"))
        self.before, self.after = ChoiceField(least=28), ChoiceField(least=28)
        self._closing, self._period_id = context.office.closing, period_id
        named = [(each.edition, self._named(each)) for each in editions]
        self.before.offer(named)
        self.after.offer([*named[1:], (None, self.tr("Sổ hiện nay"))])
        last = editions[-1]
        changed = last.reopened_on is not None or len(editions) == 1
        self.before.show_value(last.edition if changed else editions[-2].edition)
        self.after.show_value(None if changed else last.edition)
        form = form_layout(above)
        add_row(form, self.tr("Bản trước"), self.before)
        add_row(form, self.tr("Bản sau"), self.after)
        for field in (self.before, self.after):
            field.chosen.connect(lambda _: self._compare())
        self._compare()

    def _named(self, edition: IssuedDossier) -> str:
        text = self.tr("Lần {number}, khóa ngày {day}")
        return text.format(number=edition.edition, day=shown_day(edition.closed_on))

    def _compare(self) -> None:
        before, after = self.before.value, self.after.value
        if isinstance(before, int):
            later = after if isinstance(after, int) else None
            self.ask_for(partial(self._closing.comparison, self._period_id, before, later))

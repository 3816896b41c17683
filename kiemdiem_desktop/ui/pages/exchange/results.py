"""Taking a list of earlier results over: what was understood, row by row, the year and its law, then the book."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QDialog, QGroupBox, QVBoxLayout, QWidget

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.domain.grading import Level
from kiemdiem_desktop.domain.period import PeriodKey
from kiemdiem_desktop.domain.results import ResultDecision, ResultRow, ResultsPreview
from kiemdiem_desktop.services.periods import RegulationChoice
from kiemdiem_desktop.services.recheck import OverlayChoice
from kiemdiem_desktop.ui.a11y import stacked_row
from kiemdiem_desktop.ui.messages import MessagePanel
from kiemdiem_desktop.ui.pages.fields import ChoiceField, CountField
from kiemdiem_desktop.ui.pages.flow import flow
from kiemdiem_desktop.ui.pages.overlays import OverlayPicker
from kiemdiem_desktop.ui.pages.parts import (
    Sentence,
    add_row,
    button,
    dialog_buttons,
    form_layout,
    scrolled,
)
from kiemdiem_desktop.ui.pages.room import Split
from kiemdiem_desktop.ui.sizes import fit
from kiemdiem_desktop.ui.tables.recheck import IMPORT_COLUMNS, ImportModel, ImportRow
from kiemdiem_desktop.ui.tables.rows import RowsView

if TYPE_CHECKING:
    from kiemdiem_desktop.ui.context import PageContext

NOBODY = "nobody"
QUARTERS = (1, 2, 3, 4)


class ResultsDialog(QDialog):
    """Shows a list before it is stored; ``done`` hears the key of the period that came in."""

    def __init__(
        self,
        context: PageContext,
        preview: ResultsPreview,
        done: Callable[[str], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Nhập kết quả năm trước"))
        self._context, self._done, self.preview = context, done, preview
        self._titles: Mapping[str, str] = {}
        self._names: Mapping[Level, str] = {level: level.value for level in Level}
        self.year = CountField()
        self.quarter = ChoiceField(
            [(None, self.tr("Cả năm")), *((n, self.tr("Quý {n}").format(n=n)) for n in QUARTERS)]
        )
        self.regulation, self.overlays = ChoiceField(least=24), OverlayPicker()
        self.model = ImportModel(self)
        self.table = RowsView(self.model, self.tr("Các dòng của danh sách"))
        self.level, self.member = ChoiceField(least=18), ChoiceField(least=18)
        self.count, self.skipped, self.panel = Sentence(), Sentence(), MessagePanel()
        self._row_box = QGroupBox()
        self._build()
        self.year.show_count(preview.year)
        self.quarter.show_value(preview.quarter)
        self._ask_regulations()
        self._show()

    def accept(self) -> None:
        key, regulation = self._key(), self.regulation.value
        if key is None or not isinstance(regulation, str):
            self._say_year()
            return
        recheck, preview, overlays = self._context.office.recheck, self.preview, self.overlays.chosen
        self._yes.setEnabled(False)
        self._context.operations.run(
            self.tr("Nhập kết quả năm trước"),
            lambda: recheck.import_results(preview, key, regulation_id=regulation, overlays=overlays),
            lambda _: self._stored(str(key)),
            self._refused,
        )

    def _stored(self, key: str) -> None:
        super().accept()
        self._done(key)

    def _refused(self, error: KnownError) -> None:
        self._yes.setEnabled(True)
        self.panel.show_error(error)

    def _build(self) -> None:
        law = flow(
            stacked_row(self.tr("Năm"), self.year).widget,
            stacked_row(self.tr("Kỳ của kết quả"), self.quarter).widget,
            stacked_row(self.tr("Quy định của năm đó"), self.regulation).widget,
        )
        self.table.fit_columns(IMPORT_COLUMNS)
        left = QWidget()
        column = QVBoxLayout(left)
        column.addWidget(self.count)
        column.addWidget(self.table, 1)
        column.addWidget(self.skipped)
        right = QWidget()
        side = QVBoxLayout(right)
        side.addWidget(self.overlays)
        side.addWidget(self._row_box)
        side.addStretch(1)
        self._build_row()
        whole = QWidget()  # what the list is taken over as comes first, however little room there is
        body = QVBoxLayout(whole)
        body.addWidget(law)
        body.addWidget(Split(left, scrolled(right), (3, 2), lines=(20, 14)), 1)
        outer = QVBoxLayout(self)
        outer.addWidget(self.panel)
        outer.addWidget(scrolled(whole), 1)
        buttons, self._yes = dialog_buttons(self, self.tr("Nhập"))
        outer.addWidget(buttons)
        self.year.changed.connect(self._ask_regulations)
        self.quarter.chosen.connect(lambda _: self._ask_regulations())
        self.regulation.chosen.connect(lambda _: self._ask_overlays())
        self.table.selectionModel().currentRowChanged.connect(self._show_row)
        fit(self, 150, 38)

    def _build_row(self) -> None:
        form = form_layout(self._row_box)
        self._said = Sentence(tone="warn")
        form.addRow(self._said)
        add_row(form, self.tr("Mức xếp loại"), self.level)
        add_row(form, self.tr("Là đảng viên"), self.member)
        form.addRow(
            flow(
                button(self.tr("Nhận dòng này"), self._take),
                button(self.tr("Bỏ dòng này"), lambda: self._decide(ResultDecision(take=False))),
                button(self.tr("Lấy lại như cũ"), lambda: self._decide(None)),
            )
        )

    def _key(self) -> PeriodKey | None:
        year, quarter = self.year.count, self.quarter.value
        if year is None or not 1990 <= year <= 2100:
            return None
        return PeriodKey.parse(f"{year}-Q{quarter}" if quarter else str(year))

    def _ask_regulations(self) -> None:
        key, periods = self._key(), self._context.office.periods
        if key is None:
            self.regulation.offer([])
            self.overlays.offer([], "")
            return
        self._context.operations.query(lambda: periods.regulations(key), self._offer, self._no_regulation)

    def _no_regulation(self, error: KnownError) -> None:
        self.regulation.offer([])
        self.overlays.offer([], "")
        self.panel.show_error(error)

    def _offer(self, choices: tuple[RegulationChoice, ...]) -> None:
        self.panel.dismiss()
        self._titles = {choice.id: choice.title for choice in choices}
        text = self.tr("{title} (đề xuất)")
        self.regulation.offer(
            [(choice.id, text.format(title=choice.title) if choice.proposed else choice.title) for choice in choices]
        )
        self.regulation.show_value(next((choice.id for choice in choices if choice.proposed), None))
        self._ask_overlays()

    def _ask_overlays(self) -> None:
        key, regulation, office = self._key(), self.regulation.value, self._context.office
        if key is None or not isinstance(regulation, str):
            return

        def read() -> tuple[tuple[OverlayChoice, ...], Mapping[Level, str]]:
            law = office.env.catalog.load(regulation).regulation
            return office.recheck.overlays(regulation, key), {level: law.level(level).name for level in Level}

        self._context.operations.query(read, self._offer_overlays)

    def _offer_overlays(self, told: tuple[tuple[OverlayChoice, ...], Mapping[Level, str]]) -> None:
        overlays, self._names = told
        rows = [(choice.id, choice.title) for choice in overlays if choice.governs]
        self.overlays.offer(rows, self._titles.get(str(self.regulation.value), ""))
        self._show()

    def _show(self) -> None:
        preview = self.preview
        self.model.set_rows(
            [ImportRow(place=place, row=row, names=self._names) for place, row in enumerate(preview.rows)]
        )
        text = self.tr(
            "{file}: nhận {taken} / {all} dòng; {new} người không có trong danh sách đảng viên sẽ được thêm là đã ra"
            " khỏi chi bộ."
        )
        self.count.say(
            text.format(
                file=preview.file_name,
                taken=len(preview.taken),
                all=len(preview.rows),
                new=len(preview.unmatched),
            )
        )
        skipped = self.tr("Dòng {line}: {text} – {why}")
        lines = [skipped.format(line=entry.line, text=entry.text, why=entry.why) for entry in preview.skipped]
        self.skipped.say("\n".join([self.tr("Các dòng không đọc:"), *lines[:8]]) if lines else "")
        self._yes.setEnabled(bool(preview.taken))
        self.table.select_row(max(self.table.currentIndex().row(), 0))
        self._show_row()

    def _row(self) -> tuple[int, ResultRow] | None:
        place = self.table.currentIndex().row()
        return (place, self.preview.rows[place]) if 0 <= place < len(self.preview.rows) else None

    def _show_row(self) -> None:
        found = self._row()
        self._row_box.setEnabled(found is not None)
        if found is None:
            return
        row = found[1]
        self._row_box.setTitle(self.tr("Dòng {line}: {name}").format(line=row.line, name=row.name[:40]))
        self._said.say("\n".join(row.reasons))
        self.level.offer([(level, name) for level, name in self._names.items()])
        self.level.show_value(row.settled_level)
        members = [(member.id, member.name) for member in self.preview.members]
        self.member.offer([(NOBODY, self.tr("Người đã ra khỏi chi bộ (thêm mới)")), *members])
        self.member.show_value(row.settled_member or NOBODY)
        self.member.setEnabled(row.collective is None)

    def _take(self) -> None:
        level, member = self.level.value, self.member.value
        found = self._row()
        if found is None:
            return
        if not isinstance(level, Level) and found[1].left_out is None:
            self._said.say(self.tr("Chọn mức xếp loại trước."))
            return
        self._decide(
            ResultDecision(
                level=level if isinstance(level, Level) else None,
                member_id=member if isinstance(member, UUID) else None,
            )
        )

    def _decide(self, decision: ResultDecision | None) -> None:
        found = self._row()
        if found is not None:
            self.preview = self._context.office.recheck.settle(self.preview, found[0], decision)
            self._show()

    def _say_year(self) -> None:
        self.count.say(self.tr("Ghi năm của kết quả và chọn quy định của năm đó."))

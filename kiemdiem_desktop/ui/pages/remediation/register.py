"""The tab with the register: quick filters, overdue first, and the chosen shortcoming beside the list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiemdiem_desktop.domain.register import RegisterLine
from kiemdiem_desktop.domain.remedy import Measure
from kiemdiem_desktop.ui.i18n import QT_TRANSLATE_NOOP
from kiemdiem_desktop.ui.pages.fields import ChoiceField
from kiemdiem_desktop.ui.pages.flow import flow
from kiemdiem_desktop.ui.pages.parts import Sentence, button, scrolled
from kiemdiem_desktop.ui.pages.remediation.asks import RegisterAsks
from kiemdiem_desktop.ui.pages.remediation.filters import (
    DUE,
    EVERY,
    FILTERS,
    ME,
    MINE,
    OVERDUE,
    THIS,
    RegisterView,
    chosen_lines,
    read_register,
)
from kiemdiem_desktop.ui.pages.remediation.panel import Shown
from kiemdiem_desktop.ui.pages.room import Split
from kiemdiem_desktop.ui.tables.remediation import (
    REGISTER_COLUMNS,
    RegisterModel,
    RegisterRow,
)
from kiemdiem_desktop.ui.tables.rows import RowsView

if TYPE_CHECKING:
    from kiemdiem_desktop.ui.context import PageContext


class RegisterTab(RegisterAsks):
    """Every shortcoming of the period, or of all periods."""

    place: ClassVar[str] = "remediation"
    title_source: ClassVar[str] = QT_TRANSLATE_NOOP("RegisterTab", "Hạn chế, khuyết điểm")
    icon: ClassVar[str] = "remedies.svg"
    scrolls: ClassVar[bool] = True

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.scope = ChoiceField(least=12)
        self.filter, self.person = ChoiceField(least=20), ChoiceField(least=16)
        self.model = RegisterModel(self)
        self.table = RowsView(self.model, self.tr("Hạn chế, khuyết điểm"))
        self.summary = Sentence()
        self._build()
        self._connect()

    def load(self, period_id: UUID | None) -> RegisterView:
        if period_id is None:
            raise LookupError(period_id)
        return read_register(self.context.office, period_id, everything=self._everything)

    def show_loaded(self, data: Any) -> None:
        self._view = data
        self.person.offer([(None, self.tr("Mọi người")), *data.members])
        self.table.setColumnHidden(self.model.column_of("period"), not self._everything)
        self._me.setVisible(self.filter.value == MINE)
        self._show_rows()

    def go_to(self, subject_id: UUID | None, field: str | None) -> None:
        if field in {OVERDUE, DUE}:
            self._show_scope(everything=True, wanted=field)
            return
        self.filter.show_value("all")
        if self._everything and subject_id is not None:
            self._show_scope(everything=False, wanted="all")
        self._show_rows()
        for place, row in enumerate(self.model.rows):
            fault = row.line.shortcoming
            if fault.subject_id == subject_id and field in {None, str(fault.id)}:
                self.table.select_row(place)
                return

    def flush(self) -> None:
        self.panel.flush()

    @property
    def has_plan(self) -> bool:
        """Say whether what is shown has any measure."""
        return self._view is not None and self._view.planned

    @property
    def _everything(self) -> bool:
        """Say whether all periods are shown."""
        return self.scope.value == EVERY

    def _show_scope(self, *, everything: bool, wanted: str) -> None:
        self.filter.show_value(wanted)
        if everything is not self._everything:
            self.scope.show_value(EVERY if everything else THIS)
            self.reload()
        else:
            self._show_rows()

    def _build(self) -> None:
        self.table.fit_columns(REGISTER_COLUMNS)
        self.filter.offer([(key, self._filter_title(key)) for key in FILTERS])
        self.filter.show_value("open")
        self.scope.offer([(THIS, self.tr("Kỳ này")), (EVERY, self.tr("Mọi kỳ"))])
        self.scope.show_value(THIS)
        self.scope.setAccessibleName(self.tr("Kỳ này hay mọi kỳ"))
        self.scope.setToolTip(self.tr("Mọi kỳ: mỗi hạn chế, khuyết điểm một dòng, theo lần ghi mới nhất"))
        self.filter.setAccessibleName(self.tr("Lọc theo tình trạng"))
        self.filter.setToolTip(self.tr("Lọc theo tình trạng"))
        self.person.setAccessibleName(self.tr("Lọc theo người"))
        self.person.setToolTip(self.tr("Lọc theo người"))
        found = button(
            self.tr("Thêm…"),
            self._ask_found,
            tip=self.tr(
                "Ghi hạn chế, khuyết điểm được chỉ ra tại hội nghị, qua kiểm tra, giám sát hoặc cấp trên gợi ý"
            ),
        )
        plan = button(
            self.tr("Lập kế hoạch khắc phục"),
            self._create_plan,
            tip=self.tr("Mỗi hạn chế, khuyết điểm chưa khắc phục được thêm một biện pháp để ghi tiếp"),
        )
        calendar = button(
            self.tr("Lưu lịch nhắc…"),
            self._ask_calendar,
            tip=self.tr("Ghi các ngày đến hạn thành tệp lịch (.ics), không có nội dung khuyết điểm"),
        )
        papers = button(
            self.tr("In kế hoạch, báo cáo…"),
            lambda: self.context.navigate("papers", None, "remed"),
            tip=self.tr("Đến kế hoạch khắc phục, biện pháp của cá nhân, báo cáo quý và danh sách đến hạn"),
        )
        left = QWidget()
        column = QVBoxLayout(left)
        self._me = button(
            self.tr("Tôi là…"), self._ask_me, tip=self.tr("Chọn đồng chí đang dùng sổ để lọc việc mình theo dõi")
        )
        self._me.hide()
        column.addWidget(flow(self.scope, self.filter, self.person, self._me, found, plan, papers, calendar))
        column.addWidget(self.summary)
        column.addWidget(self.table, 1)
        outer = QVBoxLayout(self.body)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Split(left, scrolled(self.panel), (3, 2)))

    def _connect(self) -> None:
        self.scope.chosen.connect(lambda _: self.reload())
        self.filter.chosen.connect(self._filter)
        self.person.chosen.connect(lambda _: self._show_rows())
        self.table.selectionModel().currentRowChanged.connect(self._show_chosen)
        self.panel.changed.connect(self._store_fault)
        self.panel.planned.connect(self._store_measure)
        self.panel.watched.connect(self._watch)
        self.panel.asked.connect(self._ask)
        self.panel.opened.connect(self._ask_evidence)

    def _filter_title(self, key: str) -> str:
        return QCoreApplication.translate("RegisterTab", FILTERS[key])

    def _filter(self, wanted: object) -> None:
        view = self._view
        self._me.setVisible(wanted == MINE)
        if wanted == MINE and view is not None and view.me not in dict(view.members):
            self._ask_me()
        self._show_rows()

    def _ask_me(self) -> None:
        view, settings = self._view, self.context.office.settings

        def chosen(member: str | None) -> None:
            if member is not None:
                self._run(self.tr("Chọn người đang dùng sổ"), lambda: settings.put(ME, member))

        if view is not None:
            options = [(str(member_id), name) for member_id, name in view.members]
            self.context.ask.choose(self.tr("Đồng chí là ai?"), options, chosen)

    def _show_rows(self) -> None:
        view = self._view
        if view is None:
            return
        person = self.person.value
        member = person if isinstance(person, UUID) else None
        lines = chosen_lines(view.lines, str(self.filter.value), member, view.me)
        self.model.set_rows([RegisterRow(line=line, names=view.names) for line in lines])
        text = self.tr("{shown} trong {all} hạn chế, khuyết điểm; {overdue} có biện pháp quá hạn.")
        late = sum(line.open and line.overdue > 0 for line in view.lines)
        none = self.tr("Chưa có hạn chế, khuyết điểm nào: ghi trong bản kiểm điểm, hoặc bấm “Thêm…”.")
        self.summary.say(text.format(shown=len(lines), all=len(view.lines), overdue=late) if view.lines else none)
        if lines:
            self.table.select_row(min(max(self.table.currentIndex().row(), 0), len(lines) - 1))
        self._show_chosen()

    def _line(self) -> RegisterLine | None:
        place = self.table.currentIndex().row()
        return self.model.rows[place].line if 0 <= place < len(self.model.rows) else None

    def _show_chosen(self) -> None:
        view, line = self._view, self._line()
        if view is None or line is None:
            self.panel.show_line(None)
            return
        life = view.lives.get(line.shortcoming.id, ())
        persons = view.persons[line.shortcoming.period_id]
        self.panel.show_line(Shown(line=line, life=life, persons=persons, closed=line.closed))

    def _store_measure(self, measure: Measure) -> None:
        remedy, line = self.context.office.remediation, self._line()
        if line is not None and line.closed:
            self._run(self.tr("Hoàn thành biện pháp"), lambda: remedy.finish(measure.id, measure.finished_on))
        else:
            self._run(self.tr("Sửa biện pháp"), lambda: remedy.update_measure(measure))

    def _watch(self, watched: bool) -> None:  # noqa: FBT001 - the signal's own shape
        line = self._line()
        if line is not None:
            fault_id, remedy = line.shortcoming.id, self.context.office.remediation
            self._run(self.tr("Theo dõi tái diễn"), lambda: remedy.watch(fault_id, watched=watched))

    def _create_plan(self) -> None:
        period_id, remedy = self.context.period_id(), self.context.office.remediation
        if period_id is not None:
            self._run(self.tr("Lập kế hoạch khắc phục"), lambda: remedy.create_plan(period_id))

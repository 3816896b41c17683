"""The tab with the register: quick filters, overdue first, and the chosen shortcoming beside the list."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiemdiem_desktop.base import files
from kiemdiem_desktop.domain.outcome import Outcome
from kiemdiem_desktop.domain.register import RegisterLine
from kiemdiem_desktop.domain.remedy import Measure
from kiemdiem_desktop.domain.review import Attachment
from kiemdiem_desktop.domain.shortcoming import Shortcoming
from kiemdiem_desktop.ui.i18n import QT_TRANSLATE_NOOP
from kiemdiem_desktop.ui.pages.fields import ChoiceField
from kiemdiem_desktop.ui.pages.flow import flow
from kiemdiem_desktop.ui.pages.loading import LoadingPage
from kiemdiem_desktop.ui.pages.parts import Sentence, button, scrolled
from kiemdiem_desktop.ui.pages.remediation.entry import Entry, EntryDialog
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
from kiemdiem_desktop.ui.pages.remediation.forms import (
    check_form,
    check_of,
    gravity_form,
    recurrence_form,
    scan_at,
    state_form,
)
from kiemdiem_desktop.ui.pages.remediation.panel import FaultPanel, Shown
from kiemdiem_desktop.ui.pages.room import Split
from kiemdiem_desktop.ui.pages.table_page import TablePageDialog
from kiemdiem_desktop.ui.tables.remediation import (
    REGISTER_COLUMNS,
    RegisterModel,
    RegisterRow,
)
from kiemdiem_desktop.ui.tables.rows import RowsView

if TYPE_CHECKING:
    from kiemdiem_desktop.ui.context import PageContext


class RegisterTab(LoadingPage):
    """Every shortcoming of the period, or of all periods."""

    place: ClassVar[str] = "remediation"
    title_source: ClassVar[str] = QT_TRANSLATE_NOOP("RegisterTab", "Hạn chế, khuyết điểm")
    icon: ClassVar[str] = "remedies.svg"
    scrolls: ClassVar[bool] = True

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._view: RegisterView | None = None
        self.scope = ChoiceField(least=12)
        self.filter, self.person = ChoiceField(least=20), ChoiceField(least=16)
        self.model = RegisterModel(self)
        self.table = RowsView(self.model, self.tr("Hạn chế, khuyết điểm"))
        self.summary = Sentence()
        self.panel = FaultPanel()
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
        left = QWidget()
        column = QVBoxLayout(left)
        self._me = button(
            self.tr("Tôi là…"), self._ask_me, tip=self.tr("Chọn đồng chí đang dùng sổ để lọc việc mình theo dõi")
        )
        self._me.hide()
        column.addWidget(flow(self.scope, self.filter, self.person, self._me, plan, calendar))
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
        self.summary.say(text.format(shown=len(lines), all=len(view.lines), overdue=late))
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

    def _run(self, label: str, work: Callable[[], Outcome]) -> None:
        self.context.operations.run(label, work)

    def _store_fault(self, fault: Shortcoming) -> None:
        self._run(self.tr("Sửa hạn chế, khuyết điểm"), lambda: self.context.office.reviews.update_shortcoming(fault))

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

    def _ask_calendar(self) -> None:
        period_id, remedy = self.context.period_id(), self.context.office.remediation

        def chosen(path: Path | None) -> None:
            if path is not None and period_id is not None:
                self.context.operations.query(
                    lambda: files.write_atomic(path, remedy.calendar(period_id)),
                    lambda _: self.context.status(self.tr("Đã lưu {file}").format(file=path.name)),
                )

        self.context.ask.save_file(self.tr("Lưu lịch nhắc"), self.tr("lich-nhac.ics"), self.tr("Lịch (*.ics)"), chosen)

    def _ask_evidence(self, attachment_id: UUID) -> None:
        remedy = self.context.office.remediation

        def read(found: Attachment) -> None:
            def chosen(path: Path | None) -> None:
                if path is not None:
                    self.context.operations.query(
                        lambda: files.write_atomic(path, found.content),
                        lambda _: self.context.status(self.tr("Đã lưu {file}").format(file=path.name)),
                    )

            self.context.ask.save_file(self.tr("Lưu tài liệu"), found.name, self.tr("Tất cả (*)"), chosen)

        self.context.operations.query(lambda: remedy.evidence(attachment_id), read)

    def _ask(self, step: str) -> None:
        line = self._line()
        if line is not None:
            steps: Mapping[str, Callable[[RegisterLine], None]] = {
                "add_measure": self._add_measure,
                "remove_measure": self._remove_measure,
                "follow_up": self._ask_follow_up,
                "state": self._ask_state,
                "gravity": self._ask_gravity,
                "recurrence": self._ask_recurrence,
                "responsible": self._go_to_form,
                "life": self._show_life,
            }
            steps[step](line)

    def _add_measure(self, line: RegisterLine) -> None:
        fault_id, remedy = line.shortcoming.id, self.context.office.remediation
        self._run(self.tr("Thêm biện pháp"), lambda: remedy.add_measure(fault_id))

    def _remove_measure(self, _line: RegisterLine) -> None:
        measure, remedy = self.panel.chosen_measure, self.context.office.remediation
        if measure is not None:
            self._run(self.tr("Bỏ biện pháp"), lambda: remedy.remove_measure(measure.id))

    def _show_life(self, line: RegisterLine) -> None:
        fault_id, remedy = line.shortcoming.id, self.context.office.remediation
        dialog = TablePageDialog(
            self.tr("Quá trình từ khi được chỉ ra"), self.context.operations, self.context.ask, parent=self
        )
        dialog.ask_for(lambda: remedy.life_page(fault_id))
        self.context.ask.open_dialog(dialog)

    def _go_to_form(self, line: RegisterLine) -> None:
        if line.shortcoming.period_id != self.context.period_id():
            text = self.tr("Khuyết điểm này thuộc kỳ {key}: chuyển sang kỳ đó rồi sửa bản kiểm điểm.")
            self.context.ask.message(text.format(key=line.period_key))
            return
        place = "collective_review" if line.collective else "member_review"
        self.context.navigate(place, line.shortcoming.subject_id, "shortcomings")

    def _dialog(self, title: str, accept: str, entries: list[Entry], done: Callable[[Mapping[str, Any]], None]) -> None:
        self.context.ask.open_dialog(EntryDialog(self.context.ask, title, accept, entries, done, self))

    def _ask_state(self, line: RegisterLine) -> None:
        fault_id, remedy = line.shortcoming.id, self.context.office.remediation
        today = self._view.today if self._view else None
        entries = state_form(today)

        def done(values: Mapping[str, Any]) -> None:
            self._run(
                self.tr("Ghi kết quả khắc phục"),
                lambda: remedy.give_state(
                    fault_id,
                    values["day"],
                    values["state"],
                    degree=values["degree"],
                    evidence=values["evidence"],
                    scan=scan_at(values["file"]),
                ),
            )

        self._dialog(self.tr("Kết quả khắc phục"), self.tr("Ghi kết quả"), entries, done)

    def _ask_follow_up(self, _line: RegisterLine) -> None:
        measure, remedy = self.panel.chosen_measure, self.context.office.remediation
        view = self._view
        if measure is None or view is None:
            return
        supervisor = view.names.get(measure.supervisor_id, "") if measure.supervisor_id else ""
        entries = check_form(view.today, supervisor)

        def done(values: Mapping[str, Any]) -> None:
            self._run(self.tr("Ghi kết quả kiểm tra"), lambda: remedy.follow_up(measure.id, check_of(values)))

        self._dialog(self.tr("Kết quả kiểm tra"), self.tr("Ghi kết quả"), entries, done)

    def _ask_gravity(self, line: RegisterLine) -> None:
        fault = line.shortcoming
        entries = gravity_form(fault)

        def done(values: Mapping[str, Any]) -> None:
            self._store_fault(replace(fault, **values))

        self._dialog(self.tr("Văn bản kết luận"), self.tr("Ghi"), entries, done)

    def _ask_recurrence(self, line: RegisterLine) -> None:
        fault, view, remedy = line.shortcoming, self._view, self.context.office.remediation
        earlier = view.earlier.get(fault.id, ()) if view else ()
        if fault.earlier or not earlier:
            self.context.ask.message(self.tr("Không có khuyết điểm kỳ trước nào của tập thể, cá nhân này để chọn."))
            return
        entries = recurrence_form(fault, earlier)

        def done(values: Mapping[str, Any]) -> None:
            def confirm(_: Outcome) -> None:
                if values["earlier"] is not None and values["by"]:
                    self._run(self.tr("Xác nhận tái diễn"), partial(remedy.confirm_recurrence, fault.id, values["by"]))

            self.context.operations.run(
                self.tr("Đề xuất tái diễn"), partial(remedy.propose_recurrence, fault.id, values["earlier"]), confirm
            )

        self._dialog(self.tr("Khuyết điểm cũ tái diễn"), self.tr("Ghi"), entries, done)

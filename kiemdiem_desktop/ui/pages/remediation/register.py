"""The tab with the register: quick filters, overdue first, and the chosen shortcoming beside the list."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiemdiem_desktop.base import files
from kiemdiem_desktop.domain.outcome import Outcome
from kiemdiem_desktop.domain.period import PeriodState
from kiemdiem_desktop.domain.register import LifeLine, RegisterLine
from kiemdiem_desktop.domain.remedy import Measure, is_planned
from kiemdiem_desktop.domain.review import Attachment
from kiemdiem_desktop.domain.shortcoming import Shortcoming
from kiemdiem_desktop.ui.i18n import QT_TRANSLATE_NOOP
from kiemdiem_desktop.ui.pages.fields import ChoiceField
from kiemdiem_desktop.ui.pages.flow import flow
from kiemdiem_desktop.ui.pages.loading import LoadingPage
from kiemdiem_desktop.ui.pages.parts import Sentence, button, scrolled
from kiemdiem_desktop.ui.pages.remediation.entry import Entry, EntryDialog
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
from kiemdiem_desktop.ui.tables.remediation import (
    REGISTER_COLUMNS,
    RegisterModel,
    RegisterRow,
)
from kiemdiem_desktop.ui.tables.rows import RowsView

if TYPE_CHECKING:
    from kiemdiem_desktop.ui.context import PageContext

FILTERS: dict[str, str] = {
    "open": QT_TRANSLATE_NOOP("RegisterTab", "Chưa khắc phục xong"),
    "overdue": QT_TRANSLATE_NOOP("RegisterTab", "Quá hạn"),
    "repeated": QT_TRANSLATE_NOOP("RegisterTab", "Lặp lại, tái diễn"),
    "unplanned": QT_TRANSLATE_NOOP("RegisterTab", "Chưa có biện pháp đầy đủ"),
    "supervised": QT_TRANSLATE_NOOP("RegisterTab", "Do người được chọn theo dõi"),
    "all": QT_TRANSLATE_NOOP("RegisterTab", "Tất cả"),
}

_TESTS: Mapping[str, Callable[[RegisterLine], bool]] = {
    "open": lambda line: line.open,
    "overdue": lambda line: line.open and line.overdue > 0,
    "repeated": lambda line: line.repeated,
    "unplanned": lambda line: line.open and not (line.measures and all(map(is_planned, line.measures))),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterView:
    """What the tab shows: the lines with their lives, and the persons of the period."""

    lines: tuple[RegisterLine, ...]
    lives: Mapping[UUID, tuple[LifeLine, ...]]
    earlier: Mapping[UUID, tuple[Shortcoming, ...]]
    persons: tuple[tuple[UUID, str], ...]
    closed: bool
    today: date


def chosen_lines(lines: tuple[RegisterLine, ...], wanted: str, person_id: UUID | None) -> tuple[RegisterLine, ...]:
    """The lines that a filter and a person leave, overdue first; the order is kept otherwise."""
    test = _TESTS.get(wanted)
    found = [line for line in lines if test is None or test(line)]
    if person_id is not None:
        supervised = wanted == "supervised"
        found = [line for line in found if (line.supervised_by if supervised else line.names)(person_id)]
    return tuple(sorted(found, key=lambda line: not (line.open and line.overdue)))


class RegisterTab(LoadingPage):
    """Every shortcoming of the period."""

    place: ClassVar[str] = "remediation"
    title_source: ClassVar[str] = QT_TRANSLATE_NOOP("RegisterTab", "Hạn chế, khuyết điểm")
    icon: ClassVar[str] = "remedies.svg"
    scrolls: ClassVar[bool] = True

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._view: RegisterView | None = None
        self.filter, self.person = ChoiceField(least=22), ChoiceField(least=18)
        self.model = RegisterModel(self)
        self.table = RowsView(self.model, self.tr("Hạn chế, khuyết điểm"))
        self.summary = Sentence()
        self.panel = FaultPanel()
        self._build()
        self._connect()

    def load(self, period_id: UUID | None) -> RegisterView:
        office = self.context.office
        if period_id is None:
            raise LookupError(period_id)
        lines = office.remediation.register(period_id)
        sheet = office.reviews.sheet(period_id)
        return RegisterView(
            lines=lines,
            lives={line.shortcoming.id: office.remediation.life(line.shortcoming.id) for line in lines},
            earlier={
                line.shortcoming.id: office.remediation.earlier_of(line.shortcoming.id)
                for line in lines
                if not line.shortcoming.earlier
            },
            persons=tuple((person.id, person.name) for person in sheet.persons),
            closed=sheet.period.state is PeriodState.CLOSED,
            today=office.env.clock.today(),
        )

    def show_loaded(self, data: Any) -> None:
        self._view = data
        self.person.offer([(None, self.tr("Mọi người")), *data.persons])
        self._show_rows()

    def go_to(self, subject_id: UUID | None, field: str | None) -> None:
        self.filter.show_value("all")
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
        return self._view is not None and any(line.measures for line in self._view.lines)

    def _build(self) -> None:
        self.table.fit_columns(REGISTER_COLUMNS)
        self.filter.offer([(key, self._filter_title(key)) for key in FILTERS])
        self.filter.show_value("open")
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
        column.addWidget(flow(self.filter, self.person, plan, calendar))
        column.addWidget(self.summary)
        column.addWidget(self.table, 1)
        outer = QVBoxLayout(self.body)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Split(left, scrolled(self.panel), (3, 2)))

    def _connect(self) -> None:
        self.filter.chosen.connect(lambda _: self._show_rows())
        self.person.chosen.connect(lambda _: self._show_rows())
        self.table.selectionModel().currentRowChanged.connect(self._show_chosen)
        self.panel.changed.connect(self._store_fault)
        self.panel.planned.connect(self._store_measure)
        self.panel.watched.connect(self._watch)
        self.panel.asked.connect(self._ask)
        self.panel.opened.connect(self._ask_evidence)

    def _filter_title(self, key: str) -> str:
        return QCoreApplication.translate("RegisterTab", FILTERS[key])

    def _show_rows(self) -> None:
        view = self._view
        if view is None:
            return
        person = self.person.value
        lines = chosen_lines(view.lines, str(self.filter.value), person if isinstance(person, UUID) else None)
        names = dict(view.persons)
        self.model.set_rows([RegisterRow(line=line, names=names) for line in lines])
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
        self.panel.show_line(Shown(line=line, life=life, persons=view.persons, closed=view.closed))

    def _run(self, label: str, work: Callable[[], Outcome]) -> None:
        self.context.operations.run(label, work)

    def _store_fault(self, fault: Shortcoming) -> None:
        self._run(self.tr("Sửa hạn chế, khuyết điểm"), lambda: self.context.office.reviews.update_shortcoming(fault))

    def _store_measure(self, measure: Measure) -> None:
        remedy, view = self.context.office.remediation, self._view
        if view is not None and view.closed:
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
            }
            steps[step](line)

    def _add_measure(self, line: RegisterLine) -> None:
        fault_id, remedy = line.shortcoming.id, self.context.office.remediation
        self._run(self.tr("Thêm biện pháp"), lambda: remedy.add_measure(fault_id))

    def _remove_measure(self, _line: RegisterLine) -> None:
        measure, remedy = self.panel.chosen_measure, self.context.office.remediation
        if measure is not None:
            self._run(self.tr("Bỏ biện pháp"), lambda: remedy.remove_measure(measure.id))

    def _go_to_form(self, line: RegisterLine) -> None:
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
        supervisor = dict(view.persons).get(measure.supervisor_id, "") if measure.supervisor_id else ""
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

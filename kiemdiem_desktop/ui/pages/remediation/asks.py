"""The steps of the register that need a form of their own, a file or a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from kiemdiem_desktop.base import files
from kiemdiem_desktop.domain.outcome import Outcome
from kiemdiem_desktop.domain.register import RegisterLine
from kiemdiem_desktop.domain.shortcoming import Shortcoming
from kiemdiem_desktop.ui.pages.loading import LoadingPage
from kiemdiem_desktop.ui.pages.remediation.entry import Entry, EntryDialog
from kiemdiem_desktop.ui.pages.remediation.evidence import save_evidence
from kiemdiem_desktop.ui.pages.remediation.filters import RegisterView
from kiemdiem_desktop.ui.pages.remediation.forms import (
    check_form,
    check_of,
    found_form,
    gravity_form,
    gravity_problem,
    recurrence_form,
    responsible_form,
    scan_at,
    state_form,
    state_problem,
)
from kiemdiem_desktop.ui.pages.remediation.panel import FaultPanel
from kiemdiem_desktop.ui.pages.table_page import TablePageDialog

if TYPE_CHECKING:
    from kiemdiem_desktop.ui.context import PageContext


class RegisterAsks(LoadingPage):
    """What the register asks for before it stores something; the tab shows the list and the chosen line."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._view: RegisterView | None = None
        self.panel = FaultPanel()

    def _line(self) -> RegisterLine | None:
        """The chosen line."""
        raise NotImplementedError

    def _run(self, label: str, work: Callable[[], Outcome]) -> None:
        self.context.operations.run(label, work)

    def _store_fault(self, fault: Shortcoming) -> None:
        self._run(self.tr("Sửa hạn chế, khuyết điểm"), lambda: self.context.office.reviews.update_shortcoming(fault))

    def _ask_found(self) -> None:
        period_id, view, reviews = self.context.period_id(), self._view, self.context.office.reviews
        if period_id is None or view is None:
            return

        def done(values: Mapping[str, Any]) -> None:
            given = dict(values)
            subject_id, text = given.pop("subject"), given.pop("text")
            work = partial(reviews.record_shortcoming, period_id, subject_id, text, **given)
            self._run(self.tr("Ghi hạn chế, khuyết điểm"), work)

        self._dialog(self.tr("Hạn chế, khuyết điểm được chỉ ra"), self.tr("Ghi"), found_form(view.subjects), done)

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
        save_evidence(self.context, attachment_id)

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
                "responsible": self._ask_responsible,
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

    def _ask_responsible(self, line: RegisterLine) -> None:
        view, reviews, fault = self._view, self.context.office.reviews, line.shortcoming
        if view is None:
            return
        persons = view.persons[fault.period_id]

        def done(values: Mapping[str, Any]) -> None:
            if values["person"] is not None:
                work = partial(reviews.set_responsible, fault.id, values["person"], values["part"])
                self._run(self.tr("Đề nghị làm rõ trách nhiệm"), work)
            elif values["reason"] != fault.no_person_reason:
                self._store_fault(replace(fault, no_person_reason=values["reason"]))

        self._dialog(self.tr("Đề nghị làm rõ trách nhiệm"), self.tr("Ghi"), responsible_form(fault, persons), done)

    def _dialog(
        self,
        title: str,
        accept: str,
        entries: list[Entry],
        done: Callable[[Mapping[str, Any]], None],
        check: Callable[[Mapping[str, Any]], str] | None = None,
    ) -> None:
        self.context.ask.open_dialog(EntryDialog(self.context.ask, title, accept, entries, done, self, check=check))

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

        self._dialog(self.tr("Kết quả khắc phục"), self.tr("Ghi kết quả"), entries, done, state_problem)

    def _ask_follow_up(self, _line: RegisterLine) -> None:
        measure, remedy = self.panel.chosen_measure, self.context.office.remediation
        view = self._view
        if measure is None or view is None:
            return
        supervisor = view.names.get(measure.supervisor_id, "") if measure.supervisor_id else ""
        entries = check_form(view.today, supervisor)

        def done(values: Mapping[str, Any]) -> None:
            self._run(self.tr("Ghi kết quả kiểm tra"), lambda: remedy.follow_up(measure.id, check_of(values)))

        self._dialog(self.tr("Kết quả kiểm tra"), self.tr("Ghi kết quả"), entries, done, state_problem)

    def _ask_gravity(self, line: RegisterLine) -> None:
        fault = line.shortcoming
        entries = gravity_form(fault)

        def done(values: Mapping[str, Any]) -> None:
            self._store_fault(replace(fault, **values))

        self._dialog(self.tr("Văn bản kết luận"), self.tr("Ghi"), entries, done, gravity_problem)

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

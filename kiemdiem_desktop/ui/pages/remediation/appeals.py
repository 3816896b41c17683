"""The tab with appeals: received, answered, and tied to the decision that was reopened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton

from kiemdiem_desktop.domain.appeal import Appeal
from kiemdiem_desktop.domain.grading import Level
from kiemdiem_desktop.services.appeals import Ruling
from kiemdiem_desktop.ui.i18n import QT_TRANSLATE_NOOP
from kiemdiem_desktop.ui.pages.parts import button
from kiemdiem_desktop.ui.pages.remediation.entry import Entry, Kind
from kiemdiem_desktop.ui.pages.remediation.lists import ListTab, ListView
from kiemdiem_desktop.ui.pages.verdicts import level_names
from kiemdiem_desktop.ui.tables.remediation import APPEAL_COLUMNS, AppealRow
from kiemdiem_desktop.ui.tables.rows import Column


class AppealsTab(ListTab[AppealRow]):
    """Appeals about results."""

    title_source: ClassVar[str] = QT_TRANSLATE_NOOP("AppealsTab", "Khiếu nại, kiến nghị")
    watched: ClassVar[frozenset[str] | None] = frozenset({"appeal", "level", "decision", "period"})
    columns: ClassVar[tuple[Column[Any], ...]] = APPEAL_COLUMNS

    def name(self) -> str:
        return self.tr("Khiếu nại, kiến nghị")

    def told(self) -> str:
        return self.tr("Khi kết quả thay đổi, quyết định mới được nối với quyết định cũ; kỳ đã khóa phải mở lại trước.")

    def steps(self) -> Sequence[QPushButton]:
        return (
            button(self.tr("Tiếp nhận…"), self._receive),
            button(self.tr("Trả lời…"), self._answer),
            button(self.tr("Bỏ"), self._remove),
        )

    def load(self, period_id: UUID | None) -> ListView[AppealRow]:
        if period_id is None:
            raise LookupError(period_id)
        subjects = self.subjects_of(period_id)
        names = dict(subjects)
        service = self.context.office.appeals
        numbers = {decision.id: decision.number for decision in service.decisions(period_id)}
        levels = level_names(self.context.office.periods.regulation(period_id))
        rows = [
            AppealRow(
                appeal=appeal,
                name=names.get(appeal.subject_id, ""),
                result=_result(appeal, levels, numbers),
            )
            for appeal in service.appeals(period_id)
        ]
        return self.viewed(period_id, rows, subjects)

    def _receive(self) -> None:
        period_id, view, appeals = self.context.period_id(), self.view, self.context.office.appeals
        if period_id is None or view is None:
            return
        entries = [
            Entry(
                name="subject",
                label=self.tr("Tập thể, cá nhân"),
                kind=Kind.CHOICE,
                choices=view.subjects,
                required=True,
            ),
            Entry(name="on", label=self.tr("Ngày nhận"), kind=Kind.DAY, value=view.today, required=True),
            Entry(name="by", label=self.tr("Người tiếp nhận"), required=True),
            Entry(name="text", label=self.tr("Nội dung"), kind=Kind.TEXT, required=True),
        ]

        def done(values: Mapping[str, Any]) -> None:
            work = partial(
                appeals.receive, period_id, values["subject"], values["text"], by=values["by"], on=values["on"]
            )
            self.run(self.tr("Nhận khiếu nại, kiến nghị"), work)

        self.ask(self.tr("Tiếp nhận khiếu nại, kiến nghị"), self.tr("Ghi"), entries, done)

    def _answer(self) -> None:
        row, view, appeals = self.row, self.view, self.context.office.appeals
        if row is None or view is None:
            return
        levels = [(None, self.tr("Giữ nguyên kết quả")), *view.levels.items()]
        appeal: Appeal = row.appeal
        entries = [
            Entry(name="answer", label=self.tr("Trả lời"), kind=Kind.TEXT, value=appeal.answer, required=True),
            Entry(name="on", label=self.tr("Ngày trả lời"), kind=Kind.DAY, value=view.today, required=True),
            Entry(name="level", label=self.tr("Kết quả mới"), kind=Kind.CHOICE, choices=levels, value=appeal.new_level),
            Entry(name="number", label=self.tr("Số quyết định mới")),
            Entry(name="issued_on", label=self.tr("Ngày quyết định"), kind=Kind.DAY, value=view.today),
            Entry(name="authority", label=self.tr("Cơ quan quyết định")),
        ]

        def done(values: Mapping[str, Any]) -> None:
            ruling = _ruling(values, view.today)
            work = partial(appeals.answer, appeal.id, values["answer"], ruling=ruling, on=values["on"])
            self.run(self.tr("Trả lời khiếu nại, kiến nghị"), work)

        self.ask(self.tr("Trả lời khiếu nại, kiến nghị"), self.tr("Ghi"), entries, done)

    def _remove(self) -> None:
        row, appeals = self.row, self.context.office.appeals
        if row is not None:
            self.run(self.tr("Bỏ khiếu nại, kiến nghị"), lambda: appeals.remove(row.appeal.id))


def _result(appeal: Appeal, levels: Mapping[Level, str], numbers: Mapping[UUID, str]) -> str:
    """The level that stood with its decision, and after an answer the one that stands now with its own."""
    stood = _level(levels, numbers, appeal.old_level, appeal.decision_id)
    if not appeal.answered:
        return stood
    if appeal.new_level is None:
        return QCoreApplication.translate("AppealsTab", "Giữ nguyên: {level}").format(level=stood)
    return f"{stood} → {_level(levels, numbers, appeal.new_level, appeal.new_decision_id)}"


def _level(
    levels: Mapping[Level, str], numbers: Mapping[UUID, str], level: Level | None, decision_id: UUID | None
) -> str:
    name = levels[level] if level is not None else ""
    number = numbers.get(decision_id, "") if decision_id is not None else ""
    return f"{name} ({number})" if number else name


def _ruling(values: Mapping[str, Any], today: date) -> Ruling | None:
    if values["level"] is None:
        return None
    return Ruling(
        level=values["level"],
        number=values["number"],
        issued_on=values["issued_on"] or today,
        authority=values["authority"],
    )

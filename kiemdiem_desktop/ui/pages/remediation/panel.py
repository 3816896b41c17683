"""Beside the register: one shortcoming's particulars, its measures, and its whole life as dated lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGroupBox, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.dates import PartialDate
from kiemdiem_desktop.domain.register import LifeLine, RegisterLine
from kiemdiem_desktop.domain.remedy import Measure, ResponsibilityLack
from kiemdiem_desktop.domain.shortcoming import Shortcoming
from kiemdiem_desktop.ui import a11y
from kiemdiem_desktop.ui.pages.fields import ChoiceField, DateField, LineField, TextField, shown_day
from kiemdiem_desktop.ui.pages.flow import flow
from kiemdiem_desktop.ui.pages.parts import Sentence, add_row, button, form_layout, heading
from kiemdiem_desktop.ui.tables.remediation import CAUSES, LIFE, ORIGINS, STATES, say
from kiemdiem_desktop.ui.tables.rows import roomy
from kiemdiem_desktop.ui.tables.words import part_text
from kiemdiem_desktop.ui.ticks import Tick

ATTACHMENT_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What the panel shows of one line."""

    line: RegisterLine
    life: tuple[LifeLine, ...]
    persons: tuple[tuple[UUID, str], ...]
    closed: bool


class FaultPanel(QWidget):
    """The chosen shortcoming.

    ``changed`` carries a changed Shortcoming, ``planned`` a changed Measure, ``asked`` the name of a step that needs
    a form of its own, ``opened`` the id of an evidence file.
    """

    changed = Signal(object)
    planned = Signal(object)
    watched = Signal(bool)
    asked = Signal(str)
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Shown | None = None
        self._measure_id: UUID | None = None
        self.title, self.about, self.lack = heading(), Sentence(), Sentence(tone="warn")
        self.people = Sentence()
        self.area = LineField()
        self.cause_kind, self.origin = ChoiceField(least=16), ChoiceField(least=20)
        self.watch = Tick()
        self.measure = ChoiceField(least=24)
        self.text, self.expected = TextField(lines=2), TextField(lines=2)
        self.owner, self.supervisor, self.coworkers = ChoiceField(least=18), ChoiceField(least=18), LineField()
        self.due, self.finished = DateField(whole=True), DateField(whole=True)
        self.life = QListWidget()
        self._build()
        self._connect()

    @property
    def line(self) -> RegisterLine | None:
        """The line that is shown."""
        return self._shown.line if self._shown else None

    @property
    def chosen_measure(self) -> Measure | None:
        """The measure that is shown."""
        measures = self._shown.line.measures if self._shown else ()
        return next((each for each in measures if each.id == self._measure_id), None)

    def show_line(self, shown: Shown | None) -> None:
        """Show another line, or the same one anew."""
        moved = shown is None or self._shown is None or shown.line.shortcoming.id != self._shown.line.shortcoming.id
        self._shown = shown
        self.setEnabled(shown is not None)
        if shown is None:
            self.title.setText(self.tr("Chưa chọn hạn chế, khuyết điểm nào"))
            for sentence in (self.about, self.people, self.lack):
                sentence.say("")
            self.life.clear()
            self._show_measure()
            return
        fault = shown.line.shortcoming
        self.title.setText(fault.text)
        self.about.say(self._about(shown.line))
        self.people.say(self._people(shown))
        self.lack.say(self._lack(shown.line))
        self.area.show_text(fault.area)
        self.cause_kind.show_value(fault.cause_kind)
        self.origin.show_value(fault.origin)
        with QSignalBlocker(self.watch):
            self.watch.setChecked(fault.watch)
        self._particulars.setEnabled(not shown.closed)
        self._persons.setVisible(shown.line.collective)
        self._show_measures(shown, moved=moved)
        self._show_life(shown.life)

    def flush(self) -> None:
        """Commit what is being typed."""
        for field in (self.area, self.text, self.expected, self.coworkers, self.due, self.finished):
            field.commit()

    def _build(self) -> None:
        self.cause_kind.offer([(kind, say(text)) for kind, text in CAUSES.items()])
        self.origin.offer([(origin, say(text)) for origin, text in ORIGINS.items()])
        self.watch.setText(self.tr("Theo dõi tái diễn sau khi đã khắc phục"))
        self._particulars = QGroupBox(self.tr("Thông tin"))
        self._persons = button(self.tr("Cá nhân có trách nhiệm…"), lambda: self.asked.emit("responsible"))
        form = form_layout(self._particulars)
        add_row(form, self.tr("Lĩnh vực"), self.area)
        add_row(form, self.tr("Nguyên nhân"), self.cause_kind)
        add_row(form, self.tr("Được chỉ ra qua"), self.origin)
        form.addRow(self.watch)
        form.addRow(
            flow(
                button(self.tr("Văn bản kết luận…"), lambda: self.asked.emit("gravity")),
                button(self.tr("Khuyết điểm cũ tái diễn…"), lambda: self.asked.emit("recurrence")),
                self._persons,
            )
        )
        plan = QGroupBox(self.tr("Biện pháp khắc phục"))
        rows = form_layout(plan)
        add_row(rows, self.tr("Biện pháp số"), self.measure)
        for label, field in (
            (self.tr("Nội dung"), self.text),
            (self.tr("Người thực hiện"), self.owner),
            (self.tr("Người phối hợp"), self.coworkers),
            (self.tr("Người theo dõi, đôn đốc"), self.supervisor),
            (self.tr("Thời hạn"), self.due),
            (self.tr("Kết quả cần đạt"), self.expected),
            (self.tr("Thực hiện xong ngày"), self.finished),
        ):
            add_row(rows, label, field)
        self._follow = button(self.tr("Ghi kết quả kiểm tra…"), lambda: self.asked.emit("follow_up"))
        self._remove = button(self.tr("Bỏ biện pháp"), lambda: self.asked.emit("remove_measure"))
        self._add = button(self.tr("Thêm biện pháp"), lambda: self.asked.emit("add_measure"))
        rows.addRow(flow(self._follow, self._add, self._remove))
        life = QGroupBox(self.tr("Quá trình từ khi được chỉ ra"))
        column = QVBoxLayout(life)
        self.life.setAccessibleName(self.tr("Quá trình từ khi được chỉ ra"))
        self.life.setWordWrap(True)
        self.life.setMinimumHeight(self.fontMetrics().lineSpacing() * 8)
        roomy(self.life)
        column.addWidget(
            flow(
                button(self.tr("Ghi kết quả khắc phục…"), lambda: self.asked.emit("state")),
                button(self.tr("Xem cả quá trình…"), lambda: self.asked.emit("life")),
            )
        )
        column.addWidget(self.life)
        outer = QVBoxLayout(self)
        for widget in (self.title, self.about, self.people, self.lack, plan, life, self._particulars):
            outer.addWidget(widget)
        outer.addStretch(1)
        a11y.chain_tabs(self)

    def _connect(self) -> None:
        self.area.committed.connect(lambda text: self._change(area=text))
        self.cause_kind.chosen.connect(lambda kind: self._change(cause_kind=kind))
        self.origin.chosen.connect(lambda origin: self._change(origin=origin))
        self.watch.toggled.connect(self.watched.emit)
        self.measure.chosen.connect(self._choose_measure)
        self.text.committed.connect(lambda text: self._plan(text=text))
        self.expected.committed.connect(lambda text: self._plan(expected=text))
        self.coworkers.committed.connect(lambda text: self._plan(coworkers=text))
        self.owner.chosen.connect(lambda person: self._plan(owner_id=person))
        self.supervisor.chosen.connect(lambda person: self._plan(supervisor_id=person))
        self.due.dated.connect(lambda day: self._plan(due=_day(day)))
        self.finished.dated.connect(lambda day: self._plan(finished_on=_day(day)))
        self.life.itemActivated.connect(self._open)

    def _about(self, line: RegisterLine) -> str:
        fault = line.shortcoming
        state = say(STATES[line.state])
        parts = [line.subject_name, f"{state}: {line.degree}" if line.degree else state]
        if fault.times > 1:
            parts.append(self.tr("lần thứ {times}, từ kỳ {since}").format(times=fault.times, since=fault.first_seen))
        if fault.recurrence_by:
            parts.append(self.tr("tái diễn, {name} xác nhận").format(name=fault.recurrence_by))
        elif fault.recurrence_open:
            parts.append(self.tr("nghi tái diễn, chưa ai xác nhận"))
        if fault.concluding_number:
            parts.append(self.tr("theo {paper}").format(paper=fault.concluding_number))
        return " · ".join(parts)

    def _people(self, shown: Shown) -> str:
        """Who is asked to make his responsibility clear, in what part, and what he answered himself."""
        names = names_of(shown.persons)
        told = []
        for entry in shown.line.responsible:
            who = f"{names.get(entry.participant_id, '')} ({part_text(entry.part).lower()})"
            said = self.tr("không nhận – {answer}") if entry.declined else "{answer}"
            answer = entry.answer.strip() or self.tr("chưa trả lời")
            told.append(f"{who}: {said.format(answer=answer)}")
        if told:
            return "\n".join((self.tr("Đề nghị làm rõ trách nhiệm:"), *told))
        reason = shown.line.shortcoming.no_person_reason
        return self.tr("Không có cá nhân chịu trách nhiệm: {reason}").format(reason=reason) if reason else ""

    def _lack(self, line: RegisterLine) -> str:
        texts = {
            None: "",
            ResponsibilityLack.NO_RESPONSIBLE: self.tr("Chưa ghi cá nhân có trách nhiệm hoặc lý do không có."),
            ResponsibilityLack.NO_HEAD: self.tr("Chưa ghi phần trách nhiệm của người đứng đầu."),
        }
        return texts[line.lack]

    def _show_measures(self, shown: Shown, *, moved: bool) -> None:
        measures = shown.line.measures
        if moved or self.chosen_measure is None:
            self._measure_id = measures[0].id if measures else None
        self.measure.offer([(each.id, _named(number, each)) for number, each in enumerate(measures, start=1)])
        self.measure.show_value(self._measure_id)
        nobody = (None, self.tr("(chưa chọn)"))
        for field in (self.owner, self.supervisor):
            field.offer([nobody, *shown.persons])
        if moved:
            self.due.forget()
            self.finished.forget()
        self._show_measure()

    def _choose_measure(self, measure_id: object) -> None:
        self.flush()
        self._measure_id = measure_id if isinstance(measure_id, UUID) else None
        self._show_measure()

    def _show_measure(self) -> None:
        measure = self.chosen_measure
        closed = self._shown.closed if self._shown else True
        for field in (self.text, self.expected, self.owner, self.supervisor, self.coworkers, self.due, self.finished):
            field.setEnabled(measure is not None and (not closed or field is self.finished))
        self._follow.setEnabled(measure is not None)
        self._remove.setEnabled(measure is not None and not closed)
        self._add.setEnabled(not closed)
        self.text.show_text(measure.text if measure else "")
        self.expected.show_text(measure.expected if measure else "")
        self.coworkers.show_text(measure.coworkers if measure else "")
        self.owner.show_value(measure.owner_id if measure else None)
        self.supervisor.show_value(measure.supervisor_id if measure else None)
        self.due.show_date(measure.due if measure else None)
        self.finished.show_date(measure.finished_on if measure else None)

    def _show_life(self, life: Sequence[LifeLine]) -> None:
        self.life.clear()
        for line in life:
            what = say(LIFE[line.kind])
            if line.state is not None:
                what = f"{what}: {say(STATES[line.state])}"
            said = " – ".join(part for part in (line.who, line.text) if part)
            text = f"{shown_day(line.day)} · {what}" + (f"\n{said}" if said else "")
            item = QListWidgetItem(text, self.life)
            item.setData(ATTACHMENT_ROLE, line.attachment_id)
            if line.attachment_id is not None:
                item.setText(f"{text}\n{QCoreApplication.translate('FaultPanel', '(có tài liệu kèm theo)')}")
                item.setToolTip(QCoreApplication.translate("FaultPanel", "Nhấn Enter để lưu tài liệu ra tệp"))

    def _open(self, item: QListWidgetItem) -> None:
        attachment_id = item.data(ATTACHMENT_ROLE)
        if attachment_id is not None:
            self.opened.emit(attachment_id)

    def _change(self, **values: object) -> None:
        if self._shown is not None:
            changed: Shortcoming = replace(self._shown.line.shortcoming, **values)  # type: ignore[arg-type] # by name
            self.changed.emit(changed)

    def _plan(self, **values: object) -> None:
        measure = self.chosen_measure
        if measure is not None:
            changed: Measure = replace(measure, **values)  # type: ignore[arg-type] # by name
            self.planned.emit(changed)


def _named(number: int, measure: Measure) -> str:
    line = " ".join(measure.text.split())
    return f"{number}. {line[:60]}" if line else f"{number}."


def _day(value: PartialDate | None) -> object:
    return value.exact() if value else None


def names_of(persons: Sequence[tuple[UUID, str]]) -> Mapping[UUID, str]:
    """The persons' names by id."""
    return dict(persons)

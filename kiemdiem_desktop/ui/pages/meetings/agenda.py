"""The agenda: each subject in the prescribed order, what was said of it, and what was concluded."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGroupBox, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.grading import Source, Step
from kiemdiem_desktop.domain.meeting import Remark
from kiemdiem_desktop.domain.sheets import SubjectSheet
from kiemdiem_desktop.ui.pages.fields import LineField, TextField
from kiemdiem_desktop.ui.pages.flow import flow
from kiemdiem_desktop.ui.pages.meetings.state import MeetingEditor, MeetingState
from kiemdiem_desktop.ui.pages.parts import Sentence, add_row, button, form_layout, heading, scrolled
from kiemdiem_desktop.ui.pages.room import Split
from kiemdiem_desktop.ui.tables.grading import shown_points
from kiemdiem_desktop.ui.tables.rows import roomy

ID_ROLE = Qt.ItemDataRole.UserRole


class RemarkBox(QGroupBox):
    """One remark: who spoke, what was said, and the answer."""

    def __init__(self, remark: Remark, editor: MeetingEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.remark = remark
        self._editor = editor
        self.speaker, self.text, self.reply = LineField(), TextField(lines=2), TextField(lines=2)
        form = form_layout(self)
        add_row(form, self.tr("Người góp ý"), self.speaker)
        add_row(form, self.tr("Ý kiến"), self.text)
        add_row(form, self.tr("Tiếp thu, giải trình"), self.reply)
        form.addRow(flow(button(self.tr("Bỏ ý kiến này"), self._remove)))
        self.speaker.committed.connect(lambda text: self._change(speaker=text))
        self.text.committed.connect(lambda text: self._change(text=text))
        self.reply.committed.connect(lambda text: self._change(reply=text))
        self.show_remark(remark, 1)

    def show_remark(self, remark: Remark, number: int) -> None:
        """Show the remark; what is being typed stays."""
        self.remark = remark
        self.setTitle(self.tr("Ý kiến {number}").format(number=number))
        self.speaker.show_text(remark.speaker)
        self.text.show_text(remark.text)
        self.reply.show_text(remark.reply)

    def flush(self) -> None:
        """Commit what is being typed."""
        for field in (self.speaker, self.text, self.reply):
            field.commit()

    def _change(self, **changes: object) -> None:
        self._editor.change_remark(self.remark.meeting_id, self.remark.id, **changes)

    def _remove(self) -> None:
        service, remark_id = self._editor.service, self.remark.id
        self._editor.run(self.tr("Bỏ ý kiến góp ý"), lambda: service.remove_remark(remark_id))


class AgendaSection(QWidget):
    """The subjects in order on the left; the chosen one with remarks and conclusion on the right."""

    def __init__(self, editor: MeetingEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._state: MeetingState | None = None
        self._subject_id: UUID | None = None
        self._boxes: dict[UUID, RemarkBox] = {}
        self._focus_new = False
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Thứ tự kiểm điểm"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(lambda current, _old: self._choose(current))
        self._title, self._facts = heading(), Sentence()
        self.presenter, self.conclusion = LineField(), TextField(lines=4)
        self._remarks = QVBoxLayout()
        self._build()

    def show_state(self, state: MeetingState) -> None:
        """Show the meeting; the chosen subject and what is being typed stay."""
        self._state = state
        subjects = state.subjects()
        if self._subject_id not in {subject.id for subject in subjects}:
            self._subject_id = subjects[0].id if subjects else None
        self._fill(subjects)
        self._show_subject()

    def flush(self) -> None:
        """Commit what is being typed."""
        for field in (self.presenter, self.conclusion):
            field.commit()
        for shown in self._boxes.values():
            shown.flush()

    def select(self, subject_id: UUID) -> None:
        """Choose a subject."""
        for place in range(self.list.count()):
            if self.list.item(place).data(ID_ROLE) == subject_id:
                self.list.setCurrentRow(place)

    def _build(self) -> None:
        right = QWidget()
        column = QVBoxLayout(right)
        column.addWidget(self._title)
        column.addWidget(self._facts)
        form = form_layout()
        add_row(form, self.tr("Người trình bày"), self.presenter)
        column.addLayout(form)
        column.addLayout(self._remarks)
        self.add = button(self.tr("Thêm ý kiến góp ý"), self._add, tip=self.tr("Ghi người góp ý, ý kiến và tiếp thu"))
        column.addWidget(flow(self.add))
        box = QGroupBox(self.tr("Kết luận của chủ trì"))
        inner = QVBoxLayout(box)
        self.conclusion.setAccessibleName(self.tr("Kết luận của chủ trì"))
        inner.addWidget(self.conclusion)
        column.addWidget(box)
        column.addStretch(1)
        self.presenter.committed.connect(lambda text: self._conclude(by=text))
        self.conclusion.committed.connect(lambda text: self._conclude(text=text))
        roomy(self.list)
        splitter = Split(self.list, scrolled(right), (1, 3), lines=(6, 16))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(splitter)

    def _fill(self, subjects: tuple[SubjectSheet, ...]) -> None:
        state = self._state
        if state is None:
            return
        self.list.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.list.clear()
        for place, subject in enumerate(subjects, start=1):
            item = QListWidgetItem(f"{place}. {subject.name}{self._marks(state, subject)}")
            item.setData(ID_ROLE, subject.id)
            self.list.addItem(item)
            if subject.id == self._subject_id:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)  # noqa: FBT003 - Qt's own signature

    def _marks(self, state: MeetingState, subject: SubjectSheet) -> str:
        remarks = len(state.meeting.remarks.get(subject.id, ()))
        known = state.meeting.conclusions.get(subject.id)
        said = self.tr(" – {count} ý kiến").format(count=remarks) if remarks else ""
        return said + (self.tr(" – đã kết luận") if known and known.text else "")

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.flush()
            self._subject_id = item.data(ID_ROLE)
            self._show_subject()

    def _show_subject(self) -> None:
        state = self._state
        if state is None or self._subject_id is None:
            return
        subject = state.sheet.subject(self._subject_id)
        self._title.setText(subject.name)
        self._facts.say(self._said_of(state, subject))
        known = state.meeting.conclusions.get(subject.id)
        self.presenter.show_text(known.presented_by if known else "")
        self.conclusion.show_text(known.text if known else "")
        self._show_remarks(state.meeting.remarks.get(subject.id, ()))

    def _said_of(self, state: MeetingState, subject: SubjectSheet) -> str:
        parts = [subject.posts] if subject.posts else []
        rows: tuple[tuple[Source, Callable[[str], str]], ...] = (
            (Source.SELF, lambda points: self.tr("Tự chấm {points} điểm").format(points=points)),
            (Source.COMMITTEE, lambda points: self.tr("Chi ủy chấm {points} điểm").format(points=points)),
        )
        for source, say in rows:
            total = subject.scores[source].total if source in subject.scores else None
            if total is not None:
                parts.append(say(shown_points(total)))
        for step, text in (
            (Step.SELF, self.tr("Tự xếp: {level}")),
            (Step.COMMITTEE, self.tr("Chi ủy đề xuất: {level}")),
        ):
            if step in subject.levels:
                parts.append(text.format(level=state.names[subject.levels[step].level]))
        if not subject.reviewed:
            parts.append(self.tr("Bản kiểm điểm chưa xong"))
        return ". ".join(parts) + "." if parts else ""

    def _show_remarks(self, remarks: tuple[Remark, ...]) -> None:
        wanted = [remark.id for remark in remarks]
        for key in [key for key in self._boxes if key not in wanted]:
            gone = self._boxes.pop(key)
            self._remarks.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, remark in enumerate(remarks):
            shown = self._boxes.get(remark.id)
            if shown is None:
                shown = RemarkBox(remark, self._editor)
                self._boxes[remark.id] = shown
                self._remarks.insertWidget(place, shown)
            shown.show_remark(remark, place + 1)
        if self._focus_new and remarks:
            self._focus_new = False
            self._boxes[remarks[-1].id].speaker.setFocus()

    def _add(self) -> None:
        state, subject_id, service = self._state, self._subject_id, self._editor.service
        if state is not None and subject_id is not None:
            self.flush()
            self._focus_new = True
            self._editor.run(self.tr("Ghi ý kiến góp ý"), lambda: service.add_remark(state.id, subject_id, "", ""))

    def _conclude(self, *, text: str | None = None, by: str | None = None) -> None:
        if self._state is not None and self._subject_id is not None:
            self._editor.conclude(self._state.id, self._subject_id, text=text, by=by)

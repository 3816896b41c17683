"""The two review places: the list of subjects with how far each is, and the form of the chosen one."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.domain.dates import PartialDate
from kiemdiem_desktop.domain.period import CollectiveKind
from kiemdiem_desktop.domain.review import Opinion, ReviewState
from kiemdiem_desktop.services.papers import PaperRef
from kiemdiem_desktop.ui.context import PageContext
from kiemdiem_desktop.ui.forms.changes import Change, Target, apply_all
from kiemdiem_desktop.ui.forms.chooser import Chooser
from kiemdiem_desktop.ui.forms.panels import FactsPanel, NamedPanel, OpinionsPanel
from kiemdiem_desktop.ui.forms.questions import QuestionsPanel
from kiemdiem_desktop.ui.forms.state import FormState, ReviewData, ReviewLine, load
from kiemdiem_desktop.ui.forms.view import FormView
from kiemdiem_desktop.ui.pages.flow import flow
from kiemdiem_desktop.ui.pages.loading import LoadingPage
from kiemdiem_desktop.ui.theme import Heading, Note

_NARROW = 130  # average characters; below it the subjects are a drop-down instead of a list
_RESPONSIBILITY = "responsibility"  # the form's field under which a person answers for the collective


class ReviewPage(LoadingPage):
    """A review place; its two kinds differ in whose forms they show and what else stands beside them."""

    collectives: ClassVar[bool]
    paper_key: ClassVar[str]

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.view: FormView | None = None
        self._subject_id: UUID | None = None
        self._wanted_field: str | None = None
        self._data: ReviewData | None = None
        self.subjects = Chooser(self.tr("Danh sách kiểm điểm"), self)
        self.subjects.picked.connect(self._pick)
        self._name, self._about = Heading("", 2), QLabel()
        self._about.setWordWrap(True)
        self.done_button = self._button(self.tr("Đánh dấu đã &xong"), self._turn_done)
        self.paper_button = self._button(self.tr("&Nhận bản giấy…"), self._paper)
        self.bar = flow(self.done_button, self.paper_button, *self.more_buttons())
        self._head = QWidget()
        head = QVBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        for widget in (self.subjects.short, self._name, self._about, self.bar):
            head.addWidget(widget)
        self._empty = Note(self.empty_text())
        self._empty.hide()
        self._right = QVBoxLayout()
        self._right.addWidget(self._empty)
        self._right.addWidget(self._head)
        self._right.addStretch(0)
        layout = QHBoxLayout(self.body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.subjects.list, 1)
        layout.addLayout(self._right, 4)
        self._fit()

    @property
    def subject_id(self) -> UUID | None:
        """The subject shown."""
        return self._subject_id

    def more_buttons(self) -> tuple[QPushButton, ...]:
        """Return the buttons that only this place has."""
        return ()

    def empty_text(self) -> str:
        """Say what to do while the period has no subject here."""
        raise NotImplementedError

    def load(self, period_id: UUID | None) -> Any:
        if period_id is None:
            return None
        return load(self.context.office, period_id, self._subject_id, collectives=self.collectives)

    def show_loaded(self, data: Any) -> None:
        self._data = data
        if data is None:
            return
        self.subjects.set_titles([f"{line.subject.name}\n{self._line_state(line)}" for line in data.lines])
        state: FormState | None = data.state
        self._head.setVisible(state is not None)
        self._empty.setVisible(state is None)
        if state is None or state.subject is None:
            self._drop_view()
            return
        ids = [line.subject.id for line in data.lines]
        self.subjects.show_row(ids.index(state.subject.id))
        if self.view is None or state.subject.id != self._subject_id or self.view.form != state.form:
            self._new_view(state)
        self._subject_id = state.subject.id
        self._show_head(state)
        if self.view is not None:
            self.view.show_state(state)
            if self._wanted_field:
                self.view.focus_field(self._wanted_field)
                self._wanted_field = None

    def go_to(self, subject_id: UUID | None, field: str | None) -> None:
        self._wanted_field = field
        if subject_id is not None and subject_id != self._subject_id:
            self.flush()
            self._drop_view()
            self._subject_id = subject_id
            self.reload()
        elif self.view is not None and field:
            self.view.focus_field(field)
            self._wanted_field = None

    def flush(self) -> None:
        if self.view is not None:
            self.view.flush()

    def printable(self) -> PaperRef | None:
        if self._subject_id is None:
            return None
        return PaperRef(key=self.paper_key, subject_id=self._subject_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def add_panels(self, view: FormView, state: FormState) -> None:
        """Put beside the form what belongs to its subject."""
        asked = frozenset(fact.id for fact in state.questions)
        view.add_panel(self.tr("Dữ kiện để đối chiếu quy định"), FactsPanel(person=not self.collectives, asked=asked))
        if asked:
            view.add_panel(self.tr("Câu hỏi của bộ quy định"), QuestionsPanel())
        opinions = OpinionsPanel()
        opinions.add_asked.connect(self._add_opinion)
        opinions.remove_asked.connect(self._remove_opinion)
        view.add_panel(self.tr("Ý kiến nhận xét của tổ chức, cá nhân khác"), opinions)

    def _button(self, text: str, verb: Any, tip: str = "") -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.setToolTip(tip or text.replace("&", ""))
        button.clicked.connect(lambda _checked=False: verb())
        return button

    def _new_view(self, state: FormState) -> None:
        self._drop_view()
        view = FormView(state.form)
        view.changes.connect(self._save)
        view.edited.connect(lambda: self.context.status(self.tr("Đang gõ, sẽ tự lưu…")))
        self.add_panels(view, state)
        self.view = view
        self._right.addWidget(view, 1)
        view.show()  # the layout would show it later, too late for a field to take the focus

    def _drop_view(self) -> None:
        if self.view is not None:
            self._right.removeWidget(self.view)
            self.view.hide()
            self.view.deleteLater()
            self.view = None

    def _pick(self, row: int) -> None:
        if self._data is not None and row < len(self._data.lines):
            chosen = self._data.lines[row].subject.id
            if chosen != self._subject_id:
                self.go_to(chosen, None)

    def _target(self) -> Target | None:
        data, subject_id = self._data, self._subject_id
        if data is None or subject_id is None:
            return None
        office = self.context.office
        return Target(
            reviews=office.reviews, grading=office.grading, period_id=data.sheet.period.id, subject_id=subject_id
        )

    def _save(self, changes: tuple[Change, ...]) -> None:
        target, view = self._target(), self.view
        if target is None:
            return

        def failed(error: KnownError) -> None:
            if view is not None and view is self.view:
                view.retry()
            self.context.operations.failed.emit(error)

        self.context.operations.run(self.tr("Viết bản kiểm điểm"), lambda: apply_all(changes, target), None, failed)

    def _turn_done(self) -> None:
        target = self._target()
        if target is None or self._data is None:
            return
        self.flush()
        done = self._line().subject.review
        finished = done is not None and done.state is ReviewState.DONE

        def refused(error: KnownError) -> None:
            self.context.operations.failed.emit(error)
            if self.view is not None:
                self.view.lead_to_gap()

        self.context.operations.run(
            self.tr("Đánh dấu bản kiểm điểm"),
            lambda: target.reviews.mark_done(target.period_id, target.subject_id, done=not finished),
            None,
            refused,
        )

    def _paper(self) -> None:
        from kiemdiem_desktop.ui.forms.paper_review import PaperReviewDialog  # noqa: PLC0415 - built when asked for

        target, data = self._target(), self._data
        if target is None or data is None or data.state is None:
            return
        self.flush()
        review = self._line().subject.review
        if review is not None and review.paper_received_on is not None:
            self.context.operations.run(
                self.tr("Rút bản giấy"), lambda: target.reviews.withdraw_paper(target.period_id, target.subject_id)
            )
            return
        dialog = PaperReviewDialog(data.state, self.context.office.env.clock.today(), self.context.ask, self)
        dialog.taken.connect(
            lambda paper: self.context.operations.run(
                self.tr("Nhận bản giấy"),
                lambda: target.reviews.receive_paper(target.period_id, target.subject_id, paper),
            )
        )
        self.context.ask.open_dialog(dialog)

    def _add_opinion(self) -> None:
        target = self._target()
        if target is None:
            return
        self.flush()
        opinion = Opinion(
            id=self.context.office.env.ids.new(),
            period_id=target.period_id,
            subject_id=target.subject_id,
            body="committee",
            text="",
        )
        self.context.operations.run(self.tr("Thêm ý kiến nhận xét"), lambda: target.reviews.save_opinion(opinion))

    def _remove_opinion(self, opinion_id: UUID) -> None:
        self.flush()
        reviews = self.context.office.reviews
        self.context.operations.run(self.tr("Bỏ ý kiến nhận xét"), lambda: reviews.remove_opinion(opinion_id))

    def _line(self) -> ReviewLine:
        assert self._data is not None  # noqa: S101 - asked only while something is shown
        return next(line for line in self._data.lines if line.subject.id == self._subject_id)

    def _line_state(self, line: ReviewLine) -> str:
        subject, review = line.subject, line.subject.review
        count = self.tr("{done}/{asked} mục").format(done=line.done, asked=line.asked)
        if subject.duty.exempt:
            return self.tr("Được miễn")
        if review is not None and review.paper_received_on is not None:
            return self.tr("Bản giấy")
        if review is not None and review.state is ReviewState.DONE:
            return self.tr("Đã xong")
        if subject.duty.not_yet:
            return self.tr("Chưa kiểm điểm")
        if not subject.begun:  # what the book itself fills in (name, birth) is nobody's writing
            return self.tr("Chưa viết")
        return f"{self.tr('Đang viết')} – {count}"

    def _show_head(self, state: FormState) -> None:
        line, subject = self._line(), state.subject
        if subject is None:
            return
        self._name.setText(subject.name)
        review = subject.review
        told = [subject.posts, state.form.number, self._line_state(line), subject.duty.reason]
        received = review.paper_received_on if review is not None else None
        if received is not None:
            text = self.tr("Đã nhận bản viết tay ngày {day}; chương trình không in bản thay thế.")
            told.append(text.format(day=PartialDate.from_date(received).shown))
        self._about.setText(" · ".join(part for part in told if part))
        finished = review is not None and review.state is ReviewState.DONE
        self.done_button.setText(self.tr("Mở lại để sửa") if finished else self.tr("Đánh dấu đã &xong"))
        self.paper_button.setText(self.tr("Rút bản giấy") if received is not None else self.tr("&Nhận bản giấy…"))
        self.done_button.setEnabled(not state.read_only and received is None)  # what is on paper counts as done
        self.paper_button.setEnabled(not state.read_only)

    def _fit(self) -> None:
        narrow = self.width() < self.fontMetrics().averageCharWidth() * _NARROW
        self.subjects.set_narrow(narrow=narrow)
        self._name.setHidden(narrow)  # the drop-down names the subject


class CollectiveReviewPage(ReviewPage):
    """Kiểm điểm tập thể: the cell's committee, the cell, and other collectives of the period."""

    place = "collective_review"
    title_source = "Kiểm điểm tập thể"
    icon = "collective"
    collectives = True
    paper_key = "collective_review"

    def empty_text(self) -> str:
        return self.tr("Kỳ này chưa có tập thể nào phải kiểm điểm.")

    def more_buttons(self) -> tuple[QPushButton, ...]:
        return (
            self._button(self.tr("&Thêm tập thể…"), self._add_collective, self.tr("Thêm một tập thể phải kiểm điểm")),
            self._button(self.tr("&Bỏ tập thể"), self._remove, self.tr("Bỏ tập thể đang xem, nếu chưa ghi gì")),
        )

    def _add_collective(self) -> None:
        period_id = self.context.period_id()
        if period_id is None:
            return
        periods = self.context.office.periods
        options = (
            (CollectiveKind.CELL_COMMITTEE.value, self.tr("Chi ủy")),
            (CollectiveKind.CELL.value, self.tr("Chi bộ")),
            (CollectiveKind.LEADERSHIP.value, self.tr("Tập thể lãnh đạo, quản lý")),
        )

        def named(kind: str, name: str | None) -> None:
            if name:
                self.context.operations.run(
                    self.tr("Thêm tập thể"), lambda: periods.add_collective(period_id, CollectiveKind(kind), name)
                )

        def chosen(kind: str | None) -> None:
            if kind is not None:
                self.context.ask.text(self.tr("Tên tập thể"), lambda name: named(kind, name))

        self.context.ask.choose(self.tr("Thêm tập thể loại nào?"), options, chosen)

    def _remove(self) -> None:
        target = self._target()
        if target is None:
            return
        self.flush()
        periods, gone = self.context.office.periods, target.subject_id

        def answered(yes: bool) -> None:  # noqa: FBT001 - an answer
            if yes:
                self.context.operations.run(self.tr("Bỏ tập thể"), lambda: periods.remove_collective(gone))

        self.context.ask.confirm(
            self.tr("Bỏ tập thể “{name}” khỏi kỳ này?").format(name=self._line().subject.name),
            answered,
            detail=self.tr("Chỉ bỏ được khi chưa ghi gì về tập thể này; có thể hoàn tác."),
            yes=self.tr("Bỏ tập thể"),
        )


class MemberReviewPage(ReviewPage):
    """Kiểm điểm cá nhân: every member of the period."""

    place = "member_review"
    title_source = "Kiểm điểm cá nhân"
    icon = "person"
    collectives = False
    paper_key = "member_review"

    def empty_text(self) -> str:
        return self.tr("Kỳ này chưa có đảng viên nào. Nhập danh sách ở phần Đảng viên, rồi lấy danh sách vào kỳ.")

    def more_buttons(self) -> tuple[QPushButton, ...]:
        tip = self.tr("Ghi lý do đồng chí này chưa kiểm điểm trong kỳ")
        return (self._button(self.tr("&Chưa kiểm điểm…"), self._exclude, tip),)

    def add_panels(self, view: FormView, state: FormState) -> None:
        view.insert_panel(_RESPONSIBILITY, NamedPanel())
        super().add_panels(view, state)

    def _exclude(self) -> None:
        target = self._target()
        person = self._line().subject.participant if target is not None else None
        if target is None or person is None:
            return
        self.flush()

        def told(reason: str | None) -> None:
            if reason is not None:
                self.context.operations.run(
                    self.tr("Ghi lý do chưa kiểm điểm"),
                    lambda: target.reviews.exclude(target.period_id, target.subject_id, reason),
                )

        question = self.tr("Lý do chưa kiểm điểm {name} (để trống là kiểm điểm như thường)").format(name=person.name)
        self.context.ask.text(question, told, initial=person.not_reviewed_reason)

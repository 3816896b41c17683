"""The steps on a book that is open while it is taken over: who leads the cell from now on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.domain.dates import parse_shown
from kiemdiem_desktop.domain.member import Member
from kiemdiem_desktop.domain.organisation import Term
from kiemdiem_desktop.domain.outcome import Outcome
from kiemdiem_desktop.services.office import Office
from kiemdiem_desktop.ui import a11y
from kiemdiem_desktop.ui.operations import Operations
from kiemdiem_desktop.ui.theme import Note
from kiemdiem_desktop.ui.ticks import Tick
from kiemdiem_desktop.ui.wizards.steps import Step

_HEAD = "Bí thư chi bộ"  # a post as rosters write it, not a text of the window


class BookOpenStep(Step):
    """A step that works on the copied book."""

    office: Office | None = None

    def __init__(self, operations: Operations, refuse: Callable[[KnownError], None]) -> None:
        super().__init__()
        self.operations, self.refuse = operations, refuse

    def may_go_back(self) -> bool:
        return False


class SecretaryStep(BookOpenStep):
    """Who leads the cell from now on, and whether a new term begins."""

    def __init__(self, operations: Operations, refuse: Callable[[KnownError], None]) -> None:
        super().__init__(operations, refuse)
        self.who, self.post, self.former = QComboBox(), QLineEdit(_HEAD), QLineEdit()
        self.begins = Tick(self.tr("Chi ủy bắt đầu &nhiệm kỳ mới (số văn bản đánh lại từ đầu)"))
        self.term, self.start, self.end = QLineEdit(), QLineEdit(), QLineEdit()
        self._head = QLabel()
        self._head.setWordWrap(True)
        self._drawn: Term | None = None
        self._details, self._term_rows = QWidget(), QWidget()
        self._dates: list[a11y.Row] = []
        layout = QVBoxLayout(self)
        layout.addWidget(self._head)
        layout.addWidget(a11y.stacked_row(self.tr("&Bí thư mới"), self.who).widget)
        layout.addWidget(self._details)
        layout.addWidget(self.begins)
        layout.addWidget(self._term_rows)
        layout.addWidget(
            Note(
                self.tr(
                    "Kỳ đã mở giữ người đứng đầu như lúc mở: kết quả của kỳ đó là của người đứng đầu khi ấy. Mọi mục"
                    " sửa lại được ở phần Đảng viên; một lần Ctrl+Z lấy lại cả."
                )
            )
        )
        layout.addStretch(1)
        details = QVBoxLayout(self._details)
        terms = QVBoxLayout(self._term_rows)
        for column in (details, terms):
            column.setContentsMargins(0, 0, 0, 0)
        details.addWidget(a11y.stacked_row(self.tr("Chức vụ của bí thư &mới"), self.post).widget)
        details.addWidget(
            a11y.stacked_row(
                self.tr("Chức vụ &còn lại của người bàn giao"), self.former, self.tr("Để trống nếu không còn chức vụ")
            ).widget
        )
        terms.addWidget(a11y.stacked_row(self.tr("Tên nhiệm &kỳ"), self.term, self.tr("Ví dụ: 2025-2030")).widget)
        for text, field in ((self.tr("Từ n&gày"), self.start), (self.tr("Đến ngà&y"), self.end)):
            row = a11y.stacked_row(text, field)
            self._dates.append(row)
            terms.addWidget(row.widget)
        self._term_rows.hide()
        self._details.hide()
        self.begins.toggled.connect(self._term_rows.setVisible)
        self.who.currentIndexChanged.connect(lambda row: self._details.setVisible(row > 0))

    def title(self) -> str:
        return self.tr("Bí thư mới")

    def enter(self) -> None:
        office = self.office
        if office is not None:
            self.operations.query(
                lambda: (office.roster.members(), office.handover.head(), office.handover.new_term()), self._show
            )

    def leave(self, go_on: Callable[[], None]) -> None:
        office, chosen, term = self.office, self.who.currentData(), self._term()

        def done(_: Outcome) -> None:
            go_on()

        if self.begins.isChecked() and term is None:
            self.refuse(KnownError("term_without_days"))
            return
        if office is None or chosen is None:
            if office is not None and term is not None:
                self.operations.run(
                    self.tr("Thêm nhiệm kỳ"), lambda: office.organisation.save_term(term), done, self.refuse
                )
            else:
                go_on()
            return
        post, former = self.post.text(), self.former.text()
        self.operations.run(
            self.tr("Bàn giao bí thư"),
            lambda: office.handover.name_secretary(chosen, post, former_post=former, term=term),
            done,
            self.refuse,
        )

    def _show(self, told: tuple[tuple[Member, ...], Member | None, Term]) -> None:
        members, head, self._drawn = told
        text = (
            self.tr("Sổ đang ghi người đứng đầu là đồng chí {name}.") if head else self.tr("Sổ chưa ghi ai đứng đầu.")
        )
        self._head.setText(text.format(name=head.name if head else ""))
        self.who.clear()
        self.who.addItem(self.tr("Giữ như trong sổ"), None)
        for member in members:
            if head is None or member.id != head.id:
                self.who.addItem(
                    f"{member.name} – {member.party_post}" if member.party_post else member.name, member.id
                )
        if head is not None:
            self.post.setText(head.party_post)
        self.start.setText(f"{self._drawn.start:%d/%m/%Y}")
        self.end.setText(f"{self._drawn.end:%d/%m/%Y}")

    def _term(self) -> Term | None:
        if not self.begins.isChecked() or self._drawn is None:
            return None
        days = []
        for row, field in zip(self._dates, (self.start, self.end), strict=True):
            try:
                day = parse_shown(field.text()).exact()
            except ValueError:
                day = None
            problem = self.tr("Ghi đủ ngày/tháng/năm, ví dụ 28/11/2026.")
            a11y.say_problem(row, "" if day is not None else problem)
            days.append(day)
        start, end = days
        return (
            None if start is None or end is None else replace(self._drawn, name=self.term.text(), start=start, end=end)
        )

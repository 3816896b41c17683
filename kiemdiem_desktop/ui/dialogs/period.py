"""Opening a period: the year or quarter, the regulation in force for it, and the day of the review meeting."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.domain.dates import parse_shown
from kiemdiem_desktop.domain.outcome import Outcome
from kiemdiem_desktop.domain.period import CollectiveKind, PeriodKey, PeriodKind
from kiemdiem_desktop.services.appraisal import ProposedCollective, proposed_collectives
from kiemdiem_desktop.services.office import Office
from kiemdiem_desktop.services.periods import RegulationChoice
from kiemdiem_desktop.services.regulations import OverlayInfo
from kiemdiem_desktop.ui import a11y
from kiemdiem_desktop.ui.dialogs.quarter_members import QuarterMembers
from kiemdiem_desktop.ui.messages import MessagePanel
from kiemdiem_desktop.ui.operations import Operations
from kiemdiem_desktop.ui.pages.overlays import OverlayPicker
from kiemdiem_desktop.ui.periods import period_title
from kiemdiem_desktop.ui.sizes import fit
from kiemdiem_desktop.ui.theme import Note
from kiemdiem_desktop.ui.ticks import Tick

_YEARS_BACK = 5


class PeriodForm(QWidget):
    """Chooses a period and its regulation; call ``start`` once the book is open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office: Office | None = None
        self._operations: Operations | None = None
        self._choices: tuple[RegulationChoice, ...] = ()
        self.period, self.regulation, self.day = QComboBox(), QComboBox(), QLineEdit()
        self.overlays = OverlayPicker()
        self.regulation.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.regulation.setMinimumContentsLength(24)
        self.day.setPlaceholderText(self.tr("dd/mm/yyyy, để trống nếu chưa định"))
        self._day_row = a11y.stacked_row(self.tr("&Ngày họp kiểm điểm (nếu đã định)"), self.day)
        self._note = Note()
        self.collectives: dict[CollectiveKind, Tick] = {}
        self.members = QuarterMembers()
        self._reviewed = QWidget()
        self._collectives_box = QVBoxLayout(self._reviewed)
        self._collectives_box.setContentsMargins(0, 0, 0, 0)
        layout = QVBoxLayout(self)
        layout.addWidget(a11y.stacked_row(self.tr("&Kỳ kiểm điểm"), self.period).widget)
        layout.addWidget(a11y.stacked_row(self.tr("&Bộ quy định áp dụng"), self.regulation).widget)
        layout.addWidget(self.overlays)
        layout.addWidget(self._note)
        layout.addWidget(self._day_row.widget)
        layout.addWidget(self._reviewed)
        layout.addWidget(self.members, 1)
        self._copied = Note(
            self.tr(
                "Mở kỳ sẽ chép danh sách đảng viên hiện có; danh sách đổi về sau thì được hỏi trước khi đưa vào kỳ."
            )
        )
        layout.addWidget(self._copied)
        self.members.hide()
        layout.addStretch(1)
        self.period.currentIndexChanged.connect(lambda _: self._ask_regulations())
        self.regulation.currentIndexChanged.connect(lambda _: self._regulation_chosen())

    @property
    def key(self) -> PeriodKey | None:
        """The period chosen."""
        text = self.period.currentData()
        return PeriodKey.parse(str(text)) if text else None

    @property
    def review_date(self) -> date | None:
        """The day typed; None where there is none. Raises ValueError for a text that is no whole day."""
        text = self.day.text().strip()
        if not text:
            return None
        day = parse_shown(text).exact()
        if day is None:
            raise ValueError(text)
        return day

    def start(self, office: Office, operations: Operations) -> None:
        """Offer the periods around today that the book has not opened yet."""
        self._office, self._operations = office, operations
        operations.query(lambda: (office.env.clock.today(), office.periods.periods()), self._offer)
        operations.query(lambda: proposed_collectives(office.organisation.cell()), self._show_collectives)

    def _show_collectives(self, proposed: tuple[ProposedCollective, ...]) -> None:
        """Tick what would be reviewed as a collective; others are added on their own place later."""
        if self.collectives:
            return
        self._collectives_box.addWidget(Note(self.tr("Kiểm điểm tập thể (đề xuất; thêm, bớt được sau khi mở kỳ):")))
        for each in proposed:
            tick = Tick(each.name)
            tick.setChecked(True)
            self.collectives[each.kind] = tick
            self._collectives_box.addWidget(tick)

    def _offer(self, told: tuple[date, tuple[object, ...]]) -> None:
        today, known = told
        taken = {getattr(period, "key", "") for period in known}
        offered = [key for key in _keys(today) if str(key) not in taken]
        self.period.clear()
        for key in offered:
            self.period.addItem(period_title(str(key)), str(key))
        yearly = f"{today.year}" if today.month >= 7 else f"{today.year - 1}"
        self.period.setCurrentIndex(max(self.period.findData(yearly), 0))

    def _ask_regulations(self) -> None:
        office, key = self._office, self.key
        quarter = key is not None and key.kind is PeriodKind.QUARTER
        self._reviewed.setHidden(quarter)  # a quarter reviews none
        self._copied.setHidden(quarter)
        self.members.setVisible(quarter)
        if office is not None and self._operations is not None and key is not None:
            self._operations.query(lambda: office.periods.regulations(key), self._show_regulations)

    def _show_regulations(self, choices: tuple[RegulationChoice, ...]) -> None:
        self._choices = choices
        self.regulation.clear()
        for choice in choices:
            text = self.tr("{title} (đề xuất)") if choice.proposed else "{title}"
            self.regulation.addItem(text.format(title=choice.title), choice.id)
        self.regulation.setCurrentIndex(next((i for i, c in enumerate(choices) if c.proposed), 0))
        self._note.setText(
            self.tr("Bộ đề xuất là bộ có hiệu lực trong kỳ này. Kỳ giữ nguyên quy định đã chọn, kể cả khi có bộ mới.")
        )

    def _regulation_chosen(self) -> None:
        office, key, pack_id = self._office, self.key, self.regulation.currentData()
        if office is not None and self._operations is not None and key is not None and pack_id:
            self._operations.query(lambda: office.periods.proposed_members(key, pack_id), self.members.offer)
        self._ask_overlays()

    def _ask_overlays(self) -> None:
        office, key, pack_id = self._office, self.key, self.regulation.currentData()
        if office is not None and self._operations is not None and key is not None and pack_id:
            self._operations.query(lambda: office.regulations.overlays(pack_id, key), self._show_overlays)

    def _show_overlays(self, overlays: tuple[OverlayInfo, ...]) -> None:
        base = next((choice.title for choice in self._choices if choice.id == self.regulation.currentData()), "")
        self.overlays.offer([(info.id, info.title) for info in overlays], base)

    def open(self, done: Callable[[Outcome], None], failed: Callable[[KnownError], None]) -> bool:
        """Open the chosen period; False, with the reason below the field, where the day cannot be read."""
        try:
            day = self.review_date
        except ValueError:
            a11y.say_problem(
                self._day_row, self.tr("Ngày này không đọc được: ghi đủ ngày/tháng/năm, ví dụ 28/11/2026.")
            )
            return False
        a11y.say_problem(self._day_row, "")
        office, key = self._office, self.key
        if office is None or self._operations is None or key is None:
            return False
        chosen, overlays = self.regulation.currentData(), self.overlays.chosen
        reviewed = [kind for kind, tick in self.collectives.items() if tick.isChecked()] if self.collectives else None
        members = self.members.chosen() if key.kind is PeriodKind.QUARTER else None
        self._operations.run(
            self.tr("Mở kỳ kiểm điểm"),
            lambda: office.periods.open_period(
                key, regulation_id=chosen, overlays=overlays, review_date=day, collectives=reviewed, members=members
            ),
            done,
            failed,
        )
        return True


def _keys(today: date) -> list[PeriodKey]:
    years = range(today.year + 1, today.year - _YEARS_BACK, -1)
    yearly = [PeriodKey(kind=PeriodKind.YEAR, year=year) for year in years]
    quarters = [PeriodKey(kind=PeriodKind.QUARTER, year=today.year, quarter=quarter) for quarter in range(4, 0, -1)]
    return yearly + quarters


class PeriodDialog(QDialog):
    """Opens a period of the open book; ``opened`` names it."""

    opened = Signal(object)

    def __init__(self, office: Office, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Mở kỳ kiểm điểm"))
        self.form, self.panel = PeriodForm(), MessagePanel()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._open = buttons.addButton(self.tr("&Mở kỳ"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._open.clicked.connect(self._try)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(self.form)
        layout.addWidget(self.panel)
        layout.addWidget(area, 1)
        layout.addWidget(buttons)
        fit(self, 75, 32)
        self.form.start(office, operations)

    def _try(self) -> None:
        key = self.form.key

        def done(_: Outcome) -> None:
            self.accept()
            self.opened.emit(key)

        self._open.setEnabled(not self.form.open(done, self._failed))

    def _failed(self, error: KnownError) -> None:
        self._open.setEnabled(True)
        self.panel.show_error(error)

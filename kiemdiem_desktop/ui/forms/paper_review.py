"""A handwritten review as it was received: it counts as complete, and what stands on it goes into the grid."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.domain.dates import PartialDate, parse_shown
from kiemdiem_desktop.domain.grading import Level
from kiemdiem_desktop.domain.viet import nfc
from kiemdiem_desktop.forms.checks import score_problems, show_hundredths, shown
from kiemdiem_desktop.forms.schema import Choice, Field, FieldKind
from kiemdiem_desktop.services.reviews import PaperReview
from kiemdiem_desktop.services.scans import read_scan
from kiemdiem_desktop.ui import a11y
from kiemdiem_desktop.ui.ask import Ask
from kiemdiem_desktop.ui.forms.inputs import CalmCombo, GrowingText
from kiemdiem_desktop.ui.forms.problems import say
from kiemdiem_desktop.ui.forms.scores import read_points
from kiemdiem_desktop.ui.forms.simple import Radios
from kiemdiem_desktop.ui.forms.state import FormState
from kiemdiem_desktop.ui.messages import MessagePanel
from kiemdiem_desktop.ui.sizes import fit
from kiemdiem_desktop.ui.theme import Heading, Note


class PaperReviewDialog(QDialog):
    """Asks for the date, the points or grades, the level and the shortcomings on the paper; ``taken`` carries it."""

    taken = Signal(object)

    def __init__(self, state: FormState, today: date, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ask = ask
        self._scan: Path | None = None
        self.setWindowTitle(self.tr("Nhận bản giấy"))
        name = state.subject.name if state.subject is not None else ""
        self.day, self.general, self.tasks = QLineEdit(PartialDate.from_date(today).shown), QLineEdit(), QLineEdit()
        self.grades = {place.grade: _grade_box(place, state) for place in _graded(state)}
        self._sheet = {row.binding: (place, row) for place in state.form.fields() for row in place.scores}
        self.level = Radios(_levels(state))
        self.shortcomings, self.text = GrowingText(), GrowingText()
        self._scan_name = QLabel(self.tr("Chưa chọn tệp"))
        self.panel = MessagePanel()
        self._rows = {
            "day": a11y.stacked_row(self.tr("&Ngày nhận *"), self.day),
            **self._measured(state),
            "level": a11y.stacked_row(self.tr("Mức tự nhận"), self.level),
            "shortcomings": a11y.stacked_row(
                self.tr("&Hạn chế, khuyết điểm tự nhận"), self.shortcomings, self.tr("Mỗi hạn chế một dòng")
            ),
            "text": a11y.stacked_row(self.tr("Nội &dung chép lại (không bắt buộc)"), self.text),
        }
        for field, key in ((self.general, "score.general"), (self.tasks, "score.tasks")):
            value = state.bound.scores.get(key)
            field.setText("" if value is None else show_hundredths(value))
        level = next(iter(state.bound.levels.values()), None) if "level.self" in state.bound.levels else None
        self.level.choose(level.value if level is not None else "")
        self._lay_out(name)

    def _measured(self, state: FormState) -> dict[str, a11y.Row]:
        """The rows for what the form measures by: points by group, or one grade for each item."""
        if any(place.kind is FieldKind.SCORE_SHEET for place in state.form.fields()):
            return {
                "general": a11y.stacked_row(self.tr("Điểm tự chấm: tiêu chí &chung"), self.general),
                "tasks": a11y.stacked_row(self.tr("Điểm tự chấm: kết quả &thực hiện nhiệm vụ"), self.tasks),
            }
        label = self.tr("Cấp độ tự đánh giá: {item}")
        return {
            place.grade: a11y.stacked_row(label.format(item=_item(state, place)), self.grades[place.grade])
            for place in _graded(state)
        }

    def _lay_out(self, name: str) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.addWidget(Heading(self.tr("Bản kiểm điểm viết tay của {name}").format(name=name), 2))
        column.addWidget(
            Note(self.tr("Bản giấy được tính là đã có bản kiểm điểm; chương trình không in bản thay thế."))
        )
        for row in self._rows.values():
            column.addWidget(row.widget)
        column.addLayout(self._scan_row())
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(body)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        take = buttons.addButton(self.tr("Nhận &bản giấy"), QDialogButtonBox.ButtonRole.AcceptRole)
        take.clicked.connect(self._take)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.panel)
        layout.addWidget(area, 1)
        layout.addWidget(buttons)
        fit(self, 90, 34)
        self.day.setFocus()  # the scroll area would take the first keys
        self.day.selectAll()

    def _scan_row(self) -> QHBoxLayout:
        choose = QPushButton(self.tr("Chọn ảnh &quét…"))
        choose.setAutoDefault(False)
        choose.setToolTip(self.tr("Ảnh hoặc PDF của bản giấy, không bắt buộc"))
        filters = self.tr("Ảnh và PDF (*.pdf *.png *.jpg *.jpeg)")
        choose.clicked.connect(lambda: self._ask.open_file(self.tr("Chọn ảnh quét"), filters, self._chosen))
        line = QHBoxLayout()
        line.addWidget(choose)
        line.addWidget(self._scan_name, 1)
        return line

    def _chosen(self, path: Path | None) -> None:
        if path is not None:
            self._scan = path
            self._scan_name.setText(path.name)

    def _take(self) -> None:
        day = self._read_day()
        asked = {"general": self.general, "tasks": self.tasks}
        points = {key: self._read_points(key, line) for key, line in asked.items() if key in self._rows}
        if day is None or any(isinstance(value, str) for value in points.values()):
            return
        try:
            scan = read_scan(self._scan)
        except KnownError as error:
            self.panel.show_error(error)
            return
        general, tasks = (value if isinstance(value := points.get(key), int) else None for key in asked)
        paper = PaperReview(
            received_on=day,
            general=general,
            tasks=tasks,
            grades={key: str(box.currentData()) for key, box in self.grades.items() if box.currentData()},
            level=Level(self.level.chosen) if self.level.chosen else None,
            shortcomings=tuple(line for line in nfc(self.shortcomings.toPlainText()).splitlines() if line.strip()),
            text=nfc(self.text.toPlainText()).strip(),
            scan=scan,
        )
        self.accept()
        self.taken.emit(paper)

    def _read_day(self) -> date | None:
        try:
            day = parse_shown(self.day.text()).exact()
        except ValueError:
            day = None
        missing = self.tr("Ghi đủ ngày, tháng, năm nhận, ví dụ 20/11/2026.")
        a11y.say_problem(self._rows["day"], "" if day is not None else missing)
        return day

    def _read_points(self, key: str, field: QLineEdit) -> int | str | None:
        """Read points; a text where they cannot be read or cannot be, which is then said below the field."""
        try:
            value = read_points(field.text())
        except ValueError as error:
            a11y.say_problem(self._rows[key], str(error))
            return str(error)
        place, row = self._sheet[f"score.{key}"]
        wrong = "" if value is None else " ".join(map(say, score_problems(place, row, value)))
        a11y.say_problem(self._rows[key], wrong)
        return wrong or value


def _graded(state: FormState) -> tuple[Field, ...]:
    """The boxes for grades that this subject fills."""
    return tuple(place for place in shown(state.form, state.draft, state.bound) if place.grade)


def _grade_box(place: Field, state: FormState) -> CalmCombo:
    box = CalmCombo()
    box.addItem(QCoreApplication.translate("Editors", "Chưa chọn"), "")
    for choice in place.choices:
        box.addItem(choice.label, choice.id)
    box.setCurrentIndex(max(box.findData(str(state.draft.values.get(place.id, ""))), 0))
    return box


def _item(state: FormState, box: Field) -> str:
    """What a box is about: the numbered item above it, else its section."""
    for section in (section for part in state.form.parts for section in part.sections):
        about = section.heading
        for place in section.fields:
            about = f"{place.number} {place.label}".rstrip(":. ") if place.number else about
            if place is box:
                return about
    return box.label


def _levels(state: FormState) -> tuple[Choice, ...]:
    return next((place.choices for place in state.form.fields() if place.kind is FieldKind.LEVEL), ())

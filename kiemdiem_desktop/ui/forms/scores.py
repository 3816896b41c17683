"""The score sheet with its running totals, and the level: exactly one of the form's."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from kiemdiem_desktop.domain.grading import Level, Step
from kiemdiem_desktop.domain.viet import one_line
from kiemdiem_desktop.forms.checks import HUNDREDTHS, group_score, score_total, show_hundredths
from kiemdiem_desktop.forms.schema import Field, ScoreRow
from kiemdiem_desktop.ui import a11y
from kiemdiem_desktop.ui.forms.changes import Change, LevelChange, ScoreChange
from kiemdiem_desktop.ui.forms.editor import Editor
from kiemdiem_desktop.ui.forms.inputs import UNSAVED, Line, mark
from kiemdiem_desktop.ui.forms.simple import Radios, read_decimal
from kiemdiem_desktop.ui.forms.state import FormState
from kiemdiem_desktop.ui.theme import paint_text

_SCORE, _LEVEL = "score.", "level."


def read_points(text: str) -> int | None:
    """Read points as hundredths; None for an empty text. ValueError where it is no number or finer than a hundredth."""
    if not one_line(text):
        return None
    hundredths = read_decimal(text) * HUNDREDTHS
    if hundredths != int(hundredths):
        raise ValueError(QCoreApplication.translate("Editors", "Điểm ghi tối đa hai chữ số sau dấu phẩy."))
    return int(hundredths)


class ScoreSheet(Editor):
    """One line per criterion that takes points; groups with items show the items' sum."""

    def __init__(self, place: Field, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self.lines: dict[str, Line] = {}
        self._stored: dict[str, int] = {}
        self._refused: set[str] = set()
        self._sums: dict[str, tuple[QLabel, ScoreRow]] = {}
        self._grid = QGridLayout()
        self._grid.setColumnStretch(0, 1)
        self.column.addLayout(self._grid)
        for row in place.scores:
            self._add(row, depth=0)
        self.total = QLabel()
        self._most = sum(row.max for row in place.scores)
        label = QLabel(place.total_label or self.tr("Tổng điểm"))
        for shown in (label, self.total):
            _bold(shown)
        self._grid.addWidget(label, self._grid.rowCount(), 0)
        self._grid.addWidget(self.total, self._grid.rowCount() - 1, 1, 1, 2)
        first = next(iter(self.lines.values()), None)
        if first is not None:
            self.setFocusProxy(first)

    def show_state(self, state: FormState) -> None:
        self._stored = {key: value for key, value in state.bound.scores.items() if key in self.lines}
        for binding, line in self.lines.items():
            line.setReadOnly(state.read_only)
            value = self._stored.get(binding)
            if not line.property(UNSAVED) and self._points(line) != value:
                line.setText("" if value is None else show_hundredths(value))
        self._count()

    def take(self) -> tuple[Change, ...]:
        found: list[Change] = []
        reason = ""
        for binding, line in self.lines.items():
            if not line.property(UNSAVED):
                continue
            try:
                value = read_points(line.text())
            except ValueError as error:
                reason = str(error)
                continue
            mark(line, unsaved=False)
            if value != self._stored.get(binding) or binding in self._refused:
                self._refused.discard(binding)
                found.append(ScoreChange(criterion=binding.removeprefix(_SCORE), hundredths=value))
        self.unreadable.emit(reason)
        return tuple(found)

    def retry(self) -> None:
        for binding, line in self.lines.items():
            if self._points(line) != self._stored.get(binding):
                self._refused.add(binding)
                mark(line, unsaved=True)

    def _add(self, row: ScoreRow, depth: int) -> None:
        number = self._grid.rowCount()
        label = QLabel(row.label)
        label.setWordWrap(True)
        label.setIndent(depth * self.fontMetrics().height())
        self._grid.addWidget(label, number, 0)
        most = QLabel(self.tr("/ {most} điểm").format(most=row.max))
        self._grid.addWidget(most, number, 2)
        if row.items:
            total = QLabel()
            _bold(label)
            _bold(total)
            self._sums[row.binding] = (total, row)
            self._grid.addWidget(total, number, 1)
            for item in row.items:
                self._add(item, depth + 1)
            return
        line = Line()
        line.setAlignment(Qt.AlignmentFlag.AlignRight)
        line.setMinimumWidth(self.fontMetrics().averageCharWidth() * 9)
        line.setMaximumWidth(self.fontMetrics().averageCharWidth() * 14)
        a11y.name(line, row.label, self.tr("Điểm, tối đa {most}").format(most=row.max))
        label.setBuddy(line)
        line.textEdited.connect(lambda _, edited=line: self._typed(edited))
        line.left.connect(self._left)
        self.lines[row.binding] = line
        self._grid.addWidget(line, number, 1)

    def _typed(self, line: Line) -> None:
        mark(line, unsaved=True)
        self._count()
        self.edited.emit()

    def _left(self) -> None:
        if any(line.property(UNSAVED) for line in self.lines.values()):
            self.settled.emit()

    def _points(self, line: Line) -> int | None:
        try:
            return read_points(line.text())
        except ValueError:
            return None

    def _count(self) -> None:
        """Add up what is on screen, saved or not, and mark what is over its maximum."""
        points = {key: value for key, line in self.lines.items() if (value := self._points(line)) is not None}
        for label, row in self._sums.values():
            value = group_score(row, points)
            label.setText("…" if value is None else show_hundredths(value))
        total = score_total(self.place.scores, points)
        known = total if total is not None else sum(points.values())
        text = self.tr("{points} / {most}") if total is not None else self.tr("{points} / {most} (chưa đủ các nhóm)")
        self.total.setText(text.format(points=show_hundredths(known), most=self._most))
        paint_text(self.total, "bad" if known > self._most * HUNDREDTHS else "text")


class LevelEditor(Editor):
    """The levels of the form; choosing is saved at once."""

    def __init__(self, place: Field, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self.radios = Radios(place.choices)
        self._unsaved = False
        self.column.addWidget(self.radios)
        self.setFocusProxy(self.radios)
        self.radios.group.buttonClicked.connect(lambda _: self._picked())

    def show_state(self, state: FormState) -> None:
        if not self._unsaved:
            level = state.bound.levels.get(self.place.binding)
            self.radios.choose(level.value if level else "")
        self.radios.setEnabled(not state.read_only)

    def take(self) -> tuple[Change, ...]:
        if not self._unsaved:
            return ()
        self._unsaved = False
        chosen = self.radios.chosen
        step = Step(self.place.binding.removeprefix(_LEVEL))
        return (LevelChange(step=step, level=Level(chosen) if chosen else None),)

    def retry(self) -> None:
        self._unsaved = True

    def _picked(self) -> None:
        self._unsaved = True
        self.edited.emit()
        self.settled.emit()


def _bold(label: QLabel) -> None:
    font = QFont(label.font())
    font.setBold(True)
    label.setFont(font)

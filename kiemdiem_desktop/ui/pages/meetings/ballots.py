"""Ballots as totals: the arithmetic is checked as it is typed, and nothing impossible is ever saved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QGroupBox,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from kiemdiem_desktop.domain.grading import Level
from kiemdiem_desktop.domain.outcome import Outcome
from kiemdiem_desktop.domain.sheets import BallotSheet
from kiemdiem_desktop.domain.tally import Ballot, BallotKind, Tally, TallyProblem, ballot_problems
from kiemdiem_desktop.ui.i18n import QT_TRANSLATE_NOOP
from kiemdiem_desktop.ui.pages.fields import AUTOSAVE_MS, ChoiceField, CountField
from kiemdiem_desktop.ui.pages.flow import flow
from kiemdiem_desktop.ui.pages.meetings.ballot_dialog import AddBallotDialog
from kiemdiem_desktop.ui.pages.meetings.state import MeetingEditor, MeetingState
from kiemdiem_desktop.ui.pages.parts import (
    Sentence,
    add_row,
    box,
    button,
    clear,
    form_layout,
    warning_text,
)
from kiemdiem_desktop.ui.tables.words import BALLOTS, BODIES, word

FEW_VOTERS = 4  # so few, or unanimous, totals tell how each one voted
HEADER: Mapping[str, str] = {
    "voters_present": QT_TRANSLATE_NOOP("BallotSection", "Người bỏ phiếu có mặt"),
    "issued": QT_TRANSLATE_NOOP("BallotSection", "Phiếu phát ra"),
    "collected": QT_TRANSLATE_NOOP("BallotSection", "Phiếu thu về"),
    "valid": QT_TRANSLATE_NOOP("BallotSection", "Phiếu hợp lệ"),
    "invalid": QT_TRANSLATE_NOOP("BallotSection", "Phiếu không hợp lệ"),
}
ANSWERS: Mapping[str, str] = {
    "agree": QT_TRANSLATE_NOOP("BallotSection", "Đồng ý"),
    "disagree": QT_TRANSLATE_NOOP("BallotSection", "Không đồng ý"),
}
LEVELS = tuple(level.value for level in Level)
PROBLEMS: Mapping[str, str] = {
    "negative": QT_TRANSLATE_NOOP("BallotSection", "Số phiếu không thể nhỏ hơn 0."),
    "issued_over_voters": QT_TRANSLATE_NOOP(
        "BallotSection", "Phát ra {left} phiếu, nhiều hơn {right} người bỏ phiếu có mặt."
    ),
    "collected_over_issued": QT_TRANSLATE_NOOP(
        "BallotSection", "Thu về {left} phiếu, nhiều hơn {right} phiếu phát ra."
    ),
    "valid_invalid_not_collected": QT_TRANSLATE_NOOP(
        "BallotSection", "Hợp lệ và không hợp lệ cộng lại là {left}, khác {right} phiếu thu về."
    ),
    "votes_over_valid": QT_TRANSLATE_NOOP(
        "BallotSection", "Cộng các mức là {left} phiếu, nhiều hơn {right} phiếu hợp lệ."
    ),
}


def problem_sentence(problem: TallyProblem) -> str:
    """Say in words which totals contradict each other."""
    text = QCoreApplication.translate("BallotSection", PROBLEMS[problem.code])
    return text.format(left=problem.left, right=problem.right)


def reveals_votes(ballot: Ballot, tallies: Sequence[Tally], columns: Sequence[str]) -> bool:
    """Say whether the totals tell how each one voted: four voters or fewer, or a unanimous result."""
    voters = ballot.voters_present if ballot.voters_present is not None else ballot.collected
    if voters is not None and 0 < voters <= FEW_VOTERS:
        return True
    counted = [[getattr(tally, key) or 0 for key in columns] for tally in tallies]
    whole = max(ballot.valid or 0, 1)  # a row that is only begun tells nothing yet
    return any(sum(row) >= whole and sum(count > 0 for count in row) == 1 for row in counted)


@dataclass(slots=True)
class _Row:
    """The fields of one subject and the line below them."""

    tally: Tally
    fields: dict[str, CountField]
    problem: Sentence
    note: Sentence


class RoundForm(QWidget):
    """The totals of one round; ``ready`` comes when they may be saved, never while they contradict each other."""

    ready = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: BallotSheet | None = None
        self._present: int | None = None
        self._columns: tuple[str, ...] = LEVELS
        self._rows: dict[UUID, _Row] = {}
        self.dirty, self.saving = False, 0
        self.header = {key: CountField(digits=3) for key in HEADER}
        self._problems = {key: warning_text() for key in HEADER}
        self.privacy = Sentence(self._privacy(), tone="warn")
        room = self.privacy.sizePolicy()
        room.setRetainSizeWhenHidden(True)  # it comes and goes while numbers are typed: the fields stay where they are
        self.privacy.setSizePolicy(room)
        self.privacy.hide()
        self._grid = QGridLayout()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AUTOSAVE_MS)
        self._timer.timeout.connect(self.offer)
        totals = QGroupBox(self.tr("Tổ kiểm phiếu"))
        form = form_layout(totals)
        for key, field in self.header.items():
            add_row(form, QCoreApplication.translate("BallotSection", HEADER[key]), field)
            form.addRow(self._problems[key])
            self._watch(field)
        results = QGroupBox(self.tr("Kết quả"))
        results.setLayout(self._grid)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (totals, self.privacy, results):
            column.addWidget(widget)

    def show_round(self, shown: BallotSheet, subjects: Mapping[UUID, str], names: Mapping[Level, str]) -> None:
        """Show a round; typed numbers that are not saved yet stay on screen."""
        same = self._shown is not None and self._shown.ballot.id == shown.ballot.id
        if same and (self.dirty or self.saving):  # read before the newest save: it would take typed numbers away
            return
        self._shown, self.dirty = shown, False
        self._columns = tuple(ANSWERS) if shown.ballot.kind is BallotKind.EXCELLENT else LEVELS
        if not same or set(self._rows) != {tally.subject_id for tally in shown.tallies}:
            self._rebuild(shown, subjects, names)
        for key, field in self.header.items():
            field.show_count(getattr(shown.ballot, key))
        for tally in shown.tallies:
            row = self._rows[tally.subject_id]
            row.tally = tally
            for key, field in row.fields.items():
                field.show_count(getattr(tally, key))
        self.check()

    def hint_voters(self, voters: int) -> None:
        """Say in the empty field how many voters the attendance counts; an empty field means that number."""
        self._present = voters or None  # nobody marked yet: nothing to compare with
        self.header["voters_present"].setPlaceholderText(str(voters))

    def typed(self, stored: BallotSheet) -> tuple[Ballot, tuple[Tally, ...]]:
        """The stored round with the numbers on screen."""
        header: Any = {key: field.count for key, field in self.header.items()}
        tallies: list[Tally] = []
        for tally in stored.tallies:
            row = self._rows.get(tally.subject_id)
            counts: Any = {key: field.count for key, field in row.fields.items()} if row else {}
            tallies.append(replace(tally, **counts))
        return replace(stored.ballot, **header), tuple(tallies)

    def check(self) -> bool:
        """Check what is typed, say each contradiction below its field, and tell whether it may be saved."""
        if self._shown is None:
            return False
        ballot, tallies = self.typed(self._shown)
        if ballot.voters_present is None:
            ballot = replace(ballot, voters_present=self._present)
        problems = ballot_problems(ballot, tallies)
        unread = not all(field.valid for field in self._fields())
        lines = {key: [] if field.valid else [self.tr("Chỉ ghi chữ số.")] for key, field in self.header.items()}
        for problem in problems:
            if problem.subject_id is None:
                lines[problem.field].append(problem_sentence(problem))
        for key, sentence in self._problems.items():
            sentence.say("\n".join(lines[key]))
        by_subject = {problem.subject_id: problem for problem in problems if problem.subject_id is not None}
        for tally in tallies:
            self._say_row(tally, by_subject.get(tally.subject_id), ballot.valid)
        self.privacy.setVisible(reveals_votes(ballot, tallies, self._columns))
        return not problems and not unread

    def offer(self) -> None:
        """Say that the numbers may be saved, when they were changed and agree."""
        self._timer.stop()
        if self.dirty and self.check():
            self.ready.emit()

    def _fields(self) -> list[CountField]:
        return [*self.header.values(), *(field for row in self._rows.values() for field in row.fields.values())]

    def _watch(self, field: CountField) -> None:
        field.changed.connect(self._typing)
        field.editingFinished.connect(self.offer)
        field.returnPressed.connect(self.focusNextChild)

    def _typing(self) -> None:
        self.dirty = True
        self.check()
        self._timer.start()

    def _privacy(self) -> str:
        return self.tr("Ít người bỏ phiếu hoặc kết quả tập trung một mức: tổng số có thể lộ phiếu của từng người.")

    def _say_row(self, tally: Tally, problem: TallyProblem | None, valid: int | None) -> None:
        row = self._rows.get(tally.subject_id)
        if row is None:
            return
        counts = [getattr(tally, key) or 0 for key in self._columns]
        told = f"{' + '.join(map(str, counts))} = {sum(counts)}. {problem_sentence(problem)}" if problem else ""
        row.problem.say(told if all(field.valid for field in row.fields.values()) else self.tr("Chỉ ghi chữ số."))
        short = valid is not None and 0 < tally.votes < valid
        note = self.tr("Cộng lại là {votes}, còn thiếu {rest} so với {valid} phiếu hợp lệ.")
        row.note.say(note.format(votes=tally.votes, rest=(valid or 0) - tally.votes, valid=valid) if short else "")

    def _rebuild(self, shown: BallotSheet, subjects: Mapping[UUID, str], names: Mapping[Level, str]) -> None:
        clear(self._grid)
        self._rows = {}
        titles = {level.value: names[level] for level in Level}
        titles |= {key: QCoreApplication.translate("BallotSection", text) for key, text in ANSWERS.items()}
        for place, key in enumerate(self._columns, start=1):
            title = QLabel(titles[key])
            title.setWordWrap(True)
            title.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
            self._grid.addWidget(title, 0, place)
        for place, tally in enumerate(shown.tallies):
            self._add_row(2 * place + 1, tally, subjects.get(tally.subject_id, ""), titles)
        self._grid.setColumnStretch(0, 1)

    def _add_row(self, line: int, tally: Tally, name: str, titles: Mapping[str, str]) -> None:
        label = QLabel(name)
        label.setWordWrap(True)
        self._grid.addWidget(label, line, 0)
        fields: dict[str, CountField] = {}
        for place, key in enumerate(self._columns, start=1):
            field = CountField(digits=3)
            field.setAccessibleName(f"{name}: {titles[key]}")
            field.setToolTip(titles[key])
            self._watch(field)
            self._grid.addWidget(field, line, place)
            fields[key] = field
        row = _Row(tally=tally, fields=fields, problem=warning_text(), note=Sentence())
        self._grid.addWidget(box(row.problem, row.note), line + 1, 0, 1, len(self._columns) + 1)
        self._rows[tally.subject_id] = row


class BallotsSection(QWidget):
    """The rounds of a meeting; one is shown at a time."""

    def __init__(self, editor: MeetingEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._state: MeetingState | None = None
        self._ballot_id: UUID | None = None
        self.rounds = ChoiceField(least=30)
        self.rounds.setAccessibleName(self.tr("Vòng bỏ phiếu"))
        self.rounds.chosen.connect(self._choose)
        self.form = RoundForm()
        self.form.ready.connect(self._save)
        self.empty = Sentence(self.tr("Chưa có vòng bỏ phiếu nào. Sổ chỉ ghi tổng số phiếu, không ghi ai bầu thế nào."))
        self._add = button(self.tr("Thêm vòng bỏ phiếu…"), self._ask_round)
        self._remove = button(self.tr("Bỏ vòng này…"), self._ask_remove)
        self._print = button(self.tr("In phiếu trống"), self._show_papers, tip=self.tr("Mở phiếu ở trang Văn bản"))
        column = QVBoxLayout(self)
        column.addWidget(flow(self.rounds, self._add, self._remove, self._print))
        column.addWidget(self.empty)
        column.addWidget(self.form)
        column.addStretch(1)

    def show_state(self, state: MeetingState) -> None:
        """Show the meeting's rounds; the chosen one stays."""
        before = self._known()
        self._state = state
        ballots = state.meeting.ballots
        fresh = [shown.ballot.id for shown in ballots if shown.ballot.id not in before]
        if fresh and before:
            self._ballot_id = fresh[-1]
        if self._ballot_id not in {shown.ballot.id for shown in ballots}:
            self._ballot_id = ballots[-1].ballot.id if ballots else None
        self.rounds.offer((shown.ballot.id, self._round_name(shown.ballot)) for shown in ballots)
        self.rounds.show_value(self._ballot_id)
        for widget in (self.form, self.rounds, self._remove, self._print):
            widget.setVisible(bool(ballots))
        self.empty.setVisible(not ballots)
        self._show_round()

    def flush(self) -> None:
        """Save what is typed, when it may be saved."""
        self.form.offer()

    def _known(self) -> set[UUID]:
        return {shown.ballot.id for shown in self._state.meeting.ballots} if self._state else set()

    def _round_name(self, ballot: Ballot) -> str:
        text = self.tr("Vòng {round}: {kind}, {body}")
        return text.format(round=ballot.round, kind=word(BALLOTS, ballot.kind), body=word(BODIES, ballot.body))

    def _show_round(self) -> None:
        state = self._state
        shown = next((b for b in state.meeting.ballots if b.ballot.id == self._ballot_id), None) if state else None
        if state is not None and shown is not None:
            names = {subject.id: subject.name for subject in state.sheet.subjects}
            self.form.hint_voters(state.meeting.headcount.voters_present)
            self.form.show_round(shown, names, state.names)

    def _choose(self, ballot_id: UUID) -> None:
        self.flush()
        self._ballot_id = ballot_id
        self._show_round()

    def _save(self) -> None:
        state, ballot_id, service = self._state, self._ballot_id, self._editor.service
        if state is None or ballot_id is None:
            return
        shown = next(b for b in state.meeting.ballots if b.ballot.id == ballot_id)
        typed, tallies = self.form.typed(shown)

        def work() -> Outcome:
            stored = self._editor.stored_round(state.id, ballot_id)
            versions = {tally.id: tally.version for tally in stored.tallies}
            ready = [replace(tally, version=versions[tally.id]) for tally in tallies if tally.id in versions]
            return service.save_ballot(replace(typed, version=stored.ballot.version), ready)

        def ended() -> None:
            self.form.saving -= 1

        self.form.dirty = False
        self.form.saving += 1
        self._editor.run(self.tr("Ghi kết quả kiểm phiếu"), work, undo=ended, done=ended)

    def _ask_round(self) -> None:
        if self._state is not None:
            self.flush()
            dialog = AddBallotDialog(self._state.subjects(), self._add_round, self)
            self._editor.context.ask.open_dialog(dialog)

    def _add_round(self, kind: BallotKind, subject_ids: tuple[UUID, ...]) -> None:
        state, service = self._state, self._editor.service
        if state is not None:
            self._editor.run(self.tr("Thêm vòng bỏ phiếu"), lambda: service.add_ballot(state.id, kind, subject_ids))

    def _ask_remove(self) -> None:
        ballot_id, service = self._ballot_id, self._editor.service
        if ballot_id is None:
            return

        def answered(yes: bool) -> None:  # noqa: FBT001 - the answer to a question
            if yes:
                self.form.dirty = False
                self._editor.run(self.tr("Bỏ vòng bỏ phiếu"), lambda: service.remove_ballot(ballot_id))

        question = self.tr("Bỏ vòng bỏ phiếu này cùng các số đã ghi?")
        self._editor.context.ask.confirm(question, answered, yes=self.tr("Bỏ vòng bỏ phiếu"))

    def _show_papers(self) -> None:
        self.flush()
        if self._ballot_id is not None:
            self._editor.context.navigate("papers", self._ballot_id, "ballot")

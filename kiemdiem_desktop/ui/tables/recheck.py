"""The findings of a re-check and the rows of a list of results as tables."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QObject

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.grading import Level
from kiemdiem_desktop.domain.recheck import Choice, CorrectionState, RecheckLine
from kiemdiem_desktop.domain.results import ResultRow, ResultState
from kiemdiem_desktop.ui.i18n import QT_TRANSLATE_NOOP
from kiemdiem_desktop.ui.tables.rows import CENTRE, Column, RowsModel

translate = QCoreApplication.translate

STATES: Mapping[str, str] = {
    "open": QT_TRANSLATE_NOOP("Recheck", "Chưa xử lý"),
    "gone": QT_TRANSLATE_NOOP("Recheck", "Không còn"),
    "unknown": QT_TRANSLATE_NOOP("Recheck", "Thiếu dữ liệu"),
    Choice.KEEP.value: QT_TRANSLATE_NOOP("Recheck", "Giữ nguyên"),
    CorrectionState.PROPOSED.value: QT_TRANSLATE_NOOP("Recheck", "Đã đề nghị"),
    CorrectionState.SUBMITTED.value: QT_TRANSLATE_NOOP("Recheck", "Đã trình"),
    CorrectionState.DECIDED.value: QT_TRANSLATE_NOOP("Recheck", "Đã chấn chỉnh"),
}
ROW_STATES: Mapping[ResultState, str] = {
    ResultState.TAKEN: QT_TRANSLATE_NOOP("Recheck", "Nhận"),
    ResultState.DOUBTFUL: QT_TRANSLATE_NOOP("Recheck", "Cần xem lại"),
    ResultState.REFUSED: QT_TRANSLATE_NOOP("Recheck", "Không nhận"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRow:
    """One line of the re-check; ``place`` keeps apart lines of the same finding."""

    place: int
    line: RecheckLine
    names: Mapping[Level, str]

    @property
    def subject(self) -> str:
        """Whom it is about."""
        return self.line.subject_name or translate("Recheck", "Toàn chi bộ")

    @property
    def state(self) -> str:
        """How far it has come."""
        made = self.line.correction
        if self.line.unknown:
            key = "unknown"
        elif made is None:
            key = "open" if self.line.remains else "gone"
        else:
            key = Choice.KEEP.value if made.choice is Choice.KEEP else made.state.value
        said = translate("Recheck", STATES[key])
        return translate("Recheck", "{state} (quá hạn)").format(state=said) if self.line.late else said

    @property
    def level(self) -> str:
        """The level that was found, and the one that stands instead."""
        old = self.names[self.line.level] if self.line.level else ""
        made = self.line.correction
        if made is None or made.choice is not Choice.CORRECT:
            return old
        return f"{old} → {self.names[made.new_level] if made.new_level else '–'}"


FINDING_COLUMNS: tuple[Column[FindingRow], ...] = (
    Column(key="subject", title=QT_TRANSLATE_NOOP("Recheck", "Tập thể, cá nhân"), text=lambda r: r.subject, width=19),
    Column(
        key="finding",
        title=QT_TRANSLATE_NOOP("Recheck", "Nội dung rà soát"),
        text=lambda r: r.line.finding.sentence,
        tip=lambda r: r.line.finding.sentence,
        width=40,
        stretch=True,
    ),
    Column(key="level", title=QT_TRANSLATE_NOOP("Recheck", "Mức"), text=lambda r: r.level, width=19, align=CENTRE),
    Column(key="state", title=QT_TRANSLATE_NOOP("Recheck", "Xử lý"), text=lambda r: r.state, width=24),
)


class FindingsModel(RowsModel[FindingRow]):
    """The lines of a re-check; what is only unknown is grey, what is open is bold."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(
            FINDING_COLUMNS,
            lambda row: (row.place, row.line.finding.rule, row.line.subject_id),
            context="Recheck",
            parent=parent,
            grey=lambda row: row.line.unknown,
            bold=lambda row: not row.line.unknown and row.line.choice is Choice.OPEN and row.line.remains,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRow:
    """One row of a list of results with the names of levels."""

    place: int
    row: ResultRow
    names: Mapping[Level, str]

    @property
    def level(self) -> str:
        """The level that would be stored, else the list's own words."""
        level = self.row.settled_level
        return self.names[level] if level else self.row.told

    @property
    def state(self) -> str:
        """What the import would do."""
        decision = self.row.decision
        if decision is not None:
            return translate("Recheck", "Nhận (đã chọn)") if decision.take else translate("Recheck", "Bỏ qua (đã chọn)")
        return translate("Recheck", ROW_STATES[self.row.state])


IMPORT_COLUMNS: tuple[Column[ImportRow], ...] = (
    Column(
        key="line", title=QT_TRANSLATE_NOOP("Recheck", "Dòng"), text=lambda r: str(r.row.line), width=6, align=CENTRE
    ),
    Column(key="name", title=QT_TRANSLATE_NOOP("Recheck", "Họ và tên"), text=lambda r: r.row.name, width=24),
    Column(key="level", title=QT_TRANSLATE_NOOP("Recheck", "Mức xếp loại"), text=lambda r: r.level, width=28),
    Column(key="state", title=QT_TRANSLATE_NOOP("Recheck", "Sẽ làm"), text=lambda r: r.state, width=16),
    Column(
        key="reasons",
        title=QT_TRANSLATE_NOOP("Recheck", "Ghi chú"),
        text=lambda r: " ".join(r.row.reasons),
        tip=lambda r: "\n".join(r.row.reasons),
        width=30,
        stretch=True,
    ),
)


class ImportModel(RowsModel[ImportRow]):
    """The rows of a list; those that would not be stored are grey."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(
            IMPORT_COLUMNS,
            lambda row: row.place,
            context="Recheck",
            parent=parent,
            grey=lambda row: not row.row.taken,
            bold=lambda row: row.row.state is ResultState.DOUBTFUL and row.row.decision is None,
        )

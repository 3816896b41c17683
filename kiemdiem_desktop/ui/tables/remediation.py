"""The register, prompts, notes, appeals and the check list as tables."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.appeal import Appeal
from kiemdiem_desktop.domain.closing import ClosingItem
from kiemdiem_desktop.domain.dates import PartialDate
from kiemdiem_desktop.domain.note import Note, NoteKind
from kiemdiem_desktop.domain.prompt import Prompt
from kiemdiem_desktop.domain.register import LifeKind, RegisterLine
from kiemdiem_desktop.domain.shortcoming import CauseKind, Gravity, Origin, RemedyState
from kiemdiem_desktop.ui.i18n import QT_TRANSLATE_NOOP
from kiemdiem_desktop.ui.tables.rows import CENTRE, Column, RowsModel

CONTEXT = "Remediation"

STATES: Mapping[RemedyState | None, str] = {
    None: QT_TRANSLATE_NOOP("Remediation", "Chưa ghi kết quả"),
    RemedyState.NOT_REMEDIED: QT_TRANSLATE_NOOP("Remediation", "Chưa khắc phục"),
    RemedyState.IN_PROGRESS: QT_TRANSLATE_NOOP("Remediation", "Đang khắc phục"),
    RemedyState.REMEDIED: QT_TRANSLATE_NOOP("Remediation", "Đã khắc phục"),
}
CAUSES: Mapping[CauseKind | None, str] = {
    None: QT_TRANSLATE_NOOP("Remediation", "Chưa phân loại"),
    CauseKind.OBJECTIVE: QT_TRANSLATE_NOOP("Remediation", "Khách quan"),
    CauseKind.SUBJECTIVE: QT_TRANSLATE_NOOP("Remediation", "Chủ quan"),
}
ORIGINS: Mapping[Origin, str] = {
    Origin.SELF_REVIEW: QT_TRANSLATE_NOOP("Remediation", "Tự kiểm điểm"),
    Origin.REMARK: QT_TRANSLATE_NOOP("Remediation", "Ý kiến tại hội nghị"),
    Origin.CONCLUSION: QT_TRANSLATE_NOOP("Remediation", "Kết luận của hội nghị"),
    Origin.PROMPT: QT_TRANSLATE_NOOP("Remediation", "Gợi ý của cấp trên"),
    Origin.INSPECTION: QT_TRANSLATE_NOOP("Remediation", "Kiểm tra, giám sát"),
    Origin.EARLIER: QT_TRANSLATE_NOOP("Remediation", "Kỳ trước chuyển sang"),
}
GRAVITIES: Mapping[Gravity | None, str] = {
    None: QT_TRANSLATE_NOOP("Remediation", "Không"),
    Gravity.DEGRADATION: QT_TRANSLATE_NOOP("Remediation", "Suy thoái"),
    Gravity.CORRUPTION: QT_TRANSLATE_NOOP("Remediation", "Tham nhũng, tiêu cực"),
    Gravity.VIOLATION: QT_TRANSLATE_NOOP("Remediation", "Vi phạm"),
}
NOTES: Mapping[NoteKind, str] = {
    NoteKind.MERIT: QT_TRANSLATE_NOOP("Remediation", "Ưu điểm"),
    NoteKind.FAULT: QT_TRANSLATE_NOOP("Remediation", "Khuyết điểm"),
    NoteKind.TASK: QT_TRANSLATE_NOOP("Remediation", "Nhiệm vụ"),
}
LIFE: Mapping[LifeKind, str] = {
    LifeKind.FOUND: QT_TRANSLATE_NOOP("Remediation", "Được chỉ ra"),
    LifeKind.CARRIED: QT_TRANSLATE_NOOP("Remediation", "Chuyển sang kỳ này"),
    LifeKind.RETURNED: QT_TRANSLATE_NOOP("Remediation", "Tái diễn"),
    LifeKind.PLANNED: QT_TRANSLATE_NOOP("Remediation", "Hạn của biện pháp"),
    LifeKind.FOLLOWED: QT_TRANSLATE_NOOP("Remediation", "Kiểm tra"),
    LifeKind.STATE: QT_TRANSLATE_NOOP("Remediation", "Kết quả"),
    LifeKind.FINISHED: QT_TRANSLATE_NOOP("Remediation", "Thực hiện xong"),
}


def shown_day(day: date | None) -> str:
    """Write a day as people read it; nothing for none."""
    return "" if day is None else PartialDate.from_date(day).shown


def say(text: str) -> str:
    """Say a text of these tables in the window's language."""
    return QCoreApplication.translate(CONTEXT, text)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRow:
    """One line of the register with the names that it shows."""

    line: RegisterLine
    names: Mapping[UUID, str]

    @property
    def owners(self) -> str:
        """Who carries the measures out."""
        owners = dict.fromkeys(each.owner_id for each in self.line.measures if each.owner_id)
        return ", ".join(self.names.get(owner, "") for owner in owners)

    @property
    def due(self) -> date | None:
        """The next day on which something is due, else the last that was."""
        open_days = [each.due for each in self.line.measures if each.due and each.finished_on is None]
        return min(open_days, default=max((each.due for each in self.line.measures if each.due), default=None))

    @property
    def state(self) -> str:
        """How far it is remedied, overdue first."""
        word = say(STATES[self.line.state])
        if self.line.state is None and not self.line.shortcoming.earlier:
            word = say(QT_TRANSLATE_NOOP("Remediation", "Mới chỉ ra"))
        if self.line.open and self.line.overdue:
            return say(QT_TRANSLATE_NOOP("Remediation", "Quá hạn – {state}")).format(state=word)
        return word

    @property
    def age(self) -> str:
        """Since when, and how often."""
        fault = self.line.shortcoming
        if fault.times < 2:
            return fault.first_seen
        return say(QT_TRANSLATE_NOOP("Remediation", "lần thứ {times}, từ {since}")).format(
            times=fault.times, since=fault.first_seen
        )


REGISTER_COLUMNS: tuple[Column[RegisterRow], ...] = (
    Column(key="period", title=QT_TRANSLATE_NOOP("Remediation", "Kỳ"), text=lambda row: row.line.period_key, width=7),
    Column(
        key="subject",
        title=QT_TRANSLATE_NOOP("Remediation", "Tập thể, cá nhân"),
        text=lambda row: row.line.subject_name,
        tip=lambda row: row.line.subject_name,
        width=15,
    ),
    Column(
        key="fault",
        title=QT_TRANSLATE_NOOP("Remediation", "Hạn chế, khuyết điểm"),
        text=lambda row: row.line.shortcoming.text,
        tip=lambda row: row.line.shortcoming.text,
        width=18,
        stretch=True,
    ),
    Column(
        key="state",
        title=QT_TRANSLATE_NOOP("Remediation", "Tình trạng"),
        text=lambda row: row.state,
        tip=lambda row: row.state,
        width=22,
    ),
    Column(
        key="due",
        title=QT_TRANSLATE_NOOP("Remediation", "Thời hạn"),
        text=lambda row: shown_day(row.due),
        width=14,
        align=CENTRE,
    ),
    Column(
        key="age",
        title=QT_TRANSLATE_NOOP("Remediation", "Từ kỳ"),
        text=lambda row: row.age,
        tip=lambda row: row.age,
        width=18,
    ),
    Column(
        key="owner",
        title=QT_TRANSLATE_NOOP("Remediation", "Người thực hiện"),
        text=lambda row: row.owners,
        tip=lambda row: row.owners,
        width=15,
    ),
)


class RegisterModel(RowsModel[RegisterRow]):
    """The register; what is overdue stands out, what is remedied recedes."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(
            REGISTER_COLUMNS,
            lambda row: row.line.shortcoming.id,
            context=CONTEXT,
            grey=lambda row: not row.line.open,
            bold=lambda row: row.line.open and row.line.overdue > 0,
            parent=parent,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRow:
    """One item of the check list."""

    item: ClosingItem


ITEM_COLUMNS: tuple[Column[ItemRow], ...] = (
    Column(
        key="text",
        title=QT_TRANSLATE_NOOP("Remediation", "Mục phải hoàn thành hoặc trả lời"),
        text=lambda row: row.item.text,
        tip=lambda row: row.item.text,
        width=40,
        stretch=True,
    ),
    Column(
        key="reason",
        title=QT_TRANSLATE_NOOP("Remediation", "Lý do chưa làm được"),
        text=lambda row: row.item.reason,
        tip=lambda row: row.item.reason,
        width=28,
    ),
)


class ItemsModel(RowsModel[ItemRow]):
    """The check list; answered items recede."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(
            ITEM_COLUMNS,
            lambda row: row.item.key,
            context=CONTEXT,
            grey=lambda row: row.item.answered,
            parent=parent,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptRow:
    """One prompt with whom it is addressed to."""

    prompt: Prompt
    name: str


PROMPT_COLUMNS: tuple[Column[PromptRow], ...] = (
    Column(
        key="subject", title=QT_TRANSLATE_NOOP("Remediation", "Tập thể, cá nhân"), text=lambda row: row.name, width=18
    ),
    Column(
        key="text",
        title=QT_TRANSLATE_NOOP("Remediation", "Nội dung được gợi ý"),
        text=lambda row: row.prompt.text,
        tip=lambda row: row.prompt.text,
        width=30,
        stretch=True,
    ),
    Column(
        key="paper",
        title=QT_TRANSLATE_NOOP("Remediation", "Văn bản"),
        text=lambda row: ", ".join(part for part in (row.prompt.paper_number, row.prompt.issuer) if part),
        width=18,
    ),
    Column(
        key="due",
        title=QT_TRANSLATE_NOOP("Remediation", "Thời hạn"),
        text=lambda row: shown_day(row.prompt.due),
        width=13,
        align=CENTRE,
    ),
    Column(
        key="explanation",
        title=QT_TRANSLATE_NOOP("Remediation", "Giải trình"),
        text=lambda row: row.prompt.explanation,
        tip=lambda row: row.prompt.explanation,
        width=26,
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteRow:
    """One note with whom it is about."""

    note: Note
    name: str


NOTE_COLUMNS: tuple[Column[NoteRow], ...] = (
    Column(
        key="day",
        title=QT_TRANSLATE_NOOP("Remediation", "Ngày"),
        text=lambda row: shown_day(row.note.day),
        width=13,
        align=CENTRE,
    ),
    Column(key="name", title=QT_TRANSLATE_NOOP("Remediation", "Về"), text=lambda row: row.name, width=18),
    Column(
        key="kind",
        title=QT_TRANSLATE_NOOP("Remediation", "Loại"),
        text=lambda row: say(NOTES[row.note.kind]),
        width=14,
    ),
    Column(
        key="text",
        title=QT_TRANSLATE_NOOP("Remediation", "Nội dung"),
        text=lambda row: row.note.text,
        tip=lambda row: row.note.text,
        width=34,
        stretch=True,
    ),
    Column(
        key="source",
        title=QT_TRANSLATE_NOOP("Remediation", "Nguồn"),
        text=lambda row: row.note.source,
        tip=lambda row: row.note.source,
        width=24,
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealRow:
    """One appeal with whom it is about, and its result: the level and decision that stood, and those after it."""

    appeal: Appeal
    name: str
    result: str = ""


APPEAL_COLUMNS: tuple[Column[AppealRow], ...] = (
    Column(
        key="day",
        title=QT_TRANSLATE_NOOP("Remediation", "Ngày nhận"),
        text=lambda row: shown_day(row.appeal.received_on),
        width=13,
        align=CENTRE,
    ),
    Column(key="name", title=QT_TRANSLATE_NOOP("Remediation", "Tập thể, cá nhân"), text=lambda row: row.name, width=18),
    Column(
        key="text",
        title=QT_TRANSLATE_NOOP("Remediation", "Nội dung"),
        text=lambda row: row.appeal.text,
        tip=lambda row: row.appeal.text,
        width=30,
        stretch=True,
    ),
    Column(
        key="by",
        title=QT_TRANSLATE_NOOP("Remediation", "Người tiếp nhận"),
        text=lambda row: row.appeal.received_by,
        width=16,
    ),
    Column(
        key="result",
        title=QT_TRANSLATE_NOOP("Remediation", "Kết quả, quyết định"),
        text=lambda row: row.result,
        tip=lambda row: row.result,
        width=30,
    ),
    Column(
        key="answer",
        title=QT_TRANSLATE_NOOP("Remediation", "Trả lời"),
        text=lambda row: row.appeal.answer,
        tip=lambda row: row.appeal.answer,
        width=24,
    ),
)

"""What a form still lacks or contradicts, said beside the field; pure, over the draft and its bound values."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias
from uuid import UUID

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.dates import PartialDate, Precision
from kiemdiem_desktop.domain.grading import Level
from kiemdiem_desktop.domain.remedy import ResponsibilityLack
from kiemdiem_desktop.domain.shortcoming import RemedyState, Shortcoming
from kiemdiem_desktop.forms.draft import ROW_KEY, Draft, TableRow, Value
from kiemdiem_desktop.forms.schema import Condition, ConditionTest, Field, FieldKind, Form, ScoreRow, SubjectKind

HUNDREDTHS = 100


class Severity(StrEnum):
    """How heavy a problem or finding weighs: it stops, it warns, it is only to be known."""

    BLOCK = "block"
    WARN = "warn"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """The values that tables hold for a form, by binding.

    ``scores`` are hundredths of a point; ``texts`` are names, posts, opinions and grades per criterion;
    ``lacks`` is what a collective shortcoming lacks in persons. ``subject`` is the kind of who fills
    the form, where somebody does.
    """

    scores: Mapping[str, int] = field(default_factory=dict)
    levels: Mapping[str, Level] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    shortcomings: Mapping[str, tuple[Shortcoming, ...]] = field(default_factory=dict)
    lacks: Mapping[UUID, ResponsibilityLack] = field(default_factory=dict)
    subject: SubjectKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing to mend at one field; ``code`` and ``params`` let another language say it too."""

    field_id: str
    code: str
    text_vi: str
    severity: Severity
    params: Mapping[str, str] = field(default_factory=dict)


TEXTS: dict[str, str] = {
    "missing": "Chưa điền mục này.",
    "too_long": "Dài {length} ký tự, quá {limit} ký tự cho phép.",
    "too_small": "Số {value} nhỏ hơn {limit}.",
    "too_large": "Số {value} lớn hơn {limit}.",
    "too_precise": "Chỉ ghi tối đa {places} chữ số sau dấu phẩy.",
    "date_incomplete": "Cần ghi đủ ngày, tháng, năm.",
    "choice_unknown": "Lựa chọn “{value}” không có trong mẫu này.",
    "column_missing": "Dòng {row}: chưa điền “{column}”.",
    "score_missing": "Chưa chấm điểm “{row}”.",
    "score_negative": "Điểm “{row}” không được âm.",
    "score_over": "Điểm “{row}” là {value}, quá mức tối đa {limit}.",
    "score_sum": "Điểm “{row}” ghi {value} nhưng cộng các tiêu chí được {sum}.",
    "level_missing": "Chưa chọn mức xếp loại: chọn đúng một mức.",
    "shortcomings_none": "Chưa ghi hạn chế, khuyết điểm nào.",
    "cause_missing": "Hạn chế thứ {row}: chưa ghi nguyên nhân.",
    "responsible_missing": "Hạn chế thứ {row}: chưa ghi người chịu trách nhiệm hoặc lý do không có.",
    "head_missing": "Hạn chế thứ {row}: chưa ghi phần trách nhiệm của người đứng đầu hoặc lý do không có.",
    "state_missing": "Hạn chế thứ {row} của kỳ trước: chưa ghi đã, đang hay chưa khắc phục.",
    "degree_missing": "Hạn chế thứ {row} của kỳ trước: đang khắc phục thì ghi rõ mức độ.",
}

_LACKS = {
    ResponsibilityLack.NO_RESPONSIBLE: "responsible_missing",
    ResponsibilityLack.NO_HEAD: "head_missing",
}
_MISSING = frozenset({"missing", "score_missing", "level_missing", "column_missing", "state_missing"})
_Found: TypeAlias = Iterator[Problem]


def check(form: Form, draft: Draft, bound: Bound) -> tuple[Problem, ...]:
    """Return every problem of the shown fields, in reading order."""
    return tuple(problem for place in shown(form, draft, bound) for problem in _problems(place, draft, bound))


def progress(form: Form, draft: Draft, bound: Bound) -> tuple[int, int]:
    """Count how many of the shown required fields are complete, and how many there are."""
    asked = [place for place in shown(form, draft, bound) if place.required]
    found = check(form, draft, bound)
    open_ids = {p.field_id for p in found if p.code in _MISSING or p.severity is Severity.BLOCK}
    open_ids |= {place.id for place in asked if place.kind is FieldKind.SHORTCOMING_LIST and not _list(place, bound)}
    return sum(place.id not in open_ids for place in asked), len(asked)


def shown(form: Form, draft: Draft, bound: Bound) -> tuple[Field, ...]:
    """Return the fields that the form shows with these values."""
    return tuple(
        place
        for place in form.fields()
        if place.is_for(bound.subject) and _is_shown(form, place.shown_if, draft, bound)
    )


def score_total(rows: tuple[ScoreRow, ...], scores: Mapping[str, int]) -> int | None:
    """Return the sheet's total in hundredths; None until every group has its score."""
    parts = [group_score(row, scores) for row in rows]
    return None if None in parts else sum(part for part in parts if part is not None)


def group_score(row: ScoreRow, scores: Mapping[str, int]) -> int | None:
    """Return a row's score in hundredths: the sum of its items when it has some, else what was entered, or None."""
    return score_total(row.items, scores) if row.items else scores.get(row.binding)


def show_hundredths(value: int) -> str:
    """Write hundredths of a point as people do: 2850 is ``28,5``."""
    return _number(Decimal(value) / HUNDREDTHS)


def _is_shown(form: Form, condition: Condition | None, draft: Draft, bound: Bound) -> bool:
    if condition is None:
        return True
    held = _held(form.field(condition.field), draft, bound)
    match condition.test:
        case ConditionTest.FILLED:
            return bool(held)
        case ConditionTest.EMPTY:
            return not held
        case ConditionTest.ONE_OF:
            return held in condition.values
        case ConditionTest.NOT_ONE_OF:
            return held not in condition.values


def _held(place: Field, draft: Draft, bound: Bound) -> str:
    """Return the value as the text that a condition compares; empty for nothing."""
    if not place.bound:
        value = draft.values.get(place.id)
        return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
    if place.kind in {FieldKind.SHORTCOMING_LIST, FieldKind.REMEDY_LIST}:
        return str(len(_list(place, bound)) or "")
    level = bound.levels.get(place.binding)
    return level.value if level else bound.texts.get(place.binding, "")


def _list(place: Field, bound: Bound) -> tuple[Shortcoming, ...]:
    return bound.shortcomings.get(place.binding, ())


def _problem(place: Field, code: str, severity: Severity = Severity.BLOCK, **params: str) -> Problem:
    text = TEXTS[code].format_map(params)
    return Problem(field_id=place.id, code=code, text_vi=text, severity=severity, params=params)


def _problems(place: Field, draft: Draft, bound: Bound) -> _Found:
    special = _BOUND_CHECKS.get(place.kind)
    if special is not None:
        yield from special(place, bound)
    elif place.bound:
        yield from _bound_text(place, bound)
    elif place.id in draft.values:
        yield from _value(place, draft.values[place.id])
    elif place.required:
        yield _problem(place, "missing")


def _bound_text(place: Field, bound: Bound) -> _Found:
    text = bound.texts.get(place.binding, "")
    if text:
        yield from _value(place, text) if place.kind in {FieldKind.LINE, FieldKind.TEXT, FieldKind.CHOICE} else ()
    elif place.required:
        yield _problem(place, "missing")


def _value(place: Field, value: Value) -> _Found:
    if isinstance(value, tuple):
        yield from _table(place, value)
    elif isinstance(value, str):
        yield from _text(place, value)
    elif isinstance(value, PartialDate):
        if not place.partial and value.precision is not Precision.DAY:
            yield _problem(place, "date_incomplete")
    elif not isinstance(value, bool):
        yield from _limits(place, Decimal(value))


def _text(place: Field, value: str) -> _Found:
    if place.kind is FieldKind.CHOICE and value not in {choice.id for choice in place.choices}:
        yield _problem(place, "choice_unknown", value=value)
    if place.max_length is not None and len(value) > place.max_length:
        yield _problem(place, "too_long", length=str(len(value)), limit=str(place.max_length))


def _limits(place: Field, value: Decimal) -> _Found:
    if place.least and value < Decimal(place.least):
        yield _problem(place, "too_small", value=_number(value), limit=_number(Decimal(place.least)))
    if place.most and value > Decimal(place.most):
        yield _problem(place, "too_large", value=_number(value), limit=_number(Decimal(place.most)))
    if value != round(value, place.places):
        yield _problem(place, "too_precise", places=str(place.places))


def _table(place: Field, rows: tuple[TableRow, ...]) -> _Found:
    names = {row.id: row.label for row in place.rows}
    for number, row in enumerate(rows, start=1):
        shown_as = names.get(str(row.get(ROW_KEY, "")), str(number))
        for column in place.columns:
            cell = row.get(column.id)
            if cell is None and column.required:
                yield _problem(place, "column_missing", row=shown_as, column=column.label)
            if isinstance(cell, str) and column.max_length is not None and len(cell) > column.max_length:
                yield _problem(place, "too_long", length=str(len(cell)), limit=str(column.max_length))


def _score_sheet(place: Field, bound: Bound) -> _Found:
    for row in place.scores:
        yield from _score_row(place, row, bound.scores)


def _score_row(place: Field, row: ScoreRow, scores: Mapping[str, int]) -> _Found:
    value = scores.get(row.binding)
    if row.items:
        for item in row.items:
            yield from _score_row(place, item, scores)
        total = group_score(row, scores)
        if value is not None and total is not None and value != total:
            yield _problem(place, "score_sum", row=row.label, value=show_hundredths(value), sum=show_hundredths(total))
    elif value is None:
        if place.required:
            yield _problem(place, "score_missing", row=row.label)
    else:
        yield from score_problems(place, row, value)


def score_problems(place: Field, row: ScoreRow, value: int) -> _Found:
    """Yield what is wrong with the hundredths entered for one row of a sheet."""
    if value < 0:
        yield _problem(place, "score_negative", row=row.label)
    elif value > row.max * HUNDREDTHS:
        yield _problem(place, "score_over", row=row.label, value=show_hundredths(value), limit=str(row.max))
    elif value % 10 ** max(2 - place.places, 0):
        yield _problem(place, "too_precise", places=str(place.places))


def _level(place: Field, bound: Bound) -> _Found:
    if place.required and place.binding not in bound.levels:
        yield _problem(place, "level_missing")


def _shortcomings(place: Field, bound: Bound) -> _Found:
    entries = _list(place, bound)
    columns = {column.id for column in place.columns}
    if not entries and place.required:
        yield _problem(place, "shortcomings_none", Severity.WARN)
    for number, entry in enumerate(entries, start=1):
        row = str(number)
        if not entry.text:
            yield _problem(place, "column_missing", row=row, column=place.label)
        if "cause" in columns and not entry.cause:
            yield _problem(place, "cause_missing", Severity.WARN, row=row)
        lack = bound.lacks.get(entry.id)
        if "responsible" in columns and lack is not None:
            yield _problem(place, _LACKS[lack], row=row)


def _remedies(place: Field, bound: Bound) -> _Found:
    for number, entry in enumerate(_list(place, bound), start=1):
        if entry.state is None:
            yield _problem(place, "state_missing", row=str(number))
        elif entry.state is RemedyState.IN_PROGRESS and not entry.degree:
            yield _problem(place, "degree_missing", Severity.WARN, row=str(number))


_BOUND_CHECKS: dict[FieldKind, Callable[[Field, Bound], _Found]] = {
    FieldKind.SCORE_SHEET: _score_sheet,
    FieldKind.LEVEL: _level,
    FieldKind.SHORTCOMING_LIST: _shortcomings,
    FieldKind.REMEDY_LIST: _remedies,
}


def _number(value: Decimal) -> str:
    text = f"{value:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")

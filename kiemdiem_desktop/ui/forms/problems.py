"""What a form lacks, said in the window's language and in the colour of its weight."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from kiemdiem_desktop.forms.checks import Problem, Severity
from kiemdiem_desktop.ui.i18n import QT_TRANSLATE_NOOP

TEXTS: dict[str, str] = {
    "missing": QT_TRANSLATE_NOOP("Problems", "Chưa điền mục này."),
    "too_long": QT_TRANSLATE_NOOP("Problems", "Dài {length} ký tự, quá {limit} ký tự cho phép."),
    "too_small": QT_TRANSLATE_NOOP("Problems", "Số {value} nhỏ hơn {limit}."),
    "too_large": QT_TRANSLATE_NOOP("Problems", "Số {value} lớn hơn {limit}."),
    "too_precise": QT_TRANSLATE_NOOP("Problems", "Chỉ ghi tối đa {places} chữ số sau dấu phẩy."),
    "date_incomplete": QT_TRANSLATE_NOOP("Problems", "Cần ghi đủ ngày, tháng, năm."),
    "choice_unknown": QT_TRANSLATE_NOOP("Problems", "Lựa chọn “{value}” không có trong mẫu này."),
    "column_missing": QT_TRANSLATE_NOOP("Problems", "Dòng {row}: chưa điền “{column}”."),
    "score_missing": QT_TRANSLATE_NOOP("Problems", "Chưa chấm điểm “{row}”."),
    "score_negative": QT_TRANSLATE_NOOP("Problems", "Điểm “{row}” không được âm."),
    "score_over": QT_TRANSLATE_NOOP("Problems", "Điểm “{row}” là {value}, quá mức tối đa {limit}."),
    "score_sum": QT_TRANSLATE_NOOP("Problems", "Điểm “{row}” ghi {value} nhưng cộng các tiêu chí được {sum}."),
    "level_missing": QT_TRANSLATE_NOOP("Problems", "Chưa chọn mức xếp loại: chọn đúng một mức."),
    "shortcomings_none": QT_TRANSLATE_NOOP("Problems", "Chưa ghi hạn chế, khuyết điểm nào."),
    "cause_missing": QT_TRANSLATE_NOOP("Problems", "Hạn chế thứ {row}: chưa ghi nguyên nhân."),
    "responsible_missing": QT_TRANSLATE_NOOP(
        "Problems", "Hạn chế thứ {row}: chưa ghi người chịu trách nhiệm hoặc lý do không có."
    ),
    "head_missing": QT_TRANSLATE_NOOP(
        "Problems", "Hạn chế thứ {row}: chưa ghi phần trách nhiệm của người đứng đầu hoặc lý do không có."
    ),
    "state_missing": QT_TRANSLATE_NOOP(
        "Problems", "Hạn chế thứ {row} của kỳ trước: chưa ghi đã, đang hay chưa khắc phục."
    ),
    "degree_missing": QT_TRANSLATE_NOOP(
        "Problems", "Hạn chế thứ {row} của kỳ trước: đang khắc phục thì ghi rõ mức độ."
    ),
}

_EMPTY = frozenset({"missing", "score_missing", "level_missing", "state_missing", "shortcomings_none"})


def say(problem: Problem) -> str:
    """Say a problem in the window's language; a code unknown here reads as the forms floor wrote it."""
    source = TEXTS.get(problem.code)
    if source is None:
        return problem.text_vi
    return QCoreApplication.translate("Problems", source).format_map(dict(problem.params))


def colour(found: tuple[Problem, ...]) -> str:
    """Name the shade of a field's problems: what is only not filled in yet stays quiet."""
    if all(problem.code in _EMPTY for problem in found):
        return "muted"
    return "bad" if any(problem.severity is Severity.BLOCK for problem in found) else "warn"

"""A re-check told outside the window: as plain data for programs and as lines for people."""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem_desktop.domain.recheck import RecheckLine, RecheckSheet
from kiemdiem_desktop.exchange.plain import to_plain


def recheck_plain(sheet: RecheckSheet) -> dict[str, object]:
    """Everything that a re-check found and what was done about it, as JSON data."""
    return {
        "period": sheet.period.key,
        "regulation": sheet.period.regulation_id,
        "today": sheet.today.isoformat(),
        "deadline": sheet.deadline.isoformat() if sheet.deadline else None,
        "days_left": sheet.days_left,
        "late": sheet.late,
        "findings": [_line_plain(line) for line in sheet.findings],
        "unknown": [_line_plain(line) for line in sheet.unknown],
        "corrections": [to_plain(line.correction) for line in sheet.lines if line.correction],
    }


def _line_plain(line: RecheckLine) -> dict[str, object]:
    finding = line.finding
    return {
        "rule": finding.rule,
        "subject": str(line.subject_id) if line.subject_id else None,
        "name": line.subject_name or None,
        "level": line.level.value if line.level else None,
        "severity": finding.severity,
        "numbers": dict(finding.numbers),
        "sentence": finding.sentence,
        "citation": finding.citation,
        "choice": line.choice.value,
        "remains": line.remains,
        "late": line.late,
    }


def recheck_lines(sheet: RecheckSheet) -> Iterator[str]:
    """The same in lines to read."""
    yield f"Kỳ {sheet.period.key}, {sheet.regulation}"
    for line in sheet.findings:
        done = line.correction.state if line.correction else "open"
        yield f"[{line.choice}/{done}{', quá hạn' if line.late else ''}] {line.finding.sentence}"
    for line in sheet.unknown:
        yield f"[?] {line.finding.sentence}"
    yield f"{len(sheet.findings)} nội dung, còn {len(sheet.open)} chưa xử lý; {len(sheet.unknown)} chỗ thiếu dữ liệu."
    if sheet.deadline is not None:
        left = sheet.days_left or 0
        said = f"còn {left} ngày" if left >= 0 else f"đã quá hạn {-left} ngày"
        yield f"Thời hạn: hết ngày {sheet.deadline:%d/%m/%Y}, {said}."

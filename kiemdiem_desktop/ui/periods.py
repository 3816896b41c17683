"""How a period and its regulation are named on screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from kiemdiem_desktop.domain.period import Period, PeriodKey, PeriodKind
from kiemdiem_desktop.services.office import Office
from kiemdiem_desktop.ui.i18n import QT_TRANSLATE_NOOP

_TEXTS: dict[PeriodKind, str] = {
    PeriodKind.YEAR: QT_TRANSLATE_NOOP("Periods", "Năm {year}"),
    PeriodKind.QUARTER: QT_TRANSLATE_NOOP("Periods", "Quý {quarter} năm {year}"),
    PeriodKind.TERM: QT_TRANSLATE_NOOP("Periods", "Nhiệm kỳ {year}–{end}"),
}


def period_title(key: str) -> str:
    """Write a period's key in words: ``2026-Q1`` is quarter 1 of 2026."""
    known = PeriodKey.parse(key)
    text = QCoreApplication.translate("Periods", _TEXTS[known.kind])
    return text.format(year=known.year, quarter=known.quarter, end=known.end_year)


def regulation_name(office: Office, period: Period | None) -> str:
    """Name shortly the regulation that a period is pinned to; call it on the book's thread."""
    if period is None:
        return ""
    return office.periods.regulation(period.id).short_name

"""The papers that go up with the results of a period: the report, those not reviewed, the statistics_papers."""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem_desktop.documents.kinds import PaperKind, PaperRef
from kiemdiem_desktop.documents.papers import result_report
from kiemdiem_desktop.documents.papers.missing import cell_lacks, summary_lacks
from kiemdiem_desktop.documents.workbooks import statistics_papers
from kiemdiem_desktop.domain.sheets import PeriodSheet

_NOT_REVIEWED = PaperKind(
    key=statistics_papers.NOT_REVIEWED,
    order=11,
    scope="period",
    build=statistics_papers.build_not_reviewed,
    lacks=statistics_papers.not_reviewed_lacks,
)

RESULT_PAPERS: tuple[PaperKind, ...] = (
    PaperKind(
        key=result_report.KEY, order=10, scope="period", build=result_report.build, lacks=result_report.report_lacks
    ),
    _NOT_REVIEWED,
    PaperKind(
        key=statistics_papers.MEMBERS,
        order=12,
        scope="period",
        build=statistics_papers.build_members,
        lacks=statistics_papers.member_lacks,
    ),
    PaperKind(
        key=statistics_papers.ORGANISATIONS,
        order=13,
        scope="period",
        build=statistics_papers.build_organisations,
        lacks=summary_lacks,
    ),
    PaperKind(
        key=statistics_papers.REVIEWS, order=14, scope="period", build=statistics_papers.build_reviews, lacks=cell_lacks
    ),
)
"""In the order of the dossier. Their words stand beside the packs."""


def result_refs(sheet: PeriodSheet) -> Iterator[PaperRef]:
    """Every paper of the results; the list only where somebody has no level."""
    everybody_has_a_level = sheet.balance.total == sheet.balance.classified
    for kind in RESULT_PAPERS:
        if kind is not _NOT_REVIEWED or not everybody_has_a_level:
            yield PaperRef(key=kind.key)

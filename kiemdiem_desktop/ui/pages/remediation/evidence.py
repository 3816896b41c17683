"""A file that the book keeps, saved where the user wants to look at it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from kiemdiem_desktop.base import files
from kiemdiem_desktop.domain.review import Attachment

if TYPE_CHECKING:
    from kiemdiem_desktop.ui.context import PageContext

translate = QCoreApplication.translate


def save_evidence(context: PageContext, attachment_id: UUID) -> None:
    """Read a kept file and ask where it goes."""
    remedy = context.office.remediation

    def read(found: Attachment) -> None:
        def chosen(path: Path | None) -> None:
            if path is not None:
                context.operations.query(
                    lambda: files.write_atomic(path, found.content),
                    lambda _: context.status(translate("RegisterTab", "Đã lưu {file}").format(file=path.name)),
                )

        title, filters = translate("RegisterTab", "Lưu tài liệu"), translate("RegisterTab", "Tất cả (*)")
        context.ask.save_file(title, found.name, filters, chosen)

    context.operations.query(lambda: remedy.evidence(attachment_id), read)

"""The papers of a period as a table: what each is called, and whether all it needs is there."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject

from kiemdiem_desktop.services.papers import PaperLine
from kiemdiem_desktop.ui.i18n import QT_TRANSLATE_NOOP
from kiemdiem_desktop.ui.tables.rows import Column, RowsModel

READY = QT_TRANSLATE_NOOP("PapersTable", "✓ Sẵn sàng")
NOT_READY = QT_TRANSLATE_NOOP("PapersTable", "Chưa đủ dữ liệu")


def state_word(line: PaperLine) -> str:
    """Say a paper's state, with how much is missing."""
    text = QCoreApplication.translate("PapersTable", NOT_READY if line.missing else READY)
    return f"{text} ({len(line.missing)})" if line.missing else text


COLUMNS: tuple[Column[PaperLine], ...] = (
    Column(
        key="title",
        title=QT_TRANSLATE_NOOP("PapersTable", "Văn bản"),
        text=lambda line: line.title,
        tip=lambda line: line.title,
        stretch=True,
    ),
    Column(
        key="state",
        title=QT_TRANSLATE_NOOP("PapersTable", "Tình trạng"),
        text=state_word,
        tip=lambda line: "\n".join(item.text_vi for item in line.missing),
        width=20,
    ),
)


class PapersModel(RowsModel[PaperLine]):
    """All papers in the order of the service; those that still lack something are grey."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(
            COLUMNS,
            lambda line: line.ref,
            context="PapersTable",
            parent=parent,
            grey=lambda line: bool(line.missing),
        )

"""The papers of a period as a table: what each is called, and whether all it needs is there."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject

from kiemdiem_desktop.services.papers import PaperLine
from kiemdiem_desktop.ui.i18n import QT_TRANSLATE_NOOP
from kiemdiem_desktop.ui.tables.rows import Column, RowsModel

READY = QT_TRANSLATE_NOOP("PapersTable", "✓ Sẵn sàng")
NOT_READY = QT_TRANSLATE_NOOP("PapersTable", "Chưa đủ dữ liệu")
ISSUED = QT_TRANSLATE_NOOP("PapersTable", "✓ Đã phát hành")
DIFFERS = QT_TRANSLATE_NOOP("PapersTable", "≠ Khác bản phát hành")
UNKEPT = QT_TRANSLATE_NOOP("PapersTable", "✓ Phát hành, chưa giữ")
WORDS = {"ready": READY, "missing": NOT_READY, "issued": ISSUED, "differs": DIFFERS, "unkept": UNKEPT}


def state_word(line: PaperLine) -> str:
    """Say a paper's state, with how much is missing of one that has not gone out."""
    text = QCoreApplication.translate("PapersTable", WORDS[line.state])
    return f"{text} ({len(line.missing)})" if line.state == "missing" else text


def number_shown(line: PaperLine) -> str:
    """The number that the paper has."""
    return f"{line.number.number:02d}-{line.number.type_code}" if line.number is not None else ""


COLUMNS: tuple[Column[PaperLine], ...] = (
    Column(
        key="title",
        title=QT_TRANSLATE_NOOP("PapersTable", "Văn bản"),
        text=lambda line: line.title,
        tip=lambda line: line.title,
        stretch=True,
    ),
    Column(key="number", title=QT_TRANSLATE_NOOP("PapersTable", "Số"), text=number_shown, width=7),
    Column(
        key="state",
        title=QT_TRANSLATE_NOOP("PapersTable", "Tình trạng"),
        text=state_word,
        tip=lambda line: "\n".join(item.text_vi for item in line.missing),
        width=24,
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

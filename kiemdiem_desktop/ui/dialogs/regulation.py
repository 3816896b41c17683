"""What a regulation says, in the window: the period's own first, the others at hand, print, install, move."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.regulations.page_lines import Page
from kiemdiem_desktop.services.library import LookedAt, PrintedPage
from kiemdiem_desktop.services.office import Office
from kiemdiem_desktop.services.regulations import OverlayInfo, RegulationInfo
from kiemdiem_desktop.ui import a11y
from kiemdiem_desktop.ui.ask import Ask
from kiemdiem_desktop.ui.dialogs.regulation_html import page_html
from kiemdiem_desktop.ui.messages import MessagePanel
from kiemdiem_desktop.ui.operations import Operations
from kiemdiem_desktop.ui.pages.overlays import OverlayPicker
from kiemdiem_desktop.ui.pages.paper_out import PaperOut
from kiemdiem_desktop.ui.sizes import fit
from kiemdiem_desktop.ui.theme import Note


class RegulationDialog(QDialog):
    """Reads regulations; nothing is changed here but by installing one or moving the period."""

    def __init__(
        self, office: Office, operations: Operations, ask: Ask, period_id: UUID | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Bộ quy định này nói gì"))
        self._office, self._operations, self._ask, self._period_id = office, operations, ask, period_id
        self._page: Page | None = None
        self._out = PaperOut(self, operations, ask, self._refused)
        self.panel, self.choice, self.browser = MessagePanel(), QComboBox(), QTextBrowser()
        self.overlays = OverlayPicker()
        self._listed: dict[str, RegulationInfo] = {}
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.setMinimumContentsLength(24)
        self.browser.setAccessibleName(self.tr("Nội dung bộ quy định"))
        self.browser.setOpenLinks(False)
        layout = QVBoxLayout(self)
        layout.addWidget(self.panel)
        layout.addWidget(a11y.stacked_row(self.tr("&Bộ quy định"), self.choice).widget)
        layout.addWidget(self.overlays)
        layout.addWidget(
            Note(
                self.tr(
                    "Mỗi dòng có căn cứ và độ tin cậy; dòng đánh dấu ▸ là của phần bổ sung, kèm điều lớp dưới nói khác."
                )
            )
        )
        layout.addWidget(self.browser, 1)
        layout.addWidget(self._buttons())
        fit(self, 100, 36)
        self.choice.currentIndexChanged.connect(lambda _: self._offer_overlays())
        self.overlays.changed.connect(self._show_chosen)
        self._list()

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        box.rejected.connect(self.reject)
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.install = box.addButton(self.tr("&Cài thêm từ tệp…"), role)
        self.move_to = box.addButton(self.tr("Ch&uyển kỳ sang bộ này…"), role)
        self.save = box.addButton(self.tr("&Lưu PDF…"), role)
        self.print = box.addButton(self.tr("&In…"), role)
        for button, verb in (
            (self.install, self._ask_install),
            (self.move_to, self._ask_move),
            (self.save, lambda: self._send(self._out.save)),
            (self.print, lambda: self._send(self._out.print)),
        ):
            button.clicked.connect(lambda _checked=False, v=verb: v())
        return box

    def _list(self) -> None:
        self._operations.query(self._office.regulations.list, self._show_list, self.panel.show_error)

    def _show_list(self, listed: tuple[RegulationInfo, ...]) -> None:
        kept = self.choice.currentData()
        self._listed = {info.id: info for info in listed}
        own = [(self.tr("Quy định của kỳ đang xem"), "")] if self._period_id is not None else []
        rows = [*own, *((f"{info.title} ({info.years})", info.id) for info in listed)]
        self.choice.blockSignals(True)  # noqa: FBT003 - Qt's own name
        self.choice.clear()
        for text, pack_id in rows:
            self.choice.addItem(text, pack_id)
        self.choice.setCurrentIndex(next((i for i, row in enumerate(rows) if row[1] == kept), 0))
        self.choice.blockSignals(False)  # noqa: FBT003 - as above
        self._offer_overlays()

    def _offer_overlays(self) -> None:
        info = self._listed.get(str(self.choice.currentData() or ""))
        rows = [(overlay.id, self._named(overlay)) for overlay in info.overlays] if info is not None else []
        self.overlays.offer(rows, info.short_title if info is not None else "")
        self._show_chosen()

    def _named(self, overlay: OverlayInfo) -> str:
        return f"{overlay.title} ({overlay.years})" if overlay.years else overlay.title

    def _show_chosen(self) -> None:
        laws, period_id = self._office.regulations, self._period_id
        pack_id, overlays = str(self.choice.currentData() or ""), self.overlays.chosen
        self.move_to.setEnabled(period_id is not None and bool(pack_id))
        if pack_id:
            self._operations.query(lambda: laws.show(pack_id, overlays), self.show_page, self.panel.show_error)
        elif period_id is not None:
            self._operations.query(lambda: laws.show_period(period_id), self.show_page, self.panel.show_error)

    def show_page(self, page: Page) -> None:
        """Show a page from its top."""
        self._page = page
        self.browser.setHtml(page_html(page, self.tr("Điều được thêm hoặc thay")))

    def _send(self, verb: Callable[[Callable[[], PrintedPage]], None]) -> None:
        page, laws = self._page, self._office.regulations
        if page is not None:
            verb(lambda: laws.paper(page))

    def _ask_install(self) -> None:
        title = self.tr("Chọn bộ quy định")
        filters = self.tr("Bộ quy định (*.zip pack.toml overlay.toml)")
        self._ask.open_file(title, filters, self._install)

    def _install(self, path: Path | None) -> None:
        if path is None:
            return
        laws = self._office.regulations

        def looked_at(looked: LookedAt) -> None:
            from kiemdiem_desktop.ui.dialogs.install_regulation import (  # noqa: PLC0415 - built when asked for
                InstallRegulationDialog,
            )

            self.panel.dismiss()
            dialog = InstallRegulationDialog(self._office, self._operations, path, looked, self)
            dialog.installed.connect(self._list)
            self._ask.open_dialog(dialog)

        self._operations.query(lambda: laws.look(path), looked_at, self._refused)

    def _refused(self, error: KnownError) -> None:
        self.panel.show_error(error)

    def _ask_move(self) -> None:
        from kiemdiem_desktop.ui.dialogs.move_period import MovePeriodDialog  # noqa: PLC0415 - built when asked for

        pack_id = str(self.choice.currentData() or "")
        if pack_id and self._period_id is not None:
            law = (pack_id, self.overlays.chosen)
            dialog = MovePeriodDialog(self._office, self._operations, self._period_id, law, self)
            dialog.moved.connect(self._to_own)
            self._ask.open_dialog(dialog)

    def _to_own(self) -> None:
        self.choice.setCurrentIndex(0)
        self._offer_overlays()

"""Erase a member: who, what holds him, consent where it is needed, and what stays out of reach."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.member import Member
from kiemdiem_desktop.domain.outcome import Outcome
from kiemdiem_desktop.services.erase import ErasePlan
from kiemdiem_desktop.services.office import Office
from kiemdiem_desktop.ui import a11y
from kiemdiem_desktop.ui.ask import Ask
from kiemdiem_desktop.ui.dialogs.backups import button
from kiemdiem_desktop.ui.messages import MessagePanel
from kiemdiem_desktop.ui.operations import Operations
from kiemdiem_desktop.ui.sizes import fit
from kiemdiem_desktop.ui.theme import Note
from kiemdiem_desktop.ui.ticks import Tick


class EraseDialog(QDialog):
    """Shows the plan of a chosen member and erases him once everything was said."""

    def __init__(self, office: Office, operations: Operations, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Xóa dữ liệu cá nhân của một đảng viên"))
        self._office, self._operations, self._ask = office, operations, ask
        self._members: tuple[Member, ...] = ()
        self._plan: ErasePlan | None = None
        self.panel, self.member, self.told = MessagePanel(), QComboBox(), QPlainTextEdit()
        self.told.setReadOnly(True)
        a11y.name(self.told, self.tr("Những nơi còn giữ dữ liệu của người này"))
        self.consent = Tick(self.tr("Đồng ý xóa cả trong hồ sơ đã khóa và tệp đính kèm đã nêu"))
        self.drop = Tick(self.tr("Xóa luôn các bản sao lưu cạnh sổ còn giữ người này"))
        self.consent.toggled.connect(lambda _: self._tell())
        self.member.currentIndexChanged.connect(self._pick)
        self.erase_button = button(
            self.tr("&Xóa vĩnh viễn…"), self.tr("Không hoàn tác được, kể cả những việc làm trước đó"), self.erase
        )
        closing = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        closing.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.panel)
        layout.addWidget(
            Note(self.tr("Chỉ dùng khi buộc phải xóa dữ liệu cá nhân. Người chuyển đi thì ghi chuyển đi, không xóa."))
        )
        layout.addWidget(a11y.stacked_row(self.tr("&Đảng viên"), self.member).widget)
        layout.addWidget(self.told, 1)
        for each in (self.consent, self.drop, self.erase_button, closing):
            layout.addWidget(each)
        fit(self, 90, 28)
        self._tell()
        operations.query(lambda: office.roster.members(with_left=True), self._show)

    def erase(self) -> None:
        """Ask once more and erase."""
        plan = self._plan
        if plan is None:
            return

        def answered(yes: bool) -> None:  # noqa: FBT001 - the answer
            if yes:
                self._erase(plan)

        self._ask.confirm(
            self.tr("Xóa vĩnh viễn dữ liệu của {name}?").format(name=plan.name),
            answered,
            detail=self.tr("Việc này và mọi việc trước đó không hoàn tác được nữa."),
            yes=self.tr("Xóa vĩnh viễn"),
        )

    def _erase(self, plan: ErasePlan) -> None:
        office, consent, drop = self._office, self.consent.isChecked(), self.drop.isChecked()

        def work() -> Outcome:
            done = office.erasing.erase(plan.member_id, consent=consent)
            if drop:
                office.erasing.drop_backups(plan.backups)
            return done

        def done(_: Outcome) -> None:
            self.accept()

        self._operations.run(self.tr("Xóa dữ liệu cá nhân"), work, done, self.panel.show_error)

    def _show(self, members: tuple[Member, ...]) -> None:
        self._members = members
        with QSignalBlocker(self.member):
            self.member.addItems([member.name for member in members])
            self.member.setCurrentIndex(-1)

    def _pick(self, row: int) -> None:
        self._plan = None
        self.told.clear()
        if 0 <= row < len(self._members):
            member_id = self._members[row].id
            self._operations.query(lambda: self._office.erasing.plan(member_id), self._show_plan, self.panel.show_error)
        self._tell()

    def _show_plan(self, plan: ErasePlan) -> None:
        row = self.member.currentIndex()
        if not (0 <= row < len(self._members) and self._members[row].id == plan.member_id):
            return  # another one was chosen meanwhile
        self._plan = plan
        rows = (
            (self.tr("Kỳ kiểm điểm có người này: {names}"), plan.periods),
            (self.tr("Kỳ đã khóa (số liệu sẽ khác văn bản đã in): {names}"), plan.closed),
            (self.tr("Văn bản đã phát hành có người này sẽ bỏ tệp, chỉ giữ dấu kiểm: {names}"), plan.issued),
            (self.tr("Văn bản đã phát hành trong các kỳ đó mà sổ không giữ bản: {names}"), plan.unkept),
            (self.tr("Hồ sơ đã khóa sẽ bỏ nội dung, chỉ giữ dấu kiểm: {names}"), plan.dossiers),
            (self.tr("Tệp đính kèm khác đọc được tên hoặc số của người này, sẽ bỏ: {names}"), plan.files),
            (self.tr("Bản sao lưu cạnh sổ còn giữ: {names}"), tuple(path.name for path in plan.backups)),
        )
        lines = [text.format(names=", ".join(names)) for text, names in rows if names]
        lines.append(self.tr("Chỗ khác nhắc tới tên hoặc số giấy tờ: {count}").format(count=plan.mentions))
        if plan.namesakes:
            lines.append(self.tr("Có người trùng tên nên tên trong bài viết của người khác được giữ nguyên."))
        lines.append(self.tr("Bản in, tệp đã xuất, bản sao lưu ở nơi khác: phải tự tìm và hủy."))
        self.told.setPlainText("\n".join(lines))
        self._tell()

    def _tell(self) -> None:
        plan = self._plan
        needs = plan is not None and plan.needs_consent
        self.consent.setEnabled(needs)
        self.drop.setEnabled(plan is not None and bool(plan.backups))
        self.erase_button.setEnabled(plan is not None and (not needs or self.consent.isChecked()))

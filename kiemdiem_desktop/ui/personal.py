"""Before the first file with personal data leaves the book, one word of warning; it is said once on this computer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from kiemdiem_desktop.ui.ask import Ask
from kiemdiem_desktop.ui.preferences import Preferences

FLAG = "export_warned"
translate = QCoreApplication.translate


class PersonalWarning:
    """Asks before the first export and remembers that it was understood."""

    def __init__(self, preferences: Preferences, ask: Ask) -> None:
        self._preferences, self._ask = preferences, ask

    def before(self, export: Callable[[], None]) -> None:
        """Go on with an export, after the warning where it was not heard yet."""
        if self._preferences.flag(FLAG):
            export()
            return

        def answered(yes: bool) -> None:  # noqa: FBT001 - the answer
            if yes:
                self._preferences.set_flag(FLAG, on=True)
                export()

        self._ask.confirm(
            translate("PersonalWarning", "Tệp sắp lưu có dữ liệu cá nhân của đảng viên."),
            answered,
            detail=translate(
                "PersonalWarning",
                "Tệp đã lưu ra không có mật khẩu: ai có tệp cũng đọc được. Chỉ đưa cho nơi có trách nhiệm nhận, "
                "cất như văn bản giấy và hủy bản không cần nữa. Chương trình chỉ nhắc một lần.",
            ),
            yes=translate("PersonalWarning", "Đã hiểu, lưu tệp"),
        )

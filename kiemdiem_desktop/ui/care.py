"""The window's verbs that keep the book safe: backups, history, passphrase, lock, check, erasing, first notices."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.services.office import Office
from kiemdiem_desktop.services.safety import Problem
from kiemdiem_desktop.ui.ask import Ask
from kiemdiem_desktop.ui.messages import MessagePanel
from kiemdiem_desktop.ui.operations import Operations

PLAIN = KnownError("book_has_no_passphrase")


class Care(QObject):
    """Opens the dialogs of one window; what needs the book closed is asked of the shell by signals."""

    restore_asked = Signal(object, str)
    lock_asked = Signal()

    def __init__(self, office: Office, operations: Operations, ask: Ask, panel: MessagePanel, window: QWidget) -> None:
        super().__init__(window)
        self._office, self._operations, self._ask = office, operations, ask
        self._panel, self._window = panel, window
        self._untold: list[KnownError] = []
        self.before_export: Callable[[Callable[[], None]], None] = lambda export: export()
        panel.closed.connect(self._say_next)

    def verbs(self) -> dict[str, Callable[[], None]]:
        """The verbs under the keys of the menu's rows."""
        return {
            "backups": self.show_backups,
            "history": self.show_history,
            "protection": self.show_protection,
            "erase": self.show_erase,
            "check": self.check,
            "export_whole": self.export_whole,
            "lock": self.lock,
            "about": self.show_about,
        }

    def welcome(self) -> None:
        """Say what was found at opening, and each time anew that the book has no passphrase until that is decided."""
        office = self._office
        self._operations.query(lambda: (office.notices, office.safety.undecided()), self._say)

    def show_backups(self) -> None:
        """Show the backups."""
        from kiemdiem_desktop.ui.dialogs.backups import BackupsDialog  # noqa: PLC0415 - windows are built when asked for

        dialog = BackupsDialog(self._office, self._operations, self._ask, self._window)
        dialog.restore_asked.connect(self._restore)
        self._ask.open_dialog(dialog)

    def show_history(self) -> None:
        """Show what was done."""
        from kiemdiem_desktop.ui.dialogs.history import HistoryDialog  # noqa: PLC0415 - as above

        self._ask.open_dialog(HistoryDialog(self._office, self._operations, self._window))

    def show_protection(self) -> None:
        """Show passphrase and recovery key."""
        from kiemdiem_desktop.ui.dialogs.protection import ProtectionDialog  # noqa: PLC0415 - as above

        self._ask.open_dialog(ProtectionDialog(self._office, self._operations, self._ask, self._window))

    def show_erase(self) -> None:
        """Show how a member is erased."""
        from kiemdiem_desktop.ui.dialogs.erase import EraseDialog  # noqa: PLC0415 - as above

        self._ask.open_dialog(EraseDialog(self._office, self._operations, self._ask, self._window))

    def show_about(self) -> None:
        """Show version and licence."""
        from kiemdiem_desktop.ui.dialogs.about import AboutDialog  # noqa: PLC0415 - as above

        self._ask.open_dialog(AboutDialog(self._window))

    def check(self) -> None:
        """Look through the whole book and say how it is."""
        self._operations.query(self._office.safety.check, self._tell_check, self._panel.show_error)

    def export_whole(self) -> None:
        """Write the whole book, and each period's dossier and workbook, into a folder that the user names."""

        def chosen(folder: Path | None) -> None:
            if folder is not None:
                title = self.tr("Xuất toàn bộ sổ")
                self._operations.job(title, lambda control: self._office.whole.export(folder, control), self._exported)

        title = self.tr("Xuất toàn bộ sổ vào thư mục")
        self.before_export(lambda: self._ask.folder(title, chosen))

    def _exported(self, paths: tuple[Path, ...]) -> None:
        self._ask.message(
            self.tr("Đã xuất toàn bộ sổ: {count} tệp.").format(count=len(paths)),
            self.tr("Tệp {file} lập lại được sổ: ở màn hình chào chọn Khôi phục sổ.").format(file=paths[0].name),
        )

    def lock(self) -> None:
        """Clear screen and key until the passphrase is given again; a plain book is told that it has none."""
        if self._office.encrypted:
            self.lock_asked.emit()
        else:
            self._panel.show_error(PLAIN)

    def _restore(self, copy: Path, passphrase: str) -> None:
        self.restore_asked.emit(copy, passphrase)

    def _say(self, told: tuple[tuple[KnownError, ...], bool]) -> None:
        notices, undecided = told
        self._untold = [*([PLAIN] if undecided else []), *notices]
        self._say_next()

    def _say_next(self) -> None:
        """Say one thing at a time; the next follows once the one before it is understood."""
        if self._untold:
            self._panel.show_error(self._untold.pop(0))

    def _tell_check(self, problems: tuple[Problem, ...]) -> None:
        if not problems:
            self._ask.message(self.tr("Sổ nguyên vẹn: mọi trang, mọi liên kết và mọi tệp kèm đều đúng."))
            return
        rows = sum(problem.rows for problem in problems)
        self._ask.message(
            self.tr("Sổ có {count} chỗ không đúng.").format(count=rows),
            self.tr("Hãy so với bản sao lưu gần nhất (menu Sổ › Sao lưu và khôi phục) và báo cho người hỗ trợ."),
        )

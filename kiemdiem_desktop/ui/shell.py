"""The program around the windows: which book is open, how it opens and closes, what a changed preference does."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.messages import describe
from kiemdiem_desktop.ui.ask import Ask
from kiemdiem_desktop.ui.i18n import Languages
from kiemdiem_desktop.ui.idle import IdleWatch
from kiemdiem_desktop.ui.operations import Operations
from kiemdiem_desktop.ui.preferences import Preferences
from kiemdiem_desktop.ui.tasks import BookThread
from kiemdiem_desktop.ui.theme import TextSize, Theme
from kiemdiem_desktop.ui.window_ask import WindowAsk
from kiemdiem_desktop.ui.wizards.welcome import WelcomeWindow

if TYPE_CHECKING:  # a window is on screen before any of these is imported, on the book's thread
    from kiemdiem_desktop.services.environment import Environment
    from kiemdiem_desktop.services.office import Office
    from kiemdiem_desktop.ui.main_window import MainWindow

LOCKED = "book_passphrase_needed"
WRONG = "book_wrong_passphrase_or_damaged"
EXPORT = ".json"
DAMAGED = "book_damaged"
SUFFIX = "kiemdiem"


class Shell(QObject):
    """Owns the book's thread and the one top window: the welcome, or the window of the open book."""

    shown = Signal(object)

    def __init__(
        self,
        app: QApplication,
        env: Callable[[], Environment],
        preferences: Preferences,
        ask: Callable[[QWidget], Ask] = WindowAsk,
    ) -> None:
        super().__init__(app)
        self._app, self._env, self.preferences = app, env, preferences
        self._make_ask = ask
        self.thread_of_book = BookThread(self)
        self._languages, self._theme, self._size = Languages(app), Theme(app), TextSize(app)
        self._office: Office | None = None
        self._place = ""
        self._ended = False
        self._idle = IdleWatch(app)
        self._idle.idle.connect(self.lock)
        self.window: QWidget | None = None
        self._main: MainWindow | None = None
        for key in ("language", "theme", "text_size"):
            self._apply(key)
        preferences.changed.connect(self._apply)

    @property
    def office(self) -> Office | None:
        """The open book."""
        return self._office

    def start(self, book: Path | None) -> None:
        """Show the book that was asked for, else the one opened last, else the welcome."""
        self.show_welcome()
        wanted = book or next((path for path in self.preferences.recent if path.is_file()), None)
        if wanted is not None:
            self.open_book(wanted)
        else:
            self.thread_of_book.submit(_warm_up, lambda _: None, self._failed)

    def open_book(self, path: Path, passphrase: str | None = None) -> None:
        """Open a book in place of the one shown; the passphrase is asked for when the book needs one."""
        self._close_office()
        if isinstance(self.window, WelcomeWindow):
            self.window.say_opening(path)

        def open_it() -> Office:
            _warm_up()
            from kiemdiem_desktop.services.office import Office  # noqa: PLC0415 - as above

            return Office.open(path, self._env(), passphrase)

        def failed(error: BaseException) -> None:
            self._not_opened(path, error, asked=passphrase is not None)

        self.thread_of_book.submit(open_it, self.show_book, failed)

    def show_book(self, office: Office) -> None:
        """Show the window of a book that is open on the book's thread."""
        if self._ended:  # the user quit while the book was being opened
            self.thread_of_book.submit(office.close, lambda _: None, self._failed)
            return
        from kiemdiem_desktop.ui.main_window import MainWindow  # noqa: PLC0415 - as above

        self._office = office
        self.preferences.remember(office.path)
        self.preferences.forget_wrong_tries(office.path)
        window = MainWindow(office, self.thread_of_book, self.preferences)
        window.new_book_asked.connect(self.new_book)
        window.open_book_asked.connect(self.ask_book)
        window.handover_asked.connect(self.take_over)
        window.close_book_asked.connect(self.close_book)
        window.quit_asked.connect(self.quit)
        window.care.restore_asked.connect(self.restore)
        window.care.lock_asked.connect(self.lock)
        self._replace(window)
        self._main = window
        self._idle.start(self.preferences.lock_minutes if office.encrypted else 0)
        if self._place:
            window.navigate(self._place)
            self._place = ""

    def show_welcome(self) -> None:
        """Show the welcome."""
        window = WelcomeWindow(self.preferences)
        window.new_asked.connect(self.new_book)
        window.open_asked.connect(self.ask_book)
        window.recent_asked.connect(self.open_book)
        window.handover_asked.connect(self.take_over)
        window.sample_asked.connect(self.try_sample)
        window.rescue_asked.connect(self.ask_rescue)
        window.quit_asked.connect(self.quit)
        self._replace(window)

    def new_book(self) -> None:
        """Start the first-run wizard."""
        from kiemdiem_desktop.ui.wizards.first_run import FirstRunWizard  # noqa: PLC0415 - built when asked for

        self._close_office()
        if not isinstance(self.window, WelcomeWindow):
            self.show_welcome()
        wizard = FirstRunWizard(self._env(), self.thread_of_book, self._ask(), self.window)
        wizard.ready.connect(self.show_book)
        self._ask().open_dialog(wizard)

    def take_over(self) -> None:
        """Start the wizard that takes a book over from another secretary."""
        from kiemdiem_desktop.ui.wizards.handover import HandoverWizard  # noqa: PLC0415 - built when asked for

        self._close_office()
        if not isinstance(self.window, WelcomeWindow):
            self.show_welcome()
        wizard = HandoverWizard(self._env(), self.thread_of_book, self._ask(), self.window)
        wizard.ready.connect(self.show_book)
        self._ask().open_dialog(wizard)

    def ask_book(self) -> None:
        """Ask which book to open."""
        filters = self.tr("Sổ kiểm điểm (*.kiemdiem);;Tất cả các tệp (*)")
        self._ask().open_file(self.tr("Mở sổ"), filters, lambda path: self.open_book(path) if path else None)

    def try_sample(self) -> None:
        """Make the sample book in the user's folder and open it."""
        self._ask().folder(self.tr("Chọn thư mục để đặt sổ mẫu"), self._make_sample)

    def ask_rescue(self) -> None:
        """Ask which book shall be restored or built anew, or of which export a book shall be made."""
        filters = self.tr("Sổ kiểm điểm hoặc bản xuất toàn bộ sổ (*.kiemdiem *.json);;Tất cả các tệp (*)")

        def chosen(path: Path | None) -> None:
            if path is not None:
                (self._ask_place_of_new if path.suffix.lower() == EXPORT else self.rescue)(path)

        self._ask().open_file(self.tr("Chọn sổ cần khôi phục"), filters, chosen)

    def _ask_place_of_new(self, export: Path) -> None:
        """Ask where the book that is made of an export shall lie, and make it."""
        from kiemdiem_desktop.services.whole import book_from  # noqa: PLC0415 - heavy, and seldom asked for

        def chosen(path: Path | None) -> None:
            if path is not None:
                self.thread_of_book.submit(lambda: book_from(export, path, self._env()), self.open_book, self._failed)

        proposed = str(export.with_name(self.tr("So lap lai.kiemdiem")))
        self._ask().save_file(self.tr("Nơi đặt sổ lập lại"), proposed, self.tr("Sổ kiểm điểm (*.kiemdiem)"), chosen)

    def rescue(self, path: Path) -> None:
        """Show what can be done for a book that does not open."""
        from kiemdiem_desktop.services.backups import Shelf  # noqa: PLC0415 - built when asked for
        from kiemdiem_desktop.ui.dialogs.rescue import RescueDialog  # noqa: PLC0415 - as above

        work = Operations(self.thread_of_book, self)
        dialog = RescueDialog(path, Shelf(path, self._env()), work, self._ask(), self.window)
        dialog.rescued.connect(lambda book, words: self.open_book(book, words or None))
        self._ask().open_dialog(dialog)

    def restore(self, copy: Path, passphrase: str) -> None:
        """Put a backup in the place of the open book and show that."""
        office, self._office = self._office, None
        if office is None or self._main is None:
            return
        self._main.shut()

        def failed(error: BaseException) -> None:
            office.close()
            self.show_welcome()
            self._failed(error)

        self.thread_of_book.submit(lambda: office.restored(copy, passphrase or None), self.show_book, failed)

    def lock(self) -> None:
        """Clear the screen and the key of a protected book, and ask for its passphrase; unsaved text is saved first."""
        if self._office is None or self._main is None:
            return
        path, place = self._office.path, self._main.place
        self._close_office()
        self.show_welcome()
        self._place = place
        self._ask_passphrase(path, wrong=False)

    def close_book(self) -> None:
        """Close the open book and go back to the welcome."""
        self._close_office()
        self.show_welcome()

    def quit(self) -> None:
        """Close everything and end."""
        self._close_office()
        self.close()
        self._app.quit()

    def close(self) -> None:
        """Close the windows and end the book's thread."""
        self._ended = True
        self._close_office()
        if self.window is not None:
            self.window.close()
            self.window.deleteLater()
            self.window = None
        self.thread_of_book.close()
        self._languages.remove()

    def _make_sample(self, folder: Path | None) -> None:
        if folder is None:
            return

        def make() -> Path:
            from kiemdiem_desktop.services.sample import make_sample  # noqa: PLC0415 - heavy, and seldom asked for

            return make_sample(folder, self._env())

        self.thread_of_book.submit(make, self.open_book, self._failed)

    def _not_opened(self, path: Path, error: BaseException, *, asked: bool) -> None:
        if not isinstance(self.window, WelcomeWindow):
            self.show_welcome()
        if isinstance(self.window, WelcomeWindow):
            self.window.say_nothing()
        if isinstance(error, KnownError) and error.code in {LOCKED, WRONG}:
            self._ask_passphrase(path, wrong=asked)
        elif isinstance(error, KnownError) and error.code == DAMAGED:
            self._failed(error)
            self.rescue(path)
        else:
            self._failed(error)

    def _ask_passphrase(self, path: Path, *, wrong: bool) -> None:
        from kiemdiem_desktop.ui.dialogs.passphrase import PassphraseDialog  # noqa: PLC0415 - built when asked for

        dialog = PassphraseDialog(path, wrong_before=self._wrong_tries(path, add=wrong), parent=self.window)
        dialog.given.connect(lambda words: self.open_book(path, words))
        self._ask().open_dialog(dialog)

    def _wrong_tries(self, path: Path, *, add: bool) -> int:
        now = self._env().clock.now()
        if add:
            self.preferences.add_wrong_try(path, now)
        return self.preferences.wrong_tries(path, now)

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, KnownError):
            raise error
        told = describe(error, self.preferences.language)
        self._ask().message(told.what, f"{told.safe} {told.do}")

    def _ask(self) -> Ask:
        if self.window is None:
            self.show_welcome()
        if self._main is not None:
            return self._main.ask
        return self._make_ask(self.window)  # type: ignore[arg-type] # a window is shown by now

    def _close_office(self) -> None:
        if self._main is not None:
            self._main.shut()
        office, self._office = self._office, None
        self._idle.stop()
        if office is not None:
            self.thread_of_book.submit(lambda: office.close(back_up=True), lambda _: None, self._failed)
            self.thread_of_book.drain()

    def _replace(self, window: QWidget) -> None:
        before, self.window, self._main = self.window, window, None
        window.show()
        if before is not None:
            before.close()
            before.deleteLater()
        self.shown.emit(window)

    def _apply(self, key: str) -> None:
        if key == "lock_minutes" and self._office is not None and self._office.encrypted:
            self._idle.start(self.preferences.lock_minutes)
        elif key == "text_size":
            self._size.use(self.preferences.text_size)
        elif key == "theme":
            self._theme.use(self.preferences.theme)
        elif key == "language":
            self._languages.use(self.preferences.language)
            self._show_again()

    def _show_again(self) -> None:
        """Build the shown window anew in another language; the book stays open."""
        if self._main is not None and self._office is not None:
            self._main.shut()
            self.show_book(self._office)
        elif isinstance(self.window, WelcomeWindow):
            self.show_welcome()


def _warm_up() -> None:
    """Import what a book's window needs, away from the window's thread."""
    importlib.import_module("kiemdiem_desktop.ui.main_window")

"""The window of one open book: rail, page, message, status line, and the verbs of the menus."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.messages import Message
from kiemdiem_desktop.domain.organisation import Cell
from kiemdiem_desktop.domain.outcome import Outcome
from kiemdiem_desktop.domain.period import Period, PeriodKey
from kiemdiem_desktop.services.office import Office
from kiemdiem_desktop.ui import actions, navigation, own_undo
from kiemdiem_desktop.ui.ask import Ask
from kiemdiem_desktop.ui.care import Care
from kiemdiem_desktop.ui.context import PageContext
from kiemdiem_desktop.ui.messages import MessagePanel
from kiemdiem_desktop.ui.operations import Operations
from kiemdiem_desktop.ui.pages.page import Page
from kiemdiem_desktop.ui.periods import period_title, regulation_name
from kiemdiem_desktop.ui.personal import PersonalWarning
from kiemdiem_desktop.ui.places import PAGES
from kiemdiem_desktop.ui.preferences import Preferences
from kiemdiem_desktop.ui.status import StatusLine
from kiemdiem_desktop.ui.tasks import BookThread, JobControl
from kiemdiem_desktop.ui.theme import Heading
from kiemdiem_desktop.ui.view_menu import ViewChoices, step_size
from kiemdiem_desktop.ui.warming import Warming
from kiemdiem_desktop.ui.window_ask import WindowAsk

FIRST_PLACE = "overview"
_PERIOD_TABLES = ("periods", "period")


@dataclass(slots=True)
class _Shown:
    """What the window shows now."""

    place: str = ""
    period_id: UUID | None = None
    periods: tuple[Period, ...] = ()
    cell: Cell | None = None
    regulation: str = ""
    pages: dict[str, Page] = field(default_factory=dict)


class MainWindow(QMainWindow):
    """One open book. What concerns more than this book (open another, quit, language) is asked by signals."""

    new_book_asked = Signal()
    open_book_asked = Signal()
    handover_asked = Signal()
    close_book_asked = Signal()
    quit_asked = Signal()

    def __init__(self, office: Office, thread: BookThread, preferences: Preferences, ask: Ask | None = None) -> None:
        super().__init__()
        self.office, self.preferences = office, preferences
        self.operations = Operations(thread, self)
        self.ask: Ask = ask or WindowAsk(self)
        self._shown = _Shown()
        self._may_close = False
        self._help: QWidget | None = None
        self._progress: dict[JobControl, QWidget] = {}
        self._places = {each.place: each for each in PAGES}
        self._personal = PersonalWarning(preferences, self.ask)
        self._context = PageContext(
            office=office,
            period_id=lambda: self._shown.period_id,
            operations=self.operations,
            ask=self.ask,
            navigate=self.navigate,
            status=self._say,
            open_import=self.import_roster,
            open_period=self.open_new_period,
            before_export=self._personal.before,
        )
        self.setWindowTitle(self.tr("Kiểm điểm"))
        self._build()
        self.care = Care(office, self.operations, self.ask, self.panel, self)
        self.care.before_export = self._personal.before
        self._menus, self.actions_by_key = actions.build(self, self._verbs())
        self._fill_choices()
        self._connect()
        self.resize(1280, 700)
        if not preferences.geometry.isEmpty():
            self.restoreGeometry(preferences.geometry)
        self.reload(then=lambda: self.navigate(self._shown.place or FIRST_PLACE))
        self.care.welcome()
        self.warming = Warming(thread, (*office.loaders(), *(each.page for each in PAGES)), self)

    def _say(self, text: str) -> None:
        self.status.say(text)

    @property
    def period_id(self) -> UUID | None:
        """The period shown."""
        return self._shown.period_id

    @property
    def place(self) -> str:
        """The place shown."""
        return self._shown.place

    @property
    def page(self) -> Page | None:
        """The page shown."""
        return self._shown.pages.get(self._shown.place)

    def navigate(self, place: str, subject_id: UUID | None = None, field: str | None = None) -> None:
        """Go to a place, and there to a subject and a field; unsaved text of the page left is saved."""
        if place not in self._places:
            return
        if place != self._shown.place:
            self.flush()
        page = self._page(place)
        self._shown.place = place
        self._rail.show_place(place)
        self._title.setText(navigation.title(place))
        self._stack.setCurrentWidget(page)
        page.refresh(None)
        if subject_id is not None or field is not None:
            page.focus_target(subject_id, field)

    def flush(self) -> None:
        """Save what is being typed."""
        page = self.page
        if page is not None:
            page.flush()

    def show_period(self, period_id: UUID) -> None:
        """Show another period on all pages."""
        if period_id != self._shown.period_id:
            self.flush()
            self._shown.period_id = period_id
            self.reload(then=self._refresh_page)

    def reload(self, then: Callable[[], None] | None = None) -> None:
        """Read anew what the frame shows: cell, periods, regulation, undo and redo."""
        office, wanted = self.office, self._shown.period_id

        def read() -> tuple[Cell, tuple[Period, ...], UUID | None, str]:
            periods = office.periods.periods()
            known = next((p for p in periods if p.id == wanted), periods[0] if periods else None)
            return office.organisation.cell(), periods, known.id if known else None, regulation_name(office, known)

        def done(told: tuple[Cell, tuple[Period, ...], UUID | None, str]) -> None:
            self._shown.cell, self._shown.periods, self._shown.period_id, self._shown.regulation = told
            self._show_frame()
            if then is not None:
                then()

        self.operations.query(read, done)
        self._ask_history()

    def shut(self) -> None:
        """Save what is being typed, finish all work and let the window close."""
        self.warming.stop()
        self.flush()
        self.operations.close()
        self.preferences.geometry = self.saveGeometry()
        self._may_close = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_close:
            super().closeEvent(event)
        else:
            event.ignore()
            self.quit_asked.emit()

    def _build(self) -> None:
        self._rail = navigation.Rail(
            [navigation.Stop(place=each.place, title=navigation.title(each.place), icon=each.icon) for each in PAGES]
        )
        self._rail.show_place(FIRST_PLACE)  # else the list would choose a row by itself before the book is read
        self._title, self._period = Heading("", 1), QComboBox()
        self._period.setAccessibleName(self.tr("Kỳ kiểm điểm"))
        self._period.setToolTip(self.tr("Chọn kỳ kiểm điểm để xem và ghi"))
        self._period.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.panel = MessagePanel(self.preferences.language)
        self._stack = QStackedWidget()
        self.status = StatusLine(self.office.env.clock)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._period)
        side = QVBoxLayout()
        gap = self.fontMetrics().height() // 2
        side.setContentsMargins(gap, gap, gap, 0)
        side.addLayout(head)
        side.addWidget(self.panel)
        side.addWidget(self._stack, 1)
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self._rail)
        middle.addLayout(side, 1)
        centre = QWidget()
        whole = QVBoxLayout(centre)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(middle, 1)
        whole.addWidget(self.status)
        self.setCentralWidget(centre)

    def _connect(self) -> None:
        self._rail.chosen.connect(self.navigate)
        self._period.activated.connect(lambda row: self.show_period(self._shown.periods[row].id))
        work = self.operations
        self.status.follow(work)
        work.failed.connect(self.show_error)
        work.changed.connect(self._changed)
        work.job_started.connect(self._show_progress)
        work.job_ended.connect(self._end_progress)

    def show_error(self, error: KnownError) -> None:
        """Show a fault of the world above the page."""
        self.panel.show_error(error)

    def _verbs(self) -> dict[str, Callable[[], None]]:
        return {
            **self.care.verbs(),
            "new_book": self.new_book_asked.emit,
            "open_book": self.open_book_asked.emit,
            "handover": self.handover_asked.emit,
            "save": self._save_now,
            "edit_cell": self._edit_cell,
            "import_roster": self.import_roster,
            "print": self._print,
            "close_book": self.close_book_asked.emit,
            "quit": self.quit_asked.emit,
            "undo": self._undo,
            "redo": self._redo,
            "find": self._find,
            "new_period": self.open_new_period,
            "regulation": self._show_regulation,
            "larger": lambda: step_size(self.preferences, 1),
            "smaller": lambda: step_size(self.preferences, -1),
            "help": lambda: self.show_help(self._shown.place),
            "safety": lambda: self.show_help("safety"),
        }

    def _fill_choices(self) -> None:
        for number, each in enumerate(PAGES, start=1):
            title = navigation.title(each.place).replace("&", "&&")
            tip = self.tr("Tới phần {title}").format(title=title)
            actions.add(
                self, self._menus["go"], title, tip, f"Ctrl+{number}", functools.partial(self.navigate, each.place)
            )
        ViewChoices(self._menus["view"], self.preferences)

    def _page(self, place: str) -> Page:
        if place not in self._shown.pages:
            page = self._places[place].page()(self._context)
            self._shown.pages[place] = page
            self._stack.addWidget(page)
        return self._shown.pages[place]

    def _show_frame(self) -> None:
        shown = self._shown
        with QSignalBlocker(self._period):
            self._period.clear()
            for period in shown.periods:
                self._period.addItem(period_title(period.key))
            self._period.setCurrentIndex(next((i for i, p in enumerate(shown.periods) if p.id == shown.period_id), -1))
        self._period.setVisible(bool(shown.periods))
        book = shown.cell.name if shown.cell else ""
        self.status.show_place(book, self._period.currentText(), shown.regulation)
        self.setWindowTitle(self.tr("{book} – Kiểm điểm").format(book=book))

    def _refresh_page(self, outcome: Outcome | None = None) -> None:
        if self.page is not None:
            self.page.refresh(outcome)

    def _changed(self, outcome: Outcome) -> None:
        self.panel.dismiss()
        if outcome.notice is not None:
            self.panel.show_error(outcome.notice)
            field = own_undo.focused()
            if field is not None:
                own_undo.forget_steps(field)  # what it offers to undo is the whole operation, not its text alone
        self.reload(then=lambda: self._refresh_page(outcome))  # only then is known whether the period shown still is

    def _ask_history(self) -> None:
        history = self.office.history
        self.operations.query(lambda: (history.can_undo(), history.can_redo()), self._show_history)

    def _show_history(self, labels: tuple[str | None, str | None]) -> None:
        texts = (self.tr("&Hoàn tác"), self.tr("&Làm lại"))
        for key, text, label in zip(("undo", "redo"), texts, labels, strict=True):
            self.actions_by_key[key].setText(f"{text}: {label}" if label else text)

    def _undo(self) -> None:
        if not own_undo.undo():
            self.flush()
            self.operations.run(self.tr("Hoàn tác"), self.office.history.undo, None, self._no_step)

    def _redo(self) -> None:
        if not own_undo.redo():
            self.operations.run(self.tr("Làm lại"), self.office.history.redo, None, self._no_step)

    def _no_step(self, error: KnownError) -> None:
        self.panel.show_error(error)
        self.status.saved()  # nothing was to be stored, so nothing is unsaved

    def _save_now(self) -> None:
        self.flush()
        if not self.operations.busy:
            self.status.saved()

    def _print(self) -> None:
        ref = self.page.printable() if self.page is not None else None
        if ref is None:
            self.panel.show_message(
                Message(
                    what=self.tr("Phần đang xem không có văn bản nào để in."),
                    safe="",
                    do=self.tr("Mở phần Văn bản để chọn văn bản cần in."),
                )
            )
        else:
            self.flush()
            self.navigate("papers", ref.subject_id or ref.meeting_id or ref.ballot_id, ref.key)

    def _find(self) -> None:
        from kiemdiem_desktop.ui.dialogs.find import FindDialog  # noqa: PLC0415 - windows are built when asked for

        self.ask.open_dialog(FindDialog(self.office, self.operations, self._shown.period_id, self.navigate, self))

    def _edit_cell(self) -> None:
        from kiemdiem_desktop.ui.dialogs.cell import edit_cell  # noqa: PLC0415 - as above

        if self._shown.cell is not None:
            edit_cell(self._shown.cell, self.office, self.operations, self.ask, self)

    def import_roster(self) -> None:
        """Open the wizard that takes a roster over."""
        from kiemdiem_desktop.ui.wizards.roster_import import ImportWizard  # noqa: PLC0415 - as above

        self.ask.open_dialog(ImportWizard(self.office, self.operations, self.ask, self))

    def open_new_period(self) -> None:
        """Open the dialog that opens a period."""
        from kiemdiem_desktop.ui.dialogs.period import PeriodDialog  # noqa: PLC0415 - as above

        dialog = PeriodDialog(self.office, self.operations, self)
        dialog.opened.connect(self._show_newest)
        self.ask.open_dialog(dialog)

    def _show_newest(self, key: PeriodKey) -> None:
        def done(period: Period | None) -> None:
            if period is not None:
                self.show_period(period.id)

        self.operations.query(lambda: self.office.periods.find(str(key)), done)

    def _show_regulation(self) -> None:
        from kiemdiem_desktop.ui.dialogs.regulation import RegulationDialog  # noqa: PLC0415 - as above

        self.flush()
        self.ask.open_dialog(RegulationDialog(self.office, self.operations, self.ask, self._shown.period_id, self))

    def show_help(self, place: str) -> None:
        """Show the help page of a place beside the window."""
        from kiemdiem_desktop.ui.dialogs.help import HelpWindow  # noqa: PLC0415 - as above

        if not isinstance(self._help, HelpWindow):
            self._help = HelpWindow(self)
        self._help.show_page(place)
        self._help.show()
        self._help.activateWindow()

    def _show_progress(self, title: str, control: JobControl) -> None:
        from kiemdiem_desktop.ui.dialogs.progress import ProgressWindow  # noqa: PLC0415 - as above

        self._progress[control] = ProgressWindow(title, control, QApplication.activeModalWidget() or self)

    def _end_progress(self, control: JobControl) -> None:
        window = self._progress.pop(control, None)
        if window is not None:
            window.end()  # type: ignore[attr-defined] # only progress windows are kept here

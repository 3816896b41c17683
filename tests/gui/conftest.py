"""A window over a real book in a temporary folder, and the hunt for what a test leaves behind."""

from __future__ import annotations

import gc
import logging
import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from support.asking import QueuedAsk
from support.desk import Desk, close_quietly, on_thread
from support.traces import personal, told_to_developers

from kiemdiem_desktop.base import log
from kiemdiem_desktop.base.paths import resource
from kiemdiem_desktop.domain.dates import PartialDate
from kiemdiem_desktop.domain.member import MemberKind, Sex
from kiemdiem_desktop.domain.period import PeriodKey
from kiemdiem_desktop.regulations.catalog import Catalog
from kiemdiem_desktop.services import places
from kiemdiem_desktop.services.environment import Environment
from kiemdiem_desktop.services.office import NewBook, Office
from kiemdiem_desktop.ui import personal as personal_warning
from kiemdiem_desktop.ui.bindings import hold_constants
from kiemdiem_desktop.ui.main_window import MainWindow
from kiemdiem_desktop.ui.preferences import Preferences
from kiemdiem_desktop.ui.tasks import BookThread

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kiemdiem_desktop.base.clock import FixedClock
    from kiemdiem_desktop.base.ids import CountingIds

hold_constants()

PEOPLE = (
    ("Nguyễn Văn An", "Bí thư chi bộ", MemberKind.LEADER),
    ("Trần Thị Mỹ Hạnh", "Phó Bí thư chi bộ", MemberKind.NON_LEADER),
    ("Ksor H'Nga", "", MemberKind.OUTSIDE_SYSTEM),
)


@pytest.fixture(autouse=True)
def nothing_left(qapp: QApplication) -> Iterator[None]:
    """Fail a test that leaves a window or the book's thread behind."""
    yield
    gc.collect()
    for _ in range(3):
        qapp.processEvents()
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [widget for widget in qapp.topLevelWidgets() if widget.isVisible()]
    assert not left, f"windows left open: {left}"
    threads = [thread.name for thread in threading.enumerate() if thread.name.startswith("book")]
    assert not threads, f"threads left: {threads}"


@pytest.fixture(scope="session", autouse=True)
def logs_without_persons(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep a log of everything while all these tests run; afterwards no log and no report tells of a person."""
    logger, base = logging.getLogger(log.PACKAGE), tmp_path_factory.getbasetemp()
    level = logger.level
    handler = log.setup(logging.DEBUG, tmp_path_factory.mktemp("whole-log"))
    yield
    logging.getLogger().removeHandler(handler)
    handler.close()
    logger.setLevel(level)
    written = [path for path in base.rglob("*") if path.is_file() and told_to_developers(path)]
    assert personal(path.read_text(encoding="utf-8", errors="replace") for path in written) == []


@pytest.fixture(autouse=True)
def good_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the books of tests lie well: they lie in a temporary folder, of which the program rightly warns."""
    monkeypatch.setattr(places, "warnings", lambda _book: ())


@pytest.fixture
def env(clock: FixedClock, ids: CountingIds) -> Environment:
    """The shipped regulations, with a clock and ids that stand still."""
    return Environment(clock=clock, ids=ids, catalog=Catalog((resource("regulations"),)))


@pytest.fixture
def thread(qapp: QApplication) -> Iterator[BookThread]:
    """The book's thread."""
    made = BookThread()
    yield made
    made.close()


@pytest.fixture
def preferences(tmp_path: Path, qapp: QApplication) -> Preferences:
    """The window's own settings, in the test's folder."""
    made = Preferences(tmp_path / "window.ini", qapp)
    made.set_flag(personal_warning.FLAG, on=True)  # heard before, as in the daily work
    return made


@pytest.fixture
def office(tmp_path: Path, thread: BookThread, env: Environment) -> Iterator[Office]:
    """A book with three members and the period of 2026."""

    def make() -> Office:
        new = NewBook(name="Chi bộ thôn An Phú", parent="Đảng bộ xã Tân Lập", place="Tân Lập")
        made = Office.create(tmp_path / "so.kiemdiem", new, env)
        made.safety.stay_plain()
        for name, post, kind in PEOPLE:
            member = made.roster.new_member(name)
            made.roster.add_member(
                type(member)(
                    id=member.id,
                    name=member.name,
                    party_post=post,
                    kind=kind,
                    sex=Sex.MALE,
                    birth=PartialDate(1970, 5, 4),
                    admitted=PartialDate(1995, 5, 19),
                    official=PartialDate(1996, 5, 19),
                )
            )
        made.periods.open_period(PeriodKey.parse("2026"))
        return made

    made = on_thread(thread, make)
    yield made
    on_thread(thread, made.close)


@pytest.fixture
def ask() -> QueuedAsk:
    """Whoever answers the window's questions."""
    return QueuedAsk()


@pytest.fixture
def desk(office: Office, thread: BookThread, preferences: Preferences, ask: QueuedAsk) -> Iterator[Desk]:
    """The window of the book, shown and loaded."""
    window = MainWindow(office, thread, preferences, ask)
    window.show()
    made = Desk(window, office, thread, ask)
    made.settle()
    yield made
    for dialog in ask.dialogs:
        close_quietly(dialog)
    window.shut()
    window.deleteLater()
    made.settle()

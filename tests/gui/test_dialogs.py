"""Every dialog in both languages and at the smallest and largest text: it fits the screen and names its inputs."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget
from support.asking import QueuedAsk
from support.forms import make_form
from support.packs import law

from kiemdiem_desktop.forms.checks import Bound
from kiemdiem_desktop.forms.draft import new_draft
from kiemdiem_desktop.regulations.page import regulation_page
from kiemdiem_desktop.services.backups import Shelf
from kiemdiem_desktop.services.library import CheckedRegulation, LookedAt
from kiemdiem_desktop.services.look import PaperLook
from kiemdiem_desktop.ui import a11y
from kiemdiem_desktop.ui.crash import CrashDialog
from kiemdiem_desktop.ui.dialogs.about import AboutDialog
from kiemdiem_desktop.ui.dialogs.backups import BackupsDialog
from kiemdiem_desktop.ui.dialogs.cell import CellDialog
from kiemdiem_desktop.ui.dialogs.erase import EraseDialog
from kiemdiem_desktop.ui.dialogs.find import FindDialog
from kiemdiem_desktop.ui.dialogs.help import HelpWindow
from kiemdiem_desktop.ui.dialogs.history import HistoryDialog
from kiemdiem_desktop.ui.dialogs.install_regulation import InstallRegulationDialog
from kiemdiem_desktop.ui.dialogs.passphrase import PassphraseDialog
from kiemdiem_desktop.ui.dialogs.period import PeriodDialog
from kiemdiem_desktop.ui.dialogs.progress import ProgressWindow
from kiemdiem_desktop.ui.dialogs.protection import ProtectionDialog
from kiemdiem_desktop.ui.dialogs.regulation import RegulationDialog
from kiemdiem_desktop.ui.dialogs.rescue import RescueDialog
from kiemdiem_desktop.ui.forms.paper_review import PaperReviewDialog
from kiemdiem_desktop.ui.forms.state import FormState
from kiemdiem_desktop.ui.i18n import LANGUAGES, Languages
from kiemdiem_desktop.ui.pages.papers.look import PaperLookDialog
from kiemdiem_desktop.ui.tasks import JobControl
from kiemdiem_desktop.ui.window_ask import TextDialog, WindowAsk
from kiemdiem_desktop.ui.wizards.first_run import FirstRunWizard
from kiemdiem_desktop.ui.wizards.roster_import import ImportWizard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot
    from support.desk import Desk

SCREEN = (1366, 768)


def paper(desk: Desk) -> QDialog:
    form = make_form()
    state = FormState(period_id=desk.office.env.ids.new(), form=form, draft=new_draft(form), bound=Bound())
    return PaperReviewDialog(state, date(2026, 11, 20), desk.ask, desk.window)


def installing(desk: Desk) -> QDialog:
    checked = CheckedRegulation(
        id="xa", version="2026.1", title="Hướng dẫn của xã", extends="", examples=3, replaces=True
    )
    looked = LookedAt(checked=checked, page=regulation_page(law("qd132-2019")))
    return InstallRegulationDialog(desk.office, desk.window.operations, Path("xa.zip"), looked, desk.window)


DIALOGS: dict[str, Callable[[Desk], QDialog]] = {
    "about": lambda desk: AboutDialog(desk.window),
    "backups": lambda desk: BackupsDialog(desk.office, desk.window.operations, desk.ask, desk.window),
    "erase": lambda desk: EraseDialog(desk.office, desk.window.operations, desk.ask, desk.window),
    "history": lambda desk: HistoryDialog(desk.office, desk.window.operations, desk.window),
    "protection": lambda desk: ProtectionDialog(desk.office, desk.window.operations, desk.ask, desk.window),
    "rescue": lambda desk: RescueDialog(
        desk.office.path, Shelf(desk.office.path, desk.office.env), desk.window.operations, desk.ask, desk.window
    ),
    "cell": lambda desk: CellDialog(desk.read(desk.office.organisation.cell), desk.window),
    "crash": lambda desk: CrashDialog("báo lỗi", Path("/x/bao-loi.txt"), desk.window),
    "find": lambda desk: FindDialog(desk.office, desk.window.operations, None, desk.window.navigate, desk.window),
    "first run": lambda desk: FirstRunWizard(desk.office.env, desk.thread, desk.ask, desk.window),
    "help": lambda desk: HelpWindow(desk.window),
    "import": lambda desk: ImportWizard(desk.office, desk.window.operations, desk.ask, desk.window),
    "paper": paper,
    "paper look": lambda desk: PaperLookDialog(
        PaperLook(), desk.read(lambda: desk.office.look.blocks(desk.office.periods.periods()[0].id)), desk.window
    ),
    "passphrase": lambda desk: PassphraseDialog(Path("so.kiemdiem"), wrong_before=3, parent=desk.window),
    "period": lambda desk: PeriodDialog(desk.office, desk.window.operations, desk.window),
    "install regulation": installing,
    "regulation": lambda desk: RegulationDialog(desk.office, desk.window.operations, desk.ask, None, desk.window),
    "progress": lambda desk: ProgressWindow("Ghi văn bản", JobControl(desk.window), desk.window),
    "text": lambda desk: TextDialog("Tên tập thể", "", many_lines=True, parent=desk.window),
}


@pytest.fixture(params=sorted(LANGUAGES))
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    """Each language in turn."""
    made = Languages(qapp)
    made.use(request.param)
    yield request.param
    made.remove()
    made.deleteLater()


@pytest.fixture(params=[1.0, 2.0])
def size(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[float]:
    """The smallest and the largest text."""
    before = qapp.font()
    changed = QFont(before)
    changed.setPointSizeF(before.pointSizeF() * request.param)
    qapp.setFont(changed)
    yield request.param
    qapp.setFont(before)


@pytest.mark.parametrize("name", DIALOGS)
def test_every_dialog_fits_the_screen_and_names_its_inputs(language: str, size: float, desk: Desk, name: str) -> None:
    dialog = DIALOGS[name](desk)
    dialog.open()
    desk.settle()
    least = dialog.minimumSizeHint()
    assert a11y.nameless(dialog) == []
    assert least.width() <= SCREEN[0]
    assert least.height() <= SCREEN[1]
    dialog.close()
    if isinstance(dialog, ProgressWindow):
        dialog.end()
    desk.settle()


def texts(root: QWidget) -> set[str]:
    """Everything written on the buttons and labels below a widget."""
    found = {getattr(child, "text", str)() for child in root.findChildren(QWidget)}
    return {text for text in found if isinstance(text, str)}


def test_an_english_window_asks_in_english(qapp: QApplication) -> None:
    made = Languages(qapp)
    made.use("en")
    dialog = PassphraseDialog(Path("so.kiemdiem"))
    assert "Show passphrase" in texts(dialog)
    made.remove()
    made.deleteLater()


def test_a_file_is_looked_for_where_the_last_one_was(qtbot: QtBot, tmp_path: Path) -> None:
    roster = tmp_path / "danh-sach.csv"
    roster.touch()
    window = QWidget()
    qtbot.addWidget(window)
    ask, chosen = WindowAsk(window), list[Path | None]()

    def dialog() -> QFileDialog:
        ask.open_file("Chọn danh sách", "Danh sách (*.csv)", chosen.append)
        return window.findChildren(QFileDialog)[-1]

    first = dialog()
    assert first.directory().absolutePath() != str(tmp_path)
    first.setDirectory(str(tmp_path))
    first.selectFile(str(roster))
    first.accept()
    assert chosen == [roster]
    second = dialog()
    assert second.directory().absolutePath() == str(tmp_path)
    second.reject()
    assert chosen == [roster, None]


def test_an_unexpected_question_fails_the_test() -> None:
    with pytest.raises(AssertionError, match="nobody expected"):
        QueuedAsk().folder("Chọn thư mục", lambda _: None)

"""The dialogs on how papers look and on whom a quarter is for, as the user works them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from kiemdiem_desktop.domain.period import PeriodKey, PeriodKind
from kiemdiem_desktop.services.look import BallotSheetSize, BlockChoice, OrganisationType, PaperLook, Spelling
from kiemdiem_desktop.ui.dialogs.period import PeriodDialog
from kiemdiem_desktop.ui.pages.papers.look import PaperLookDialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from support.desk import Desk

BLOCKS = (
    BlockChoice(id="self", label="NGƯỜI TỰ KIỂM ĐIỂM", on=True),
    BlockChoice(id="agency", label="THỦ TRƯỞNG CƠ QUAN & ĐƠN VỊ", on=True),
    BlockChoice(id="decided", label="T/M ĐẢNG ỦY", on=False),
)


def test_the_dialog_shows_what_is_chosen_and_gives_back_what_was_changed(qtbot: QtBot) -> None:
    dialog = PaperLookDialog(PaperLook(spelling=Spelling.FIRST_VOWEL), BLOCKS)
    qtbot.addWidget(dialog)
    taken: list[PaperLook] = []
    dialog.taken.connect(taken.append)
    assert dialog.spelling.currentData() == Spelling.FIRST_VOWEL
    assert [tick.isChecked() for tick in dialog.blocks.values()] == [True, True, False]
    dialog.spelling.setCurrentIndex(dialog.spelling.findData(Spelling.SECOND_VOWEL))
    dialog.ballots.setCurrentIndex(dialog.ballots.findData(BallotSheetSize.A5_TWICE))
    dialog.blocks["agency"].setChecked(False)
    dialog.blocks["decided"].setChecked(True)
    dialog._take()
    assert taken == [
        PaperLook(
            spelling=Spelling.SECOND_VOWEL,
            blocks={"agency": False, "decided": True},
            ballots=BallotSheetSize.A5_TWICE,
        )
    ]


def test_the_type_of_organisation_may_be_chosen_and_is_otherwise_told_by_names(qtbot: QtBot) -> None:
    types = (OrganisationType(id="commune", label="Xã"), OrganisationType(id="police", label="Công an"))
    dialog = PaperLookDialog(PaperLook(organisation_type="commune"), BLOCKS, types=types)
    qtbot.addWidget(dialog)
    assert [dialog.type.itemText(row) for row in range(dialog.type.count())] == [
        "Theo tên đảng bộ cấp trên",
        "Xã",
        "Công an",
    ]
    assert dialog.type.currentText() == "Xã"
    taken: list[PaperLook] = []
    dialog.taken.connect(taken.append)
    dialog.type.setCurrentIndex(2)
    dialog._take()
    assert [look.organisation_type for look in taken] == ["police"]


def test_nothing_changed_is_nothing_to_store(qtbot: QtBot) -> None:
    dialog = PaperLookDialog(PaperLook(), BLOCKS)
    qtbot.addWidget(dialog)
    taken: list[PaperLook] = []
    dialog.taken.connect(taken.append)
    dialog._take()
    assert taken == []


def choose(desk: Desk, dialog: PeriodDialog, key: str) -> None:
    dialog.form.period.setCurrentIndex(dialog.form.period.findData(key))
    desk.settle()


def opened(desk: Desk, qtbot: QtBot) -> PeriodDialog:
    dialog = PeriodDialog(desk.office, desk.window.operations, desk.window)
    qtbot.addWidget(dialog)
    desk.settle()
    return dialog


def test_a_quarter_asks_for_its_members_and_a_year_does_not(desk: Desk, qtbot: QtBot) -> None:
    dialog = opened(desk, qtbot)
    year = desk.read(desk.office.env.clock.today).year
    choose(desk, dialog, f"{year}-Q1")
    assert not dialog.form.members.isHidden()
    assert dialog.form.members.list.count() == len(desk.read(desk.office.roster.members))
    choose(desk, dialog, f"{year + 1}")
    assert dialog.form.members.isHidden()


def test_whoever_is_ticked_is_in_the_quarter(desk: Desk, qtbot: QtBot) -> None:
    dialog = opened(desk, qtbot)
    year = desk.read(desk.office.env.clock.today).year
    choose(desk, dialog, f"{year}-Q2")
    rows = dialog.form.members.list
    for place in range(rows.count()):
        rows.item(place).setCheckState(Qt.CheckState.Checked if place == 1 else Qt.CheckState.Unchecked)
    name = rows.item(1).text().partition(",")[0]
    dialog._try()
    desk.settle()
    period = desk.read(lambda: desk.office.periods.find(f"{year}-Q2"))
    assert period is not None
    assert period.kind is PeriodKind.QUARTER
    persons = desk.read(lambda: desk.office.reviews.sheet(period.id)).persons
    assert [person.name for person in persons] == [name]


def test_the_fourth_quarter_and_a_quarter_of_nobody_say_why_and_what_to_do(desk: Desk, qtbot: QtBot) -> None:
    dialog = opened(desk, qtbot)
    year = desk.read(desk.office.env.clock.today).year
    choose(desk, dialog, f"{year}-Q4")
    dialog._try()
    desk.settle()
    assert f"Hãy mở kỳ Năm {year}" in dialog.panel.text
    choose(desk, dialog, f"{year}-Q3")
    rows = dialog.form.members.list
    for place in range(rows.count()):
        rows.item(place).setCheckState(Qt.CheckState.Unchecked)
    dialog._try()
    desk.settle()
    assert "Chưa chọn ai" in dialog.panel.text
    assert desk.read(lambda: desk.office.periods.find(str(PeriodKey.parse(f"{year}-Q3")))) is None

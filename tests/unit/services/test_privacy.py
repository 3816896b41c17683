"""Nothing of a person reaches the log or a crash report, and no socket is ever made."""

from __future__ import annotations

import logging
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from support.offices import add_member, id_of, small_cell
from support.source import ROOT

from kiemdiem_desktop.base import log
from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.log import describe_exception
from kiemdiem_desktop.services.office import Office
from kiemdiem_desktop.store.book import Book

NAME, CARD, TEXT = "Tôn Nữ Bảo Mật", "01.987654", "lời tự nhận chưa ai được đọc"

WATCHED = """
import sys
made = []
sys.addaudithook(lambda event, args: made.append(args) if event == "socket.__new__" else None)
from pathlib import Path
from kiemdiem_desktop.services.environment import Environment
from kiemdiem_desktop.services.sample import make_demo
make_demo(Path(sys.argv[1]), Environment.standard())
families = sorted({int(args[1]) for args in made})
print(families)
"""


def traces() -> tuple[str, ...]:
    return (NAME, NAME.rsplit(maxsplit=1)[-1], CARD, TEXT)


@pytest.mark.expects_warnings
def test_the_log_of_a_days_work_names_nobody(office: Office, tmp_path: Path) -> None:
    handler = log.setup(logging.DEBUG, tmp_path / "log")
    try:
        period = small_cell(office)
        member = add_member(office, NAME, card_number=CARD, note=TEXT)
        office.roster.update_member(replace(office.roster.member(member.id), phone="0987654321"))
        office.reviews.sheet(period.id)
        office.backups.now()
        office.exchange.export_dossier(period.id)
        office.erasing.plan(member.id)
        with pytest.raises(KnownError) as caught:
            office.roster.update_member(replace(member, version=99))
        logging.getLogger("kiemdiem_desktop").error("a bug", exc_info=caught.value)
    finally:
        logging.getLogger().removeHandler(handler)
        handler.close()
    written = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "log").iterdir())
    assert "a bug" in written
    assert [trace for trace in (*traces(), "0987654321") if trace in written] == []


def test_a_database_error_tells_no_value_of_its_statement(office: Office) -> None:
    book: Book = office._book
    with pytest.raises(Exception, match="no such column") as caught, book.read():
        book._connection.rows("SELECT missing FROM member WHERE name = ?", (NAME,))
    assert NAME not in str(caught.value)
    assert NAME not in describe_exception(caught.value)


def test_a_crash_report_keeps_an_exceptions_words_to_itself() -> None:
    told = describe_exception(ValueError(f"{NAME} {CARD} {TEXT}"))
    assert "ValueError" in told
    assert [trace for trace in traces() if trace in told] == []


def test_making_the_sample_and_all_its_papers_opens_no_socket(tmp_path: Path, office: Office) -> None:
    id_of(office, small_cell(office), "Vũ Thị Hai")
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, str(tmp_path / "demo")],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "[]"

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support.books import Maker, content
from support.source import ROOT

from kiemdiem_desktop.base.clock import FixedClock
from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.store import backup, engine, migrate, opening, schema
from kiemdiem_desktop.store.book import Book, open_book

NEXT = """
from alembic import op
import sqlalchemy as sa

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("member", sa.Column("nickname", sa.Text(), nullable=False, server_default=""))
    {more}
"""


@pytest.fixture
def newer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Pretend that the program has one more revision; return the file that holds it."""
    scripts = tmp_path / "migrations"
    shutil.copytree(migrate.SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(schema, "HEAD", schema.HEAD + 1)
    monkeypatch.setattr(migrate, "SCRIPTS", scripts)
    revision = scripts / "versions" / "0003_next.py"
    revision.write_text(NEXT.format(more=""), encoding="utf-8")
    return revision


def user_version(path: Path) -> int:
    raw = engine.open_raw(path, None)
    found = int(engine.pragma(raw, "user_version"))
    raw.close()
    return found


def columns_of_member(path: Path) -> set[str]:
    raw = engine.open_raw(path, None)
    found = {row[1] for row in raw.execute("PRAGMA table_info(member)").fetchall()}
    raw.close()
    return found


@pytest.fixture
def old(book: Book, make: Maker) -> Path:
    """A closed book of the first schema."""
    with book.write("Thêm") as unit:
        unit.members.add(make.member())
    book.close()
    return book.path


def test_an_older_book_is_backed_up_migrated_and_opens_with_its_data(old: Path, newer: Path, clock: FixedClock) -> None:
    with open_book(old, clock=clock) as book:
        assert [len(rows) for rows in content(book).values() if rows] == [1]
        assert book.check() == ()
    assert user_version(old) == schema.HEAD
    assert "nickname" in columns_of_member(old)
    before = [each for each in backup.listed(old) if each.before_upgrade]
    assert [user_version(each.path) for each in before] == [schema.HEAD - 1]


def test_what_was_done_before_an_upgrade_is_not_undone(old: Path, newer: Path, clock: FixedClock) -> None:
    with open_book(old, clock=clock) as book, pytest.raises(KnownError) as caught:
        book.undo()
    assert caught.value.code == "undo_too_old"


def test_a_migration_that_fails_leaves_the_book_as_it_was(old: Path, newer: Path, clock: FixedClock) -> None:
    before = old.read_bytes()
    newer.write_text(NEXT.format(more="raise ZeroDivisionError"), encoding="utf-8")
    with pytest.raises(ZeroDivisionError):
        open_book(old, clock=clock)
    assert old.read_bytes() == before
    assert [each.name for each in old.parent.iterdir() if each.is_file()] == [old.name]


def test_a_migration_that_breaks_a_link_is_taken_back(old: Path, newer: Path, clock: FixedClock) -> None:
    newer.write_text(NEXT.format(more="op.execute(\"UPDATE member SET group_id = 'x'\")"), encoding="utf-8")
    with pytest.raises(RuntimeError, match="1 rows"):
        open_book(old, clock=clock)
    assert user_version(old) == schema.HEAD - 1


def test_no_backup_no_migration(old: Path, newer: Path, clock: FixedClock) -> None:
    backup.folder_of(old).write_text("a file stands where the folder should be", encoding="utf-8")
    with pytest.raises(KnownError):
        open_book(old, clock=clock)
    assert user_version(old) == schema.HEAD - 1


def test_a_book_of_today_opens_without_alembic(old: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from kiemdiem_desktop.base.clock import SystemClock; "
        "from kiemdiem_desktop.store.book import open_book; "
        "open_book(Path(sys.argv[1]), clock=SystemClock()).close(); print('alembic' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(old)], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.strip() == "False"


def test_a_backup_is_not_migrated_by_checking_it(old: Path, newer: Path) -> None:
    opening.check_file(old, None)
    assert user_version(old) == schema.HEAD - 1


def test_a_program_that_falls_right_after_the_migration_leaves_a_book_that_opens(
    old: Path, newer: Path, clock: FixedClock
) -> None:
    with engine.connect(old, None) as connection:
        migrate.upgrade(connection)
    with open_book(old, clock=clock) as book:
        assert book.check() == ()
    assert user_version(old) == schema.HEAD

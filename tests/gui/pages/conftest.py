"""Pages stand on a real book: the sample cell's, made once and copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from support.page_desk import Answers, Desk, Target

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.services.environment import Environment
from kiemdiem_desktop.services.office import Office
from kiemdiem_desktop.services.sample import make_sample
from kiemdiem_desktop.ui.context import PageContext
from kiemdiem_desktop.ui.operations import Operations
from kiemdiem_desktop.ui.tasks import BookThread


@pytest.fixture(scope="session")
def sample_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample cell's book, made once."""
    return make_sample(tmp_path_factory.mktemp("sample"), Environment.standard())


@pytest.fixture
def desk(sample_book: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    """The sample cell's book, open."""
    path = tmp_path / "so.kiemdiem"
    shutil.copyfile(sample_book, path)
    thread = BookThread()
    office = Office.open(path, Environment.standard())
    operations = Operations(thread)
    ask = Answers()
    went: list[Target] = []
    said: list[str] = []
    refused: list[KnownError] = []
    operations.failed.connect(refused.append)
    period_id = office.periods.periods()[0].id
    context = PageContext(
        office=office,
        period_id=lambda: period_id,
        operations=operations,
        ask=ask,
        navigate=lambda place, subject_id=None, field=None: went.append((place, subject_id, field)),
        status=said.append,
    )
    yield Desk(office, thread, operations, context, ask, went, said, refused)
    operations.close()
    for dialog in ask.dialogs:
        dialog.deleteLater()
    thread.close()
    office.close()

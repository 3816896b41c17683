from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from support.offices import environment, id_of
from support.source import ROOT

from kiemdiem_desktop.domain.period import Period
from kiemdiem_desktop.services.office import Office

PERSON = "Vũ Thị Hai"


def test_a_draft_survives_the_programs_death_and_its_typing_is_one_step(office: Office, period: Period) -> None:
    office.close()
    kill_after_typing(office.path, "Giữ", "Giữ vững", "Giữ vững lập trường")
    opened = Office.open(office.path, environment(seed=3))
    person = id_of(opened, period, PERSON)
    assert opened.reviews.draft(period.id, person).values == {"conduct": "Giữ vững lập trường"}
    assert opened._book.check() == ()
    opened.history.undo()
    assert opened.reviews.draft(period.id, person).values == {}
    opened.close()


def kill_after_typing(path: Path, *texts: str) -> None:
    """Let another process save these texts one after another and kill it once it has said so of the last."""
    environ = dict(os.environ, PYTHONPATH=os.pathsep.join([str(ROOT / "tests"), str(ROOT)]))
    command = [sys.executable, "-m", "support.office_child", str(path), PERSON, *texts]
    with subprocess.Popen(
        command, env=environ, stdout=subprocess.PIPE, stdin=subprocess.PIPE, encoding="utf-8", cwd=path.parent
    ) as child:
        assert child.stdout is not None
        assert [child.stdout.readline() for _ in texts] == ["saved\n"] * len(texts)
        child.kill()

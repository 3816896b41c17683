"""What is wrong with a regulation is said in Vietnamese, with the file, the field and what to do."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.messages import describe
from kiemdiem_desktop.base.paths import resource
from kiemdiem_desktop.regulations.catalog import Catalog
from kiemdiem_desktop.regulations.faults import invalid

FIRST = 'id = "tinh"\nversion = "1"\nextends = "qd366-2025"\ntitle = "Hướng dẫn của tỉnh"\n'
_READERS_WORDS = ("unknown", "expected", "invalid", "object", "missing", "field", "stands", "needs", "must", "not")
ENGLISH = re.compile(rf"`|\b(?:{'|'.join(_READERS_WORDS)})\b", re.IGNORECASE)


def message(folder: Path, text: str, head: str = FIRST) -> str:
    over = folder / "tinh"
    over.mkdir()
    (over / "overlay.toml").write_text(head, encoding="utf-8")
    (over / "sua.toml").write_text(text, encoding="utf-8")
    with pytest.raises(KnownError) as caught:
        Catalog([resource("regulations"), folder]).load("qd366-2025", ["tinh"])
    return str(describe(caught.value))


@pytest.mark.parametrize(
    ("text", "place", "said", "cure"),
    [
        ('[cap]\nrounding = "up"\n', "cap.rounding", "“up” không nằm trong các giá trị được phép", "Chọn một giá trị"),
        ('[cap]\nshare = "một phần năm"\n', "cap.share", "một phần năm", "phân số"),
        ("[cap]\nshare = 0.2\n", "cap.share", "tỉ lệ không đọc được", "phân số"),
        ('[cap]\ncolour = "red"\n', "cap", "có mục lạ “colour”", "Bỏ mục “colour”"),
        ('[meeting]\nstrict = "có"\n', "meeting.strict", "cần true hoặc false, đang ghi chữ", "kiểu ấy"),
        ('[[rules]]\nid = "all_tasks"\nfact = "tasks_dne"\n', "rules[all_tasks].fact", "tasks_dne", "Sửa tên"),
        ('[[rules]]\nid = "no_such"\nremove = true\n', "rules[no_such]", "bộ gốc không có", "Sửa mã"),
        ('[[rules]]\nid = "late_at_most"\ncitation = "hd99"\n', "citation", "hd99", "Sửa tên"),
        ('[[levels]]\nkey = "good"\nat_least = "95"\n', "levels", "không giảm dần", "Sửa điểm"),
    ],
)
def test_a_fault_of_an_overlay_is_said_with_its_place_and_cure(
    tmp_path: Path, text: str, place: str, said: str, cure: str
) -> None:
    told = message(tmp_path, text)
    for part in ("sua.toml", place, said, cure):
        assert part in told or (part == "sua.toml" and "no_such" in told), told
    assert not ENGLISH.search(told.replace("unknown_facts", "")), told


def test_a_file_that_is_no_toml_is_said_with_its_line(tmp_path: Path) -> None:
    told = message(tmp_path, "[cap]\nshare = một\n")
    assert "sua.toml" in told
    assert "dòng 2" in told
    assert not ENGLISH.search(told)


def test_an_overlay_for_another_version_names_both(tmp_path: Path) -> None:
    told = message(tmp_path, "", FIRST + 'extends_version = "2030.1"\n')
    assert "phiên bản 2030.1" in told
    assert "phiên bản 2025" in told


def problems_in_source() -> set[str]:
    """The problems that the program itself words, with something in place of what it fills in."""
    texts = ""
    for path in sorted((Path(__file__).parents[3] / "kiemdiem_desktop" / "regulations").glob("*.py")):
        texts += path.read_text(encoding="utf-8")
    found = re.findall(r'problem=f?"((?:[^"\\]|\\.)*)"', texts)
    return {re.sub(r"\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}", "x", text) for text in found}


def test_every_problem_that_the_program_words_has_a_saying_of_its_own() -> None:
    last = tomllib.loads(resource("regulations", "faults.toml").read_text(encoding="utf-8"))["faults"][-1]
    general = last["said"].partition("{")[0]
    problems = problems_in_source()
    assert len(problems) > 15
    assert [text for text in problems if str(invalid("a", "b", text).params["said"]).startswith(general)] == []


def test_the_readers_own_words_are_kept_for_programs() -> None:
    assert invalid("a.toml", "cap", "stands twice").params["problem"] == "stands twice"

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from support.offices import add_member, environment, make_office, open_year, stored

from kiemdiem_desktop import cli
from kiemdiem_desktop.base import messages
from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.cli import BUG, DONE, REFUSED, main
from kiemdiem_desktop.domain.roster import RowState
from kiemdiem_desktop.services.office import Office
from kiemdiem_desktop.services.told import plain

ROSTERS = Path(__file__).parents[1] / "data" / "rosters"
EXPECTED: dict[str, list[dict[str, Any]]] = json.loads((ROSTERS / "expected.json").read_text(encoding="utf-8"))
NEW = ("--cell", "Chi bộ thôn Đông", "--parent", "Đảng bộ xã Tân Phú", "--place", "Tân Phú")

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """An empty book, closed."""
    office = make_office(tmp_path, seed=5)
    office.close()
    return office.path


def run(capsys: Captured, *arguments: object) -> tuple[int, str, str]:
    code = main([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    return code, out, err


def run_json(capsys: Captured, *arguments: object) -> Any:
    code, out, err = run(capsys, *arguments, "--json")
    assert (code, err) == (DONE, "")
    return json.loads(out)


def refusal(capsys: Captured, error: KnownError, *arguments: object) -> None:
    """The command is refused with exactly the sentences of this fault, and says nothing else."""
    code, out, err = run(capsys, *arguments)
    assert (code, out, err.strip()) == (REFUSED, "", str(messages.describe(error)))


def contents(path: Path) -> object:
    office = Office.open(path, environment(seed=8))
    try:
        return stored(office)
    finally:
        office.close()


# --- new ---


def test_a_new_book_holds_the_cell_and_its_year(capsys: Captured, tmp_path: Path) -> None:
    path = tmp_path / "so.kiemdiem"
    code, out, err = run(capsys, "new", path, *NEW, "--year", 2026)
    assert (code, err) == (DONE, "")
    assert path.name in out
    office = Office.open(path, environment())
    assert office.organisation.cell().name == "Chi bộ thôn Đông"
    assert [period.key for period in office.periods.periods()] == ["2026"]
    office.close()


@pytest.mark.parametrize(
    ("more", "error"),
    [
        (("--year", "26"), KnownError("period_key_invalid", key="26")),
        (("--year", "1990"), KnownError("pack_none_in_force", year=1990)),
        (("--year", "2026", "--regulation", "x"), KnownError("pack_not_found", id="x")),
        (("--regulation", "hd43-366"), KnownError("period_needs_year")),
        (("--overlay", "quang-nam-2021"), KnownError("period_needs_year")),
    ],
)
def test_a_book_whose_year_cannot_be_opened_is_not_made(
    capsys: Captured, tmp_path: Path, more: tuple[str, ...], error: KnownError
) -> None:
    path = tmp_path / "so.kiemdiem"
    refusal(capsys, error, "new", path, *NEW, *more)
    assert not path.exists()


def test_a_new_book_never_replaces_a_file(capsys: Captured, tmp_path: Path) -> None:
    path = tmp_path / "so.kiemdiem"
    path.write_bytes(b"mine")
    refusal(capsys, KnownError("book_exists", path=path.name), "new", path, *NEW)
    assert path.read_bytes() == b"mine"


# --- exit codes ---


def test_a_command_that_is_not_there_is_a_usage_fault(capsys: Captured) -> None:
    with pytest.raises(SystemExit) as left:
        main(["fly"])
    assert left.value.code == REFUSED
    assert capsys.readouterr().out == ""


def test_a_bug_leaves_with_its_own_code_and_its_trace(
    capsys: Captured, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(cli, "_passphrase", stumble)
    code, out, err = run(capsys, "roster", "list", book)
    assert (code, out) == (BUG, "")
    assert "ZeroDivisionError" in err


def test_a_missing_book_is_refused(capsys: Captured, tmp_path: Path) -> None:
    refusal(capsys, KnownError("book_not_found", path="x.kiemdiem"), "check", tmp_path / "x.kiemdiem")


def test_a_book_without_a_period_is_refused_where_one_is_needed(capsys: Captured, book: Path) -> None:
    for command in ("check", "papers"):
        out = ("--out", book.parent / "out") if command == "papers" else ()
        refusal(capsys, KnownError("no_period"), command, book, *out)


@pytest.mark.parametrize(
    ("key", "code"), [("2024", "period_not_found"), ("26", "period_key_invalid"), ("2026-Q9", "period_key_invalid")]
)
def test_a_period_is_named_by_its_key(capsys: Captured, sample_path: Path, key: str, code: str) -> None:
    refusal(capsys, KnownError(code, key=key), "check", sample_path, "--period", key)


# --- passphrase ---


@pytest.fixture
def locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> Path:
    """A book under a passphrase, made by the command."""
    path = tmp_path / "khoa.kiemdiem"
    monkeypatch.setenv(cli.PASSPHRASE_VARIABLE, "trăng rằm")
    assert main(["new", str(path), *NEW]) == DONE
    monkeypatch.delenv(cli.PASSPHRASE_VARIABLE)
    capsys.readouterr()
    return path


def test_a_passphrase_comes_from_the_environment(
    capsys: Captured, locked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(cli.PASSPHRASE_VARIABLE, "trăng rằm")
    assert run_json(capsys, "roster", "list", locked) == []


@pytest.mark.parametrize("content", ["trăng rằm", "trăng rằm\r\n", "\ufefftrăng rằm\n"])
def test_a_passphrase_comes_from_a_file(capsys: Captured, locked: Path, tmp_path: Path, content: str) -> None:
    secret = tmp_path / "khoa.txt"
    secret.write_bytes(content.encode())
    assert run_json(capsys, "roster", "list", locked, "--passphrase-file", secret) == []


def test_no_passphrase_or_a_wrong_one_is_refused(capsys: Captured, locked: Path, tmp_path: Path) -> None:
    refusal(capsys, KnownError("book_passphrase_needed", path=locked.name), "roster", "list", locked)
    secret = tmp_path / "khoa.txt"
    secret.write_text("trăng", encoding="utf-8")
    wrong = KnownError("book_wrong_passphrase_or_damaged", path=locked.name)
    refusal(capsys, wrong, "roster", "list", locked, "--passphrase-file", secret)


def test_a_passphrase_file_that_is_no_text_is_refused(capsys: Captured, locked: Path, tmp_path: Path) -> None:
    secret = tmp_path / "khoa.txt"
    secret.write_bytes(b"\xff\xfe\x00")
    refusal(capsys, KnownError("file_not_text", path="khoa.txt"), "roster", "list", locked, "--passphrase-file", secret)


# --- roster ---


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_sample_list_comes_in_exactly(capsys: Captured, book: Path, name: str) -> None:
    preview = run_json(capsys, "roster", "import", book, ROSTERS / name)
    assert [row["person"] for row in preview["rows"]] == EXPECTED[name]
    assert preview["file"] == name
    assert preview["applied"] is False


def test_a_preview_stores_nothing_and_applying_stores_everything(capsys: Captured, book: Path) -> None:
    before = contents(book)
    run_json(capsys, "roster", "import", book, ROSTERS / "danh-sach.csv")
    assert contents(book) == before
    applied = run_json(capsys, "roster", "import", book, ROSTERS / "danh-sach.csv", "--apply")
    assert applied["applied"] is True
    listed = run_json(capsys, "roster", "list", book)
    assert sorted(member["name"] for member in listed) == sorted(person["name"] for person in EXPECTED["danh-sach.csv"])
    again = run_json(capsys, "roster", "import", book, ROSTERS / "danh-sach.csv")
    assert {row["state"] for row in again["rows"]} == {"same"}


def test_an_import_tells_its_columns_and_what_it_left_out(capsys: Captured, book: Path) -> None:
    preview = run_json(capsys, "roster", "import", book, ROSTERS / "danh-sach-vntime.xlsx")
    assert {"name", "male", "female"} <= {column["field"] for column in preview["columns"]}
    assert "tcvn3" in {column["encoding"] for column in preview["columns"]}
    thon = run_json(capsys, "roster", "import", book, ROSTERS / "danh-sach-thon.xlsx")
    assert all(line["text"] and line["why"] for line in thon["skipped"])


def test_an_import_reads_well_without_json(capsys: Captured, book: Path) -> None:
    code, out, err = run(capsys, "roster", "import", book, ROSTERS / "danh-sach.csv")
    assert (code, err) == (DONE, "")
    assert EXPECTED["danh-sach.csv"][0]["name"] in out
    assert "--apply" in out.splitlines()[-1]
    assert {plain(state) for state in RowState} & {line[6:18].strip() for line in out.splitlines()} == {"mới"}


def test_a_file_that_is_no_list_is_refused(capsys: Captured, book: Path, tmp_path: Path) -> None:
    other = tmp_path / "thu.csv"
    other.write_text("xin chào\n", encoding="utf-8")
    code, out, err = run(capsys, "roster", "import", book, other)
    assert (code, out) == (REFUSED, "")
    assert "thu.csv" in err


def test_members_are_listed_with_birth_and_post(capsys: Captured, sample_path: Path) -> None:
    code, out, _ = run(capsys, "roster", "list", sample_path)
    assert code == DONE
    assert len(out.splitlines()) == 24
    assert any("Nguyễn Văn An" in line and "12/04/1968" in line and "Bí thư" in line for line in out.splitlines())


# --- dossier ---


def test_a_dossier_goes_out_and_comes_into_an_empty_book(
    capsys: Captured, sample_path: Path, book: Path, tmp_path: Path
) -> None:
    file = tmp_path / "ho-so.json"
    assert run(capsys, "dossier", "export", sample_path, file)[0] == DONE
    before = contents(book)
    preview = run_json(capsys, "dossier", "import", book, file)
    assert (preview["period_key"], preview["members"], preview["classified"]) == ("2026", 24, 22)
    assert (preview["applied"], preview["adopts"], preview["period_known"]) == (False, True, False)
    assert contents(book) == before
    assert run_json(capsys, "dossier", "import", book, file, "--apply")["applied"] is True
    again = tmp_path / "lai.json"
    run(capsys, "dossier", "export", book, again, "--period", "2026")
    first, second = (json.loads(path.read_text(encoding="utf-8")) for path in (file, again))
    assert (first["records"], first["regulation"]) == (second["records"], second["regulation"])


def test_an_earlier_period_is_exported_by_its_key(capsys: Captured, sample_path: Path, tmp_path: Path) -> None:
    file = tmp_path / "ho-so.json"
    run(capsys, "dossier", "export", sample_path, file, "--period", "2025")
    assert json.loads(file.read_text(encoding="utf-8"))["records"]["period"]["key"] == "2025"


def test_a_refused_dossier_leaves_the_book_as_it_was(capsys: Captured, sample_path: Path, tmp_path: Path) -> None:
    file = tmp_path / "ho-so.json"
    run(capsys, "dossier", "export", sample_path, file)
    before = contents(sample_path)
    refusal(capsys, KnownError("period_exists", key="2026"), "dossier", "import", sample_path, file, "--apply")
    file.write_bytes(b"{}")
    refusal(capsys, KnownError("dossier_unreadable"), "dossier", "import", sample_path, file, "--apply")
    assert contents(sample_path) == before


# --- check ---


def test_the_check_tells_each_finding_with_its_numbers_and_source(capsys: Captured, sample_path: Path) -> None:
    found = run_json(capsys, "check", sample_path, "--period", "2026")
    assert (found["period"], found["regulation"]) == ("2026", "qd366-2025")
    assert found["findings"]
    fields = {"rule", "subject", "name", "severity", "numbers", "sentence", "citation", "confidence", "cure"}
    for finding in found["findings"]:
        assert set(finding) >= fields
        assert finding["severity"] == "note"
        assert finding["sentence"]
        assert finding["name"] is None or finding["name"] in finding["sentence"]


def test_the_check_reads_well_without_json(capsys: Captured, sample_path: Path) -> None:
    code, out, err = run(capsys, "check", sample_path)
    assert (code, err) == (DONE, "")
    lines = out.splitlines()
    assert lines[-1].startswith(f"{len(lines) - 1} ")


def test_the_latest_period_is_meant_unless_another_is_named(capsys: Captured, tmp_path: Path) -> None:
    office = make_office(tmp_path)
    add_member(office, "Lê Văn Ý")
    for key in ("2026", "2025"):
        open_year(office, key, date(int(key), 12, 1))
    office.close()
    assert run_json(capsys, "check", office.path)["period"] == "2026"
    assert run_json(capsys, "check", office.path, "--period", " 2025 ")["period"] == "2025"


# --- papers and the sample ---


def test_chosen_papers_are_written_into_the_folder(capsys: Captured, sample_path: Path, tmp_path: Path) -> None:
    out = tmp_path / "ra"
    written = run_json(capsys, "papers", sample_path, "--out", out, "--only", "summary_workbook")
    assert written["period"] == "2026"
    assert sorted(path.name for path in out.iterdir()) == sorted(written["files"])
    assert len(written["files"]) == 1


def test_a_paper_that_is_not_there_is_refused_and_nothing_is_written(
    capsys: Captured, sample_path: Path, tmp_path: Path
) -> None:
    out = tmp_path / "ra"
    refusal(
        capsys,
        KnownError("paper_unknown", key="x"),
        "papers",
        sample_path,
        "--out",
        out,
        "--only",
        "summary_workbook,x",
    )
    assert not out.exists()


def test_a_book_that_is_open_elsewhere_is_refused(capsys: Captured, sample: Office) -> None:
    code, out, err = run(capsys, "roster", "list", sample.path)
    assert (code, out) == (REFUSED, "")
    assert sample.path.name in err


def test_a_book_is_let_go_after_a_refusal(capsys: Captured, sample_path: Path, tmp_path: Path) -> None:
    run(capsys, "check", sample_path, "--period", "1999")
    copy = shutil.copyfile(sample_path, tmp_path / "khac.kiemdiem")
    assert run(capsys, "roster", "list", sample_path)[0] == DONE
    assert run(capsys, "roster", "list", copy)[0] == DONE


def test_the_whole_book_goes_out_and_comes_back_as_a_new_book(
    capsys: Captured, sample_path: Path, tmp_path: Path
) -> None:
    code, out, err = run(capsys, "book", "export", sample_path, tmp_path / "ra")
    assert (code, err) == (DONE, "")
    assert sorted(Path(line).name for line in out.splitlines()) == sorted(
        each.name for each in (tmp_path / "ra").iterdir()
    )
    made = tmp_path / "về.kiemdiem"
    assert run(capsys, "book", "import", made, tmp_path / "ra" / "so.json")[0] == DONE
    assert run_json(capsys, "roster", "list", made) == run_json(capsys, "roster", "list", sample_path)
    assert run(capsys, "book", "import", made, tmp_path / "ra" / "so.json")[0] == REFUSED

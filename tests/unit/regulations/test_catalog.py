"""Packs are found, chosen by year, resolved with overlays and frozen for a book; a fault is refused with its place."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from support.packs import PACK_ID, pack

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.paths import resource
from kiemdiem_desktop.domain.period import PeriodKind
from kiemdiem_desktop.forms.schema import FieldKind, SubjectKind
from kiemdiem_desktop.regulations.catalog import Catalog, digest, freeze, thaw


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the pack that a test may spoil."""
    shutil.copytree(resource("regulations") / PACK_ID, tmp_path / PACK_ID)
    return tmp_path


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    write(path, text.replace(old, new, 1))


HEAD = 'id = "tinh"\nversion = "1"\nextends = "qd366-2025"\ntitle = "Hướng dẫn của tỉnh"\n'


def overlay(folder: Path, head: str = HEAD, **files: str) -> None:
    write(folder / "tinh" / "overlay.toml", head)
    for name, text in files.items():
        write(folder / "tinh" / f"{name}.toml", text)


def refusal(folder: Path, *overlays: str) -> dict[str, object]:
    with pytest.raises(KnownError) as caught:
        Catalog([folder]).load(PACK_ID, overlays)
    assert caught.value.code == "pack_invalid"
    return caught.value.params


def test_the_catalogue_lists_the_pack() -> None:
    assert PACK_ID in [entry.id for entry in Catalog([resource("regulations")]).list()]


@pytest.mark.parametrize("year", [2025, 2026, 2031])
def test_the_pack_in_force_is_chosen_by_year(year: int, folder: Path) -> None:
    assert Catalog([folder]).choose(year) == PACK_ID


def test_no_pack_is_made_up_for_another_year_or_kind(folder: Path) -> None:
    for year, kind in ((2024, PeriodKind.YEAR), (2026, PeriodKind.TERM)):
        with pytest.raises(KnownError, match="pack_none_in_force"):
            Catalog([folder]).choose(year, kind)


def test_an_unknown_pack_is_not_found(folder: Path) -> None:
    with pytest.raises(KnownError, match="pack_not_found"):
        Catalog([folder]).load("qd999")


def test_a_frozen_pack_thaws_to_the_same_law() -> None:
    loaded = pack()
    thawed = thaw(freeze(loaded.regulation))
    assert (thawed, digest(thawed)) == (loaded.regulation, loaded.digest)


def test_the_digest_does_not_depend_on_where_the_pack_lies(folder: Path) -> None:
    assert Catalog([folder]).load(PACK_ID).digest == pack().digest


def test_the_digest_changes_with_the_content(folder: Path) -> None:
    change(folder / PACK_ID / "rules.toml", 'share = "1/5"', 'share = "1/6"')
    assert Catalog([folder]).load(PACK_ID).digest != pack().digest


@pytest.mark.parametrize("data", [b"", b"{}", b"[1]", b"\xff", freeze(pack().regulation)[:-1]])
def test_damaged_law_is_refused(data: bytes) -> None:
    with pytest.raises(KnownError, match="pack_invalid"):
        thaw(data)


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        ("rules.toml", "discretion = true", 'colour = "red"', "rules[score_band]"),
        ("rules.toml", 'share = "1/5"', 'share = "1/0"', "cap.share"),
        ("rules.toml", 'share = "1/5"', "share = 0.2", "cap.share"),
        ("rules.toml", 'fact = "tasks_done"', 'fact = "tasks_dne"', "rules[all_tasks].fact"),
        ("rules.toml", "{months} tháng tính đến", "{mnths} tháng tính đến", "rules[newly_admitted].sentences.left_out"),
        ("rules.toml", "uncertain =", "unsure =", "rules[newly_admitted].sentences"),
        ("rules.toml", 'citation = "hd43.7.6"', 'citation = "hd44"', "rules[temporary_here].citation"),
        ("pack.toml", "at_least = 70", "at_least = 95", "levels"),
        ("pack.toml", 'form = "hd43.leader"', 'form = "hd43.chief"', "subjects[leader].form"),
        ("ballots.toml", 'levels_paper = "b5"', 'levels_paper = "b9"', "ballots.levels_paper"),
        ("forms/02b.toml", 'binding = "level.self"', 'binding = "level.own"', "forms[hd43.non_leader].level.binding"),
        ("forms/02b.toml", "max = 30", "max = 31", "forms[hd43.non_leader].scores.scores[general].max"),
        ("forms/02b.toml", 'kind = "line"', 'kind = "lines"', "forms[hd43.non_leader].header_fields[name].kind"),
    ],
)
def test_a_fault_is_named_with_its_file_and_place(folder: Path, file: str, old: str, new: str, place: str) -> None:
    change(folder / PACK_ID / file, old, new)
    params = refusal(folder)
    assert (params["file"], params["field"]) == (file, place)


def test_a_file_that_is_no_toml_is_named(folder: Path) -> None:
    write(folder / PACK_ID / "rules.toml", "[[")
    assert refusal(folder)["file"] == "rules.toml"


def test_a_table_in_two_files_is_refused(folder: Path) -> None:
    write(folder / PACK_ID / "zz.toml", "[cap]\n")
    params = refusal(folder)
    assert {key: params[key] for key in ("file", "field", "problem")} == {
        "file": "zz.toml",
        "field": "cap",
        "problem": "also in rules.toml",
    }


def test_an_overlay_changes_what_it_names_and_nothing_else(folder: Path) -> None:
    overlay(folder, rules='[cap]\nrounding = "half_up"\n[[rules]]\nid = "head_ceiling"\nseverity = "warn"\n')
    loaded = Catalog([folder]).load(PACK_ID, ["tinh"])
    assert (loaded.regulation.cap.rounding, loaded.regulation.cap.base) == ("half_up", "good")
    assert [loaded.origin(path) for path in ("cap.rounding", "cap.base", "rules[head_ceiling].severity")] == [
        "tinh",
        PACK_ID,
        "tinh",
    ]


def test_an_overlay_is_named_in_the_resolved_law(folder: Path) -> None:
    overlay(folder)
    layers = Catalog([folder]).load(PACK_ID, ["tinh"]).regulation.layers
    assert [(layer.id, layer.version) for layer in layers] == [("tinh", "1")]


def test_an_overlay_is_listed_under_its_pack(folder: Path) -> None:
    overlay(folder)
    assert [entry.overlay.id for entry in Catalog([folder]).overlays(PACK_ID)] == ["tinh"]


def test_an_overlay_for_another_version_is_refused(folder: Path) -> None:
    overlay(folder, HEAD + 'extends_version = "2030.1"\n')
    assert refusal(folder, "tinh")["field"] == "extends_version"


def test_a_fault_of_an_overlay_is_found_in_its_file(folder: Path) -> None:
    overlay(folder, limits='[cap]\nrounding = "up"\n')
    params = refusal(folder, "tinh")
    assert (params["file"], params["field"]) == ("limits.toml", "cap.rounding")


def sub_scores(*maxima: int) -> str:
    items = "".join(
        f'[[criteria.groups.items]]\nid = "general.{n}"\nmax = {most}\n' for n, most in enumerate(maxima, 1)
    )
    return f'[[criteria]]\nid = "collective"\n[[criteria.groups]]\nid = "general"\n{items}'


def test_sub_scores_become_rows_of_the_score_sheet(folder: Path) -> None:
    overlay(folder, criteria=sub_scores(5, 5, 5, 5, 5, 5))
    form = Catalog([folder]).load(PACK_ID, ["tinh"]).regulation.form_for(SubjectKind.COLLECTIVE)
    sheet = next(field for field in form.fields() if field.kind is FieldKind.SCORE_SHEET)
    assert [(item.binding, item.max) for item in sheet.scores[0].items][:2] == [
        ("score.general.1", 5),
        ("score.general.2", 5),
    ]
    assert sheet.scores[1].items == ()


@pytest.mark.parametrize("maxima", [(5, 5), (10, 10, 10, 10, 10, 10)])
def test_sub_scores_that_do_not_add_up_are_refused(folder: Path, maxima: tuple[int, ...]) -> None:
    overlay(folder, criteria=sub_scores(*maxima))
    assert str(refusal(folder, "tinh")["field"]).startswith("criteria[collective].groups[general]")


LOCAL = {
    "ballots": (
        '[ballots]\nbase = "collected"\nsecret = false\n'
        '[[ballots.thresholds]]\nid = "excellent"\nshare = "2/3"\nstrict = false\n'
    ),
    "cap": '[cap]\nrounding = "half_up"\nby_group = true\n',
    "criteria": (
        '[[criteria]]\nid = "outside_system"\n[[criteria.groups]]\nid = "general"\n'
        '[[criteria.groups.items]]\nid = "general.local"\nlabel = "(3) Tham gia phong trào ở thôn"\n'
    ),
    "deadlines": '[[deadlines]]\nid = "to_upper"\nmonth = 12\nday = 5\nlocal = false\n',
    "rules": (
        '[[rules]]\nid = "low_collective"\nenabled = true\n[[rules]]\nid = "head_ceiling"\nseverity = "block"\n'
        '[[rules]]\nid = "newly_admitted"\nmonths = 7\n'
    ),
    "forms/02c": (
        'id = "hd43.outside_system"\n[[parts]]\nid = "a"\n[[parts.sections]]\nid = "merits"\n'
        'heading = "I. Ưu điểm, kết quả nổi bật"\n'
    ),
}


def test_an_overlay_may_change_whatever_a_committee_settles_and_leaves_the_base_alone(folder: Path) -> None:
    overlay(folder, **LOCAL)
    catalog = Catalog([folder])
    base, laid = catalog.load(PACK_ID).regulation, catalog.load(PACK_ID, ["tinh"]).regulation
    form = laid.form_for(SubjectKind.OUTSIDE_SYSTEM)
    criteria = laid.criteria_for(SubjectKind.OUTSIDE_SYSTEM)
    assert criteria is not None
    rules = {rule.id: rule for rule in laid.rules}
    thresholds = {entry.id.value: (str(entry.share), entry.strict) for entry in laid.ballots.thresholds}
    days = {entry.id: (entry.day, entry.local) for entry in laid.deadlines}
    assert (laid.ballots.base, laid.ballots.secret, thresholds["excellent"]) == ("collected", False, ("2/3", False))
    assert (laid.cap.rounding, laid.cap.by_group, str(laid.cap.share)) == ("half_up", True, "1/5")
    assert [item.id for item in criteria.groups[0].items][-1] == "general.local"
    assert (days["to_upper"], days["finish"]) == ((5, False), (30, False))
    assert (rules["low_collective"].enabled, rules["head_ceiling"].severity) == (True, "block")
    assert getattr(rules["newly_admitted"], "months", None) == 7
    assert "I. Ưu điểm, kết quả nổi bật" in [section.heading for part in form.parts for section in part.sections]
    assert base == pack().regulation

"""Regulations are listed, checked, taken in whole or not at all; a period moves to another law after a look at it."""

from __future__ import annotations

import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from support.offices import (
    CELL,
    close_period,
    environment,
    id_of,
    open_year,
    refused,
    small_cell,
    stored,
)

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.paths import resource
from kiemdiem_desktop.domain.dates import PartialDate
from kiemdiem_desktop.domain.grading import Level, Step
from kiemdiem_desktop.domain.member import MemberKind
from kiemdiem_desktop.domain.period import PeriodKey
from kiemdiem_desktop.forms.draft import with_value
from kiemdiem_desktop.regulations.catalog import Catalog
from kiemdiem_desktop.services.environment import Environment
from kiemdiem_desktop.services.library import RegulationLibrary
from kiemdiem_desktop.services.office import Office
from kiemdiem_desktop.services.periods import overlays_of

SHIPPED = resource("regulations")
OLD, MIDDLE, NEW, PROVINCE = "qd132-2019", "qd124-2023", "qd366-2025", "quang-nam-2021"


@pytest.fixture
def env(tmp_path: Path) -> Environment:
    mine = tmp_path / "data" / "regulations"
    return replace(environment(), catalog=Catalog((SHIPPED, mine)), regulations_folder=mine)


@pytest.fixture
def library(env: Environment) -> RegulationLibrary:
    return RegulationLibrary(env)


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack of somebody else: the newest one under another id."""
    folder = tmp_path / "tinh-moi"
    shutil.copytree(SHIPPED / NEW, folder)
    change(folder / "pack.toml", f'id = "{NEW}"', 'id = "tinh-2026"')
    return folder


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def zipped(folder: Path, *, inside: str = "", name: str = "goi.zip") -> Path:
    target = folder.parent / name
    with zipfile.ZipFile(target, "w") as archive:
        for path in sorted(folder.rglob("*.toml")):
            archive.write(path, f"{inside}{path.relative_to(folder).as_posix()}")
    return target


def ids(library: RegulationLibrary) -> list[str]:
    return [info.id for info in library.list()]


def test_the_three_regulations_are_listed_with_their_overlays(library: RegulationLibrary) -> None:
    listed = [(info.id, info.years, [overlay.id for overlay in info.overlays]) for info in library.list()]
    assert listed == [(NEW, "2025–", []), (MIDDLE, "2023–2024", []), (OLD, "2019–2022", [PROVINCE])]


@pytest.mark.parametrize(("year", "found"), [("2021", [PROVINCE]), ("2022", [PROVINCE]), ("2020", [])])
def test_an_overlay_is_offered_for_its_years(library: RegulationLibrary, year: str, found: list[str]) -> None:
    assert [info.id for info in library.overlays(OLD, PeriodKey.parse(year))] == found


def test_an_overlay_is_shown_over_its_regulation(library: RegulationLibrary) -> None:
    assert library.show_any(PROVINCE).layers == (OLD, PROVINCE)


@pytest.mark.parametrize("pack_id", [OLD, MIDDLE, NEW, PROVINCE])
def test_what_is_shipped_is_sound(library: RegulationLibrary, pack_id: str) -> None:
    checked = library.validate(SHIPPED / pack_id)
    assert (checked.id, checked.examples > 0) == (pack_id, True)


def test_a_folder_is_installed_and_offered(library: RegulationLibrary, env: Environment, pack: Path) -> None:
    assert library.install(pack).id == "tinh-2026"
    assert "tinh-2026" in ids(library)
    assert env.catalog.load("tinh-2026").regulation.title == env.catalog.load(NEW).regulation.title


@pytest.mark.parametrize("inside", ["", "goi/"])
def test_a_zip_is_installed(library: RegulationLibrary, pack: Path, inside: str) -> None:
    assert library.install(zipped(pack, inside=inside)).id == "tinh-2026"
    assert "tinh-2026" in ids(library)


def test_looking_at_one_says_what_it_holds_and_installs_nothing(
    library: RegulationLibrary, env: Environment, pack: Path
) -> None:
    looked = library.look(zipped(pack))
    assert (looked.checked.id, looked.page.layers) == ("tinh-2026", ("tinh-2026",))
    assert not env.regulations_folder.exists()
    with pytest.raises(KnownError, match="regulation_shipped"):
        library.look(SHIPPED / NEW)


def test_a_newer_version_takes_the_place_of_the_older(library: RegulationLibrary, env: Environment, pack: Path) -> None:
    library.install(pack)
    change(pack / "pack.toml", 'version = "2025.1"', 'version = "2026.2"')
    (pack / "papers.toml").rename(pack / "van-ban.toml")
    assert library.install(pack).replaces
    assert next(info.version for info in library.list() if info.id == "tinh-2026") == "2026.2"
    assert {path.name for path in (env.regulations_folder / "tinh-2026").glob("*.toml")} == {
        path.name for path in pack.glob("*.toml")
    }


def test_nothing_but_the_pack_is_left_after_installing(
    library: RegulationLibrary, env: Environment, pack: Path
) -> None:
    library.install(pack)
    library.install(pack)
    assert [path.name for path in env.regulations_folder.parent.iterdir()] == ["regulations"]
    assert [path.name for path in env.regulations_folder.iterdir()] == ["tinh-2026"]


def test_an_overlay_is_installed_and_offered_under_its_regulation(library: RegulationLibrary, tmp_path: Path) -> None:
    folder = tmp_path / "tinh"
    folder.mkdir()
    head = f'id = "tinh"\nversion = "1"\nextends = "{MIDDLE}"\ntitle = "Hướng dẫn của tỉnh"\n'
    (folder / "overlay.toml").write_text(head, encoding="utf-8")
    (folder / "cap.toml").write_text('[cap]\nrounding = "half_up"\n', encoding="utf-8")
    assert library.install(folder).extends == MIDDLE
    assert [info.id for info in library.overlays(MIDDLE)] == ["tinh"]


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("rules.toml", 'share = "1/5"', 'share = "một phần năm"', ("rules.toml", "cap.share")),
        ("pack.toml", 'id = "tinh-2026"', 'id = "../tinh"', ("pack.toml", "id")),
        ("rules.toml", 'value = "3/10"', 'value = "1/10"', ("examples.toml", None)),
        ("ballots.toml", "secret = true", "secret = vâng", ("ballots.toml", "")),
    ],
)
def test_a_broken_one_is_refused_with_file_and_field_and_nothing_changes(
    library: RegulationLibrary,
    env: Environment,
    pack: Path,
    file: str,
    old: str,
    new: str,
    told: tuple[str, str | None],
) -> None:
    change(pack / file, old, new)
    with pytest.raises(KnownError) as caught:
        library.install(pack)
    assert caught.value.code == "pack_invalid"
    assert caught.value.params["file"] == told[0]
    assert told[1] is None or caught.value.params["field"] == told[1]
    assert not env.regulations_folder.exists()


def test_a_broken_newer_version_leaves_the_older(library: RegulationLibrary, pack: Path) -> None:
    library.install(pack)
    change(pack / "pack.toml", "at_least = 70", "at_least = 95")
    with pytest.raises(KnownError, match="pack_invalid"):
        library.install(pack)
    assert library.show("tinh-2026").version == "2025.1"


def test_the_programs_own_regulations_are_not_replaced(library: RegulationLibrary, tmp_path: Path) -> None:
    for name in (NEW, PROVINCE):
        shutil.copytree(SHIPPED / name, tmp_path / name)
        with pytest.raises(KnownError, match="regulation_shipped"):
            library.install(tmp_path / name)


def test_what_is_no_regulation_is_refused(library: RegulationLibrary, tmp_path: Path) -> None:
    empty = tmp_path / "trong"
    empty.mkdir()
    text = tmp_path / "ghi-chu.txt"
    text.write_text("không phải", encoding="utf-8")
    for path in (empty, text):
        with pytest.raises(KnownError, match="regulation_not_found"):
            library.validate(path)


def test_a_zip_writes_nothing_outside_its_place(library: RegulationLibrary, env: Environment, pack: Path) -> None:
    archive = zipped(pack)
    with zipfile.ZipFile(archive, "a") as file:
        file.writestr("../outside.toml", "x = 1")
        file.writestr("/outside.toml", "x = 1")
        file.writestr("run.exe", b"MZ")
    library.install(archive)
    kept = {path.name for path in env.regulations_folder.parent.rglob("*") if path.is_file()}
    assert kept == {path.name for path in pack.rglob("*.toml")}


def test_a_zip_that_unpacks_too_large_is_refused(library: RegulationLibrary, pack: Path) -> None:
    (pack / "to.toml").write_text("# " + " " * 6_000_000, encoding="utf-8")
    target = pack.parent / "to.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(pack.rglob("*.toml")):
            archive.write(path, path.relative_to(pack).as_posix())
    with pytest.raises(KnownError, match="regulation_not_found"):
        library.validate(target)


def test_a_damaged_one_in_the_folder_hides_no_other(library: RegulationLibrary, env: Environment, pack: Path) -> None:
    library.install(pack)
    (env.regulations_folder / "tinh-2026" / "pack.toml").write_text("[[", encoding="utf-8")
    assert ids(library) == [NEW, MIDDLE, OLD]
    assert [error.code for error in library.faults()] == ["pack_invalid"]


# Periods and their law


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office.create(tmp_path / "so.kiemdiem", CELL, environment())


def test_a_period_is_pinned_to_a_regulation_with_its_overlay(office: Office) -> None:
    office.periods.open_period(PeriodKey.parse("2021"), overlays=[PROVINCE])
    period = office.periods.find("2021")
    assert period is not None
    loaded = office.env.catalog.load(OLD, [PROVINCE])
    assert (period.regulation_id, period.overlay_id, overlays_of(period)) == (OLD, PROVINCE, (PROVINCE,))
    assert (period.regulation_digest, period.overlay_digest) == (loaded.digest, loaded.overlay_digest)
    assert "correction" in {deadline.id for deadline in office.periods.regulation(period.id).deadlines}


def test_a_period_without_an_overlay_names_none(office: Office) -> None:
    period = small_cell(office)
    assert (period.overlay_id, period.overlay_digest, overlays_of(period)) == ("", "", ())


def test_an_overlay_of_another_regulation_is_refused(office: Office) -> None:
    def opened() -> None:
        office.periods.open_period(PeriodKey.parse("2024"), overlays=[PROVINCE])

    refused(office, "pack_not_found", opened)


def test_the_page_of_a_period_names_its_layers(office: Office) -> None:
    office.periods.open_period(PeriodKey.parse("2021"), overlays=[PROVINCE])
    period = office.periods.find("2021")
    assert period is not None
    page = office.regulations.show_period(period.id)
    assert {line.layer for section in page.sections for line in section.lines} == {
        "Quy định 132",
        "Tỉnh ủy Quảng Nam",
    }
    assert (page.layers, page.stack) == ((OLD, PROVINCE), ("Quy định 132", "Tỉnh ủy Quảng Nam"))


def test_the_page_of_a_period_names_its_layers_when_the_overlay_is_no_longer_at_hand(tmp_path: Path) -> None:
    shelf = tmp_path / "regulations"
    for name in (OLD, MIDDLE, NEW, PROVINCE):
        shutil.copytree(SHIPPED / name, shelf / name)
    env = replace(environment(), catalog=Catalog((shelf,)))
    office = Office.create(tmp_path / "so.kiemdiem", CELL, env)
    office.periods.open_period(PeriodKey.parse("2021"), overlays=[PROVINCE])
    period = office.periods.find("2021")
    assert period is not None
    before = office.regulations.show_period(period.id)
    shutil.rmtree(shelf / PROVINCE)
    after = office.regulations.show_period(period.id)
    assert after == before
    assert "Tỉnh ủy Quảng Nam" in {line.layer for section in after.sections for line in section.lines}
    shutil.rmtree(shelf / OLD)
    unknown = office.regulations.show_period(period.id)
    assert unknown.stack == before.stack
    assert {line.layer for section in unknown.sections for line in section.lines} == {""}


def member_of_five_months(office: Office) -> None:
    member = office.roster.new_member("Đinh Mới")
    office.roster.add_member(
        replace(member, admitted=PartialDate(2026, 7, 1), official=None, kind=MemberKind.NON_LEADER)
    )


def test_the_difference_names_what_another_law_would_say(office: Office) -> None:
    member_of_five_months(office)
    period = open_year(office, "2026")
    subject = id_of(office, period, "Đinh Mới")
    office.reviews.save_level(period.id, subject, Step.CELL, Level.GOOD)
    period = replace(period, review_date=period.end.replace(month=12, day=5))
    office.periods.update_period(period)
    found = office.regulations.findings_difference(period.id, OLD)
    severities = [
        [item.severity.value for item in part if item.rule == "newly_admitted"] for part in (found.gone, found.new)
    ]
    assert severities == [["block"], ["warn"]]


def test_looking_at_the_difference_changes_nothing(office: Office) -> None:
    period = small_cell(office)
    before = stored(office)
    office.regulations.findings_difference(period.id, MIDDLE)
    assert stored(office) == before


def test_the_same_law_makes_no_difference(office: Office) -> None:
    period = small_cell(office)
    office.reviews.save_level(period.id, id_of(office, period, "Vũ Thị Hai"), Step.CELL, Level.EXCELLENT)
    found = office.regulations.findings_difference(period.id, NEW)
    assert (found.gone, found.new, bool(found.same), found.lost) == ((), (), True, ())


def write(office: Office, name: str, period_key: str = "2026", **values: str) -> None:
    period = office.periods.find(period_key)
    assert period is not None
    subject = id_of(office, period, name)
    form, draft = office.reviews.form(period.id, subject), office.reviews.draft(period.id, subject)
    for field, value in values.items():
        draft = with_value(form, draft, field, value)
    office.reviews.save_draft(period.id, subject, draft)


def test_a_moved_period_keeps_its_answers_in_the_other_form(office: Office) -> None:
    period = small_cell(office)
    write(office, "Vũ Thị Hai", conduct="Gương mẫu.", direction="Học tiếp.")
    office.regulations.move_period(period.id, MIDDLE)
    subject = id_of(office, period, "Vũ Thị Hai")
    assert office.reviews.form(period.id, subject).id == "hd25.non_leader"
    assert dict(office.reviews.draft(period.id, subject).values) == {"conduct": "Gương mẫu.", "direction": "Học tiếp."}
    assert office.periods.regulation(period.id).id == MIDDLE


def test_grades_that_the_new_form_has_no_place_for_are_named_before_they_are_lost(office: Office) -> None:
    member_of_five_months(office)
    office.periods.open_period(PeriodKey.parse("2024"))
    period = office.periods.find("2024")
    assert period is not None
    write(office, "Đinh Mới", "2024", conduct="Tốt.", conduct_grade="good")
    lost = office.regulations.findings_difference(period.id, NEW).lost
    assert [(item.subject, item.text) for item in lost] == [("Đinh Mới", "good")]
    office.regulations.move_period(period.id, NEW)
    assert dict(office.reviews.draft(period.id, id_of(office, period, "Đinh Mới")).values) == {"conduct": "Tốt."}


def test_grades_stay_between_the_two_regimes_of_grades(office: Office) -> None:
    member_of_five_months(office)
    office.periods.open_period(PeriodKey.parse("2024"))
    period = office.periods.find("2024")
    assert period is not None
    write(office, "Đinh Mới", "2024", duties_grade="good")
    office.regulations.move_period(period.id, OLD, [PROVINCE])
    subject = id_of(office, period, "Đinh Mới")
    assert dict(office.reviews.draft(period.id, subject).values) == {"duties_grade": "good"}
    assert office.reviews.sheet(period.id).subject(subject).duty.unclassified


def test_a_moved_period_can_be_moved_back_by_undo(office: Office) -> None:
    period = small_cell(office)
    write(office, "Vũ Thị Hai", conduct="Gương mẫu.")
    office.regulations.move_period(period.id, MIDDLE)
    office.history.undo()
    moved_back = office.periods.period(period.id)
    assert (moved_back.regulation_id, moved_back.regulation_digest) == (NEW, period.regulation_digest)
    assert office.reviews.form(period.id, id_of(office, period, "Vũ Thị Hai")).id == "hd43.non_leader"


def test_a_closed_period_is_not_moved(office: Office) -> None:
    period = small_cell(office)
    close_period(office, period)
    refused(office, "period_closed", lambda: office.regulations.move_period(period.id, MIDDLE))


def test_a_zip_with_a_spoiled_directory_is_refused_with_a_sentence(
    library: RegulationLibrary, pack: Path, tmp_path: Path
) -> None:
    zipped = tmp_path / "bộ.zip"
    with zipfile.ZipFile(zipped, "w") as archive:
        archive.write(pack / "pack.toml", "pack.toml")
    sound = zipped.read_bytes()
    for place in range(sound.index(b"PK\x01\x02"), len(sound)):
        zipped.write_bytes(sound[:place] + bytes([sound[place] ^ 0xFF]) + sound[place + 1 :])
        with pytest.raises(KnownError):
            library.validate(zipped)

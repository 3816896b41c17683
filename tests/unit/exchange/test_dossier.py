from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from support.offices import environment

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.paths import resource
from kiemdiem_desktop.domain.meeting import Attendance
from kiemdiem_desktop.domain.tally import Ballot, Tally
from kiemdiem_desktop.exchange import dossier
from kiemdiem_desktop.exchange.dossier import decode_dossier, dossier_schema, encode_dossier
from kiemdiem_desktop.services.office import Office

STRANGER = str(UUID(int=7, version=4))
Document = dict[str, Any]


@pytest.fixture(scope="session")
def exported(sample_file: Any, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The sample's last year as a dossier."""
    path = tmp_path_factory.mktemp("export") / "mau.kiemdiem"
    path.write_bytes(sample_file.read_bytes())
    office = Office.open(path, environment(seed=3))
    try:
        return office.exchange.export_dossier(office.periods.periods()[0].id)
    finally:
        office.close()


@pytest.fixture
def document(exported: bytes) -> Document:
    """The same, parsed; each test may spoil its own."""
    parsed: Document = json.loads(exported)
    return parsed


def written(document: Document) -> bytes:
    return json.dumps(document, ensure_ascii=False).encode()


def faults(data: bytes) -> list[str]:
    with pytest.raises(KnownError) as caught:
        decode_dossier(data)
    assert caught.value.code == "dossier_invalid"
    listed = str(caught.value.params["faults"]).splitlines()
    assert caught.value.params["count"] == len(listed)
    return [line.split(":")[0] for line in listed]


def test_a_dossier_read_and_written_again_is_the_same_bytes(exported: bytes) -> None:
    assert encode_dossier(decode_dossier(exported)) == exported


def test_a_dossier_written_by_another_hand_reads_the_same(exported: bytes, document: Document) -> None:
    shuffled = json.dumps(document, sort_keys=True, separators=(",", ":")).encode()
    assert decode_dossier(shuffled) == decode_dossier(exported)


def test_the_schema_on_disk_is_that_of_the_program() -> None:
    shipped = json.loads(resource("schemas", "dossier-1.json").read_text(encoding="utf-8"))
    assert shipped == dossier_schema()


def test_a_review_travels_as_readable_json(document: Document) -> None:
    review = document["records"]["reviews"][0]
    assert set(review["payload"]) == {"form", "version", "values"}


# --- secrecy ---


def test_no_vote_is_tied_to_a_voter(document: Document) -> None:
    people = {person["id"] for person in document["records"]["participants"]}
    subjects = people | {collective["id"] for collective in document["records"]["collectives"]}
    voting = {"ballots": document["records"]["ballots"], "tallies": document["records"]["tallies"]}
    assert voting["tallies"]
    for path, value in _walk(voting):
        key = path[-1]
        if key == "subject_id":
            assert value in subjects
        else:
            assert value not in people, path
    for entry in (*voting["ballots"], *voting["tallies"]):
        assert UUID(entry["id"]).version == 4
    assert {entry for tally in voting["tallies"] for entry in tally} == set(Tally.__dataclass_fields__)
    assert {entry for ballot in voting["ballots"] for entry in ballot} == set(Ballot.__dataclass_fields__)


def test_nothing_else_of_the_dossier_names_a_ballot(document: Document) -> None:
    ids = {entry["id"] for name in ("ballots", "tallies") for entry in document["records"][name]}
    rest = {name: values for name, values in document["records"].items() if name not in {"ballots", "tallies"}}
    assert ids
    assert not ids & {value for _, value in _walk(rest) if isinstance(value, str)}
    assert "ballot_id" not in Attendance.__dataclass_fields__


def _walk(value: Any, path: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], Any]]:
    if isinstance(value, dict):
        return [found for key, part in value.items() for found in _walk(part, (*path, key))]
    if isinstance(value, list):
        return [found for part in value for found in _walk(part, path)]
    return [(path, value)]


# --- faults of the shape ---


def put(*path: Any) -> Callable[[Document], None]:
    """Set the last but one part of the path to the last."""
    *places, key, value = path

    def spoil(document: Document) -> None:
        target: Any = document
        for place in places:
            target = target[place]
        target[key] = value

    return spoil


def without(*path: Any) -> Callable[[Document], None]:
    *places, key = path

    def spoil(document: Document) -> None:
        target: Any = document
        for place in places:
            target = target[place]
        del target[key]

    return spoil


R = "records"
SHAPE_FAULTS: tuple[tuple[Callable[[Document], None], str], ...] = (
    (without("records"), "."),
    (without(R, "cell"), "records"),
    (put(R, "cell", "nickname", "x"), "records.cell"),
    (put("extra", 1), "."),
    (put("book_id", "x"), "book_id"),
    (put("revision", -1), "revision"),
    (put("regulation", []), "regulation"),
    (put("version", 0), "version"),
    (put(R, "period", "state", "half"), "records.period.state"),
    (put(R, "period", "start", "2026-1-1"), "records.period.start"),
    (put(R, "members", {}), "records.members"),
    (put(R, "members", 3, "name", None), "records.members[3].name"),
    (without(R, "members", 3, "name"), "records.members[3]"),
    (put(R, "members", 0, "birth", "1968-4"), "records.members[0].birth"),
    (put(R, "scores", 0, "hundredths", "2800"), "records.scores[0].hundredths"),
    (put(R, "scores", 0, "hundredths", 28.5), "records.scores[0].hundredths"),
    (put(R, "scores", 0, "hundredths", bool(1)), "records.scores[0].hundredths"),
    (put(R, "scores", 0, "hundredths", 10**30), "records.scores[0].hundredths"),
    (put(R, "reviews", 0, "payload", "x"), "records.reviews[0].payload"),
    (put(R, "tallies", 0, "voter", "x"), "records.tallies[0]"),
    (put(R, "sessions", 0, "start", "7:30"), "records.sessions[0].start"),
    (put(R, "sessions", 0, "start", "٠٧:٣٠"), "records.sessions[0].start"),
)


@pytest.mark.parametrize(("spoil", "path"), SHAPE_FAULTS, ids=[path for _, path in SHAPE_FAULTS])
def test_a_fault_of_the_shape_is_named_by_its_path(
    document: Document, spoil: Callable[[Document], None], path: str
) -> None:
    spoil(document)
    assert path in faults(written(document))


@pytest.mark.parametrize(
    ("spoil", "path"),
    [
        (put(R, "period", "start", "2026-02-30"), "records"),
        (put(R, "members", 0, "birth", "1968-13"), "records"),
        (put(R, "sessions", 0, "start", "24:61"), "records"),
        (put(R, "members", 0, "birth", "1968\n"), "records"),
    ],
)
def test_text_that_fits_the_shape_but_is_no_such_value_is_refused(
    document: Document, spoil: Callable[[Document], None], path: str
) -> None:
    spoil(document)
    assert faults(written(document)) == [path]


@pytest.mark.parametrize(
    ("spoil", "path"),
    [
        (put(R, "participants", 0, "member_id", STRANGER), "records.participants[0].member_id"),
        (put(R, "reviews", 1, "subject_id", STRANGER), "records.reviews[1].subject_id"),
        (put(R, "reviews", 1, "scan_id", STRANGER), "records.reviews[1].scan_id"),
        (put(R, "members", 0, "group_id", STRANGER), "records.members[0].group_id"),
        (put(R, "collectives", 0, "head_id", STRANGER), "records.collectives[0].head_id"),
        (put(R, "tallies", 2, "ballot_id", STRANGER), "records.tallies[2].ballot_id"),
        (put(R, "attendance", 0, "session_id", STRANGER), "records.attendance[0].session_id"),
        (put(R, "levels", 0, "period_id", STRANGER), "records.levels[0].period_id"),
        (put(R, "period", "key", "2026-Q1"), "records.period.key"),
        (put(R, "period", "key", "hè 2026"), "records.period.key"),
    ],
)
def test_what_points_to_nothing_is_named_by_its_path(
    document: Document, spoil: Callable[[Document], None], path: str
) -> None:
    spoil(document)
    assert path in faults(written(document))


@pytest.mark.parametrize("name", ["members", "participants", "reviews", "scores", "levels", "attendance", "tallies"])
def test_what_stands_twice_is_named_by_its_path(document: Document, name: str) -> None:
    rows = document["records"][name]
    rows.append(copy.deepcopy(rows[0]))
    assert f"records.{name}[{len(rows) - 1}].id" in faults(written(document))


def test_two_levels_of_one_step_are_refused_though_their_ids_differ(document: Document) -> None:
    rows = document["records"]["levels"]
    rows.append({**rows[0], "id": STRANGER})
    assert f"records.levels[{len(rows) - 1}].step" in faults(written(document))


def test_a_vote_whose_id_tells_a_time_is_refused(document: Document) -> None:
    document["records"]["tallies"][0]["id"] = document["records"]["members"][0]["id"]
    assert "records.tallies[0].id" in faults(written(document))


def test_at_most_fifty_faults_are_listed(document: Document) -> None:
    for row in document["records"]["scores"]:
        row["hundredths"] = "x"
    assert len(faults(written(document))) == min(50, len(document["records"]["scores"]))


# --- what is no dossier at all ---


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe{}",
        b"\x00",
        b'{"format": "another"}',
        b'{"format": "kiemdiem-dossier", "x": "\\ud800"}',
        b'{"format": "kiemdiem-dossier", "x": ' + b"9" * 5000 + b"}",
        b"[" * 100_000,
        b'{"a":' * 50 + b"1" + b"}" * 50,
        "Sổ kiểm điểm".encode(),
    ],
)
def test_what_is_no_dossier_is_refused_without_a_stumble(data: bytes) -> None:
    with pytest.raises(KnownError, match="dossier_unreadable"):
        decode_dossier(data)


def test_brackets_within_a_text_are_no_nesting(document: Document) -> None:
    document["records"]["cell"]["name"] = "[" * 60 + '"\\'
    assert decode_dossier(written(document)).records.cell.name == "[" * 60 + '"\\'


def test_a_huge_file_is_refused_before_it_is_parsed(monkeypatch: pytest.MonkeyPatch, exported: bytes) -> None:
    monkeypatch.setattr(dossier, "SIZE_LIMIT", 1_000)
    with pytest.raises(KnownError, match="dossier_too_large"):
        decode_dossier(exported)


def test_a_newer_dossier_asks_for_a_newer_program(document: Document) -> None:
    document["version"] = 2
    with pytest.raises(KnownError) as caught:
        decode_dossier(written(document))
    assert (caught.value.code, caught.value.params) == ("dossier_too_new", {"version": 2})

from __future__ import annotations

import typing
from dataclasses import fields
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from hypothesis import given
from hypothesis import strategies as st

from kiemdiem_desktop.domain.dates import PartialDate
from kiemdiem_desktop.store import engine, migrate, schema
from kiemdiem_desktop.store.metadata import METADATA, alchemy
from kiemdiem_desktop.store.repositories.shapes import SHAPES
from kiemdiem_desktop.store.rows import SCHEMA, SECRET
from kiemdiem_desktop.store.sql import Connection
from kiemdiem_desktop.store.types import Raw
from kiemdiem_desktop.store.unit_of_work import Reader, UnitOfWork


def described(connection: Connection) -> dict[str, Any]:
    """Say what SQLite knows of every table; the order of columns does not matter, but within an index it does."""

    def ask(pragma: str, name: str) -> list[Any]:
        return sorted(connection.rows(f"PRAGMA {pragma}({name})"))

    return {
        row[1]: {
            "kind": row[4:6],
            "columns": sorted(column[1:] for column in ask("table_xinfo", row[1])),
            "links": sorted(link[2:] for link in ask("foreign_key_list", row[1])),
            "indexes": sorted(
                (index[2:], [part[2] for part in ask("index_info", index[1])]) for index in ask("index_list", row[1])
            ),
        }
        for row in connection.rows("PRAGMA table_list")
    }


def test_a_migrated_book_has_the_schema_of_a_new_one(tmp_path: Path) -> None:
    with engine.connect(tmp_path / "migrated", None) as migrated, engine.connect(tmp_path / "new", None) as new:
        migrate.upgrade(migrated)
        with alchemy(migrated) as lent:
            context = MigrationContext.configure(lent, opts={"compare_type": True})
            assert compare_metadata(context, METADATA) == []
        with new.begin():
            schema.lay(new)
        assert described(migrated) == described(new)


def test_the_head_known_to_the_program_is_the_newest_migration() -> None:
    config = Config()
    config.set_main_option("script_location", migrate.SCRIPTS.as_posix())
    assert ScriptDirectory.from_config(config).get_heads() == [schema.revision_name(schema.HEAD)]


def test_every_table_belongs_to_an_organisation() -> None:
    assert [name for name, table in SCHEMA.items() if "organisation_id" not in table.columns] == []


def test_no_column_holds_a_floating_number() -> None:
    assert {column.kind.sql for table in SCHEMA.values() for column in table.columns.values()} == {
        "TEXT",
        "INTEGER",
        "BLOB",
    }
    assert all(table.dialect_options["sqlite"]["strict"] for table in METADATA.tables.values())


@pytest.mark.parametrize("name", sorted(SECRET))
def test_votes_keep_no_time_no_order_and_no_voter(name: str) -> None:
    allowed = {
        "ballot": "meeting_id body round kind voters_present issued collected valid invalid note",
        "tally": "ballot_id subject_id excellent good completed not_completed agree disagree",
    }
    assert SCHEMA[name].columns.keys() == {
        "id",
        "version",
        "organisation_id",
        *allowed[name].split(),
    }
    assert not SCHEMA[name].with_rowid  # no hidden number tells the order either


def test_every_field_of_a_value_has_its_column_and_the_other_way_round() -> None:
    blobs = ("attachment", "issued_dossier", "pinned_regulation")
    extra = {"member": {"search"}} | {name: {"content_digest"} for name in blobs}
    for shape in SHAPES.values():
        columns = SCHEMA[shape.name].columns.keys() - {"organisation_id"}
        content = {"content"} if shape.has_blob else set()
        assert columns - extra.get(shape.name, set()) == {part.name for part in fields(shape.value)} - content


def test_a_column_is_required_where_its_field_is() -> None:
    for shape in SHAPES.values():
        for name, hint in typing.get_type_hints(shape.value).items():
            if name in SCHEMA[shape.name].columns:
                optional = type(None) in typing.get_args(hint)
                assert SCHEMA[shape.name].columns[name].nullable == optional, f"{shape.name}.{name}"


def test_every_link_restricts_removal() -> None:
    links = [key for table in METADATA.tables.values() for key in table.foreign_keys]
    assert {key.ondelete for key in links} == {"RESTRICT"}
    assert len(links) == sum(len(table.links) for table in SCHEMA.values())


def test_the_unit_of_work_has_every_table_under_its_name() -> None:
    for unit in (Reader, UnitOfWork):
        hints = {name: hint for name, hint in typing.get_type_hints(unit).items() if name != "settings"}
        assert {name: typing.get_args(hint)[0] for name, hint in hints.items()} == {
            name: shape.value for name, shape in SHAPES.items()
        }


def partial_dates() -> st.SearchStrategy[PartialDate]:
    days = st.dates(min_value=date(1000, 1, 1))
    return st.one_of(
        days.map(PartialDate.from_date),
        days.map(lambda day: PartialDate(day.year, day.month)),
        days.map(lambda day: PartialDate(day.year)),
    )


st.register_type_strategy(PartialDate, partial_dates())
st.register_type_strategy(time, st.times().map(lambda moment: moment.replace(second=0, microsecond=0)))
st.register_type_strategy(int, st.integers(min_value=-(2**40), max_value=2**40))
st.register_type_strategy(bytes, st.text().map(str.encode))  # a payload is text, any other content may be


def values() -> st.SearchStrategy[tuple[str, Any]]:
    return st.sampled_from(sorted(SHAPES)).flatmap(
        lambda name: st.tuples(st.just(name), st.from_type(SHAPES[name].value))
    )


@given(values())
def test_every_value_comes_back_as_it_went_in(pair: tuple[str, Any]) -> None:
    name, value = pair
    shape = SHAPES[name]
    row: dict[str, Raw] = shape.encode(value, "0" * 32)
    assert {type(plain) for plain in row.values()} <= {str, int, bytes, type(None)}
    held = {**row, "content": getattr(value, "content", b"")}
    assert shape.decode([held[part] for part in shape.fields]) == value


def test_a_payload_that_is_no_text_is_a_mistake() -> None:
    with pytest.raises(UnicodeDecodeError):
        SHAPES["reviews"]._write["payload"](b"\xff")

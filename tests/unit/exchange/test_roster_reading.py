from __future__ import annotations

import io
import random
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from support.roster_files import HEADER, open_document, with_part, workbook

from kiemdiem_desktop.base.errors import Cancelled, KnownError
from kiemdiem_desktop.base.messages import describe
from kiemdiem_desktop.exchange.roster.raw import LIMITS, DateCell, Limits, RawSheet, RawTables, pack, unpack
from kiemdiem_desktop.exchange.roster.reading import read_roster

if TYPE_CHECKING:
    from pathlib import Path

ROWS = [HEADER, (1, "Lê Văn An", "01/02/1970", "nam")]
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
BOMB_DTD = (
    b'<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><sst><si><t>&c;</t></si></sst>'
)


def refusal(folder: Path, name: str, data: bytes, limits: Limits = LIMITS) -> str:
    path = folder / name
    path.write_bytes(data)
    with pytest.raises(KnownError) as caught:
        read_roster(path, limits)
    assert caught.value.params == {"file": name}
    assert name in str(describe(caught.value))
    return caught.value.code


def noise(seed: int, size: int) -> bytes:
    return random.Random(seed).randbytes(size)  # noqa: S311 - the same noise in every run


def zipped(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def understated(data: bytes) -> bytes:
    """Let every header of an archive say that its part is one byte long when opened."""
    changed = bytearray(data)
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = changed.find(mark)
        while start >= 0:
            changed[start + place : start + place + 4] = (1).to_bytes(4, "little")
            start = changed.find(mark, start + 4)
    return bytes(changed)


def test_a_workbook_comes_back_through_the_child(tmp_path: Path) -> None:
    path = tmp_path / "Danh sách.xlsx"
    path.write_bytes(workbook(ROWS))
    tables = read_roster(path)
    assert tables.file_name == "Danh sách.xlsx"
    assert tables.sheets[0].rows[1][:4] == ROWS[1]


def test_reading_leaves_the_file_alone(tmp_path: Path) -> None:
    path = tmp_path / "ds.xlsx"
    path.write_bytes(workbook(ROWS))
    before = (path.read_bytes(), path.stat().st_mtime_ns)
    read_roster(path)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("kept", [0.2, 0.5, 0.9, 0.99])
def test_a_truncated_workbook_is_unreadable(tmp_path: Path, kept: float) -> None:
    data = workbook(ROWS)
    assert refusal(tmp_path, "ds.xlsx", data[: int(len(data) * kept)]) == "roster_unreadable"


def test_an_empty_file_is_said_to_be_empty(tmp_path: Path) -> None:
    assert refusal(tmp_path, "ds.xlsx", b"") == "roster_empty"
    assert refusal(tmp_path, "ds.csv", b"\xef\xbb\xbf\r\n") == "roster_empty"
    assert refusal(tmp_path, "trang.xlsx", workbook([])) == "roster_empty"


def test_random_bytes_are_no_workbook(tmp_path: Path) -> None:
    assert refusal(tmp_path, "ds.xls", noise(1, 5000)) == "roster_not_a_workbook"


@pytest.mark.parametrize("seed", range(4))
def test_a_damaged_old_workbook_ends_the_child_alone(tmp_path: Path, seed: int) -> None:
    assert refusal(tmp_path, "ds.xls", OLE + noise(seed, 20_000)) == "roster_unreadable"


def test_a_web_page_named_as_workbook_is_no_workbook(tmp_path: Path) -> None:
    assert refusal(tmp_path, "ds.xls", b"<html><table><tr><td>A</td></tr></table></html>") == "roster_not_a_workbook"


def test_a_word_document_is_no_workbook(tmp_path: Path) -> None:
    assert refusal(tmp_path, "ds.docx", zipped(**{"word/document.xml": b"<a/>"})) == "roster_not_a_workbook"


def test_entities_are_refused(tmp_path: Path) -> None:
    data = with_part(workbook(ROWS), "xl/sharedStrings.xml", BOMB_DTD)
    assert refusal(tmp_path, "ds.xlsx", data) == "roster_unreadable"


def test_what_inflates_without_end_is_refused(tmp_path: Path) -> None:
    data = with_part(workbook(ROWS), "xl/media/a.bin", bytes(3 << 20))
    assert refusal(tmp_path, "ds.xlsx", data, replace(LIMITS, inflated_bytes=1 << 20)) == "roster_too_large"


def test_a_header_that_lies_about_its_size_does_not_help_a_bomb(tmp_path: Path) -> None:
    data = understated(with_part(workbook(ROWS), "xl/media/a.bin", bytes(3 << 20)))
    assert refusal(tmp_path, "ds.xlsx", data, replace(LIMITS, inflated_bytes=1 << 20)) == "roster_too_large"


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    assert refusal(tmp_path, "ds.xlsx", workbook(ROWS), replace(LIMITS, file_bytes=100)) == "roster_too_large"


@pytest.mark.parametrize("name", ["ds.xlsx", "ds.csv"])
def test_too_many_rows_are_refused(tmp_path: Path, name: str) -> None:
    data = workbook(ROWS) if name == "ds.xlsx" else b"a;b\r\nc;d\r\n"
    assert refusal(tmp_path, name, data, replace(LIMITS, rows=1)) == "roster_too_large"


def test_a_cell_at_the_far_corner_is_too_large(tmp_path: Path) -> None:
    book = workbook([("a",)])
    sheet = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    for place in (b"A1", b"XFD1048576"):
        sheet += b'<row r="%s"><c r="%s"><v>1</v></c></row>' % (place.lstrip(b"AXFD"), place)
    data = with_part(book, "xl/worksheets/sheet1.xml", sheet + b"</sheetData></worksheet>")
    assert refusal(tmp_path, "ds.xlsx", data) in {"roster_too_large", "roster_unreadable"}


def test_a_locked_workbook_is_said_to_be_locked(tmp_path: Path) -> None:
    locked = OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)
    assert refusal(tmp_path, "ds.xlsx", locked) == "roster_encrypted"
    assert refusal(tmp_path, "ds.ods", open_document([("a",)], locked=True)) == "roster_encrypted"


def test_a_slow_file_is_stopped(tmp_path: Path) -> None:
    assert refusal(tmp_path, "ds.xlsx", workbook(ROWS), replace(LIMITS, seconds=0.0)) == "roster_timeout"


def test_a_missing_file_is_said_in_the_words_of_files(tmp_path: Path) -> None:
    with pytest.raises(KnownError) as caught:
        read_roster(tmp_path / "khong-co.xlsx")
    assert caught.value.code == "file_unreadable"


def test_the_user_can_cancel(tmp_path: Path) -> None:
    class Impatient:
        def step(self, done: int, total: int, what: str) -> None:
            raise Cancelled

    path = tmp_path / "ds.xlsx"
    path.write_bytes(workbook(ROWS))
    with pytest.raises(Cancelled):
        read_roster(path, control=Impatient())


def test_tables_travel_as_plain_data() -> None:
    sheet = RawSheet(
        name="Tổ 1",
        rows=((None, "à", 1, 2.5, True), (), (DateCell("1975-03"),)),
        visible=False,
        merged=((0, 0, 1, 0),),
        fonts={(0, 1): ".VnTime", (2, 0): ".VnTime"},
    )
    told = RawTables(file_name="a.xlsx", sheets=(sheet,), epoch_1904=True)
    assert unpack(pack(told)) == told

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemdiem_desktop.base import unpacking
from kiemdiem_desktop.base.unpacking import unpacked

WORD = "Vũ Thị Hai".encode()


def zipped(*parts: bytes) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for number, part in enumerate(parts):
            package.writestr(str(number), part)
    return made.getvalue()


def test_streams_of_a_pdf_and_parts_of_a_package_are_opened() -> None:
    pdf = b"%PDF-1.7\nstream\r\n" + zlib.compress(WORD) + b"\nendstream\nstream\nplain\nendstream"
    assert [WORD in part for part in unpacked(pdf)] == [False, True]
    assert [WORD in part for part in unpacked(zipped(b"x", WORD))][1:] == [False, True]


def test_no_part_grows_without_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "LIMIT", 1000)
    bomb = bytes(1_000_000)
    for content in (b"%PDF\nstream\n" + zlib.compress(bomb), zipped(bomb)):
        assert [len(part) for part in unpacked(content)][1:] == [1000]


@given(st.binary(max_size=300), st.sampled_from([b"", b"PK\x03\x04", b"%PDF-1.7\nstream\n"]))
def test_any_bytes_can_be_looked_into(rest: bytes, start: bytes) -> None:
    assert next(unpacked(start + rest)) == start + rest
    assert list(unpacked(start + rest))
    assert list(unpacked(zipped(WORD)[: len(rest) * 3]))

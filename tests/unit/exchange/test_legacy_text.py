from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemdiem_desktop.domain.roster import Encoding
from kiemdiem_desktop.exchange.legacy_text import (
    TCVN3,
    VNI,
    font_tells,
    guess,
    looks_vietnamese,
    surely_unicode,
    tcvn3_to_unicode,
    to_unicode,
    vni_to_unicode,
)

TO_TCVN3 = {shown: sign for sign, shown in TCVN3.items()}
TO_VNI = {shown: sign for sign, shown in VNI.items()}
NAMES = ["Nguyễn Thị Bích Tuyết", "Phạm Đức Phúc", "Lê Quốc Vượng", "Trần Hữu Thắng", "Đặng Thị Ngọc Diệu", "Võ Thị Mỹ"]
syllables = st.sampled_from([word for name in NAMES for word in name.split()])
names = st.lists(syllables, min_size=2, max_size=5).map(" ".join)


def as_tcvn3(text: str) -> str:
    return "".join(TO_TCVN3.get(letter, letter) for letter in text)


def as_vni(text: str) -> str:
    return "".join(TO_VNI.get(letter, letter) for letter in text)


@given(names)
def test_tcvn3_comes_back(name: str) -> None:
    assert tcvn3_to_unicode(as_tcvn3(name)) == name


@given(names)
def test_vni_comes_back(name: str) -> None:
    assert vni_to_unicode(as_vni(name)) == name


def test_every_letter_has_one_sign_in_each_encoding() -> None:
    assert len(TO_TCVN3) == len(TCVN3)
    assert all(to_unicode(sign, Encoding.VNI) == shown for sign, shown in VNI.items())


@given(st.lists(names, min_size=1, max_size=6))
def test_unicode_is_never_taken_for_an_old_encoding(texts: list[str]) -> None:
    assert guess(texts).encoding is Encoding.UNICODE


@pytest.mark.parametrize("text", ["Báo cáo", "Hà Tú", "Bé Ba", "Lê Văn Tám", "Trần Thành Công"])
def test_text_with_letters_of_both_stays_as_it_is(text: str) -> None:
    assert guess([text]).encoding is Encoding.UNICODE


@pytest.mark.parametrize(
    ("encode", "encoding"), [(as_tcvn3, Encoding.TCVN3), (as_vni, Encoding.VNI)], ids=["tcvn3", "vni"]
)
def test_old_letters_are_known_by_the_words_they_give(encode: type[str], encoding: Encoding) -> None:
    found = guess([encode(name) for name in NAMES])
    assert (found.encoding, found.sure) == (encoding, True)


def test_strange_letters_that_give_no_words_are_not_sure() -> None:
    assert not guess(["Müller Ångström", "Þorsteinn Øst"]).sure


def test_capitals_come_from_the_font() -> None:
    assert tcvn3_to_unicode("nguyÔn", capitals=True) == "NGUYỄN"


@pytest.mark.parametrize(
    ("font", "encoding", "capitals"),
    [
        (".VnTime", Encoding.TCVN3, False),
        (".VnTimeH", Encoding.TCVN3, True),
        (".VnArial NarrowH", Encoding.TCVN3, False),
        ("VNI-Times", Encoding.VNI, False),
    ],
)
def test_old_fonts_are_known_by_name(font: str, encoding: Encoding, capitals: bool) -> None:  # noqa: FBT001
    found = font_tells(font)
    assert found is not None
    assert (found.encoding, found.capitals) == (encoding, capitals)


@pytest.mark.parametrize("font", ["Times New Roman", "Arial", "Calibri", ""])
def test_other_fonts_tell_nothing(font: str) -> None:
    assert font_tells(font) is None


def test_letters_beyond_the_old_fonts_are_surely_unicode() -> None:
    assert surely_unicode("Nguyễn")
    assert not surely_unicode("Hà “Tú” – 1")


@pytest.mark.parametrize("word", ["Nguyễn", "Thị", "Nghĩa", "Quyên", "Khuê", "Hoài", "Uyên", "Ý", "gì", "rượu"])
def test_syllables_look_vietnamese(word: str) -> None:
    assert looks_vietnamese(word)


@pytest.mark.parametrize("word", ["Bỏo", "ThÞ", "Müller", "xyz", "áà"])
def test_other_words_do_not(word: str) -> None:
    assert not looks_vietnamese(word)

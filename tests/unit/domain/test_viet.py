from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemdiem_desktop.domain.viet import (
    ALPHABET,
    capitals,
    fold,
    nfc,
    one_line,
    person_key,
    same_person_key,
    sort_key,
    spelling_key,
    split_name,
    title_case_name,
    whole_percents,
)

TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]
VOWELS = "aăâeêioôơuưy"
LETTERS = ALPHABET + "".join(unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES)
words = st.text(alphabet=LETTERS + LETTERS.upper() + "'", min_size=1, max_size=8)
names = st.lists(words, min_size=1, max_size=5).map(" ".join)


@given(st.text())
def test_the_normal_form_is_stable(text: str) -> None:
    assert nfc(nfc(text)) == nfc(text)
    assert one_line(one_line(text)) == one_line(text)


@given(names)
def test_composed_and_decomposed_text_are_one(name: str) -> None:
    parted = unicodedata.normalize("NFD", name)
    assert nfc(parted) == name
    assert sort_key(parted) == sort_key(name)
    assert fold(parted) == fold(name)


@given(names)
def test_folded_text_is_plain_and_stable(name: str) -> None:
    assert fold(name).isascii()
    assert fold(fold(name)) == fold(name)
    assert fold(name.upper()) == fold(name)


@given(names)
def test_the_parts_of_a_name_make_the_name(name: str) -> None:
    parts = split_name(name)
    assert " ".join(filter(None, (parts.family, parts.middle, parts.given))) == name


@given(names)
def test_a_name_that_is_not_in_capitals_is_left_alone(name: str) -> None:
    if name != name.upper():
        assert title_case_name(name) == name


@given(names)
def test_a_name_in_capitals_keeps_its_letters(name: str) -> None:
    assert title_case_name(name.upper()).upper() == name.upper()


@given(names, names)
def test_spelling_keys_are_finer_than_folded_ones(one: str, other: str) -> None:
    if spelling_key(one) == spelling_key(other):
        assert same_person_key(one) == same_person_key(other)


def test_the_alphabet_is_in_order() -> None:
    mixed = ALPHABET[::-1]
    assert sorted(mixed, key=sort_key) == list(ALPHABET)


def test_tones_count_after_letters() -> None:
    in_order = ["ma", "mà", "mả", "mã", "má", "mạ", "mà ta", "mai", "mă", "mâ", "mb"]
    mixed = in_order[::-1]
    assert sorted(mixed, key=sort_key) == in_order


def test_small_letters_go_before_capitals_last_of_all() -> None:
    assert sorted(["Đá", "đà", "Đà", "đá"], key=sort_key) == ["đà", "Đà", "đá", "Đá"]


def test_persons_are_ordered_by_given_then_family_then_middle_name() -> None:
    in_order = ["Trần Văn An", "Vũ Thị An", "Lê Thị Bình", "Lê Văn Bình", "Đỗ Thị Đào"]
    mixed = in_order[::-1]
    assert sorted(mixed, key=person_key) == in_order


@pytest.mark.parametrize(
    ("name", "override", "parts"),
    [
        ("Nguyễn Thị Bích Tuyết", None, ("Nguyễn", "Thị Bích", "Tuyết")),
        ("Ksor H'Nga", None, ("Ksor", "", "H'Nga")),
        ("K'Brễu", None, ("", "", "K'Brễu")),
        ("Y Bhiu Niê", "Y Bhiu", ("Niê", "", "Y Bhiu")),
        ("Y Bhiu Niê", "Bhiu", ("Y", "Niê", "Bhiu")),
        ("Lê Văn An", "Không Có", ("Lê", "Văn", "An")),
        ("", None, ("", "", "")),
    ],
)
def test_a_name_is_parted(name: str, override: str | None, parts: tuple[str, str, str]) -> None:
    found = split_name(name, override)
    assert (found.family, found.middle, found.given) == parts


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("HUỲNH THỊ NGỌC Ý", "Huỳnh Thị Ngọc Ý"),
        ("KSOR H'NGA", "Ksor H'Nga"),
        ("K'BRỄU", "K'Brễu"),
        ("Y BHIU NIÊ", "Y Bhiu Niê"),
        ("McDonald", "McDonald"),
        ("nguyễn văn a", "nguyễn văn a"),
    ],
)
def test_only_names_in_capitals_are_written_anew(text: str, name: str) -> None:
    assert title_case_name(text) == name


def test_capitals_keep_their_marks() -> None:
    assert capitals("Đặng Thị Ý") == "ĐẶNG THỊ Ý"


def test_invisible_signs_and_strange_spaces_go() -> None:
    assert nfc("Lê\u200b\u00a0Văn\ufeff\u00ad A\r\nB\x00") == "Lê Văn A\nB"


def test_spellings_of_one_name_meet() -> None:
    assert spelling_key("Lý Văn Hoà") == spelling_key("LÍ  VĂN HÒA")
    assert spelling_key("Lê Hòa") != spelling_key("Lê Hóa")
    assert same_person_key("Lê Hòa") == same_person_key("Lê Hóa")
    assert same_person_key("K’Brễu") == same_person_key("K'BRỄU")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("tối đa 20 % × 4", "tối đa 20\u00a0% × 4"),
        ("42,86 % và 50 %.", "42,86\u00a0% và 50\u00a0%."),
        ("bao nhiêu % thì đủ", "bao nhiêu % thì đủ"),
        ("20% rồi", "20% rồi"),
    ],
)
def test_a_per_cent_sign_stays_with_its_number(text: str, shown: str) -> None:
    assert whole_percents(text) == shown

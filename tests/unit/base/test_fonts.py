"""The paper font carries every letter of Vietnamese, in its four faces."""

from __future__ import annotations

import unicodedata

import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

from kiemdiem_desktop.base import paths

BASES = "aăâeêioôơuưy"
TONES = "\u0300\u0301\u0309\u0303\u0323"
FACES = ["Regular", "Bold", "Italic", "BoldItalic"]


def vietnamese_letters() -> set[str]:
    toned = {unicodedata.normalize("NFC", base + tone) for base in BASES for tone in ["", *TONES]}
    return {form for letter in toned | {"đ"} for form in (letter, letter.upper())}


@pytest.mark.parametrize("face", FACES)
def test_every_face_has_every_vietnamese_letter(face: str) -> None:
    font = TTFontFile(str(paths.resource("fonts", f"LiberationSerif-{face}.ttf")))
    wanted = vietnamese_letters() | set("–—“”‘’…•°×≥≤½²0123456789%/()[]:;,.?!+-=_")
    assert {letter for letter in wanted if ord(letter) not in font.charToGlyph} == set()


def test_twelve_vowels_take_five_tones_in_both_cases_beside_the_barred_d() -> None:
    assert len(vietnamese_letters()) == 2 * (12 * 6 + 1)


def test_the_fonts_licence_lies_beside_them() -> None:
    assert "SIL OPEN FONT LICENSE" in paths.resource("fonts", "OFL.txt").read_text(encoding="utf-8")

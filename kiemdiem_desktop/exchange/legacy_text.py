"""Vietnamese written with the old fonts (TCVN3: .VnTime; VNI: VNI-Times), turned into Unicode only on evidence."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.roster import Encoding
from kiemdiem_desktop.domain.viet import TONES, nfc

if TYPE_CHECKING:
    from collections.abc import Iterable

_LETTERS = (
    "áàảãạăắằẳẵặâấầẩẫậđéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵĂÂĐÊÔƠƯ",
    "¸µ¶·¹¨¾»¼½Æ©ÊÇÈÉË®ÐÌÎÏÑªÕÒÓÔÖÝ×ØÜÞãßáâä«èåæçé¬íêëìîóïñòô\u00adøõö÷ùýúûüþ¡¢§£¤¥¦",
)
TCVN3 = dict(zip(_LETTERS[1], _LETTERS[0], strict=True))
"""Each sign of a TCVN3 font and the letter that it shows; capitals with tones need the font whose name ends in H."""

_VNI_MARKS = {
    "a": dict(zip("ùøûõïâáàåãäêéèúüë", "áàảãạâấầẩẫậăắằẳẵặ", strict=True)),
    "e": dict(zip("ùøûõïâáàåãä", "éèẻẽẹêếềểễệ", strict=True)),
    "o": dict(zip("ùøûõïâáàåãä", "óòỏõọôốồổỗộ", strict=True)),
    "ô": dict(zip("ùøûõï", "ớờởỡợ", strict=True)),
    "u": dict(zip("ùøûõï", "úùủũụ", strict=True)),
    "ö": dict(zip("ùøûõï", "ứừửữự", strict=True)),
    "y": dict(zip("ùøûõ", "ýỳỷỹ", strict=True)),
}
_VNI_ALONE = dict(zip("ôöíìæóòîñ", "ơưíìỉĩịỵđ", strict=True))


def _vni_table() -> dict[str, str]:
    lower = {base + mark: shown for base, marks in _VNI_MARKS.items() for mark, shown in marks.items()}
    lower |= _VNI_ALONE
    first = {written[0].upper() + written[1:]: shown.upper() for written, shown in lower.items()}
    return lower | first | {written.upper(): shown.upper() for written, shown in lower.items()}


VNI = _vni_table()
"""Each sign or pair of signs of a VNI font and the letter that it shows."""

_VNI_PATTERN = re.compile("|".join(sorted(map(re.escape, VNI), key=len, reverse=True)))
_STRANGE = {sign for sign in "".join((*TCVN3, *VNI)) if not sign.isascii()}
_UNICODE_LATIN1 = set("àáâãèéêìíòóôõùúýÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ")
_ONSETS = "ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|b|c|d|đ|g|h|k|l|m|n|p|r|s|t|v|x|"
_RHYMES = (
    "(?:iê|yê|ia|ya|uyê|uya|ươ|ưa|uô|ua|oa|oă|oe|uâ|uê|uơ|uy|a|ă|â|e|ê|i|o|ô|ơ|u|ư|y)(?:ch|ng|nh|c|m|n|p|t)?"
    "|(?:ai|ao|au|ay|âu|ây|eo|êu|iu|iêu|yêu|oi|ôi|ơi|oai|oay|oao|oeo|ui|ưi|ưu|uôi|ươi|ươu|uây|uyu|uau|uai|uao|uay|ơu)"
)
_SYLLABLE = re.compile(f"(?:{_ONSETS})(?:{_RHYMES})")
_WORD = re.compile(r"[^\W\d_]+")


def tcvn3_to_unicode(text: str, *, capitals: bool = False) -> str:
    """Turn TCVN3 text into Unicode; ``capitals`` when its font shows every letter as a capital."""
    shown = nfc("".join(TCVN3.get(sign, sign) for sign in text))
    return shown.upper() if capitals else shown


def vni_to_unicode(text: str) -> str:
    """Turn VNI text into Unicode."""
    return nfc(_VNI_PATTERN.sub(lambda found: VNI[found.group()], text))


def to_unicode(text: str, encoding: Encoding, *, capitals: bool = False) -> str:
    """Turn text of a known encoding into Unicode; what is Unicode already only takes the normal form."""
    if encoding is Encoding.TCVN3:
        return tcvn3_to_unicode(text, capitals=capitals)
    return vni_to_unicode(text) if encoding is Encoding.VNI else nfc(text)


@dataclass(frozen=True, slots=True)
class FontTells:
    """What a font's name says about the letters written in it."""

    encoding: Encoding
    capitals: bool = False


def font_tells(font: str) -> FontTells | None:
    """Read a font's name: ``.VnTime`` is TCVN3, ``.VnTimeH`` shows capitals, ``VNI-Times`` is VNI; else None."""
    name = font.strip().lower()
    if name.startswith(".vn"):
        return FontTells(Encoding.TCVN3, capitals=name.split()[0].endswith("h"))
    return FontTells(Encoding.VNI) if name.startswith("vni") else None


def surely_unicode(text: str) -> bool:
    """Tell whether the text has letters that no old font has a sign for."""
    return any(ord(sign) > 0xFF and unicodedata.category(sign)[0] in "LM" for sign in text)


def is_open(text: str) -> bool:
    """Tell whether the text could be Unicode or an old encoding: it has signs of both and none of Unicode alone."""
    return not surely_unicode(text) and any(sign in _STRANGE for sign in text)


def looks_vietnamese(word: str) -> bool:
    """Tell whether a word could be a Vietnamese syllable: at most one tone, an onset and a rhyme that exist."""
    parted = unicodedata.normalize("NFD", word.lower())
    bare = unicodedata.normalize("NFC", "".join(sign for sign in parted if sign not in TONES))
    return sum(sign in TONES for sign in parted) <= 1 and _SYLLABLE.fullmatch(bare) is not None


def score(text: str) -> tuple[int, int]:
    """Count the words with letters beyond ASCII that look Vietnamese, and those that do not."""
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    good = sum(looks_vietnamese(word) for word in words)
    stray = sum(sign in _STRANGE - _UNICODE_LATIN1 for sign in _WORD.sub(" ", text))
    return good, len(words) - good + stray


@dataclass(frozen=True, slots=True)
class Guess:
    """The encoding that the letters of some texts speak for; unsure when another reading is nearly as good."""

    encoding: Encoding
    sure: bool


def guess(texts: Iterable[str]) -> Guess:
    """Judge texts by their letters alone: each encoding is tried and must give Vietnamese words.

    Without a sign that Vietnamese Unicode lacks, nothing is ever taken for an old encoding.
    """
    doubtful = " ".join(text for text in texts if is_open(text))
    if not any(sign in _STRANGE - _UNICODE_LATIN1 for sign in doubtful):
        return Guess(Encoding.UNICODE, sure=True)
    found = {encoding: score(to_unicode(doubtful, encoding)) for encoding in Encoding}
    best = max(found, key=lambda encoding: found[encoding][0] - found[encoding][1])
    good, bad = found[best]
    return Guess(best, sure=best is not Encoding.UNICODE and good > 4 * bad)

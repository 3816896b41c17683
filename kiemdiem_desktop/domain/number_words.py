"""Whole numbers in Vietnamese words, as reports write them beside the figures."""

from __future__ import annotations

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_GROUPS = ("", "nghìn", "triệu")
_HUNDRED, _TEN, _TENS, _GAP = "trăm", "mười", "mươi", "linh"
_LIMIT = 1000 ** len(_GROUPS)


def number_words(number: int) -> str:
    """Return the words of a number: 21 is *hai mươi mốt*; ``ValueError`` below nought and from a thousand million."""
    if not 0 <= number < _LIMIT:
        raise ValueError(number)
    if number == 0:
        return _DIGITS[0]
    parts: list[str] = []
    for place in reversed(range(len(_GROUPS))):
        group = number // 1000**place % 1000
        if group:
            parts += [*_group(group, whole=bool(parts)), *([_GROUPS[place]] if place else [])]
    return " ".join(parts)


def _group(group: int, *, whole: bool) -> list[str]:
    """Return the words of 1 to 999; after a larger group the hundreds are named even when there are none."""
    hundreds, rest = divmod(group, 100)
    said = [_DIGITS[hundreds], _HUNDRED] if hundreds or whole else []
    tens, ones = divmod(rest, 10)
    if tens == 0:
        return [*said, *([_GAP] if said else []), _DIGITS[ones]] if ones else said
    said += [_TEN] if tens == 1 else [_DIGITS[tens], _TENS]
    return said + ([_one(ones, tens)] if ones else [])


def _one(ones: int, tens: int) -> str:
    """Return the last digit after a ten, where one, four and five sound otherwise."""
    if ones == 1 and tens > 1:
        return "mốt"
    if ones == 4 and tens > 1:
        return "tư"
    return "lăm" if ones == 5 else _DIGITS[ones]

"""The fixed words of a paper, taken from the regulation; and numbers as papers write them."""

from __future__ import annotations

from datetime import date, time
from fractions import Fraction

from kiemdiem_desktop.documents.papers.request import PaperRequest
from kiemdiem_desktop.documents.papers.spelling import respell
from kiemdiem_desktop.domain.dates import long_phrase
from kiemdiem_desktop.domain.grading import Level
from kiemdiem_desktop.domain.period import Participant, PeriodKey
from kiemdiem_desktop.domain.viet import fold
from kiemdiem_desktop.forms.checks import show_hundredths
from kiemdiem_desktop.forms.wording import fill_blank
from kiemdiem_desktop.regulations.numbers import show_number

COMMON = "common"
POSTS = "posts"
GAP = "……"


class Words:
    """The sentences of one paper and the common ones; gaps without a value print as dots."""

    def __init__(self, request: PaperRequest, paper_id: str) -> None:
        wording = request.regulation.wording
        self._sentences = {**wording.get(COMMON, {}), **wording.get(paper_id, {})}
        self._posts = tuple(wording.get(POSTS, {}).values())
        self._spelling = request.options.spelling
        self._levels = {level.key: level.name for level in request.regulation.levels}
        self._year = request.sheet.year
        self.year = self._year_of(request)
        """The year as titles name it; in a quarter with the quarter."""

    def _year_of(self, request: PaperRequest) -> str:
        quarter = PeriodKey.parse(request.sheet.period.key).quarter
        if quarter is None or not self.has("year_of_quarter"):
            return str(self._year)
        return self("year_of_quarter", year=self._year, quarter=roman(quarter))

    def __call__(self, key: str, **values: object) -> str:
        """Fill a sentence; ``None`` and empty text are unknown. ``KeyError`` when the regulation has no such words."""
        known = {name: "" if value is None else str(value) for name, value in values.items()}
        return fill_blank(self.spelled(self._sentences[key]), known, GAP)

    def has(self, key: str) -> bool:
        """Say whether the regulation has these words."""
        return key in self._sentences

    def spelled(self, text: str) -> str:
        """Spell one of the regulation's own sentences as the options ask."""
        return respell(text, self._spelling)

    def level(self, level: Level | None) -> str:
        """The official name of a level; nothing for none."""
        return "" if level is None else self._levels[level]

    def post(self, person: Participant | None) -> str:
        """The post that stands under a signature, without the organisation after it; nothing for none."""
        post = person.party_post if person else ""
        known = sorted((word for word in self._posts if fold(post).startswith(fold(word))), key=len)
        return self.spelled(known[-1]) if known else post

    def person(self, person: Participant | None) -> str:
        """A person with the party post, as sentences name the chair; nothing for none."""
        if person is None:
            return ""
        post = person.party_post or person.state_post
        return self("comrade_post", name=person.name, post=post) if post else self("comrade", name=person.name)

    def day(self, day: date | None) -> str:
        """A day in a sentence, or dots for day and month."""
        return self("any_day", year=self._year) if day is None else long_phrase(day)

    def clock(self, moment: time | None) -> str:
        """An hour in a sentence, or dots."""
        return (
            self("clock", hour=None, minute=None)
            if moment is None
            else self("clock", hour=moment.hour, minute=f"{moment.minute:02d}")
        )


def points(hundredths: int | None) -> str | None:
    """Points with a decimal comma; nothing for none."""
    return None if hundredths is None else show_hundredths(hundredths)


def bare_number(number: str) -> str:
    """The number of a paper without the word before it, however it was entered: ``12-QĐ/ĐU`` for ``Số 12-QĐ/ĐU``."""
    first, _, rest = number.strip().partition(" ")
    return rest.strip() if rest and fold(first).rstrip(":") == "so" else number.strip()


def roman(quarter: int | None) -> str:
    """A quarter as papers number it, I to IV; nothing for none."""
    return "" if quarter is None else ("I", "II", "III", "IV")[quarter - 1]


def extended(text: str, addition: str) -> str:
    """A sentence with what is added in brackets, before its full stop; either alone as it is."""
    said = text.rstrip()
    if not said or not addition:
        return said or addition
    stop = "." if said.endswith(".") and not said.endswith("..") else ""
    return f"{said.removesuffix(stop)} {addition}{stop}"


def tenths(part: int | None, base: int | None) -> Fraction | None:
    """A share as per cent, rounded half up to a tenth; nothing where a number is unknown or the base is none."""
    if part is None or not base:
        return None
    return Fraction((Fraction(part * 1000, base) * 2 + 1).__floor__() // 2, 10)


def percent(part: int | None, base: int | None) -> str:
    """A share as per cent without its sign, with a decimal comma: 22 of 24 is ``91,7``; nothing where unknown."""
    share = tenths(part, base)
    return "" if share is None else show_number(share)


def count(number: int | None) -> str:
    """A count, two digits below ten as papers write it; nothing for none."""
    return "" if number is None else f"{number:02d}"

"""Who receives a paper: whom its definition names, or fewer where it names a member with a level that a rule lists.

The rule is data, beside the papers that no pack prescribes, and holds for every paper alike.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterable
from dataclasses import replace

import msgspec

from kiemdiem_desktop.base import paths
from kiemdiem_desktop.documents.content import Block, Document, OrganisationHeader, Recipients, SignatureRow
from kiemdiem_desktop.documents.papers.request import PaperRequest
from kiemdiem_desktop.documents.papers.spelling import respell
from kiemdiem_desktop.documents.papers.words import GAP
from kiemdiem_desktop.documents.plain import lines_of
from kiemdiem_desktop.domain.grading import Level
from kiemdiem_desktop.domain.sheets import PeriodSheet, SubjectSheet
from kiemdiem_desktop.forms.wording import fill_blank
from kiemdiem_desktop.regulations.pack import PaperDef
from kiemdiem_desktop.regulations.settings import PackStruct


class ReceiverRule(PackStruct, frozen=True, kw_only=True):
    """Papers that name a member with one of these levels go to these recipients alone."""

    levels: tuple[Level, ...]
    recipients: tuple[str, ...]
    confidence: str


@functools.cache
def receiver_rule() -> ReceiverRule:
    """Load the rule once. A missing or malformed file is a packing fault and raises."""
    plain = tomllib.loads(paths.resource("papers", "recipients.toml").read_text(encoding="utf-8"))
    return msgspec.convert(plain, ReceiverRule)


def recipients(request: PaperRequest, paper: PaperDef, told: str = "") -> Recipients | None:
    """Who receives the paper that tells this; nothing when the regulation names nobody."""
    if not paper.recipients:
        return None
    items = receiver_rule().recipients if names_confined(request, told) else paper.recipients
    return _filled(request, items)


def confined(request: PaperRequest, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks of a paper with fewer recipients where the rule asks for it."""
    has_any = any(isinstance(block, SignatureRow) and block.recipients for block in blocks)
    if not has_any or not names_confined(request, _told(blocks)):
        return blocks
    to = _filled(request, receiver_rule().recipients)
    return tuple(
        replace(block, recipients=to) if isinstance(block, SignatureRow) and block.recipients else block
        for block in blocks
    )


def names_confined(request: PaperRequest, told: str) -> bool:
    """Say whether a text names a listed level and a member whom any body gave it, rather too often than too seldom."""
    rule = receiver_rule()
    said = told.casefold()
    levels = [request.regulation.level(level) for level in rule.levels]
    named = {level.key for level in levels if _stands(level.name, said) or _stands(level.short, said)}
    return any(_stands(person.name, said) for person in request.sheet.persons if named & _given(request.sheet, person))


def _given(sheet: PeriodSheet, person: SubjectSheet) -> frozenset[Level | None]:
    """Every level that somebody gave a person: in the procedure, for a quarter, or in a correction of it."""
    corrections = [entry for entry in sheet.records.corrections if entry.subject_id == person.id]
    return frozenset(
        (
            *(entry.level for entry in person.levels.values()),
            *sheet.quarters.get(person.id, ()),
            *(level for entry in corrections for level in (entry.old_level, entry.new_level)),
        )
    )


def _stands(words: str, said: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words.casefold())}(?!\w)", said) is not None


def _told(blocks: Iterable[Block]) -> str:
    """What the paper itself says: who issues and who signs it is not named in it."""
    body = tuple(block for block in blocks if not isinstance(block, OrganisationHeader | SignatureRow))
    return "\n".join(lines_of(Document(title="", blocks=body)))


def _filled(request: PaperRequest, items: Iterable[str]) -> Recipients:
    cell = request.sheet.cell
    known = {"upper_committee": cell.upper_committee, "cell": cell.name}
    return Recipients(items=tuple(fill_blank(respell(item, request.options.spelling), known, GAP) for item in items))

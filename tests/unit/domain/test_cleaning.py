from __future__ import annotations

import unicodedata
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from kiemdiem_desktop.domain.cleaning import cleaned
from kiemdiem_desktop.domain.meeting import Remark

ID = UUID(int=1)


def remark(speaker: str, text: str) -> Remark:
    return Remark(id=ID, meeting_id=ID, subject_id=ID, speaker=speaker, text=text)


@given(st.text(), st.text())
def test_cleaned_text_is_composed_and_stays_clean(speaker: str, text: str) -> None:
    once = cleaned(remark(speaker, text), lines=("speaker",), texts=("text",))
    assert "\n" not in once.speaker
    assert unicodedata.is_normalized("NFC", once.text)
    assert cleaned(once, lines=("speaker",), texts=("text",)) == once


def test_line_breaks_stay_where_lines_are_wanted() -> None:
    found = cleaned(remark(" Đồng chí\n A ", "một\nhai"), lines=("speaker",), texts=("text",))
    assert (found.speaker, found.text) == ("Đồng chí A", "một\nhai")


def test_fields_that_are_not_named_stay_as_they_are() -> None:
    assert cleaned(remark(" A ", "b")).speaker == " A "

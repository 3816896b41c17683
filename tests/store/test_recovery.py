from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemdiem_desktop.base.clock import FixedClock
from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.ids import CountingIds
from kiemdiem_desktop.store import recovery
from kiemdiem_desktop.store.book import create_book, open_book

SECRET = bytes(range(32))
FIRST, SECOND = "một", "hai"
keys = st.binary(min_size=32, max_size=32)


@given(keys)
def test_a_key_comes_back_from_its_digits(secret: bytes) -> None:
    code = recovery.code_of(secret)
    assert [len(group) for group in code.split()] == [6] * 16
    assert recovery.secret_of(code) == recovery.secret_of(code.replace(" ", "")) == secret


@given(keys, st.integers(0, 95), st.integers(1, 9))
def test_one_wrong_digit_is_found_in_its_group(secret: bytes, place: int, more: int) -> None:
    digits = recovery.code_of(secret).replace(" ", "")
    wrong = digits[:place] + str((int(digits[place]) + more) % 10) + digits[place + 1 :]
    with pytest.raises(KnownError) as caught:
        recovery.secret_of(wrong)
    assert (caught.value.code, caught.value.params) == ("recovery_key_mistyped", {"group": place // 6 + 1})


def test_a_key_with_a_missing_digit_says_how_many_there_are() -> None:
    with pytest.raises(KnownError) as caught:
        recovery.secret_of(recovery.code_of(SECRET)[:-1])
    assert caught.value.params == {"found": 95, "needed": 96}


@pytest.mark.parametrize("text", ["mật khẩu", "12345678", "123 456 789", "1" * 47])
def test_a_passphrase_is_not_taken_for_a_recovery_key(text: str) -> None:
    assert not recovery.is_code(text)


def test_the_recovery_key_opens_the_book_and_a_new_passphrase_has_another_one(
    path: Path, clock: FixedClock, ids: CountingIds
) -> None:
    with create_book(path, passphrase=FIRST, clock=clock, ids=ids) as book:
        assert book.key is not None
        first = book.key.recovery_code
        assert first not in repr(book.key)
    with open_book(path, passphrase=first.replace(" ", "-"), clock=clock) as again:
        again.change_passphrase(SECOND)
        assert again.key is not None
        second = again.key.recovery_code
    with pytest.raises(KnownError) as caught:
        open_book(path, passphrase=first, clock=clock)
    assert caught.value.code == "book_wrong_passphrase_or_damaged"
    open_book(path, passphrase=second, clock=clock).close()

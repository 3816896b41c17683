from __future__ import annotations

import string
import tomllib
from datetime import UTC, datetime

import pytest
from support.known_errors import Raised, known_errors

from kiemdiem_desktop.base import messages, paths
from kiemdiem_desktop.base.errors import KnownError

RAISED = known_errors()
TABLES = {
    language: tomllib.loads(paths.resource("messages", f"{language}.toml").read_text(encoding="utf-8"))
    for language in messages.LANGUAGES
}


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def test_a_fault_is_said_in_three_sentences_with_its_parameters() -> None:
    message = messages.describe(KnownError("disk_full", path="so.kiemdiem"))
    assert "so.kiemdiem" in message.what
    assert str(message) == f"{message.what} {message.safe} {message.do}"


def test_a_fault_is_said_in_english_too() -> None:
    assert messages.describe(KnownError("disk_full", path="a"), "en").what.startswith("The disk is full")


def test_a_moment_is_said_as_people_say_it() -> None:
    since = datetime(2026, 11, 8, 7, 5, tzinfo=UTC)
    fault = KnownError("book_in_use", path="so.kiemdiem", who="lan", host="MAY-1", since=since)
    assert "từ 07 giờ 05, ngày 08/11/2026" in messages.describe(fault).what
    assert "since 08/11/2026, 07:05" in messages.describe(fault, "en").what


def test_an_unknown_language_reads_as_vietnamese() -> None:
    fault = KnownError("disk_full", path="a")
    assert messages.describe(fault, "fr") == messages.describe(fault)


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_every_code_in_the_program_has_its_sentences(language: str) -> None:
    missing = {f"{one.code} ({one.where})" for one in RAISED if one.code not in TABLES[language]}
    assert not missing, "\n".join(sorted(missing))


def test_both_languages_know_the_same_codes() -> None:
    assert TABLES["vi"].keys() == TABLES["en"].keys()


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_every_table_holds_what_is_safe_and_what_to_do(language: str) -> None:
    wrong = {code for code, table in TABLES[language].items() if table.keys() != {"what", "safe", "do"}}
    assert not wrong, "\n".join(sorted(wrong))


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_every_sentence_finds_its_parameters(language: str) -> None:
    def lacks(one: Raised) -> set[str]:
        table = TABLES[language].get(one.code, {})
        return placeholders(" ".join(table.values())) - one.params

    wrong = {f"{one.code} ({one.where}) lacks {sorted(lacks(one))}" for one in RAISED if one.fixed and lacks(one)}
    assert not wrong, "\n".join(sorted(wrong))


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_every_sentence_of_a_message_ends_as_a_sentence(language: str) -> None:
    wrong = {
        code
        for code, table in TABLES[language].items()
        for text in table.values()
        if text and not text.rstrip("”»)").endswith((".", "?", "!"))
    }
    assert not wrong, "\n".join(sorted(wrong))


def test_an_error_shows_its_code_and_parameters_to_a_developer() -> None:
    assert str(KnownError("disk_full", path="a")) == "disk_full (path=a)"
    assert str(KnownError("disk_full")) == "disk_full"

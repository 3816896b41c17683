"""Breaking, stretching and balancing of lines on measured words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemdiem_desktop.documents.content import Blank, Run
from kiemdiem_desktop.documents.pdf.fonts import FontSet, load_fonts
from kiemdiem_desktop.documents.pdf.lines import Line, balance, break_lines, spread, words_of

WORDS = st.lists(st.text("abcđeêghiư☐", min_size=1, max_size=30), min_size=1, max_size=40)


@pytest.fixture(scope="module")
def fonts() -> FontSet:
    return load_fonts("LiberationSerif", 0.72)


def broken(fonts: FontSet, text: str, width: float, first: float | None = None) -> list[Line]:
    return break_lines(words_of((Run(text=text),), fonts, {}, 0.2), fonts, first or width, width)


def read(lines: list[Line]) -> list[str]:
    return ["".join(span.text or "☐" for span in line.spans) for line in lines]


@given(WORDS, st.floats(3, 40))
def test_no_line_is_wider_than_its_room(words: list[str], width: float) -> None:
    lines = broken(load_fonts("LiberationSerif", 0.72), " ".join(words), width)
    assert all(line.width <= width + 1e-5 for line in lines)


@given(WORDS, st.floats(3, 40))
def test_breaking_loses_no_letter(words: list[str], width: float) -> None:
    lines = read(broken(load_fonts("LiberationSerif", 0.72), " ".join(words), width))
    assert "".join(lines).replace(" ", "") == "".join(words)


@given(WORDS, st.floats(10, 40))
def test_a_stretched_line_is_as_wide_as_its_room_or_left_alone(words: list[str], width: float) -> None:
    for line in broken(load_fonts("LiberationSerif", 0.72), " ".join(words), width):
        stretched, extra = spread(line, width)
        end = stretched.spans[-1].x + stretched.spans[-1].width
        assert end == pytest.approx(width if extra else line.width, abs=1e-6)


def test_a_narrower_first_line_takes_fewer_words(fonts: FontSet) -> None:
    word = fonts.faces[0].word("aa").width
    assert read(broken(fonts, "aa aa aa", 2 * word + 0.3, word + 0.1)) == ["aa", "aa aa"]


def test_doubled_spaces_leave_nothing_where_a_line_breaks(fonts: FontSet) -> None:
    word = fonts.faces[0].word("aa").width
    assert read(broken(fonts, "aa  aa  ", word + 0.1)) == ["aa", "aa"]


def test_doubled_spaces_inside_a_line_stay(fonts: FontSet) -> None:
    assert read(broken(fonts, "a  b", 40)) == ["a  b"]


def test_runs_without_a_space_between_them_stay_one_word(fonts: FontSet) -> None:
    rows = words_of((Run(text="Tên", bold=True), Run(text=": An")), fonts, {}, 0.2)
    assert [len(word.atoms) for word in rows[0]] == [2, 1]


def test_a_filling_blank_reaches_the_end_of_its_line(fonts: FontSet) -> None:
    [line] = break_lines(words_of((Run(text="Tên: "), Blank()), fonts, {}, 0.2), fonts, 20, 20)
    assert line.spans[-1].x + line.spans[-1].width == pytest.approx(20)


def test_balanced_lines_are_about_equally_long(fonts: FontSet) -> None:
    [words] = words_of((Run(text="aaaa aaaa aaaa aaaa aaaa aaaa"),), fonts, {}, 0.2)
    full = sum(word.width for word in words)
    widths = [line.width for line in balance(words, fonts, full * 0.9).lines]
    assert len(widths) == 2
    assert widths[0] == pytest.approx(widths[1])


def test_balancing_breaks_between_groups_of_words(fonts: FontSet) -> None:
    [words] = words_of((Run(text="AA BB CC DD"),), fonts, {}, 0.2)
    width = sum(word.width for word in words) * 0.95
    result = balance(words, fonts, width, ("BB CC",))
    assert "BB CC" in " ".join(read(result.lines)[0:1]) or "BB CC" in read(result.lines)[1]
    assert result.inside == 0


def test_a_word_of_nothing_between_two_runs_is_a_word(fonts: FontSet) -> None:
    rows = words_of((Run(text="  a "), Run(text="  b")), fonts, {}, 0.2)
    assert read(break_lines(rows, fonts, 40, 40)) == ["  a   b"]


@pytest.mark.parametrize("width", [x / 4 for x in range(9, 40)])
def test_no_line_begins_with_a_per_cent_sign(fonts: FontSet, width: float) -> None:
    lines = read(broken(fonts, "mới hoàn thành 40 % nhiệm vụ, dưới 50 % nhiệm vụ", width))
    assert [line for line in lines if line.startswith("%")] == []

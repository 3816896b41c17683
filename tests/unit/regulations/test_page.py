"""The page says everything that a regulation holds: each number with its clause, its confidence and its layer."""

from __future__ import annotations

import re

import pytest
from support.packs import law

from kiemdiem_desktop.base.paths import resource
from kiemdiem_desktop.forms.schema import Confidence
from kiemdiem_desktop.regulations.catalog import Catalog
from kiemdiem_desktop.regulations.page import regulation_page
from kiemdiem_desktop.regulations.page_lines import Page, PageLine, line_text, page_text, page_words

PACKS = ("qd132-2019", "qd124-2023", "qd366-2025")


def lines(page: Page, section: str) -> tuple[PageLine, ...]:
    return next((entry.lines for entry in page.sections if entry.id == section), ())


def said(pack_id: str, section: str) -> str:
    return "\n".join(line_text(line) for line in lines(regulation_page(law(pack_id)), section))


@pytest.mark.parametrize("pack_id", PACKS)
def test_every_rule_stands_on_the_page_with_its_source_and_confidence(pack_id: str) -> None:
    page, regulation = regulation_page(law(pack_id)), law(pack_id)
    shown = [line for key in ("persons", "conditions", "forcing", "checks") for line in lines(page, key)]
    assert len(shown) == len(regulation.rules)
    assert all(line.citation and line.confidence in page_words()["confidence"].values() for line in shown)


@pytest.mark.parametrize("pack_id", PACKS)
def test_no_gap_and_no_key_is_left_in_the_words(pack_id: str) -> None:
    text = page_text(regulation_page(law(pack_id)))
    assert not re.findall(r"\{[a-z_]+\}", text)
    assert not re.findall(r"\b[a-z]+_[a-z_]+\b", text)


@pytest.mark.parametrize("pack_id", PACKS)
def test_every_document_deadline_and_open_point_is_named(pack_id: str) -> None:
    page, regulation = regulation_page(law(pack_id)), law(pack_id)
    assert [line.label for line in lines(page, "documents")] == [entry.cite for entry in regulation.documents]
    assert [line.label for line in lines(page, "deadlines")] == [entry.name for entry in regulation.deadlines]
    assert [line.label for line in lines(page, "open_points")] == [entry.text for entry in regulation.open_points]


def test_the_thresholds_of_points_are_named() -> None:
    assert [line.text for line in lines(regulation_page(law("qd366-2025")), "levels")] == [
        "từ 90 điểm",
        "từ 70 đến dưới 90 điểm",
        "từ 50 đến dưới 70 điểm",
        "dưới 50 điểm",
    ]


def test_both_shares_of_the_ceiling_are_named_where_there_are_two() -> None:
    assert [("25 %" in said(pack_id, "cap")) for pack_id in PACKS] == [False, False, True]
    assert all("20 %" in said(pack_id, "cap") for pack_id in PACKS)


def test_a_rule_that_is_off_says_so() -> None:
    assert "chưa kiểm chứng" in said("qd124-2023", "conditions")
    assert "đang tắt" in said("qd124-2023", "conditions")


def test_the_layer_of_each_value_is_named_where_there_is_an_overlay() -> None:
    loaded = Catalog([resource("regulations")]).load("qd132-2019", ["quang-nam-2021"])
    page = regulation_page(loaded.regulation, loaded.layers)
    layers = {line.label: line.layer for line in lines(page, "documents")}
    assert (layers["Quy định 132-QĐ/TW"], layers["Quy định 328-QĐ/TU"]) == ("Quy định 132", "Tỉnh ủy Quảng Nam")
    assert page.layers == ("qd132-2019", "quang-nam-2021")


def test_a_regulation_of_one_layer_names_none() -> None:
    page = regulation_page(law("qd366-2025"))
    assert {line.layer for section in page.sections for line in section.lines} == {""}


def test_every_confidence_has_its_words() -> None:
    assert set(page_words()["confidence"]) == set(Confidence)


@pytest.mark.parametrize("pack_id", PACKS)
def test_every_number_of_the_scale_the_ceiling_and_the_meeting_says_how_sure_it_is(pack_id: str) -> None:
    page = regulation_page(law(pack_id))
    words = set(page_words()["confidence"].values())
    told = [line for key in ("levels", "scale", "cap", "meeting") for line in lines(page, key)]
    unsure = [line.said for line in told if line.confidence not in words]
    assert [said for said in unsure if page_words()["settings"]["unknown"] not in said] == []


@pytest.mark.parametrize("pack_id", PACKS)
def test_no_clause_is_named_for_what_only_the_program_chose(pack_id: str) -> None:
    chosen = {line.path: line.citation for line in lines(regulation_page(law(pack_id)), "cap")}
    for name in ("by_group", "exclude_head", "at_cell", "at_deciding"):
        assert "Quy định" not in chosen[f"cap.{name}"], name


def test_the_criteria_name_their_appendix() -> None:
    shown = [line.citation for line in lines(regulation_page(law("qd366-2025")), "scale")[1:]]
    assert [text.partition(",")[0] for text in shown] == [
        f"Phụ lục {number}" for number in (1, 3, 4, 5) for _ in range(2)
    ]


def test_a_day_before_which_work_must_be_done_is_named_as_the_text_has_it() -> None:
    told = said("qd366-2025", "deadlines")
    assert "Hoàn thành kiểm điểm, đánh giá, xếp loại: trước ngày 31/12 (hết ngày 30/12)" in told
    assert "trước ngày 15/1 (hết ngày 14/1 năm sau)" in told


def test_the_page_tells_who_is_assessed_by_quarters_and_until_when() -> None:
    [quarterly] = [line for line in lines(regulation_page(law("qd366-2025")), "forms") if line.path == "quarterly"]
    assert "từ quý 1 đến quý 3" in line_text(quarterly)
    assert "198-KL/TW" in line_text(quarterly)
    assert "quarterly" not in {line.path for line in lines(regulation_page(law("qd124-2023")), "forms")}

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

from support.offices import MORNING, close_period, id_of, refused, stored

from kiemdiem_desktop.domain.period import Period
from kiemdiem_desktop.domain.prompt import Prompt
from kiemdiem_desktop.services.office import Office


def prompted(office: Office, period: Period, due: date | None = date(2026, 11, 15)) -> Prompt:
    new = office.prompts.new(period.id, id_of(office, period, "Trần Văn Bí"), "Làm rõ việc chậm thu quỹ")
    office.prompts.add(replace(new, issuer="Đảng ủy xã", paper_number="12-CV/ĐU", issued_on=date(2026, 11, 1), due=due))
    return office.prompts.prompts(period.id)[-1]


def test_a_prompt_keeps_its_paper_and_waits_for_the_explanation(office: Office, period: Period) -> None:
    prompt = prompted(office, period)
    assert (prompt.issuer, prompt.paper_number, prompt.explained) == ("Đảng ủy xã", "12-CV/ĐU", False)
    assert office.prompts.overdue(period.id) == (prompt,)
    office.prompts.explain(prompt.id, "Do tôi chưa đôn đốc")
    (told,) = office.prompts.prompts(period.id, prompt.subject_id)
    assert (told.explanation, told.explained_on) == ("Do tôi chưa đôn đốc", MORNING.date())
    assert office.prompts.overdue(period.id) == ()
    office.prompts.explain(prompt.id, " ")
    assert office.prompts.prompts(period.id)[0].explained_on is None


def test_the_forms_section_is_offered_question_and_answer(office: Office, period: Period) -> None:
    prompt = prompted(office, period)
    office.prompts.explain(prompt.id, "Do tôi chưa đôn đốc")
    offered = office.prompts.suggestions(period.id, prompt.subject_id)
    assert offered == ("Làm rõ việc chậm thu quỹ\nDo tôi chưa đôn đốc",)
    assert office.prompts.suggestions(period.id, id_of(office, period, "Vũ Thị Hai")) == ()


def test_the_scan_of_the_paper_is_kept(office: Office, period: Period) -> None:
    new = office.prompts.new(period.id, id_of(office, period, "Trần Văn Bí"), "Làm rõ")
    office.prompts.add(new, ("cv.pdf", b"%PDF-1.7"))
    (prompt,) = office.prompts.prompts(period.id)
    assert prompt.attachment_id is not None
    assert office.remediation.evidence(prompt.attachment_id).name == "cv.pdf"
    assert [each.id for each in office.reviews.sheet(period.id).records.attachments] == [prompt.attachment_id]


def test_empty_prompts_and_closed_periods_are_refused(office: Office, period: Period) -> None:
    prompt = prompted(office, period)
    refused(office, "prompt_without_text", lambda: office.prompts.update(replace(prompt, text=" ")))
    close_period(office, period)
    for act in (
        partial(office.prompts.update, replace(prompt, text="Khác")),
        partial(office.prompts.explain, prompt.id, "Khác"),
        partial(office.prompts.remove, prompt.id),
        partial(office.prompts.add, office.prompts.new(period.id, prompt.subject_id, "Nữa")),
    ):
        refused(office, "period_closed", act)


def test_a_prompt_is_removed_and_brought_back(office: Office, period: Period) -> None:
    before_id = prompted(office, period).id
    before = stored(office)
    office.prompts.remove(before_id)
    assert office.prompts.prompts(period.id) == ()
    office.history.undo()
    assert stored(office) == before

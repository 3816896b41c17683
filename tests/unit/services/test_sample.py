from __future__ import annotations

from pathlib import Path

from support.offices import environment

from kiemdiem_desktop.domain.grading import Step
from kiemdiem_desktop.domain.overview import StepState
from kiemdiem_desktop.domain.sheets import ReviewStatus
from kiemdiem_desktop.services.office import Office
from kiemdiem_desktop.services.sample import BOOK_NAME, make_sample


def test_the_sample_has_two_years_of_one_cell(sample: Office) -> None:
    assert [period.key for period in sample.periods.periods()] == ["2026", "2025"]
    assert len(sample.roster.members()) == 24


def test_the_last_year_is_finished_but_not_decided(sample: Office) -> None:
    last = sample.periods.periods()[0]
    balance = sample.reviews.sheet(last.id).balance
    assert (balance.total, balance.exempt, balance.not_yet, balance.classified) == (24, 1, 1, 22)
    states = {step.key: step.state for step in sample.grading.overview(last.id).steps}
    waiting = {key: states.pop(key) for key in ("decided", "remedies", "closing")}
    assert waiting == {"decided": StepState.TODO, "remedies": StepState.DOING, "closing": StepState.TODO}
    assert set(states.values()) == {StepState.DONE}


def test_the_earlier_year_is_decided(sample: Office) -> None:
    earlier = sample.periods.periods()[1]
    states = {step.key: step.state for step in sample.grading.overview(earlier.id).steps}
    assert {states.pop("remedies"), states.pop("closing")} == {StepState.TODO}
    assert set(states.values()) == {StepState.DONE}
    for subject in sample.reviews.sheet(earlier.id).persons:
        assert (Step.DECIDED in subject.levels) == (subject.status is ReviewStatus.CLASSIFIED)


def test_the_check_finds_nothing_to_mend_in_either_year(sample: Office) -> None:
    for period in sample.periods.periods():
        found = sample.grading.judgement(period.id).findings
        assert [finding.sentence for finding in found if finding.severity != "note"] == []


def test_every_review_of_the_sample_is_complete(sample: Office) -> None:
    for period in sample.periods.periods():
        for subject in sample.reviews.sheet(period.id).subjects:
            if not subject.duty.exempt and not subject.duty.not_yet:
                assert subject.reviewed, subject.name


def test_shortcomings_of_the_first_year_were_answered_in_the_second(sample: Office) -> None:
    sheet = sample.reviews.sheet(sample.periods.periods()[0].id)
    earlier = [entry for subject in sheet.subjects for entry in subject.earlier if subject.review]
    assert earlier
    assert {entry.first_seen for entry in earlier} == {"2025"}


def test_the_samples_book_is_sound(sample: Office) -> None:
    assert sample._book.check() == ()


def test_making_the_sample_again_replaces_it_and_leaves_nothing_beside(sample_file: Path, tmp_path: Path) -> None:
    old = tmp_path / BOOK_NAME
    old.write_bytes(b"old")
    made = make_sample(tmp_path, environment())
    assert made == old
    assert old.stat().st_size > 100_000
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".kiemdiem"] == [BOOK_NAME]

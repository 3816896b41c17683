"""Which table keeps which value, under which name: a new value is one line here and one in the unit of work."""

from __future__ import annotations

from typing import Any

from kiemdiem_desktop.domain import (
    appeal,
    closing,
    decision,
    grading,
    meeting,
    member,
    note,
    organisation,
    papers,
    period,
    prompt,
    recheck,
    remedy,
    review,
    shortcoming,
    tally,
)
from kiemdiem_desktop.domain.viet import fold
from kiemdiem_desktop.store import models, models_meeting, models_papers, models_remedy
from kiemdiem_desktop.store.repositories.shape import Shape


def _search_text(value: member.Member) -> dict[str, str]:
    parts = (value.name, value.party_post, value.state_post, value.union_post, value.workplace)
    return {"search": fold(" ".join(part for part in parts if part))}


SHAPES: dict[str, Shape[Any]] = {
    "cells": Shape(organisation.Cell, models.CellRow),
    "party_groups": Shape(organisation.PartyGroup, models.PartyGroupRow),
    "terms": Shape(organisation.Term, models.TermRow),
    "members": Shape(member.Member, models.MemberRow, _search_text),
    "periods": Shape(period.Period, models.PeriodRow),
    "pinned_regulations": Shape(period.PinnedRegulation, models.PinnedRegulationRow),
    "collectives": Shape(period.Collective, models.CollectiveRow),
    "participants": Shape(period.Participant, models.ParticipantRow),
    "reviews": Shape(review.Review, models.ReviewRow),
    "attachments": Shape(review.Attachment, models.AttachmentRow),
    "opinions": Shape(review.Opinion, models.OpinionRow),
    "scores": Shape(grading.ScoreEntry, models.ScoreRow),
    "levels": Shape(grading.LevelEntry, models.LevelRow),
    "subject_facts": Shape(grading.SubjectFactsEntry, models.SubjectFactsRow),
    "fact_answers": Shape(grading.FactAnswer, models.FactAnswerRow),
    "rule_reasons": Shape(grading.RuleReason, models.RuleReasonRow),
    "shortcomings": Shape(shortcoming.Shortcoming, models_remedy.ShortcomingRow),
    "responsibilities": Shape(shortcoming.Responsibility, models_remedy.ResponsibilityRow),
    "meetings": Shape(meeting.Meeting, models_meeting.MeetingRow),
    "meeting_sessions": Shape(meeting.Session, models_meeting.MeetingSessionRow),
    "attendances": Shape(meeting.Attendance, models_meeting.AttendanceRow),
    "officers": Shape(meeting.Officer, models_meeting.OfficerRow),
    "remarks": Shape(meeting.Remark, models_meeting.RemarkRow),
    "subject_conclusions": Shape(meeting.SubjectConclusion, models_meeting.SubjectConclusionRow),
    "ballots": Shape(tally.Ballot, models_meeting.BallotRow),
    "tallies": Shape(tally.Tally, models_meeting.TallyRow),
    "decisions": Shape(decision.Decision, models.DecisionRow),
    "corrections": Shape(recheck.Correction, models_remedy.CorrectionRow),
    "state_entries": Shape(shortcoming.StateEntry, models_remedy.StateEntryRow),
    "measures": Shape(remedy.Measure, models_remedy.MeasureRow),
    "follow_ups": Shape(remedy.FollowUp, models_remedy.FollowUpRow),
    "prompts": Shape(prompt.Prompt, models_remedy.PromptRow),
    "notes": Shape(note.Note, models_remedy.NoteRow),
    "closing_reasons": Shape(closing.ClosingReason, models_remedy.ClosingReasonRow),
    "issued_dossiers": Shape(closing.IssuedDossier, models_remedy.IssuedDossierRow),
    "appeals": Shape(appeal.Appeal, models_remedy.AppealRow),
    "paper_numbers": Shape(papers.PaperNumber, models.PaperNumberRow),
    "issued_papers": Shape(papers.IssuedPaper, models_papers.IssuedPaperRow),
}

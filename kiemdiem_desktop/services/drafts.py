"""A review's payload as a draft of the form that its subject has today."""

from __future__ import annotations

from collections.abc import Mapping

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.domain.review import Review
from kiemdiem_desktop.forms.codec import carry_over, decode
from kiemdiem_desktop.forms.draft import Draft
from kiemdiem_desktop.forms.schema import Form
from kiemdiem_desktop.regulations.pack import Regulation


def read_draft(review: Review, form: Form, regulation: Regulation) -> Draft:
    """Read the payload; one written in another form of the pack is carried over."""
    written = form_of(review, regulation)
    draft = decode(review.payload, written)
    return draft if written.id == form.id else carry_over(written, draft, form).draft


def read_values(review: Review, regulation: Regulation) -> Mapping[str, object]:
    """The values of the form as it was written."""
    return decode(review.payload, form_of(review, regulation)).values


def form_of(review: Review, regulation: Regulation) -> Form:
    """The form that a review was written in; KnownError ``form_payload_invalid`` where the pack has none."""
    for form in regulation.forms:
        if (form.id, form.version) == (review.form_id, review.form_version):
            return form
    raise KnownError("form_payload_invalid", field="form", problem=f"{review.form_id} {review.form_version}")

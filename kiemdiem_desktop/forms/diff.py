"""What changed between two drafts of one form, field by field in reading order."""

from __future__ import annotations

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.forms.draft import Draft, Value
from kiemdiem_desktop.forms.schema import Form


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One field's value before and after; None where it was or became empty."""

    field_id: str
    label: str
    before: Value | None
    after: Value | None


def changes(form: Form, before: Draft, after: Draft) -> tuple[Change, ...]:
    """Return the fields whose value differs; both drafts must be of this form (ValueError otherwise)."""
    for draft in (before, after):
        if (draft.form_id, draft.form_version) != (form.id, form.version):
            raise ValueError(f"draft of {draft.form_id} {draft.form_version}, not of {form.id} {form.version}")
    found = []
    for place in form.fields():
        old, new = before.values.get(place.id), after.values.get(place.id)
        if old != new:
            found.append(Change(field_id=place.id, label=place.label, before=old, after=new))
    return tuple(found)

"""Another process that types into a review, says so, and then waits to be killed."""

from __future__ import annotations

import sys
from pathlib import Path

from support.offices import environment, id_of

from kiemdiem_desktop.forms.draft import with_value
from kiemdiem_desktop.services.office import Office

if __name__ == "__main__":
    path, name, *texts = sys.argv[1:]
    office = Office.open(Path(path), environment(seed=2))
    period = office.periods.periods()[0]
    person = id_of(office, period, name)
    form = office.reviews.form(period.id, person)
    for text in texts:
        draft = with_value(form, office.reviews.draft(period.id, person), "conduct", text)
        office.reviews.save_draft(period.id, person, draft, merge_key="field:conduct")
        sys.stdout.write("saved\n")
        sys.stdout.flush()
    sys.stdin.read()

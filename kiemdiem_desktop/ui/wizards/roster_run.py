"""One import under way, shared by its steps."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.domain.roster import RosterPreview, RosterReading
from kiemdiem_desktop.services.office import Office
from kiemdiem_desktop.ui.ask import Ask
from kiemdiem_desktop.ui.operations import Operations


class ImportRun:
    """The preview that the steps share, and the doors they need."""

    def __init__(self, operations: Operations, ask: Ask) -> None:
        self.office: Office | None = None
        self.operations, self.ask = operations, ask
        self.path: Path | None = None
        self.preview: RosterPreview | None = None
        self.accepted: set[int] = set()
        self.refuse: Callable[[KnownError], None] = operations.failed.emit

    def read(self, label: str, reading: RosterReading, done: Callable[[], None], refused: Callable[[], None]) -> None:
        """Read the file as it is understood, or as the user reads it; ``refused`` follows a refusal that was shown."""
        office, path = self.office, self.path
        if office is None or path is None:
            return

        def read(preview: RosterPreview) -> None:
            self.take(preview)
            done()

        def fail(error: KnownError) -> None:
            self.refuse(error)
            refused()

        self.operations.job(
            label, lambda control: office.roster.preview_import(path, control, reading=reading), read, fail
        )

    def judge(self, work: Callable[[Office, RosterPreview], RosterPreview], done: Callable[[], None]) -> None:
        """Let the user's word change the preview; what was taken stays taken as far as it can."""
        office, preview = self.office, self.preview
        if office is None or preview is None:
            return
        before = {index for index, row in enumerate(preview.rows) if row.taken}

        def judged(fresh: RosterPreview) -> None:
            self.preview = fresh
            taken = {index for index, row in enumerate(fresh.rows) if row.taken}
            self.accepted = (self.accepted & taken) | (taken - before)
            done()

        self.operations.query(lambda: work(office, preview), judged, self.refuse)

    def take(self, preview: RosterPreview) -> None:
        """Hold what a file is understood to say; what the import would take is ticked."""
        self.preview = preview
        self.accepted = {index for index, row in enumerate(preview.rows) if row.taken}

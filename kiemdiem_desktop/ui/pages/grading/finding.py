"""One finding in words, and below it the reason where the rule leaves room for one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiemdiem_desktop.forms.checks import Severity
from kiemdiem_desktop.regulations.findings import Finding
from kiemdiem_desktop.ui.pages.fields import ChoiceField, LineField
from kiemdiem_desktop.ui.pages.parts import Sentence
from kiemdiem_desktop.ui.pages.verdicts import finding_sentence

TONES = {Severity.BLOCK: "bad", Severity.WARN: "warn", Severity.NOTE: ""}
Key = tuple[str, str, str]
Asks = Mapping[str, tuple[str, ...]]
"""The rules that leave room for a reason, with the grounds that their text names."""


class FindingBox(QWidget):
    """A finding with the field for why it is kept; ``reasoned`` carries the rule and the reason.

    Where the text names ``grounds``, one of them is chosen and stands before the reason.
    """

    reasoned = Signal(str, str)

    def __init__(
        self, finding: Finding, *, asks: bool, grounds: Sequence[str] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rule = finding.rule
        self.said = Sentence(finding_sentence(finding), tone=TONES[finding.severity])
        self.reason = LineField()
        self.reason.setPlaceholderText(self.tr("Lý do vẫn giữ (nếu giữ)"))
        self.reason.setAccessibleName(self.tr("Lý do vẫn giữ: {finding}").format(finding=finding.sentence))
        self.reason.setVisible(asks)
        self.reason.committed.connect(lambda text: self.reasoned.emit(self._rule, text))
        other = self.tr("Trường hợp được xem xét (theo quy định)")
        self._grounds = tuple(grounds)
        self.ground = ChoiceField([("", other), *((ground, ground) for ground in grounds)], least=18)
        self.ground.setAccessibleName(self.tr("Trường hợp được xem xét: {finding}").format(finding=finding.sentence))
        self.ground.setVisible(bool(asks and grounds))
        self.ground.chosen.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.said)
        column.addWidget(self.ground)
        column.addWidget(self.reason)

    def show_reason(self, text: str) -> None:
        """Show a recorded reason with its ground."""
        self.reason.show_text(text)
        self.ground.show_value(self._ground_of(text))

    def _ground_of(self, text: str) -> str:
        return next((ground for ground in self._grounds if text.startswith(ground)), "")

    def _choose(self, ground: object) -> None:
        """Put the ground before what is written; the reason itself is the user's to write."""
        text = self.reason.text()
        rest = text.removeprefix(self._ground_of(text)).lstrip(": ")
        self.reason.setText(f"{ground}: {rest}" if ground else rest)
        self.reason.setFocus()


class FindingList(QWidget):
    """Findings below each other; a reason that is being typed survives a reload."""

    reasoned = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys: list[Key] = []
        self.boxes: list[FindingBox] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_findings(self, findings: Sequence[Finding], asks: Asks, reasons: Mapping[str, str]) -> None:
        """Show other findings.

        ``asks`` are the rules that leave room for a reason, with the grounds that they name; ``reasons`` those given.
        """
        keys = [(found.rule, found.sentence, found.severity.value) for found in findings]
        if keys != self._keys:
            self._rebuild(findings, asks)
            self._keys = keys
        for found, box in zip(findings, self.boxes, strict=True):
            box.show_reason(reasons.get(found.rule, ""))

    def flush(self) -> None:
        """Commit what is being typed."""
        for box in self.boxes:
            box.reason.commit()

    def _rebuild(self, findings: Sequence[Finding], asks: Asks) -> None:
        self.flush()
        for box in self.boxes:
            self._column.removeWidget(box)
            box.hide()
            box.deleteLater()
        self.boxes = [
            FindingBox(found, asks=found.rule in asks, grounds=asks.get(found.rule, ())) for found in findings
        ]
        for box in self.boxes:
            box.reasoned.connect(self.reasoned)
            self._column.addWidget(box)
        self.setVisible(bool(self.boxes))

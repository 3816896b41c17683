"""One finding in words, and below it the reason where the rule leaves room for one."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiemdiem_desktop.forms.checks import Severity
from kiemdiem_desktop.regulations.findings import Finding
from kiemdiem_desktop.ui.pages.fields import LineField
from kiemdiem_desktop.ui.pages.parts import Sentence
from kiemdiem_desktop.ui.pages.verdicts import finding_sentence

TONES = {Severity.BLOCK: "bad", Severity.WARN: "warn", Severity.NOTE: ""}
Key = tuple[str, str, str]


class FindingBox(QWidget):
    """A finding with the field for why it is kept; ``reasoned`` carries the rule and the reason."""

    reasoned = Signal(str, str)

    def __init__(self, finding: Finding, *, asks: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rule = finding.rule
        self.said = Sentence(finding_sentence(finding), tone=TONES[finding.severity])
        self.reason = LineField()
        self.reason.setPlaceholderText(self.tr("Lý do vẫn giữ (nếu giữ)"))
        self.reason.setAccessibleName(self.tr("Lý do vẫn giữ: {finding}").format(finding=finding.sentence))
        self.reason.setVisible(asks)
        self.reason.committed.connect(lambda text: self.reasoned.emit(self._rule, text))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.said)
        column.addWidget(self.reason)


class FindingList(QWidget):
    """Findings below each other; a reason that is being typed survives a reload."""

    reasoned = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys: list[Key] = []
        self.boxes: list[FindingBox] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_findings(self, findings: Sequence[Finding], asks: Collection[str], reasons: Mapping[str, str]) -> None:
        """Show other findings; ``asks`` are the rules that leave room for a reason, ``reasons`` those given."""
        keys = [(found.rule, found.sentence, found.severity.value) for found in findings]
        if keys != self._keys:
            self._rebuild(findings, asks)
            self._keys = keys
        for found, box in zip(findings, self.boxes, strict=True):
            box.reason.show_text(reasons.get(found.rule, ""))

    def flush(self) -> None:
        """Commit what is being typed."""
        for box in self.boxes:
            box.reason.commit()

    def _rebuild(self, findings: Sequence[Finding], asks: Collection[str]) -> None:
        self.flush()
        for box in self.boxes:
            self._column.removeWidget(box)
            box.hide()
            box.deleteLater()
        self.boxes = [FindingBox(found, asks=found.rule in asks) for found in findings]
        for box in self.boxes:
            box.reasoned.connect(self.reasoned)
            self._column.addWidget(box)
        self.setVisible(bool(self.boxes))

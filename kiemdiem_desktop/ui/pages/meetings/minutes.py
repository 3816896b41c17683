"""The end of a meeting: what was concluded, who agreed to the minutes, and that it is over."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiemdiem_desktop.ui.pages.fields import CountField, LineField, TextField
from kiemdiem_desktop.ui.pages.flow import flow
from kiemdiem_desktop.ui.pages.meetings.state import MeetingEditor, MeetingState
from kiemdiem_desktop.ui.pages.parts import Sentence, add_row, button, form_layout, warning_text
from kiemdiem_desktop.ui.ticks import Tick

COUNTS = ("agreed", "agreed_of", "copies")
TEXTS = ("purpose", "recorder_note", "conclusion", "remedies")


class MinutesSection(QWidget):
    """The fields that close the minutes; each is saved when it is left."""

    def __init__(self, editor: MeetingEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._state: MeetingState | None = None
        self.texts: dict[str, LineField | TextField] = {
            "purpose": LineField(),
            "conclusion": TextField(lines=4),
            "remedies": TextField(lines=3),
            "recorder_note": LineField(),
        }
        self.counts = {key: CountField(digits=3) for key in COUNTS}
        self.secret = Tick(self.tr("Bỏ phiếu kín"))
        self.concluded = Tick(self.tr("Cuộc họp đã kết luận"))
        self._problem, self._ended = warning_text(), Sentence()
        self._build()

    def show_state(self, state: MeetingState) -> None:
        """Show the meeting; what is being typed stays."""
        self._state = state
        meeting = state.meeting.meeting
        for key, field in self.texts.items():
            field.show_text(getattr(meeting, key))
        for key, count in self.counts.items():
            if not (count.hasFocus() and count.isModified()):
                count.show_count(getattr(meeting, key))
        self.secret.setChecked(meeting.secret_ballot)
        self.concluded.setChecked(meeting.concluded)
        ends = [session.end for session in state.meeting.sessions]
        missing = not ends or ends[-1] is None
        self._ended.say(self.tr("Chưa ghi giờ kết thúc: xem thẻ Phiên họp, điểm danh.") if missing else "")

    def flush(self) -> None:
        """Commit what is being typed."""
        for field in self.texts.values():
            field.commit()
        self._commit_counts()

    def _build(self) -> None:
        form = form_layout()
        labels = {
            "purpose": self.tr("Mục đích, nội dung cuộc họp"),
            "conclusion": self.tr("Kết luận chung"),
            "remedies": self.tr("Biện pháp khắc phục"),
            "recorder_note": self.tr("Ghi chú của thư ký"),
            "agreed": self.tr("Số người nhất trí với biên bản"),
            "agreed_of": self.tr("Trên tổng số"),
            "copies": self.tr("Số bản biên bản"),
        }
        for key, field in (*self.texts.items(), *self.counts.items()):
            add_row(form, labels[key], field)
        for key, text in self.texts.items():
            text.committed.connect(lambda value, which=key: self._change(**{which: value}))
        for count in self.counts.values():
            count.editingFinished.connect(self._commit_counts)
        self.secret.clicked.connect(lambda checked: self._change(secret_ballot=checked))
        self.concluded.clicked.connect(lambda checked: self._change(concluded=checked))
        column = QVBoxLayout(self)
        column.addLayout(form)
        for widget in (self._problem, self.secret, self._ended, self.concluded):
            column.addWidget(widget)
        column.addWidget(flow(button(self.tr("Xem biên bản"), self._show_paper, tip=self.tr("Mở ở trang Văn bản"))))
        column.addStretch(1)

    def _change(self, **changes: object) -> None:
        if self._state is not None:
            self._editor.change_meeting(self._state.id, **changes)

    def _commit_counts(self) -> None:
        if self._state is None or not any(field.isModified() for field in self.counts.values()):
            return
        typed = {key: field.count for key, field in self.counts.items()}
        agreed, among = typed["agreed"], typed["agreed_of"]
        if not all(field.valid for field in self.counts.values()):
            self._problem.say(self.tr("Chỉ ghi chữ số."))
        elif agreed is not None and among is not None and agreed > among:
            text = self.tr("{agreed} người nhất trí nhiều hơn tổng số {among}; chưa lưu.")
            self._problem.say(text.format(agreed=agreed, among=among))
        else:
            self._problem.say("")
            for field in self.counts.values():
                field.setModified(False)
            copies = typed["copies"]
            changes: dict[str, object] = {"agreed": agreed, "agreed_of": among}
            self._change(**changes | ({} if copies is None else {"copies": copies}))

    def _show_paper(self) -> None:
        self.flush()
        if self._state is not None:
            self._editor.context.navigate("papers", self._state.id, "minutes")

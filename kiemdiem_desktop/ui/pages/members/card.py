"""A person's card: every field of a member in groups, saved by itself like a form."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFormLayout, QGroupBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.form_kind import propose_kind
from kiemdiem_desktop.domain.member import Member, Standing
from kiemdiem_desktop.domain.organisation import PartyGroup
from kiemdiem_desktop.domain.viet import split_name
from kiemdiem_desktop.ui.i18n import QT_TRANSLATE_NOOP
from kiemdiem_desktop.ui.pages.fields import ChoiceField, DateField, LineField, TextField
from kiemdiem_desktop.ui.pages.parts import Sentence, add_row, form_layout, heading, warning_text
from kiemdiem_desktop.ui.tables.words import KINDS, SEXES, STANDINGS, choices, masked, word


@dataclass(frozen=True, slots=True)
class CardField:
    """One field: the member's attribute, its label and what it is typed in."""

    key: str
    label: str
    kind: str = "line"


@dataclass(frozen=True, slots=True)
class CardGroup:
    """Fields that belong together."""

    title: str
    fields: tuple[CardField, ...]


GROUPS: tuple[CardGroup, ...] = (
    CardGroup(
        QT_TRANSLATE_NOOP("MemberCard", "Họ tên và ngày tháng"),
        (
            CardField("name", QT_TRANSLATE_NOOP("MemberCard", "Họ và tên")),
            CardField("given_override", QT_TRANSLATE_NOOP("MemberCard", "Tên gọi dùng để xếp thứ tự"), "given"),
            CardField("sex", QT_TRANSLATE_NOOP("MemberCard", "Giới tính"), "sex"),
            CardField("birth", QT_TRANSLATE_NOOP("MemberCard", "Ngày sinh"), "date"),
            CardField("admitted", QT_TRANSLATE_NOOP("MemberCard", "Ngày vào Đảng"), "date"),
            CardField("official", QT_TRANSLATE_NOOP("MemberCard", "Ngày chính thức"), "date"),
        ),
    ),
    CardGroup(
        QT_TRANSLATE_NOOP("MemberCard", "Chức vụ và nơi công tác"),
        (
            CardField("party_post", QT_TRANSLATE_NOOP("MemberCard", "Chức vụ Đảng")),
            CardField("state_post", QT_TRANSLATE_NOOP("MemberCard", "Chức vụ chính quyền")),
            CardField("union_post", QT_TRANSLATE_NOOP("MemberCard", "Chức vụ đoàn thể")),
            CardField("workplace", QT_TRANSLATE_NOOP("MemberCard", "Nơi công tác")),
            CardField("kind", QT_TRANSLATE_NOOP("MemberCard", "Loại bản kiểm điểm"), "kind"),
            CardField("group_id", QT_TRANSLATE_NOOP("MemberCard", "Tổ đảng"), "group"),
        ),
    ),
    CardGroup(
        QT_TRANSLATE_NOOP("MemberCard", "Sinh hoạt đảng"),
        (
            CardField("standing", QT_TRANSLATE_NOOP("MemberCard", "Trạng thái"), "standing"),
            CardField("standing_since", QT_TRANSLATE_NOOP("MemberCard", "Từ ngày"), "date"),
            CardField("standing_reason", QT_TRANSLATE_NOOP("MemberCard", "Lý do")),
            CardField("joined_on", QT_TRANSLATE_NOOP("MemberCard", "Chuyển đến ngày"), "date"),
            CardField("joined_from", QT_TRANSLATE_NOOP("MemberCard", "Chuyển từ chi bộ")),
            CardField("old_cell_comment", QT_TRANSLATE_NOOP("MemberCard", "Nhận xét của chi bộ cũ"), "text"),
            CardField("left_on", QT_TRANSLATE_NOOP("MemberCard", "Chuyển đi ngày"), "date"),
            CardField("left_reason", QT_TRANSLATE_NOOP("MemberCard", "Lý do chuyển đi")),
        ),
    ),
    CardGroup(
        QT_TRANSLATE_NOOP("MemberCard", "Giấy tờ và liên hệ (không bắt buộc)"),
        (
            CardField("card_number", QT_TRANSLATE_NOOP("MemberCard", "Số thẻ đảng viên"), "secret"),
            CardField("id_number", QT_TRANSLATE_NOOP("MemberCard", "Số định danh cá nhân"), "secret"),
            CardField("phone", QT_TRANSLATE_NOOP("MemberCard", "Điện thoại"), "secret"),
            CardField("ethnicity", QT_TRANSLATE_NOOP("MemberCard", "Dân tộc")),
            CardField("note", QT_TRANSLATE_NOOP("MemberCard", "Ghi chú trong năm"), "text"),
        ),
    ),
)


def _tr(text: str) -> str:
    return QCoreApplication.translate("MemberCard", text)


class SecretField(QWidget):
    """A number that is masked until it is asked for; only then can it be changed."""

    committed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stored = ""
        self.line = LineField()
        self.toggle = QPushButton(self.tr("Hiện"))
        self.toggle.setCheckable(True)
        self.toggle.setAutoDefault(False)
        self.toggle.toggled.connect(self._show)
        self.line.committed.connect(self._commit)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line, 1)
        row.addWidget(self.toggle)
        self.setFocusProxy(self.line)
        self._show(shown=False)

    def show_text(self, text: str) -> None:
        """Show a stored number, masked unless it was asked for."""
        self._stored = text
        self.line.show_text(text if self.toggle.isChecked() or not text else masked(text))
        self.line.setReadOnly(bool(text) and not self.toggle.isChecked())
        self.toggle.setEnabled(bool(text) or self.toggle.isChecked())

    def hide_number(self) -> None:
        """Mask the number again, as another person's card is shown."""
        self.toggle.setChecked(False)

    def commit(self) -> None:
        """Commit what was typed."""
        if not self.line.isReadOnly():
            self.line.commit()

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)
        self.toggle.setAccessibleName(self.tr("Hiện hoặc che: {field}").format(field=name))

    def _commit(self, text: str) -> None:
        if not self.line.isReadOnly():
            self._stored = text
            self.committed.emit(text)

    def _show(self, shown: bool) -> None:  # noqa: FBT001 - a Qt slot
        self.toggle.setText(self.tr("Che") if shown else self.tr("Hiện"))
        self.line.commit() if not self.line.isReadOnly() and not shown else None
        self.show_text(self._stored)


class MemberCard(QWidget):
    """All fields of one member; ``edited`` carries the id, the attribute and its new value."""

    edited = Signal(object, str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._member: Member | None = None
        self.fields: dict[str, QWidget] = {}
        self._show: dict[str, Callable[[Any], None]] = {}
        self._title = heading("")
        self._problems: dict[str, Sentence] = {}
        self._proposal = Sentence("")
        self._given_button = QPushButton(self.tr("Tên gọi không phải chữ cuối…"))
        self._given_button.setFlat(True)
        self._given_button.setAutoDefault(False)
        self._given_button.clicked.connect(self._ask_given)
        column = QVBoxLayout(self)
        column.addWidget(self._title)
        for group in GROUPS:
            column.addWidget(self._group(group))
        column.addStretch(1)
        self.setEnabled(False)

    def offer_groups(self, groups: Iterable[PartyGroup]) -> None:
        """Say which party groups there are; without any the row is not shown."""
        rows: list[tuple[object, str]] = [(None, self.tr("(không)"))]
        rows += [(group.id, group.name) for group in groups]
        field = self.fields["group_id"]
        assert isinstance(field, ChoiceField)  # noqa: S101 - narrows the type of our own row
        field.offer(rows)
        self._set_row_visible("group_id", visible=len(rows) > 1)

    def show_member(self, member: Member | None) -> None:
        """Show a person's card; an unsaved text of the same person is kept."""
        if self._member is not None and (member is None or member.id != self._member.id):
            self.flush()
            for field in self.fields.values():
                if isinstance(field, SecretField):
                    field.hide_number()
                elif isinstance(field, DateField):
                    field.forget()
        self._member = member
        self.setEnabled(member is not None)
        shown = member or Member(id=UUID(int=0), name="")
        self._title.setText(member.name if member else self.tr("Chọn một đảng viên ở danh sách bên trái"))
        for key, show in self._show.items():
            show(getattr(shown, key))
        self._show_rows(shown)

    def flush(self) -> None:
        """Commit what is being typed."""
        for field in self.fields.values():
            if isinstance(field, LineField | TextField | SecretField):
                field.commit()

    def focus_field(self, key: str) -> bool:
        """Put the cursor on a field."""
        field = self.fields.get(key)
        if field is None:
            return False
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _group(self, group: CardGroup) -> QGroupBox:
        holder = QGroupBox(_tr(group.title))
        form = form_layout(holder)
        for field in group.fields:
            editor = self._editor(field)
            self.fields[field.key] = editor
            add_row(form, _tr(field.label), editor)
            self._add_notes(form, field)
        return holder

    def _add_notes(self, form: QFormLayout, field: CardField) -> None:
        if field.kind == "date":
            self._problems[field.key] = warning_text()
            form.addRow(self._problems[field.key])
        if field.key == "name":
            form.addRow(self._given_button)
        if field.key == "kind":
            form.addRow(self._proposal)

    def _editor(self, field: CardField) -> QWidget:
        tables: Mapping[str, list[tuple[object, str]]] = {
            "sex": choices(SEXES, empty=self.tr("(chưa rõ)")),
            "kind": choices(KINDS, empty=self.tr("(chưa chọn)")),
            "standing": choices(STANDINGS),
            "group": [],
        }
        if field.kind in tables:
            choice = ChoiceField(tables[field.kind])
            choice.chosen.connect(lambda value, key=field.key: self._say(key, value))
            self._show[field.key] = choice.show_value
            return choice
        if field.kind == "date":
            return self._date(field.key)
        if field.kind == "text":
            text = TextField(lines=3)
            text.committed.connect(lambda value, key=field.key: self._say(key, value))
            self._show[field.key] = text.show_text
            return text
        line = SecretField() if field.kind == "secret" else LineField()
        line.committed.connect(lambda value, key=field.key: self._say(key, value))
        self._show[field.key] = lambda value: line.show_text(value or "")
        return line

    def _date(self, key: str) -> DateField:
        field = DateField()
        field.dated.connect(lambda value: self._say(key, value))
        field.refused.connect(lambda refused: self._problems[key].say(self._date_problem() if refused else ""))
        self._show[key] = field.show_date
        return field

    def _date_problem(self) -> str:
        return self.tr("Ngày chưa đọc được nên chưa lưu. Ghi ngày/tháng/năm, tháng/năm hoặc năm bốn chữ số.")

    def _say(self, key: str, value: object) -> None:
        if self._member is not None:
            given = key == "given_override" and not value
            self.edited.emit(self._member.id, key, None if given else value)

    def _show_rows(self, member: Member) -> None:
        self._set_row_visible("given_override", visible=bool(member.given_override))
        self._given_button.setVisible(not member.given_override)
        given = split_name(member.name, member.given_override).given
        self._given_button.setToolTip(self.tr("Danh sách xếp theo tên “{name}”").format(name=given))
        left = member.standing is Standing.LEFT
        for key in ("left_on", "left_reason"):
            self._set_row_visible(key, visible=left)
        proposed = propose_kind(member)
        wanted = bool(member.name) and proposed is not member.kind
        text = self.tr("Theo chức vụ đã ghi, chương trình gợi ý: {kind}. Đồng chí tự chọn.")
        self._proposal.say(text.format(kind=word(KINDS, proposed)) if wanted else "")

    def _ask_given(self) -> None:
        self._set_row_visible("given_override", visible=True)
        self._given_button.hide()
        self.fields["given_override"].setFocus()

    def _set_row_visible(self, key: str, *, visible: bool) -> None:
        field = self.fields[key]
        holder = field.parentWidget()
        form = holder.layout() if holder is not None else None
        if isinstance(form, QFormLayout):
            form.setRowVisible(field, visible)

"""A small form with one field of every kind, for tests of the forms floor."""

from __future__ import annotations

from kiemdiem_desktop.forms.schema import (
    Choice,
    Column,
    Condition,
    ConditionTest,
    Field,
    FieldKind,
    Form,
    Part,
    Row,
    ScoreRow,
    Section,
    SubjectKind,
)

_CHOICES = (Choice(id="a", label="Loại A"), Choice(id="b", label="Loại B"))
_COLUMNS = (
    Column(id="what", kind=FieldKind.TEXT, label="Nội dung", required=True, max_length=20),
    Column(id="count", kind=FieldKind.INTEGER, label="Số lượng"),
    Column(id="rate", kind=FieldKind.DECIMAL, label="Tỉ lệ"),
    Column(id="due", kind=FieldKind.DATE, label="Hạn"),
    Column(id="kept", kind=FieldKind.CHECK, label="Giữ"),
)
GENERAL = ScoreRow(id="general", label="Chung", max=30, binding="score.general")
TASKS = ScoreRow(id="tasks", label="Nhiệm vụ", max=70, binding="score.tasks")

FIELDS = (
    Field(id="name", kind=FieldKind.LINE, label="Họ tên", required=True, binding="person.name"),
    Field(id="strengths", kind=FieldKind.TEXT, label="Ưu điểm", required=True, max_length=50),
    Field(id="count", kind=FieldKind.INTEGER, label="Số lần", least="0", most="12"),
    Field(id="rate", kind=FieldKind.DECIMAL, label="Tỉ lệ", places=1),
    Field(id="since", kind=FieldKind.DATE, label="Từ ngày", partial=False),
    Field(id="kind", kind=FieldKind.CHOICE, label="Loại", choices=_CHOICES),
    Field(
        id="why_b",
        kind=FieldKind.TEXT,
        label="Vì sao B",
        required=True,
        shown_if=Condition(field="kind", test=ConditionTest.ONE_OF, values=("b",)),
    ),
    Field(id="agreed", kind=FieldKind.CHECK, label="Nhất trí"),
    Field(id="helper", kind=FieldKind.PERSON, label="Người giúp"),
    Field(id="tasks", kind=FieldKind.TABLE, label="Nhiệm vụ", columns=_COLUMNS),
    Field(
        id="fixed",
        kind=FieldKind.TABLE,
        label="Bảng",
        columns=_COLUMNS,
        rows=(Row(id="r1", label="Dòng một"), Row(id="r2", label="Dòng hai")),
    ),
    Field(
        id="scores",
        kind=FieldKind.SCORE_SHEET,
        label="Điểm",
        required=True,
        binding="scores",
        places=1,
        scores=(GENERAL, TASKS),
        total_label="Tổng",
    ),
    Field(
        id="own",
        kind=FieldKind.SHORTCOMING_LIST,
        label="Hạn chế",
        required=True,
        binding="shortcomings.own",
        columns=(Column(id="cause", kind=FieldKind.TEXT, label="Nguyên nhân"),),
    ),
    Field(
        id="earlier",
        kind=FieldKind.REMEDY_LIST,
        label="Kỳ trước",
        required=True,
        binding="shortcomings.earlier",
    ),
    Field(id="level", kind=FieldKind.LEVEL, label="Mức", required=True, binding="level.self"),
)


def make_form(fields: tuple[Field, ...] = FIELDS, version: str = "1") -> Form:
    """Make a form of one section with these fields."""
    section = Section(id="s", heading="I. Mục", fields=fields)
    return Form(
        id="small",
        version=version,
        subject=SubjectKind.NON_LEADER,
        number="Mẫu thử",
        title=("BẢN THỬ",),
        year_line="Năm {year}",
        parts=(Part(id="p", heading="A. PHẦN", sections=(section,)),),
    )

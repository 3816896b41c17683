"""The one place that joins a label to its field: every input has a name for eye, keyboard and ear."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.ui.theme import Note, paint_text


def name(field: QWidget, text: str, description: str = "") -> QWidget:
    """Give a field its accessible name (the label without its shortcut mark and colon) and return it."""
    plain = text.replace("&", "").removesuffix(":").strip()
    field.setAccessibleName(plain)
    if description:
        field.setAccessibleDescription(description)
        if not field.toolTip():
            field.setToolTip(description)
    inner = field.focusProxy()
    if inner is not None:
        inner.setAccessibleName(plain)
    return field


def label_for(field: QWidget, text: str) -> QLabel:
    """Make the wrapped label of a field: buddy for the keyboard, accessible name for reading tools."""
    label = QLabel(text)
    label.setWordWrap(True)
    label.setBuddy(field)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
    name(field, text)
    return label


def add_row(form: QFormLayout, text: str, field: QWidget, hint: str = "") -> QLabel:
    """Add a labelled field to a form, with an optional line of help under it."""
    label = label_for(field, text)
    label.setWordWrap(False)  # the form puts a long label above its field
    form.addRow(label, field)
    if hint:
        form.addRow(QLabel(), Note(hint))
        field.setAccessibleDescription(hint)
    return label


def form_layout(parent: QWidget | None = None) -> QFormLayout:
    """Make a form whose labels wrap above their fields when there is no room beside them."""
    form = QFormLayout(parent) if parent is not None else QFormLayout()
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
    return form


@dataclass(frozen=True, slots=True)
class Row:
    """A field with its label above and a line below that says what is to be mended; hidden while all is well."""

    widget: QWidget
    label: QLabel
    hint: Note
    problem: QLabel


def stacked_row(text: str, field: QWidget, hint: str = "", tooltip: str = "") -> Row:
    """Build such a row; ``tooltip`` carries the citation."""
    box = QWidget()
    layout = QVBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    label = label_for(field, text)
    label.setToolTip(tooltip)
    note = Note(hint)
    if not hint:
        note.hide()  # never show what has no parent yet: it would be a window of its own
    problem = QLabel()
    problem.setWordWrap(True)
    problem.setVisible(False)
    paint_text(problem, "bad")
    for part in (label, note, field, problem):
        layout.addWidget(part)
    field.setAccessibleDescription(hint)
    return Row(box, label, note, problem)


def inline_row(text: str, field: QWidget, tooltip: str = "") -> Row:
    """Build a row whose short value stands beside its label, for what is only shown."""
    box = QWidget()
    layout = QHBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    label, problem = label_for(field, f"{text}:"), QLabel()
    label.setToolTip(tooltip)
    label.setWordWrap(False)
    label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
    problem.setWordWrap(True)
    problem.setVisible(False)
    for part, stretch in ((label, 0), (field, 1), (problem, 1)):
        layout.addWidget(part, stretch)
    return Row(box, label, Note(), problem)


def say_problem(row: Row, text: str, colour: str = "bad") -> None:
    """Show a problem below a row's field, or hide the line when there is none; reading tools hear it too."""
    row.problem.setText(text)
    row.problem.setVisible(bool(text))
    paint_text(row.problem, colour)
    field = row.label.buddy()
    if field is not None:
        field.setAccessibleDescription(text or row.hint.text())


def nameless(root: QWidget) -> list[QWidget]:
    """Find the inputs below ``root`` that a reading tool could not name; a test expects none."""
    from PySide6.QtWidgets import (  # noqa: PLC0415 - only tests ask
        QAbstractItemView,
        QAbstractSpinBox,
        QComboBox,
        QLineEdit,
        QPlainTextEdit,
        QTextEdit,
    )

    kinds = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox, QAbstractItemView, QAbstractButton)
    found: list[QWidget] = []
    for widget in root.findChildren(QWidget):
        if not isinstance(widget, kinds) or widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
            continue
        inner = isinstance(widget.parentWidget(), QComboBox | QAbstractSpinBox) or _is_popup(widget)
        spoken = isinstance(widget, QAbstractButton) and widget.text()
        if not inner and not spoken and not widget.accessibleName():
            found.append(widget)
    return found


def _is_popup(widget: QWidget) -> bool:
    return widget.window().metaObject().className() == "QComboBoxPrivateContainer"


def wide(widget: QWidget) -> QWidget:
    """Let a widget take the width there is."""
    widget.setSizePolicy(QSizePolicy.Policy.Expanding, widget.sizePolicy().verticalPolicy())
    return widget


def reading_order(root: QWidget) -> Iterator[QWidget]:
    """Give the widgets of a layout that Tab may reach, in the order in which they are read."""
    layout = root.layout()
    if layout is None:
        if root.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield root
        return
    yield from _laid(layout)


def _laid(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield from reading_order(widget)
        elif inner is not None:
            yield from _laid(inner)


def chain_tabs(root: QWidget) -> None:
    """Let Tab go through a layout in reading order, also through what was put in later."""
    for before, after in pairwise(reading_order(root)):
        QWidget.setTabOrder(before, after)

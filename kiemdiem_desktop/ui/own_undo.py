"""Undo inside one input, in Qt's own steps: a save ends a step, leaving ends them all; then the book's undo follows.

So Ctrl+Z in a text takes back what was typed since the last save, once more what was typed before it, back to where the
text was entered; after that, and everywhere else, it takes back the book's last operation.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextDocument
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget

Input = QLineEdit | QPlainTextEdit
COMPOSING = "composing"
"""The property of a line in which a letter is being put together, which must not be disturbed."""


def can_undo(field: Input) -> bool:
    """Say whether the input has a step of its own to take back."""
    return _steps(field).isUndoAvailable() and not field.isReadOnly()


def can_redo(field: Input) -> bool:
    """Say whether the input has taken back a step that it could make again."""
    return _steps(field).isRedoAvailable() and not field.isReadOnly()


def leaves_to_window(field: Input, event: QEvent) -> bool:
    """Say whether this is an undo or redo key that the input has nothing for; the window then hears it."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if event.matches(QKeySequence.StandardKey.Undo):
        return not can_undo(field)
    return event.matches(QKeySequence.StandardKey.Redo) and not can_redo(field)


def focused() -> Input | None:
    """Return the input that the keyboard writes into."""
    widget = QApplication.focusWidget()
    if isinstance(widget, QComboBox) and widget.isEditable():
        return widget.lineEdit()
    return widget if isinstance(widget, QLineEdit | QPlainTextEdit) else None


def undo() -> bool:
    """Take back a step of the focused input; False where it has none, and the book's turn has come."""
    field = focused()
    if field is None or not can_undo(field):
        return False
    field.undo()
    return True


def redo() -> bool:
    """Make a step of the focused input again; False where it has none."""
    field = focused()
    if field is None or not can_redo(field):
        return False
    field.redo()
    return True


def end_step(field: QWidget) -> None:
    """What stands there was saved: what is typed next is a step of its own."""
    if isinstance(field, QComboBox):
        line = field.lineEdit()
        if line is not None:
            end_step(line)
    elif isinstance(field, QPlainTextEdit):
        field.document().setModified(False)  # Qt joins no typing to what came before this
    elif isinstance(field, QLineEdit) and field.text() and not field.property(COMPOSING):
        with QSignalBlocker(field):
            _move_and_return(field)


def forget_steps(field: Input) -> None:
    """The input was left or shows a committed value: its steps are the book's from now on."""
    if isinstance(field, QPlainTextEdit):
        field.document().clearUndoRedoStacks()
    elif field.isUndoAvailable() or field.isRedoAvailable():
        place = field.cursorPosition()
        with QSignalBlocker(field):
            field.setText(field.text())
            field.setCursorPosition(place)


def _steps(field: Input) -> QLineEdit | QTextDocument:
    return field if isinstance(field, QLineEdit) else field.document()


def _move_and_return(line: QLineEdit) -> None:
    """Move the cursor away and back, which is where a line ends a step."""
    place, start, length = line.cursorPosition(), line.selectionStart(), len(line.selectedText())
    line.setCursorPosition(1 if place == 0 else 0)
    line.setCursorPosition(place)
    if length:
        backwards = place == start
        line.setSelection(start + length if backwards else start, -length if backwards else length)

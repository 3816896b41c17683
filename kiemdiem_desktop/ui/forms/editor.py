"""What every editor of a field can do: show what is stored, say that it was touched, hand over what is unsaved."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from kiemdiem_desktop.forms.draft import Value
from kiemdiem_desktop.forms.schema import Field
from kiemdiem_desktop.ui.forms.changes import Change, ValueChange
from kiemdiem_desktop.ui.forms.inputs import UNSAVED, mark
from kiemdiem_desktop.ui.forms.state import FormState


class Editor(QWidget):
    """One field's editor.

    ``edited`` comes with every key, ``settled`` when what was typed is to be saved now, and ``unreadable`` carries
    the reason why a text cannot be taken (empty when it can).
    """

    edited = Signal()
    settled = Signal()
    unreadable = Signal(str)

    def __init__(self, place: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = place
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def show_state(self, state: FormState) -> None:
        """Show what is stored, except where something unsaved was typed."""
        raise NotImplementedError

    def take(self) -> tuple[Change, ...]:
        """Hand over what is unsaved; it counts as saved from now on."""
        raise NotImplementedError

    def retry(self) -> None:
        """Count what is on screen as unsaved again, for the save was refused."""

    def insert(self, text: str) -> None:
        """Put a text that was offered behind what stands here; it is saved at once and is one step to undo."""
        raise NotImplementedError


class ValueEditor(Editor):
    """An editor of one value that a draft holds, around one input widget."""

    def __init__(self, place: Field, field: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self.field = field
        self._shown: Value | None = None
        self._visit = 0
        self._refused = False
        self.column.addWidget(field)
        self.setFocusProxy(field)

    @property
    def unsaved(self) -> bool:
        """Say whether something typed is not saved yet."""
        return bool(self.field.property(UNSAVED))

    def read(self) -> Value | None:
        """Return the value on screen; ValueError with the reason where it cannot be read."""
        raise NotImplementedError

    def put(self, value: Value | None) -> None:
        """Put a value on screen."""
        raise NotImplementedError

    def show_state(self, state: FormState) -> None:
        self.display(state.draft.values.get(self.place.id))
        self.set_read_only(read_only=state.read_only)

    def set_read_only(self, *, read_only: bool) -> None:
        """Let the value be read but not changed."""
        if hasattr(self.field, "setReadOnly"):
            self.field.setReadOnly(read_only)
        else:
            self.field.setEnabled(not read_only)

    def display(self, value: Value | None) -> None:
        """Show a stored value unless something unsaved stands there."""
        if self.unsaved:
            return
        self._shown = value
        if self._read_or_none() != value:
            self.put(value)

    def take(self) -> tuple[Change, ...]:
        taken, value = self.take_value()
        return (ValueChange(field_id=self.place.id, value=value, visit=self._visit),) if taken else ()

    def take_value(self) -> tuple[bool, Value | None]:
        """Hand over the value: whether it is new, and the value."""
        if not self.unsaved:
            return False, None
        try:
            value = self.read()
        except ValueError as error:
            self.unreadable.emit(str(error))
            return False, None
        self.unreadable.emit("")
        mark(self.field, unsaved=False)
        if value == self._shown and not self._refused:
            return False, None
        self._shown, self._refused = value, False
        return True, value

    def retry(self) -> None:
        self._refused = True
        mark(self.field, unsaved=True)

    def touch(self) -> None:
        """Hear that the user changed the value."""
        mark(self.field, unsaved=True)
        self.edited.emit()

    def leave(self) -> None:
        """Hear that the user left the field: a new visit is a new step to undo."""
        if self.unsaved:
            self.settled.emit()
        self._visit += 1

    def pick(self) -> None:
        """Hear a choice, which is saved at once."""
        self.touch()
        self.leave()

    def _read_or_none(self) -> Value | None:
        try:
            return self.read()
        except ValueError:
            return None

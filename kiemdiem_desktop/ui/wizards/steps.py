"""A guided dialog: one step at a time, each says when it may be left, and nothing blocks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.ui.messages import MessagePanel
from kiemdiem_desktop.ui.sizes import fit
from kiemdiem_desktop.ui.theme import Heading, Note


class Step(QWidget):
    """One step; ``ready_changed`` says that ``ready`` may have changed."""

    ready_changed = Signal()
    scrolls = True

    def title(self) -> str:
        """Name the step."""
        raise NotImplementedError

    def next_text(self) -> str:
        """Name the button that goes on; empty for the usual word."""
        return ""

    def ready(self) -> bool:
        """Say whether the user may go on."""
        return True

    def applies(self) -> bool:
        """Say whether what was chosen so far asks for this step; else it is passed over and not counted."""
        return True

    def may_go_back(self) -> bool:
        """Say whether the step before may be shown again."""
        return True

    def enter(self) -> None:
        """Prepare for being shown."""

    def leave(self, go_on: Callable[[], None]) -> None:
        """Do what the step promises, then call ``go_on``; not calling it keeps the user here."""
        go_on()


class StepDialog(QDialog):
    """Shows steps in order; ``skip_to`` lets a step jump ahead."""

    finished_all = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.steps: list[Step] = []
        self._trail: list[int] = []
        self._count, self._title, self.panel = Note(), Heading("", 1), MessagePanel()
        self._stack = QStackedWidget()
        self.back = QPushButton(self.tr("&Quay lại"))
        self.next = QPushButton(self.tr("&Tiếp tục"))
        self.cancel = QPushButton(self.tr("&Hủy"))
        self.next.setDefault(True)
        self.back.clicked.connect(self._go_back)
        self.next.clicked.connect(self._leave)
        self.cancel.clicked.connect(self.reject)
        bar = QHBoxLayout()
        bar.addWidget(self.cancel)
        bar.addStretch(1)
        bar.addWidget(self.back)
        bar.addWidget(self.next)
        layout = QVBoxLayout(self)
        layout.addWidget(self._count)
        layout.addWidget(self._title)
        layout.addWidget(self.panel)
        layout.addWidget(self._stack, 1)
        layout.addLayout(bar)
        fit(self, 110, 42)

    @property
    def step(self) -> Step:
        """The step shown."""
        return self.steps[self._stack.currentIndex()]

    def begin(self, steps: Sequence[Step]) -> None:
        """Show the first step."""
        for step in steps:
            self.steps.append(step)
            step.ready_changed.connect(self._show_buttons)
            self._stack.addWidget(_scrolling(step) if step.scrolls else step)
        self._show(0)

    def refuse(self, error: KnownError) -> None:
        """Say why the step could not be left."""
        self.panel.show_error(error)
        self._busy(busy=False)

    def stay(self) -> None:
        """Let the user correct the step and try again."""
        self._busy(busy=False)

    def skip_to(self, step: Step) -> None:
        """Go to a later step at once."""
        self._go(self.steps.index(step))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a line goes to the next field, as everywhere; on a button it presses that."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and isinstance(self.focusWidget(), QLineEdit):
            self.focusNextChild()
            return
        super().keyPressEvent(event)

    def _leave(self) -> None:
        self.panel.dismiss()
        self._busy(busy=True)
        here = self._stack.currentIndex()
        self.step.leave(lambda: self._go(self._after(here)))

    def _after(self, index: int) -> int:
        return next((n for n in range(index + 1, len(self.steps)) if self.steps[n].applies()), len(self.steps))

    def _go(self, index: int) -> None:
        self._busy(busy=False)
        if index >= len(self.steps):
            self.accept()
            self.finished_all.emit()
            return
        self._trail.append(self._stack.currentIndex())
        self._show(index)

    def _go_back(self) -> None:
        self.panel.dismiss()
        self._show(self._trail.pop())

    def _show(self, index: int) -> None:
        self._stack.setCurrentIndex(index)
        step = self.steps[index]
        step.enter()
        self._title.setText(step.title())
        self._show_buttons()
        first = _first_input(step)
        if first is not None:
            first.setFocus()

    def _show_buttons(self) -> None:
        if not self.steps:
            return
        step, here = self.step, self._stack.currentIndex()
        counted = [number for number, each in enumerate(self.steps) if each.applies() or number == here]
        text = self.tr("Bước {number} trên {count}")
        self._count.setText(text.format(number=counted.index(here) + 1, count=len(counted)))
        self.back.setEnabled(bool(self._trail) and step.may_go_back())
        self.next.setEnabled(step.ready())
        last = here == len(self.steps) - 1
        self.next.setText(step.next_text() or (self.tr("&Xong") if last else self.tr("&Tiếp tục")))

    def _busy(self, *, busy: bool) -> None:
        self.next.setEnabled(not busy and self.step.ready())
        self.back.setEnabled(not busy and bool(self._trail) and self.step.may_go_back())


def _first_input(step: Step) -> QWidget | None:
    """Find the first part of a step that the Tab key would reach; rows and labels take no typing."""
    part = step.nextInFocusChain()
    while part is not None and step.isAncestorOf(part):
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isEnabled():
            return part
        part = part.nextInFocusChain()
    return None


def _scrolling(step: Step) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(step)
    return area

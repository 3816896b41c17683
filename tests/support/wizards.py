"""Wizards that hand a book over: shown, left by every test with nothing open."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from support.desk import on_thread, settle

from kiemdiem_desktop.ui.wizards.first_run import FirstRunWizard
from kiemdiem_desktop.ui.wizards.handover import HandoverWizard

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiemdiem_desktop.services.office import Office
    from kiemdiem_desktop.ui.tasks import BookThread
    from kiemdiem_desktop.ui.wizards.steps import Step, StepDialog

W = TypeVar("W", FirstRunWizard, HandoverWizard)


def step_of(wizard: StepDialog) -> Step:
    """The step shown now."""
    return wizard.step


def run_wizard(made: W, thread: BookThread, opened: list[Office]) -> Iterator[W]:
    """Show a wizard and close it at the end, with every book that it put into ``opened``."""
    made.ready.connect(opened.append)
    made.open()
    settle(thread)
    yield made
    made.close()
    settle(thread)
    for office in opened:
        on_thread(thread, office.close)
    made.deleteLater()
    settle(thread)

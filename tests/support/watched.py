"""The program as it is, with an eye on it: ``python watched.py STATE [BOOK]`` writes what the window shows into STATE.

The tests drive the window with keys and clicks from outside; this tells them what a user would see, and where.
"""

from __future__ import annotations

import json
import runpy
import sys
from pathlib import Path
from typing import Any, TypeGuard

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QListView,
    QListWidget,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

EVERY = 100
"""Milliseconds between two looks."""


def look(app: QApplication) -> dict[str, Any]:
    """Tell what is on screen: the window, its place, the fields that can be typed into, tables and questions."""
    window = app.activeWindow()
    top = next((one for one in app.topLevelWidgets() if one.isVisible() and hasattr(one, "statusBar")), None)
    focus = app.focusWidget()
    shown = [widget for widget in top.findChildren(QWidget) if widget.isVisible()] if top is not None else []
    operations = getattr(top, "operations", None)
    return {
        "window": type(top).__name__ if top is not None else "",
        "active": window is not None,
        "title": top.windowTitle() if top is not None else "",
        "busy": operations is not None and operations.busy,
        "places": [text for view in shown if _is_rail(view) for text in _cells(view)],
        "place": next((view.currentItem().text() for view in shown if _is_rail(view) and view.currentRow() >= 0), ""),
        "status": next((one.text() for one in shown if isinstance(one, QLabel) and "lưu" in one.accessibleName()), ""),
        "focus": _text(focus) if focus is not None else None,
        "fields": [field for widget in shown if (field := _field(widget)) is not None],
        "cells": [text for view in shown if isinstance(view, QAbstractItemView) for text in _cells(view)],
        "buttons": [one.text() for one in shown if isinstance(one, QPushButton)],
        "message": next((_said(box) for box in app.topLevelWidgets() if isinstance(box, QMessageBox)), ""),
    }


def _said(box: QMessageBox) -> str:
    return f"{box.text()} {box.informativeText()}" if box.isVisible() else ""


def _is_rail(view: QWidget) -> TypeGuard[QListWidget]:
    return isinstance(view, QListWidget) and "Các phần" in view.accessibleName()


def _text(widget: QWidget) -> str | None:
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    return widget.text() if isinstance(widget, QLineEdit) else None


def _field(widget: QWidget) -> dict[str, Any] | None:
    """Describe a text field that can be typed into and is in view."""
    if not isinstance(widget, QPlainTextEdit) or widget.isReadOnly() or not widget.isEnabled():
        return None
    seen = widget.visibleRegion().boundingRect()
    middle: QPoint = widget.mapToGlobal(seen.center())
    if seen.height() < widget.fontMetrics().height():
        return None
    return {"name": widget.accessibleName(), "text": widget.toPlainText(), "x": middle.x(), "y": middle.y()}


def _cells(view: QAbstractItemView) -> list[str]:
    model, root = view.model(), QModelIndex()
    columns = 1 if isinstance(view, QListView) else model.columnCount(root)  # a list's model hides its columns
    return [
        str(model.index(row, column, root).data(Qt.ItemDataRole.DisplayRole) or "")
        for row in range(min(model.rowCount(root), 100))
        for column in range(columns)
    ]


def watch(state: Path) -> None:
    """Have every look written down from the moment the program waits for the user."""
    wait = QApplication.exec
    before = [""]

    def note(app: QApplication) -> None:
        told = json.dumps(look(app), ensure_ascii=False)
        if told != before[0]:
            before[0] = told
            spare = state.with_suffix(".new")
            spare.write_text(told, encoding="utf-8")
            spare.replace(state)

    def watched(app: QApplication) -> int:
        timer = QTimer(app)
        timer.timeout.connect(lambda: note(app))
        timer.start(EVERY)
        return int(wait())

    QApplication.exec = watched  # type: ignore[method-assign, assignment] # the eye


if __name__ == "__main__":
    watch(Path(sys.argv[1]))
    sys.argv[:] = ["kiemdiem", *sys.argv[2:]]
    sys.path[0] = str(Path(__file__).resolve().parents[2])
    runpy.run_module("kiemdiem_desktop", run_name="__main__", alter_sys=True)

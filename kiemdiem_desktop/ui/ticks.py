"""Boxes to tick and buttons to choose by, as large as the text beside them: Qt draws them in one size for all texts."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QCheckBox,  # noqa: TID251 - the door
    QProxyStyle,
    QRadioButton,  # noqa: TID251 - the door
    QStyle,
    QStyleOption,
    QWidget,
)

_SHARE = 0.8  # of a line's height: what the usual size is to the usual text


class Tick(QCheckBox):
    """A box to tick."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setStyle(_style())


class Radio(QRadioButton):
    """One of several choices."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setStyle(_style())


def grow_ticks(view: QAbstractItemView) -> None:
    """Let the boxes in front of a list's rows follow the size of its text."""
    view.setStyle(_style())


class _TickStyle(QProxyStyle):
    """Fusion with boxes in the size of the text; only what has boxes wears it, for Qt asks a style all the time."""

    _BOXES: ClassVar = frozenset(
        {
            QStyle.PixelMetric.PM_IndicatorWidth,
            QStyle.PixelMetric.PM_IndicatorHeight,
            QStyle.PixelMetric.PM_ExclusiveIndicatorWidth,
            QStyle.PixelMetric.PM_ExclusiveIndicatorHeight,
        }
    )

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        usual = super().pixelMetric(metric, option, widget)
        if metric not in self._BOXES:
            return usual
        metrics = widget.fontMetrics() if widget is not None else option.fontMetrics if option is not None else None
        return usual if metrics is None else max(usual, round(metrics.height() * _SHARE))


def _style() -> QStyle:
    app = QApplication.instance()
    assert app is not None  # noqa: S101 - widgets need an application before their style
    found = app.findChild(_TickStyle)
    if found is None:
        found = _TickStyle("Fusion")
        found.setParent(app)
    return found

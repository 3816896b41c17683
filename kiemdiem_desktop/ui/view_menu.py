"""The choices of the View menu: text size, theme and language, each ticked where it stands."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from kiemdiem_desktop.ui.i18n import LANGUAGES
from kiemdiem_desktop.ui.preferences import LOCK_MINUTES, TEXT_SIZES, THEMES, Preferences


class ViewChoices(QObject):
    """Fills a menu with the choices and writes what is chosen to the preferences."""

    def __init__(self, menu: QMenu, preferences: Preferences) -> None:
        super().__init__(menu)
        sizes = {str(size): self.tr("{percent} %").format(percent=size) for size in TEXT_SIZES}
        themes = dict(zip(THEMES, (self.tr("Theo hệ thống"), self.tr("Sáng"), self.tr("Tối")), strict=True))

        def use_size(percent: str) -> None:
            preferences.text_size = int(percent)

        def use_theme(name: str) -> None:
            preferences.theme = name

        def use_language(code: str) -> None:
            preferences.language = code

        def use_lock(minutes: str) -> None:
            preferences.lock_minutes = int(minutes)

        waits = {
            str(minutes): self.tr("{count} phút").format(count=minutes) if minutes else self.tr("Không tự khóa")
            for minutes in LOCK_MINUTES
        }
        self._add(menu.addMenu(self.tr("Tự &khóa sổ có mật khẩu sau")), waits, str(preferences.lock_minutes), use_lock)
        self._add(menu.addMenu(self.tr("&Cỡ chữ")), sizes, str(preferences.text_size), use_size)
        self._add(menu.addMenu(self.tr("&Màu nền")), themes, preferences.theme, use_theme)
        self._add(menu.addMenu(self.tr("&Ngôn ngữ")), LANGUAGES, preferences.language, use_language)

    def _add(self, menu: QMenu, rows: dict[str, str], current: str, take: Callable[[str], None]) -> None:
        group = QActionGroup(menu)
        for key, text in rows.items():
            action = group.addAction(text)
            action.setCheckable(True)
            action.setChecked(key == current)
            action.triggered.connect(lambda _checked=False, k=key: take(k))
            menu.addAction(action)


def step_size(preferences: Preferences, by: int) -> None:
    """Go up or down the text sizes, as far as they go."""
    now = preferences.text_size
    near = min(range(len(TEXT_SIZES)), key=lambda index: abs(TEXT_SIZES[index] - now))
    preferences.text_size = TEXT_SIZES[min(max(near + by, 0), len(TEXT_SIZES) - 1)]

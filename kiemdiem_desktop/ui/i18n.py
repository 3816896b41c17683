"""Texts in the user's language: the source language is Vietnamese, so Qt's own words are what it lacks.

Translations are read from the ``.ts`` files themselves: a source checkout, a wheel and a bundle all carry the same
files, and nothing has to be compiled that could be missing or stale.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from defusedxml import ElementTree
from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTranslator

from kiemdiem_desktop.base import paths

VIETNAMESE = "vi"
ENGLISH = "en"
LANGUAGES: dict[str, str] = {VIETNAMESE: "Tiếng Việt", ENGLISH: "English"}
FILES: dict[str, tuple[str, ...]] = {VIETNAMESE: ("qtbase_vi.ts",), ENGLISH: ("kiemdiem_en.ts",)}

Catalogue = Mapping[tuple[str, str], str]


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Mark a text of a table for translation and return it as it is; Qt's own marker by this name has no type."""
    del context
    return text


def read_catalogue(path: Path) -> Catalogue:
    """Read the finished messages of a ``.ts`` file by context and source; plural messages give their last form."""
    root = ElementTree.parse(path).getroot()
    found: dict[tuple[str, str], str] = {}
    if root is None:
        return found
    for context in root.iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            target = message.find("translation")
            if target is None or target.get("type") in {"vanished", "obsolete"}:
                continue
            forms = [form.text or "" for form in target.iter("numerusform")] or [target.text or ""]
            if forms[-1]:
                found[name, message.findtext("source", "")] = forms[-1]
    return found


class CatalogueTranslator(QTranslator):
    """A translator that looks texts up in a catalogue; what is not there falls through to the next or the source."""

    def __init__(self, catalogue: Catalogue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._catalogue = catalogue

    def isEmpty(self) -> bool:
        return not self._catalogue

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        """Return the text in this language, or None where the catalogue has none."""
        del disambiguation, n
        return self._catalogue.get((context, text))


class Languages(QObject):
    """Installs the translators of one language at a time."""

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__(app)
        self._app = app
        self._installed: list[QTranslator] = []
        self.current = ""

    def use(self, language: str) -> None:
        """Switch to a language; texts made from now on are in it, so windows are built anew afterwards."""
        if language == self.current:
            return
        self.remove()
        for name in FILES.get(language, ()):
            translator = CatalogueTranslator(read_catalogue(paths.translations_dir() / name), self)
            self._app.installTranslator(translator)
            self._installed.append(translator)
        self.current = language
        QLocale.setDefault(QLocale(language))

    def remove(self) -> None:
        """Take the installed translators out again."""
        for translator in self._installed:
            self._app.removeTranslator(translator)
            translator.deleteLater()
        self._installed.clear()
        self.current = ""

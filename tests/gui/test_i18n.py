from __future__ import annotations

import re
import string
from typing import TYPE_CHECKING

import pytest
from defusedxml import ElementTree
from PySide6.QtCore import QCoreApplication
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog
from support.source import ROOT

from kiemdiem_desktop.base import paths
from kiemdiem_desktop.forms import checks
from kiemdiem_desktop.ui.forms import problems
from kiemdiem_desktop.ui.i18n import FILES, CatalogueTranslator, Languages, read_catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

ENGLISH = paths.translations_dir() / "kiemdiem_en.ts"


@pytest.fixture
def languages(qapp: QApplication) -> Iterator[Languages]:
    """The translators, taken out again afterwards."""
    made = Languages(qapp)
    yield made
    made.remove()
    made.deleteLater()


def test_qt_s_own_buttons_speak_vietnamese(languages: Languages, qtbot: QtBot) -> None:
    languages.use("vi")
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "") == "Hủy"


class Listening(CatalogueTranslator):
    """Qt's own words in Vietnamese; it remembers which it was asked for and did not know."""

    def __init__(self) -> None:
        super().__init__(read_catalogue(paths.translations_dir() / "qtbase_vi.ts"))
        self.unknown: set[tuple[str, str]] = set()

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        found = super().translate(context, text, disambiguation, n)
        if found is None:
            self.unknown.add((context, text))
        return found


SAME_EVERYWHERE = {"QGuiApplication", "QPageSize", "QShortcut"}
"""Contexts whose words are names of keys and of sheets of paper."""
UNITS_AND_SIGNS = {"Cicero (CC)", "Didot (DD)", "Pica (P̸)", "mm", "..."}


def test_the_dialogs_for_files_and_printing_speak_vietnamese(qapp: QApplication, qtbot: QtBot) -> None:
    listening = Listening()
    qapp.installTranslator(listening)
    printer = QPrinter()
    files, printing = QFileDialog(), QPrintDialog(printer)
    for dialog in (files, printing):
        qtbot.addWidget(dialog)
    files.setOption(QFileDialog.Option.DontUseNativeDialog)
    files.setNameFilter("Danh sách (*.xlsx)")
    files.show()
    printing.show()
    qapp.removeTranslator(listening)
    english = {text for context, text in listening.unknown if context not in SAME_EVERYWHERE}
    assert english - UNITS_AND_SIGNS == set()


def test_an_untranslated_text_falls_through_to_its_source(languages: Languages) -> None:
    languages.use("en")
    assert QCoreApplication.translate("Nowhere", "Chưa có ai dịch câu này") == "Chưa có ai dịch câu này"


def test_going_back_to_vietnamese_shows_the_source_again(languages: Languages) -> None:
    languages.use("en")
    assert QCoreApplication.translate("Places", "Văn bản") != "Văn bản"
    languages.use("vi")
    assert QCoreApplication.translate("Places", "Văn bản") == "Văn bản"


def test_every_language_has_its_files() -> None:
    assert all((paths.translations_dir() / name).is_file() for names in FILES.values() for name in names)


def places_of(text: str) -> set[str]:
    """The parameters that a text has a place for."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_english_text_is_finished_and_keeps_its_parameters() -> None:
    root = ElementTree.parse(ENGLISH).getroot()
    assert root is not None
    for message in root.iter("message"):
        source, target = message.findtext("source", ""), message.find("translation")
        assert target is not None
        assert target.get("type") is None, source
        assert target.text, source
        assert places_of(source) == places_of(target.text), source


def test_english_has_every_text_of_the_window() -> None:
    known = {source for _, source in read_catalogue(ENGLISH)}
    written = "\n".join(path.read_text("utf-8") for path in (ROOT / "kiemdiem_desktop" / "ui").rglob("*.py"))
    used = set(re.findall(r'\btr\(\s*"((?:[^"\\]|\\.)+)"\s*\)', written))
    assert {text for text in used if text.replace("\\n", "\n") not in known} == set()


def test_the_problems_are_those_of_the_forms_floor() -> None:
    assert problems.TEXTS == checks.TEXTS

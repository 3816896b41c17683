"""Whether an installed program has everything that it needs: packs, fonts, translations, store, papers, readers."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from kiemdiem_desktop.base import files
from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.messages import LANGUAGES, templates
from kiemdiem_desktop.base.paths import resource, translations_dir
from kiemdiem_desktop.documents.calendar import render_calendar
from kiemdiem_desktop.documents.content import Document
from kiemdiem_desktop.documents.renderers import render_archived
from kiemdiem_desktop.services.environment import Environment
from kiemdiem_desktop.services.office import NewBook, Office
from kiemdiem_desktop.services.sample import make_demo
from kiemdiem_desktop.store.migrate import migrate_scratch

TRANSLATIONS = ("kiemdiem_en.ts", "qtbase_vi.ts")
_ROSTER = "STT,Họ và tên,Ngày sinh\n1,Trần Thị Mỹ Hạnh,07/03/1975\n"
_SECRET = "một câu dễ nhớ"  # noqa: S105 - of a book that is thrown away


def self_check() -> Iterator[str]:
    """Try each part in a scratch folder and say a line about it; ``self_check_failed`` names what lacks."""
    env = Environment.standard()
    packs = env.catalog.list()
    for entry in packs:
        loaded = env.catalog.load(entry.id)
        yield f"{entry.id} {entry.version}: {len(loaded.regulation.forms)} mẫu, {len(loaded.regulation.rules)} quy tắc"
    if not packs:
        raise KnownError("self_check_failed", part="regulations")
    for name in TRANSLATIONS:
        if not (translations_dir() / name).is_file():
            raise KnownError("self_check_failed", part=name)
    yield "Bản dịch: đủ"
    pages = list(resource("help").glob("*.md"))
    if not pages or len({len(templates(language)) for language in LANGUAGES}) != 1:
        raise KnownError("self_check_failed", part="help")
    yield f"Hướng dẫn: {len(pages)} trang"
    with tempfile.TemporaryDirectory() as folder:
        migrate_scratch(Path(folder) / "scratch.kiemdiem")
        yield "Nâng cấp sổ: được"
        made = make_demo(Path(folder), env)
        yield f"Sổ mẫu và văn bản: {made.members} đảng viên, {len(made.papers)} tệp"
        yield from _exchanged(made.book, Path(folder), env)


def _exchanged(book: Path, folder: Path, env: Environment) -> Iterator[str]:
    """Editable papers, archive, calendar, dossier, a roster read by a child process, a book under a passphrase."""
    office = Office.open(book, env)
    try:
        period = office.periods.periods()[0]
        ref = office.papers.refs(period.id)[0]
        written = office.papers.write(period.id, folder / "word", [ref], formats=("docx",))
        render_archived(Document(title=period.key, blocks=()))
        render_calendar((), env.clock.now())
        dossier = office.exchange.export_dossier(period.id)
        cell = office.organisation.cell()
    finally:
        office.close()
    yield f"Văn bản Word, PDF lưu trữ, lịch nhắc việc: {len(written)} tệp"
    roster = folder / "danh-sach.csv"
    files.write_atomic(roster, _ROSTER.encode("utf-8-sig"))
    new = NewBook(name=cell.name, parent=cell.parent, place=cell.place, passphrase=_SECRET)
    other = Office.create(folder / "khac.kiemdiem", new, env)
    try:
        rows = other.roster.preview_import(roster).rows
        preview = other.exchange.check_dossier(dossier)
    finally:
        other.close()
    Office.open(folder / "khac.kiemdiem", env, _SECRET).close()
    if len(rows) != 1:
        raise KnownError("self_check_failed", part="roster")
    yield f"Hồ sơ, danh sách, sổ có mật khẩu: {preview.members} đảng viên, {len(rows)} dòng"

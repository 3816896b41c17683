"""Whether an installed program has everything that it needs: packs, fonts, translations, store, papers."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.paths import translations_dir
from kiemdiem_desktop.documents.content import Document
from kiemdiem_desktop.documents.docx.render import render_docx
from kiemdiem_desktop.services.environment import Environment
from kiemdiem_desktop.services.sample import make_demo
from kiemdiem_desktop.store.migrate import migrate_scratch

TRANSLATIONS = ("kiemdiem_en.ts", "qtbase_vi.ts")


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
    with tempfile.TemporaryDirectory() as folder:
        migrate_scratch(Path(folder) / "scratch.kiemdiem")
        yield "Nâng cấp sổ: được"
        made = make_demo(Path(folder), env)
        render_docx(Document(title=made.period_key, blocks=()))
        yield f"Sổ mẫu và văn bản: {made.members} đảng viên, {len(made.papers)} tệp"

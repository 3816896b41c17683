"""Every pack's examples give exactly the findings that stand beside them, and a wrong example is told."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from support.packs import pack

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.paths import resource
from kiemdiem_desktop.regulations.catalog import Catalog
from kiemdiem_desktop.regulations.examples import Example, failure, read_examples
from kiemdiem_desktop.regulations.pack import Regulation

CATALOG = Catalog([resource("regulations")])


def laws() -> list[tuple[Path, Regulation]]:
    packs = [(entry.folder, CATALOG.load(entry.id).regulation) for entry in CATALOG.list()]
    overlays = [entry for pack_entry in CATALOG.list() for entry in CATALOG.overlays(pack_entry.id)]
    return packs + [
        (entry.folder, CATALOG.load(entry.overlay.extends, [entry.overlay.id]).regulation) for entry in overlays
    ]


def cases() -> list[tuple[str, Regulation, Example]]:
    return [(folder.name, law, example) for folder, law in laws() for example in read_examples(folder)]


@pytest.mark.parametrize(
    ("law", "example"), [case[1:] for case in cases()], ids=[f"{c[0]}: {c[2].name}" for c in cases()]
)
def test_an_example_gives_its_findings(law: Regulation, example: Example) -> None:
    found = failure(law, example)
    assert found is None, found.problem


def test_every_pack_and_overlay_has_examples() -> None:
    assert [folder.name for folder, _ in laws() if not read_examples(folder)] == []


def test_a_wrong_example_names_what_is_missing_and_what_is_too_much() -> None:
    example = read_examples(resource("regulations") / "qd366-2025")[1]
    dropped, kept = example.findings[0], example.findings[1:]
    wrong = msgspec.structs.replace(example, findings=(*kept, msgspec.structs.replace(dropped, variant="below")))
    found = failure(pack().regulation, wrong)
    assert found is not None
    assert (found.missing, found.surplus) == (("score_band below an warn",), ("score_band above an warn",))


def test_a_wrong_sentence_is_told(tmp_path: Path) -> None:
    example = read_examples(resource("regulations") / "qd366-2025")[1]
    changed = msgspec.structs.replace(example.findings[0], sentence="Khác")
    found = failure(pack().regulation, msgspec.structs.replace(example, findings=(changed, *example.findings[1:])))
    assert found is not None
    assert found.missing == ("Khác",)


def test_examples_that_cannot_be_read_are_refused(tmp_path: Path) -> None:
    (tmp_path / "examples.toml").write_text("[[examples]]\ncolour = 1\n", encoding="utf-8")
    with pytest.raises(KnownError, match="pack_invalid"):
        read_examples(tmp_path)

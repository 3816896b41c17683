"""The commands: the same services as the window, for scripts and for those who prefer typing.

Exit 0: done; 2: refused with a sentence on stderr and nothing changed; 3: a bug.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from multiprocessing import freeze_support
from pathlib import Path
from typing import Any

from kiemdiem_desktop.base import console, files
from kiemdiem_desktop.base.console import say
from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.messages import describe
from kiemdiem_desktop.domain.member import Member
from kiemdiem_desktop.domain.period import Period, PeriodKey
from kiemdiem_desktop.exchange.dossier import read_dossier
from kiemdiem_desktop.exchange.plain import to_plain
from kiemdiem_desktop.regulations.page_lines import page_text
from kiemdiem_desktop.services.environment import Environment
from kiemdiem_desktop.services.library import RegulationLibrary
from kiemdiem_desktop.services.office import NewBook, Office
from kiemdiem_desktop.services.papers import FORMATS, Format
from kiemdiem_desktop.services.roster_told import preview_plain
from kiemdiem_desktop.services.told import plain

DONE, REFUSED, BUG = 0, 2, 3
PASSPHRASE_VARIABLE = "KIEMDIEM_PASSPHRASE"  # noqa: S105 - the variable's name, no secret


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    freeze_support()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    try:
        code = _done(arguments)
    finally:
        heard = console.flush()
    if heard is not None and code == DONE:
        console.complain(str(describe(heard)))
        return REFUSED
    return code


def _done(arguments: Sequence[str] | None) -> int:
    options = _parser().parse_args(arguments)
    try:
        options.run(options)
    except KnownError as error:
        console.complain(str(describe(error)))
        return REFUSED
    except Exception:  # noqa: BLE001 - the door where a bug becomes exit code 3
        console.complain(traceback.format_exc().rstrip("\n"))
        return BUG
    return DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="kiemdiem", description="Kiểm điểm, đánh giá, xếp loại chất lượng chi bộ.")
    commands = parser.add_subparsers(required=True, metavar="LỆNH")
    _add(commands, "demo", _demo, "lập sổ mẫu, in mọi văn bản và bảng tổng hợp vào DIR", ("dir",))
    new = _add(commands, "new", _new, "lập sổ mới", ("book",))
    for name, needed in (("cell", True), ("parent", True), ("place", True), ("regulation", False)):
        new.add_argument(f"--{name}", required=needed)
    new.add_argument("--year", type=int)
    _overlays(new)
    roster = _group(commands, "roster", "danh sách đảng viên")
    importing = _add(
        roster, "import", _roster_import, "đọc danh sách; chỉ lưu khi có --apply", ("book", "file"), json=True
    )
    importing.add_argument("--apply", action="store_true")
    _add(roster, "list", _roster_list, "liệt kê đảng viên", ("book",), json=True)
    dossier = _group(commands, "dossier", "hồ sơ kỳ kiểm điểm (JSON)")
    _add(dossier, "export", _dossier_export, "ghi hồ sơ ra tệp", ("book", "file"), period=True)
    taking = _add(dossier, "import", _dossier_import, "xem hồ sơ; chỉ lưu khi có --apply", ("book", "file"), json=True)
    taking.add_argument("--apply", action="store_true")
    whole = _group(commands, "book", "toàn bộ sổ: xuất ra, lập sổ mới từ bản xuất")
    _add(whole, "export", _book_export, "ghi toàn bộ sổ, hồ sơ và bảng tổng hợp từng kỳ vào DIR", ("book", "folder"))
    _add(whole, "import", _book_import, "lập sổ mới BOOK từ tệp so.json", ("book", "file"))
    _add(commands, "check", _check, "đối chiếu kỳ kiểm điểm với quy định", ("book",), period=True, json=True)
    papers = _add(commands, "papers", _papers, "in văn bản của kỳ vào thư mục", ("book",), period=True, json=True)
    papers.add_argument("--out", type=Path, required=True)
    papers.add_argument("--only", help="mã văn bản, cách nhau bằng dấu phẩy")
    papers.add_argument("--blank", action="store_true", help="mẫu trống để viết tay thay cho văn bản đã điền")
    papers.add_argument("--format", default="pdf", help="pdf, docx hoặc pdf,docx")
    _add(commands, "recheck", _recheck, "rà soát kết quả một kỳ đã qua", ("book",), period=True, json=True)
    laws = _group(commands, "regulation", "bộ quy định: liệt kê, xem, kiểm tra, cài thêm")
    _add(laws, "list", _regulation_list, "liệt kê bộ quy định và phần bổ sung đang có", (), json=True)
    showing = _add(laws, "show", _regulation_show, "xem bộ quy định nói gì", (), json=True)
    showing.add_argument("id", metavar="ID")
    _overlays(showing)
    for name, text in (("validate", "kiểm tra thư mục hay tệp zip, không cài"), ("install", "kiểm tra rồi cài thêm")):
        taking = _add(laws, name, _regulation_take, text, ("file",), json=True)
        taking.set_defaults(install=name == "install")
    _add(commands, "self-check", _self_check, "tự kiểm tra chương trình", ())
    return parser


def _group(commands: Any, name: str, text: str) -> Any:
    return commands.add_parser(name, help=text).add_subparsers(required=True, metavar="LỆNH")


def _add(
    commands: Any,
    name: str,
    run: Callable[[argparse.Namespace], None],
    text: str,
    places: tuple[str, ...],
    *,
    period: bool = False,
    json: bool = False,
) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(name, help=text)
    parser.set_defaults(run=run)
    for place in places:
        parser.add_argument(place, type=Path, nargs="?" if place == "dir" else None, metavar=place.upper())
    if "book" in places:
        parser.add_argument("--passphrase-file", type=Path)
    if period:
        parser.add_argument("--period", metavar="KEY")
    if json:
        parser.add_argument("--json", action="store_true")
    return parser


def _overlays(parser: argparse.ArgumentParser) -> None:
    text = "phần bổ sung của cấp trên; ghi nhiều lần theo thứ tự đặt, phần ghi sau thay phần trước ở chỗ khác nhau"
    parser.add_argument("--overlay", action="append", default=[], metavar="ID", help=text)


@contextmanager
def _office(options: argparse.Namespace) -> Iterator[Office]:
    office = Office.open(options.book, Environment.standard(), _passphrase(options))
    try:
        yield office
    finally:
        office.close()


def _passphrase(options: argparse.Namespace) -> str | None:
    if options.passphrase_file is not None:
        return files.read_text(options.passphrase_file).rstrip("\r\n") or None
    return os.environ.get(PASSPHRASE_VARIABLE) or None


def _period(office: Office, key: str | None) -> Period:
    if key is not None:
        found = office.periods.find(str(_key(key)))
        if found is None:
            raise KnownError("period_not_found", key=key)
        return found
    periods = office.periods.periods()
    if not periods:
        raise KnownError("no_period")
    return periods[0]


def _key(text: str) -> PeriodKey:
    try:
        return PeriodKey.parse(text)
    except ValueError as error:
        raise KnownError("period_key_invalid", key=text) from error


def _print_json(document: object) -> None:
    say(json.dumps(document, ensure_ascii=False, indent=2))


def _demo(options: argparse.Namespace) -> None:
    from kiemdiem_desktop.services.sample import make_demo

    folder = options.dir or Path("output")
    made = make_demo(folder)
    say(f"Sổ mẫu: {made.book}")
    say(f"Kỳ {made.period_key}: {made.members} đảng viên, {made.classified} đã xếp loại.")
    say(f"{len(made.papers)} tệp trong {made.papers[0].parent}:")
    for path in made.papers:
        say(f"  {path.name}")


def _new(options: argparse.Namespace) -> None:
    new = NewBook(name=options.cell, parent=options.parent, place=options.place, passphrase=_passphrase(options))
    env = Environment.standard()
    key = None if options.year is None else _key(str(options.year))
    if key is None and (options.regulation or options.overlay):
        raise KnownError("period_needs_year")
    if key is not None:  # what would be refused later is refused before the book is made
        env.catalog.load(options.regulation or env.catalog.choose(key.year, key.kind), options.overlay)
    office = Office.create(options.book, new, env)
    try:
        if key is not None:
            office.periods.open_period(key, regulation_id=options.regulation, overlays=options.overlay)
    finally:
        office.close()
    say(f"Đã lập sổ {options.book}")


def _roster_import(options: argparse.Namespace) -> None:
    with _office(options) as office:
        preview = office.roster.preview_import(options.file)
        taken = [index for index, row in enumerate(preview.rows) if row.taken]
        if options.apply:
            office.roster.apply_import(preview, taken)
    if options.json:
        _print_json(preview_plain(preview, applied=options.apply))
        return
    for row in preview.rows:
        say(f"{row.line:>4}  {plain(row.state):<12} {row.person.name if row.person else '—'}  {' '.join(row.reasons)}")
    for line in preview.skipped:
        say(f"{line.line:>4}  bỏ qua       {line.text}  ({line.why})")
    say(f"{len(preview.rows)} dòng; {len(taken)} dòng {'đã lưu' if options.apply else 'sẽ lưu khi có --apply'}.")


def _roster_list(options: argparse.Namespace) -> None:
    with _office(options) as office:
        members = office.roster.members()
    if options.json:
        _print_json([_member_json(member) for member in members])
        return
    for place, member in enumerate(members, start=1):
        birth = member.birth.shown if member.birth else ""
        say(f"{place:>3}  {member.name:<30} {birth:<12} {member.party_post}")


def _member_json(member: Member) -> dict[str, object]:
    plain: dict[str, object] = to_plain(member)
    return plain


def _dossier_export(options: argparse.Namespace) -> None:
    with _office(options) as office:
        data = office.exchange.export_dossier(_period(office, options.period).id)
    files.write_atomic(options.file, data)
    say(f"Đã ghi {options.file}")


def _dossier_import(options: argparse.Namespace) -> None:
    with _office(options) as office:
        data = read_dossier(options.file)
        preview = office.exchange.check_dossier(data)
        if options.apply:
            office.exchange.import_dossier(data)
    if options.json:
        _print_json({**to_plain(preview), "applied": options.apply})
        return
    say(f"{preview.cell_name}, kỳ {preview.period_key}, {preview.regulation_title}: {preview.members} đảng viên.")
    say("Đã lưu." if options.apply else "Chưa lưu gì; thêm --apply để lưu.")


def _book_export(options: argparse.Namespace) -> None:
    with _office(options) as office:
        for path in office.whole.export(options.folder):
            say(str(path))


def _book_import(options: argparse.Namespace) -> None:
    from kiemdiem_desktop.services.whole import book_from

    say(f"Đã lập sổ {book_from(options.file, options.book, Environment.standard(), _passphrase(options))}")


def _check(options: argparse.Namespace) -> None:
    with _office(options) as office:
        period = _period(office, options.period)
        judgement = office.grading.judgement(period.id)
    if options.json:
        names = {str(subject.id): subject.name for subject in judgement.sheet.subjects}
        findings = [
            {
                "rule": finding.rule,
                "subject": finding.subject_id,
                "name": names.get(finding.subject_id or ""),
                "severity": finding.severity.value,
                "numbers": dict(finding.numbers),
                "sentence": finding.sentence,
                "citation": finding.citation,
                "confidence": finding.confidence.value,
                "cure": finding.cure,
            }
            for finding in judgement.findings
        ]
        _print_json({"period": period.key, "regulation": period.regulation_id, "findings": findings})
        return
    for finding in judgement.findings:
        say(f"[{plain(finding.severity)}] {finding.sentence}")
    say(f"{len(judgement.findings)} nhận xét.")


def _formats(given: str) -> tuple[Format, ...]:
    wanted = [part.strip().lower() for part in given.split(",") if part.strip()]
    unknown = [part for part in wanted if part not in FORMATS]
    if unknown or not wanted:
        raise KnownError("paper_format_unknown", format=", ".join(unknown) or given)
    return tuple(known for known in FORMATS if known in wanted)


def _papers(options: argparse.Namespace) -> None:
    formats = _formats(options.format)
    with _office(options) as office:
        period = _period(office, options.period)
        only = set(options.only.split(",")) if options.only else None
        blanks = tuple(line.ref for line in office.papers.blanks(period.id)) if options.blank else None
        refs = blanks
        if only is not None:
            offered = blanks if blanks is not None else office.papers.refs(period.id)
            unknown = only - {ref.key for ref in offered}
            if unknown:
                raise KnownError("paper_unknown", key=", ".join(sorted(unknown)))
            refs = tuple(ref for ref in offered if ref.key in only)
        written = office.papers.write(period.id, options.out, refs, formats=formats)
    if options.json:
        _print_json({"period": period.key, "files": [path.name for path in written]})
        return
    for path in written:
        say(path)


def _recheck(options: argparse.Namespace) -> None:
    from kiemdiem_desktop.services.recheck_told import recheck_lines, recheck_plain

    with _office(options) as office:
        sheet = office.recheck.recheck(_period(office, options.period).id)
    if options.json:
        _print_json(recheck_plain(sheet))
    else:
        say("\n".join(recheck_lines(sheet)))


def _regulation_list(options: argparse.Namespace) -> None:
    library = RegulationLibrary(Environment.standard())
    listed = library.list()
    for fault in library.faults():
        console.complain(describe(fault).what)
    if options.json:
        _print_json([asdict(info) for info in listed])
        return
    for info in listed:
        say(f"{info.id:<16} {info.version:<8} {info.years:<10} {info.title}")
        for overlay in info.overlays:
            say(f"  + {overlay.id:<14} {overlay.version:<8} {overlay.years:<8} {overlay.title}")


def _regulation_show(options: argparse.Namespace) -> None:
    page = RegulationLibrary(Environment.standard()).show_any(options.id, options.overlay)
    if options.json:
        _print_json(asdict(page))
    else:
        say(page_text(page))


def _regulation_take(options: argparse.Namespace) -> None:
    library = RegulationLibrary(Environment.standard())
    checked = library.install(options.file) if options.install else library.validate(options.file)
    if options.json:
        _print_json(asdict(checked))
        return
    state = "Đã cài." if options.install else "Hợp lệ, chưa cài."
    say(f"{checked.id} {checked.version}: {checked.title}; {checked.examples} ví dụ đúng. {state}")


def _self_check(_: argparse.Namespace) -> None:
    from kiemdiem_desktop.services.self_check import self_check

    for line in self_check():
        say(line)


if __name__ == "__main__":
    raise SystemExit(main())

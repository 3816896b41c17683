"""The archive pass over a finished PDF: what a file needs to be read the same way in many years.

Language, metadata in both forms, the meaning of its colours; no scripts, no attachments, no font that is not inside.
It makes no claim to a standard, for nobody has certified one.
"""

from __future__ import annotations

import functools
import io
from collections.abc import Iterator
from typing import Any

import pikepdf
from PIL import ImageCms

from kiemdiem_desktop.documents.content import Document
from kiemdiem_desktop.documents.pdf.render import Rendered, render_pdf

_MADE = "2000-01-01T00:00:00Z"
_PRODUCER = "ReportLab, pikepdf"
_ACTIVE = ("/AA", "/OpenAction", "/AcroForm")
_ACTIVE_NAMES = ("/JavaScript", "/EmbeddedFiles")
_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
_COLOURS = "sRGB IEC61966-2.1"
_ICC_DATE, _ICC_PLATFORM = slice(24, 36), slice(40, 44)
_ICC_DAY = bytes.fromhex("07d0 0001 0001 0000 0000 0000")


def archived(rendered: Rendered, document: Document) -> Rendered:
    """Return a rendered file after the archive pass."""
    data = to_archive(
        rendered.data,
        document.title,
        language=document.language,
        subject=document.number or "",
        author=document.author or "",
    )
    return Rendered(data=data, parts=rendered.parts, warnings=rendered.warnings)


def render_archived(document: Document) -> Rendered:
    """Print one document for keeping."""
    return archived(render_pdf(document), document)


def to_archive(data: bytes, title: str, *, language: str = "vi-VN", subject: str = "", author: str = "") -> bytes:
    """Return the file ready for keeping, the same bytes for the same file; a font that is not inside is our fault."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        _still(pdf)
        _check_fonts(pdf)
        pdf.Root.Lang = pikepdf.String(language)
        pdf.Root.MarkInfo = pikepdf.Dictionary(Marked=False)
        pdf.Root.OutputIntents = pikepdf.Array([_intent(pdf)])
        _describe(pdf, title, language, subject, author)
        out = io.BytesIO()
        pdf.save(
            out,
            min_version="1.7",
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=False,  # what is large is deflated already, and to look through it again takes longest
        )
    return out.getvalue()


def _still(pdf: pikepdf.Pdf) -> None:
    """Take out everything that acts by itself."""
    for key in _ACTIVE:
        if key in pdf.Root:
            del pdf.Root[key]
    names = pdf.Root.get("/Names")
    for key in _ACTIVE_NAMES:
        if isinstance(names, pikepdf.Dictionary) and key in names:
            del names[key]
    for page in pdf.pages:
        if "/AA" in page.obj:
            del page.obj["/AA"]


def _check_fonts(pdf: pikepdf.Pdf) -> None:
    for font in _fonts(pdf):
        described = font.get("/DescendantFonts", pikepdf.Array([font]))[0]
        descriptor = described.get("/FontDescriptor")
        if descriptor is None or not any(key in descriptor for key in _PROGRAMS):
            raise ValueError(f"the font {font.get('/BaseFont')} is not embedded")


def _fonts(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Every font of the file once."""
    seen: set[tuple[int, int]] = set()
    for page in pdf.pages:
        for font in page.resources.get("/Font", pikepdf.Dictionary()).as_dict().values():
            if font.objgen not in seen:
                seen.add(font.objgen)
                yield font


def _intent(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """Say what the colours of the file mean."""
    profile = pdf.make_stream(_profile(), N=3)
    return pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.OutputIntent,
            S=pikepdf.Name.GTS_PDFA1,
            OutputConditionIdentifier=_COLOURS,
            Info=_COLOURS,
            DestOutputProfile=profile,
        )
    )


@functools.cache
def _profile() -> bytes:
    """Return the standard colours of screens; the library stamps the hour and the system into them, which goes."""
    made = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    made[_ICC_DATE] = _ICC_DAY
    made[_ICC_PLATFORM] = bytes(4)
    return bytes(made)


def _describe(pdf: pikepdf.Pdf, title: str, language: str, subject: str, author: str) -> None:
    """Write the same facts as metadata and as properties; without dates of this machine."""
    plain = {"/Title": title, "/Subject": subject, "/Author": author}
    for key, value in plain.items():
        pdf.docinfo[key] = pikepdf.String(_line(value))
    pdf.docinfo["/Producer"] = pikepdf.String(_PRODUCER)
    for key in ("/CreationDate", "/ModDate"):
        pdf.docinfo[key] = pikepdf.String("D:" + _MADE.translate({ord(char): None for char in "-T:"}))
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata["dc:title"] = _line(title)
        metadata["dc:language"] = {language}
        metadata["dc:format"] = "application/pdf"
        metadata["dc:creator"] = [_line(author)]
        metadata["dc:description"] = _line(subject)
        metadata["pdf:Producer"] = _PRODUCER
        metadata["xmp:CreateDate"] = metadata["xmp:ModifyDate"] = _MADE


def _line(text: str) -> str:
    """Return one line that both forms can hold."""
    return " ".join("".join([char for char in text if _is_plain(ord(char))]).split())


def _is_plain(code: int) -> bool:
    return (code >= ord(" ") or code in {9, 10, 13}) and not 0xD800 <= code <= 0xDFFF and code & 0xFFFE != 0xFFFE

"""The document that the report is written into: our own, or the organisation's Word template, checked before."""

from __future__ import annotations

import zipfile
from io import BytesIO

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm

from app.errors import NotATemplate
from app.followup.formats.same_zip import zip_of
from app.followup.formats.template_parts import Unreadable, reaches_out, swells, without_what_it_was_made_from

MOST_FILES = 2000  # one with a picture on every page of a long report has some hundred
MOST_BYTES = 40_000_000  # unpacked; a template with pictures is a tenth of it
DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
CONTENT_TYPES = "[Content_Types].xml"
# What runs, or reaches out of the file, when a document is opened.
RUNS = ("vbaproject", "vbadata", "activex", "oleobject", "embeddings/")

# What points to the template and to the letters' addresses it was made from; their links are taken out with them.
POINTS_ELSEWHERE = ("w:attachedTemplate", "w:mailMerge")
# Whose the template was is not told on.
PROPERTIES = "docProps/core.xml"
NO_PROPERTIES = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
)

FAULTS = {
    "no-word": "This is no Word document. Save your template as .docx or .dotx and choose it again.",
    "too-large": "The file is too large for a template. Take out its pictures and save it again.",
    "macros": "The template holds macros or embedded programs. Save it as .docx without them.",
    "reaches-out": "The template fetches something from elsewhere. Put its pictures into the file itself.",
    "broken": "Word's parts in this file are broken. Open it in Word, save it again, and choose it.",
}


def blank_document() -> Document:
    """A4 with margins to write in."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(25), Mm(25)
    section.top_margin, section.bottom_margin = Mm(22), Mm(24)
    section.header_distance = section.footer_distance = Mm(11)
    return document


def document_of_template(template: bytes) -> Document:
    """The template without its text: its styles, page, header and footer stay. Raises NotATemplate."""
    document = _opened(_as_document(template))
    for element in list(document.element.body):
        if element.tag != qn("w:sectPr"):
            document.element.body.remove(element)
    document.element.body.get_or_add_sectPr()
    for name in POINTS_ELSEWHERE:
        for pointer in document.settings.element.findall(qn(name)):
            document.settings.element.remove(pointer)
    return document


def _as_document(template: bytes) -> bytes:
    """The file with a template's content type made a document's, once nothing in it runs."""
    try:
        with zipfile.ZipFile(BytesIO(template)) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > MOST_BYTES:
                raise _refused("too-large")
            files = [(entry.filename, archive.read(entry)) for entry in entries if not entry.is_dir()]
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError):
        raise _refused("no-word") from None
    types = dict(files).get(CONTENT_TYPES, b"").decode("utf-8", "replace")
    if "macroenabled" in types.lower() or any(part in name.lower() for name, _ in files for part in RUNS):
        raise _refused("macros")
    if DOCUMENT not in types and TEMPLATE not in types:
        raise _refused("no-word")
    if swells(files):
        raise _refused("too-large")
    try:
        reaches, kept = reaches_out(files), without_what_it_was_made_from(files)
    except Unreadable:
        raise _refused("broken") from None
    if reaches:
        raise _refused("reaches-out")
    changed = {CONTENT_TYPES: types.replace(TEMPLATE, DOCUMENT).encode(), PROPERTIES: NO_PROPERTIES}
    return zip_of([(name, changed.get(name, content)) for name, content in kept])


def _opened(template: bytes) -> Document:
    try:
        return docx.Document(BytesIO(template))
    except Exception:  # noqa: BLE001  # whatever a broken file does inside the library, the answer is the same
        raise _refused("broken") from None


def _refused(why: str) -> NotATemplate:
    return NotATemplate(why, FAULTS[why])

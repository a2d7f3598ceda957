"""What a Word file says of itself: title, language and day; no author, no company, no machine."""

from __future__ import annotations

from datetime import date, datetime

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

LANGUAGES = {"sv": "sv-SE", "en": "en-GB"}
APPLICATION = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
)
TELLS_OF_OTHERS = ("custom-properties", "thumbnail")


def set_properties(document: Document, title: str, language: str, day: date) -> None:
    """Neutral properties; the dates are the day of the report, so that the same report is the same file."""
    at_noon = datetime(day.year, day.month, day.day, 12)  # noqa: DTZ001  # Word writes it without a zone
    core = document.core_properties
    core.author = core.last_modified_by = core.comments = core.keywords = core.category = core.subject = ""
    core.title, core.language = title, LANGUAGES[language]
    core.created = core.modified = at_noon
    core.revision = 1
    _clear_application(document)
    _set_language(document, LANGUAGES[language])


def _clear_application(document: Document) -> None:
    package = document.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.EXTENDED_PROPERTIES:
            relation.target_part._blob = APPLICATION
        elif relation.reltype.rpartition("/")[2] in TELLS_OF_OTHERS:
            del package.rels[key]


def _set_language(document: Document, language: str) -> None:
    styles = document.styles.element
    for properties in styles.iter(qn("w:rPrDefault")):
        inner = properties.find(qn("w:rPr"))
        if inner is None:
            inner = OxmlElement("w:rPr")
            properties.append(inner)
        spoken = inner.find(qn("w:lang"))
        if spoken is None:
            spoken = OxmlElement("w:lang")
            inner.append(spoken)
        spoken.set(qn("w:val"), language)
    for spoken in list(styles.iter(qn("w:lang"))):
        spoken.set(qn("w:val"), language)
    for themed in document.settings.element.findall(qn("w:themeFontLang")):
        themed.set(qn("w:val"), language)

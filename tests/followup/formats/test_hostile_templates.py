"""Word templates that were written to fetch or to run something, by ways that only a reader of XML sees."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from app.errors import NotATemplate
from app.followup.formats.as_docx import docx_in
from app.followup.formats.docx_template import document_of_template
from app.followup.formats.same_zip import zip_of
from tests.followup.formats.letterhead import own_template
from tests.followup.formats.sample import REPORT
from tests.followup.formats.sample_document import DOCUMENT

LINKS = "word/_rels/document.xml.rels"
TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PICTURE = f'Id="rId99" Type="{TYPES}/image" Target="http://x.example/a.png"'


def with_links(change):
    """A template whose document's links are changed, as text."""
    with zipfile.ZipFile(BytesIO(own_template())) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    changed = change(files[LINKS].decode())
    return zip_of((files | {LINKS: changed if isinstance(changed, bytes) else changed.encode()}).items())


def added(link):
    return lambda text: text.replace("</Relationships>", f"{link}</Relationships>")


def prefixed(text):
    plain = added(f'<Relationship {PICTURE} TargetMode="External"/>')(text)
    return plain.replace("<Rel", "<p:Rel").replace("</Rel", "</p:Rel").replace("xmlns=", "xmlns:p=")


def in_sixteen_bits(text):
    link = f'<Relationship {PICTURE} TargetMode="External"/>'
    return added(link)(re.sub(r"<\?xml.*?\?>", '<?xml version="1.0" encoding="UTF-16"?>', text)).encode("utf-16")


BY_LINKS = {
    "as plain as can be": added(f'<Relationship {PICTURE} TargetMode="External"/>'),
    "with another prefix": prefixed,
    "in letters of two bytes": in_sixteen_bits,
    "with a letter by its number": added(f'<Relationship {PICTURE} TargetMode="&#69;xternal"/>'),
    "behind a sign that ends no tag": added(
        f'<Relationship {PICTURE.replace("/a.", "/&gt;>.")} TargetMode="External"/>'
    ),
    "at an address that ends as a harmless kind": added(
        f'<Relationship {PICTURE.replace("a.png", "hyperlink")} TargetMode="External"/>'
    ),
}


@pytest.mark.parametrize("how", BY_LINKS)
def test_a_template_that_fetches_something_is_refused_however_it_says_so(how):
    with pytest.raises(NotATemplate, match="from elsewhere"):
        docx_in(with_links(BY_LINKS[how]), REPORT, DOCUMENT)


def test_a_link_to_press_is_none_that_fetches():
    links = added(f'<Relationship {PICTURE.replace("/image", "/hyperlink")} TargetMode="External"/>')

    assert docx_in(with_links(links), REPORT, DOCUMENT)


def test_what_the_document_was_made_from_is_no_longer_pointed_to():
    link = f'<Relationship {PICTURE.replace("/image", "/attachedTemplate")} TargetMode="External"/>'
    written = docx_in(with_links(added(link)), REPORT, DOCUMENT)

    with zipfile.ZipFile(BytesIO(written)) as archive:
        assert all(b"x.example" not in archive.read(name) for name in archive.namelist())


def field(words):
    """A header with a field, as one piece or as Word parts it."""

    def change(document):
        paragraph = document.sections[0].header.paragraphs[0]
        whole = OxmlElement("w:fldSimple")
        whole.set(qn("w:instr"), words)
        paragraph._p.append(whole)

    return own_template(change)


def parted_field(*pieces):
    def change(document):
        paragraph = document.sections[0].header.paragraphs[0]
        for piece in pieces:
            told = OxmlElement("w:instrText")
            told.text = piece
            paragraph.add_run()._r.append(told)

    return own_template(change)


@pytest.mark.parametrize(
    "template",
    [
        field(r'INCLUDEPICTURE "http://x.example/a.png" \d'),
        field(r'  includetext "\\\\x.example\\share\\a.docx"'),
        field("DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe"),
        parted_field(" DDE", "AUTO cmd /k calc"),
        parted_field(' LINK Excel.Sheet.8 "http://x.example/a.xls"'),
    ],
    ids=["picture", "text", "program", "program in pieces", "sheet"],
)
def test_a_field_that_fetches_or_runs_something_is_refused(template):
    with pytest.raises(NotATemplate, match="from elsewhere"):
        docx_in(template, REPORT, DOCUMENT)


@pytest.mark.parametrize("words", ["PAGE", " NUMPAGES ", r'DATE \@ "d MMMM"', "STYLEREF Title"])
def test_a_field_that_only_counts_stays(words):
    assert docx_in(field(words), REPORT, DOCUMENT)


ENTITIES = (
    '<!DOCTYPE Relationships [<!ENTITY a "ha"><!ENTITY file SYSTEM "file:///etc/hostname">'
    + "".join(f'<!ENTITY {after} "{f"&{before};" * 10}">' for before, after in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)


def test_entities_are_neither_opened_nor_fetched():
    declared = with_links(lambda text: text.replace("<Relationships", ENTITIES + "<Relationships", 1))
    with pytest.raises(NotATemplate):
        docx_in(declared, REPORT, DOCUMENT)


def test_a_file_that_swells_into_millions_of_elements_is_refused_before_they_are_made():
    with zipfile.ZipFile(BytesIO(own_template())) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    swollen = files["word/document.xml"].replace(b"<w:body>", b"<w:body>" + b"<w:p/>" * 400_000)

    with pytest.raises(NotATemplate, match="too large"):
        document_of_template(zip_of((files | {"word/document.xml": swollen}).items()))

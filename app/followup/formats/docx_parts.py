"""Pieces of Word's own markup that python-docx has no words for: fields, links, header rows, alternatives."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run


def add_field(paragraph: Paragraph, instruction: str, shown: str) -> None:
    """A field with what it shows until Word reckons it anew."""
    begin_field(paragraph, instruction)
    paragraph.add_run(shown)
    end_field(paragraph)


def begin_field(paragraph: Paragraph, instruction: str) -> None:
    """The beginning of a field that runs over several paragraphs."""
    paragraph.add_run()._r.append(_field_mark("begin"))
    code = OxmlElement("w:instrText")
    code.set(qn("xml:space"), "preserve")
    code.text = f" {instruction} "
    paragraph.add_run()._r.append(code)
    paragraph.add_run()._r.append(_field_mark("separate"))


def end_field(paragraph: Paragraph) -> None:
    """The end of such a field."""
    paragraph.add_run()._r.append(_field_mark("end"))


def add_bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """A name for the place of a paragraph, to link to."""
    begin, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (begin, end):
        mark.set(qn("w:id"), str(number))
    begin.set(qn("w:name"), name)
    paragraph._p.append(begin)
    paragraph._p.append(end)


def add_link(paragraph: Paragraph, words: str, bookmark: str) -> None:
    """Words that lead to a bookmark."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), bookmark)
    paragraph._p.append(link)
    run = Run(OxmlElement("w:r"), paragraph)
    run.text = words
    link.append(run._r)


def mark_rows(table: Table) -> None:
    """The first row is a header and comes again on each page; no row is torn."""
    for number, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()
        if number == 0:
            properties.append(OxmlElement("w:tblHeader"))
        properties.insert(0, OxmlElement("w:cantSplit"))


def hold_together(table: Table) -> None:
    """Keep all rows on one page; for tables that fit on one."""
    for row in table.rows[:-1]:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True


def name_table(table: Table, caption: str) -> None:
    """What the table is called, for who listens to it."""
    named = OxmlElement("w:tblCaption")
    named.set(qn("w:val"), caption)
    _insert_in_order(table._tbl.tblPr, named, ("w:tblDescription",))


def look_of(table: Table, has_total: bool) -> None:
    """Which rows and columns the table's style sets off."""
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    if look is None:
        look = OxmlElement("w:tblLook")
        table._tbl.tblPr.append(look)
    look.set(qn("w:val"), "0460" if has_total else "0420")
    said = {"firstRow": 1, "lastRow": int(has_total), "firstColumn": 0, "lastColumn": 0, "noHBand": 0, "noVBand": 1}
    for name, value in said.items():
        look.set(qn(f"w:{name}"), str(value))


def set_widths(table: Table, widths: list[Length]) -> None:
    """Fixed widths of columns, in the grid and in each cell, so that every program sets them alike."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width


def describe_picture(run: Run, title: str, alternative: str, number: int) -> None:
    """What a picture shows, for who cannot see it; the number names it in the file."""
    for inline in run._r.iter(qn("wp:inline")):
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, "0")
    for properties in run._r.iter(qn("wp:docPr")):
        properties.set("id", str(number))
        properties.set("name", f"Diagram {number}")
        properties.set("title", title)
        properties.set("descr", alternative)
    for properties in run._r.iter(qn("pic:cNvPr")):
        properties.set("name", f"Diagram {number}")


def only_paragraph(cell: _Cell) -> Paragraph:
    """The paragraph that a new cell has."""
    return cell.paragraphs[0]


def _field_mark(kind: str) -> Any:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    return mark


def _insert_in_order(parent: Any, child: Any, later: tuple[str, ...]) -> None:
    """Put the child before the first of what must come after it."""
    for existing in parent:
        if existing.tag in map(qn, later):
            existing.addprevious(child)
            return
    parent.append(child)

"""The list of formats: complete, distinct, and each holds every kind of block that a report is made of."""

import json
import re
import zipfile
from dataclasses import replace
from io import BytesIO

import docx
import pytest
from openpyxl import load_workbook

from app.followup.composing.blocks import (
    BLOCKS,
    ChartBlock,
    Column,
    FigureRow,
    Figures,
    Heading,
    Paragraph,
    Report,
    Series,
    TableBlock,
)
from app.followup.formats.list import FORMATS
from tests.followup.formats.pdf_reading import tags_of, texts_of
from tests.followup.formats.sample import FRONT, REPORT
from tests.followup.formats.sample_document import DOCUMENT

# One of each kind of block, with words that stand nowhere else.
ONE_OF_EACH = {
    Heading: (Heading("Rubrikord", 1), ("Rubrikord",)),
    Paragraph: (Paragraph("Styckeord", "own"), ("Styckeord",)),
    Figures: (
        Figures((FigureRow("x", "Namnord", "Värdeord", "Förutord", "Ändringsord", "Definitionsord"),)),
        ("Namnord", "Värdeord", "Förutord", "Ändringsord", "Definitionsord"),
    ),
    TableBlock: (
        TableBlock("t", "Tabellord", (Column("Kolumnord", False),), (("Cellord",),), "Notord"),
        ("Tabellord", "Kolumnord", "Cellord", "Notord"),
    ),
    ChartBlock: (
        ChartBlock("c", "columns", "Diagramord", "Alternativord", ("Etikettord",), (Series("Serieord", (7,)),)),
        ("Diagramord", "Alternativord"),
    ),
}


def words_in_docx(made):
    document = docx.Document(BytesIO(made))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return " ".join([*(paragraph.text for paragraph in document.paragraphs), *cells, document.element.xml])


def words_in_xlsx(made):
    book = load_workbook(BytesIO(made))
    return " ".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row)


def words_in_pdf(made):
    return " ".join([*texts_of(made), *(tag.alternative for tag in tags_of(made))])


# How each format that shows blocks is read; csv and json hold the document's tables and figures instead.
READERS = {"docx": words_in_docx, "xlsx": words_in_xlsx, "pdf": words_in_pdf, "html": bytes.decode}
OF_THE_DOCUMENT = {"csv", "json"}


def test_the_list_is_whole_and_word_and_excel_come_first():
    assert [each.slug for each in FORMATS] == ["docx", "xlsx", "pdf", "html", "csv", "json"]
    assert [each.slug for each in FORMATS if each.is_first] == ["docx", "xlsx"]
    assert len({each.sv for each in FORMATS}) == len({each.en for each in FORMATS}) == len(FORMATS)
    assert set(READERS) | OF_THE_DOCUMENT == {each.slug for each in FORMATS}
    assert set(ONE_OF_EACH) == set(BLOCKS)


@pytest.mark.parametrize("kind", BLOCKS, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("format_", [each for each in FORMATS if each.slug in READERS], ids=lambda each: each.slug)
def test_a_format_shows_every_kind_of_block(format_, kind):
    block, words = ONE_OF_EACH[kind]

    read = READERS[format_.slug](format_.make(Report("sv", FRONT, (block,)), DOCUMENT))
    assert [word for word in words if word not in read.replace("\xad", "").replace("\ufffe\r\n", "")] == []


@pytest.mark.parametrize("format_", FORMATS, ids=lambda each: each.slug)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_report_of_the_front_page_alone_can_be_made(format_, language):
    empty = {**DOCUMENT, "figures": {}, "tables": []}

    assert format_.make(Report(language, replace(FRONT, day=None), ()), empty)


@pytest.mark.parametrize("format_", FORMATS, ids=lambda each: each.slug)
def test_the_day_that_nothing_says_is_the_last_of_the_period(format_):
    undated = replace(REPORT, front=replace(FRONT, day=None))

    made = format_.make(undated, DOCUMENT)
    assert made == format_.make(undated, DOCUMENT)
    if format_.slug == "xlsx":
        assert load_workbook(BytesIO(made)).properties.created.isoformat().startswith("2025-12-31")


def test_json_is_the_document_itself():
    made = next(each for each in FORMATS if each.slug == "json").make(REPORT, DOCUMENT)

    assert json.loads(made) == DOCUMENT
    assert "Café Hamnen" in made.decode()


@pytest.mark.parametrize("format_", FORMATS, ids=lambda each: each.slug)
def test_no_file_tells_where_it_was_made(format_):
    made = format_.make(REPORT, DOCUMENT)
    if made.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(made)) as archive:
            made = b"".join(archive.read(name) for name in archive.namelist())

    assert re.findall(rb"/home/|/root|/work/|/tmp/|C:\\\\|python-docx|XlsxWriter", made) == []

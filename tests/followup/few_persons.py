"""Looks for numbers of few persons in a document and in a report: in cells, figures, charts and words."""

import re

from app.disclosure.cells import Counts
from app.followup.composing.blocks import ChartBlock, Figures, Paragraph, TableBlock
from app.followup.tables.list import REPORT_TABLES

K = 5
FEW_DIGITS = ("1", "2", "3", "4")
OF_PERSONS = [each.id for each in REPORT_TABLES if each.counts == Counts.PERSONS]
PERSON_FIGURES = ("unique_visitors", "regulars", "new_visitors", "returning_visitors", "training_participants")
PERSON_CHARTS = ("bands", "newness", "how_found")
FEW = {
    "sv": r"\b([1-4]|en|två|tre|fyra) (personer|person|kvinna|kvinnor|män|man)\b",
    "en": r"\b([1-4]|one|two|three|four) (people|person|woman|women|man|men)\b",
}


def few_in_document(made):
    """Cells and figures of one to four persons, each with its id."""
    cells = [
        (table["id"], cell["value"])
        for table in made["tables"]
        if table["id"] in OF_PERSONS
        for cell in table["cells"]
        if _is_few(cell["value"])
    ]
    told = [(name, made["figures"][name]["value"]) for name in PERSON_FIGURES if name in made["figures"]]
    return cells + [(name, value) for name, value in told if _is_few(value)]


def _is_few(value):
    return value is not None and 0 < value < K


def few_in_report(report, language):
    """The same in what is read: rows, charts, tables and sentences."""
    found = []
    for block in report.blocks:
        if isinstance(block, Figures):
            rows = [row for row in block.rows if row.figure_id in PERSON_FIGURES]
            found += [("figure", row.value) for row in rows if row.value in FEW_DIGITS]
        elif isinstance(block, ChartBlock) and block.chart_id in PERSON_CHARTS:
            found += [("chart", value) for each in block.series for value in each.values if _is_few(value)]
        elif isinstance(block, TableBlock) and block.table_id in OF_PERSONS:
            found += [("table", cell) for row in block.rows for cell in row if cell in FEW_DIGITS]
        elif isinstance(block, Paragraph):
            found += [("words", each) for each in re.findall(FEW[language], block.text, re.IGNORECASE)]
    return found

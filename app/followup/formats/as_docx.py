"""The report for Word: real styles, captions and tables, to write in and to paste from; or in one's own template."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

from docx.document import Document

from app.followup.composing.blocks import ChartBlock, Report
from app.followup.formats.charts import svg_of_chart
from app.followup.formats.docx_blocks import Writer
from app.followup.formats.docx_front import write_front_page
from app.followup.formats.docx_properties import set_properties
from app.followup.formats.docx_styles import lay_styles
from app.followup.formats.docx_template import blank_document, document_of_template
from app.followup.formats.report_day import report_day
from app.followup.formats.same_zip import zipped_again
from app.followup.formats.typography import typeset_words
from app.typesetting import typeset_pictures

PICTURES = Path(__file__).with_name("chart_pictures.typ")


def docx_file(report: Report, document: dict[str, Any]) -> bytes:
    """The report as a Word document in styles of its own."""
    return _written(report, document, blank_document(), keeps_its_own=False)


def docx_in(template: bytes, report: Report, document: dict[str, Any]) -> bytes:
    """The report in the organisation's own Word template (.docx or .dotx): its page and styles; raises NotATemplate."""
    return _written(report, document, document_of_template(template), keeps_its_own=True)


def _written(report: Report, document: dict[str, Any], file: Document, keeps_its_own: bool) -> bytes:
    report = typeset_words(report)
    lay_styles(file, keeps_its_own)
    writer = Writer(file, report.language, _pictures(report))
    write_front_page(writer, report)
    for block in report.blocks:
        writer.write(block)
    set_properties(file, report.front.title, report.language, report_day(report.front, document))
    made = BytesIO()
    file.save(made)
    return zipped_again(made.getvalue())


def _pictures(report: Report) -> dict[str, bytes]:
    """A picture for each chart, by its id."""
    charts = [block for block in report.blocks if isinstance(block, ChartBlock)]
    drawn = [svg_of_chart(chart, report.language) for chart in charts]
    pictures = typeset_pictures(PICTURES, drawn) if drawn else []
    return {chart.chart_id: picture for chart, picture in zip(charts, pictures, strict=True)}

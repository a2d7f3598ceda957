"""The formats in which a report leaves the house: one list, from which pages and commands read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.followup.composing.blocks import Report
from app.followup.formats.as_csv import csv_zip_file
from app.followup.formats.as_docx import docx_file
from app.followup.formats.as_html import html_file
from app.followup.formats.as_json import json_file
from app.followup.formats.as_pdf import pdf_file
from app.followup.formats.as_xlsx import xlsx_file


@dataclass(frozen=True)
class Format:
    """A kind of file. make: a Report and its document (oasen-report/1) as the file's bytes; the same in, the same out.

    is_first: offered at once; the others stand under "Fler format".
    """

    slug: str
    ending: str
    media_type: str
    sv: str
    en: str
    is_first: bool
    make: Callable[[Report, dict[str, Any]], bytes]


OFFICE = "application/vnd.openxmlformats-officedocument"
FORMATS = (
    Format("docx", ".docx", f"{OFFICE}.wordprocessingml.document", "Word-dokument", "Word document", True, docx_file),
    Format("xlsx", ".xlsx", f"{OFFICE}.spreadsheetml.sheet", "Excel-arbetsbok", "Excel workbook", True, xlsx_file),
    Format("pdf", ".pdf", "application/pdf", "PDF för arkivet", "PDF for the archive", False, pdf_file),
    Format(
        "html", ".html", "text/html; charset=utf-8", "Webbsida att skriva ut", "Web page to print", False, html_file
    ),
    Format("csv", ".zip", "application/zip", "Tabeller som CSV", "Tables as CSV", False, csv_zip_file),
    Format("json", ".json", "application/json", "Data som JSON", "Data as JSON", False, json_file),
)
FORMAT = {each.slug: each for each in FORMATS}

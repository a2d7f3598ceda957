"""The formats in which a report leaves the house: one list, from which pages and commands read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.followup.blocks import Report
from app.followup.formats.as_docx import docx_file
from app.followup.formats.as_html import html_file


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
    Format(
        "html", ".html", "text/html; charset=utf-8", "Webbsida att skriva ut", "Web page to print", False, html_file
    ),
)

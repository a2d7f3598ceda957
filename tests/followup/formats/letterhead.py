"""A Word template as an association has one: its own letterhead, margins and headings, and a line to write on."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import docx

LETTERHEAD = "Kamratstödet, Storgatan 1"


def own_template(change: Callable[[Any], None] = lambda document: None) -> bytes:
    """The file; change: what is done to it before it is saved."""
    document = docx.Document()
    document.styles["Heading 1"].font.name = "Georgia"
    document.sections[0].left_margin = docx.shared.Mm(40)
    document.sections[0].header.paragraphs[0].text = LETTERHEAD
    document.add_paragraph("Skriv din text här")
    document.core_properties.author = "Maja"
    change(document)
    made = BytesIO()
    document.save(made)
    return made.getvalue()

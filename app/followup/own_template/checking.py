"""Whether a file can be a report's Word template: it is opened, emptied, and a small report is written in it; pure."""

from __future__ import annotations

from datetime import date
from io import BytesIO

from app.errors import NotATemplate
from app.followup.composing.blocks import Column, FigureRow, Figures, FrontPage, Heading, Paragraph, Report, TableBlock
from app.followup.formats.as_docx import docx_in
from app.followup.formats.docx_template import FAULTS, document_of_template
from app.followup.formats.same_zip import zipped_again

MOST_BYTES = 5_000_000  # of the file as it is chosen; a template with a logo is a tenth of it
# A report with everything that Word needs a style for.
TRIAL = Report(
    "sv",
    FrontPage("Underlag till uppföljningen", ("Föreningen",), "2025", day=date(2025, 12, 31)),
    (
        Heading("Del", 1),
        Heading("Mål", 2),
        Heading("Avsnitt", 3),
        Paragraph("Åtta om dagen."),
        Paragraph("Med egna ord.", "own"),
        Paragraph("En anmärkning.", "note"),
        Figures((FigureRow("visits", "Besök", "12", "10", "+2", "Så räknar vi."),)),
        TableBlock("visits", "Besök", (Column("När", is_number=False), Column("Besök")), (("2025", "12"),)),
    ),
)


def template_to_keep(sent: bytes) -> bytes:
    """The template as it is kept: its page, styles, header and footer, without its text and without whose it was.

    Raises NotATemplate, whose `why` says what is wrong with it.
    """
    if len(sent) > MOST_BYTES:
        raise NotATemplate("too-large", FAULTS["too-large"])
    emptied = BytesIO()
    document_of_template(sent).save(emptied)
    kept = zipped_again(emptied.getvalue())
    docx_in(kept, TRIAL, {})
    return kept

"""The front page in Word: whose report, of which time, its diary number; contents; and the foot of every page."""

from __future__ import annotations

from docx.enum.text import WD_BREAK, WD_TAB_ALIGNMENT
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from app.followup.composing.blocks import Heading, Report
from app.followup.formats.contents import contents_depth
from app.followup.formats.docx_blocks import Writer
from app.followup.formats.docx_parts import add_field, add_link, begin_field, end_field
from app.followup.formats.docx_styles import FACT, NOTE
from app.followup.formats.front_facts import front_facts

CHECKSUM_SIZE = Pt(8)  # so that it stays on one line


def write_front_page(writer: Writer, report: Report) -> None:
    """The first page and the foot of all; the blocks begin on the second."""
    front = report.front
    writer.paragraph(" · ".join(front.parties), "Subtitle").paragraph_format.space_after = 0
    writer.paragraph(front.title, "Title")
    writer.paragraph(front.period, "Subtitle")
    for name, value in front_facts(front, report.language):
        run = writer.paragraph(f"{name}\t", FACT).add_run(value)
        if value == front.checksum:
            run.font.size = CHECKSUM_SIZE
    last = _write_contents(writer, report)
    last.add_run().add_break(WD_BREAK.PAGE)
    _write_foot(writer, report)


def _write_contents(writer: Writer, report: Report) -> Paragraph:
    """Contents that lead to their headings; right from the start, without asking Word to reckon them."""
    writer.paragraph(writer.words.contents, "TOC Heading")
    depth = contents_depth(report)
    headings = [block for block in report.blocks if isinstance(block, Heading)]
    paragraph: Paragraph | None = None
    for number, heading in enumerate(headings, 1):
        if heading.level > depth:
            continue
        is_first = paragraph is None
        paragraph = writer.paragraph("", f"toc {heading.level}")
        if is_first:
            begin_field(paragraph, f'TOC \\o "1-{depth}" \\n \\h \\z')
        add_link(paragraph, heading.text, f"_Toc{number:06}")
    if paragraph is not None:
        end_field(paragraph)
    return paragraph or writer.paragraph("", "Normal")


def _write_foot(writer: Writer, report: Report) -> None:
    """Title, state and page number, unless the template has a foot of its own."""
    footer = writer.file.sections[0].footer
    if any(each.text.strip() for each in footer.paragraphs) or footer.tables:
        return
    paragraph = footer.paragraphs[0]
    paragraph.style = writer.file.styles[NOTE]
    paragraph.paragraph_format.tab_stops.add_tab_stop(writer.text_width, WD_TAB_ALIGNMENT.RIGHT)
    words = writer.words
    said = [report.front.title, report.front.diary_number, report.front.state]
    paragraph.add_run(" · ".join(each for each in said if each) + f"\t{words.page} ")
    add_field(paragraph, "PAGE", "1")
    paragraph.add_run(f" {words.of} ")
    add_field(paragraph, "NUMPAGES", "1")

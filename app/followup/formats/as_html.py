"""The report as a page: what its templates are given, and the file that stands alone and prints on A4."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from app.bootstrap import ROOT
from app.followup.composing.blocks import Block, ChartBlock, Heading, Report
from app.followup.formats.charts import svg_of_chart
from app.followup.formats.contents import contents_depth
from app.followup.formats.front_facts import front_facts
from app.followup.formats.typography import typeset_words
from app.followup.formats.words import words_in

TEMPLATES = ROOT / "app" / "templates"
STYLES = ROOT / "app" / "static" / "styles"
SHEETS = ("report.css", "report-blocks.css")
LIGHT_TOKENS = re.compile(r":root \{.*?\n  \}", re.DOTALL)
KINDS = {
    "Heading": "heading",
    "Paragraph": "paragraph",
    "Figures": "figures",
    "TableBlock": "table_block",
    "ChartBlock": "chart_block",
}


def html_file(report: Report, _document: dict[str, Any]) -> bytes:
    """One page with its styles and drawings inside, which asks for nothing from elsewhere."""
    template = _environment().get_template("followup/report_file.html")
    return template.render(**shown_report(report), styles=Markup(_styles())).encode()  # noqa: S704  # our own sheets


def shown_report(report: Report) -> dict[str, Any]:
    """What followup/_report.html is given, here and in the page within the app."""
    report = typeset_words(report)
    blocks, depth = list(_numbered(report.blocks)), contents_depth(report)
    return {
        "report": report,
        "words": words_in(report.language),
        "facts": front_facts(report.front, report.language),
        "blocks": blocks,
        "contents": [
            (block, anchor) for _, block, anchor in blocks if isinstance(block, Heading) and block.level <= depth
        ],
        "sheets": SHEETS,
        "drawn": lambda chart: _drawn(chart, report.language),
    }


def _numbered(blocks: tuple[Block, ...]) -> Iterator[tuple[str, Block, str]]:
    """Each block with the name of its template and an anchor."""
    for position, block in enumerate(blocks, 1):
        yield KINDS[type(block).__name__], block, f"part-{position}"


def _drawn(chart: ChartBlock, language: str) -> Markup:
    return Markup(svg_of_chart(chart, language))  # noqa: S704  # svg.py escapes every word


def _styles() -> str:
    """The sheets of reports with the colours of daylight: paper has no dark scheme."""
    tokens = LIGHT_TOKENS.search((STYLES / "tokens.css").read_text("utf-8"))
    colours = tokens.group() if tokens else ""
    return "\n".join(["", colours, *((STYLES / sheet).read_text("utf-8") for sheet in SHEETS)])


@cache
def _environment() -> Environment:
    return Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=False)

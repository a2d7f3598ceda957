"""Which headings stand in the contents: goals and sections, or the parts alone where those would fill the page."""

from __future__ import annotations

from app.followup.composing.blocks import Heading, Report

MOST_LINES = 18


def contents_depth(report: Report) -> int:
    """Down to which level headings are listed: 2, or 1 where there are too many."""
    headings = [block for block in report.blocks if isinstance(block, Heading)]
    return 2 if sum(heading.level <= 2 for heading in headings) <= MOST_LINES else 1  # noqa: PLR2004  # a level

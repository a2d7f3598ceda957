"""A chart of the report as SVG, the same in page and PDF, and drawn as a picture for Word."""

from __future__ import annotations

from collections.abc import Callable

from app.followup.composing.blocks import ChartBlock
from app.followup.formats.chart_columns import columns_drawing
from app.followup.formats.chart_heat import heat_drawing
from app.followup.formats.chart_parts import Drawing, whole
from app.followup.formats.chart_strip import strip_drawing

DRAWINGS: dict[str, Callable[[ChartBlock, str], Drawing]] = {
    "columns": columns_drawing,
    "strip": strip_drawing,
    "heat": heat_drawing,
}


def svg_of_chart(chart: ChartBlock, language: str) -> str:
    """The chart, with its caption and its words for who cannot see it; hidden values are drawn as such."""
    return whole(DRAWINGS[chart.kind](chart, language), chart.chart_id, chart.caption, chart.alternative)

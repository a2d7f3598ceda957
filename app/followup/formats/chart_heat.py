"""A field of tints: a row for each series, a field for each label, each with its number."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, sqrt

from app.followup.composing.blocks import ChartBlock, Series
from app.followup.formats.chart_parts import WIDTH, Drawing, hidden_field
from app.followup.formats.svg import FIRST_DARK_TINT, GROUND, INK, INK_SOFT, PLAIN, TINTS, element, text, width_of
from app.followup.formats.words import number_in

HEAD_HEIGHT, ROW_HEIGHT, GAP = 22.0, 30.0, 2.0
NARROWEST_NAMES, WIDEST_NAMES = 40.0, 200.0


def heat_drawing(chart: ChartBlock, language: str) -> Drawing:
    """The field with the names of its rows to the left and of its columns above."""
    names_width = min(max(_widest_name(chart) + 14, NARROWEST_NAMES), WIDEST_NAMES)
    step = (WIDTH - names_width) / max(len(chart.labels), 1)
    heads = [
        text(label, names_width + step * (position + 0.5), 14, "middle", fill=INK_SOFT)
        for position, label in enumerate(chart.labels)
    ]
    highest = max((value for series in chart.series for value in series.values if value is not None), default=0)
    rows = []
    for position, series in enumerate(chart.series):
        y = HEAD_HEIGHT + position * ROW_HEIGHT
        rows.append(text(series.label, 0, y + ROW_HEIGHT / 2 + 4))
        rows += _fields(chart.chart_id, series, (names_width, y, step), highest, language)
    return Drawing((*heads, *rows), HEAD_HEIGHT + len(chart.series) * ROW_HEIGHT + 2)


def _widest_name(chart: ChartBlock) -> float:
    return max((width_of(series.label, PLAIN) for series in chart.series), default=0)


def _fields(
    chart_id: str, series: Series, place: tuple[float, float, float], highest: int, language: str
) -> Iterator[str]:
    """One row; place: where it begins to the right and from the top, and the step from field to field."""
    left, y, step = place
    for position, value in enumerate(series.values):
        x, width, height = left + position * step + GAP / 2, step - GAP, ROW_HEIGHT - GAP
        if value is None:
            yield hidden_field(chart_id, x, y, width, height)
            continue
        tint = _tint(value, highest)
        ink = GROUND if tint >= FIRST_DARK_TINT else INK
        yield element("rect", x=x, y=y, width=width, height=height, fill=TINTS[tint])
        yield text(number_in(value, language), x + width / 2, y + height / 2 + 4.5, "middle", fill=ink)


def _tint(value: int, highest: int) -> int:
    # By the root: else one full evening a week would leave every other field pale.
    return ceil((len(TINTS) - 1) * sqrt(value / highest)) if highest else 0

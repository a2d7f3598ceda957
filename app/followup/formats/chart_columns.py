"""Columns along time: this period in ink, the one before in the colour of lines, and what happened under them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from app.followup.composing.blocks import ChartBlock
from app.followup.formats.chart_parts import LEGEND_HEIGHT, WIDTH, Drawing, hidden_field, series_legend
from app.followup.formats.svg import (
    BEFORE,
    BEFORE_EDGE,
    GROUND,
    INK_SOFT,
    PINE,
    PLAIN,
    RULE,
    SMALL,
    element,
    lines_of,
    text,
    width_of,
)
from app.followup.formats.words import number_in

PLOT_HEIGHT, NUMBER_HEIGHT, LABEL_HEIGHT = 150.0, 18.0, 24.0
PAIR_SHARE, ALONE_SHARE = 0.38, 0.6  # of a label's step, that one column takes
WIDEST_COLUMN = 44.0
HIDDEN_HEIGHT = 22.0  # the same for every hidden value: it must tell nothing
EVENT_LINE, EVENT_INDENT, MARK_RADIUS, MARK_HEIGHT = 17.0, 22.0, 7.5, 20.0
INK: dict[str, str | float] = {"fill": PINE}
INK_BEFORE: dict[str, str | float] = {"fill": BEFORE, "stroke": BEFORE_EDGE, "stroke_width": 0.8}


@dataclass(frozen=True)
class _Scale:
    """Where things stand: the top and the foot of the columns, a label's step, and the highest value."""

    top: float
    foot: float
    step: float
    highest: float

    def middle(self, position: int) -> float:
        return self.step * (position + 0.5)

    def height(self, value: int) -> float:
        return PLOT_HEIGHT * value / self.highest if self.highest else 0.0


@dataclass(frozen=True)
class _Column:
    """One value at its place; has_number: it says its own."""

    value: int | None
    x: float
    width: float
    ink: dict[str, str | float]
    has_number: bool


def columns_drawing(chart: ChartBlock, language: str) -> Drawing:
    """The chart with a column, or a pair, for each label, each with its number where there is room."""
    scale = _scale(chart)
    legend = series_legend(tuple(each.label for each in chart.series))
    columns = [part for each in _columns(chart, scale, language) for part in _drawn(each, chart, scale, language)]
    axis = element("path", d=f"M0 {scale.foot:g}H{WIDTH:g}", stroke=RULE)
    events, height = _events(chart, scale)
    return Drawing((*legend, *columns, axis, *_labels(chart, scale), *events), height)


def _scale(chart: ChartBlock) -> _Scale:
    top = NUMBER_HEIGHT + (LEGEND_HEIGHT if len(chart.series) > 1 else 0)
    known = [value for series in chart.series for value in series.values if value is not None]
    return _Scale(top, top + PLOT_HEIGHT, WIDTH / max(len(chart.labels), 1), max(known, default=0))


def _columns(chart: ChartBlock, scale: _Scale, language: str) -> Iterator[_Column]:
    """The columns, those of the period before first: they stand to the left."""
    this, has_pairs = chart.series[0].values, len(chart.series) > 1
    width = min(scale.step * (PAIR_SHARE if has_pairs else ALONE_SHARE), WIDEST_COLUMN)
    told = _told(this, scale, width, language)
    for position, value in enumerate(this):
        middle = scale.middle(position)
        if has_pairs:
            yield _Column(chart.series[1].values[position], middle - width - 1, width, INK_BEFORE, False)
        x = middle + 1 if has_pairs else middle - width / 2
        yield _Column(value, x, width, INK, position in told)


def _told(values: tuple[int | None, ...], scale: _Scale, width: float, language: str) -> set[int]:
    """Which columns say their number: all where there is room, else the highest, which none of its neighbours hides."""
    known = {position: value for position, value in enumerate(values) if value is not None}
    widest = max((width_of(number_in(value, language), SMALL) for value in known.values()), default=0)
    if widest <= scale.step - 4 or not known:
        return set(known)
    return {max(known, key=lambda each: known[each])}


def _drawn(column: _Column, chart: ChartBlock, scale: _Scale, language: str) -> Iterator[str]:
    if column.value is None:
        yield hidden_field(chart.chart_id, column.x, scale.foot - HIDDEN_HEIGHT, column.width, HIDDEN_HEIGHT)
        return
    height = scale.height(column.value)
    yield element("rect", x=column.x, y=scale.foot - height, width=column.width, height=height, **column.ink)
    if column.has_number:
        words, middle = number_in(column.value, language), column.x + column.width / 2
        yield text(words, middle, scale.foot - height - 5, "middle", font_size=SMALL)


def _labels(chart: ChartBlock, scale: _Scale) -> Iterator[str]:
    """The labels under the axis; where they are too many for the room, every second, third and so on."""
    widest = max((width_of(label) for label in chart.labels), default=0) + 6
    apart = max(1, ceil(widest / scale.step))
    for position, label in enumerate(chart.labels):
        if position % apart == 0:
            half = width_of(label) / 2
            middle = min(max(scale.middle(position), half), WIDTH - half)
            yield text(label, middle, scale.foot + 17, "middle", fill=INK_SOFT)


def _events(chart: ChartBlock, scale: _Scale) -> tuple[list[str], float]:
    """Numbered marks under the labels, what each means below, and how high the drawing then is."""
    y = scale.foot + LABEL_HEIGHT
    if not chart.events:
        return [], y + 2
    parts = [part for number, (at, _) in enumerate(chart.events, 1) for part in _mark(number, scale.middle(at), y + 9)]
    y += MARK_HEIGHT + 8
    for number, (_, words) in enumerate(chart.events, 1):
        parts += _mark(number, MARK_RADIUS + 0.5, y + 8)
        for line in lines_of(words, WIDTH - EVENT_INDENT - 20):
            parts.append(text(line, EVENT_INDENT, y + 12.5))
            y += EVENT_LINE
        y += 4
    return parts, y + 2


def _mark(number: int, x: float, y: float) -> Iterator[str]:
    yield element("circle", cx=x, cy=y, r=MARK_RADIUS, fill=GROUND, stroke=PINE, stroke_width=1.2)
    yield text(str(number), x, y + 4, "middle", font_size=PLAIN - 2, fill=PINE)

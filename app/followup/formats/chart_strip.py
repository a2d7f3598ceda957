"""Strips: the parts of a whole in one line, each with its name and number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.followup.composing.blocks import ChartBlock, Series
from app.followup.formats.chart_parts import WIDTH, Drawing, hatching, hidden_field
from app.followup.formats.svg import (
    FIRST_DARK_TINT,
    GROUND,
    INK,
    INK_SOFT,
    PINE,
    TINTS,
    element,
    text,
    width_of,
)
from app.followup.formats.words import number_in

NAME_HEIGHT, STRIP_HEIGHT, APART = 20.0, 34.0, 12.0
KEY_HEIGHT, KEY_SIZE = 20.0, 11.0
HIDDEN_WIDTH = 60.0  # the same for every hidden part: it must tell nothing
ORDERS = {1: (5,), 2: (5, 1), 3: (5, 3, 1), 4: (5, 4, 2, 1), 5: (5, 4, 3, 2, 1)}


@dataclass(frozen=True)
class _Part:
    """A part of the strip with the tint of its label."""

    label: str
    value: int | None
    x: float
    width: float
    tint: int


def strip_drawing(chart: ChartBlock, language: str) -> Drawing:
    """A strip for each series, under each other, with a key where a name does not fit into its part."""
    parts: list[str] = []
    y = 0.0
    for series in chart.series:
        if len(chart.series) > 1:
            parts.append(text(series.label, 0, y + 13, fill=INK_SOFT))
            y += NAME_HEIGHT
        parts += [drawn for part in _parts_of(chart, series) for drawn in _drawn(part, chart.chart_id, y, language)]
        y += STRIP_HEIGHT + APART
    if all(_said(part, language)[1] for series in chart.series for part in _parts_of(chart, series)):
        return Drawing(tuple(parts), y - APART + 2)
    key, height = _key(chart, y)
    return Drawing((*parts, *key), height)


def _parts_of(chart: ChartBlock, series: Series) -> Iterator[_Part]:
    """The parts by their share of what is left beside the hidden ones, whose width tells nothing."""
    known = sum(value for value in series.values if value is not None)
    room = WIDTH - HIDDEN_WIDTH * sum(value is None for value in series.values)
    x = 0.0
    for position, (label, value) in enumerate(zip(chart.labels, series.values, strict=True)):
        width = HIDDEN_WIDTH if value is None else room * value / known if known else 0.0
        yield _Part(label, value, x, width, _tint(position, len(chart.labels)))
        x += width


def _tint(position: int, part_count: int) -> int:
    order = ORDERS.get(part_count, ORDERS[5])
    return order[position % len(order)]


def _drawn(part: _Part, chart_id: str, y: float, language: str) -> Iterator[str]:
    if part.value is None:
        yield hidden_field(chart_id, part.x, y, part.width, STRIP_HEIGHT)
        return
    yield element(
        "rect",
        x=part.x,
        y=y,
        width=part.width,
        height=STRIP_HEIGHT,
        fill=TINTS[part.tint],
        stroke=PINE,
        stroke_width=0.8,
    )
    said, _ = _said(part, language)
    ink = GROUND if part.tint >= FIRST_DARK_TINT else INK
    if said:
        yield text(said, part.x + part.width / 2, y + STRIP_HEIGHT / 2 + 4.5, "middle", fill=ink)


def _said(part: _Part, language: str) -> tuple[str, bool]:
    """What stands in a part: its name and number, the number alone, or nothing; and whether it bears its name."""
    if part.value is None:
        return "", False
    number = number_in(part.value, language)
    named = f"{part.label}: {number}"
    if width_of(named) + 14 <= part.width:
        return named, True
    return (number if width_of(number) + 8 <= part.width else ""), False


def _key(chart: ChartBlock, y: float) -> tuple[list[str], float]:
    """Every part's name beside its tint, or beside the hatching where it is hidden, in as many lines as they need."""
    parts, x = [], 0.0
    for position, label in enumerate(chart.labels):
        width = KEY_SIZE + 8 + width_of(label) + 22
        if x and x + width > WIDTH:
            x, y = 0.0, y + KEY_HEIGHT
        is_hidden = all(series.values[position] is None for series in chart.series)
        fill = hatching(chart.chart_id) if is_hidden else TINTS[_tint(position, len(chart.labels))]
        place = {"x": x + 0.5, "y": y + 1, "width": KEY_SIZE, "height": KEY_SIZE}
        parts.append(element("rect", fill=fill, stroke=PINE, stroke_width=0.8, **place))
        parts.append(text(label, x + KEY_SIZE + 8, y + 11))
        x += width
    return parts, y + KEY_HEIGHT

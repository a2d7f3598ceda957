"""Where the bars of charts stand, in percent of the picture's width and height; templates draw them.

Percent, so that a picture fills any width while its text keeps its size.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, sqrt

HEADROOM = 0.12  # of the height, for the number above the highest bar
HEAT_LEVELS = 5
BAR_SHARE = 0.40  # of a group's width
BAR_GAP = 0.04
LABEL_FROM_WIDTH = 9.0  # percent of the strip that a number needs


@dataclass(frozen=True)
class Bar:
    """A rectangle, in percent."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        """Where a word over it is centred."""
        return round(self.x + self.width / 2, 3)


@dataclass(frozen=True)
class Group:
    """One step of the time axis: the value and the one it is compared with, each with its bar where it is known."""

    value: float | None
    before: float | None
    bar: Bar | None
    bar_before: Bar | None


@dataclass(frozen=True)
class Segment:
    """A part of a strip."""

    value: float
    bar: Bar
    has_label: bool


@dataclass(frozen=True)
class Progress:
    """A line that fills: its whole, what is done of it, and the place where one is expected to be."""

    whole: Bar
    done: Bar
    expected_at: float


@dataclass(frozen=True)
class HeatRow:
    """An hour with the heads of its seven weekdays, each with how dark its field is (0 to 5)."""

    hour: int
    cells: tuple[tuple[int, int], ...]


def groups(values: Sequence[float | None], before: Sequence[float | None]) -> list[Group]:
    """Pairs of bars side by side on one scale that begins at nothing."""
    highest = max([value for value in (*values, *before) if value is not None], default=0)
    step = 100 / max(len(values), 1)
    made = []
    for position, (value, earlier) in enumerate(zip(values, before, strict=True)):
        first = position * step + step * (0.5 - BAR_SHARE - BAR_GAP / 2)
        second = first + step * (BAR_SHARE + BAR_GAP)
        made.append(Group(value, earlier, _bar(second, step, value, highest), _bar(first, step, earlier, highest)))
    return made


def columns(values: Sequence[float]) -> list[Bar]:
    """One bar for each value, side by side on a scale that begins at nothing."""
    highest = max(values, default=0)
    step = 100 / max(len(values), 1)
    bars = [_bar(step * (position + 0.1), step * 2, value, highest) for position, value in enumerate(values)]
    return [bar for bar in bars if bar is not None]


def evening_order(hour: int) -> int:
    """Where an hour stands in a service day: those before four come last."""
    return hour + 24 if hour < 4 else hour


def strip(values: Sequence[float]) -> list[Segment]:
    """Parts of a whole in one line; empty when there is no whole."""
    whole = sum(values)
    segments, x = [], 0.0
    for value in values if whole else ():
        width = 100 * value / whole
        segments.append(Segment(value, Bar(_rounded(x), 0, _rounded(width), 100), width >= LABEL_FROM_WIDTH))
        x += width
    return segments


def progress(done: float, expected: float, whole: float) -> Progress:
    """What is done of a whole; more than the whole fills the line, and the whole then ends before it does."""
    longest = max(done, whole) or 1
    parts = [Bar(0, 0, _rounded(100 * value / longest), 100) for value in (whole, done)]
    return Progress(parts[0], parts[1], _rounded(min(100, 100 * expected / longest)))


def heat(heads: Mapping[str, int]) -> list[HeatRow]:
    """Heads by WEEKDAY-HH as rows of hours, from the first hour with anybody to the last.

    Hours before four stand last: they belong to the evening of their service day.
    """
    if not heads:
        return []
    by_field = {(int(hour), int(weekday)): count for key, count in heads.items() for weekday, hour in [key.split("-")]}
    places = sorted({evening_order(hour) for hour, _ in by_field})
    highest = max(by_field.values())
    return [
        HeatRow(place % 24, tuple(_field(by_field.get((place % 24, weekday), 0), highest) for weekday in range(7)))
        for place in range(places[0], places[-1] + 1)
    ]


def _bar(x: float, step: float, value: float | None, highest: float) -> Bar | None:
    if value is None:
        return None
    height = 100 * (1 - HEADROOM) * value / highest if highest else 0
    return Bar(_rounded(x), _rounded(100 - height), _rounded(step * BAR_SHARE), _rounded(height))


def _field(value: int, highest: int) -> tuple[int, int]:
    # By the root: else one full evening a week would leave every other hour pale.
    return value, ceil(HEAT_LEVELS * sqrt(value / highest)) if highest else 0


def _rounded(value: float) -> float:
    return round(value, 3)

"""The day as a timeline: a row for each kind that occurred, a column for each hour, marks sized by heads; pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil, sqrt

from app.activities.kinds import VISITING_KINDS
from app.database.statements import AnyRow
from app.today.day_sheet import DaySheet, Line, counted_only
from app.today.silence import OpenHours
from app.web.charts import evening_order

SIZES = 5
MOST_COLUMNS = 14  # more would be too narrow on a telephone; then a column is two hours


@dataclass(frozen=True)
class Column:
    """Hours of the premises' clock, the last not included; both empty: what is known of the day alone."""

    from_hour: int | None
    until_hour: int | None
    is_now: bool


@dataclass(frozen=True)
class Mark:
    """The heads of a kind in a column, and how large they are drawn: 0 (nothing) to 5."""

    heads: int
    size: int


@dataclass(frozen=True)
class Row:
    """A kind; its heads are those of its marks. lines: its activities, where it has any."""

    kind: str
    heads: int
    minutes: int
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Timeline:
    """The columns, and a row for each kind in the order of the list."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def timeline(entries: Sequence[AnyRow], sheet: DaySheet, hours: OpenHours | None, hour_now: int) -> Timeline:
    """The timeline of a day's entries. hours: when the premises are planned to be open, so that the day has its width.

    A person is counted once a kind, or once an activity, at the first time; so a row's marks add up to its number.
    """
    heads = _heads_by_kind_and_hour(counted_only(entries))
    columns = _columns([hour for _, hour in heads], hours, hour_now)
    most = max((_in_column(heads, kind, column) for kind, _ in heads for column in columns), default=0)
    lines = {kind: tuple(some) for kind, some in groupby(sheet.lines, lambda line: line.kind)}
    kinds = [*(["visit"] if any(kind == "visit" for kind, _ in heads) else []), *lines]
    return Timeline(columns, tuple(_row(kind, lines.get(kind, ()), heads, columns, most) for kind in kinds))


def _row(
    kind: str,
    lines: tuple[Line, ...],
    heads: Counter[tuple[str, int | None]],
    columns: tuple[Column, ...],
    most: int,
) -> Row:
    counts = [_in_column(heads, kind, column) for column in columns]
    # By the root, so that it is the mark's surface that grows with the heads.
    marks = tuple(Mark(count, ceil(SIZES * sqrt(count / most)) if most else 0) for count in counts)
    return Row(kind, sum(counts), sum(line.minutes for line in lines), lines, marks)


def _heads_by_kind_and_hour(counted: Sequence[AnyRow]) -> Counter[tuple[str, int | None]]:
    heads = Counter[tuple[str, int | None]]()
    seen: set[tuple[object, ...]] = set()
    for entry in reversed(counted):  # the latest stands first
        for kind, what in _rows_of(entry):
            if entry.counted_person is None:
                heads[kind, entry.hour] += entry.heads
            elif (kind, what, entry.counted_person) not in seen:
                seen.add((kind, what, entry.counted_person))
                heads[kind, entry.hour] += 1
    return heads


def _rows_of(entry: AnyRow) -> Iterable[tuple[str, str | None]]:
    """The rows an entry stands in: a person who comes to lunch alone is a visit too."""
    if entry.kind == "visit" or (entry.counted_person is not None and entry.kind in VISITING_KINDS):
        yield "visit", None
    if entry.kind != "visit":
        yield entry.kind, entry.activity_name


def _columns(hours_seen: Sequence[int | None], planned: OpenHours | None, hour_now: int) -> tuple[Column, ...]:
    places = [evening_order(hour) for hour in hours_seen if hour is not None]
    now = evening_order(hour_now)
    if planned and planned.opens_minute is not None and planned.closes_minute is not None:
        opens = planned.opens_minute // 60
        length = (planned.closes_minute - planned.opens_minute) % 1440
        places += [opens, opens + max(0, length - 1) // 60]
    places = places or [now]
    first, last = min(places), max(places)
    step = 1 if last - first < MOST_COLUMNS else 2
    columns = [
        Column(place % 24, (place + step) % 24, place <= now < place + step) for place in range(first, last + 1, step)
    ]
    return tuple(columns + ([Column(None, None, False)] if None in hours_seen else []))


def _in_column(heads: Counter[tuple[str, int | None]], kind: str, column: Column) -> int:
    if column.from_hour is None or column.until_hour is None:
        return heads[kind, None]
    step = (column.until_hour - column.from_hour) % 24
    return sum(heads[kind, (column.from_hour + each) % 24] for each in range(step))

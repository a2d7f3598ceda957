"""Calendar words that each database writes in its own way: the weekday, the week, the month of a day."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Integer, String
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import GenericFunction

# The Monday on which the calendar begins: weeks are numbered from it, so that years do not cut them.
FIRST_MONDAY = "0001-01-01"


class weekday_of(GenericFunction[int]):  # noqa: N801  # reads as what it is in a query: a function
    """The weekday of a day, Monday = 0."""

    type = Integer()
    inherit_cache = True


class week_of(GenericFunction[int]):  # noqa: N801
    """The number of a day's ISO week, counted from the first: two days have the same if they lie in one week."""

    type = Integer()
    inherit_cache = True


class month_of(GenericFunction[str]):  # noqa: N801
    """The month of a day, as 2025-01."""

    type = String()
    inherit_cache = True


@compiles(weekday_of, "sqlite")
def _weekday_sqlite(element: weekday_of, compiler: Any, **options: Any) -> str:
    # A day's Julian number leaves 0 by seven on a Monday; to write the weekday as text and read it takes longer.
    return f"(CAST(julianday({compiler.process(element.clauses, **options)}) + 0.5 AS INTEGER) % 7)"


@compiles(weekday_of, "postgresql")
def _weekday_postgresql(element: weekday_of, compiler: Any, **options: Any) -> str:
    return f"(extract(isodow FROM {compiler.process(element.clauses, **options)})::integer - 1)"


@compiles(week_of, "sqlite")
def _week_sqlite(element: week_of, compiler: Any, **options: Any) -> str:
    day = compiler.process(element.clauses, **options)
    return f"CAST((julianday({day}) - julianday('{FIRST_MONDAY}')) / 7 AS INTEGER)"


@compiles(week_of, "postgresql")
def _week_postgresql(element: week_of, compiler: Any, **options: Any) -> str:
    return f"(({compiler.process(element.clauses, **options)} - DATE '{FIRST_MONDAY}') / 7)"


@compiles(month_of, "sqlite")
def _month_sqlite(element: month_of, compiler: Any, **options: Any) -> str:
    return f"substr({compiler.process(element.clauses, **options)}, 1, 7)"


@compiles(month_of, "postgresql")
def _month_postgresql(element: month_of, compiler: Any, **options: Any) -> str:
    return f"to_char({compiler.process(element.clauses, **options)}, 'YYYY-MM')"

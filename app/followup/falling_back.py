"""What is let out instead when the auditor objects: less each time, and never nothing; pure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from app.disclosure.cells import Counts, Table

Form = Callable[[Sequence[Table]], Sequence[Table]]
ONLY_DAYS = (Counts.DAYS, Counts.HOURS, Counts.SESSIONS, Counts.KRONOR)


def everything(tables: Sequence[Table]) -> Sequence[Table]:
    """The report as it was asked for."""
    return tables


def core(tables: Sequence[Table]) -> Sequence[Table]:
    """The core report alone (trust.md, 1)."""
    return [table for table in tables if table.is_core]


def coarsest_core(tables: Sequence[Table]) -> Sequence[Table]:
    """The core report in its coarsest form."""
    return [replace((table, *table.coarser)[-1], coarser=()) for table in core(tables)]


def no_persons(tables: Sequence[Table]) -> Sequence[Table]:
    """The core report without what counts persons: heads, visits, contacts, days, hours, kronor."""
    return [table for table in core(tables) if table.counts is not Counts.PERSONS]


def only_days(tables: Sequence[Table]) -> Sequence[Table]:
    """Only what nobody is counted in: days, hours, sessions, kronor."""
    return [table for table in core(tables) if table.counts in ONLY_DAYS]


def without(form: Form, table_ids: Collection[str]) -> Form:
    """The same without these tables."""
    return lambda tables: [table for table in form(tables) if table.id not in table_ids]


FALLING_BACK: tuple[Form, ...] = (everything, core, coarsest_core, no_persons, only_days)

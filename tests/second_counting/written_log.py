"""A whole log as it is written down: files, weekly plans, voids and links, ready for either counting."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from tests.second_counting.figures_document import count
from tests.second_counting.periods import Period
from tests.second_counting.persons import Link
from tests.second_counting.plain_data import Entry, Limits, Premises, WeeklyPlan
from tests.second_counting.reading_files import Row, entries_of_rows, openings_of_rows


@dataclass(frozen=True)
class WrittenLog:
    """What the people of one or more organisations wrote down."""

    premises: dict[str, Premises]
    entry_rows: list[Row]
    opening_rows: list[Row]
    weekly_plans: dict[str, list[tuple[date, WeeklyPlan]]] = field(default_factory=dict)
    voids: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    visiting_groups: list[str] = field(default_factory=list)
    limits: Limits = field(default_factory=Limits)


def entries_of_batches(log: WrittenLog, batches: Iterable[list[Row]]) -> list[Entry]:
    """The entries of several files that came one after another."""
    entries: dict[bytes, Entry] = {}
    for batch in batches:
        for entry in entries_of_rows(batch, log.premises):
            entries.setdefault(entry.id, entry)
    return list(entries.values())


def counted(log: WrittenLog, period: Period, scope: list[str] | None = None) -> dict:
    """The second counting's figures of the log."""
    return counted_in_batches(log, [log.entry_rows], period, scope)


def counted_in_batches(
    log: WrittenLog, batches: Iterable[list[Row]], period: Period, scope: list[str] | None = None
) -> dict:
    """The same figures when the rows came in these batches."""
    return count(
        log.premises,
        entries_of_batches(log, batches),
        openings_of_rows(log.opening_rows),
        log.weekly_plans,
        [uuid.UUID(entry_id).bytes for entry_id in log.voids],
        log.links,
        log.limits,
        period,
        scope,
    )

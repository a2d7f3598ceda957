"""What the releases that have left before mean for a new one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from app.disclosure.cells import Cell, Counts, Quantity, Release, Table, Why
from app.disclosure.dimensions import unknown_of
from app.disclosure.late import hidden_so_far, moved_too_little, values_that_left


@dataclass(frozen=True)
class Past:
    """What has been told, and what has been kept.

    left: the newest value of what was seen. hidden: what stood there and never was. few: those hidden because they
    counted too few. late: the true number of what leaves with its old value. older: the tables that left before late
    entries changed them, as quantities of their state; older_few: what counted too few in them.
    """

    tables: tuple[Table, ...]
    left: Mapping[Quantity, int]
    hidden: frozenset[Quantity]
    few: frozenset[Quantity]
    late: Mapping[Quantity, int]
    older: tuple[Table, ...] = ()
    older_few: frozenset[Quantity] = frozenset()


def past_of(earlier: Sequence[Release], counted: Sequence[Table], threshold: int) -> Past:
    """The past of tables as they are counted now."""
    left = values_that_left(earlier)
    hidden = hidden_so_far(earlier)
    before_late = [_in_state(release, state) for release, state in _states(earlier, counted, threshold) if state]
    return Past(
        tuple(table for release in earlier for table in release.tables),
        left,
        hidden,
        hidden & _few_in_earlier(earlier),
        moved_too_little(counted, left, threshold),
        tuple(table for release in before_late for table in release.tables),
        _few_in_earlier(before_late),
    )


def _few_in_earlier(earlier: Iterable[Release]) -> frozenset[Quantity]:
    """What was hidden in earlier releases because it counted too few."""
    found: set[Quantity] = set()
    for release in earlier:
        few = {(each.table_id, each.key) for each in release.held if each.why is Why.FEW_PERSONS and each.key}
        found |= {
            unknown_of(cell.quantity)
            for table in release.tables
            for cell in table.cells
            if cell.value is None and (table.id, cell.key) in few
        }
    return frozenset(found)


def _states(earlier: Sequence[Release], counted: Sequence[Table], threshold: int) -> Iterator[tuple[Release, int]]:
    """Each release with how many rounds of late entries have come since: where two disagree a new round began."""
    rounds, told = [0], dict[Quantity, int]()
    for release in earlier:
        exact = _exact(release)
        if any(told.get(unknown, value) != value for unknown, value in exact.items()):
            rounds.append(rounds[-1] + 1)
            told = {}
        else:
            rounds.append(rounds[-1])
        told |= exact
    now = rounds[-1] + any(_is_told_anew(table, cell, told, threshold) for table in counted for cell in table.cells)
    return ((release, now - own) for release, own in zip(earlier, rounds[1:], strict=True))


def _exact(release: Release) -> dict[Quantity, int]:
    """What a release shows as it was counted then, not as an old value that stands."""
    old = {(each.table_id, each.key) for each in release.held if each.what == "old value"}
    return {
        unknown_of(cell.quantity): cell.value
        for table in release.tables
        for cell in table.cells
        if cell.value is not None and (table.id, cell.key) not in old
    }


def _is_told_anew(table: Table, cell: Cell, told: Mapping[Quantity, int], threshold: int) -> bool:
    old = told.get(unknown_of(cell.quantity), cell.value)
    if old is None or cell.value is None:
        return False
    return abs(cell.value - old) >= (threshold if table.counts is Counts.PERSONS else 1)


def _in_state(release: Release, state: int) -> Release:
    def told(cell: Cell) -> Cell:
        return replace(cell, quantity=replace(cell.quantity, state=state))

    return replace(
        release, tables=tuple(replace(table, cells=tuple(map(told, table.cells))) for table in release.tables)
    )

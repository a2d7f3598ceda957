"""What the releases that have left before mean for a new one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.disclosure.cells import Quantity, Release, Table, Why
from app.disclosure.dimensions import unknown_of
from app.disclosure.late import hidden_so_far, moved_too_little, values_that_left


@dataclass(frozen=True)
class Past:
    """What has been told, and what has been kept.

    left: the newest value of what was seen. hidden: what stood there and never was. few: those hidden because they
    counted too few. late: the true number of what leaves with its old value.
    """

    tables: tuple[Table, ...]
    left: Mapping[Quantity, int]
    hidden: frozenset[Quantity]
    few: frozenset[Quantity]
    late: Mapping[Quantity, int]


def past_of(earlier: Sequence[Release], counted: Sequence[Table], threshold: int) -> Past:
    """The past of tables as they are counted now."""
    left = values_that_left(earlier)
    hidden = hidden_so_far(earlier)
    return Past(
        tuple(table for release in earlier for table in release.tables),
        left,
        hidden,
        hidden & _few_in_earlier(earlier),
        moved_too_little(counted, left, threshold),
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

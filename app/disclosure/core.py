"""What leaves when an auditor finds a release unsafe: less and less, and never nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from app.disclosure.cells import Counts, Held, Release, Table, Why
from app.disclosure.dimensions import attributes_of, unknown_of
from app.disclosure.door import released


def audited_release(
    tables: Sequence[Table],
    threshold: int,
    earlier: Sequence[Release],
    is_safe: Callable[[Release, Sequence[Release]], bool],
) -> Release:
    """The fullest release that the auditor lets pass, given it and what has left before.

    The whole report, else its core, else that in its coarsest form, else what has no persons in it, which is not asked
    about: no number in it is one of persons.
    """
    for release in _less_and_less(tables, threshold, earlier):
        if is_safe(release, earlier):
            return release
    return without_persons(tables)


def _less_and_less(tables: Sequence[Table], threshold: int, earlier: Sequence[Release]) -> Iterator[Release]:
    yield released(tables, threshold, earlier)
    core = [table for table in tables if table.is_core]
    dropped = [Held(table.id, None, "dropped", Why.WOULD_TELL) for table in tables if not table.is_core]
    yield _with_held(released(core, threshold, earlier), dropped)
    coarsest = [(table, *table.coarser)[-1] for table in core]
    merged = [Held(table.id, None, "merged", Why.WOULD_TELL) for table in core if table.coarser]
    yield _with_held(released(coarsest, threshold, earlier), [*dropped, *merged])


def _with_held(release: Release, held: Sequence[Held]) -> Release:
    return replace(release, held=(*held, *release.held))


def without_persons(tables: Sequence[Table]) -> Release:
    """The core's days, hours, money and heads, without any number of persons or of an attribute."""
    kept = [table for table in tables if table.is_core and not _tells_of_persons(table)]
    left_out = [table for table in tables if table not in kept]
    return Release(
        tuple(replace(table, coarser=()) for table in kept),
        tuple(Held(table.id, None, "dropped", Why.WOULD_TELL) for table in left_out),
    )


def _tells_of_persons(table: Table) -> bool:
    return table.counts is Counts.PERSONS or any(attributes_of(unknown_of(cell.quantity)) for cell in table.cells)

"""What leaves when an auditor finds a release unsafe: less and less, and never nothing."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from app.disclosure.cells import Counts, Held, Release, Table, Why
from app.disclosure.dimensions import attributes_of, unknown_of
from app.disclosure.door import released

ROUNDS_OF_A_FORM = 4  # each leaves out what the one before told too much of

Objections = Callable[[Release], Collection[str]]


def audited_release(
    tables: Sequence[Table], threshold: int, earlier: Sequence[Release], objections: Objections
) -> Release:
    """The fullest release that the auditor lets pass.

    objections: the ids of the tables that tell too much in a release, none when it may leave. Those stay, and the rest
    is tried again; else the core leaves, else that in its coarsest form, else what has no persons in it, which is not
    asked about: no number in it is one of persons.
    """
    for form, left_out in _less_and_less(tables):
        told_too_much: set[str] = set()
        for _ in range(ROUNDS_OF_A_FORM):
            kept = [table for table in form if table.id not in told_too_much]
            release = released(kept, threshold, earlier)
            objected = objections(release)
            if not objected:
                return _with_held(release, [*left_out, *_dropped(told_too_much)])
            told_too_much.update(objected)
    return without_persons(tables)


def _less_and_less(tables: Sequence[Table]) -> Iterator[tuple[Sequence[Table], Sequence[Held]]]:
    yield tables, ()
    core = [table for table in tables if table.is_core]
    dropped = _dropped(table.id for table in tables if not table.is_core)
    yield core, dropped
    coarsest = [(table, *table.coarser)[-1] for table in core]
    merged = [Held(table.id, None, "merged", Why.WOULD_TELL) for table in core if table.coarser]
    yield coarsest, [*dropped, *merged]


def without_persons(tables: Sequence[Table]) -> Release:
    """The core's days, hours, money and heads, without any number of persons or of an attribute."""
    kept = [table for table in tables if table.is_core and not _tells_of_persons(table)]
    return Release(
        tuple(replace(table, coarser=()) for table in kept),
        tuple(_dropped(table.id for table in tables if table not in kept)),
    )


def _with_held(release: Release, held: Sequence[Held]) -> Release:
    return replace(release, held=(*held, *release.held))


def _dropped(table_ids: Iterable[str]) -> list[Held]:
    return [Held(table_id, None, "dropped", Why.WOULD_TELL) for table_id in sorted(table_ids)]


def _tells_of_persons(table: Table) -> bool:
    return table.counts is Counts.PERSONS or any(attributes_of(unknown_of(cell.quantity)) for cell in table.cells)

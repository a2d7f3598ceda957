"""Makes tables as a report would, in a line each."""

from __future__ import annotations

from datetime import date

from app.disclosure.cells import TOTAL, Cell, Counts, Quantity, Release, Table

YEAR = (date(2025, 1, 1), date(2025, 12, 31))
FIRST_HALF = (date(2025, 1, 1), date(2025, 6, 30))
SCOPE = "organisation/iogt"


def by_class(  # noqa: PLR0913  # each has its usual value
    dimension: str,
    numbers: dict[str, int],
    *,
    measure: str = "unique_visitors",
    counts: Counts = Counts.PERSONS,
    is_core: bool = True,
    scope: str = SCOPE,
    days: tuple[date, date] = YEAR,
    coarser: tuple[Table, ...] = (),
    table_id: str = "",
) -> Table:
    """A table of one dimension, a class of the quantity; "*" is its total."""
    cells = tuple(
        Cell((code,), Quantity(measure, scope, *days, () if code == TOTAL else ((dimension, code),)), number)
        for code, number in numbers.items()
    )
    return Table(table_id or f"{measure}-{dimension}", measure, counts, (dimension,), cells, is_core, coarser)


def by_place(
    numbers: dict[str, int],
    *,
    measure: str = "unique_visitors",
    counts: Counts = Counts.PERSONS,
    is_core: bool = True,
) -> Table:
    """A year's numbers of premises; "*" is their organisation."""
    cells = tuple(
        Cell((slug,), Quantity(measure, SCOPE if slug == TOTAL else f"premises/{slug}", *YEAR), number)
        for slug, number in numbers.items()
    )
    return Table(f"{measure}-premises", measure, counts, ("premises",), cells, is_core)


def shown(release: Release, table_id: str) -> dict[str, int | None] | None:
    """What a table of one dimension shows under each code; None when it does not leave."""
    for table in release.tables:
        if table.id == table_id:
            return {cell.key[0]: cell.value for cell in table.cells}
    return None

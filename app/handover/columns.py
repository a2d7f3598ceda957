"""The one list of what every column of every table tells: a test fails when a column is missing, or told twice."""

from __future__ import annotations

from app.handover import (
    columns_of_days,
    columns_of_house,
    columns_of_kept_months,
    columns_of_staff,
    columns_of_vault,
    columns_of_visitors,
)
from app.handover.told import About, Told

COLUMNS: tuple[Told, ...] = (
    *columns_of_visitors.COLUMNS,
    *columns_of_days.COLUMNS,
    *columns_of_kept_months.COLUMNS,
    *columns_of_staff.COLUMNS,
    *columns_of_house.COLUMNS,
    *columns_of_vault.COLUMNS,
)

ABOUT: dict[tuple[str, str], About] = {(each.table, name): each.about for each in COLUMNS for name in each.columns}


def columns_about(table: str, *about: About) -> tuple[str, ...]:
    """The names of those columns of a table that tell of one of these, in the order of the list."""
    return tuple(name for each in COLUMNS if each.table == table and each.about in about for name in each.columns)

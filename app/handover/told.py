"""What a column tells and of whom, as it is said to those who ask; pure."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class About(StrEnum):
    """Of whom or of what a column tells."""

    HOLDER = "holder"  # of somebody who came; by card, where the row hangs on one
    DAY = "day"  # of a day at a place, of nobody who came
    STAFF = "staff"  # of somebody who works there
    HOUSE = "house"  # of the place, its plans, its agreement, its machines
    NUMBER = "number"  # a number drawn at random or counted up: ties rows together, says nothing by itself
    KEYED = "keyed"  # a keyed hash, or sealed: says nothing to whoever has not the key


class Told(NamedTuple):
    """Columns of one table, of whom they tell, and a sentence about them in each language."""

    table: str
    columns: tuple[str, ...]
    about: About
    sv: str
    en: str


def told(table: str, columns: str, about: About, sv: str, en: str) -> Told:
    """One line of the list; columns: their names, with spaces between."""
    return Told(table, tuple(columns.split()), about, sv, en)

"""The tables that may leave the house, before and after the door: cells, each of them one quantity."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

TOTAL = "*"  # the code that stands for all codes of a dimension
HIDDEN = ".."  # what is shown for a cell that is hidden, whatever the reason: "visas inte, för få personer"


class Counts(StrEnum):
    """What the cells of a table are numbers of; it decides what is sensitive in it."""

    PERSONS = "persons"
    HEADS = "heads"
    VISITS = "visits"
    ENTRIES = "entries"
    SESSIONS = "sessions"
    DAYS = "days"
    HOURS = "hours"
    KRONOR = "kronor"


@dataclass(frozen=True, order=True)
class Quantity:
    """One number that is true of the world: two cells of one quantity, in whichever tables and releases, are one.

    measure: the id of a figure. scope: "premises/SLUG", "organisation/SLUG" or "agreement/SLUG". Both days are
    included. classes: (dimension, code) of what it is narrowed to beside place and time, sorted; none for a total.
    state: as it was told before so many rounds of late entries; 0 for as it is counted now, which is all that tables
    and the ledger have.
    """

    measure: str
    scope: str
    first_day: date
    last_day: date
    classes: tuple[tuple[str, str], ...] = ()
    state: int = 0


@dataclass(frozen=True)
class Cell:
    """A number in its place. key: a code for each dimension of the table, TOTAL where it is not narrowed.

    value: None when it is hidden. Of visits, for the door alone, which takes both away: persons, how many are behind
    them; most_of_one, how many of them are the same person's.
    """

    key: tuple[str, ...]
    quantity: Quantity
    value: int | None
    persons: int | None = None
    most_of_one: int | None = None


@dataclass(frozen=True, order=True)
class BandLimits:
    """The fewest visit days of who comes often and of who comes sometimes, at a place in a period."""

    scope: str
    first_day: date
    last_day: date
    often: int
    sometimes: int


@dataclass(frozen=True)
class Table:
    """Cells of one measure under named dimensions.

    is_core: it belongs to the core report, which is never dropped. coarser: the same with merged classes, each coarser
    than the one before; taken where the finer one would have to hide something. limits: of the bands that it shows, for
    whoever knows them knows of the visits.
    """

    id: str
    measure: str
    counts: Counts
    dimensions: tuple[str, ...]
    cells: tuple[Cell, ...]
    is_core: bool = False
    coarser: tuple[Table, ...] = ()
    limits: tuple[BandLimits, ...] = ()


class Why(StrEnum):
    """Why something of a table does not leave as it was counted."""

    FEW_PERSONS = "few_persons"  # the cell itself counts too few
    WOULD_TELL = "would_tell"  # another hidden cell could be computed from it
    EARLIER_RELEASE = "earlier_release"  # it would tell together with what has left before
    LATE_ENTRY = "late_entry"  # it moved by too little since it was published: the old value stands


@dataclass(frozen=True)
class Held:
    """What was held back: a cell (its key), a finer form of the table (merged) or the whole of it (dropped)."""

    table_id: str
    key: tuple[str, ...] | None
    what: str  # "hidden", "merged", "dropped", "old value"
    why: Why


@dataclass(frozen=True)
class Release:
    """What leaves: tables whose hidden cells have no value, and what was held back, for the house's own eyes."""

    tables: tuple[Table, ...]
    held: tuple[Held, ...] = ()

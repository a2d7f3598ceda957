"""A house of a few persons, counted from who they are and when they came: its tables, and what an attacker knows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

from app.disclosure.cells import TOTAL, Cell, Counts, Quantity, Release, Table
from tests.disclosure.brute_force import Puzzle

PLACES = ("valla", "berga")
HALVES = ("h1", "h2")
PERIODS = {
    "h1": (date(2025, 1, 1), date(2025, 6, 30)),
    "h2": (date(2025, 7, 1), date(2025, 12, 31)),
    TOTAL: (date(2025, 1, 1), date(2025, 12, 31)),
}
CLASSES = {"gender": ("woman", "man", "other"), "age": ("young", "old"), "band": ("often", "sometimes", "seldom")}
# What a number is called here: measure, premises, half-year, then a code or TOTAL for each class in turn.
Name = tuple[str, str, str, str, str, str]


@dataclass(frozen=True)
class Visitor:
    """Who someone is, and how many visits they made at each premises in each half-year."""

    gender: str
    age: str
    visits: tuple[int, int, int, int]  # valla h1, valla h2, berga h1, berga h2

    @property
    def band(self) -> str:
        """How often they came, in the whole year and organisation."""
        total = sum(self.visits)
        return "often" if total > 6 else "sometimes" if total > 2 else "seldom"  # noqa: PLR2004

    def visits_in(self, place: str, half: str) -> int:
        """Their visits there and then."""
        spots = product(PLACES, HALVES)
        return sum(
            count
            for count, (own_place, own_half) in zip(self.visits, spots, strict=True)
            if place in (TOTAL, own_place) and half in (TOTAL, own_half)
        )

    def is_in(self, name: Name) -> bool:
        """Whether they are counted there."""
        _, place, half, *codes = name
        own = (self.gender, self.age, self.band)
        return self.visits_in(place, half) > 0 and all(
            code in (TOTAL, mine) for code, mine in zip(codes, own, strict=True)
        )


def count(visitors: Iterable[Visitor], name: Name) -> int:
    """The true number of that name."""
    inside = [each for each in visitors if each.is_in(name)]
    return len(inside) if name[0] == "unique_visitors" else sum(each.visits_in(name[1], name[2]) for each in inside)


def quantity(name: Name) -> Quantity:
    """The same in the door's language."""
    measure, place, half, *codes = name
    scope = "organisation/loftet" if place == TOTAL else f"premises/{place}"
    classes = sorted((dimension, code) for dimension, code in zip(CLASSES, codes, strict=True) if code != TOTAL)
    return Quantity(measure, scope, *PERIODS[half], tuple(classes))


def table(  # noqa: PLR0913  # what makes up a table
    visitors: Sequence[Visitor],
    table_id: str,
    measure: str,
    dimensions: tuple[str, ...],
    *,
    is_core: bool,
    half: str = TOTAL,
    place: str = TOTAL,
) -> Table:
    """The table under these dimensions, with all its totals."""
    codes = {"premises": PLACES, "half_year": HALVES, **CLASSES}
    cells = []
    for key in product(*((*codes[each], TOTAL) for each in dimensions)):
        own = dict(zip(dimensions, key, strict=True))
        name = (
            measure,
            own.get("premises", place),
            own.get("half_year", half),
            *(own.get(each, TOTAL) for each in CLASSES),
        )
        cells.append(Cell(key, quantity(name), count(visitors, name)))
    counts = Counts.PERSONS if measure == "unique_visitors" else Counts.VISITS
    return Table(table_id, measure, counts, dimensions, tuple(cells), is_core)


def tables(visitors: Sequence[Visitor], *, is_core: bool) -> list[Table]:
    """The whole linked system: places and halves, attributes crossed, attributes by premises, bands, visits."""
    return [
        table(visitors, "uniques", "unique_visitors", ("premises", "half_year"), is_core=is_core),
        table(visitors, "visits", "visits", ("premises", "half_year"), is_core=True),
        table(visitors, "crossed", "unique_visitors", ("gender", "age"), is_core=is_core),
        table(visitors, "ages", "unique_visitors", ("premises", "age"), is_core=is_core),
        table(visitors, "ages_of_halves", "unique_visitors", ("half_year", "age"), is_core=is_core),
        table(visitors, "bands", "unique_visitors", ("band",), is_core=is_core),
    ]


def names() -> dict[Quantity, Name]:
    """Every name there can be, by its quantity."""
    spots = product(
        ("unique_visitors", "visits"),
        (*PLACES, TOTAL),
        (*HALVES, TOTAL),
        *((*each, TOTAL) for each in CLASSES.values()),
    )
    return {quantity(name): name for name in spots}


NAMES = names()


def puzzle_of(releases: Sequence[Release], visitors: Sequence[Visitor], threshold: int, room: int) -> Puzzle:
    """What everything that left leaves open; hidden numbers are looked for up to so far above the true ones.

    visitors: as they were at the newest release. An old value that stands says that the true one is near it.
    """
    seen: dict[Name, int | None] = {}
    near: set[Name] = set()
    for release in releases:
        old = {(each.table_id, each.key) for each in release.held if each.what == "old value"}
        for each in release.tables:
            for cell in each.cells:
                name = NAMES[cell.quantity]
                seen[name] = cell.value
                near = (near | {name}) if (each.id, cell.key) in old else (near - {name})
    true = {name: count(visitors, name) for name in seen}
    bounds = {name: (value, value) if value is not None else (0, true[name] + room) for name, value in seen.items()}
    bounds |= {name: (max(0, seen[name] - threshold + 1), seen[name] + threshold - 1) for name in near}
    puzzle = Puzzle(bounds, nearest=dict(true))
    for name in seen:
        _add_rows(puzzle, name, seen)
    return puzzle


def _add_rows(puzzle: Puzzle, name: Name, seen: dict[Name, int | None]) -> None:
    """All that is known of one number and its parts."""
    codes_of = [PLACES, HALVES, *CLASSES.values()]
    for place, codes in enumerate(codes_of, start=1):
        parts = [(*name[:place], code, *name[place + 1 :]) for code in codes]
        if name[place] != TOTAL or not all(part in seen for part in parts):
            continue
        if place > len(("place", "half")) or name[0] == "visits":
            puzzle.sum_is(name, parts)
        elif name[-1] == TOTAL:
            puzzle.at_most([name], parts)
            for part in parts:
                puzzle.at_most([part], [name])
    visits = ("visits", *name[1:])
    if name[0] == "unique_visitors" and visits in seen:
        puzzle.at_most([name], [visits])

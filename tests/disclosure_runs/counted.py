"""The exact tables of a made-up house, as the door takes them, and what has left as a report's JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import product
from typing import Any

from app.disclosure.cells import TOTAL, BandLimits, Cell, Counts, Quantity, Release, Table
from app.periods import Period
from tests.disclosure_runs.house import MERGED, House, Scope, finest, is_of, limits_of, visit_days

PLACES = ("organisation", "premises")
Classes = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Axis:
    """One dimension of a table and its codes, the total among them where it is told."""

    dimension: str
    codes: tuple[str, ...]


def period_of(code: str) -> Period:
    """2025, 2025-H1 or 2025-03."""
    year, _, part = code.partition("-")
    number = int(year)
    if part.startswith("H"):
        return Period(date(number, 1, 1), date(number, 6, 30)) if part == "H1" else _second_half(number)
    whole = Period(date(number, 1, 1), date(number, 12, 31))
    return whole.months()[int(part) - 1] if part else whole


def _second_half(year: int) -> Period:
    return Period(date(year, 7, 1), date(year, 12, 31))


def exact_table(
    house: House,
    name: str,
    measure: str,
    counts: Counts,
    axes: Sequence[Axis],
    *,
    year: str = "2025",
    is_core: bool = False,
) -> Table:
    """Every cell of the crossed axes; places and periods that no axis names are the whole house and the year."""
    cells = []
    for key in product(*(axis.codes for axis in axes)):
        codes = {axis.dimension: code for axis, code in zip(axes, key, strict=True) if code != TOTAL}
        if "organisation" not in codes and "premises" in codes and len(house.organisations) > 1:
            continue
        if "premises" in codes and codes["premises"] not in house.scope(codes.get("organisation")).premises:
            continue
        scope = house.scope(codes.get("organisation"), codes.get("premises"))
        period = period_of(codes.get("month") or codes.get("period") or year)
        classes = tuple(sorted(each for each in codes.items() if each[0] not in (*PLACES, "month", "period")))
        quantity = Quantity(measure, scope.name, period.first_day, period.last_day, classes)
        value, persons, most = number_of(house, measure, counts, scope, period, classes)
        cells.append(Cell(key, quantity, value, persons, most))
    dimensions = tuple(axis.dimension for axis in axes)
    limits = tuple(sorted(_limits_of_bands(house, cells))) if "band" in dimensions else ()
    return Table(name, measure, counts, dimensions, tuple(cells), is_core, limits=limits)


def _limits_of_bands(house: House, cells: Sequence[Cell]) -> set[BandLimits]:
    """Those that the document tells: of each organisation and period."""
    stretches = {(each.quantity.scope, each.quantity.first_day, each.quantity.last_day) for each in cells}
    return {
        BandLimits(scope, *days, **{name: limit for name, limit in told.items() if name != "seldom"})
        for scope, *days in stretches
        if scope.startswith("organisation/") and (told := dict(limits_of(house.band_limits, Period(*days))))
    }


def number_of(
    house: House, measure: str, counts: Counts, scope: Scope, period: Period, classes: Classes
) -> tuple[int, int | None, int | None]:
    """A number; of visits also how many persons are behind it, and how many of it are one person's."""
    if counts is Counts.PERSONS and measure == "unique_visitors":
        persons = (each for each in house.persons if visit_days(each, scope, period))
        return sum(is_of(each, classes, scope, period) for each in persons), None, None
    if measure in ("visits", "visits_identified"):
        return _visits(house, measure, scope, period, classes)
    words = {word for name, code in classes for word in finest(name, code)}
    of_measure = (each for each in house.noted if each.measure == measure and each.premises in scope.premises)
    inside = (each for each in of_measure if period.first_day <= each.day <= period.last_day)
    return sum(1 for each in inside if not words or each.word in words), None, None


def _visits(
    house: House, measure: str, scope: Scope, period: Period, classes: Classes
) -> tuple[int, int | None, int | None]:
    way = dict(classes).get("way")
    rest = tuple(each for each in classes if each[0] != "way")
    by_person = Counter[int]()
    for index, person in enumerate(house.persons):
        if is_of(person, rest, scope, period):
            by_person[index] = sum(
                premises in scope.premises and period.first_day <= day <= period.last_day
                for premises, day in person.visits
            )
    anonymous = sum(
        heads
        for (premises, day), heads in house.anonymous.items()
        if premises in scope.premises and period.first_day <= day <= period.last_day
    )
    by_card = by_person.total()
    if measure == "visits_identified" or way == "with-card" or rest:
        return by_card, sum(1 for each in by_person.values() if each), max(by_person.values(), default=0)
    return (anonymous if way == "at-the-door" else by_card + anonymous), None, None


def document(house: House, release: Release, first_day: date, last_day: date) -> dict[str, Any]:
    """What has left, as contract.md has the report's JSON."""
    return {
        "format": "oasen-report/1",
        "scope": {
            "organisations": sorted(house.organisations),
            "from": first_day.isoformat(),
            "to": last_day.isoformat(),
        },
        "sealed": None,
        "figures": {},
        "tables": [_as_json(table, release) for table in release.tables],
        "limits": {slug: _limits(house, release) for slug in house.organisations},
    }


def _limits(house: House, release: Release) -> dict[str, dict[str, int]]:
    """The limits of the bands in each period that a table is about."""
    codes = {
        dict(zip(table.dimensions, cell.key, strict=True)).get("period")
        for table in release.tables
        for cell in table.cells
    }
    return {code: dict(limits_of(house.band_limits, period_of(code))) for code in sorted(codes - {None})}


def _as_json(table: Table, release: Release) -> dict[str, Any]:
    standing = {each.key for each in release.held if each.table_id == table.id and each.what == "old value"}
    return {
        "id": table.id,
        "measure": table.measure,
        "counts": table.counts.value,
        "dimensions": list(table.dimensions),
        "cells": [
            {"key": dict(zip(table.dimensions, cell.key, strict=True)), "value": cell.value}
            | ({"suppressed": True} if cell.value is None else {})
            | ({"stands": True} if cell.key in standing else {})
            for cell in table.cells
        ],
    }


def merged(table: Table, dimension: str, groups: Mapping[str, Sequence[str]] | None) -> Table:
    """The table with the codes of one dimension summed into groups; None: the totals alone."""
    at = table.dimensions.index(dimension)
    if groups is None:
        kept = [cell for cell in table.cells if cell.key[at] == TOTAL]
        return Table(
            table.id,
            table.measure,
            table.counts,
            table.dimensions[:at] + table.dimensions[at + 1 :],
            tuple(
                Cell(cell.key[:at] + cell.key[at + 1 :], cell.quantity, cell.value, cell.persons, cell.most_of_one)
                for cell in kept
            ),
            table.is_core,
            limits=table.limits,
        )
    group_of = {code: group for group, codes in groups.items() for code in codes}
    together: dict[tuple[str, ...], Cell] = {}
    for cell in table.cells:
        code = group_of.get(cell.key[at], cell.key[at])
        key = (*cell.key[:at], code, *cell.key[at + 1 :])
        classes = tuple((name, code if name == dimension else other) for name, other in cell.quantity.classes)
        quantity = Quantity(
            cell.quantity.measure, cell.quantity.scope, cell.quantity.first_day, cell.quantity.last_day, classes
        )
        before = together.get(key)
        together[key] = Cell(key, quantity, (cell.value or 0) + ((before.value or 0) if before else 0))
    return replace(table, cells=tuple(together.values()), coarser=())


def coarse_groups(dimension: str, *groups: str) -> Mapping[str, Sequence[str]]:
    """The coarse classes that a dimension has, or only those."""
    return {group: codes for group, codes in MERGED[dimension].items() if group in (groups or MERGED[dimension])}

"""Tables that leave only when every party has ticked them: unit costs and pace, made from published cells alone.

They are made after the door, of nothing but what it let through: whoever has the report can work them out, so they
tell of nobody. What is asked is whether the parties want them told, for a partnership is not bought by the piece.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from typing import Any

from app.agreements.agreeable import Per
from app.agreements.money_queries import Leaving
from app.agreements.pace import agreed_of, pace_of
from app.disclosure.cells import TOTAL
from app.figures.subjects.visitors import rounded_half_up
from app.followup.composing.published import Published, Where
from app.periods import Period, year

Cell = tuple[dict[str, str], int]


@dataclass(frozen=True)
class ConsentedTable:
    """A table of its own under the id of a figure or "pace"; what: that which every party has to have ticked."""

    id: str
    sv: str
    en: str
    what: Leaving
    measure: str
    counts: str
    classes: tuple[str, ...]
    cells: Callable[[Published], Iterator[Cell]]


def _among(kr_id: str, among_id: str) -> Callable[[Published], Iterator[Cell]]:
    """Kronor among what was counted, in whole kronor; nothing where either is not published."""

    def cells(told: Published) -> Iterator[Cell]:
        for period in (told.present, told.before):
            for place in (TOTAL, *told.organisations) if told.is_joint else (TOTAL,):
                where = Where(period, place) if period else None
                kr, count = (told.value(each, where) if where else None for each in (kr_id, among_id))
                if where and kr is not None and count:
                    yield _key(told, where), rounded_half_up(kr, count)

    return cells


def _pace(told: Published) -> Iterator[Cell]:
    """Of each thing agreed: what falls to the period, what was done, and what a week would need until its end."""
    period, agreement = _days(told.document["scope"]), told.document["agreement"]
    held = Period(*map(date.fromisoformat, agreement["period"])) if agreement["period"] else None
    for thing in agreement["agreed"] if held else ():
        where = Where(told.present, (thing["party"] or TOTAL) if told.is_joint else TOTAL)
        done = told.value(thing["figure_id"], where)
        if held is None or done is None or held.common_with(period) is None:
            continue
        key = _key(told, where) | {"agreed": thing["figure_id"], "per": thing["per"]}
        per, number = Per(thing["per"]), thing["number"]
        yield key | {"pace": "agreed"}, max(1, round(agreed_of(number, per, period, held)))
        yield key | {"pace": "done"}, done
        needed = _needed_a_week(per, number, done, period, held)
        if needed is not None:
            yield key | {"pace": "needed-a-week"}, needed


def _needed_a_week(per: Per, number: int, done: int, period: Period, held: Period) -> int | None:
    """So many a week until the year, or the whole agreement, is over; None where nothing is left of that time.

    Only from its beginning on is what was done in the period all that was done.
    """
    whole = held if period.first_day == held.first_day and not period.is_year_long else year(period.first_day.year)
    common = whole.common_with(held)
    if common is None or period.first_day > common.first_day or period.last_day >= common.last_day:
        return None
    agreed = agreed_of(number, per, common, held)
    needed = pace_of(agreed, done, common, (), period.last_day + timedelta(days=1)).needed_a_week
    return ceil(needed) if needed is not None else None


CONSENTED: tuple[ConsentedTable, ...] = (
    ConsentedTable(
        "cost_per_visit",
        "Kostnad per besök, kronor",
        "Cost per visit, kronor",
        Leaving.UNIT_COSTS,
        "cost_per_visit",
        "kronor",
        (),
        _among("cost", "visits"),
    ),
    ConsentedTable(
        "cost_per_unique_visitor",
        "Kostnad per person med kort, kronor",
        "Cost per person with a card, kronor",
        Leaving.UNIT_COSTS,
        "cost_per_unique_visitor",
        "kronor",
        (),
        _among("cost", "unique_visitors"),
    ),
    ConsentedTable(
        "grant_per_visit",
        "Bidrag per besök, kronor",
        "Grant per visit, kronor",
        Leaving.UNIT_COSTS,
        "grant_per_visit",
        "kronor",
        (),
        _among("grant", "visits"),
    ),
    ConsentedTable(
        "pace",
        "Takten i det vi kommit överens om",
        "How it goes with what was agreed",
        Leaving.PACE,
        "agreed",
        "number",
        ("agreed", "per", "pace"),
        _pace,
    ),
)
BY_CONSENT = {each.id: each for each in CONSENTED}


def consented_tables(document: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The tables that every party has ticked, as the document has tables; none of which there is nothing to tell."""
    told, leaves = Published(document), document["agreement"]["leaves"]
    made = [_table(each, told) for each in CONSENTED if each.what in leaves]
    return [table for table in made if table["cells"]]


def _table(listed: ConsentedTable, told: Published) -> dict[str, Any]:
    cells = {tuple(key.items()): value for key, value in reversed(list(listed.cells(told)))}
    return {
        "id": listed.id,
        "title": listed.sv,
        "title_en": listed.en,
        "measure": listed.measure,
        "counts": listed.counts,
        "dimensions": ["period", *(["organisation"] if told.is_joint else []), *listed.classes],
        "cells": [{"key": dict(key), "value": value} for key, value in reversed(cells.items())],
    }


def _key(told: Published, where: Where) -> dict[str, str]:
    return {"period": where.period} | ({"organisation": where.organisation} if told.is_joint else {})


def _days(scope: Mapping[str, Any]) -> Period:
    return Period(date.fromisoformat(scope["from"]), date.fromisoformat(scope["to"]))

"""What stands in the log after a fault, for the laws to be held against."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from app.clock import now
from app.database.statements import table_of
from app.figures.document import counted_figures
from app.figures.facts import log as log_alone
from app.kiosk_host.models import TabletNumbers
from app.log.models import Entry, SetAside
from app.periods import year
from tests.faults.server.history import Figures, Found
from tests.faults.server.tablets import body
from tests.kiosk.in_browser.server import RunningServer
from tests.make import rows

ENTRIES, NUMBERS, SET_ASIDE = table_of(Entry), table_of(TabletNumbers), table_of(SetAside)


def found_in(server: RunningServer, organisations: Sequence[str], agreement: str) -> Found:
    """What is there."""
    with server.database():
        columns = (ENTRIES.c.id, ENTRIES.c.kind, ENTRIES.c.claimed_at, ENTRIES.c.count, ENTRIES.c.children)
        stored = [(bytes(id_).hex(), body(*happened)) for id_, *happened in rows(select(*columns))]
        told = {
            bytes(tablet).hex(): [(first, last) for first, last, _ in json.loads(stretches)]
            for tablet, stretches in rows(select(NUMBERS.c.tablet, NUMBERS.c.stretches))
        }
        set_aside = len(rows(select(SET_ASIDE.c.status)))
        figures = [each for number in _years() for each in _figures_of(number, organisations, agreement)]
    return Found(stored, set_aside, told, figures=figures)


def ids_in(server: RunningServer) -> set[str]:
    """The id of every entry."""
    with server.database():
        return {bytes(id_).hex() for (id_,) in rows(select(ENTRIES.c.id))}


def _years() -> list[int]:
    return sorted({day.year for (day,) in rows(select(ENTRIES.c.day).distinct())})


def _figures_of(number: int, organisations: Sequence[str], agreement: str) -> list[Figures]:
    """Of a year: each organisation's, and all of them together; the sums beside the log held against the log itself."""
    period = year(number)
    own = [_figures(counted_figures(period, organisation_slug=slug)) for slug in organisations]
    plain = [_figures(counted_figures(period, organisation_slug=slug, facts=log_alone)) for slug in organisations]
    kept_beside = [
        Figures(sums.visits, sums.uniques, [log.visits], [log.uniques]) for sums, log in zip(own, plain, strict=True)
    ]
    if number != now().year:  # the agreement is of this year alone
        return [*own, *kept_beside]
    joint = counted_figures(period, agreement_slug=agreement)["figures"]["unique_visitors"]["value"]
    return [*own, *kept_beside, Figures(0, 0, (), (), [each.uniques for each in own], joint)]


def _figures(document: dict[str, Any]) -> Figures:
    value = {name: document["figures"][name]["value"] for name in ("visits", "unique_visitors")}
    months = document["months"].values()
    return Figures(
        value["visits"],
        value["unique_visitors"],
        [month["visits"] for month in months],
        [month["unique_visitors"] for month in months],
    )
